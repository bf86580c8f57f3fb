using System.Globalization;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// What was calculated from which input. A table's share in the input is its number of rows and its last load, for the whole table and for each
/// project: an insert or update raises the load, a delete lowers the number, a row that moves does both. The same input gives the same result.
/// </summary>
internal sealed class WorkState(LoadSession session, int asOfSk, int timeoutSeconds)
{
    private const string CalculatedIn = "calculated in";

    /// <summary>The tables that grow with issues, days and plans, and that nothing writes but a load's own step before the calculation.</summary>
    private static readonly HashSet<string> CountedByLoads =
    [
        .. RowChanges.Tables,
        nameof(IssueField), nameof(IssueLabel), nameof(IssueComponent), nameof(IssueRelease), nameof(IssueLink),
        nameof(DimTask), nameof(FactTask), nameof(FactTaskLink), nameof(FactAssignment), nameof(FactTimephased), nameof(FactEarnedValue), nameof(FactBaseline), nameof(FactPlanField),
    ];

    private readonly Dictionary<string, KpiWorkState> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal) { [WarehouseTable.Today] = asOfSk.ToString(CultureInfo.InvariantCulture) };
    private readonly Dictionary<string, IReadOnlySet<int>?> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Rows, long OtherLoadSk)> _counts = new(StringComparer.Ordinal);
    private bool _isToldByLoads;
    private int _next = 1;

    /// <summary>The day of the last calculation; null before the first.</summary>
    public int? LastAsOfSk { get; private set; }

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

        // Where the version before was calculated by its own load, all that changed a table since is this load's, which counts what it writes.
        var published = (await session.QueryAsync("SELECT MAX(LoadSk) FROM DimLoad WHERE IsPublished = 1", row => row.IsDBNull(0) ? 0 : row.GetInt64(0), timeoutSeconds, cancellationToken))[0];
        _isToldByLoads = published > 0 && InputOf(CalculatedIn) == published.ToString(CultureInfo.InvariantCulture);
        LastAsOfSk = _stored.TryGetValue("as of", out var last) ? int.Parse(last.InputHash, CultureInfo.InvariantCulture) : null;
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

    /// <summary>The input the subject was last calculated from; empty when it never was, or failed.</summary>
    public string InputOf(string subject) => _stored.TryGetValue(subject, out var row) ? row.InputHash : "";

    /// <summary>The measures and KPIs with a calculation to go on from.</summary>
    public IEnumerable<string> Calculated => _stored.Values
        .Where(row => row.InputHash.Length > 0 && (row.Subject.StartsWith("measure:", StringComparison.Ordinal) || row.Subject.StartsWith("kpi:", StringComparison.Ordinal)))
        .Select(row => row.Subject);

    public async Task SetAsync(string subject, string inputHash, CancellationToken cancellationToken)
    {
        if (InputOf(subject) == inputHash && inputHash.Length > 0)
        {
            return;
        }

        var row = new KpiWorkState { KpiWorkStateSk = NumberOf(subject), Subject = subject, InputHash = inputHash };
        await session.Star.UpsertAsync([row], cancellationToken);
        _stored[subject] = row;
    }

    /// <summary>The table's share in an input, read once per calculation.</summary>
    public async Task<string> TableAsync(string table, CancellationToken cancellationToken)
    {
        if (!_tables.TryGetValue(table, out var mark) && Told(table) is { } told)
        {
            mark = _tables[table] = _marks[$"table:{table}"] = told;
        }
        else if (mark is null)
        {
            var found = (await session.QueryAsync(
                string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*), MAX(LoadSk), MAX(CASE WHEN LoadSk <> {session.LoadSk} THEN LoadSk END) FROM {table}"),
                row => (Mark: Mark(row.GetValue(0), row.GetValue(1)), Rows: Number(row.GetValue(0)), Other: row.IsDBNull(2) ? 0 : Number(row.GetValue(2))), timeoutSeconds, cancellationToken))[0];
            mark = _tables[table] = _marks[$"table:{table}"] = found.Mark;
            _counts[table] = (found.Rows, found.Other);
        }

        return mark;
    }

    /// <summary>The same without reading the table, which costs what the warehouse holds: from the mark before and what this load wrote. Null for tables that others write too.</summary>
    private string? Told(string table)
    {
        if (!_isToldByLoads || !CountedByLoads.Contains(table) || InputOf($"table:{table}").Split(' ') is not [var rows, var load])
        {
            return null;
        }

        var change = session.ChangeOf(table);
        var (before, last) = (Number(rows), load.Length == 0 ? 0 : Number(load));
        var now = before + change.Inserted - change.Deleted;
        _counts[table] = (now, last);
        return change.IsNone ? $"{rows} {load}" : Mark(now, change.Inserted + change.Updated > 0 ? session.LoadSk : load);
    }

    /// <summary>
    /// Says of the table of values, which is too large to be counted each time, whether this calculation wrote to it: its share in an input is the last load
    /// that did.
    /// </summary>
    public void Wrote(string table, bool isChanged)
    {
        var before = InputOf($"table:{table}");
        _tables[table] = _marks[$"table:{table}"] = isChanged || before.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"0 {session.LoadSk}") : before;
    }

    /// <summary>Whether the table is as it was at the last calculation.</summary>
    public async Task<bool> IsAsBeforeAsync(string table, CancellationToken cancellationToken) => 
        table == WarehouseTable.Today ? LastAsOfSk == asOfSk : await TableAsync(table, cancellationToken) == InputOf($"table:{table}");

    /// <summary>Rows and last load of the table at the last calculation, and its rows now with the last load that is not this one; null where it was not seen before.</summary>
    public async Task<((long Rows, long LoadSk) Before, (long Rows, long OtherLoadSk) Now)?> CountsAsync(string table, CancellationToken cancellationToken)
    {
        await TableAsync(table, cancellationToken);
        return InputOf($"table:{table}").Split(' ') is [var rows, var load] && _counts.TryGetValue(table, out var now)
            ? ((Number(rows), load.Length == 0 ? 0 : Number(load)), now) : null;
    }

    /// <summary>The projects (durable keys) whose rows of the table are others than at the last calculation; null where that cannot be told by project.</summary>
    public async Task<IReadOnlySet<int>?> ChangedProjectsAsync(string table, CancellationToken cancellationToken)
    {
        if (_projects.TryGetValue(table, out var known))
        {
            return known;
        }

        var mark = await TableAsync(table, cancellationToken);
        var before = InputOf($"table:{table}");
        var source = WarehouseTable.All.TryGetValue(table, out var columns) ? columns.ByProject : null;
        if (before == mark)
        {
            return _projects[table] = new HashSet<int>();
        }

        if (source is null)
        {
            return _projects[table] = null;
        }

        // After a load that told its changes itself nobody asked project by project: what is known of them is older than the table's mark.
        var isInStep = before.Length > 0 && InputOf($"projects:{table}") == before;
        _marks[$"projects:{table}"] = mark;
        var changed = new HashSet<int>();
        var rows = await session.QueryAsync(
            $"SELECT p.ProjectId, COUNT(*), MAX(t.LoadSk) FROM {source} GROUP BY p.ProjectId",
            row => (ProjectId: row.GetInt32(0), Mark: Mark(row.GetValue(1), row.GetValue(2))),
            timeoutSeconds,
            cancellationToken);
        var prefix = $"rows:{table}:";
        var gone = _stored.Keys.Where(subject => subject.StartsWith(prefix, StringComparison.Ordinal) && InputOf(subject) != "0").ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var subject = string.Create(CultureInfo.InvariantCulture, $"{prefix}{row.ProjectId}");
            gone.Remove(subject);
            if (InputOf(subject) != row.Mark)
            {
                changed.Add(row.ProjectId);
                _marks[subject] = row.Mark;
            }
        }

        foreach (var subject in gone)
        {
            changed.Add(int.Parse(subject.AsSpan(prefix.Length), CultureInfo.InvariantCulture));
            _marks[subject] = "0";
        }

        return _projects[table] = isInStep ? changed : null;
    }

    /// <summary>Keeps what was found about tables and projects, for the next calculation to compare with.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        // A mark that a later calculation counts on from is of this load, also where no measure asked for it.
        foreach (var table in CountedByLoads.Where(table => InputOf($"table:{table}").Length > 0))
        {
            await TableAsync(table, cancellationToken);
        }

        _marks[CalculatedIn] = session.LoadSk.ToString(CultureInfo.InvariantCulture);
        _marks["as of"] = _marks[$"table:{WarehouseTable.Today}"] = asOfSk.ToString(CultureInfo.InvariantCulture);
        await session.Star.UpsertAsync(
            _marks.OrderBy(mark => mark.Key, StringComparer.Ordinal)
                .Select(mark => new KpiWorkState { KpiWorkStateSk = NumberOf(mark.Key), Subject = mark.Key, InputHash = mark.Value }).ToArray(),
            cancellationToken);
    }

    private static long Number(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Mark(object rows, object load) => string.Create(CultureInfo.InvariantCulture, $"{rows} {load}");
}
