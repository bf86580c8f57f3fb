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
        var results = new List<FactDataQuality>();
        foreach (var check in checks)
        {
            if (written is null)
            {
                results.Add(await RunAsync(check, results.Count, null, "", cancellationToken).ConfigureAwait(false));
            }
            else if (check.Rows == CheckedRows.Since)
            {
                results.Add(await RunAsync(check, results.Count, null, " AND t.LoadSk > @since", cancellationToken).ConfigureAwait(false));
            }
            else if (check.Rows == CheckedRows.Written && written.TryGet(check.Table, out var keys))
            {
                var condition = keys is null ? "" : $" AND t.{check.Key} IN ({KeysSql(session.Engine)})";
                results.Add(await RunAsync(check, results.Count, keys, condition, cancellationToken).ConfigureAwait(false));
            }
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

    private async Task<FactDataQuality> RunAsync(DataCheck check, int number, IReadOnlySet<long>? keys, string condition, CancellationToken cancellationToken)
    {
        var isSince = condition.Contains("@since", StringComparison.Ordinal);
        var (failed, sample) = await FailedAsync(check, keys, condition, isSince, cancellationToken).ConfigureAwait(false);
        return new FactDataQuality
        {
            DataQualitySk = (session.LoadSk * ChecksPerLoad) + number + 1,
            CheckName = check.Name,
            TableName = check.Table,
            Severity = check.Severity,
            IsWholeTable = keys is null && !isSince,
            CheckedCount = keys?.Count ?? await CountAsync(check.Table, isSince, cancellationToken).ConfigureAwait(false),
            FailedCount = failed,
            IsPassed = failed == 0,
            Sample = sample,
        };
    }

    private async Task<(long Failed, string? Sample)> FailedAsync(
        DataCheck check, IReadOnlySet<long>? keys, string condition, bool isSince, CancellationToken cancellationToken)
    {
        var sample = new List<string>();
        var failed = 0L;
        var command = session.Command(Sql(check, condition));
        await using (command.ConfigureAwait(false))
        {
            command.CommandTimeout = 0;
            if (keys is not null)
            {
                Add("@keys", $"[{string.Join(',', keys)}]");
            }

            if (isSince)
            {
                Add("@since", since);
            }

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

            void Add(string name, object value)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }
        }

        var text = string.Join(", ", sample);
        return (failed, failed == 0 ? null : text.Length > 1000 ? text[..1000] : text);
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
}

/// <summary>The new version contradicts itself, and the settings say that it then is not published.</summary>
public sealed class DataQualityException(IReadOnlyList<FactDataQuality> failed) : Exception(
    $"The new version was not published ({WarehouseOptions.Section}:BlockOnDataQualityError): "
    + string.Join("; ", failed.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.CheckName} fails for {row.FailedCount:N0} rows of {row.TableName}: {row.Sample}"))) + ".");
