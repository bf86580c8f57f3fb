using System.Globalization;
using System.Text.Json;
using Prism.Sources;

namespace Prism.EndToEnd.Tests;

/// <summary>Every value published for the sample portfolio equals what its source files give when other code works it out, and nothing they give is missing.</summary>
[Collection(SampleRunReaders.Name)]
public sealed class KpiEqualityTests(SampleRun sample, SampleSources sources) : IClassFixture<SampleSources>
{
    /// <summary>The files of the catalogue, by the code each begins with: a KPI that joins it is compared, or fails, at once.</summary>
    public static TheoryData<string> Codes => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "Prism.Kpis", "Definitions"), "*.yaml", SearchOption.AllDirectories)
        .Select(file => File.ReadLines(file).First(line => line.StartsWith("code:", StringComparison.Ordinal))[5..].Trim()).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_KPI_of_the_catalogue_is_worked_out_from_the_sources_and_nothing_else_is()
    {
        var published = (await sample.ReadAsync("Kpis?$filter=IsCurrent eq true&$select=KpiCode")).Select(row => row.GetProperty("KpiCode").GetString()!).Order().ToList();

        Assert.Equal(published, sources.Kpis.Keys.Order());
        Assert.Equal(published, Codes.Select(code => code.Data).Order());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_KPI_is_what_the_sources_say_at_every_level_and_period(string code)
    {
        var expected = Expected(sources.Kpis[code]);
        var values = await sample.ReadAsync($"KpiValues?$filter=KpiCode eq '{code}'");
        List<string> wrong = [];
        foreach (var value in values)
        {
            var level = value.GetProperty("ScopeLevel").GetString()!;
            var name = level switch { "Project" => value.GetProperty("ProjectCode").GetString()!, "Organisation" => "", _ => value.GetProperty("ScopeName").GetString()! };
            var key = (level, name, value.GetProperty("PeriodGrain").GetString()!, Day(value, "PeriodStart"), Day(value, "PeriodEnd"));
            if (!expected.Remove(key, out var source))
            {
                wrong.Add($"{key}: published {Number(value, "Value")}, but the sources hold nothing.");
                continue;
            }

            var own = new SourceValue(Number(value, "Numerator"), Number(value, "Denominator"), Number(value, "Value"), value.GetProperty("SampleSize").GetInt32());
            var (parts, whole) = Tolerances(value.GetProperty("Unit").GetString()!, source);
            if (!IsSame(own.Numerator, source.Numerator, parts) || !IsSame(own.Denominator, source.Denominator, parts) || !IsSame(own.Value, source.Value, whole) || own.SampleSize != source.SampleSize)
            {
                wrong.Add($"{key}: {own}, the sources give {source}.");
            }

            wrong.AddRange(Confidences(code, source, key.Item5).Contains(value.GetProperty("Confidence").GetString()) ? [] : [$"{key}: {value.GetProperty("Confidence")}"]);
        }

        wrong.AddRange(expected.Select(missing => $"{missing.Key}: not published, the sources give {missing.Value}."));
        Assert.True(wrong.Count == 0, $"{code}: {wrong.Count} of {values.Count + expected.Count}\n{string.Join('\n', wrong.Take(12))}");
        Assert.True(code == NobodyReads || values.Exists(value => Number(value, "Value") is not null), $"{code} has no value in the sample portfolio.");
    }

    /// <summary>Who reads what is written down by the service from the first start on: of the sample there is no month of which that is known.</summary>
    private const string NobodyReads = "KPI_ADOPTION";

    /// <summary>All scopes and periods the sources hold anything for.</summary>
    private Dictionary<(string Level, string Name, string Grain, DateOnly Start, DateOnly End), SourceValue> Expected(SourceKpi kpi)
    {
        var today = sources.Portfolio.Calendar.Today;
        Dictionary<(string, string, string, DateOnly, DateOnly), SourceValue> values = [];
        var days = kpi.Days.Where(day => day.Day <= today).ToList();
        foreach (var scope in sources.Portfolio.Scopes.Where(scope => kpi.Levels.Contains(scope.Key.Level)))
        {
            var projects = kpi.IsOfScopes ? [GovernmentKpis.ScopeOf(scope.Key)] : scope.ToHashSet();
            var own = days.Where(day => projects.Contains(day.Project)).Select(day => day.Day).ToList();
            foreach (var grain in own.Count == 0 ? [] : kpi.Grains)
            {
                var finish = scope.Key.Level == "Project" ? sources.Portfolio.Register.Projects.Single(project => project.Code == scope.Key.Name).ActualFinish : null;
                var last = finish < today ? finish.Value : today;
                for (var period = SourceCalendar.Period(grain, own.Min()); period.Start <= today; period = SourceCalendar.Period(grain, period.End.AddDays(1)))
                {
                    if ((kpi.Of(projects, period.Start, period.End < today ? period.End : today) ?? (kpi.IsIdleZero && period.Start <= last ? new SourceValue(0, null, 0, 0) : null)) is { } value)
                    {
                        values[(scope.Key.Level, scope.Key.Name, grain, period.Start, period.End)] = value;
                    }
                }
            }
        }

        return values;
    }

    private string[] Confidences(string code, SourceValue source, DateOnly end) =>
        sources.Kpis[code] is PercentileKpi && source.SampleSize < 5 ? ["LowSample"]
        : end >= sources.Portfolio.Calendar.Today ? ["Partial"]
        : ["Complete", "Estimated"];

    /// <summary>The product rounds money to four decimals task by task before it sums, which shows where large amounts nearly cancel; else only noise of floating point is forgiven.</summary>
    private static (double Parts, double Whole) Tolerances(string unit, SourceValue source) => unit == "money" ? (0.001, 0.001) : Math.Abs(source.Denominator ?? 0) > 1000 ? (0.001, 1e-8) : (1e-8, 1e-8);

    private static bool IsSame(double? left, double? right, double tolerance) => left is null || right is null ? left is null && right is null
        : Math.Abs(left.Value - right.Value) <= Math.Max(tolerance, 1e-9 * Math.Abs(right.Value));

    private static double? Number(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.Null ? null : row.GetProperty(name).GetDouble();

    private static DateOnly Day(JsonElement row, string name) => DateOnly.ParseExact(row.GetProperty(name).GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
