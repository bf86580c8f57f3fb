using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>Targets of definition files and overlays: beside those of the register, with their SMART parts.</summary>
public sealed class TargetTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);
    private static readonly DateOnly March = new(2026, 3, 31);

    private const string Smart = """
        targets:
          - scope: organisation
            from: 2026-01-01
            to: 2026-12-31
            period: month
            target: 3
            amber: 2
            statement: "Finish 3 items a month"
            measure: "issues done"
            baseline: { value: 1, on: 2025-12-31, evidence: "Flow report of 2025" }
            objective: O-1
            due: 2026-12-31
        """;

    [Fact]
    public async Task A_target_of_a_definition_file_judges_and_is_published_with_its_SMART_parts()
    {
        await using var portfolio = await WithIssuesAsync();

        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\n{Smart}"));
        var again = await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\n{Smart}"));

        Assert.Empty(again.Failures);
        var target = Assert.Single(await TargetsAsync(portfolio));
        Assert.Equal(("Definition", 5, null, null), (target.Origin, target.SmartParts, target.SmartVague, target.SmartSuggestion));
        Assert.Equal(("issues done", 1, 20251231, "Flow report of 2025", "O-1", 20261231), (target.Measure, target.BaselineValue, target.BaselineDateSk, target.BaselineEvidence, target.ObjectiveCode, target.DueDateSk));
        Assert.Equal(1, target.LoadSk);
        var value = await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, March);
        Assert.Equal((target.KpiTargetSk, "Amber", 2), (value.KpiTargetSk, value.Status, value.Value));
    }

    [Fact]
    public async Task A_target_that_leaves_its_file_becomes_a_tombstone_and_judges_no_more()
    {
        await using var portfolio = await WithIssuesAsync();
        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\n{Smart}"));

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished));

        Assert.True(Assert.Single(await TargetsAsync(portfolio)).IsDeleted);
        Assert.Equal("None", (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, March)).Status);
        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\n{Smart}"));
        Assert.False(Assert.Single(await TargetsAsync(portfolio)).IsDeleted);
    }

    [Fact]
    public async Task Where_the_register_sets_a_target_for_the_same_time_the_file_keeps_silent()
    {
        await using var portfolio = await WithIssuesAsync();
        portfolio.Rows.Target("FINISHED", StarRows.Organisation, new DateOnly(2026, 3, 1), null, 2, grain: PeriodGrain.Month);

        await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\n{Smart}"));

        var target = Assert.Single(await TargetsAsync(portfolio));
        Assert.Equal(("Register", 0), (target.Origin, target.SmartParts));
        Assert.StartsWith("no number", target.SmartVague, StringComparison.Ordinal);
        Assert.Equal("Finished from ___ to 2 items by ____-__-__, for objective ___.", target.SmartSuggestion);
        Assert.Equal("Green", (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, March)).Status);
    }

    [Fact]
    public async Task An_overlay_sets_a_target_for_a_KPI_it_does_not_define()
    {
        await using var portfolio = await WithIssuesAsync();
        const string overlay = "code: FINISHED\ntargets:\n  - { scope: portfolio run, from: 2026-01-01, target: 1 }";

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(SmallLibrary.Finished.Replace("[organisation]", "[portfolio, organisation]", StringComparison.Ordinal), ("Overlays/mine.yaml", overlay)));

        Assert.Equal(portfolio.Rows.Scope("Run"), Assert.Single(await TargetsAsync(portfolio)).ScopeSk);
        Assert.Equal("Green", (await portfolio.ValueAsync("FINISHED", portfolio.Rows.Scope("Run"), PeriodGrain.Month, March)).Status);
    }

    [Fact]
    public async Task A_target_for_a_scope_that_is_not_there_is_told_and_stops_nothing()
    {
        await using var portfolio = await WithIssuesAsync();

        var result = await portfolio.LoadAsync(AsOf, SmallLibrary.With($"{SmallLibrary.Finished}\ntargets:\n  - {{ scope: portfolio Nowhere, from: 2026-01-01, target: 1 }}"));

        Assert.Equal("Definitions/t/finished.yaml(20): a target for Portfolio Nowhere is left out, as nothing of that name is known.", Assert.Single(result.Failures).Reason);
        Assert.Equal(2, (await portfolio.ValueAsync("FINISHED", StarRows.Organisation, PeriodGrain.Month, March)).Value);
    }

    [Theory]
    [InlineData("targets: 5", "targets must be a list of mappings: - { ...: ... }.")]
    [InlineData("targets:\n  - { from: 2026-01-01, target: 1 }", "targets.scope is missing.")]
    [InlineData("targets:\n  - { scope: galaxy X, from: 2026-01-01, target: 1 }", "targets.scope is organisation, or project, program, portfolio, team and its name, as in portfolio Run; \"galaxy X\" is not.")]
    [InlineData("targets:\n  - { scope: organisation, target: 1 }", "targets.from is missing.")]
    [InlineData("targets:\n  - { scope: organisation, from: 1.1.2026, target: 1 }", "targets.from must be a day as 2026-12-31; \"1.1.2026\" is none.")]
    [InlineData("targets:\n  - { scope: organisation, from: 2026-01-01, target: many }", "targets.target must be a number, with a point for decimals; \"many\" is none.")]
    [InlineData("targets:\n  - { scope: organisation, from: 2026-01-01, target: 1, period: year }", "targets.period is week, month or quarter; \"year\" is none.")]
    [InlineData("targets:\n  - { scope: organisation, from: 2026-01-01, to: 2025-01-01, target: 1 }", "targets.to comes before targets.from.")]
    [InlineData("targets:\n  - { scope: organisation, from: 2026-01-01, target: 1, baseline: 4 }", "targets.baseline must be a mapping: { ...: ... }.")]
    [InlineData("targets:\n  - { scope: organisation, from: 2026-01-01, target: 1 }\n  - { scope: organisation, from: 2026-01-01, target: 2 }", "targets names the same scope, period and first day twice.")]
    public void A_wrong_target_is_told(string text, string said) =>
        Assert.Contains(said, Assert.Single(SmallLibrary.With($"{SmallLibrary.Finished}\n{text}").Errors).ToString(), StringComparison.Ordinal);

    private static async Task<Portfolio> WithIssuesAsync()
    {
        var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A", portfolio: "Run");
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 10));
        portfolio.Rows.Issue(project, new DateOnly(2026, 3, 1), done: new DateOnly(2026, 3, 20));
        return portfolio;
    }

    private static Task<List<FactKpiTarget>> TargetsAsync(Portfolio portfolio) => portfolio.ReadAsync(warehouse => warehouse.FactKpiTargets.Where(target => target.KpiTargetSk > 0));
}
