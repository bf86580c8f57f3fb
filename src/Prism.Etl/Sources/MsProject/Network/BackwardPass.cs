namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>Late dates, from the project's finish back.</summary>
internal sealed class BackwardPass(NetworkOrder order, DateTime projectFinish)
{
    private readonly Dictionary<int, (DateTime Start, DateTime Finish)> late = [];

    public Dictionary<int, (DateTime Start, DateTime Finish)> Run()
    {
        // A summary comes after its children in the order, so a leaf's successor may be a summary that is not known yet: it is asked for its leaves.
        foreach (var task in Enumerable.Reverse(order.InOrder).Where(task => !order.IsSummary(task)))
        {
            late[task.Uid] = Leaf(task);
        }

        foreach (var task in order.InOrder.Where(order.IsSummary))
        {
            late[task.Uid] = (order.Children[task.Uid].Min(child => late[child].Start), order.Children[task.Uid].Max(child => late[child].Finish));
        }

        return late;
    }

    private (DateTime Start, DateTime Finish) Leaf(NetworkTask task)
    {
        if (task.ActualFinish is { } done)
        {
            return (task.Fixed?.Start ?? task.ActualStart ?? Start(task, done), done);
        }

        if (task is { ActualStart: null, ConstraintDate: { } date })
        {
            switch (task.Constraint)
            {
                case NetworkConstraint.MustStartOn:
                    return (date, Finish(task, date));
                case NetworkConstraint.MustFinishOn:
                    return (Start(task, date), date);
            }
        }

        var finish = Allowed(task, projectFinish, isFinish: true);
        finish = task.Deadline < finish ? task.Deadline.Value : finish;
        if (task is { Constraint: NetworkConstraint.FinishNoLaterThan, ConstraintDate: { } latest } && latest < finish)
        {
            finish = latest;
        }

        finish = task.Span > TimeSpan.Zero ? NetworkLag.LastWorking(task.Calendar, finish) : finish;
        if (task.ActualStart is { } started)
        {
            return (started, finish);
        }

        var start = Start(task, finish);
        var atMost = Allowed(task, start, isFinish: false);
        if (task is { Constraint: NetworkConstraint.StartNoLaterThan, ConstraintDate: { } latestStart } && latestStart < atMost)
        {
            atMost = latestStart;
        }

        return atMost < start ? (atMost, Finish(task, atMost)) : (start, finish);
    }

    /// <summary>How late the successors let a task finish, or start.</summary>
    private DateTime Allowed(NetworkTask task, DateTime atMost, bool isFinish)
    {
        foreach (var link in order.WithSummaries(task).SelectMany(uid => order.Outgoing[uid]))
        {
            if ((link.Type is NetworkLinkType.FinishStart or NetworkLinkType.FinishFinish) != isFinish)
            {
                continue;
            }

            foreach (var successor in Leaves(order.Tasks[link.SuccessorUid]))
            {
                var to = link.Type is NetworkLinkType.FinishStart or NetworkLinkType.StartStart ? BeginOf(successor) : late[successor.Uid].Finish;
                var allowed = NetworkLag.Before(to, link, successor.Calendar);
                atMost = allowed < atMost ? allowed : atMost;
            }
        }

        return atMost;
    }

    /// <summary>Where a successor's work still to do begins: what is done already cannot be pushed.</summary>
    private DateTime BeginOf(NetworkTask task)
    {
        if (task is not { ActualStart: { } started, ActualFinish: null })
        {
            return late[task.Uid].Start;
        }

        return task.ActualSpan < task.Span ? task.Calendar.Add(started, task.ActualSpan) ?? started : late[task.Uid].Finish;
    }

    private IEnumerable<NetworkTask> Leaves(NetworkTask task) =>
        order.IsSummary(task) ? order.Children[task.Uid].SelectMany(child => Leaves(order.Tasks[child])) : [task];

    private static DateTime Finish(NetworkTask task, DateTime start) => task.Calendar.Add(start, task.Span) ?? start;

    private static DateTime Start(NetworkTask task, DateTime finish) => task.Calendar.Subtract(finish, task.Span) ?? finish;
}
