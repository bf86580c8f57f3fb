namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>The tasks of a network in an order in which each comes after all it waits for, with the links seen from both ends.</summary>
/// <remarks>A leaf waits for its predecessors and for those of the summaries above it; a summary waits for its children.</remarks>
internal sealed class NetworkOrder
{
    private NetworkOrder(Dictionary<int, NetworkTask> tasks, List<NetworkLink> links)
    {
        Tasks = tasks;
        Incoming = links.ToLookup(link => link.SuccessorUid);
        Outgoing = links.ToLookup(link => link.PredecessorUid);
        Children = tasks.Values.Where(task => task.ParentUid is not null).ToLookup(task => task.ParentUid!.Value, task => task.Uid);
    }

    public Dictionary<int, NetworkTask> Tasks { get; }
    public ILookup<int, NetworkLink> Incoming { get; }
    public ILookup<int, NetworkLink> Outgoing { get; }
    public ILookup<int, int> Children { get; }
    public List<NetworkTask> InOrder { get; } = [];

    /// <summary>Null where links or the outline run in a circle.</summary>
    public static NetworkOrder? Of(IEnumerable<NetworkTask> tasks, IEnumerable<NetworkLink> links)
    {
        var byUid = tasks.ToDictionary(task => task.Uid);
        var known = links.Where(link => byUid.ContainsKey(link.PredecessorUid) && byUid.ContainsKey(link.SuccessorUid)).ToList();
        var order = new NetworkOrder(byUid, known);
        return order.Sort() ? order : null;
    }

    public bool IsSummary(NetworkTask task) => Children.Contains(task.Uid);

    /// <summary>The task and the summaries above it.</summary>
    public IEnumerable<int> WithSummaries(NetworkTask task)
    {
        yield return task.Uid;
        for (var parent = task.ParentUid; parent is { } uid && Tasks.TryGetValue(uid, out var summary); parent = summary.ParentUid)
        {
            yield return uid;
        }
    }

    private bool Sort()
    {
        var followers = new Dictionary<int, List<int>>();
        var waiting = Tasks.Keys.ToDictionary(uid => uid, _ => 0);
        if (Tasks.Values.Any(task => WithSummaries(task).Take(Tasks.Count + 1).Count() > Tasks.Count))
        {
            return false;
        }

        foreach (var task in Tasks.Values)
        {
            var before = IsSummary(task)
                ? Children[task.Uid]
                : WithSummaries(task).SelectMany(uid => Incoming[uid]).Select(link => link.PredecessorUid);
            foreach (var uid in before.Distinct())
            {
                if (!followers.TryGetValue(uid, out var list))
                {
                    followers[uid] = list = [];
                }

                list.Add(task.Uid);
                waiting[task.Uid]++;
            }
        }

        var ready = new Queue<int>(Tasks.Keys.Where(uid => waiting[uid] == 0));
        while (ready.TryDequeue(out var uid))
        {
            InOrder.Add(Tasks[uid]);
            foreach (var follower in followers.GetValueOrDefault(uid, []))
            {
                if (--waiting[follower] == 0)
                {
                    ready.Enqueue(follower);
                }
            }
        }

        return InOrder.Count == Tasks.Count;
    }
}
