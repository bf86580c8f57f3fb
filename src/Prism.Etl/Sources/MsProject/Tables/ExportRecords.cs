namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>Turns the rows of an export's tables into the records of a plan, and finds who is meant by ids and names.</summary>
internal sealed class ExportRecords(ExportText values)
{
    private readonly Dictionary<int, int> taskUids = [];
    private readonly Dictionary<string, int> taskNames = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> resourceUids = [];
    private readonly Dictionary<string, int> resourceNames = new(StringComparer.Ordinal);

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

            if (ExportPlan.Baseline(row) is { } baseline)
            {
                assignment.Baselines.Add(baseline);
            }

            Records.Add(assignment);
        }
    }

    private static int? Of(Dictionary<int, int> uids, int? id) => id is { } known ? uids.TryGetValue(known, out var uid) ? uid : known == 0 ? MspdiAssignment.NoResource : known : null;

    private static int? Of(Dictionary<string, int> uids, string? name) => name is not null && uids.TryGetValue(name, out var uid) ? uid : null;
}
