using System.Data.Common;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Xunit.Sdk;

namespace Prism.Kpis.Tests;

public sealed class WorkedExampleTests
{
    private static readonly KpiLibrary Library = KpiLibrary.Load(null);
    private static readonly DateOnly EndOfMarch = new(2026, 3, 31);

    public static TheoryData<string> Codes => [.. Library.Kpis.Keys.Order()];

    [Theory]
    [MemberData(nameof(Codes))]
    public Task The_worked_example_comes_out_of_rows_of_the_star(string code) => CheckAsync(code, WarehouseEngine.Sqlite);

    [Fact]
    public async Task Every_worked_example_comes_out_on_SQL_Server()
    {
        List<string> wrong = [];
        foreach (var code in Library.Kpis.Keys.Order())
        {
            try
            {
                await CheckAsync(code, WarehouseEngine.SqlServer);
            }
            catch (Exception problem) when (problem is (XunitException and not SkipException) or DbException)
            {
                wrong.Add($"{code}: {problem.Message}");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task CheckAsync(string code, WarehouseEngine engine)
    {
        var kpi = Library.Kpis[code];
        var isAboutKpis = Library.IsAboutKpis(kpi);
        await using var portfolio = await Portfolio.CreateAsync(engine);
        var project = portfolio.Rows.Project("A");
        (isAboutKpis ? GovernmentExamples.ByCode : WorkedExamples.ByCode)[code](portfolio.Rows, project);

        var result = await portfolio.LoadAsync(new DateOnly(2026, 4, 15), isAboutKpis ? GovernmentExamples.Library : null);

        Assert.Equal([], result.Failures);
        foreach (var (measure, rows) in kpi.Example.Given)
        {
            var inMarch = (await portfolio.MeasureAsync(measure)).Where(row => row.DateSk is >= 20260301 and <= 20260331 && (!isAboutKpis || row.ProjectSk == StarRows.Organisation)).ToList();
            var kind = Library.Measures.Single(known => known.Name == measure).Kind;
            if (kind is MeasureKind.Level)
            {
                inMarch = [.. inMarch.Where(row => row.DateSk == inMarch.Max(other => other.DateSk))];
            }

            Assert.Equal(rows.Sum(row => row.Value * row.Weight), inMarch.Sum(row => row.Value * (kind == MeasureKind.Weighted ? row.Weight!.Value : 1)), 6);
        }

        var scope = kpi.Levels.Contains(ScopeLevel.Organisation) ? StarRows.Organisation : portfolio.Rows.Scope("A");
        var value = await portfolio.ValueAsync(code, scope, PeriodGrain.Month, EndOfMarch);
        Assert.True(kpi.Example.Confirms(value.Value), $"{code} is {value.Value}, the example says {kpi.Example.Value}.");
        Assert.Equal("Complete", value.Confidence);
    }
}
