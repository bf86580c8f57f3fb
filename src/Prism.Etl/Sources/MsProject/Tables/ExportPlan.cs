using System.Globalization;

namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>
/// A plan as Project's export maps give it: a table of tasks, and where they are there tables of resources and assignments. Without a table of assignments the
/// tasks' own column Resource Names tells who works on what.
/// Such a plan has no calendars, no timephased rows and no status date: work is spread over Monday to Friday, 8 to 12 and 13 to 17, and marked as estimated.
/// </summary>
internal static class ExportPlan
{
    private static readonly string[] Constraints =
    [
        "As Soon As Possible", "As Late As Possible", "Must Start On", "Must Finish On",
        "Start No Earlier Than", "Start No Later Than", "Finish No Earlier Than", "Finish No Later Than",
    ];

    private static readonly HashSet<string> Known = new[]
    {
        "ID", "Unique ID", "Name", "Task Name", "Active", "Task Mode", "WBS", "Outline Number", "Outline Level", "Milestone", "Summary", "Critical", "Estimated", "Duration",
        "Remaining Duration", "Start", "Start Date", "Finish", "Finish Date", "Actual Start", "Actual Finish", "Deadline", "Constraint Type", "Constraint Date", "Work", "Actual Work",
        "Remaining Work", "Cost", "Fixed Cost", "Actual Cost", "Remaining Cost", "% Complete", "% Work Complete", "Physical % Complete", "Total Slack", "Free Slack",
        "Predecessors", "Unique ID Predecessors", "Resource Names", "Hyperlink", "Hyperlink Address", "Total Cost", "Total Work", "Scheduled Work", "Scheduled Start", "Scheduled Finish", "Scheduled Duration",
        "Type", "Recurring", "External Task", "Subproject File",
    }.Concat(BaselineNames).Concat(Enumerable.Range(1, 30).Select(number => $"Text{number}")).Select(ExportTable.Plain).ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> KnownOfResources = new[]
    {
        "ID", "Unique ID", "Name", "Resource Name", "Email Address", "Group", "Type", "Generic", "Max Units", "Maximum Units", "Standard Rate", "Overtime Rate", "Cost Per Use", "Initials",
    }.Select(ExportTable.Plain).ToHashSet(StringComparer.Ordinal);

    private static readonly HashSet<string> KnownOfAssignments = new[]
    {
        "Unique ID", "Task Unique ID", "Task ID", "Task Name", "Resource Unique ID", "Resource ID", "Resource Name", "Start", "Finish", "Actual Start", "Actual Finish", "Units",
        "Assignment Units", "Work", "Actual Work", "Remaining Work", "Cost", "Actual Cost", "Remaining Cost", "% Work Complete",
    }.Concat(BaselineNames).Select(ExportTable.Plain).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> BaselineNames => Enumerable.Range(0, 11).SelectMany(number => new[] { "Start", "Finish", "Duration", "Work", "Cost" }.Select(what => $"{Prefix(number)} {what}"));

    /// <summary>The English names of all fields that are read, as <see cref="ExportTable.Plain"/> writes them.</summary>
    public static IReadOnlySet<string> AllKnown { get; } = Known.Concat(KnownOfResources).Concat(KnownOfAssignments).ToHashSet(StringComparer.Ordinal);

    /// <exception cref="MspdiException">There is no table of tasks, or a value cannot be read.</exception>
    public static PlanContents Read(IReadOnlyList<ExportTable> tables, MsProjectOptions options)
    {
        var values = new ExportText(CultureInfo.GetCultureInfo(options.Tables.Culture), options.Tables.MinutesPerDay);
        var assignments = tables.FirstOrDefault(table => (table.Has("Task Name") || table.Has("Task ID") || table.Has("Task Unique ID")) && (table.Has("Resource Name") || table.Has("Resource ID") || table.Has("Resource Unique ID")) && !table.Has("Duration"));
        var resources = tables.FirstOrDefault(table => table != assignments && table.Has("Name") && (table.Has("Standard Rate") || table.Has("Max Units") || table.Has("Initials")));
        var tasks = tables.FirstOrDefault(table => table != assignments && table != resources && (table.Has("Name") || table.Has("Task Name")) && (table.Has("Start") || table.Has("Start Date") || table.Has("Duration")))
            ?? throw new MspdiException("has no table of tasks: one has at least the columns Name and Start or Duration (the setting Tables:Columns names columns of other languages)");

        var plan = new ExportRecords(values);
        plan.ReadTasks(tasks, Task);
        if (resources is not null)
        {
            plan.ReadResources(resources);
        }

        if (assignments is not null)
        {
            plan.ReadAssignments(assignments);
        }
        else
        {
            plan.ReadResourceNames(tasks);
        }

        plan.Records.AddRange(Enumerable.Range(1, 30).Where(number => tasks.Has($"Text{number}")).Select(number => new MspdiFieldDefinition { FieldId = MspdiFieldDefinition.Text(number), FieldName = $"Text{number}" }));

        var contents = PlanContents.Of(new MspdiProject { MinutesPerDay = options.Tables.MinutesPerDay, StartDate = plan.Start, FinishDate = plan.Finish }, plan.Records, CancellationToken.None);
        if (!tasks.Has("Outline Level") && !tasks.Has("Outline Number"))
        {
            contents.SummaryUids.UnionWith(contents.Tasks.Where(task => task.IsSummary).Select(task => task.Uid!.Value));
        }

        contents.Notes.AddRange(Unread(tasks, Known).Concat(Unread(resources, KnownOfResources)).Concat(Unread(assignments, KnownOfAssignments)));
        contents.Notes.AddRange(tables.Where(table => table != tasks && table != resources && table != assignments).Select(table => $"{table.Label} is no table of tasks, resources or assignments"));
        return contents;
    }

