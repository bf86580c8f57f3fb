using System.Globalization;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// What was calculated from which input. A table's share in the input is its number of rows and its last load: an insert or update raises the
/// load, a delete lowers the number. The same input gives the same result, so it need not be computed again.
/// </summary>
internal sealed class WorkState(LoadSession session, int asOfSk, int timeoutSeconds)
{
    private readonly Dictionary<string, KpiWorkState> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal) { [WarehouseTable.Today] = asOfSk.ToString(CultureInfo.InvariantCulture) };
    private int _next = 1;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT KpiWorkStateSk, Subject, InputHash FROM KpiWorkState",
            row => new KpiWorkState { KpiWorkStateSk = row.GetInt32(0), Subject = row.GetString(1), InputHash = row.GetString(2) },
            timeoutSeconds,
            cancellationToken);
        foreach (var row in rows)
        {
            _stored[row.Subject] = row;
            _next = Math.Max(_next, row.KpiWorkStateSk + 1);
        }
    }

    /// <summary>The subject's number; a new one for a subject not seen before.</summary>
    public int NumberOf(string subject)
    {
        if (!_stored.TryGetValue(subject, out var row))
        {
            row = new KpiWorkState { KpiWorkStateSk = _next++, Subject = subject, InputHash = "" };
            _stored[subject] = row;
        }

        return row.KpiWorkStateSk;
    }

    public bool IsSame(string subject, string inputHash) => _stored.TryGetValue(subject, out var row) && row.InputHash == inputHash;

    public async Task SetAsync(string subject, string inputHash, CancellationToken cancellationToken)
    {
        var row = new KpiWorkState { KpiWorkStateSk = NumberOf(subject), Subject = subject, InputHash = inputHash };
        await session.Star.UpsertAsync([row], cancellationToken);
        _stored[subject] = row;
    }

    /// <summary>The table's share in an input, read once per calculation.</summary>
    public async Task<string> TableAsync(string table, CancellationToken cancellationToken)
    {
        if (!_tables.TryGetValue(table, out var mark))
        {
            var marks = await session.QueryAsync(
                $"SELECT COUNT(*), MAX(LoadSk) FROM {table}",
                row => string.Create(CultureInfo.InvariantCulture, $"{table} {row.GetValue(0)} {row.GetValue(1)}"),
                timeoutSeconds,
                cancellationToken);
            mark = _tables[table] = marks[0];
        }

        return mark;
    }
}
