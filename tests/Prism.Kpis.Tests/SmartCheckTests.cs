using Prism.Kpis.Governance;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>What is vague in a target, and how it could read.</summary>
public sealed class SmartCheckTests
{
    [Theory]
    [InlineData("Increase engagement", null, 5, "Engagement from ___ to 80 % by 2026-12-31, for objective ___.")]
    [InlineData("Raise engagement from 60 % to 80 % by 2026-12-31", "O1", 0, null)]
    [InlineData("80 % by end of 2026", "O1", 1, "Engagement from ___ to 80 % by 2026-12-31, for O1.")]
    [InlineData("Better by Q4 2026", "O1", 3, "Engagement from ___ to 80 % by 2026-12-31, for O1.")]
    [InlineData("Bring it to 80 % from July on", "O1", 1, "Engagement from ___ to 80 % by 2026-12-31, for O1.")]
    [InlineData("", "O1", 4, "Engagement from ___ to 80 % by 2026-12-31, for O1.")]
    [InlineData("Answer all mails within two days, instead of four, by 31 March", "O1", 0, null)]
    public void A_vague_statement_is_told_what_it_lacks_and_how_it_could_read(string statement, string? objective, int vague, string? suggestion)
    {
        var check = SmartCheck.Of(Target(statement), "Engagement", "percent", objective);

        Assert.Equal(vague, check.Vague.Count);
        Assert.Equal(suggestion, check.Suggestion);
    }

    [Fact]
    public void The_vague_statement_of_the_books_lacks_number_unit_baseline_objective_and_date() => Assert.Equal(
        ["no number: how much is enough?", "no unit: percent, days, items, money?", "no baseline: from where?", "no objective: what is it good for?", "no date: by when?"],
        SmartCheck.Of(Target("Increase engagement"), "Engagement", "percent", null).Vague);

    [Fact]
    public void What_stands_in_the_columns_need_not_stand_in_the_statement_again()
    {
        var target = Target("At least 80") with
        {
            Measure = "Share of answers of 4 and 5 in the yearly survey", BaselineValue = 0.6, BaselineDateSk = 20251231, ObjectiveCode = "O-2", DueDateSk = 20261130,
        };

        Assert.Empty(SmartCheck.Of(target, "Engagement", "percent", null).Vague);
        Assert.Equal("Engagement from 60 % on 2025-12-31 to 80 % by 2026-11-30, for objective ___.", SmartCheck.Of(target with { ObjectiveCode = null }, "Engagement", "percent", null).Suggestion);
        Assert.Empty(SmartCheck.Of(target with { ObjectiveCode = null }, "Engagement", "percent", "O-1").Vague);
    }

    [Theory]
    [InlineData("Reach 90 % of the year's milestones by their baseline date.", true)]
    [InlineData("Reach 90 % of the milestones, baseline 70 %.", false)]
    public void The_baseline_of_a_plan_is_none_of_a_target(string statement, bool isMissing) =>
        Assert.Equal(isMissing, SmartCheck.Of(Target(statement), "Milestone hit rate", "percent", "O1").Vague.Contains("no baseline: from where?"));

    [Fact]
    public void A_baseline_that_nobody_can_show_makes_nothing_achievable()
    {
        var target = Target("80 % by end of 2026") with { BaselineValue = 0.6 };

        Assert.Equal(["a baseline without day or evidence: since when, and who says so?"], SmartCheck.Of(target, "Engagement", "percent", "O1").Vague);
        Assert.Empty(SmartCheck.Of(target with { BaselineEvidence = "Survey of last year" }, "Engagement", "percent", "O1").Vague);
        Assert.Contains("from 60 % (Survey of last year) to 80 %", SmartCheck.Of(target with { BaselineEvidence = "Survey of last year" }, "Engagement", "percent", null).Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_of_the_KPI_is_a_unit() =>
        Assert.Equal(4, SmartCheck.Of(Target("Ship 12 releases by end of 2026, from 6 today"), "Releases", "releases", null).Met);

    private static FactKpiTarget Target(string statement) => new()
    {
        KpiTargetSk = 1, KpiCode = "ENGAGEMENT", ScopeSk = 1, ValidFromDateSk = 20260101, ValidToDateSk = 20261231, Target = 0.8, Statement = statement,
    };
}
