using Prism.Kpis.Governance;

namespace Prism.Kpis.Tests;

/// <summary>Four sample organisations, one for each step of the five-stage scale, and what keeps each from the next stage.</summary>
public sealed class MaturityTests
{
    private static readonly string[] Projects = [.. Enumerable.Range(1, 10).Select(number => $"P{number}")];

    [Fact]
    public void Projects_tracked_one_by_one_with_two_lagging_KPIs_are_initial()
    {
        var scale = MaturityScale.Assess([Kpi("BUDGET_VARIANCE", projects: 3), Kpi("ON_TIME_RATE", projects: 2)], Projects, Aligned(0));

        Assert.Equal(MaturityStage.Initial, scale.Stage);
        Assert.Equal(["Five KPIs of the catalogue have values.", "Three lagging KPIs say what happened.", "Half of the running projects have data for a KPI."], scale.Missing.Select(criterion => criterion.Criterion));
        Assert.Contains("3 of 10. Not: P10, P4, P5", scale.Missing.Last().Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_KPIs_about_the_past_without_targets_are_developing()
    {
        var scale = MaturityScale.Assess([.. Lagging(5)], Projects, Aligned(8));

        Assert.Equal(MaturityStage.Developing, scale.Stage);
        Assert.Contains(scale.Missing, criterion => criterion is { Criterion: "Three leading KPIs have values.", Measured: 0, Needed: 3 });
        Assert.Contains(scale.Missing, criterion => criterion.Evidence.Contains("Not: L1, L2, L3, L4, L5.", StringComparison.Ordinal));
        Assert.DoesNotContain(scale.Missing, criterion => criterion.Criterion.Contains("complete", StringComparison.Ordinal));
    }

    [Fact]
    public void Targets_with_owners_and_first_leading_KPIs_in_some_projects_are_established()
    {
        KpiStanding[] kpis = [.. Lagging(5, hasTarget: true), .. Leading(3, projects: 5, hasTarget: true)];

        var scale = MaturityScale.Assess(kpis, Projects, Aligned(6));

        Assert.Equal(MaturityStage.Established, scale.Stage);
        var missing = scale.Missing.ToDictionary(criterion => criterion.Criterion, criterion => criterion.Measured);
        Assert.Equal(0.5, missing["Eight of ten running projects are watched by a leading and a lagging KPI."]);
        Assert.Equal(0, missing["Eight of ten targets are SMART."]);
    }

    [Fact]
    public void SMART_targets_reviewed_in_most_projects_are_well_established_and_with_strategy_optimized()
    {
        KpiStanding[] kpis = [.. Lagging(5, hasTarget: true, isManaged: true), .. Leading(3, projects: 10, hasTarget: true, isManaged: true)];

        var before = MaturityScale.Assess(kpis, Projects, Aligned(6));
        var after = MaturityScale.Assess([.. kpis.Select(kpi => kpi with { HasObjective = true })], Projects, Aligned(10));

        Assert.Equal(MaturityStage.WellEstablished, before.Stage);
        Assert.Contains(before.Missing, criterion => criterion.Evidence.StartsWith("6 of 10. Not: P10, P7", StringComparison.Ordinal));
        Assert.Equal(MaturityStage.Optimized, after.Stage);
        Assert.Empty(after.Missing);
    }

    [Fact]
    public void Nothing_but_green_is_not_optimized()
    {
        KpiStanding[] kpis = [.. Lagging(5, hasTarget: true, isManaged: true), .. Leading(3, projects: 10, hasTarget: true, isManaged: true)];

        var scale = MaturityScale.Assess([.. kpis.Select(kpi => kpi with { HasObjective = true, Months = [.. kpi.Months.Select(_ => ("Green", "Complete"))] })], Projects, Aligned(10));

        Assert.Equal(MaturityStage.WellEstablished, scale.Stage);
        Assert.Equal("0 of 96 judged monthly values.", Assert.Single(scale.Missing).Evidence);
    }

    [Fact]
    public void A_KPI_rises_by_evidence()
    {
        var kpi = Kpi("A", projects: 1);
        Assert.Equal("Defined", (kpi with { Months = [] }).Stage);
        Assert.Equal("Piloted", kpi.Stage);
        Assert.Equal("Targeted", (kpi with { HasTarget = true, SmartParts = 2 }).Stage);
        Assert.Equal("Managed", (kpi with { HasTarget = true, SmartParts = 5, HasOwner = true, IsReviewPlanned = true }).Stage);
    }

    /// <summary>What brings each piece of advice about one KPI, and the same KPI with just that put right.</summary>
    public static TheoryData<string> KindsOfAdvice => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(KindsOfAdvice))]
    public void Each_piece_of_advice_is_given_where_it_holds_and_not_where_it_does_not(string kind)
    {
        var (wrong, right) = Cases[kind];

        string[] Given(KpiStanding kpi) => [.. KpiAdvisor.Advise([kpi], ["O1"]).Where(item => item.Code == kpi.Code).Select(item => item.Kind)];
        Assert.Contains(kind, Given(wrong));
        Assert.DoesNotContain(kind, Given(right));
        Assert.All(KpiAdvisor.Advise([wrong], ["O1"]), item => Assert.NotEmpty(item.Reason));
    }

