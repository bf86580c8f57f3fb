namespace Prism.Etl.Sources.MsProject;

/// <summary>What a plan file says, held together and checked: every task, resource and assignment is told apart by its UID.</summary>
internal sealed class PlanContents
{
    public required MspdiProject Project { get; init; }
    public List<MspdiFieldDefinition> FieldDefinitions { get; } = [];
    public List<MspdiCalendar> Calendars { get; } = [];

    /// <summary>What of the file was left aside, in words.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Blank rows that were left out.</summary>
    public int BlankTasks { get; private set; }

    /// <summary>In the order of the file, which is the outline's; blank rows left out.</summary>
    public List<MspdiTask> Tasks { get; } = [];
    public Dictionary<int, MspdiTask> TasksByUid { get; } = [];
    public Dictionary<int, MspdiResource> Resources { get; } = [];
    public List<MspdiAssignment> Assignments { get; } = [];

    /// <summary>Tasks that have tasks below them, and UID 0; the file's own flag is not trusted.</summary>
    public HashSet<int> SummaryUids { get; } = [];

    /// <summary>The task above each task.</summary>
    public Dictionary<int, int> ParentUids { get; } = [];

    /// <exception cref="MspdiException">The file cannot be read, or two of its tasks, resources or assignments share a UID.</exception>
    public static PlanContents Read(MspdiReader reader, CancellationToken cancellationToken) => Of(reader.Project, reader.Read(), cancellationToken);

    /// <exception cref="MspdiException">Two tasks, resources or assignments share a UID.</exception>
    public static PlanContents Of(MspdiProject project, IEnumerable<MspdiRecord> records, CancellationToken cancellationToken)
    {
        var contents = new PlanContents { Project = project };
        var assignmentUids = new HashSet<int>();
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (record)
            {
                case MspdiFieldDefinition definition:
                    contents.FieldDefinitions.Add(definition);
                    break;
                case MspdiCalendar calendar:
                    contents.Calendars.Add(calendar);
                    break;
                case MspdiTask { IsNull: true }:
                    contents.BlankTasks++;
                    break;
                case MspdiTask task:
                    Unique(contents.TasksByUid.TryAdd(task.Uid ?? throw NoUid("task", task.Name), task), "tasks", task.Uid);
                    contents.Tasks.Add(task);
                    break;
                case MspdiResource { IsNull: false } resource:
                    Unique(contents.Resources.TryAdd(resource.Uid ?? throw NoUid("resource", resource.Name), resource), "resources", resource.Uid);
                    break;
                case MspdiAssignment assignment:
                    Unique(assignmentUids.Add(assignment.Uid ?? throw NoUid("assignment", null)), "assignments", assignment.Uid);
                    contents.Assignments.Add(assignment);
                    break;
            }
        }

        contents.ReadOutline();
        return contents;
    }

    /// <summary>True for a resource whose work is time; a material's "work" is a quantity.</summary>
    public static bool IsPerson(MspdiResource resource) => resource is { Type: 1, IsCostResource: false };

    /// <summary>True for an assignment of a resource to a task, both in the file.</summary>
    public bool IsStaged(MspdiAssignment assignment) =>
        !assignment.IsNobodys && assignment.TaskUid is { } task && TasksByUid.ContainsKey(task) && Resources.ContainsKey(assignment.ResourceUid);

    private void ReadOutline()
    {
        var above = new Stack<MspdiTask>();
        foreach (var task in Tasks)
        {
            while (above.TryPeek(out var top) && top.OutlineLevel >= task.OutlineLevel)
            {
                above.Pop();
            }

            if (above.TryPeek(out var parent))
            {
                ParentUids[task.Uid!.Value] = parent.Uid!.Value;
                SummaryUids.Add(parent.Uid.Value);
            }

            above.Push(task);
        }

        if (TasksByUid.ContainsKey(0))
        {
            SummaryUids.Add(0);
        }
    }

    private static void Unique(bool isNew, string what, int? uid)
    {
        if (!isNew)
        {
            throw new MspdiException($"two {what} have the UID {uid}");
        }
    }

    private static MspdiException NoUid(string what, string? name) => new($"a {what} has no UID{(name is null ? "" : $": '{name}'")}");
}
