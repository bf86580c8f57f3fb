using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prism.Warehouse.Bulk;

/// <summary>The upsert of one table, prepared once, and what it did.</summary>
internal sealed class SqliteUpsert<T> : IDisposable
    where T : class
{
    private readonly sqlite3 database;
    private readonly SqliteStatement statement;
    private readonly Action<sqlite3_stmt, T> bind;

    public SqliteUpsert(BulkTable table, SqliteConnection connection, long loadSk, DateTimeOffset nowUtc)
    {
        ForgetLastRow(connection);
        statement = new SqliteStatement(connection, table.Once(Sql));
        database = connection.Handle!;
        bind = table.Once(static known => SqliteBinding.Compile<T>(known.Columns));
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            if (column.IsLineage)
            {
                SqliteBinding.BindObject(
                    statement.Handle, i + 1, column.Name == nameof(WarehouseRow.LoadSk) ? loadSk : column.ToProvider(nowUtc));
            }
        }
    }

    public BulkCounts Counts { get; private set; }

    public void Write(T row)
    {
        var lastRow = raw.sqlite3_last_insert_rowid(database);
        bind(statement.Handle, row);
        if (statement.Execute() == 0)
        {
            Counts += new BulkCounts(0, 0, 1);
        }
        else if (raw.sqlite3_last_insert_rowid(database) != lastRow)
        {
            Counts += new BulkCounts(1, 0, 0);
        }
        else
        {
            // An update leaves the last inserted row's number as it was.
            Counts += new BulkCounts(0, 1, 0);
        }
    }

    public void Dispose() => statement.Dispose();

    /// <summary>Sets the connection's last inserted row number to one that no table uses, so that the first insert is seen as one.</summary>
    private static void ForgetLastRow(SqliteConnection connection)
    {
        using var create = new SqliteStatement(connection, "CREATE TEMP TABLE IF NOT EXISTS LastRow (Number INTEGER PRIMARY KEY)");
        create.Execute();
        using var replace = new SqliteStatement(connection, "INSERT OR REPLACE INTO temp.LastRow VALUES (-9223372036854775807)");
        replace.Execute();
    }

    internal static string Sql(BulkTable table)
    {
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(i => $"?{i}"));
        var keys = string.Join(", ", table.Keys.Select(column => $"\"{column.Name}\""));
        var insert = $"INSERT INTO \"{table.Name}\" ({columns}) VALUES ({values}) ON CONFLICT ({keys}) DO ";
        if (!table.Content.Any())
        {
            return insert + "NOTHING";
        }

        var sets = string.Join(", ", table.Content.Concat(table.Lineage).Select(column => $"\"{column.Name}\" = excluded.\"{column.Name}\""));
        var differs = string.Join(" OR ", table.Content.Select(column => $"\"{table.Name}\".\"{column.Name}\" IS NOT excluded.\"{column.Name}\""));
        return $"{insert}UPDATE SET {sets} WHERE {differs}";
    }
}
