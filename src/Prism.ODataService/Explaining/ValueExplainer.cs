using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prism.Kpis.Engine;
using Prism.Kpis.Explaining;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.Explaining;

/// <summary>Puts together what is published about a value: for the function and for the page.</summary>
/// <param name="configuration">Names the folder of the customer's own definitions, the worker's setting <c>Prism:Kpis:Folder</c>.</param>
/// <param name="options">How long a statement may take.</param>
public sealed class ValueExplainer(IConfiguration configuration, IOptions<ServiceOptions> options)
{
    private const int MostRows = 10_000;
    private static readonly string[] OfPersons = [nameof(FactWorklog), nameof(FactAssignment), nameof(FactTimephased), nameof(FactResourceRate), nameof(FactBaseline)];
    private readonly Lazy<KpiLibrary> _library = new(() => KpiLibrary.Load(configuration["Prism:Kpis:Folder"] is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null));

    /// <param name="reading">The version that is read.</param>
    /// <param name="rights">The caller's.</param>
    /// <param name="kpiValueSk">Key of the value.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FeedException">There is no such value, or it is reported no more.</exception>
    public async Task<Explanation> ExplainAsync(WarehouseReading reading, Rights rights, long kpiValueSk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var warehouse = reading.Context;
        var value = await warehouse.FactKpiValues.AsNoTracking().Include(row => row.Kpi).Include(row => row.Scope)
            .FirstOrDefaultAsync(row => row.KpiValueSk == kpiValueSk && row.IsCurrent, cancellationToken).ConfigureAwait(false)
            ?? throw FeedException.NotFound("KpiValues has no entity with this key.");

        // A value that the caller may not see is as unknown as none.
        var seen = await SeenScopes.ReadAsync(reading, SqlDialect.For(warehouse.Engine), rights, cancellationToken).ConfigureAwait(false);
        if (!seen.Contains(value.ScopeSk))
        {
            throw FeedException.NotFound("KpiValues has no entity with this key.");
        }

        var target = await warehouse.FactKpiTargets.AsNoTracking().FirstOrDefaultAsync(row => row.KpiTargetSk == value.KpiTargetSk && row.KpiTargetSk > 0, cancellationToken).ConfigureAwait(false);
        var loads = await warehouse.Loads.AsNoTracking().Where(load => load.LoadSk <= reading.Version && load.Outcome == LoadOutcome.Succeeded && (load.IsPublished || seen.IsEverything)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var explained = await new KpiExplainer(warehouse, _library.Value).ExplainAsync(value, options.Value.QueryTimeoutSeconds, cancellationToken).ConfigureAwait(false);
        var ofProjects = explained.Rows.Where(row => seen.ContainsProject(row.ProjectCode)).ToList();
        var pay = rights.PeoplesData ? [] : explained.Measures.Select(measure => measure.Name).Where(IsPay).ToHashSet(StringComparer.Ordinal);

        // What a project paid on a day is often what one person was paid.
        var rows = ofProjects.Where(row => !pay.Contains(row.Measure)).ToList();

        // One row of a person's work tells the rate.
        var sources = explained.SourceRows.Where(row => seen.ContainsProject(row.ProjectCode) && (rights.PeoplesData || !OfPersons.Contains(row.Table))).ToList();
        var isTrimmed = rows.Count < explained.Rows.Count || sources.Count < explained.SourceRows.Count;
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
            RowCount = rows.Count,
            Rows = [.. rows.Take(MostRows).Select(row => new ExplainedMeasureRow
            {
                Measure = row.Measure, Part = row.Part.ToString(), Sign = row.Sign, ProjectCode = row.ProjectCode, ProjectName = row.ProjectName, Date = Date(row.DateSk), Value = row.Value,
                Weight = row.Weight, IsEstimated = row.IsEstimated,
            })],
            SourceRowCount = isTrimmed ? sources.Count : explained.SourceRowCount,
            SourceRows = [.. sources.Select(row => new ExplainedSourceRow
            {
                Measure = row.Measure, ProjectCode = row.ProjectCode, Date = Date(row.DateSk), Table = row.Table, RowSk = row.Key, Label = row.Label, Contribution = row.Contribution, LoadSk = row.LoadSk,
            })],
            Answers = await AnswersAsync(reading, sources, cancellationToken).ConfigureAwait(false),

            // Of a smallest or largest value the note names the project: it goes with the projects that are left out.
            Note = isTrimmed ? $"{(ofProjects.Count < explained.Rows.Count ? "" : explained.Note)} Rows that you may not see are left out.".Trim() : explained.Note,
        };
    }

    /// <summary>Whether a measure, or one beneath it, adds up money of rows that are one person's.</summary>
    private bool IsPay(string name) => _library.Value.Measures.FirstOrDefault(measure => measure.Name == name) is { } measure
        && ((measure.Unit == "money" && measure.Select.Tables.Any(OfPersons.Contains)) || measure.Select.Measures.Any(IsPay));

    /// <summary>The answers of the assessments among the source rows, which are those that the caller may see.</summary>
    private static async Task<IReadOnlyList<ExplainedAnswer>> AnswersAsync(WarehouseReading reading, IReadOnlyCollection<SourceRow> sources, CancellationToken cancellationToken)
    {
        var assessments = sources.Where(row => row.Table == nameof(FactAssessment)).Select(row => row.Key).Distinct().ToArray();
        if (assessments.Length == 0)
        {
            return [];
        }

        var answers = await reading.Context.FactAssessmentAnswers.AsNoTracking().Where(row => !row.IsDeleted && assessments.Contains(row.AssessmentSk))
            .GroupBy(row => row.Score).Select(score => new { Score = score.Key, Answers = score.Sum(row => row.Answers) }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. answers.OrderBy(answer => answer.Score).Select(answer => new ExplainedAnswer { Score = answer.Score, Answers = answer.Answers })];
    }

    private static ExplainedTarget TargetOf(FactKpiTarget target) => new()
    {
        Target = target.Target, AmberLimit = target.AmberLimit, RedLimit = target.RedLimit, ValidFrom = Date(target.ValidFromDateSk), ValidTo = Date(target.ValidToDateSk), Statement = target.Statement,
        Measure = target.Measure, BaselineValue = target.BaselineValue, BaselineOn = Day(target.BaselineDateSk), BaselineEvidence = target.BaselineEvidence, ObjectiveCode = target.ObjectiveCode,
        DueOn = Day(target.DueDateSk), SmartParts = target.SmartParts, SmartVague = target.SmartVague, SmartSuggestion = target.SmartSuggestion,
    };

    private static DateOnly? Day(int dateSk) => dateSk > 0 ? Date(dateSk) : null;

    private static DateOnly Date(int dateSk) =>
        DateOnly.TryParseExact(dateSk.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MaxValue;
}
