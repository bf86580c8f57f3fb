using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Sums between the layers of the real plans: days → assignments → tasks → project summary. What differs is listed by rule.</summary>
public sealed class RealSumsTests(ITestOutputHelper output)
{
    /// <summary>Every difference that is left: pattern of the line, how many there are, and why the file itself says so.</summary>
    private static readonly (string Pattern, int Count, string Reason)[] Rules =
    [
    ];

    [Fact]
    public void Assignments_sum_to_tasks_and_leaf_tasks_to_the_project_summary()
    {
        PlanCorpus.SkipWhereMissing();
        var (sums, unexplained) = (0, new List<string>());
        var explained = new int[Rules.Length];
        foreach (var (path, _) in PlanCorpus.Plans())
        {
            var batch = PlanCorpus.Stage(path);
            PlanSums.Check(batch, Path.GetFileName(path));
            foreach (var line in Differences(batch, ref sums).Select(line => $"{line} in {Path.GetFileName(path)}"))
            {
                var rule = Array.FindIndex(Rules, rule => Regex.IsMatch(line, rule.Pattern));
                if (rule < 0)
                {
                    unexplained.Add(line);
                }
                else
                {
                    explained[rule]++;
                }
            }
        }

        output.WriteLine($"{sums} sums of more than zero compared");
        for (var i = 0; i < Rules.Length; i++)
        {
            output.WriteLine($"{explained[i]} × {Rules[i].Reason}");
        }

        Assert.True(sums > 100, $"{sums} sums of more than zero compared");
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        Assert.Equal(Rules.Select(rule => rule.Count), explained);
    }

    private static List<string> Differences(StagedBatch batch, ref int sums)
    {
        var differences = new List<string>();
        var tasks = batch.Of<StagedTask>();
        var assignments = batch.Of<StagedAssignment>().ToLookup(row => row.TaskUid);
        foreach (var task in tasks.Where(task => !task.IsSummary && assignments.Contains(task.Uid)))
        {
            var own = assignments[task.Uid].ToList();
            Compare($"task {task.Uid} work", task.WorkMinutes, own.Sum(row => row.WorkMinutes ?? 0), 1, ref sums);
            Compare($"task {task.Uid} actual work", task.ActualWorkMinutes, own.Sum(row => row.ActualWorkMinutes ?? 0), 1, ref sums);
            Compare($"task {task.Uid} cost", (double?)task.Cost, (double)(own.Sum(row => row.Cost ?? 0) + (task.FixedCost ?? 0)), 0.011, ref sums);
        }

        // Project's own rule: inactive tasks are left out of summaries, a summary's own fixed cost is in.
        var leaves = tasks.FindAll(task => !task.IsSummary && task.IsActive);
        if (tasks.Find(task => task.Uid == 0) is { } project && leaves.Count > 0)
        {
            var fixedCost = tasks.Where(task => task.IsSummary).Sum(task => task.FixedCost ?? 0);
            Compare("project work", project.WorkMinutes, leaves.Sum(task => task.WorkMinutes ?? 0), 1, ref sums);
            Compare("project actual work", project.ActualWorkMinutes, leaves.Sum(task => task.ActualWorkMinutes ?? 0), 1, ref sums);
            Compare("project cost", (double?)project.Cost, (double)(leaves.Sum(task => task.Cost ?? 0) + fixedCost), 0.011, ref sums);
            Compare("project actual cost", (double?)project.ActualCost, (double)leaves.Sum(task => task.ActualCost ?? 0), 0.011, ref sums);
        }

        return differences;

        void Compare(string what, double? above, double below, double within, ref int count)
        {
            count += above is null or 0 && below == 0 ? 0 : 1;
            if (Math.Abs((above ?? 0) - below) > within)
            {
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {above} / {below}"));
            }
        }
    }
}
