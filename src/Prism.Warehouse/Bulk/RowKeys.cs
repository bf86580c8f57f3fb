using System.Runtime.InteropServices;

namespace Prism.Warehouse.Bulk;

/// <summary>Takes rows for the same where their keys are, as the table would.</summary>
internal sealed class RowKeys<T>(BulkTable table) : IEqualityComparer<T>
    where T : class
{
    private readonly Func<T, object?>[] values = BulkRowReader<T>.Values(table)[..table.Keys.Count()];

    /// <summary>The rows without those whose key comes again later: of rows with one key the last stands.</summary>
    public IReadOnlyList<T> LastOfEach(IReadOnlyList<T> rows)
    {
        var seen = new HashSet<T>(rows.Count, this);
        List<T> last = [];
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (seen.Add(rows[i]))
            {
                last.Add(rows[i]);
            }
        }

        if (last.Count == rows.Count)
        {
            return rows;
        }

        CollectionsMarshal.AsSpan(last).Reverse();
        return last;
    }

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Array.TrueForAll(values, value => Equals(value(x), value(y))));

    public int GetHashCode(T obj)
    {
        var hash = default(HashCode);
        foreach (var value in values)
        {
            hash.Add(value(obj));
        }

        return hash.ToHashCode();
    }
}
