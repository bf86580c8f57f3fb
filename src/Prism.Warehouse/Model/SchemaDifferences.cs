using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prism.Warehouse.Model;

/// <summary>Compares the tables of a database with a context's model and names each difference.</summary>
public static class SchemaDifferences
{
    private const string SqliteColumns = """
        SELECT m.name, c.name, lower(c.type), c."notnull" FROM sqlite_master AS m INNER JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'
        """;

    private const string SqlServerColumns = """
        SELECT t.name, c.name, CASE
            WHEN ty.name IN ('nvarchar', 'nchar') THEN CONCAT(ty.name, '(', CASE WHEN c.max_length = -1 THEN 'max' ELSE CAST(c.max_length / 2 AS varchar(10)) END, ')')
            WHEN ty.name IN ('varbinary', 'binary', 'varchar', 'char') THEN CONCAT(ty.name, '(', CASE WHEN c.max_length = -1 THEN 'max' ELSE CAST(c.max_length AS varchar(10)) END, ')')
            WHEN ty.name IN ('decimal', 'numeric') THEN CONCAT(ty.name, '(', c.precision, ',', c.scale, ')')
            WHEN ty.name IN ('datetime2', 'datetimeoffset', 'time') THEN CONCAT(ty.name, '(', c.scale, ')')
            ELSE ty.name END, CASE WHEN c.is_nullable = 1 THEN 0 ELSE 1 END
        FROM sys.tables AS t INNER JOIN sys.columns AS c ON c.object_id = t.object_id INNER JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        """;

    private const string SqliteIndexes = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'";

    private const string SqlServerIndexes =
        "SELECT t.name, i.name FROM sys.indexes AS i INNER JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name IS NOT NULL";

    /// <param name="context">The star's or staging's context on the database to compare.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>One sentence per difference; none when the database is as the model says. Tables, columns and indexes beyond the model are no difference, unless the column must be given a value.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(DbContext context, WarehouseEngine engine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = context.Database.GetDbConnection();
        var isSqlite = engine == WarehouseEngine.Sqlite;
        var columns = (await RowsAsync(connection, isSqlite ? SqliteColumns : SqlServerColumns, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row[0], StringComparer.OrdinalIgnoreCase);
        var indexes = (await RowsAsync(connection, isSqlite ? SqliteIndexes : SqlServerIndexes, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);
        List<string> differences = [];
        foreach (var pending in await context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false))
        {
            differences.Add($"The migration {pending} has not been applied.");
        }

        foreach (var entity in context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            var table = entity.GetTableName()!;
            if (columns.Contains(table))
            {
                differences.AddRange(Columns(entity, columns[table].ToDictionary(row => row[1], StringComparer.OrdinalIgnoreCase)));
                differences.AddRange(entity.GetIndexes().Select(index => index.GetDatabaseName()!).Except(indexes[table], StringComparer.OrdinalIgnoreCase)
                    .Select(name => $"{table}: the index {name} is missing."));
            }
            else
            {
                differences.Add($"The table {table} is missing.");
            }
        }

        return differences;
    }

    private static IEnumerable<string> Columns(IEntityType entity, Dictionary<string, string[]> actual)
    {
        var table = entity.GetTableName();
        foreach (var property in entity.GetProperties())
        {
            var name = property.GetColumnName();
            if (!actual.Remove(name, out var column))
            {
                yield return $"{table}.{name} is missing.";
                continue;
            }

            var (expected, found) = (Type(property.GetColumnType()), Type(column[2]));
            if (!string.Equals(expected, found, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{table}.{name} is {found}; expected {expected}.";
            }

            if (property.IsNullable != (column[3] == "0"))
            {
                yield return $"{table}.{name} is {(property.IsNullable ? "NOT NULL; expected NULL" : "NULL; expected NOT NULL")}.";
            }
        }

        foreach (var extra in actual.Values.Where(column => column[3] == "1"))
        {
            yield return $"{table}.{extra[1]} is unknown to this version and must not be null: no row can be written.";
        }
    }

    /// <summary>As both sides spell it: in small letters without spaces, with the precision that is meant where none is named.</summary>
    private static string Type(string type)
    {
        var text = type.Replace(" ", "", StringComparison.Ordinal);
        return text is "datetime2" or "datetimeoffset" or "time" ? text + "(7)" : text;
    }

    private static async Task<List<string[]>> RowsAsync(DbConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        var rows = new List<string[]>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)!)]);
            }
        }

        return rows;
    }
}