    private static IEnumerable<string> Unread(ExportTable? table, HashSet<string> known) => table?.Unknown(known).Select(column => $"column {column} of {table.Label} is not read") ?? [];

    private static MspdiTask Task(ExportRow row)
    {
        var task = new MspdiTask
        {
            Id = row.Integer("ID"),
            Uid = row.Integer("Unique ID", "ID") ?? row.Number,
            Name = row.Text("Name", "Task Name"),
            Wbs = row.Text("WBS"),
            OutlineNumber = row.Text("Outline Number"),
            IsSummary = row.Flag("Summary") ?? false,
            IsMilestone = row.Flag("Milestone") ?? false,
            IsActive = row.Flag("Active") ?? true,
            IsManual = row.Text("Task Mode")?.StartsWith("Manual", StringComparison.OrdinalIgnoreCase) ?? false,
            IsEstimated = row.Flag("Estimated") ?? row.Text("Duration")?.EndsWith('?'),
            IsCritical = row.Flag("Critical"),
            IsRecurring = row.Flag("Recurring") ?? false,
            IsExternal = row.Flag("External Task") ?? false,
            SubprojectName = row.Text("Subproject File"),
            IsSubproject = row.Text("Subproject File") is not null,
            Start = row.Date("Start", "Start Date", "Scheduled Start"),
            Finish = row.Date("Finish", "Finish Date", "Scheduled Finish"),
            ActualStart = row.Date("Actual Start"),
            ActualFinish = row.Date("Actual Finish"),
            Deadline = row.Date("Deadline"),
            ConstraintDate = row.Date("Constraint Date"),
            RemainingDuration = row.Duration("Remaining Duration"),
            Work = row.Duration("Work") ?? row.Duration("Total Work") ?? row.Duration("Scheduled Work"),
            ActualWork = row.Duration("Actual Work"),
            RemainingWork = row.Duration("Remaining Work"),
            Cost = row.Money("Cost") ?? row.Money("Total Cost"),
            FixedCost = row.Money("Fixed Cost"),
            ActualCost = row.Money("Actual Cost"),
            RemainingCost = row.Money("Remaining Cost"),
            PercentComplete = row.Percent("% Complete"),
            PercentWorkComplete = row.Percent("% Work Complete"),
            PhysicalPercentComplete = row.Percent("Physical % Complete"),
            TotalSlackMinutes = row.Duration("Total Slack")?.TotalMinutes,
            FreeSlackMinutes = row.Duration("Free Slack")?.TotalMinutes,
            Hyperlink = row.Text("Hyperlink"),
            HyperlinkAddress = row.Text("Hyperlink Address"),
        };

        // Exports often leave out what is done and what is left.
        if (task is { Work: { } work, RemainingWork: null } && (task.ActualWork ?? (work * ((task.PercentWorkComplete ?? task.PercentComplete) / 100))) is { } done)
        {
            (task.ActualWork, task.RemainingWork) = (done, work - done);
        }

        task.OutlineLevel = row.Integer("Outline Level") ?? (task.OutlineNumber is { } outline ? outline.Count(c => c == '.') + 1 : 1);
        task.Duration = row.Duration("Duration", out var isElapsed) ?? row.Duration("Scheduled Duration", out isElapsed);
        task.DurationFormat = isElapsed ? 8 : 7;
        var constraint = row.Text("Constraint Type");
        task.ConstraintType = constraint is null ? null : Array.FindIndex(Constraints, known => known.Equals(constraint, StringComparison.OrdinalIgnoreCase)) is >= 0 and var type ? type : null;
        task.Baselines.AddRange(Baselines(row));

        for (var number = 1; number <= 30; number++)
        {
            if (row.Text($"Text{number}") is { } text)
            {
                task.Fields.Add(new MspdiFieldValue(MspdiFieldDefinition.Text(number), text));
            }
        }

        return task;
    }

    /// <summary>The baselines of which the row says anything.</summary>
    internal static IEnumerable<MspdiBaseline> Baselines(ExportRow row)
    {
        for (var number = 0; number <= 10; number++)
        {
            var prefix = Prefix(number);
            var baseline = new MspdiBaseline
            {
                Number = number,
                Start = row.Date($"{prefix} Start"),
                Finish = row.Date($"{prefix} Finish"),
                Duration = row.Duration($"{prefix} Duration"),
                Work = row.Duration($"{prefix} Work"),
                Cost = row.Money($"{prefix} Cost"),
            };
            if (baseline is not { Start: null, Finish: null, Duration: null, Work: null, Cost: null })
            {
                yield return baseline;
            }
        }
    }

    private static string Prefix(int number) => number == 0 ? "Baseline" : string.Create(CultureInfo.InvariantCulture, $"Baseline{number}");
}
