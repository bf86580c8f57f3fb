using Prism.Etl.Staging;
using Prism.Warehouse.Facts;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>Risks, stage gates, KPI reviews and evidence of the register, in the star.</summary>
public sealed class RegisterFactsTests
{
    [Fact]
    public async Task A_risk_has_a_row_per_month_end_and_a_month_that_is_over_keeps_what_was_said_in_it()
    {
        await using var star = await LoadedStar.CreateAsync();
        star.Now = new DateTimeOffset(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);
        await star.StageAsync(Project("P1"), Risk(0.5, 10_000m));
        await star.LoadAsync();
        Assert.Equal([(20260131, 5000m), (20260228, 5000m), (20260331, 5000m)], await ExposureAsync(star));
        Assert.Empty(await star.LoadAsync());

        // Said in May: March is over, April was never told and is filled, May is now.
        star.Now = new DateTimeOffset(2026, 5, 4, 6, 0, 0, TimeSpan.Zero);
        await star.StageAsync(Risk(0.25, 10_000m));
        await star.LoadAsync();
        Assert.Equal([(20260131, 5000m), (20260228, 5000m), (20260331, 5000m), (20260430, 2500m), (20260531, 2500m)], await ExposureAsync(star));

        await star.StageAsync(Risk(0.25, 10_000m) with { RiskStatus = "Closed", ClosedOn = new DateOnly(2026, 4, 20) });
        await star.LoadAsync();
        var rows = (await star.RowsAsync<FactRisk>()).OrderBy(row => row.DateSk).ToList();
        Assert.Equal(["Open", "Open", "Open", "Open", "Open"], rows.Select(row => row.RiskStatus));
        Assert.Equal([false, false, false, false, true], rows.Select(row => row.IsDeleted));
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task A_risk_closed_this_month_costs_nothing_from_then_on()
    {
        await using var star = await LoadedStar.CreateAsync();
        star.Now = new DateTimeOffset(2026, 2, 20, 6, 0, 0, TimeSpan.Zero);
        await star.StageAsync(Project("P1"), Risk(0.5, 10_000m) with { RiskStatus = "Closed", ClosedOn = new DateOnly(2026, 2, 10) });
        await star.LoadAsync();
        var rows = (await star.RowsAsync<FactRisk>()).OrderBy(row => row.DateSk).ToList();
        Assert.Equal([(20260131, "Open", 5000m, -2), (20260228, "Closed", 0m, 20260210)], rows.Select(row => (row.DateSk, row.RiskStatus, row.ExposureAmount!.Value, row.ClosedDateSk)));
    }

    [Fact]
    public async Task A_stage_gate_is_one_row_that_follows_its_decision_and_a_gate_taken_away_is_a_tombstone()
    {
        await using var star = await LoadedStar.CreateAsync();
        var gate = new StagedStageGate { SourceSystem = "register", SourceId = "P1/G2", ProjectCode = "P1", Gate = "G2", PlannedOn = new DateOnly(2026, 3, 2) };
        await star.StageAsync(Project("P1"), gate);
        await star.LoadAsync();
        var row = Assert.Single(await star.RowsAsync<FactStageGate>());
        Assert.Equal((20260302, -2, null), (row.DateSk, row.HeldDateSk, row.Decision));

        await star.StageAsync(gate with { HeldOn = new DateOnly(2026, 3, 9), Decision = "Conditional", DecidedBy = "Board", Conditions = "Budget by April" });
        await star.LoadAsync();
        row = Assert.Single(await star.RowsAsync<FactStageGate>());
        Assert.Equal((20260309, 20260302, "Conditional", "Budget by April"), (row.DateSk, row.PlannedDateSk, row.Decision, row.Conditions));
        Assert.Empty(await star.LoadAsync());

        await star.StageAsync(Deleted(gate));
        await star.LoadAsync();
        Assert.True(Assert.Single(await star.RowsAsync<FactStageGate>()).IsDeleted);
    }

    [Fact]
    public async Task A_target_keeps_its_SMART_parts_and_what_the_calculation_found_in_them()
    {
        await using var star = await LoadedStar.CreateAsync();
        var target = new StagedTarget
        {
            SourceSystem = "register", SourceId = "CPI/Project/P1/2026-01-01", KpiCode = "CPI", ScopeLevel = "Project", ScopeName = "P1", ValidFrom = new DateOnly(2026, 1, 1), Target = 1,
            Statement = "Cost index of 1", Measure = "EV ÷ AC", BaselineValue = 0.9, BaselineOn = new DateOnly(2025, 12, 31), BaselineEvidence = "Plan of December", ObjectiveCode = "O1", DueOn = new DateOnly(2026, 12, 31),
        };
        await star.StageAsync(Project("P1"), target);
        await star.LoadAsync();
        var row = Assert.Single(await star.RowsAsync<FactKpiTarget>());
        Assert.Equal(("EV ÷ AC", 0.9, 20251231, "Plan of December", "O1", 20261231, "Register"), (row.Measure, row.BaselineValue, row.BaselineDateSk, row.BaselineEvidence, row.ObjectiveCode, row.DueDateSk, row.Origin));
        Assert.Empty(await star.LoadAsync());

        await star.StageAsync(target with { BaselineOn = null, DueOn = null, ObjectiveCode = null });
        await star.LoadAsync();
        row = Assert.Single(await star.RowsAsync<FactKpiTarget>());
        Assert.Equal((-2, -2, null), (row.BaselineDateSk, row.DueDateSk, row.ObjectiveCode));
    }

    [Fact]
    public async Task The_answers_of_an_assessment_are_a_row_per_score_and_a_score_nobody_gives_any_more_is_a_tombstone()
    {
        await using var star = await LoadedStar.CreateAsync();
        var survey = new StagedAssessment
        {
            SourceSystem = "register", SourceId = "P1/2026-03-31/Satisfaction", ProjectCode = "P1", Date = new DateOnly(2026, 3, 31), Subject = "Satisfaction", Score = 3.5, ScaleMin = 1, ScaleMax = 5,
            Respondents = 4, Answers = "2:1 4:3",
        };
        await star.StageAsync(Project("P1"), survey);
        await star.LoadAsync();
        Assert.Equal([(2, 1, false), (4, 3, false)], await AnswersAsync(star));
        Assert.Empty(await star.LoadAsync());

        await star.StageAsync(survey with { Score = 4.5, Answers = "4:2 5:2" });
        await star.LoadAsync();
        Assert.Equal([(2, 1, true), (4, 2, false), (5, 2, false)], await AnswersAsync(star));

        await star.StageAsync(survey with { Answers = null });
        await star.LoadAsync();
        Assert.All(await AnswersAsync(star), answer => Assert.True(answer.IsDeleted));
    }

    private static async Task<IEnumerable<(double Score, int Answers, bool IsDeleted)>> AnswersAsync(LoadedStar star) =>
        (await star.RowsAsync<FactAssessmentAnswer>()).OrderBy(row => row.Score).Select(row => (row.Score, row.Answers, row.IsDeleted));

    [Fact]
    public async Task A_kpi_review_waits_for_its_scope_and_is_listed_meanwhile()
    {
        await using var star = await LoadedStar.CreateAsync();
        var review = new StagedKpiReview
        {
            SourceSystem = "register",
            SourceId = "CPI/Project/P1/2026-04-01",
            KpiCode = "CPI",
            ScopeLevel = "Project",
            ScopeName = "P1",
            ReviewedOn = new DateOnly(2026, 4, 1),
            Finding = "Rates rose",
            Decision = "Replan phase 2",
            Owner = "Ann",
            DueOn = new DateOnly(2026, 4, 30),
        };
        await star.StageAsync(review);
        await star.LoadAsync();
        Assert.Empty(await star.RowsAsync<FactKpiReview>());
        Assert.Contains(await star.RowsAsync<Prism.Warehouse.Loads.RejectedRow>(), row => row is { Entity: "KpiReview", Rule: "ScopeUnknown" });

        await star.StageAsync(Project("P1"));
        await star.LoadAsync();
        var row = Assert.Single(await star.RowsAsync<FactKpiReview>());
        Assert.Equal(("CPI", 20260401, "Rates rose", "Replan phase 2", "Ann", 20260430), (row.KpiCode, row.DateSk, row.Finding, row.Decision, row.Owner, row.DueDateSk));
        Assert.DoesNotContain(await star.RowsAsync<Prism.Warehouse.Loads.RejectedRow>(), row => row.Entity == "KpiReview");
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task An_assessment_keeps_its_evidence()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync(Project("P1"), new StagedAssessment
        {
            SourceSystem = "register",
            SourceId = "P1/2026-03-31/Stakeholder satisfaction",
            ProjectCode = "P1",
            Date = new DateOnly(2026, 3, 31),
            Subject = "Stakeholder satisfaction",
            Score = 4.2,
            ScaleMin = 1,
            ScaleMax = 5,
            Respondents = 12,
            Evidence = "Survey of March",
        });
        await star.LoadAsync();
        Assert.Equal("Survey of March", Assert.Single(await star.RowsAsync<FactAssessment>()).Evidence);
    }

    private static StagedRisk Risk(double probability, decimal impact) => new()
    {
        SourceSystem = "register",
        SourceId = "R1",
        ProjectCode = "P1",
        Title = "Flood",
        Probability = probability,
        ImpactAmount = impact,
        CurrencyCode = "EUR",
        RiskStatus = "Open",
        RaisedOn = new DateOnly(2026, 1, 15),
        DueOn = new DateOnly(2026, 6, 1),
    };

    private static async Task<List<(int, decimal)>> ExposureAsync(LoadedStar star) =>
        [.. (await star.RowsAsync<FactRisk>()).OrderBy(row => row.DateSk).Select(row => (row.DateSk, row.ExposureAmountReporting!.Value))];
}
