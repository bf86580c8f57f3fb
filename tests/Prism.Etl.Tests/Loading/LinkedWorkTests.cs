using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>Earned value of tasks that stand for Jira issues: progress by story points, actual cost by worklogs. The budget is 1,000 in every example.</summary>
public sealed class LinkedWorkTests
{
    /// <summary>An epic of 3, 5 and 2 points, of which 3 and 2 are done: half.</summary>
    [Fact]
    public void Story_points_below_the_linked_issue_weigh_its_progress() =>
        Assert.Equal(0.5, PointsProgress.Share(1, [new(1, 20, false), new(2, 3, true), new(3, 5, false), new(4, 2, true)]));

    [Fact]
    public void Issues_without_points_count_alike_and_a_lone_issue_is_done_or_not()
    {
        Assert.Equal(2.0 / 3, PointsProgress.Share(1, [new(1, 0, false), new(2, 0, true), new(3, 0, true), new(4, 0, false)]), 12);
        Assert.Equal(1, PointsProgress.Share(1, [new(1, 8, true), new(2, 0, false)]));
        Assert.Equal(0, PointsProgress.Share(1, [new(1, 8, false)]));
        Assert.Equal(1, PointsProgress.Share(1, [new(1, 0, true)]));
    }

    [Fact]
    public async Task A_task_earns_by_the_points_done_by_the_status_date_once_the_register_says_so()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Site, .. Epic, .. BudgetedPlan]);
        await star.LoadAsync();
        Assert.Equal((EarningRule.PercentComplete, 100m), await EarnedAsync(star));

        await star.StageAsync(new StagedCrosswalk { SourceSystem = "register", SourceId = "P1//1", ProjectCode = "P1", TaskUid = 1, EarningRule = EarningRule.WeightedPoints });
        await star.LoadAsync();

        // 3 of 8 points were done by 6 March; the five that were done on 7 March come too late.
        Assert.Equal((EarningRule.WeightedPoints, 375m), await EarnedAsync(star));
        Assert.Empty(await star.LoadAsync());

        await star.StageAsync(Story("8", 5, doneOnDay: 40));
        await star.LoadAsync();
        Assert.Equal((EarningRule.WeightedPoints, 1000m), await EarnedAsync(star));
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task A_story_that_leaves_the_epic_weighs_no_longer_in_what_its_task_earned()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Site, .. Epic, .. BudgetedPlan, new StagedCrosswalk { SourceSystem = "register", SourceId = "P1//1", ProjectCode = "P1", TaskUid = 1, EarningRule = EarningRule.WeightedPoints }]);
        await star.LoadAsync();
        Assert.Equal((EarningRule.WeightedPoints, 375m), await EarnedAsync(star));

        await star.StageAsync(Story("8", 5, doneOnDay: 61) with { ParentId = null });
        await star.LoadAsync();
        Assert.Equal((EarningRule.WeightedPoints, 1000m), await EarnedAsync(star));
    }

    [Fact]
    public async Task Hours_booked_below_the_linked_issue_are_the_actuals_where_the_register_says_so()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Site, .. Epic, .. BudgetedPlan, Employee("Ann", "ann", rate: 50), Worklog("1", "7", 10, 4)]);
        await star.LoadAsync();
        var value = await star.SingleAsync<FactEarnedValue>(_ => true);
        Assert.Equal((false, 2.0, 130m), (value.IsActualFromWorklogs, value.ActualHours, value.ActualCostAmount));

        await star.StageAsync(new StagedCrosswalk { SourceSystem = "register", SourceId = "P1//1", ProjectCode = "P1", TaskUid = 1, AreActualsFromWorklogs = true });
        await star.LoadAsync();
        value = await star.SingleAsync<FactEarnedValue>(_ => true);
        Assert.Equal((true, 4.0, 200m), (value.IsActualFromWorklogs, value.ActualHours, value.ActualCostAmount));
        Assert.Empty(await star.LoadAsync());

        // 2 h more before the status date at 50 an hour; 8 h after it do not count.
        await star.StageAsync(Worklog("2", "6", 20, 2), Worklog("3", "8", 90, 8));
        await star.LoadAsync();
        value = await star.SingleAsync<FactEarnedValue>(_ => true);
        Assert.Equal((true, 6.0, 300m), (value.IsActualFromWorklogs, value.ActualHours, value.ActualCostAmount));
        Assert.Empty(await star.LoadAsync());

        // An hour more on a story below it, and nothing else.
        await star.StageAsync(Worklog("4", "7", 15, 1));
        await star.LoadAsync();
        value = await star.SingleAsync<FactEarnedValue>(_ => true);
        Assert.Equal((true, 7.0, 350m), (value.IsActualFromWorklogs, value.ActualHours, value.ActualCostAmount));
    }

    [Fact]
    public async Task Earned_value_in_small_loads_ends_where_one_load_ends()
    {
        StagedRow rule = new StagedCrosswalk { SourceSystem = "register", SourceId = "P1//1", ProjectCode = "P1", TaskUid = 1, EarningRule = EarningRule.WeightedPoints, AreActualsFromWorklogs = true };
        await using var one = await LoadedStar.CreateAsync();
        await one.StageAsync([.. Site, Employee("Ann", "ann", rate: 50), .. BudgetedPlan, rule, .. Epic, Worklog("1", "7", 10, 4)]);
        await one.LoadAsync();

        await using var many = await LoadedStar.CreateAsync();
        foreach (var part in new IEnumerable<StagedRow>[] { [.. Site, Employee("Ann", "ann", rate: 50)], BudgetedPlan, [rule], [Epic[0]], Epic[1..], [Worklog("1", "7", 10, 4)] })
        {
            await many.StageAsync(part);
            await many.LoadAsync();
        }

        Assert.Equal(await ValuesAsync(one), await ValuesAsync(many));
    }

    private static StagedIssue[] Epic => [Issue("6", "1") with { IssueType = "Epic", TypeClass = TypeClass.Epic }, Story("7", 3, doneOnDay: 30), Story("8", 5, doneOnDay: 61)];

    private static StagedTask BudgetedTask => Task("ALPHA", 1) with { IssueKey = "PRISM-6", PercentComplete = 10, ActualCost = 130, ActualWorkMinutes = 120 };

    private static StagedRow[] BudgetedPlan =>
    [
        Project("P1"), Claim("P1", "Plan", "ALPHA"), .. Plan("ALPHA", BudgetedTask),
        new StagedBaseline { SourceSystem = "plans", SourceId = "ALPHA/1/T1/B0", PlanId = "ALPHA/1", OwnerKind = "Task", OwnerUid = 1, Number = 0, Cost = 1000, WorkMinutes = 4800 },
    ];

    /// <summary>A story of the epic; 5 January is day 0, so 6 March is day 60.</summary>
    private static StagedIssue Story(string id, double points, double doneOnDay) => Issue(id, "4", Change(1, TrackedField.Status, "1", "2"), Change(doneOnDay, TrackedField.Status, "2", "4")) with { ParentId = "6", StoryPoints = points };

    private static async Task<(string, decimal)> EarnedAsync(LoadedStar star)
    {
        var value = await star.SingleAsync<FactEarnedValue>(_ => true);
        return (value.EarningRule, value.EarnedValueAmount);
    }

    private static async Task<List<string>> ValuesAsync(LoadedStar star) =>
        [.. (await star.RowsAsync<FactEarnedValue>()).Select(row => $"{row.EarningRule} {row.EarnedShare} {row.EarnedValueAmount} {row.ActualCostAmount} {row.ActualHours} {row.IsActualFromWorklogs}")];
}
