using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>What plans are joined to: issues by the register's crosswalk, tasks of other plans by file and UID.</summary>
public sealed class PlanJoinsTests
{
    [Fact]
    public async Task The_registers_crosswalk_joins_a_task_to_its_issue_and_goes_before_the_plans_own_word()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Site, Issue("7", "1"), Issue("8", "1"), Project("P1"), Claim("P1", "Plan", "ALPHA"), .. Plan("ALPHA", Task("ALPHA", 1) with { IssueKey = "PRISM-7" })]);
        await star.LoadAsync();
        Assert.Equal("PRISM-7", await IssueOfTaskAsync(star));

        var row = new StagedCrosswalk { SourceSystem = "register", SourceId = "P1//1", ProjectCode = "P1", TaskUid = 1, IssueKey = "PRISM-8" };
        await star.StageAsync(row);
        await star.LoadAsync();
        Assert.Equal("PRISM-8", await IssueOfTaskAsync(star));

        await star.StageAsync(Deleted(row));
        await star.LoadAsync();
        Assert.Equal("PRISM-7", await IssueOfTaskAsync(star));
    }

    [Fact]
    public async Task A_link_to_another_plan_finds_its_task_when_that_plan_comes()
    {
        await using var star = await LoadedStar.CreateAsync();
        var link = new StagedTaskLink
        {
            SourceSystem = "plans",
            SourceId = "ALPHA/1/T1/L1",
            PlanId = "ALPHA/1",
            PredecessorUid = 99,
            SuccessorUid = 1,
            LinkType = "FinishStart",
            IsCrossProject = true,
            CrossProjectName = @"C:\Plans\BETA.mpp\5",
            CrossPlanCode = "BETA",
            CrossTaskUid = 5,
        };
        await star.StageAsync([.. Plan("ALPHA", Task("ALPHA", 1)), link]);
        await star.LoadAsync();
        Assert.Equal(Member.Unknown, (await star.RowsAsync<FactTaskLink>()).Single().PredecessorTaskSk);

        await star.StageAsync(Plan("BETA", Task("BETA", 5)));
        await star.LoadAsync();
        var other = await star.SingleAsync<DimTask>(task => task.SourceId == "BETA/5");
        Assert.Equal(other.TaskSk, (await star.RowsAsync<FactTaskLink>()).Single().PredecessorTaskSk);
    }

    private static async Task<string?> IssueOfTaskAsync(LoadedStar star)
    {
        var task = await star.SingleAsync<DimTask>(row => row.TaskSk > 0);
        return (await star.RowsAsync<DimIssue>()).Find(issue => issue.IssueSk == task.IssueSk)?.IssueKey;
    }
}
