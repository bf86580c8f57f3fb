using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// What a load does to the large tables, kept while it writes: each changed or deleted row as it was before, and the keys of new ones. With both,
/// the days that a measure changes on are known without reading it. Temporary triggers of the embedded engine, within the load's transaction;
/// on SQL Server, and where nobody began, measures are read again by project or wholly, which gives the same values.
/// </summary>
public static class RowChanges
{
    /// <summary>The tables that grow with issues and days; the others are small, or are read in so many ways that nothing is gained.</summary>
    internal static readonly string[] Tables =
    [
        nameof(FactIssue), nameof(DimIssue), nameof(FactStatusTransition), nameof(FactIssueRevision), nameof(FactWorklog), nameof(FactSprintIssue), nameof(FactFlowDaily),
    ];

    /// <summary>Begins before the load writes its first row. Does nothing before the first calculation, which reads everything anyhow.</summary>
    public static async Task BeginAsync(LoadSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Connection is not SqliteConnection || await AnyAsync(session, "SELECT COUNT(*) FROM KpiWorkState WHERE Subject = 'as of'", cancellationToken) == 0)
        {
            return;
        }

        await EndAsync(session, cancellationToken);
        foreach (var table in Tables)
        {
            var key = await KeyOfAsync(session, table, cancellationToken);
            var names = await session.QueryAsync($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0), 0, cancellationToken);
            var keep = $"""
                BEGIN
                    INSERT INTO {Old(table)} SELECT {string.Join(", ", names.Select(name => $"OLD.\"{name}\""))} WHERE NOT EXISTS (SELECT 1 FROM {Old(table)} k WHERE k.{key} = OLD.{key});
                END
                """;
            // A row of this very load is no older state.
            var isOlder = string.Create(CultureInfo.InvariantCulture, $"OLD.LoadSk <> {session.LoadSk}");
            await session.ExecuteAsync($"CREATE TEMP TABLE {Old(table)} AS SELECT * FROM main.{table} WHERE 0", 0, cancellationToken);
            await session.ExecuteAsync($"CREATE UNIQUE INDEX temp.{Old(table)}_Key ON {Old(table)} ({key})", 0, cancellationToken);
            await session.ExecuteAsync($"CREATE TEMP TABLE {New(table)} ({key} INTEGER PRIMARY KEY)", 0, cancellationToken);
            await session.ExecuteAsync(
                $"CREATE TEMP TRIGGER {New(table)}_Insert AFTER INSERT ON main.{table} BEGIN INSERT INTO {New(table)} SELECT NEW.{key} WHERE NOT EXISTS (SELECT 1 FROM {New(table)} k WHERE k.{key} = NEW.{key}); END",
                0, cancellationToken);
            await session.ExecuteAsync($"CREATE TEMP TRIGGER {Old(table)}_Update AFTER UPDATE ON main.{table} WHEN {isOlder} {keep}", 0, cancellationToken);
            await session.ExecuteAsync($"CREATE TEMP TRIGGER {Old(table)}_Delete AFTER DELETE ON main.{table} WHEN {isOlder} {keep}", 0, cancellationToken);
        }
    }

    /// <summary>Forgets what was kept: before the commit, since a connection goes back to a pool with its temporary tables.</summary>
    internal static async Task EndAsync(LoadSession session, CancellationToken cancellationToken)
    {
        if (session.Connection is not SqliteConnection)
        {
            return;
        }

        // Triggers first: one that stays behind would fill a table that is gone.
        var mine = await session.QueryAsync(
            "SELECT type, name FROM temp.sqlite_master WHERE type IN ('trigger', 'table') AND name LIKE 'Kpi%' ORDER BY type DESC", row => (Type: row.GetString(0), Name: row.GetString(1)), 0, cancellationToken);
        foreach (var (type, name) in mine)
        {
            await session.ExecuteAsync($"DROP {type} temp.{name}", 0, cancellationToken);
        }
    }

    internal static async Task<bool> AreKeptAsync(LoadSession session, CancellationToken cancellationToken) =>
        session.Connection is SqliteConnection
        && await AnyAsync(session, $"SELECT COUNT(*) FROM temp.sqlite_master WHERE type = 'table' AND name = '{Old(Tables[^1])}'", cancellationToken) > 0;

    /// <summary>The rows that changed or went, as they were before.</summary>
    internal static string Old(string table) => $"KpiOld{table}";

    /// <summary>The keys of the rows that came.</summary>
    internal static string New(string table) => $"KpiNew{table}";

    internal static async Task<string> KeyOfAsync(LoadSession session, string table, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"SELECT name FROM pragma_table_info('{table}') WHERE pk = 1", row => row.GetString(0), 0, cancellationToken))[0];

    private static async Task<long> AnyAsync(LoadSession session, string sql, CancellationToken cancellationToken) =>
        (await session.QueryAsync(sql, row => row.GetInt64(0), 0, cancellationToken))[0];
}
