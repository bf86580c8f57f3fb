namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>Turns the rows of an export's tables into the records of a plan, and finds who is meant by ids and names.</summary>
internal sealed class ExportRecords(ExportText values)
{
    private readonly Dictionary<int, int> taskUids = [];
    private readonly Dictionary<string, int> taskNames = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> resourceUids = [];
    private readonly Dictionary<string, int> resourceNames = new(StringComparer.Ordinal);

    /// <summary>UIDs of materials and costs, whose work is no time.</summary>
    private readonly HashSet<int> others = [];
    private int lastAssignment;

    public List<MspdiRecord> Records { get; } = [];
    public DateTime? Start { get; private set; }
    public DateTime? Finish { get; private set; }

    public void ReadTasks(ExportTable table, Func<ExportRow, MspdiTask> read)
    {
        var links = new List<(MspdiTask Task, ExportRow Row)>();
        foreach (var row in table.Rows(values))
        {
            var task = read(row);
            Records.Add(task);
            links.Add((task, row));
            taskUids.TryAdd(task.Id ?? task.Uid!.Value, task.Uid!.Value);
            taskNames.TryAdd(task.Name ?? "", task.Uid.Value);
            Start = task.Start < Start || Start is null ? task.Start ?? Start : Start;
            Finish = task.Finish > Finish || Finish is null ? task.Finish ?? Finish : Finish;
        }

        // Predecessors are named by the number in the list; only once all tasks are known it is clear who that is.
        foreach (var (task, row) in links)
        {
            var isByUid = table.Has("Unique ID Predecessors");
            foreach (var (number, link) in row.Predecessors(isByUid ? "Unique ID Predecessors" : "Predecessors"))
            {
                link.PredecessorUid = isByUid || link.IsCrossProject ? number : taskUids.GetValueOrDefault(number, number);
                task.Links.Add(link);
            }
        }
    }

    /// <summary>
    /// Makes assignments of what tasks themselves say in their column Resource Names, where there is no table of assignments. A task's work falls to its people by their
    /// units; its cost stays its own, for the column does not tell whose it is.
    /// </summary>
    public void ReadResourceNames(ExportTable table)
    {
        var tasks = Records.OfType<MspdiTask>().ToList();
        foreach (var (row, i) in table.Rows(values).Select((row, i) => (row, i)))
        {
            var (task, named) = (tasks[i], row.Resources());
            var isSummary = task.IsSummary || (i + 1 < tasks.Count && tasks[i + 1].OutlineLevel > task.OutlineLevel);
            var people = named.FindAll(resource => IsPerson(resource)).Sum(resource => resource.Units);
            foreach (var resource in named)
            {
                var share = !isSummary && people > 0 && IsPerson(resource) ? resource.Units / people : 0;
                Records.Add(new MspdiAssignment
                {
                    Uid = ++lastAssignment,
                    TaskUid = task.Uid,
                    ResourceUid = UidOf(resource),
                    Start = task.Start,
                    Finish = task.Finish,
                    ActualStart = task.ActualStart,
                    ActualFinish = task.ActualFinish,
                    Units = resource.Units,
                    Work = task.Work * share,
                    ActualWork = task.ActualWork * share,
                    RemainingWork = task.RemainingWork * share,
                });
            }
        }
    }

    private bool IsPerson(NamedResource resource) =>
        resourceNames.TryGetValue(resource.Name, out var uid) ? !others.Contains(uid) : !resource.IsMaterial;

    private int UidOf(NamedResource named)
    {
        if (!resourceNames.TryGetValue(named.Name, out var uid))
        {
            uid = resourceUids.Values.Concat(resourceNames.Values).DefaultIfEmpty(0).Max() + 1;
            resourceNames[named.Name] = uid;
            Records.Add(new MspdiResource { Uid = uid, Name = named.Name, Type = named.IsMaterial ? 0 : 1 });
            if (named.IsMaterial)
            {
                others.Add(uid);
            }
        }

        return uid;
    }

    public void ReadResources(ExportTable table)
    {
        foreach (var row in table.Rows(values))
        {
            var type = row.Text("Type");
            var resource = new MspdiResource
            {
                Uid = row.Integer("Unique ID", "ID") ?? row.Number,
                Name = row.Text("Name", "Resource Name"),
                Email = row.Text("Email Address"),
                Group = row.Text("Group"),
                Type = "Material".Equals(type, StringComparison.OrdinalIgnoreCase) ? 0 : 1,
                IsCostResource = "Cost".Equals(type, StringComparison.OrdinalIgnoreCase),
                IsGeneric = row.Flag("Generic") ?? false,
                MaxUnits = row.Units("Max Units", "Maximum Units"),
                StandardRate = row.Rate("Standard Rate"),
                OvertimeRate = row.Rate("Overtime Rate"),
                CostPerUse = row.Money("Cost Per Use"),
            };
            Records.Add(resource);
            if (!PlanContents.IsPerson(resource))
            {
                others.Add(resource.Uid!.Value);
            }

            resourceUids.TryAdd(row.Integer("ID") ?? resource.Uid!.Value, resource.Uid!.Value);
            resourceNames.TryAdd(resource.Name ?? "", resource.Uid.Value);
        }
    }

    /// <summary>Rows of nobody ("Unassigned") are placeholders, as in a plan file.</summary>
    public void ReadAssignments(ExportTable table)
    {
        foreach (var row in table.Rows(values))
        {
            var assignment = new MspdiAssignment
            {
                Uid = row.Integer("Unique ID") ?? row.Number,
                TaskUid = row.Integer("Task Unique ID") ?? Of(taskUids, row.Integer("Task ID")) ?? Of(taskNames, row.Text("Task Name")),
                ResourceUid = row.Integer("Resource Unique ID") ?? Of(resourceUids, row.Integer("Resource ID")) ?? Of(resourceNames, row.Text("Resource Name")) ?? MspdiAssignment.NoResource,
                Start = row.Date("Start"),
                Finish = row.Date("Finish"),
                ActualStart = row.Date("Actual Start"),
                ActualFinish = row.Date("Actual Finish"),
                Units = row.Units("Units", "Assignment Units"),
                Work = row.Duration("Work"),
                ActualWork = row.Duration("Actual Work"),
                RemainingWork = row.Duration("Remaining Work"),
                Cost = row.Money("Cost"),
                ActualCost = row.Money("Actual Cost"),
                RemainingCost = row.Money("Remaining Cost"),
            };

            // Exports often leave out what is done and what is left.
            if (assignment.Work is { } work && assignment.RemainingWork is null && row.Percent("% Work Complete") is { } percent)
            {
                assignment.ActualWork ??= work * (percent / 100);
                assignment.RemainingWork = work - assignment.ActualWork;
            }

            assignment.Baselines.AddRange(ExportPlan.Baselines(row));
            Records.Add(assignment);
        }
    }

    private static int? Of(Dictionary<int, int> uids, int? id) => id is { } known ? uids.TryGetValue(known, out var uid) ? uid : known == 0 ? MspdiAssignment.NoResource : known : null;

    private static int? Of(Dictionary<string, int> uids, string? name) => name is not null && uids.TryGetValue(name, out var uid) ? uid : null;
}
