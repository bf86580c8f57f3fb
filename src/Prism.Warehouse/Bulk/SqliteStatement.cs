using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prism.Warehouse.Bulk;

/// <summary>A prepared statement that gives no rows, on the connection's own handle: it runs in the connection's transaction.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        Handle = statement;
    }

    public sqlite3_stmt Handle { get; }

    /// <summary>Runs it with the values bound now, and makes it ready for the next.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute()
    {
        var result = raw.sqlite3_step(Handle);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            try
            {
                SqliteException.ThrowExceptionForRC(result, database);
            }
            finally
            {
                raw.sqlite3_reset(Handle);
            }
        }

        raw.sqlite3_reset(Handle);
        return raw.sqlite3_changes(database);
    }

    public void Dispose() => Handle.Dispose();
}
