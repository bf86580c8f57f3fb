using System.Data.Common;
using System.Globalization;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>
/// Before the values: targets of definition files as rows beside those of the register, and what is vague in each. Where both set one for the same KPI,
/// scope and period of time, the register's holds and the file's is left out.
/// </summary>
internal sealed class TargetBook(LoadSession session, KpiLibrary library, int timeoutSeconds, ICollection<KpiFailure> failures)
{
    private const string Columns =
        "KpiTargetSk, KpiCode, ScopeSk, ValidFromDateSk, ValidToDateSk, PeriodGrain, Target, AmberLimit, RedLimit, Statement, Measure, BaselineValue, BaselineDateSk, BaselineEvidence, " +
        "ObjectiveCode, DueDateSk, Origin, SmartParts, SmartVague, SmartSuggestion, IsDeleted";

    private const int OpenEnd = 99991231;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var stored = await session.QueryAsync($"SELECT {Columns} FROM FactKpiTarget WHERE KpiTargetSk > 0 ORDER BY KpiTargetSk", Read, timeoutSeconds, cancellationToken);
        var registered = stored.Where(target => target.KpiTargetSk < TargetOrigin.FirstDefinitionSk && !target.IsDeleted).ToArray();
        var own = stored.Where(target => target.KpiTargetSk >= TargetOrigin.FirstDefinitionSk).ToArray();
        var defined = await DefinedAsync(own, registered, cancellationToken);

        // A part of the library says nothing of the other KPIs' units and objectives.
        var written = registered.Where(target => !library.IsPart || library.Kpis.ContainsKey(target.KpiCode)).Concat(defined).Select(Checked).Where(target => !stored.Contains(target)).ToList();

        // A file with errors may be the one that defines a target which seems to be gone.
        if (library.Errors.Count == 0 && !library.IsPart)
        {
            var kept = defined.Select(target => target.KpiTargetSk).ToHashSet();
            written.AddRange(own.Where(target => !target.IsDeleted && !kept.Contains(target.KpiTargetSk))
                .Select(target => target with { IsDeleted = true, DeletedAtUtc = session.StartedAtUtc, DeleteReason = DeleteReason.Deleted }));
        }

        await session.Star.UpsertAsync(written, cancellationToken);
    }

    private async Task<List<FactKpiTarget>> DefinedAsync(FactKpiTarget[] own, FactKpiTarget[] registered, CancellationToken cancellationToken)
    {
        var scopes = (await session.QueryAsync(
            "SELECT ScopeSk, ScopeLevel, ScopeKey FROM DimScope WHERE ScopeSk > 0", row => (Sk: row.GetInt32(0), Level: row.GetString(1), Key: row.GetString(2)), timeoutSeconds, cancellationToken))
            .ToLookup(scope => (scope.Level, scope.Level == ScopeLevel.Organisation ? "" : scope.Key.ToUpperInvariant()), scope => scope.Sk);
        var keys = own.ToDictionary(target => (target.KpiCode, target.ScopeSk, target.ValidFromDateSk, target.PeriodGrain), target => target.KpiTargetSk);
        var next = own.Length == 0 ? TargetOrigin.FirstDefinitionSk : own[^1].KpiTargetSk + 1;
        var rows = new List<FactKpiTarget>();
        foreach (var (code, target) in library.Kpis.Values.OrderBy(kpi => kpi.Code, StringComparer.Ordinal).SelectMany(kpi => kpi.Targets.Select(target => (kpi.Code, target))))
        {
            if (scopes[(target.Level, target.ScopeName.ToUpperInvariant())].ToArray() is not [var scope, ..])
            {
                failures.Add(new KpiFailure(code, string.Create(CultureInfo.InvariantCulture, $"{target.File}({target.Line}): a target for {target.Level} {target.ScopeName} is left out, as nothing of that name is known.")));
                continue;
            }

            var row = Row(code, scope, target);
            if (registered.Any(other => other.KpiCode == code && other.ScopeSk == scope && other.PeriodGrain == row.PeriodGrain && other.ValidFromDateSk <= row.ValidToDateSk && other.ValidToDateSk >= row.ValidFromDateSk))
            {
                continue;
            }

            var key = (code, scope, row.ValidFromDateSk, row.PeriodGrain);
            rows.Add(row with { KpiTargetSk = keys.TryGetValue(key, out var known) ? known : keys[key] = next++ });
        }

        return rows;
    }

    private static FactKpiTarget Row(string code, int scopeSk, DefinedTarget target) => new()
    {
        KpiTargetSk = 0,
        KpiCode = code,
        ScopeSk = scopeSk,
        ValidFromDateSk = Day.ToSk(target.From),
        ValidToDateSk = target.To is { } to ? Day.ToSk(to) : OpenEnd,
        PeriodGrain = target.Grain?.ToString(),
        Target = target.Target,
        AmberLimit = target.Amber,
        RedLimit = target.Red,
        Statement = target.Statement,
        Measure = target.Measure,
        BaselineValue = target.BaselineValue,
        BaselineDateSk = target.BaselineOn is { } on ? Day.ToSk(on) : Member.NotApplicable,
        BaselineEvidence = target.BaselineEvidence,
        ObjectiveCode = target.ObjectiveCode,
        DueDateSk = target.DueOn is { } due ? Day.ToSk(due) : Member.NotApplicable,
        Origin = TargetOrigin.Definition,
    };

    /// <summary>A KPI that nobody defines has no unit to look for: only its own words are judged.</summary>
    private FactKpiTarget Checked(FactKpiTarget target)
    {
        var kpi = library.Kpis.GetValueOrDefault(target.KpiCode);
        var check = SmartCheck.Of(target, kpi?.Name ?? target.KpiCode, kpi?.Unit ?? "", kpi?.ObjectiveCode);
        return target with { SmartParts = check.Met, SmartVague = check.Vague.Count == 0 ? null : string.Join("; ", check.Vague), SmartSuggestion = Cut(check.Suggestion) };
    }

    private static string? Cut(string? text) => text is { Length: > 2000 } ? text[..2000] : text;

    private static FactKpiTarget Read(DbDataReader row) => new()
    {
        KpiTargetSk = row.GetInt32(0),
        KpiCode = row.GetString(1),
        ScopeSk = row.GetInt32(2),
        ValidFromDateSk = row.GetInt32(3),
        ValidToDateSk = row.GetInt32(4),
        PeriodGrain = row.NullableString(5),
        Target = row.GetDouble(6),
        AmberLimit = row.NullableDouble(7),
        RedLimit = row.NullableDouble(8),
        Statement = row.NullableString(9),
        Measure = row.NullableString(10),
        BaselineValue = row.NullableDouble(11),
        BaselineDateSk = row.GetInt32(12),
        BaselineEvidence = row.NullableString(13),
        ObjectiveCode = row.NullableString(14),
        DueDateSk = row.GetInt32(15),
        Origin = row.GetString(16),
        SmartParts = row.GetInt32(17),
        SmartVague = row.NullableString(18),
        SmartSuggestion = row.NullableString(19),
        IsDeleted = row.GetBoolean(20),
    };
}
