using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>What must add up in any plan that is taken: days to assignments, days to leaf tasks, no day twice.</summary>
internal static class PlanSums
{
    public static void Check(StagedBatch batch, string plan)
    {
        var days = batch.Of<StagedTimephased>();
        Assert.Equal(days.Count, days.Select(row => row.SourceId).Distinct().Count());
        var byAssignment = days.Where(row => row.ResourceUid is not null).ToLookup(row => (row.SourceId.Split('/')[^3], row.MeasureKind, row.BaselineNumber));
        var baselines = batch.Of<StagedBaseline>().ToLookup(row => (row.OwnerKind, row.OwnerUid));
        foreach (var assignment in batch.Of<StagedAssignment>())
        {
            var owner = $"A{assignment.Uid}";
            Near(assignment.ActualWorkMinutes, assignment.ActualCost, byAssignment[(owner, "Actual", -2)], plan, owner);
            Near(assignment.RemainingWorkMinutes, assignment.RemainingCost, byAssignment[(owner, "Remaining", -2)], plan, owner);
            foreach (var baseline in baselines[("Assignment", assignment.Uid)])
            {
                var rows = byAssignment[(owner, "Baseline", baseline.Number)].ToList();
                Near(rows.Exists(row => row.WorkMinutes is not null) ? baseline.WorkMinutes : null, baseline.Cost, rows, plan, owner);
            }
        }

        var byTask = days.ToLookup(row => (row.TaskUid, row.MeasureKind, row.BaselineNumber));
        foreach (var task in batch.Of<StagedTask>().Where(task => !task.IsSummary))
        {
            var owner = $"T{task.Uid}";
            Near(task.ActualWorkMinutes, task.ActualCost, byTask[(task.Uid, "Actual", -2)], plan, owner);
            Near(task.RemainingWorkMinutes, task.RemainingCost, byTask[(task.Uid, "Remaining", -2)], plan, owner);
            foreach (var baseline in baselines[("Task", task.Uid)])
            {
                Near(baseline.WorkMinutes, baseline.Cost, byTask[(task.Uid, "Baseline", baseline.Number)], plan, owner);
            }
        }
    }

    /// <summary>Work agrees to the minute and cost to the cent, which is what a file's own rounding allows.</summary>
    private static void Near(double? work, decimal? cost, IEnumerable<StagedTimephased> rows, string plan, string owner)
    {
        var list = rows.ToList();
        if (work is { } minutes)
        {
            var sum = list.Sum(row => row.WorkMinutes ?? 0);
            Assert.True(Math.Abs(minutes - sum) <= 1.001, $"{plan} {owner}: work {minutes}, its days {sum}");
        }

        if (cost is { } amount)
        {
            var sum = list.Sum(row => row.Cost ?? 0);
            Assert.True(Math.Abs(amount - sum) < 0.01m, $"{plan} {owner}: cost {amount}, its days {sum}");
        }
    }
}
