using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Prism.Warehouse.Bulk;

/// <summary>
/// How many rows come out fast: one row at a time, cells read by column number where they lie. Columns are counted from zero; a cell that is not
/// asked for costs nothing.
/// </summary>
public abstract class RowCursor : IAsyncDisposable
{
    /// <summary>Goes to the next row; false behind the last.</summary>
    public abstract ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    public abstract bool IsNull(int column);

    public abstract int Int32(int column);

    public abstract long Int64(int column);

    public abstract double Double(int column);

    public abstract string Text(int column);

    public bool Flag(int column) => Int32(column) != 0;

    public double? NullableDouble(int column) => IsNull(column) ? null : Double(column);

    public string? NullableText(int column) => IsNull(column) ? null : Text(column);

    public abstract ValueTask DisposeAsync();

    /// <summary>Begins to read what the command selects. On SQLite the command may have no parameters: its text is all that is taken of it.</summary>
    internal static async Task<RowCursor> OpenAsync(DbCommand command, CancellationToken cancellationToken) => command.Connection is SqliteConnection connection
        ? new SqliteRowCursor(new SqliteStatement(connection, command.CommandText), connection)
        : new ReaderRowCursor(command, await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The provider's reader, which is fast enough beside a network.</summary>
    private sealed class ReaderRowCursor(DbCommand command, DbDataReader reader) : RowCursor
    {
        public override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => await reader.ReadAsync(cancellationToken).ConfigureAwait(false);

        public override bool IsNull(int column) => reader.IsDBNull(column);

        public override int Int32(int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

        public override long Int64(int column) => Convert.ToInt64(reader.GetValue(column), CultureInfo.InvariantCulture);

        public override double Double(int column) => Convert.ToDouble(reader.GetValue(column), CultureInfo.InvariantCulture);

        public override string Text(int column) => reader.GetString(column);

        public override async ValueTask DisposeAsync()
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            await command.DisposeAsync().ConfigureAwait(false);
        }
    }
}