    [Fact]
    public void Every_kind_of_advice_about_one_KPI_has_its_case()
    {
        KpiStanding[] all = [.. Cases.Values.SelectMany(pair => new[] { pair.Wrong, pair.Right }).Select((kpi, index) => kpi with { Code = $"K{index:00}" })];

        var kinds = KpiAdvisor.Advise(all, ["O1", "O2"]).Select(item => item.Kind).Distinct().Except(["ReadersUnknown", "Redundant"]);

        Assert.Equal(Cases.Keys.Order(), kinds.Order());
    }

    private static IEnumerable<(string Status, string Confidence)> Green(int months) => Enumerable.Repeat(("Green", "Complete"), months);

    private static KpiStanding Sound => Targeted(Kpi("K", projects: 1), hasTarget: true, isManaged: true) with { HasObjective = true, ObjectiveCode = "O1" };

    private static Dictionary<string, (KpiStanding Wrong, KpiStanding Right)> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["NoData"] = (Sound with { Months = [] }, Sound),
        ["NoOwner"] = (Sound with { HasOwner = false }, Sound),
        ["NoObjective"] = (Sound with { HasObjective = false, ObjectiveCode = null }, Sound),
        ["NoTarget"] = (Sound with { HasTarget = false, SmartParts = null }, Sound),
        ["NobodyReads"] = (Sound with { Reads = 0 }, Sound with { Reads = 1 }),
        ["ReviewOverdue"] = (Sound with { IsReviewPlanned = false }, Sound),
        ["VagueTarget"] = (Sound with { SmartParts = 4 }, Sound),
        ["TargetTooEasy"] = (Sound with { Months = [.. Green(6)] }, Sound with { Months = [.. Green(5)] }),
        ["AlwaysGreen"] = (Sound with { HasTarget = false, SmartParts = null, Months = [.. Green(6)] }, Sound with { HasTarget = false, SmartParts = null, Months = [.. Green(5), ("Amber", "Complete")] }),
        ["Suggested"] = (Sound with { ObjectiveCode = null }, Sound),
    };

    [Fact]
    public void Advice_says_why()
    {
        var easy = Kpi("EASY", projects: 1) with { HasOwner = true, HasObjective = true, HasTarget = true, SmartParts = 5, IsReviewPlanned = true, Months = [.. Enumerable.Repeat(("Green", "Complete"), 12)] };

        var advice = KpiAdvisor.Advise([easy, Kpi("EMPTY", projects: 0) with { Months = [] }, Kpi("LOOSE", projects: 1)], []).Skip(1).Select(item => (item.Code, item.Kind));

        Assert.Equal([("EASY", "TargetTooEasy"), ("EMPTY", "NoData"), ("LOOSE", "NoOwner"), ("LOOSE", "NoObjective"), ("LOOSE", "NoTarget")], advice);
    }

    [Fact]
    public void Two_KPIs_that_move_together_are_one_too_many()
    {
        static KpiStanding Moving(string code, Func<int, double> value) => Kpi(code, projects: 1) with { Values = Enumerable.Range(1, 12).ToDictionary(month => 20260028 + (month * 100), value) };

        var advice = KpiAdvisor.Advise([Moving("A", month => month), Moving("B", month => 100 - (3 * month)), Moving("C", month => month % 3), Moving("FLAT", _ => 5)], [])
            .Where(item => item.Kind == "Redundant").ToArray();

        Assert.Equal([("A", "B")], advice.Select(item => (item.Code, item.OtherCode!)));
        Assert.Contains("correlation -1.00", advice[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_objective_without_a_leading_KPI_is_offered_the_one_that_announces_its_lagging_one()
    {
        var serving = Kpi("DELAY", projects: 2) with { ObjectiveCode = "O1", HasObjective = true };
        var related = Kpi("AGE", projects: 1) with { IsLeading = true, Leads = ["DELAY"] };
        var other = Kpi("OTHER", projects: 3) with { IsLeading = true };
        var empty = Kpi("EMPTY", projects: 0) with { IsLeading = true, Months = [] };

        var suggested = KpiAdvisor.Advise([serving, related, other, empty], ["O1"]).Where(item => item.Kind == "Suggested").ToArray();

        Assert.Equal(["AGE", "OTHER"], suggested.Select(item => item.Code));
        Assert.All(suggested, item => Assert.Equal("O1", item.ObjectiveCode));
        Assert.Contains("goes with a KPI that serves the objective", suggested[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6 months", "2026-08-28")]
    [InlineData("1 year", "2027-02-28")]
    [InlineData("2 weeks", "2026-03-14")]
    [InlineData("now and then", null)]
    public void The_next_review_follows_the_last(string every, string? next) =>
        Assert.Equal(next, ReviewCadence.After(new DateOnly(2026, 2, 28), every)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_assessment_lies_in_the_warehouse_and_names_its_rows()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        foreach (var code in new[] { "A", "B" })
        {
            var project = portfolio.Rows.Project(code, portfolio: $"Portfolio {code}");
            for (var month = 1; code == "A" && month <= 3; month++)
            {
                portfolio.Rows.Issue(project, new DateOnly(2026, month, 2), new DateOnly(2026, month, 3), new DateOnly(2026, month, 20), cycleDays: 17, leadDays: 18);
            }
        }

        await portfolio.LoadAsync(new DateOnly(2026, 4, 15));
        var again = await portfolio.LoadAsync(new DateOnly(2026, 4, 15));

        Assert.Empty(again.Failures);
        var rows = await portfolio.ReadAsync(warehouse => warehouse.FactMaturities.OrderBy(row => row.MaturitySk));
        Assert.Equal(3, rows.Select(row => row.ScopeSk).Distinct().Count());
        Assert.Equal("Initial", rows.First(row => row.ScopeSk == portfolio.Rows.Scope("Portfolio B")).ScopeStage);
        Assert.Contains("THROUGHPUT", rows.First(row => row.ScopeSk == StarRows.Organisation && row.Criterion.StartsWith("Five", StringComparison.Ordinal)).Evidence, StringComparison.Ordinal);
        Assert.Contains(rows, row => row.ScopeSk == StarRows.Organisation && row.Evidence == "1 of 2. Not: B." && row is { IsMet: true, Measured: 0.5 });
        var kpis = await portfolio.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiSk > 0));
        Assert.Equal(("Piloted", "Defined"), (kpis.Single(kpi => kpi.KpiCode == "THROUGHPUT").Stage, kpis.Single(kpi => kpi.KpiCode == "CPI").Stage));
        Assert.Contains(await portfolio.ReadAsync(warehouse => warehouse.FactKpiAdvices), row => row is { KpiCode: "CPI", Advice: "NoData" });
        Assert.All(kpis, kpi => Assert.Equal(1, kpi.LoadSk));
    }

    private static IEnumerable<KpiStanding> Lagging(int count, bool hasTarget = false, bool isManaged = false) =>
        Enumerable.Range(1, count).Select(number => Targeted(Kpi($"L{number}", projects: 10), hasTarget, isManaged));

    private static IEnumerable<KpiStanding> Leading(int count, int projects, bool hasTarget = false, bool isManaged = false) =>
        Enumerable.Range(1, count).Select(number => Targeted(Kpi($"F{number}", projects) with { IsLeading = true }, hasTarget, isManaged));

    private static KpiStanding Targeted(KpiStanding kpi, bool hasTarget, bool isManaged) => kpi with
    {
        HasTarget = hasTarget, HasOwner = hasTarget, SmartParts = !hasTarget ? null : isManaged ? 5 : 2, IsReviewPlanned = isManaged,
    };

    private static KpiStanding Kpi(string code, int projects) => new()
    {
        Code = code, IsLeading = false, Months = [.. Enumerable.Range(0, 12).Select(month => (month % 6 == 0 ? "Red" : "Green", "Complete"))], Projects = Projects.Take(projects).ToHashSet(),
    };

    private static HashSet<string> Aligned(int count) => [.. Projects.Take(count)];
}
