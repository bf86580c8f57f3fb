namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>The schedule network of a plan file. Left out: inactive and external tasks, the project summary, links to other plans.</summary>
internal static class PlanNetwork
{
    /// <returns>By UID; null where the plan has no network: no dates, or links in a circle.</returns>
    public static IReadOnlyDictionary<int, NetworkDates>? Calculate(PlanContents contents, PlanCalendars calendars)
    {
        var taken = contents.Tasks.Where(task => task is { IsActive: true, IsExternal: false } && task.Uid != 0).ToDictionary(task => task.Uid!.Value);
        var starts = taken.Values.Select(task => task.Start ?? task.ManualStart).OfType<DateTime>().ToList();
        if ((contents.Project.StartDate ?? (starts.Count > 0 ? starts.Min() : null)) is not { } projectStart)
        {
            return null;
        }

        var tasks = taken.Values.Select(task => Task(task, contents, calendars, projectStart)).ToDictionary(task => task.Uid);
        var links = taken.Values.SelectMany(task => task.Links
            .Where(link => link is { IsCrossProject: false, PredecessorUid: { } predecessor, Type: >= 0 and <= 3 } && tasks.ContainsKey(predecessor))
            .Select(link => Link(link, tasks[link.PredecessorUid!.Value], task.Uid!.Value)));
        var limit = TimeSpan.FromMinutes(Math.Clamp(contents.Project.CriticalSlackLimitDays, -100_000, 100_000) * contents.Project.MinutesPerDay);
        var finishes = taken.Values.Select(task => task.Finish ?? task.ManualFinish).OfType<DateTime>().ToList();
        DateTime? finishBy = contents.Project.IsScheduledFromStart ? null : contents.Project.FinishDate ?? (finishes.Count > 0 ? finishes.Max() : null);
        return ScheduleNetwork.Calculate(tasks.Values, links, projectStart, limit, finishBy);
    }

    private static NetworkTask Task(MspdiTask task, PlanContents contents, PlanCalendars calendars, DateTime projectStart)
    {
        var uid = task.Uid!.Value;
        var calendar = calendars.Of(task);
        var (start, finish) = (task.Start ?? task.ManualStart, task.Finish ?? task.ManualFinish);
        var span = start is { } from && finish is { } to && to >= from ? calendar.Between(from, to) : task.Duration ?? TimeSpan.Zero;
        span = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return new NetworkTask
        {
            Uid = uid,
            ParentUid = contents.ParentUids.TryGetValue(uid, out var parent) && parent != 0 && contents.TasksByUid[parent] is { IsActive: true, IsExternal: false } ? parent : null,
            Calendar = calendar,
            Span = span,
            Fixed = task.IsManual ? (start ?? projectStart, finish ?? start ?? projectStart) : null,
            ActualStart = contents.SummaryUids.Contains(uid) ? null : task.ActualStart,
            ActualFinish = contents.SummaryUids.Contains(uid) ? null : task.ActualFinish,
            ActualSpan = task.PercentComplete is > 0 and <= 100 and var percent ? span * (percent / 100) : TimeSpan.Zero,
            Constraint = task.ConstraintType is >= 0 and <= 7 and var type ? (NetworkConstraint)type : NetworkConstraint.AsSoonAsPossible,
            ConstraintDate = task.ConstraintDate,
            Deadline = task.Deadline,
        };
    }

    private static NetworkLink Link(MspdiLink link, NetworkTask predecessor, int successorUid)
    {
        var bounded = Math.Clamp(link.LinkLag, -1e9, 1e9);
        var lag = link.IsPercent ? predecessor.Span * (Math.Clamp(bounded, -10_000, 10_000) / 100) : TimeSpan.FromMinutes(bounded / 10);
        return new NetworkLink(predecessor.Uid, successorUid, (NetworkLinkType)link.Type, lag, link.IsElapsed);
    }
}
