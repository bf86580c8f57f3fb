using System.Data.Common;
using System.Globalization;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>Publishes the definitions as rows of <see cref="DimKpi"/>: one per version, the older ones kept.</summary>
internal static class KpiCatalogue
{
    private const string Columns =
        "KpiSk, KpiCode, KpiName, Family, Purpose, Decision, FormulaText, FormulaVersion, FormulaHash, Unit, Direction, Timing, AggregationRule, " +
        "Owner, ObjectiveCode, Gaming, ReviewEvery, NextReviewDateSk, Stage, RetiredDateSk, SuccessorCode, IsCurrent, AccountableRole, LastReviewDateSk, ValidFromUtc, ValidToUtc";

    /// <summary>
    /// Writes new and changed rows and gives each KPI's key by its code. A definition whose formula changed under the same version is a failure:
    /// its old row and values stay, because nobody could tell the two apart.
    /// </summary>
    public static async Task<Dictionary<string, int>> PublishAsync(
        LoadSession session, KpiLibrary library, int asOfDateSk, ICollection<KpiFailure> failures, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(session, cancellationToken);
        var next = stored.Count == 0 ? 1 : stored[^1].KpiSk + 1;
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<DimKpi>();
        foreach (var kpi in library.Kpis.Values.OrderBy(kpi => kpi.Code, StringComparer.Ordinal))
        {
            var versions = stored.Where(row => row.KpiCode == kpi.Code).ToArray();
            var hash = FormulaHash.Of(kpi, library);
            if (versions.Any(row => row.FormulaVersion == kpi.Version && row.FormulaHash != hash))
            {
                failures.Add(new KpiFailure(kpi.Code, string.Create(CultureInfo.InvariantCulture,
                    $"The formula, or the SQL of a measure it rests on, changed, but the version is still {kpi.Version}. Raise the version in {kpi.File}: the history is then computed anew beside the old values.")));
                continue;
            }

            // Who goes back to an earlier formula opens a row as well: one row cannot hold twice.
            var last = versions.MaxBy(row => row.ValidFromUtc);
            var known = last?.FormulaVersion == kpi.Version ? last : null;
            keys[kpi.Code] = known?.KpiSk ?? next++;
            // The stage, and the next review where the definition sets none, are found after the values; until then they are what they were.
            var row = Row(kpi, keys[kpi.Code], hash);
            rows.Add(row with
            {
                ValidFromUtc = known?.ValidFromUtc ?? EndOf(last, session),
                Stage = known?.Stage,
                LastReviewDateSk = known?.LastReviewDateSk ?? Member.NotApplicable,
                NextReviewDateSk = kpi.NextReviewOn is null && known is not null ? known.NextReviewDateSk : row.NextReviewDateSk,
            });
            rows.AddRange(versions.Where(version => version != known && version.IsCurrent).Select(version => version with { IsCurrent = false, ValidToUtc = EndOf(version, session) }));
        }

        // A file with errors may be the one that defines a KPI which seems to be gone.
        if (library.Errors.Count == 0 && !library.IsPart)
        {
            rows.AddRange(stored.Where(row => row.IsCurrent && !library.Kpis.ContainsKey(row.KpiCode))
                .Select(row => row with { IsCurrent = false, RetiredDateSk = asOfDateSk, ValidToUtc = EndOf(row, session) }));
        }

        await session.Star.UpsertAsync(rows, cancellationToken);
        return keys;
    }

    /// <summary>Every version of every KPI, in the order of their keys.</summary>
    public static Task<List<DimKpi>> ReadAsync(LoadSession session, CancellationToken cancellationToken) =>
        session.QueryAsync($"SELECT {Columns} FROM DimKpi WHERE KpiSk > 0 ORDER BY KpiSk", Read, 0, cancellationToken);

    /// <summary>When a version ends that holds now, or the one after it begins: at this load, and in order however the clock was set; the first begins at the beginning.</summary>
    private static DateTimeOffset EndOf(DimKpi? version, LoadSession session)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(session.StartedAtUtc.ToUnixTimeMilliseconds());
        var earliest = version is null ? Validity.Beginning : version.IsCurrent ? version.ValidFromUtc.AddMilliseconds(1) : version.ValidToUtc;
        return version is null || now < earliest ? earliest : now;
    }

    private static DimKpi Row(KpiDefinition kpi, int key, string hash) => new()
    {
        KpiSk = key,
        KpiCode = kpi.Code,
        KpiName = kpi.Name,
        Family = kpi.Family,
        Purpose = kpi.Purpose,
        Decision = kpi.Decision,
        FormulaText = kpi.Formula.ToString(),
        FormulaVersion = kpi.Version,
        FormulaHash = hash,
        Unit = kpi.Unit,
        Direction = kpi.Direction.Kind.ToString(),
        Timing = kpi.IsLeading ? "Leading" : "Lagging",
        AggregationRule = kpi.Formula.Rule.ToString().ToUpperInvariant(),
        Owner = kpi.Owner,
        AccountableRole = kpi.AccountableRole,
        ObjectiveCode = kpi.ObjectiveCode,
        Gaming = kpi.Gaming,
        ReviewEvery = kpi.ReviewEvery,
        NextReviewDateSk = kpi.NextReviewOn is { } day ? Day.ToSk(day) : Member.NotApplicable,
        LastReviewDateSk = Member.NotApplicable,
        RetiredDateSk = Member.NotApplicable,
        ValidFromUtc = Validity.Beginning,
        ValidToUtc = Validity.OpenEnd,
        IsCurrent = true,
    };

    private static DimKpi Read(DbDataReader row) => new()
    {
        KpiSk = row.GetInt32(0),
        KpiCode = row.GetString(1),
        KpiName = row.GetString(2),
        Family = row.GetString(3),
        Purpose = row.GetString(4),
        Decision = row.NullableString(5),
        FormulaText = row.GetString(6),
        FormulaVersion = row.GetInt32(7),
        FormulaHash = row.GetString(8),
        Unit = row.GetString(9),
        Direction = row.GetString(10),
        Timing = row.GetString(11),
        AggregationRule = row.GetString(12),
        Owner = row.NullableString(13),
        ObjectiveCode = row.NullableString(14),
        Gaming = row.NullableString(15),
        ReviewEvery = row.NullableString(16),
        NextReviewDateSk = row.GetInt32(17),
        Stage = row.NullableString(18),
        RetiredDateSk = row.GetInt32(19),
        SuccessorCode = row.NullableString(20),
        IsCurrent = row.GetBoolean(21),
        AccountableRole = row.NullableString(22),
        LastReviewDateSk = row.GetInt32(23),
        ValidFromUtc = row.Instant(24),
        ValidToUtc = row.Instant(25),
    };
}
