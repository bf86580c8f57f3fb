using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prism.Warehouse.Bulk;

/// <summary>Rows through SQLite's own interface: no boxing, no reader object.</summary>
internal sealed class SqliteRowCursor(SqliteStatement statement, SqliteConnection connection) : RowCursor
{
    private const int RowsBetweenCancellationChecks = 4096;
    private int rows;

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (++rows % RowsBetweenCancellationChecks == 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        var result = raw.sqlite3_step(statement.Handle);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }

        return ValueTask.FromResult(result == raw.SQLITE_ROW);
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement.Handle, column) == raw.SQLITE_NULL;

    public override int Int32(int column) => raw.sqlite3_column_int(statement.Handle, column);

    public override long Int64(int column) => raw.sqlite3_column_int64(statement.Handle, column);

    public override double Double(int column) => raw.sqlite3_column_double(statement.Handle, column);

    public override string Text(int column) => raw.sqlite3_column_text(statement.Handle, column).utf8_to_string();

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
    }
}
