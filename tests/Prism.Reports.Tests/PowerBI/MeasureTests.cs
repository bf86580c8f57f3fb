using System.Globalization;
using System.Text;
using Prism.Reports.PowerBI;
using Prism.Reports.Tests.PowerBI.Checking;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>What each measure is to show on the sample portfolio, worked out in SQL and through the feed, and held against the KPI of the same name.</summary>
[Collection(SampleTests.Name)]
public sealed class MeasureTests(SamplePortfolio sample)
{
    private static readonly string Page = ModelPage.File;

    private static readonly Slice Transform = new("Portfolio", "Transform", ["NQ-101", "NQ-102", "NQ-103", "NQ-104", "NQ-201", "NQ-202", "NQ-203"], SamplePortfolio.LastDay);
    private static readonly Slice Run = new("Portfolio", "Run", ["NQ-204", "NQ-301", "NQ-302", "NQ-303", "NQ-304"], SamplePortfolio.LastDay);
    private static readonly Slice Project = new("Project", "Meter Data Hub", ["NQ-101"], SamplePortfolio.LastDay);

    [Fact]
    public void Every_measure_can_be_worked_out_without_Power_BI() => Assert.All(
        Measures.All, measure => Assert.True(MeasureSources.All.ContainsKey(measure.Name) || DaxArithmetic.Covers(measure.Dax), $"Nothing says what '{measure.Name}' is to show."));

    [Fact]
    public async Task SQL_and_the_feed_agree_on_every_measure_and_so_do_the_KPI_values()
    {
        List<string> differences = [];
        foreach (var slice in new[] { Transform, Run, Project })
        {
            var bySql = new ExpectedMeasures(sample, slice, isSql: true);
            var byFeed = new ExpectedMeasures(sample, slice, isSql: false);
            foreach (var measure in Measures.All)
            {
                var (inSql, inFeed) = (await bySql.ValueAsync(measure), await byFeed.ValueAsync(measure));
                if (!ExpectedMeasures.Same(inSql, inFeed))
                {
                    differences.Add($"{slice.Name}, {measure.Name}: {Shown(inSql)} in SQL, {Shown(inFeed)} through the feed");
                }

                if (measure.Kpi is not null && await KpiAsync(measure.Kpi, slice) is var (has, stored) && has && !ExpectedMeasures.Same(stored, inSql))
                {
                    differences.Add($"{slice.Name}, {measure.Name}: {Shown(inSql)}, but KpiValues holds {Shown(stored)} for {measure.Kpi}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task The_page_of_measures_says_what_each_shows_on_the_sample()
    {
        var page = new StringBuilder()
            .Append("# Measures\n\nWhat every measure of the model shows on the sample portfolio, for October 2026. Written by the tests (`PRISM_WRITE_DOCS=1`), which work each value out twice,\nby a statement on the warehouse and by a question to the feed, and hold it against the KPI value named. The DAX itself is not run: no engine for it exists\noutside of Windows. Measures of one KPI are shown for SPI, target and attainment for the milestone hit rate. ")
            .Append("Numbers without a KPI follow the catalogue\nof KPIs and the day of the load; the tests hold their two ways of reckoning together, not the number below.\n");
        var (transform, run) = (new ExpectedMeasures(sample, Transform, isSql: true), new ExpectedMeasures(sample, Run, isSql: true));
        foreach (var folder in Measures.All.GroupBy(m => m.Folder))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {folder.Key}\n\n| measure | portfolio Transform | portfolio Run | KPI | what it is |\n|---|---:|---:|---|---|\n");
            foreach (var measure in folder)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {measure.Name} | {await WrittenAsync(measure, transform)} | {await WrittenAsync(measure, run)} | {measure.Kpi?.ToLowerInvariant().Replace(measure.Kpi.Split(' ')[0].ToLowerInvariant(), measure.Kpi.Split(' ')[0], StringComparison.Ordinal)} | {measure.Description} |\n");
            }
        }

        if (Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(Page, page.ToString(), TestContext.Current.CancellationToken);
        }

        // Only what the sample alone decides: rows of measures that are a KPI's value, and the set of measures.
        static (List<string> Names, List<string> Fixed) Rows(string text) => (
            [.. text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|')[1].Trim())],
            [.. text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && l.Split('|')[4].Trim().Length > 0)]);
        var (expected, there) = (Rows(page.ToString()), Rows(await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)));
        Assert.Equal(expected.Names, there.Names);
        Assert.Equal(expected.Fixed, there.Fixed);
    }

    [Fact]
    public void The_limits_of_the_KPI_objects_are_those_of_the_definitions()
    {
        var definitions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Prism.Kpis", "Definitions"), "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var goals = Measures.All.Where(m => m.Goal is not null).ToList();
        Assert.NotEmpty(goals);
        Assert.All(goals, measure =>
        {
            var definition = Assert.Single(definitions, d => d.StartsWith($"code: {measure.Kpi}\n", StringComparison.Ordinal));
            var limits = definition.Split('\n').Single(l => l.StartsWith("thresholds:", StringComparison.Ordinal));
            Assert.Equal(measure.Goal!.Green, Limit("green"), 9);
            Assert.Equal(measure.Goal.Amber, Limit("amber"), 9);
            Assert.Equal(measure.Goal.IsHigherBetter, definition.Contains("\ndirection: up\n", StringComparison.Ordinal));

            double Limit(string name) => double.Parse(limits.Split($"{name}: ")[1].Split(',', '}', ' ')[0], CultureInfo.InvariantCulture);
        });
    }

    /// <summary>The KPI's value in the slice; false where the KPI is not calculated for it.</summary>
    private async Task<(bool Has, object? Value)> KpiAsync(string kpi, Slice slice)
    {
        var parts = kpi.Split(' ');
        var rows = await sample.RowsAsync($"KpiValues?$filter=KpiCode eq '{parts[0]}' and ScopeLevel eq '{slice.Level}' and ScopeName eq '{slice.Name}' and PeriodGrain eq 'Month' and PeriodEnd eq 2026-10-31");
        return rows.Count == 0 ? (false, null) : (true, MeasureSources.Number(rows[0], parts.Length > 1 ? parts[1] : "Value"));
    }

    private static async Task<string> WrittenAsync(Measure measure, ExpectedMeasures values) =>
        MeasureSources.All.TryGetValue(measure.Name, out var source) && source.IsOfTheMoment ? "at refresh" : Shown(await values.ValueAsync(measure));

    private static string Shown(object? value) => value switch
    {
        null => "–",
        double number => number.ToString("#,0.####", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
