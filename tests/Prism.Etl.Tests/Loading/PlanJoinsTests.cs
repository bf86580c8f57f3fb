using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
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

    [Fact]
    public async Task An_inserted_project_and_an_external_task_are_joined_to_their_plan_and_listed_while_it_is_not_there()
    {
        await using var star = await LoadedStar.CreateAsync();
        var inserted = Link("P", 1, PlanLinkType.InsertedProject, @"\\server\plans\beta.mpp", "beta", 0);
        var external = Link("Q", 2, PlanLinkType.ExternalTask, @"\\server\plans\beta.mpp\5", "beta", 5);
        var dependency = Link("L", 3, "FinishStart", @"\\server\plans\beta.mpp\6", "beta", 6);
        await star.StageAsync([.. Plan("ALPHA", Task("ALPHA", 1) with { IsExternal = true }, Task("ALPHA", 2) with { IsExternal = true }, Task("ALPHA", 3)), inserted, external, dependency]);
        await star.LoadAsync();
        Assert.All(await star.RowsAsync<FactTaskLink>(), link => Assert.Equal(Member.Unknown, link.PredecessorTaskSk));
        Assert.Equal(
            [(inserted.SourceId, "OtherPlanMissing"), (external.SourceId, "OtherPlanMissing"), (dependency.SourceId, "OtherPlanMissing")],
            (await FindingsAsync(star)).OrderBy(row => row.SourceId, StringComparer.Ordinal).Select(row => (row.SourceId, row.Rule)));

        // The plan comes, in another case than the path writes it, without the task 6.
        await star.StageAsync(Plan("BETA", Task("BETA", 0), Task("BETA", 5)));
        await star.LoadAsync();
        var other = (await star.RowsAsync<DimTask>()).Where(task => task.SourceId.StartsWith("BETA/", StringComparison.Ordinal)).ToDictionary(task => task.TaskUid, task => task.TaskSk);
        var links = (await star.RowsAsync<FactTaskLink>()).ToDictionary(link => link.LinkType, link => link.PredecessorTaskSk);
        Assert.Equal((other[0], other[5], Member.Unknown), (links[PlanLinkType.InsertedProject], links[PlanLinkType.ExternalTask], links["FinishStart"]));
        var left = Assert.Single(await FindingsAsync(star));
        Assert.Equal((dependency.SourceId, "OtherTaskMissing", dependency.CrossProjectName), (left.SourceId, left.Rule, left.Value));

        // The same again changes nothing; the task comes, and nothing is left on the list.
        await star.StageAsync(Plan("BETA", Task("BETA", 0), Task("BETA", 5)));
        await star.LoadAsync();
        Assert.Single(await FindingsAsync(star));
        await star.StageAsync(Plan("BETA", Task("BETA", 0), Task("BETA", 5), Task("BETA", 6)).Select(row => row is StagedPlan plan ? plan with { Title = "Saved again" } : row).ToArray());
        await star.LoadAsync();
        Assert.Empty(await FindingsAsync(star));
        Assert.DoesNotContain(await star.RowsAsync<FactTaskLink>(), link => link.PredecessorTaskSk == Member.Unknown);
    }

    private static async Task<List<RejectedRow>> FindingsAsync(LoadedStar star) => (await star.RowsAsync<RejectedRow>()).FindAll(row => row.Entity == "TaskLink");

    private static StagedTaskLink Link(string id, int uid, string type, string name, string code, int otherUid) => new()
    {
        SourceSystem = "plans",
        SourceId = $"ALPHA/1/T{uid}/{id}",
        PlanId = "ALPHA/1",
        PredecessorUid = uid,
        SuccessorUid = uid,
        LinkType = type,
        IsCrossProject = true,
        CrossProjectName = name,
        CrossPlanCode = code,
        CrossTaskUid = otherUid,
    };

    private static async Task<string?> IssueOfTaskAsync(LoadedStar star)
    {
        var task = await star.SingleAsync<DimTask>(row => row.TaskSk > 0);
        return (await star.RowsAsync<DimIssue>()).Find(issue => issue.IssueSk == task.IssueSk)?.IssueKey;
    }
}
