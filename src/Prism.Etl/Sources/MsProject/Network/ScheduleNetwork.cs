namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>
/// The critical path method as Project does it: early dates forward from the project's start over links with lags, constraints and calendars, late dates
/// backward from the project's finish, slack between them. A project that is scheduled from its finish goes the other way round: late dates first, from
/// which its start follows, and all tasks but those constrained to be as soon as possible lie on their late dates.
/// </summary>
/// <remarks>
/// A task in progress: its late start is its actual start, its remaining part begins where the work done ends, and its slack is that of its finish. A
/// finished task and a manual one have no place to move to. A deadline limits the late finish like a constraint. A summary spans its children; links of a
/// summary hold for all its leaves. As late as possible, in a project scheduled from its start, uses up the task's total slack, not only its free slack, so that
/// its successors move too; the project's finish does not.
/// </remarks>
public static class ScheduleNetwork
{
    /// <param name="tasks">All tasks with their summaries; UIDs are unique.</param>
    /// <param name="links">Links between them; others are left aside.</param>
    /// <param name="projectStart">No task begins earlier, but for actual starts and start constraints.</param>
    /// <param name="criticalSlackLimit">Slack up to this is critical.</param>
    /// <param name="finishBy">The project's finish, where it is scheduled back from that; <paramref name="projectStart"/> is then not asked.</param>
    /// <returns>By UID; null where links or outline run in a circle, so that there is no network.</returns>
    public static IReadOnlyDictionary<int, NetworkDates>? Calculate(
        IEnumerable<NetworkTask> tasks, IEnumerable<NetworkLink> links, DateTime projectStart, TimeSpan criticalSlackLimit, DateTime? finishBy = null)
    {
        if (NetworkOrder.Of(tasks, links) is not { InOrder.Count: > 0 } order)
        {
            return null;
        }

        var (early, late, projectFinish) = finishBy is { } finish ? FromFinish(order, finish) : FromStart(order, projectStart);
        var result = new Dictionary<int, NetworkDates>();
        foreach (var task in order.InOrder)
        {
            var ((earlyStart, earlyFinish), (lateStart, lateFinish)) = (early[task.Uid], late[task.Uid]);
            var finishSlack = task.Calendar.Between(earlyFinish, lateFinish);
            var total = IsStarted(order, task) ? finishSlack : Smaller(task.Calendar.Between(earlyStart, lateStart), finishSlack);
            var free = Smaller(total, FreeSlack(order, early, task, projectFinish));
            var isLate = finishBy is not null && task is { Constraint: not NetworkConstraint.AsSoonAsPossible, ActualStart: null, Fixed: null };
            result[task.Uid] = new NetworkDates(
                isLate ? lateStart : earlyStart, isLate ? lateFinish : earlyFinish, earlyStart, earlyFinish, lateStart, lateFinish, total, free < TimeSpan.Zero ? TimeSpan.Zero : free,
                total <= criticalSlackLimit && task.ActualFinish is null);
        }

        return result;
    }

    private static (Dictionary<int, (DateTime Start, DateTime Finish)> Early, Dictionary<int, (DateTime Start, DateTime Finish)> Late, DateTime Finish) FromStart(
        NetworkOrder order, DateTime projectStart)
    {
        var early = new ForwardPass(order, projectStart).Run();
        var finish = early.Values.Max(dates => dates.Finish);
        var late = new BackwardPass(order, finish).Run();
        return order.InOrder.Exists(task => task.Constraint == NetworkConstraint.AsLateAsPossible)
            ? (new ForwardPass(order, projectStart, late).Run(), late, finish)
            : (early, late, finish);
    }

    private static (Dictionary<int, (DateTime Start, DateTime Finish)> Early, Dictionary<int, (DateTime Start, DateTime Finish)> Late, DateTime Finish) FromFinish(
        NetworkOrder order, DateTime finish)
    {
        var late = new BackwardPass(order, finish).Run();
        return (new ForwardPass(order, late.Values.Min(dates => dates.Start)).Run(), late, finish);
    }

    private static TimeSpan FreeSlack(NetworkOrder order, Dictionary<int, (DateTime Start, DateTime Finish)> early, NetworkTask task, DateTime projectFinish)
    {
        TimeSpan? least = null;
        foreach (var link in order.Outgoing[task.Uid])
        {
            var (start, finish) = early[task.Uid];
            var successor = order.Tasks[link.SuccessorUid];
            var from = link.Type is NetworkLinkType.FinishStart or NetworkLinkType.FinishFinish ? finish : start;
            var to = link.Type is NetworkLinkType.FinishStart or NetworkLinkType.StartStart ? early[successor.Uid].Start : early[successor.Uid].Finish;
            var gap = task.Calendar.Between(NetworkLag.After(from, link, successor.Calendar), to);
            least = gap < least || least is null ? gap : least;
        }

        return least ?? task.Calendar.Between(early[task.Uid].Finish, projectFinish);
    }

    /// <summary>A summary has started once any of its leaves has.</summary>
    private static bool IsStarted(NetworkOrder order, NetworkTask task) =>
        task.ActualStart is not null || order.Children[task.Uid].Any(child => IsStarted(order, order.Tasks[child]));

    private static TimeSpan Smaller(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
