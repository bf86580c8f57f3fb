using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Prism.Kpis.Engine;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>
/// Brings the named rows behind the signals up to date, as the measures are: untouched where nothing they are read from changed; else what the touched rows gave is taken out
/// and what they give put in; else those of the changed projects, or all, are read again and held against what is stored. A row that took another's place is told, though
/// their number is the same.
/// </summary>
/// <param name="session">The load.</param>
/// <param name="state">What was calculated from which input.</param>
/// <param name="measures">The measures, as this calculation left them.</param>
/// <param name="asOfSk">The day of the calculation.</param>
/// <param name="timeoutSeconds">How long a statement may take.</param>
internal sealed class SignalCases(LoadSession session, WorkState state, MeasureWork measures, int asOfSk, int timeoutSeconds)
{
    /// <summary>Returns the days of projects on which other rows are named than before.</summary>
    public async Task<Touched> RenewAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        if (CaseRows.Of(measure) is not { } named)
        {
            return Touched.Nothing;
        }

        var (subject, number, formula) = (Subject(measure.Name), measures.Numbers[measure.Name], FormulaHash.Of([named.Select.Normal]));
        if (state.InputOf(subject) != formula)
        {
            await session.ExecuteAsync($"DELETE FROM KpiSignalCase WHERE {CaseRows.Range(number).Replace("c.", "", StringComparison.Ordinal)}", timeoutSeconds, cancellationToken);
            measures.NumberRows();
            await session.ExecuteAsync(CaseRows.Insert(named, number, measures.Numbers, asOfSk, session.Engine), timeoutSeconds, cancellationToken);
            await state.SetAsync(subject, formula, cancellationToken);
            return Touched.Everything;
        }

        if (await measures.Rows.CellsAsync(named, cancellationToken) is { IsObservations: true } cells)
        {
            if (await measures.Rows.AreNoneAsync(cancellationToken))
            {
                return Touched.Nothing;
            }

            var (before, after) = await measures.Rows.ViewsAsync(cells, cancellationToken);
            var changed = new Differences();
            await ReadAsync(CaseRows.Rows(named, measures.Numbers, asOfSk, session.Engine, MeasureReach.Some, before), row => changed.Add(Case.Read(row, 0), -1), cancellationToken);
            await ReadAsync(CaseRows.Rows(named, measures.Numbers, asOfSk, session.Engine, MeasureReach.Some, after), row => changed.Add(Case.Read(row, 0), 1), cancellationToken);
            if (await WriteAsync(number, changed, cancellationToken))
            {
                return changed.Days;
            }
        }

