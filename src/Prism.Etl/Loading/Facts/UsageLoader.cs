using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Loading.Facts;

/// <summary>
/// Counts what the service wrote down of its readers into <see cref="FactKpiUsage"/>, with the next version that is published for another reason: being read
/// makes no new version. Days already counted are counted again and only written where they differ.
/// </summary>
internal sealed class UsageLoader(OpsDatabase ops, LoadSession session)
{
    /// <summary>The days that the calendar has.</summary>
    public const string DaysSql = "SELECT DateSk FROM DimDate WHERE DateSk > 0";

    /// <summary>What is counted already; a number of rows is a word of T-SQL.</summary>
    public const string StoredSql = "SELECT KpiUsageSk, DateSk, Subject, ClientKind, ReadCount, ReaderCount, [RowCount] FROM FactKpiUsage";

    private const string KpiPrefix = "KPI:";

    /// <summary>Days that the service's own rows, which tell readers apart, are kept after they were counted.</summary>
    public const int DaysKept = 90;

    /// <returns>Rows written.</returns>
    public async Task<long> LoadAsync(CancellationToken cancellationToken)
    {
        var used = await ops.UsageAsync(cancellationToken).ConfigureAwait(false);
        if (used.Count == 0)
        {
            return 0;
        }

        var days = await ReadAsync(DaysSql, row => row.GetInt32(0), cancellationToken).ConfigureAwait(false);
        var known = days.ToHashSet();
        var stored = (await ReadAsync(
            StoredSql,
            row => (Sk: row.GetInt64(0), Key: (row.GetInt32(1), row.GetString(2), row.GetString(3)), Counts: (row.GetInt64(4), row.GetInt32(5), row.GetInt64(6))),
            cancellationToken).ConfigureAwait(false)).ToDictionary(row => row.Key);
        var next = stored.Values.Select(row => row.Sk).DefaultIfEmpty(0).Max();
        List<FactKpiUsage> rows = [];
        foreach (var day in used.Where(row => known.Contains(row.DateSk)).GroupBy(row => (row.DateSk, row.Subject, row.ClientKind))
            .OrderBy(day => day.Key.DateSk).ThenBy(day => day.Key.Subject, StringComparer.Ordinal).ThenBy(day => day.Key.ClientKind, StringComparer.Ordinal))
        {
            var counts = (day.Sum(row => row.Reads), day.Select(row => row.Reader).Distinct(StringComparer.Ordinal).Count(), day.Sum(row => row.RowsRead));
            var isStored = stored.TryGetValue(day.Key, out var before);
            if (isStored && before.Counts == counts)
            {
                continue;
            }

            rows.Add(new FactKpiUsage
            {
                KpiUsageSk = isStored ? before.Sk : ++next,
                DateSk = day.Key.DateSk,
                Subject = day.Key.Subject,
                KpiCode = day.Key.Subject.StartsWith(KpiPrefix, StringComparison.Ordinal) ? day.Key.Subject[KpiPrefix.Length..] : null,
                ClientKind = day.Key.ClientKind,
                ReadCount = counts.Item1,
                ReaderCount = counts.Item2,
                RowCount = counts.Item3,
                LastReadAtUtc = day.Max(row => row.LastReadAtUtc),
            });
        }

        await session.Star.UpsertAsync(rows, cancellationToken).ConfigureAwait(false);
        return rows.Count;
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        var command = session.Command(sql);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }
        }

        return rows;
    }
}
