using System.Data.Common;
using System.Globalization;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Quality;

/// <summary>Runs checks within a load's transaction, so that they see what is about to be published.</summary>
/// <param name="session">The transaction.</param>
/// <param name="written">What the load wrote; null = all rows are looked at.</param>
/// <param name="since">The last published load.</param>
public sealed class DataQuality(LoadSession session, WrittenRows? written, long since)
{
    private const int SampleRows = 10;
    private const int ChecksPerLoad = 1000;

    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <returns>One row per check that had something to look at, in the checks' order.</returns>
    public async Task<IReadOnlyList<FactDataQuality>> RunAsync(IEnumerable<DataCheck> checks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checks);
        var looks = checks.Select(LookOf).OfType<Look>().ToList();
        var clean = await CleanAsync(looks, cancellationToken).ConfigureAwait(false);
        var results = new List<FactDataQuality>();
        foreach (var look in looks)
        {
            results.Add(await RunAsync(look, results.Count, clean.Contains((look.Check.Table, look.Condition)), cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    /// <summary>The query that gives the keys of failing rows.</summary>
    public static string Sql(DataCheck check, string condition)
    {
        ArgumentNullException.ThrowIfNull(check);
        return $"SELECT t.{check.Key} FROM {check.Table} AS t WHERE ({check.Failing}){condition} ORDER BY t.{check.Key}";
    }

    /// <summary>Keys handed over as a JSON array.</summary>
    public static string KeysSql(WarehouseEngine engine) =>
        engine == WarehouseEngine.Sqlite ? "SELECT value FROM json_each(@keys)" : "SELECT CAST(value AS bigint) FROM OPENJSON(@keys)";

    /// <summary>What is looked at; null where the load gives a check nothing to look at.</summary>
    private Look? LookOf(DataCheck check) => check.Rows switch
    {
        _ when written is null => new Look(check, null, ""),
        CheckedRows.Since => new Look(check, null, " AND t.LoadSk > @since"),
        CheckedRows.Written when written.TryGet(check.Table, out var keys) => new Look(check, keys, keys is null ? "" : $" AND t.{check.Key} IN ({KeysSql(session.Engine)})"),
        _ => null,
    };

    /// <summary>
    /// Asks for all checks of the same rows at once whether any row fails any of them: mostly none does, and the rows have been read once instead of once per
    /// check. SQL Server joins each check's tables better by itself.
    /// </summary>
    private async Task<HashSet<(string Table, string Condition)>> CleanAsync(List<Look> looks, CancellationToken cancellationToken)
    {
        HashSet<(string, string)> clean = [];
        if (session.Engine != WarehouseEngine.Sqlite)
        {
            return clean;
        }

        foreach (var same in looks.GroupBy(look => (look.Check.Table, look.Condition)).Where(same => same.Count() > 1))
        {
            var command = Command($"SELECT COUNT(*) FROM {same.Key.Table} AS t WHERE ({string.Join(" OR ", same.Select(look => $"({look.Check.Failing})"))}){same.Key.Condition}", same.First());
            await using (command.ConfigureAwait(false))
            {
                if (Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture) == 0)
                {
                    clean.Add(same.Key);
                }
            }
        }

        return clean;
    }

    private async Task<FactDataQuality> RunAsync(Look look, int number, bool isClean, CancellationToken cancellationToken)
    {
        var (check, keys) = (look.Check, look.Keys);
        var (failed, sample) = isClean ? (0, null) : await FailedAsync(look, cancellationToken).ConfigureAwait(false);
        return new FactDataQuality
        {
            DataQualitySk = (session.LoadSk * ChecksPerLoad) + number + 1,
            CheckName = check.Name,
            TableName = check.Table,
            Severity = check.Severity,
            IsWholeTable = keys is null && !look.IsSince,
            CheckedCount = keys?.Count ?? await CountAsync(check.Table, look.IsSince, cancellationToken).ConfigureAwait(false),
            FailedCount = failed,
            IsPassed = failed == 0,
            Sample = sample,
        };
    }

    private async Task<(long Failed, string? Sample)> FailedAsync(Look look, CancellationToken cancellationToken)
    {
        var sample = new List<string>();
        var failed = 0L;
        var command = Command(Sql(look.Check, look.Condition), look);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (failed++ < SampleRows)
                    {
                        sample.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
                    }
                }
            }
        }

        var text = string.Join(", ", sample);
        return (failed, failed == 0 ? null : text.Length > 1000 ? text[..1000] : text);
    }

    private DbCommand Command(string sql, Look look)
    {
        var command = look switch
        {
            { Keys: { } keys } => session.Command(sql, ("@keys", $"[{string.Join(',', keys)}]")),
            { IsSince: true } => session.Command(sql, ("@since", since)),
            _ => session.Command(sql),
        };
        command.CommandTimeout = 0;
        return command;
    }

    private async Task<long> CountAsync(string table, bool isSince, CancellationToken cancellationToken)
    {
        var name = isSince ? $"{table} AS t WHERE t.LoadSk > @since" : table;
        if (!counts.TryGetValue(name, out var count))
        {
            var command = isSince ? session.Command($"SELECT COUNT(*) FROM {name}", ("@since", since)) : session.Command($"SELECT COUNT(*) FROM {name}");
            await using (command.ConfigureAwait(false))
            {
                counts[name] = count = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
            }
        }

        return count;
    }

    /// <summary>A check and the rows it looks at.</summary>
    /// <param name="Check">The check.</param>
    /// <param name="Keys">Keys of the rows; null = by the condition alone.</param>
    /// <param name="Condition">What is added to the check's own condition.</param>
    private sealed record Look(DataCheck Check, IReadOnlySet<long>? Keys, string Condition)
    {
        public bool IsSince => Condition.Contains("@since", StringComparison.Ordinal);
    }
}

/// <summary>The new version contradicts itself, and the settings say that it then is not published.</summary>
public sealed class DataQualityException(IReadOnlyList<FactDataQuality> failed) : Exception(
    $"The new version was not published ({WarehouseOptions.Section}:BlockOnDataQualityError): "
    + string.Join("; ", failed.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.CheckName} fails for {row.FailedCount:N0} rows of {row.TableName}: {row.Sample}"))) + ".");
