using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Bench;

/// <summary>
/// Each KPI alone, from nothing: what the engine takes for its numbers (the SELECTs of its measures into the work table, and the roll-up to all scopes and
/// lengths of period) beside one SELECT that gives the same numbers for the same scopes and lengths of period, as one who knows the database types it: each
/// measure once, then one roll-up for each length. Every row is read. What the engine does with numbers then (judging and writing them) no SELECT does.
/// </summary>
internal static partial class KpisByHand
{
    private const int Rounds = 2;

    // A SELECT that takes longer is stopped: the ratio is at most the one shown.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Func<Task<(LoadSession Session, IAsyncDisposable Over)>> begin, DateOnly asOf)
    {
        var library = KpiLibrary.Load(null);
        var (total, byHand, worst, stopped) = (0d, 0d, 0, 0);
        Console.WriteLine("| KPI | engine ms | SELECT ms | engine / SELECT |\n| --- | ---: | ---: | ---: |");
        foreach (var kpi in library.Kpis.Values.OrderBy(kpi => kpi.Code, StringComparer.Ordinal))
        {
            var (ours, theirs, isStopped) = (double.MaxValue, double.MaxValue, false);
            for (var round = 0; round < Rounds && !isStopped; round++)
            {
                ours = Math.Min(ours, await EngineAsync(begin, library, kpi));
                var (session, over) = await begin();
                await using (over)
                {
                    (var elapsed, isStopped) = await SelectAsync(session, Sql(library, kpi, (asOf.Year * 10_000) + (asOf.Month * 100) + asOf.Day));
                    theirs = Math.Min(theirs, elapsed);
                }
            }

            (total, byHand) = (total + ours, byHand + theirs);
            worst += ours > 1.3 * theirs ? 1 : 0;
            stopped += isStopped ? 1 : 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kpi.Code} | {ours:N0} | {(isStopped ? "> " : "")}{theirs:N0} | {(isStopped ? "< " : "")}{ours / theirs:N2} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all | {total:N0} | {byHand:N0} | {total / byHand:N2} |\n\n{worst} KPIs above 1.3 times the SELECT; {stopped} SELECTs stopped after {Limit.TotalSeconds:N0} s."));
    }

    private static async Task<double> EngineAsync(Func<Task<(LoadSession Session, IAsyncDisposable Over)>> begin, KpiLibrary library, KpiDefinition kpi)
    {
        var (session, over) = await begin();
        await using (over)
        {
            var result = await KpiEngine.CalculateAsync(session, new KpiOptions { TimeZone = TimeZoneInfo.Utc, Library = library.Only(kpi.Code, kpi.Version) }, CancellationToken.None);
            var own = library.MeasuresOf(kpi.Formula).Select(measure => measure.Name).Append(kpi.Code).ToHashSet(StringComparer.Ordinal);
            return result.Timings.Where(timing => own.Contains(timing.Name)).Sum(timing => timing.Computed.TotalMilliseconds);
        }
    }

    private static async Task<(double Milliseconds, bool IsStopped)> SelectAsync(LoadSession session, string sql)
    {
        await using var command = session.Command(sql);
        var clock = Stopwatch.GetTimestamp();
        var isStopped = false;
        await using var limit = new Timer(_ => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)session.Connection).Handle), null, Limit, Timeout.InfiniteTimeSpan);
        try
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                _ = reader.GetInt32(0);
            }
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == SQLitePCL.raw.SQLITE_INTERRUPT)
        {
            isStopped = true;
        }

        return (Stopwatch.GetElapsedTime(clock).TotalMilliseconds, isStopped);
    }

    private static string Sql(KpiLibrary library, KpiDefinition kpi, int asOfSk)
    {
        var measures = library.MeasuresOf(kpi.Formula);
        var names = measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        var numbers = measures.Select((measure, index) => (measure.Name, Number: index + 1)).ToDictionary(measure => measure.Name, measure => measure.Number, StringComparer.Ordinal);
        var expressions = measures.Select(measure => string.Create(
            CultureInfo.InvariantCulture,
            $"m{numbers[measure.Name]} (ProjectSk, ProjectId, DateSk, Value, Weight, IsEstimated) AS MATERIALIZED (\n{MeasureSql.Rows(measure, numbers, asOfSk, WarehouseEngine.Sqlite, ofTouchedProjects: false)}\n)"));
        var rollUps = kpi.Periods.Select(grain => $"SELECT * FROM (\n{(kpi.Formula.Rule == AggregationRule.Pct ? Percentile(kpi, numbers[kpi.Formula.Rows!], grain) : RollUpSql.Compile(kpi, names, numbers, grain))}\n)");
        var sql = $"WITH {string.Join(",\n", expressions)}\n{string.Join("\nUNION ALL\n", rollUps)}";
        return Stored().Replace(sql, match => string.Create(
                CultureInfo.InvariantCulture, $"m{long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) / MeasureSql.KeysPerMeasure} v{match.Groups[1].Value}WHERE 1 = 1"))
            .Replace("@from", "1", StringComparison.Ordinal).Replace("@as_of", asOfSk.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Nearest rank with window functions, as the books have it.</summary>
    private static string Percentile(KpiDefinition kpi, int number, PeriodGrain grain) => $"""
        SELECT r.ScopeSk, r.PeriodStartSk, r.PeriodEndSk, r.Value AS Numerator, NULL AS Denominator, r.SampleSize, 0 AS EstimatedRows
        FROM (
            SELECT b.ScopeSk, d.{grain}StartSk AS PeriodStartSk, d.{grain}EndSk AS PeriodEndSk, v.Value,
                ROW_NUMBER() OVER (PARTITION BY b.ScopeSk, d.{grain}StartSk ORDER BY v.Value) AS ValueRank,
                COUNT(*) OVER (PARTITION BY b.ScopeSk, d.{grain}StartSk) AS SampleSize
            FROM KpiMeasureValue v
            JOIN DimDate d ON d.DateSk = v.DateSk
            JOIN BridgeScopeProject b ON b.ProjectSk = v.ProjectSk
            JOIN DimScope s ON s.ScopeSk = b.ScopeSk
            WHERE {MeasureSql.Range(number)} AND v.DateSk <= @as_of AND s.ScopeLevel IN ({string.Join(", ", kpi.Levels.Select(level => $"'{level}'"))})
        ) r
        WHERE r.ValueRank = ({(kpi.Formula.Percentile ?? 0).ToString(CultureInfo.InvariantCulture)} * r.SampleSize + 99) / 100
        """;

    [GeneratedRegex(@"KpiMeasureValue v((?:(?!KpiMeasureValue v).)*?)WHERE v\.KpiMeasureValueSk > (\d+) AND v\.KpiMeasureValueSk < \d+", RegexOptions.Singleline)]
    private static partial Regex Stored();
}
