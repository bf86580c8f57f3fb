using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// What a query would cost, estimated before it runs from the number of rows in the tables and the indexes that narrow them: rows to be read, joined and sorted.
/// It is no prediction of time, but tells a page along the key from a sort of everything.
/// </summary>
/// <param name="most">The most that is run; 0 for whatever it costs.</param>
/// <param name="projections">Tells what column a property is.</param>
/// <param name="time">Tells how old what was learnt is.</param>
public sealed class QueryCosts(long most, ProjectionCache projections, TimeProvider time)
{
    // A day beside a table of many years, where the calendar is not known to say better.
    private const double DaysOfYears = 3650;

    // Counting a large table takes as long as many a question, and an estimate does not need it after every load.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, long Rows)> _sizes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _indexed = new(StringComparer.Ordinal);

    /// <summary>Learns what the estimate of a query needs to know of its set; nothing where it needs none.</summary>
    public Task LearnAsync(WarehouseReading reading, SqlDialect dialect, EntitySet set, QueryShape shape, CancellationToken cancellationToken) =>
        shape.IsAlongKey && shape.Skip + shape.Take <= most ? Task.CompletedTask : LearnAsync(reading, dialect, set, cancellationToken);

    /// <summary>Learns how large the set is, every few minutes, and which of its columns have an index; nothing where there is no limit.</summary>
    public async Task LearnAsync(WarehouseReading reading, SqlDialect dialect, EntitySet set, CancellationToken cancellationToken)
    {
        if (most == 0)
        {
            return;
        }

        foreach (var one in set.References.Select(r => r.Target).Append(set).Distinct())
        {
            // Whoever finds it old counts; who comes meanwhile takes the old number.
            var now = time.GetUtcNow();
            if (!_sizes.TryGetValue(one.Name, out var known) || (now - known.At > Fresh && _sizes.TryUpdate(one.Name, known with { At = now }, known)))
            {
                _sizes[one.Name] = (now, await RowsAsync(reading, dialect, one, cancellationToken).ConfigureAwait(false));
            }
        }

        _indexed.GetOrAdd(set.Name, _ => projections.Indexed(set, reading.Context));
    }

    /// <summary>Rows to be read, joined and sorted; 0 for a set that nothing has been learnt of.</summary>
    public long Estimate(QueryShape shape, EntitySet set)
    {
        if (!_sizes.TryGetValue(set.Name, out var size))
        {
            return 0;
        }

        var rows = size.Rows * Share(shape, set);
        if (shape.IsAlongKey)
        {
            // A page along the key: what is skipped is read as well.
            rows = Math.Min(rows, shape.Skip + shape.Take);
        }

        var times = 1 + shape.Joins + (shape.IsSorted || shape.IsAggregated ? 1 : 0) + (shape.IsSearched ? set.Searchable.Count : 0) + (shape.IsCounted ? 1 : 0);
        return (long)Math.Min(rows * times, long.MaxValue / 2);
    }

    /// <exception cref="FeedException">400: too much; it names what makes it so.</exception>
    public void Demand(FeedQuery query, EntitySet set, QueryOptions options)
    {
        if (most == 0 || query.IsSingle || Estimate(query.Shape, set) is var cost && cost <= most)
        {
            return;
        }

        var part = Array.Find(["$search", "$count", "$orderby", "$skip", "$apply", "$filter", "$expand"], o => options[o] is not null && (o != "$orderby" || options["$apply"] is null)) ?? "$filter";
        var indexed = set.MustNarrowBy.Select(c => c.Name).Concat(_indexed.GetValueOrDefault(set.Name)?.Where(c => !set.Keys.Any(k => k.Name == c)).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()).Distinct().ToList();
        throw new FeedException(400, "TooCostly", string.Create(CultureInfo.InvariantCulture,
            $"For this query about {cost:N0} rows would be read, joined and sorted; at most {most:N0} are. {(indexed.Count > 0 ? $"Narrow it by {string.Join(" or ", indexed)}, which an index answers" : "Narrow it")}, or leave out {part}, and read the set in the order of its key."), part);
    }

    /// <summary>How much of the set the query's bounds leave, where an index lets the others alone.</summary>
    private double Share(QueryShape shape, EntitySet set)
    {
        var share = 1.0;
        var indexed = _indexed.GetValueOrDefault(set.Name);
        foreach (var column in shape.Bounds.GroupBy(b => b.Column))
        {
            var isDay = set.MustNarrowBy.Contains(column.Key);
            if (!isDay && indexed?.Contains(column.Key.Name) != true)
            {
                continue;
            }

            var rows = Math.Max(1.0, _sizes[set.Name].Rows);
            var distinct = set.Keys.Count == 1 && set.Keys[0] == column.Key ? rows
                : set.References.FirstOrDefault(r => r.Column == column.Key) is { } reference && _sizes.TryGetValue(reference.Target.Name, out var target) ? Math.Max(1.0, target.Rows)
                : isDay ? DaysOfYears
                : Math.Sqrt(rows);
            var part = column.Any(b => b.Values is not null) ? column.Where(b => b.Values is not null).Min(b => b.Values!.Value) / distinct : Days(column) / DaysOfYears;
            share = Math.Min(share, Math.Clamp(part, 0, 1));
        }

        return share;
    }

    private static double Days(IEnumerable<Bound> bounds)
    {
        static double Number(int day) => ((day / 10000) * 365.0) + (day / 100 % 100 * 30.4) + (day % 100);
        var (from, to) = (bounds.Max(b => b.FromDay), bounds.Min(b => b.ToDay));
        return from == 0 || to == int.MaxValue ? DaysOfYears : Math.Max(1, Number(to) - Number(from));
    }

    private static async Task<long> RowsAsync(WarehouseReading reading, SqlDialect dialect, EntitySet set, CancellationToken cancellationToken)
    {
        if (set.GetType().GetGenericArguments() is [var source, ..] && reading.Context.Model.FindEntityType(source)?.GetTableName() is { } table)
        {
            return await reading.NumberAsync(dialect.RowsOf(table), cancellationToken).ConfigureAwait(false);
        }

        // A view of issue by day, or rows of two tables.
        return set.MustNarrowBy.Count > 0
            ? await reading.NumberAsync(dialect.RowsOf("DimIssue"), cancellationToken).ConfigureAwait(false) * (long)(DaysOfYears / 10)
            : await set.CountAsync(reading.Context, cancellationToken).ConfigureAwait(false);
    }
}
