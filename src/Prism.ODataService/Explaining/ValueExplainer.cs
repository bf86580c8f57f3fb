using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.ODataService.Querying;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.Explaining;

/// <summary>Puts together what is published about a value: for the function and for the page.</summary>
/// <param name="configuration">Names the folder of the customer's own definitions, the worker's setting <c>Prism:Kpis:Folder</c>.</param>
/// <param name="options">How long a statement may take.</param>
public sealed class ValueExplainer(IConfiguration configuration, IOptions<ServiceOptions> options)
{
    private const int MostRows = 10_000;
    private readonly Lazy<KpiLibrary> _library = new(() => KpiLibrary.Load(configuration["Prism:Kpis:Folder"] is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null));

    /// <exception cref="FeedException">There is no such value, or it is reported no more.</exception>
    public async Task<Explanation> ExplainAsync(WarehouseReading reading, long kpiValueSk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var warehouse = reading.Context;
        var value = await warehouse.FactKpiValues.AsNoTracking().Include(row => row.Kpi).Include(row => row.Scope)
            .FirstOrDefaultAsync(row => row.KpiValueSk == kpiValueSk && row.IsCurrent, cancellationToken).ConfigureAwait(false)
            ?? throw FeedException.NotFound("KpiValues has no entity with this key.");
        var target = await warehouse.FactKpiTargets.AsNoTracking().FirstOrDefaultAsync(row => row.KpiTargetSk == value.KpiTargetSk && row.KpiTargetSk > 0, cancellationToken).ConfigureAwait(false);
        var loads = await warehouse.Loads.AsNoTracking().Where(load => load.LoadSk <= reading.Version && load.Outcome == LoadOutcome.Succeeded).ToListAsync(cancellationToken).ConfigureAwait(false);
        var explained = await new KpiExplainer(warehouse, _library.Value).ExplainAsync(value, options.Value.QueryTimeoutSeconds, cancellationToken).ConfigureAwait(false);
        return new Explanation
        {
            KpiValueSk = value.KpiValueSk,
            KpiCode = value.Kpi.KpiCode,
            KpiName = value.Kpi.KpiName,
            FormulaText = value.Kpi.FormulaText,
            FormulaVersion = value.FormulaVersion,
            AggregationRule = value.Kpi.AggregationRule,
            Unit = value.Kpi.Unit,
            ScopeLevel = value.Scope.ScopeLevel,
            ScopeName = value.Scope.ScopeName,
            PeriodGrain = value.PeriodGrain,
            PeriodStart = Date(value.PeriodStartDateSk),
            PeriodEnd = Date(value.PeriodEndDateSk),
            Numerator = value.Numerator,
            Denominator = value.Denominator,
            Value = value.Value,
            Recomputed = explained.Recomputed,
            Status = value.Status,
            Confidence = value.Confidence,
            ConfidenceReason = value.ConfidenceReason,
            Target = target is null ? null : TargetOf(target),
            ReportedFromLoadSk = value.ReportedFromLoadSk,
            Loads = [.. loads.GroupBy(load => load.SourceSystem, StringComparer.Ordinal).Select(source => source.MaxBy(load => load.LoadSk)!).OrderBy(load => load.LoadSk)
                .Select(load => new ExplainedLoad { LoadSk = load.LoadSk, SourceSystem = load.SourceSystem, StartedAtUtc = load.StartedAtUtc, Watermark = load.WatermarkAfter })],
            Measures = [.. explained.Measures.Select(measure => new ExplainedTerm
            {
                Measure = measure.Name, Words = measure.Words, Unit = measure.Unit, Part = measure.Part.ToString(), Sign = measure.Sign, Amount = measure.Amount, RowCount = measure.RowCount,
                SourceTable = measure.SourceTable,
            })],
            RowCount = explained.Rows.Count,
            Rows = [.. explained.Rows.Take(MostRows).Select(row => new ExplainedMeasureRow
            {
                Measure = row.Measure, Part = row.Part.ToString(), Sign = row.Sign, ProjectCode = row.ProjectCode, ProjectName = row.ProjectName, Date = Date(row.DateSk), Value = row.Value,
                Weight = row.Weight, IsEstimated = row.IsEstimated,
            })],
            SourceRowCount = explained.SourceRowCount,
            SourceRows = [.. explained.SourceRows.Select(row => new ExplainedSourceRow
            {
                Measure = row.Measure, ProjectCode = row.ProjectCode, Date = Date(row.DateSk), Table = row.Table, RowSk = row.Key, Label = row.Label, Contribution = row.Contribution, LoadSk = row.LoadSk,
            })],
            Note = explained.Note,
        };
    }

    private static ExplainedTarget TargetOf(FactKpiTarget target) => new()
    {
        Target = target.Target, AmberLimit = target.AmberLimit, RedLimit = target.RedLimit, ValidFrom = Date(target.ValidFromDateSk), ValidTo = Date(target.ValidToDateSk), Statement = target.Statement,
    };

    private static DateOnly Date(int dateSk) =>
        DateOnly.TryParseExact(dateSk.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue;
}
