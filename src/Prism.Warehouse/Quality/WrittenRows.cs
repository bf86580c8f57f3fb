using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prism.Warehouse.Quality;

/// <summary>Keys of the rows a load wrote, by table: what its checks look at. Of a table with very many nothing is kept but that: it is checked whole.</summary>
/// <param name="model">The star's model.</param>
public sealed class WrittenRows(IModel model)
{
    /// <summary>More keys than this of one table are not kept.</summary>
    public const int MostKeys = 100_000;

    private readonly ConcurrentDictionary<Type, IProperty?> keys = [];
    private readonly Dictionary<string, HashSet<long>?> tables = new(StringComparer.Ordinal);

    /// <summary>Notes rows; tables without a single numeric key are passed over.</summary>
    public void Add<T>(IEnumerable<T> rows)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (keys.GetOrAdd(typeof(T), KeyOf) is not { } key)
        {
            return;
        }

        var table = key.DeclaringType.GetTableName()!;
        if (!tables.TryGetValue(table, out var written))
        {
            tables[table] = written = [];
        }

        if (written is null)
        {
            return;
        }

        foreach (var row in rows)
        {
            written.Add(Convert.ToInt64(key.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture));
        }

        if (written.Count > MostKeys)
        {
            tables[table] = null;
        }
    }

    /// <param name="table">The table's name.</param>
    /// <param name="written">The keys; null = very many, check the whole table.</param>
    /// <returns>False when nothing of the table was written.</returns>
    public bool TryGet(string table, out IReadOnlySet<long>? written)
    {
        var isFound = tables.TryGetValue(table, out var found);
        written = found;
        return isFound;
    }

    private IProperty? KeyOf(Type row) =>
        model.FindEntityType(row)?.FindPrimaryKey() is { Properties: [var key] } && (key.ClrType == typeof(int) || key.ClrType == typeof(long)) ? key : null;
}
