using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>What a plan file holds, as the source would stage it.</summary>
public sealed record PlanCheck
{
    public required StagedPlan Plan { get; init; }

    /// <summary>Staged rows by kind, such as <c>Task</c>.</summary>
    public required IReadOnlyDictionary<string, int> Rows { get; init; }

    /// <summary>Of the leaf tasks, inactive and external ones left out.</summary>
    public required double WorkHours { get; init; }
    public required decimal Cost { get; init; }
    public required decimal ActualCost { get; init; }
    public required decimal BaselineCost { get; init; }
    public required int Summaries { get; init; }
    public required int Milestones { get; init; }
    public required int Critical { get; init; }
    public required int NamingIssues { get; init; }

    /// <summary>What was left out and why, in words, with counts.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <exception cref="MspdiException">The file is refused; the message says why.</exception>
    public static async Task<PlanCheck> RunAsync(string path, MsProjectOptions options, CancellationToken cancellationToken)
    {
        await using var file = PlanFolder.Open(path);
        PlanFolder.RefuseBySize(file, options);
        var hash = await PlanFolder.HashAsync(path, cancellationToken);
        var contents = await PlanFile.ReadAsync(file, options, cancellationToken);
        var name = Path.GetFileName(path);
        var version = new PlanVersion(options.Name, PlanFolder.CodeOf(name), name, hash, File.GetLastWriteTime(path));
        var rows = new Dictionary<string, int>();
        var (tasks, baselines, rejected, plan) = (new List<StagedTask>(), new Dictionary<int, decimal>(), new List<string>(), (StagedPlan?)null);
        foreach (var batch in new PlanStager(version, options).Stage(contents, cancellationToken))
        {
            foreach (var (type, list) in batch.Rows)
            {
                rows[type.Name["Staged".Length..]] = rows.GetValueOrDefault(type.Name["Staged".Length..]) + list.Count;
            }

            tasks.AddRange(batch.Rows.GetValueOrDefault(typeof(StagedTask), []).Cast<StagedTask>());
            foreach (var baseline in batch.Rows.GetValueOrDefault(typeof(StagedBaseline), []).Cast<StagedBaseline>().Where(row => row.OwnerKind == "Task" && row.Number == contents.Project.BaselineForEarnedValue))
            {
                baselines[baseline.OwnerUid] = baseline.Cost ?? 0;
            }

            rejected.AddRange(batch.Rejected.Select(row => $"{row.Entity} {row.SourceId[(version.PlanId.Length + 1)..]}: {row.Rule}, {row.Value}"));
            plan = batch.Rows.GetValueOrDefault(typeof(StagedPlan), []).Cast<StagedPlan>().SingleOrDefault() ?? plan;
        }

        var leaves = tasks.FindAll(task => task is { IsSummary: false, IsActive: true, IsExternal: false });
        return new PlanCheck
        {
            Plan = plan!,
            Rows = rows,
            WorkHours = leaves.Sum(task => task.WorkMinutes ?? 0) / 60,
            Cost = leaves.Sum(task => task.Cost ?? 0),
            ActualCost = leaves.Sum(task => task.ActualCost ?? 0),
            BaselineCost = leaves.Sum(task => baselines.GetValueOrDefault(task.Uid)),
            Summaries = tasks.Count(task => task.IsSummary),
            Milestones = leaves.Count(task => task.IsMilestone),
            Critical = leaves.Count(task => task.IsCritical),
            NamingIssues = tasks.Count(task => task.IssueKey is not null),
            Skipped = [.. Counted(contents, tasks), .. contents.Notes, .. rejected],
        };
    }

    private static IEnumerable<string> Counted(PlanContents contents, List<StagedTask> tasks)
    {
        (int Count, string What)[] left =
        [
            (contents.BlankTasks, "blank rows of the plan"),
            (contents.Assignments.Count(assignment => assignment.IsNobodys), "assignments of nobody: Project's placeholders for tasks without resources"),
            (contents.Resources.ContainsKey(0) ? 1 : 0, "the unnamed resource 0, Project's \"unassigned\""),
            (tasks.Count(task => !task.IsActive), "inactive tasks are staged, but count in no figure"),
            (tasks.Count(task => task.IsExternal), "external tasks and inserted projects are staged, but count in no figure: they belong to other plans"),
        ];
        return left.Where(line => line.Count > 0).Select(line => $"{line.Count} × {line.What}");
    }
}
