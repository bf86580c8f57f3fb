using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>
/// Brings the work table up to date, measure by measure: untouched where nothing it reads changed, else read anew (of the changed projects, where
/// the measure promises to read no others) and held against the old rows, of which only the days that differ are replaced.
/// </summary>
internal sealed class MeasureWork(LoadSession session, WorkState state, int asOfSk, int timeoutSeconds)
{
    // Beyond this many changed projects, or this share of them, reading all of them once is the shorter way.
    private const int MostProjects = 400;
    private const int MostShare = 5;

    private int? _projectCount;

    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);

    /// <summary>What the load did to the tables that measures read.</summary>
    public TouchedRows Rows { get; } = new(session, state, timeoutSeconds);

    /// <summary>Per measure its number in the work table.</summary>
    public Dictionary<string, int> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Per measure that could be calculated what changed in its rows.</summary>
    public Dictionary<string, Touched> Changes { get; } = new(StringComparer.Ordinal);

    /// <summary>The time that making measures anew took, until somebody sets it to zero.</summary>
    public TimeSpan Computed { get; set; }

    /// <summary>Returns null, or why the measure could not be calculated.</summary>
    public async Task<string?> EvaluateAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        var subject = $"measure:{measure.Name}";
        Numbers[measure.Name] = state.NumberOf(subject);
        var failed = measure.Select.Measures.FirstOrDefault(name => !Changes.ContainsKey(name));
        var reason = failed is null ? null : $"Measure {failed}, which it names, could not be calculated.";
        var input = failed is null ? await InputAsync(measure, cancellationToken) : "";
        if (failed is null && state.InputOf(subject) == input)
        {
            Changes[measure.Name] = Touched.Nothing;
        }
        else if (failed is null)
        {
            var began = Stopwatch.GetTimestamp();
            reason = await session.TryAsync(async () => Changes[measure.Name] = await RenewAsync(measure, subject, input, cancellationToken), cancellationToken);
            Computed += Stopwatch.GetElapsedTime(began);
        }

        if (reason is not null)
        {
            // What changed now would be forgotten by the next time: it is made wholly anew then.
            Changes.Remove(measure.Name);
            Rows.Forget();
            await state.SetAsync(subject, "", cancellationToken);
            return reason;
        }

        _inputs[measure.Name] = input;
        return null;
    }

    /// <summary>The formula's hash, then that of what it reads: half a SHA-256 each.</summary>
    private async Task<string> InputAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        List<string> parts = [];
        // The work table holds each row's project by its durable key, which DimProject gives.
        foreach (var table in measure.Select.Tables.Append(measure.IsOfScopes ? "DimScope" : "DimProject").Distinct())
        {
            parts.Add($"{table} {await state.TableAsync(table, cancellationToken)}");
        }

        parts.AddRange(measure.Select.Measures.Select(name => _inputs[name]));
        return Formula(measure) + FormulaHash.Of(parts)[..32];
    }

    private static string Formula(MeasureDefinition measure) => FormulaHash.Of([measure.Select.Normal, measure.Kind.ToString(), measure.Unit, CellSource.Of(measure)?.RowCount ?? ""])[..32];

    private async Task<Touched> RenewAsync(MeasureDefinition measure, string subject, string input, CancellationToken cancellationToken)
    {
        var number = Numbers[measure.Name];
        var isGoingOn = state.InputOf(subject).StartsWith(Formula(measure), StringComparison.Ordinal);
        if (isGoingOn && await Rows.CellsAsync(measure, cancellationToken) is { } cells)
        {
            var changed = await Rows.AreNoneAsync(cancellationToken) ? [] : await AdjustAsync(measure, number, cells, cancellationToken);
            changed ??= cells.IsOfCells ? await ReplaceCellsAsync(measure, number, cells, cancellationToken) : null;
            if (changed is not null)
            {
                await state.SetAsync(subject, input, cancellationToken);
                return Touched.Of(changed);
            }
        }

        if (isGoingOn && measure.Select.Measures.All(name => Changes[name].IsNothing) && await Rows.AreUntouchedAsync(measure, cancellationToken))
        {
            await state.SetAsync(subject, input, cancellationToken);
            return Touched.Nothing;
        }

        var projects = measure.ReadsOwnProjectOnly ? await ChangedProjectsAsync(measure, cancellationToken) : null;
        if (!isGoingOn)
        {
            await RunAsync(MeasureSql.Clear(number), cancellationToken);
            if (measure.IsOwn)
            {
                // What a customer wrote only ever reads: its rows come here, and go into the table by our own hand.
                await ReplaceAsync(measure, number, null, cancellationToken);
                await state.SetAsync(subject, input, cancellationToken);
                return Touched.Everything;
            }

            NumberRows();
            await RunAsync(MeasureSql.Insert(measure, Numbers, asOfSk, session.Engine), cancellationToken);
            await state.SetAsync(subject, input, cancellationToken);
            return Touched.Everything;
        }

        IReadOnlyCollection<(int ProjectId, int DateSk)> days = projects is { Count: 0 } ? [] : await ReplaceAsync(measure, number, projects, cancellationToken);
        await state.SetAsync(subject, input, cancellationToken);
        return Touched.Of(days);
    }

    /// <summary>Lets statements number rows from one on by <see cref="MeasureSql.RowNumber"/>: on the embedded engine.</summary>
    public void NumberRows()
    {
        if (session.Connection is SqliteConnection connection)
        {
            var number = 0L;
            connection.CreateFunction(MeasureSql.RowNumber, () => ++number);
        }
    }

    private async Task<IReadOnlyCollection<(int ProjectId, int DateSk)>> ReplaceAsync(MeasureDefinition measure, int number, IReadOnlySet<int>? projects, CancellationToken cancellationToken)
    {
        var isPartial = projects is not null;
        await SetTouchedAsync(projects ?? new HashSet<int>(), cancellationToken);
        var differences = new MeasureDifferences();
        await ReadAsync(MeasureSql.Stored(number, isPartial), row => differences.Old(row.Int64(0), MeasureDifferences.Row.Read(row, 1)), cancellationToken);
        await ReadRowsAsync(MeasureSql.Rows(measure, Numbers, asOfSk, session.Engine, isPartial), row => differences.New(MeasureDifferences.Row.Read(row, 0)), cancellationToken);
        var days = await ReplaceAsync(number, differences, cancellationToken);
        if (isPartial)
        {
            await SetTouchedAsync(new HashSet<int>(), cancellationToken);
        }

        return days;
    }

    /// <summary>Takes what the touched rows gave out of the stored rows and puts in what they give; null where that is no way for this measure, or did not come out even.</summary>
    private async Task<IReadOnlyCollection<(int ProjectId, int DateSk)>?> AdjustAsync(MeasureDefinition measure, int number, CellSource cells, CancellationToken cancellationToken)
    {
        if (cells.RowCount is null && !cells.IsObservations)
        {
            return null;
        }

        var adjustment = new MeasureAdjustment(isSum: cells.RowCount is not null, isMoney: measure.Unit == "money");
        var (before, after) = await Rows.ViewsAsync(cells, cancellationToken);
        await ReadRowsAsync(MeasureSql.RowsOfViews(measure, Numbers, asOfSk, before), row => adjustment.Went(MeasureDifferences.Row.Read(row, 0)), cancellationToken);
        await ReadRowsAsync(MeasureSql.RowsOfViews(measure, Numbers, asOfSk, after), row => adjustment.Came(MeasureDifferences.Row.Read(row, 0)), cancellationToken);
        var days = adjustment.Settle();
        if (days.Count == 0)
        {
            return [];
        }

        await Rows.SetCellsAsync(adjustment.Cells, cancellationToken);
        await ReadAsync(MeasureSql.StoredOfCells(number), row => adjustment.Stored(row.Int64(0), MeasureDifferences.Row.Read(row, 1)), cancellationToken);
        if (adjustment.Result(await LastKeyAsync(number, cancellationToken)) is not var (gone, written))
        {
            // The cells may be fewer now than those to read again.
            return await Rows.CellsAsync(measure, cancellationToken) is null ? throw new InvalidOperationException($"The rows of {measure.Name} changed while they were read.") : null;
        }

        await session.Star.DeleteAsync<KpiMeasureValue>(gone, cancellationToken);
        await session.Star.UpsertAsync(written, cancellationToken);
        return days;
    }

    private async Task<long> LastKeyAsync(int number, CancellationToken cancellationToken) => (await session.QueryAsync(
        $"SELECT MAX(v.KpiMeasureValueSk) FROM KpiMeasureValue v WHERE {MeasureSql.Range(number)}", row => row.IsDBNull(0) ? MeasureSql.FirstKey(number) : row.GetInt64(0), timeoutSeconds, cancellationToken))[0];

    /// <summary>The same for the touched days of projects alone.</summary>
    private async Task<IReadOnlyCollection<(int ProjectId, int DateSk)>> ReplaceCellsAsync(MeasureDefinition measure, int number, CellSource cells, CancellationToken cancellationToken)
    {
        var differences = new MeasureDifferences();
        await ReadAsync(MeasureSql.StoredOfCells(number), row => differences.Old(row.Int64(0), MeasureDifferences.Row.Read(row, 1)), cancellationToken);
        var (near, key) = await Rows.NearAsync(cells, cancellationToken);
        await ReadRowsAsync(MeasureSql.RowsOfCells(measure, Numbers, asOfSk, cells.Table, key, near), row => differences.New(MeasureDifferences.Row.Read(row, 0)), cancellationToken);
        return await ReplaceAsync(number, differences, cancellationToken);
    }

    private async Task<IReadOnlyCollection<(int ProjectId, int DateSk)>> ReplaceAsync(int number, MeasureDifferences differences, CancellationToken cancellationToken)
    {
        var days = differences.Days();
        if (days.Count > 0)
        {
            // Behind every row there is: keys are given in the order of the rows, which is the same whatever order an engine reads them in.
            var last = await LastKeyAsync(number, cancellationToken);
            await session.Star.DeleteAsync<KpiMeasureValue>(differences.KeysOf(days), cancellationToken);
            await session.Star.UpsertAsync(differences.RowsOf(days, last), cancellationToken);
        }

        return days;
    }

    /// <summary>Reads what a measure says, with no right but to read and within the time limit.</summary>
    private async Task ReadRowsAsync(string sql, Action<RowCursor> take, CancellationToken cancellationToken)
    {
        using var rights = MeasureRights.Over(session.Connection, timeoutSeconds);
        try
        {
            await ReadAsync(sql, take, cancellationToken);
        }
        catch (DbException fault) when (rights.IsTimedOut)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"It ran longer than the {timeoutSeconds} seconds that a measure has."), fault);
        }
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

    /// <summary>The projects whose rows the measure must read again; null where it cannot be told, or where they are too many.</summary>
    public async Task<IReadOnlySet<int>?> ChangedProjectsAsync(MeasureDefinition measure, CancellationToken cancellationToken)
    {
        var projects = new HashSet<int>();
        var isKnown = true;
        foreach (var table in measure.Select.Tables.Append("DimProject").Distinct())
        {
            // Every table is asked, so that the next calculation knows what this one saw.
            var changed = await Rows.IsExplainedAsync(table, cancellationToken)
                ? await Rows.ProjectsAsync(table, measure.Named(), cancellationToken) : await state.ChangedProjectsAsync(table, cancellationToken);
            isKnown &= changed is not null;
            projects.UnionWith(changed ?? projects);
        }

        foreach (var named in measure.Select.Measures.Select(name => Changes[name]))
        {
            isKnown &= !named.IsEverything;
            projects.UnionWith(named.Days.Select(day => day.ProjectId));
        }

        if (!isKnown || projects.Count == 0)
        {
            return isKnown ? projects : null;
        }

        _projectCount ??= (await session.QueryAsync("SELECT COUNT(*) FROM DimProject WHERE IsCurrent = 1", row => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), timeoutSeconds, cancellationToken))[0];
        return projects.Count <= Math.Min(MostProjects, Math.Max(1, _projectCount.Value / MostShare)) ? projects : null;
    }

    /// <summary>Fills the table of projects that statements of touched projects read.</summary>
    public async Task SetTouchedAsync(IReadOnlySet<int> projects, CancellationToken cancellationToken)
    {
        await RunAsync("DELETE FROM KpiTouchedProject", cancellationToken);
        await session.Star.UpsertAsync(projects.Order().Select(project => new KpiTouchedProject { ProjectId = project }).ToArray(), cancellationToken);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken) => session.ExecuteAsync(sql, timeoutSeconds, cancellationToken);
}
