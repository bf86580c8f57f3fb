namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>Early dates, from the project's start on.</summary>
/// <param name="order">The network.</param>
/// <param name="projectStart">No task begins earlier, but for actual starts and start constraints.</param>
/// <param name="late">Late dates, where tasks that are to be done as late as possible lie on them; null where they are known only afterwards.</param>
internal sealed class ForwardPass(NetworkOrder order, DateTime projectStart, IReadOnlyDictionary<int, (DateTime Start, DateTime Finish)>? late = null)
{
    private readonly Dictionary<int, (DateTime Start, DateTime Finish)> early = [];

    public Dictionary<int, (DateTime Start, DateTime Finish)> Run()
    {
        foreach (var task in order.InOrder)
        {
            early[task.Uid] = order.IsSummary(task) ? Summary(task) : Leaf(task);
        }

        return early;
    }

    private (DateTime Start, DateTime Finish) Summary(NetworkTask task) =>
        (order.Children[task.Uid].Min(child => early[child].Start), order.Children[task.Uid].Max(child => early[child].Finish));

    private (DateTime Start, DateTime Finish) Leaf(NetworkTask task)
    {
        if (task.Fixed is { } given)
        {
            return given;
        }

        if (task.ActualStart is { } started)
        {
            return (started, task.ActualFinish ?? Finish(task, started));
        }

        switch (task.Constraint, task.ConstraintDate)
        {
            case (NetworkConstraint.MustStartOn, { } on):
                return (on, Finish(task, on));
            case (NetworkConstraint.MustFinishOn, { } by):
                return (Start(task, by), by);
        }

        // A date someone set counts even before the project's start.
        var earliest = task is { Constraint: NetworkConstraint.StartNoEarlierThan, ConstraintDate: { } date } ? date : projectStart;
        var start = Held(task, earliest, isFinish: false);

        // A milestone stays at the instant its predecessors end; work begins with the next working time.
        start = task.Span > TimeSpan.Zero ? NetworkLag.NextWorking(task.Calendar, start) : start;
        var finish = Finish(task, start);
        var atLeast = Held(task, DateTime.MinValue, isFinish: true);
        if (task is { Constraint: NetworkConstraint.FinishNoEarlierThan, ConstraintDate: { } earliestFinish } && earliestFinish > atLeast)
        {
            atLeast = earliestFinish;
        }

        var dates = atLeast > finish ? (Start(task, atLeast), atLeast) : (start, finish);
        return task.Constraint == NetworkConstraint.AsLateAsPossible && late is not null && late[task.Uid].Finish > dates.Item2 ? late[task.Uid] : dates;
    }

    /// <summary>How far the links to a task's start, or finish, hold it back.</summary>
    private DateTime Held(NetworkTask task, DateTime atLeast, bool isFinish)
    {
        foreach (var link in order.WithSummaries(task).SelectMany(uid => order.Incoming[uid]))
        {
            if ((link.Type is NetworkLinkType.FinishFinish or NetworkLinkType.StartFinish) != isFinish)
            {
                continue;
            }

            var (start, finish) = early[link.PredecessorUid];
            var from = link.Type is NetworkLinkType.FinishStart or NetworkLinkType.FinishFinish ? finish : start;
            var held = NetworkLag.After(from, link, task.Calendar);
            atLeast = held > atLeast ? held : atLeast;
        }

        return atLeast;
    }

    private static DateTime Finish(NetworkTask task, DateTime start) => task.Calendar.Add(start, task.Span) ?? start;

    private static DateTime Start(NetworkTask task, DateTime finish) => task.Calendar.Subtract(finish, task.Span) ?? finish;
}
