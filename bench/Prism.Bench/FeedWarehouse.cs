using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>A SQLite warehouse with made-up worklogs: 200 projects, 500 persons, 20,000 issues, five years of days. Filled by SQL, since the rows are not the point.</summary>
internal static class FeedWarehouse
{
    private static readonly DateOnly First = new(2020, 1, 1);

    public static async Task<WarehouseDatabase> CreateAsync(string folder, int worklogs, CancellationToken cancellationToken)
    {
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder } });
        await database.MigrateAsync(cancellationToken);
        await using var connection = new SqliteConnection($"Data Source={database.SqliteFile}");
        await connection.OpenAsync(cancellationToken);
        connection.CreateFunction("day_key", (long i) => Key(First.AddDays((int)i)));
        connection.CreateFunction("day_year", (long i) => First.AddDays((int)i).Year);
        connection.CreateFunction("day_month", (long i) => First.AddDays((int)i).Month);
        Fill(connection, "DimProject", 200, ("ProjectSk", "i"), ("ProjectId", "i"), ("ProjectCode", "'P' || i"), ("ProjectName", "'Project ' || i"), ("IsCurrent", "1"), ("ValidToUtc", "253402214400000"));
        Fill(connection, "DimPerson", 500, ("PersonSk", "i"), ("PersonId", "i"), ("SourceId", "'person' || i"), ("DisplayName", "'Person Number ' || i"), ("Team", "'Team ' || (i % 25)"), ("IsCurrent", "1"), ("ValidToUtc", "253402214400000"));
        Fill(connection, "DimIssue", 20_000, ("IssueSk", "i"), ("SourceId", "'' || (10000 + i)"), ("IssueKey", "'PRISM-' || i"), ("Summary", "'Something to do, number ' || i"));
        Fill(connection, "DimDate", 1827, ("DateSk", "day_key(i - 1)"), ("Year", "day_year(i - 1)"), ("Month", "day_month(i - 1)"));
        Fill(connection, "DimLoad", 1, ("LoadSk", "1"), ("IsPublished", "1"));
        Fill(connection, "FactWorklog", worklogs, ("WorklogSk", "i"), ("SourceSystem", "'jira'"), ("SourceId", "'' || (1000000 + i)"), ("IssueSk", "1 + (i * 7919) % 20000"), ("ProjectSk", "1 + (i * 104729) % 200"),
            ("PersonSk", "1 + (i * 31) % 500"), ("DateSk", "day_key((i * 17) % 1827)"), ("StartedAtUtc", "1577836800000 + i * 150000 % 157000000000"), ("CreatedAtUtc", "1577836800000 + i * 150000 % 157000000000 + 3600000"),
            ("SpentHours", "((i * 37) % 160) / 16.0"), ("CostAmount", "CASE WHEN i % 10 > 0 THEN (i * 7907) % 9000000 END"), ("CostAmountReporting", "CASE WHEN i % 10 > 0 THEN (i * 7907) % 9000000 END"), ("CurrencyCode", "'EUR'"), ("LoadSk", "1"), ("UpdatedAtUtc", "1764000000000"));
        return database;
    }

    /// <summary>A warehouse that has been filled before.</summary>
    public static WarehouseDatabase Open(string folder) => new(new WarehouseOptions { Sqlite = { Folder = folder } });

    public static string FileOf(string folder) => Open(folder).SqliteFile;

    public static async Task<long> RowsAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={FileOf(folder)}");
        await connection.OpenAsync();
        await using var command = Command(connection, "SELECT COUNT(*) FROM FactWorklog");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public static int Key(DateOnly day) => (day.Year * 10000) + (day.Month * 100) + day.Day;

    /// <summary>Rows numbered by <c>i</c>; a column that must not be null and is not given gets a zero or a dash.</summary>
    private static void Fill(SqliteConnection connection, string table, int rows, params (string Column, string Expression)[] given)
    {
        var expressions = given.ToDictionary(g => g.Column, g => g.Expression, StringComparer.Ordinal);
        using (var describe = Command(connection, $"PRAGMA table_info({table})"))
        using (var reader = describe.ExecuteReader())
        {
            while (reader.Read())
            {
                var (column, type, isRequired) = (reader.GetString(1), reader.GetString(2), reader.GetInt32(3) == 1);
                if (isRequired && !expressions.ContainsKey(column))
                {
                    expressions.Add(column, type == "TEXT" ? $"'-{(column == "SourceId" ? "' || i || '" : "")}'" : column.EndsWith("Sk", StringComparison.Ordinal) ? "-2" : "0");
                }
            }
        }

        using var insert = Command(connection, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO {table} ({string.Join(", ", expressions.Keys)})
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT {string.Join(", ", expressions.Values)} FROM n
            """));
        insert.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return command;
    }
}