        return await measures.Rows.AreUntouchedAsync(named, cancellationToken) ? Touched.Nothing : await ReadAgainAsync(measure, named, number, cancellationToken);
    }

    public static string Subject(string measure) => $"cases:{measure}";

    private async Task<Touched> ReadAgainAsync(MeasureDefinition measure, MeasureDefinition named, int number, CancellationToken cancellationToken)
    {
        var projects = measure.ReadsOwnProjectOnly ? await measures.ChangedProjectsAsync(named, cancellationToken) : null;
        if (projects is { Count: 0 })
        {
            return Touched.Nothing;
        }

        await measures.SetTouchedAsync(projects ?? new HashSet<int>(), cancellationToken);
        var changed = new Differences();
        var touched = projects is null ? "" : " AND c.ProjectId IN (SELECT k.ProjectId FROM KpiTouchedProject k)";
        await ReadAsync(
            $"SELECT c.KpiSignalCaseSk, c.ProjectId, c.DateSk, c.RowSk, c.Name FROM KpiSignalCase c WHERE {CaseRows.Range(number)}{touched}", row => changed.Add(Case.Read(row, 1), -1), cancellationToken);
        await ReadAsync(
            CaseRows.Rows(named, measures.Numbers, asOfSk, session.Engine, projects is null ? MeasureReach.Everything : MeasureReach.TouchedProjects), row => changed.Add(Case.Read(row, 0), 1), cancellationToken);
        await measures.SetTouchedAsync(new HashSet<int>(), cancellationToken);
        return await WriteAsync(number, changed, cancellationToken) ? changed.Days : throw new InvalidOperationException($"The cases of {measure.Name} changed while they were read.");
    }

    /// <summary>False, and nothing written, where what went is not what is stored.</summary>
    private async Task<bool> WriteAsync(int number, Differences changed, CancellationToken cancellationToken)
    {
        changed.Settle();
        var (gone, isEven, last) = (new List<long>(), true, MeasureSql.FirstKey(number));
        if (changed.Days.IsNothing)
        {
            return true;
        }

        await ReadAsync(
            $"SELECT c.KpiSignalCaseSk, c.ProjectId, c.DateSk, c.RowSk, c.Name FROM KpiSignalCase c WHERE {CaseRows.Range(number)}",
            row =>
            {
                last = Math.Max(last, row.Int64(0));
                // The name is read of those rows alone that are spoken of.
                switch (changed.Names(row.Int64(3)) ? changed.Take(Case.Read(row, 1)) : 0)
                {
                    case < 0:
                        gone.Add(row.Int64(0));
                        break;
                    case > 0:
                        isEven = false;
                        break;
                }
            },
            cancellationToken);
        if (!isEven || gone.Count != changed.GoneCount)
        {
            return false;
        }

        await session.Star.DeleteAsync<KpiSignalCase>(gone, cancellationToken);
        await session.Star.UpsertAsync(
            changed.Came.Select((row, index) => new KpiSignalCase { KpiSignalCaseSk = last + 1 + index, ProjectId = row.ProjectId, DateSk = row.DateSk, RowSk = row.RowSk, Name = row.Name }), cancellationToken);
        return true;
    }

    private async Task ReadAsync(string sql, Action<RowCursor> take, CancellationToken cancellationToken)
    {
        var rows = await session.RowsAsync(sql, timeoutSeconds, cancellationToken);
        await using (rows)
        {
            while (await rows.ReadAsync(cancellationToken))
            {
                take(rows);
            }
        }
    }

    /// <summary>A row of the work table without its key.</summary>
    private readonly record struct Case(int ProjectId, int DateSk, long RowSk, string? Name)
    {
        public static Case Read(RowCursor row, int first) => new(row.Int32(first), row.Int32(first + 1), row.Int64(first + 2), row.NullableText(first + 3));
    }

    /// <summary>What went and what came; a row that did both cancels out.</summary>
    private sealed class Differences
    {
        private readonly Dictionary<Case, int> _rows = [];
        private readonly HashSet<long> _named = [];

        public int GoneCount { get; private set; }

        public Touched Days { get; private set; } = Touched.Nothing;

        public IEnumerable<Case> Came => _rows.Where(row => row.Value > 0).Select(row => row.Key).OrderBy(row => row.ProjectId).ThenBy(row => row.DateSk).ThenBy(row => row.RowSk);

        public void Add(Case row, int sign) => CollectionsMarshal.GetValueRefOrAddDefault(_rows, row, out _) += sign;

        public void Settle()
        {
            foreach (var same in _rows.Where(row => row.Value == 0).Select(row => row.Key).ToArray())
            {
                _rows.Remove(same);
            }

            _named.UnionWith(_rows.Keys.Select(row => row.RowSk));
            GoneCount = _rows.Count(row => row.Value < 0);
            Days = Touched.Of(_rows.Keys.Select(row => (row.ProjectId, row.DateSk)));
        }

        public bool Names(long rowSk) => _named.Contains(rowSk);

        /// <summary>Takes a stored row: below zero for one that went, the first time it is met, above for one that came though it is there, zero for another.</summary>
        public int Take(Case row)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_rows, row);
            if (Unsafe.IsNullRef(ref count))
            {
                return 0;
            }

            var sign = count;
            count = Math.Max(0, sign);
            return sign;
        }
    }
}
