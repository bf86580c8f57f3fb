using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Ops;

namespace Prism.Warehouse.Model;

/// <summary>Compares the tables of a database with a context's model and names each difference.</summary>
public static class SchemaDifferences
{
    private const string SqliteColumns = """
        SELECT m.name, c.name, lower(c.type), c."notnull", c.pk FROM sqlite_master AS m INNER JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'
        """;

    internal const string SqlServerColumns = """
        SELECT t.name, c.name, CASE
            WHEN ty.name IN ('nvarchar', 'nchar') THEN CONCAT(ty.name, '(', CASE WHEN c.max_length = -1 THEN 'max' ELSE CAST(c.max_length / 2 AS varchar(10)) END, ')')
            WHEN ty.name IN ('varbinary', 'binary', 'varchar', 'char') THEN CONCAT(ty.name, '(', CASE WHEN c.max_length = -1 THEN 'max' ELSE CAST(c.max_length AS varchar(10)) END, ')')
            WHEN ty.name IN ('decimal', 'numeric') THEN CONCAT(ty.name, '(', c.precision, ',', c.scale, ')')
            WHEN ty.name IN ('datetime2', 'datetimeoffset', 'time') THEN CONCAT(ty.name, '(', c.scale, ')')
            ELSE ty.name END, CASE WHEN c.is_nullable = 1 THEN 0 ELSE 1 END,
            COALESCE((SELECT MAX(ic.key_ordinal) FROM sys.indexes AS i INNER JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
                WHERE i.object_id = t.object_id AND i.is_primary_key = 1 AND ic.column_id = c.column_id), 0)
        FROM sys.tables AS t INNER JOIN sys.columns AS c ON c.object_id = t.object_id INNER JOIN sys.types AS ty ON ty.user_type_id = c.user_type_id
        """;

    /// <summary>A row per column of an index, in the index's order.</summary>
    private const string SqliteIndexes = """
        SELECT m.name, l.name, l."unique", i.name FROM sqlite_master AS m INNER JOIN pragma_index_list(m.name) AS l INNER JOIN pragma_index_info(l.name) AS i
        WHERE m.type = 'table' ORDER BY m.name, l.name, i.seqno
        """;

    internal const string SqlServerIndexes = """
        SELECT t.name, i.name, CAST(i.is_unique AS int), c.name FROM sys.indexes AS i INNER JOIN sys.tables AS t ON t.object_id = i.object_id
        INNER JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
        INNER JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
        WHERE i.name IS NOT NULL AND ic.is_included_column = 0 AND i.type IN (1, 2) ORDER BY t.name, i.name, ic.key_ordinal
        """;

    private const string SqliteViews = "SELECT name FROM sqlite_master WHERE type = 'view'";

    internal const string SqlServerViews = "SELECT name FROM sys.views";

    /// <param name="context">The star's context on the database to compare, staging's, or that of the service's own tables.</param>
    /// <param name="engine">Its engine.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>One sentence per difference; none when the database is as the model says. Tables and indexes beyond the model are no difference.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(DbContext context, WarehouseEngine engine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var connection = context.Database.GetDbConnection();
        var isSqlite = engine == WarehouseEngine.Sqlite;
        var columns = (await RowsAsync(connection, isSqlite ? SqliteColumns : SqlServerColumns, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row[0], StringComparer.OrdinalIgnoreCase);
        var indexes = (await RowsAsync(connection, isSqlite ? SqliteIndexes : SqlServerIndexes, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => row[0], StringComparer.OrdinalIgnoreCase);
        var views = (await RowsAsync(connection, isSqlite ? SqliteViews : SqlServerViews, cancellationToken).ConfigureAwait(false)).ConvertAll(row => row[0]);
        List<string> differences = [.. await VersionsAsync(context, cancellationToken).ConfigureAwait(false)];
        var entities = context.Model.GetEntityTypes().ToList();
        foreach (var entity in entities.Where(entity => entity.GetTableName() is not null).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            var table = entity.GetTableName()!;
            if (!columns.Contains(table))
            {
                differences.Add($"The table {table} is missing.");
                continue;
            }

            differences.AddRange(Columns(entity, columns[table].ToDictionary(row => row[1], StringComparer.OrdinalIgnoreCase)));
            differences.AddRange(Key(entity, columns[table]));
            differences.AddRange(Indexes(entity, indexes[table]));
            var incoming = $"Incoming_{table}";
            if (!isSqlite && context is not OpsContext && !columns.Contains(incoming))
            {
                differences.Add($"The table {incoming}, which bulk copies go into, is missing.");
            }
        }

        differences.AddRange(entities.Select(entity => entity.GetViewName()).OfType<string>().Except(views, StringComparer.OrdinalIgnoreCase)
            .Select(view => $"The view {view} is missing."));
        return differences;
    }

    private static async Task<IEnumerable<string>> VersionsAsync(DbContext context, CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        return known.Except(applied, StringComparer.Ordinal).Select(name => $"The migration {name} has not been applied.")
            .Concat(applied.Except(known, StringComparer.Ordinal).Select(name => $"The migration {name} was applied by a version that this one does not know."));
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

        foreach (var extra in actual.Values)
        {
            yield return $"{table}.{extra[1]} is unknown to this version{(extra[3] == "1" ? " and must not be null: no row can be written" : "")}.";
        }
    }

    private static IEnumerable<string> Key(IEntityType entity, IEnumerable<string[]> columns)
    {
        var spelled = entity.GetProperties().Select(property => property.GetColumnName()).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var expected = Names(entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()));
        var found = Names(columns.Where(column => column[4] != "0").OrderBy(column => int.Parse(column[4], CultureInfo.InvariantCulture)).Select(column => spelled.GetValueOrDefault(column[1], column[1])));
        if (!string.Equals(expected, found, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{entity.GetTableName()}: the primary key is {(found.Length == 0 ? "missing" : $"({found})")}; expected ({expected}).";
        }
    }

    /// <summary>By what it holds first: some servers lengthen an index's name, and write columns in small letters.</summary>
    private static IEnumerable<string> Indexes(IEntityType entity, IEnumerable<string[]> rows)
    {
        var spelled = entity.GetProperties().Select(property => property.GetColumnName()).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        var found = rows.GroupBy(row => row[1], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(index => index.Key, index => (index.First()[2] != "0", Names(index.Select(row => spelled.GetValueOrDefault(row[3], row[3])))), StringComparer.OrdinalIgnoreCase);
        foreach (var index in entity.GetIndexes())
        {
            var name = index.GetDatabaseName()!;
            var expected = (index.IsUnique, Columns: Names(index.Properties.Select(property => property.GetColumnName())));
            if (!found.ContainsValue(expected))
            {
                var other = found.Where(pair => pair.Key.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(pair => Described(pair.Value)).FirstOrDefault();
                yield return other is null
                    ? $"{entity.GetTableName()}: the index {name} is missing."
                    : $"{entity.GetTableName()}: the index {name} is {other}; expected {Described(expected)}.";
            }
        }

        static string Described((bool IsUnique, string Columns) index) => $"{(index.IsUnique ? "unique " : "")}on ({index.Columns})";
    }

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns);

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
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
            }
        }

        return rows;
    }
}
