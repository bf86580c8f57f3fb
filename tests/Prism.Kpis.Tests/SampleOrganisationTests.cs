using Prism.Kpis.Engine;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>Four organisations of ten projects, one for each step of the five-stage scale, and the last of them a step further: loaded, calculated and assessed in a warehouse.</summary>
public sealed class SampleOrganisationTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 15);
    private const string NextStep = "Half of the KPIs with values have a target in force.";

    [Fact]
    public async Task Two_of_ten_projects_that_report_are_initial()
    {
        await using var organisation = await WorkingAsync(projects: 2, aligned: 0);

        var rows = await AssessedAsync(organisation, null);

        Assert.Equal("Initial", Stage(rows));
        var missing = Assert.Single(rows, row => row is { CriterionStage: "Developing", IsMet: false });
        Assert.Equal(("Half of the running projects have data for a KPI.", 0.2, 0.5, "2 of 10. Not: P10, P3, P4, P5, P6, P7, P8, P9."), (missing.Criterion, missing.Measured, missing.Needed, missing.Evidence));
    }

    [Fact]
    public async Task Standard_KPIs_in_most_projects_without_targets_are_developing()
    {
        await using var organisation = await WorkingAsync(projects: 6, aligned: 8);

        var rows = await AssessedAsync(organisation, null);

        Assert.Equal("Developing", Stage(rows));
        var missing = rows.Single(row => row.Criterion == NextStep);
        var named = missing.Evidence[(missing.Evidence.IndexOf("Not: ", StringComparison.Ordinal) + 5)..].TrimEnd('.').Split(", ");
        Assert.Equal((await WithValuesAsync(organisation)).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.StartsWith($"0 of {named.Length}. ", missing.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_with_owners_in_some_projects_are_established()
    {
        await using var organisation = await WorkingAsync(projects: 6, aligned: 6);
        using var folder = new OwnFolder();
        await TargetsAsync(organisation, folder, isSmart: false);

        var rows = await AssessedAsync(organisation, folder);

        Assert.Equal("Established", Stage(rows));
        var missing = rows.Where(row => row is { CriterionStage: "WellEstablished", IsMet: false }).ToDictionary(row => row.Criterion, row => row.Evidence);
        Assert.Equal("6 of 10. Not: P10, P7, P8, P9.", missing["Eight of ten running projects are watched by a leading and a lagging KPI."]);
        Assert.Contains("THROUGHPUT", missing["Eight of ten targets are SMART."], StringComparison.Ordinal);
        Assert.Contains("THROUGHPUT", missing["Eight of ten targeted KPIs have their next review planned."], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "WellEstablished")]
    [InlineData(10, "Optimized")]
    public async Task SMART_targets_reviewed_in_every_project_are_well_established_and_with_all_of_them_in_the_strategy_optimized(int aligned, string stage)
    {
        await using var organisation = await WorkingAsync(projects: 10, aligned);
        using var folder = new OwnFolder();
        await TargetsAsync(organisation, folder, isSmart: true);

        var rows = await AssessedAsync(organisation, folder);

        Assert.Equal(stage, Stage(rows));
        Assert.Equal(
            aligned == 10 ? [] : ["6 of 10. Not: P10, P7, P8, P9."],
            rows.Where(row => row is { CriterionStage: "Optimized", IsMet: false }).Select(row => row.Evidence));
        Assert.Contains(await organisation.ReadAsync(warehouse => warehouse.Kpis.Where(kpi => kpi.KpiCode == "THROUGHPUT" && kpi.IsCurrent)), kpi => kpi.Stage == "Managed");
    }

    /// <summary>Of ten running projects some finish six issues a month and have some open; the first of them serve an objective.</summary>
    private static async Task<Portfolio> WorkingAsync(int projects, int aligned)
    {
        var portfolio = await Portfolio.CreateAsync();
        for (var number = 1; number <= 10; number++)
        {
            var project = portfolio.Rows.Project($"P{number}");
            for (var month = 1; number <= projects && month <= 3; month++)
            {
                for (var issue = 1; issue <= 6 + (month % 2); issue++)
                {
                    var (created, done) = (new DateOnly(2026, month, issue), new DateOnly(2026, month, 14 + issue));
                    portfolio.Rows.Issue(project, created, started: created.AddDays(1), done: done, cycleDays: 13, leadDays: 14);
                }
            }

            if (number <= aligned)
            {
                portfolio.Rows.Objective(project, 1);
            }
        }

        await portfolio.LoadAsync(AsOf);
        return portfolio;
    }

    /// <summary>For every KPI that has a value a target of the organisation and an owner; where they are SMART also a baseline, an objective, a day, and a review that was held.</summary>
    private static async Task TargetsAsync(Portfolio organisation, OwnFolder folder, bool isSmart)
    {
        var objective = organisation.Rows.Of<DimObjective>()[0].ObjectiveCode;
        var overlays = new Dictionary<string, string>();
        foreach (var (code, index) in (await WithValuesAsync(organisation)).Select((code, index) => (code, index)))
        {
            overlays[$"Overlays/{code}.yaml"] = $"code: {code}\nowner: Ann Adams\n";
            organisation.Rows.Target(code, StarRows.Organisation, new DateOnly(2026, 1, 1), null, 5);
            if (isSmart)
            {
                organisation.Rows.Replace<FactKpiTarget>(row => row.KpiCode != code ? row : row with
                {
                    Statement = "Reach 5 a month", Measure = "as defined", BaselineValue = 8, BaselineDateSk = 20251231, ObjectiveCode = objective, DueDateSk = 20261231,
                });
                organisation.Rows.Add(new FactKpiReview { KpiReviewSk = index + 1, KpiCode = code, ScopeSk = StarRows.Organisation, DateSk = 20260401, Finding = "Read.", DueDateSk = -2 });
            }
        }

        folder.Write(overlays);
    }

    private static async Task<List<FactMaturity>> AssessedAsync(Portfolio organisation, OwnFolder? folder)
    {
        var library = KpiLibrary.Load(folder?.Path);
        Assert.Equal([], library.Errors.Select(error => error.ToString()));
        Assert.Empty((await organisation.LoadAsync(AsOf, library)).Failures);
        return await organisation.ReadAsync(warehouse => warehouse.FactMaturities.Where(row => row.MaturitySk > 0 && row.ScopeSk == StarRows.Organisation).OrderBy(row => row.MaturitySk));
    }

    private static string Stage(IEnumerable<FactMaturity> rows) => Assert.Single(rows.Select(row => row.ScopeStage).Distinct());

    /// <summary>Codes of the KPIs that have a value of the organisation in a month that was over.</summary>
    private static async Task<List<string>> WithValuesAsync(Portfolio organisation) => await organisation.ReadAsync(warehouse =>
        (from standing in warehouse.FactKpiStandings
         join kpi in warehouse.Kpis on standing.KpiSk equals kpi.KpiSk
         where standing.KpiStandingSk > 0 && standing.HasValue
         select kpi.KpiCode).Distinct());
}
