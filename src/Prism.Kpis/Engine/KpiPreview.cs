using System.Globalization;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>What a definition would give on the warehouse as it is, computed in a transaction that the caller rolls back.</summary>
/// <param name="Code">The KPI.</param>
/// <param name="Failures">Why it could not be computed; then there are no values.</param>
/// <param name="Values">Its values by scope and period, the newest last.</param>
public sealed record KpiPreview(string Code, IReadOnlyList<KpiFailure> Failures, IReadOnlyList<PreviewedValue> Values)
{
    /// <summary>Computes the KPI of <paramref name="library"/> beside what is published. Nothing of it may be committed.</summary>
    public static async Task<KpiPreview> ComputeAsync(LoadSession session, KpiOptions options, KpiLibrary library, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(library);
        var newest = await session.QueryAsync(
            "SELECT COALESCE(MAX(FormulaVersion), 0) FROM DimKpi WHERE KpiCode = @code", row => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), options.StatementTimeoutSeconds, cancellationToken, ("@code", code));
        var before = await ValuesAsync(session, options, code, newest[0], cancellationToken);

        // As a version of its own it lies beside the published one, whatever version its file says.
        var version = newest[0] + 1;
        var result = await KpiEngine.CalculateAsync(session, options with { Library = library.Only(code, version) }, cancellationToken);
        var after = await ValuesAsync(session, options, code, version, cancellationToken);
        var published = before.ToDictionary(value => (value.ScopeSk, value.Grain, value.EndSk));
        return new KpiPreview(code, result.Failures, [.. after.Select(value =>
        {
            var old = published.GetValueOrDefault((value.ScopeSk, value.Grain, value.EndSk));
            return new PreviewedValue(value.Scope, value.Grain, value.EndSk, old?.Value, value.Value, old?.Status ?? "None", value.Status);
        })]);
    }

    private static Task<List<Row>> ValuesAsync(LoadSession session, KpiOptions options, string code, int version, CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT f.ScopeSk, s.ScopeLevel, s.ScopeName, f.PeriodGrain, f.PeriodEndDateSk, f.Value, f.Status
        FROM FactKpiValue f
        JOIN DimKpi k ON k.KpiSk = f.KpiSk
        JOIN DimScope s ON s.ScopeSk = f.ScopeSk
        WHERE f.IsCurrent = 1 AND k.KpiCode = @code AND k.FormulaVersion = @version
        ORDER BY f.PeriodEndDateSk, f.PeriodGrain, s.ScopeLevel, s.ScopeName
        """,
        row => new Row(row.GetInt32(0), $"{row.GetString(1)} {row.GetString(2)}", row.GetString(3), row.GetInt32(4), row.NullableDouble(5), row.GetString(6)),
        options.StatementTimeoutSeconds,
        cancellationToken,
        ("@code", code),
        ("@version", version));

    private sealed record Row(int ScopeSk, string Scope, string Grain, int EndSk, double? Value, string Status);
}

/// <param name="Scope">Level and name: <c>Portfolio Digital</c>.</param>
/// <param name="Grain"><c>Week</c>, <c>Month</c>, <c>Quarter</c>.</param>
/// <param name="EndSk">The period's last day, <c>yyyymmdd</c>.</param>
/// <param name="Before">The published value; null where there is none.</param>
/// <param name="After">The value of the previewed definition.</param>
/// <param name="StatusBefore"><c>Green</c>, <c>Amber</c>, <c>Red</c>, <c>None</c>.</param>
/// <param name="StatusAfter">The same for the previewed definition.</param>
public sealed record PreviewedValue(string Scope, string Grain, int EndSk, double? Before, double? After, string StatusBefore, string StatusAfter)
{
    public bool ChangesColour => StatusBefore != StatusAfter;
}
