using System.Globalization;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Tests;

/// <summary>Advice and consistency as they come out of a warehouse: what brings them and what does not.</summary>
public sealed class AdviceTests
{
    private static readonly DateOnly AsOf = new(2026, 12, 15);

    [Fact]
    public async Task Two_KPIs_whose_months_move_together_are_redundant_and_one_that_moves_otherwise_is_not()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        int[] created = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5];
        for (var month = 1; month <= 11; month++)
        {
            for (var number = 1; number <= month; number++)
            {
                portfolio.Rows.Issue(project, new DateOnly(2025, 12, 1), done: new DateOnly(2026, month, number));
            }

            for (var number = 1; number <= created[month - 1]; number++)
            {
                portfolio.Rows.Issue(project, new DateOnly(2026, month, number));
            }
        }

        await portfolio.LoadAsync(AsOf, SmallLibrary.With(
            SmallLibrary.Finished, Another("TWICE", "done + done", "done: 7", 14), Another("CREATED", "created", "created: 3", 3),
            ("Measures/t/created.sql", SmallLibrary.Done.Replace("DoneDateSk", "CreatedDateSk", StringComparison.Ordinal))));

        var redundant = (await AdviceAsync(portfolio)).Where(row => row.Advice == "Redundant").ToArray();
        Assert.Equal([("FINISHED", "TWICE")], redundant.Select(row => (row.KpiCode, row.OtherKpiCode!)));
        Assert.Contains("correlation 1.00", redundant[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_KPI_that_nobody_asked_for_by_name_is_told_once_asking_has_been_recorded_for_a_month()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), new DateOnly(2026, 11, 1), done: new DateOnly(2026, 11, 10));
        var library = SmallLibrary.With(SmallLibrary.Finished, Another("TWICE", "done + done", "done: 7", 14));
        Usage(portfolio, 20261201, "FINISHED");

        await portfolio.LoadAsync(AsOf, library);
        var early = await AdviceAsync(portfolio);
        Usage(portfolio, 20261110, null);
        await portfolio.LoadAsync(AsOf, library);
        var late = await AdviceAsync(portfolio);

        Assert.Contains(early, row => row.Advice == "ReadersUnknown");
        Assert.DoesNotContain(early, row => row.Advice == "NobodyReads");
        Assert.DoesNotContain(late, row => row.Advice == "ReadersUnknown");
        Assert.Equal(["TWICE"], late.Where(row => row.Advice == "NobodyReads").Select(row => row.KpiCode));
    }

    [Theory]
    [InlineData("jira", true)]
    [InlineData("jira-of-the-subsidiary", false)]
    public async Task A_KPI_that_two_projects_come_by_in_two_ways_is_not_consistent(string sourceOfB, bool isConsistent)
    {
        await using var portfolio = await Portfolio.CreateAsync();
        foreach (var (code, source, key) in new[] { ("A", "jira", 1), ("B", sourceOfB, 2) })
        {
            var project = portfolio.Rows.Project(code);
            portfolio.Rows.Issue(project, new DateOnly(2026, 11, 1), done: new DateOnly(2026, 11, 10));
            portfolio.Rows.Add(new ProjectSource { ProjectSourceSk = key, SourceSystem = source, ContainerKind = "JiraProject", SourceId = code, ContainerKey = code, ContainerName = code, ProjectId = project, IsMapped = true });
        }

        var definition = SmallLibrary.Finished.Replace("levels: [organisation]", "levels: [project, portfolio, organisation]", StringComparison.Ordinal);
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(definition));
        await portfolio.LoadAsync(AsOf, SmallLibrary.With(definition));

        var rows = await portfolio.ReadAsync(warehouse => warehouse.FactKpiConsistencies.Where(row => row.KpiConsistencySk > 0 && row.ScopeSk == StarRows.Organisation).OrderBy(row => row.KpiConsistencySk));
        Assert.Equal(
            isConsistent ? [("JiraProject of jira", 2, "A, B", true)] : [("JiraProject of jira", 1, "A", false), ("JiraProject of jira-of-the-subsidiary", 1, "B", false)],
            rows.Select(row => (row.Basis, row.ProjectCount, row.Projects, row.IsConsistent)));
    }

    private static (string Path, string Text) Another(string code, string numerator, string given, int value) => ($"Definitions/t/{code}.yaml", SmallLibrary.Finished
        .Replace("code: FINISHED", $"code: {code}", StringComparison.Ordinal).Replace("numerator: done", $"numerator: {numerator}", StringComparison.Ordinal)
        .Replace("given: { done: 7 }\n  value: 7", string.Create(CultureInfo.InvariantCulture, $"given: {{ {given} }}\n  value: {value}"), StringComparison.Ordinal));

    private static void Usage(Portfolio portfolio, int day, string? code) => portfolio.Rows.Add(new FactKpiUsage
    {
        KpiUsageSk = day, DateSk = day, Subject = code is null ? "KpiValues" : $"KPI:{code}", KpiCode = code, ClientKind = "Excel", ReadCount = 1, ReaderCount = 1, RowCount = 1, LastReadAtUtc = DateTimeOffset.UnixEpoch,
    });

    private static Task<List<FactKpiAdvice>> AdviceAsync(Portfolio portfolio) => portfolio.ReadAsync(warehouse => warehouse.FactKpiAdvices.Where(row => row.KpiAdviceSk > 0).OrderBy(row => row.KpiAdviceSk));
}
