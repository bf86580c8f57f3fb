using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>Says which scopes and periods of a KPI must be calculated anew, and leaves them in a work table for the roll-up to join.</summary>
internal sealed class PeriodWork(LoadSession session, int? lastAsOfSk, int asOfSk, int timeoutSeconds)
{
    private Calendar? _calendar;
    private ILookup<int, int>? _scopes;
    private ILookup<int, (int ScopeSk, string Level)>? _versions;
    private IReadOnlyList<int> _allScopes = [];
    private string _inTable = "";

    /// <summary>
    /// The touched periods: those of the changed days, in every scope of the project; the ones that ran on the last day of calculation or since,
    /// in every scope, because they end or are judged otherwise; and the one after each, whose trend looks back.
    /// </summary>
    public async Task<HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>> TouchedAsync(KpiDefinition kpi, Touched changes, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(cancellationToken);
        var scopes = _scopes ??= await ScopesAsync(cancellationToken);
        var touched = new HashSet<(PeriodGrain, int, int)>();
        foreach (var grain in kpi.Periods)
        {
            var periods = changes.Days.Select(day => (day.ProjectId, Period: calendar.Of(grain, day.DateSk)))
                .Where(day => day.Period is not null).Select(day => (day.ProjectId, day.Period!.Value)).ToHashSet();
            foreach (var (projectId, period) in periods)
            {
                Add(touched, calendar, grain, scopes[projectId], period);
            }

            for (var period = lastAsOfSk == asOfSk ? null : calendar.Of(grain, lastAsOfSk ?? asOfSk); period is { } running && running.StartSk <= asOfSk; period = calendar.After(grain, running.EndSk))
            {
                Add(touched, calendar, grain, _allScopes, running);
            }
        }

        return touched;
    }

    /// <summary>Puts the touched periods, and the ones before them to be read only, into the work table.</summary>
    public async Task PlaceAsync(HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<(PeriodGrain, int, int), bool>();
        foreach (var (grain, scope, start) in touched)
        {
            rows[(grain, scope, start)] = false;
            if (_calendar!.Before(grain, start) is { } before)
            {
                rows.TryAdd((grain, scope, before.StartSk), !touched.Contains((grain, scope, before.StartSk)));
            }
        }

        // Several KPIs of one measure touch the same periods.
        var content = FormulaHash.Of(rows.Keys.Order().Select(key => key.ToString()));
        if (content == _inTable)
        {
            return;
        }

        await ClearAsync(cancellationToken);
        await session.Star.UpsertAsync(
            rows.OrderBy(row => row.Key).Select(row => new KpiTouchedPeriod { PeriodGrain = row.Key.Item1.ToString(), ScopeSk = row.Key.Item2, PeriodStartSk = row.Key.Item3, IsBefore = row.Value }).ToArray(),
            cancellationToken);
        _inTable = content;
    }

    public async Task<Calendar> CalendarAsync(CancellationToken cancellationToken) =>
        _calendar ??= await Calendar.ReadAsync(session, timeoutSeconds, cancellationToken);

    /// <summary>Per project version the scopes it counts for, with their levels.</summary>
    public async Task<ILookup<int, (int ScopeSk, string Level)>> ScopesOfVersionsAsync(CancellationToken cancellationToken) => _versions ??= (await session.QueryAsync(
        "SELECT b.ProjectSk, s.ScopeSk, s.ScopeLevel FROM BridgeScopeProject b JOIN DimScope s ON s.ScopeSk = b.ScopeSk WHERE s.ScopeSk > 0",
        row => (ProjectSk: row.GetInt32(0), Scope: (row.GetInt32(1), row.GetString(2))),
        timeoutSeconds,
        cancellationToken)).ToLookup(row => row.ProjectSk, row => row.Scope);

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await session.ExecuteAsync("DELETE FROM KpiTouchedPeriod", timeoutSeconds, cancellationToken);
        _inTable = "";
    }

    /// <summary>The stored values that lie in touched periods; the others were read for the trend.</summary>
    public static IReadOnlyCollection<FactKpiValue> In(HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, IEnumerable<FactKpiValue> stored) =>
        [.. stored.Where(row => touched.Contains((Enum.Parse<PeriodGrain>(row.PeriodGrain), row.ScopeSk, row.PeriodStartDateSk)))];

    private static void Add(HashSet<(PeriodGrain, int, int)> touched, Calendar calendar, PeriodGrain grain, IEnumerable<int> scopes, (int StartSk, int EndSk) period)
    {
        var after = calendar.After(grain, period.EndSk);
        foreach (var scope in scopes)
        {
            touched.Add((grain, scope, period.StartSk));
            if (after is { } next)
            {
                touched.Add((grain, scope, next.StartSk));
            }
        }
    }

    private async Task<ILookup<int, int>> ScopesAsync(CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            "SELECT DISTINCT ProjectId, ScopeSk FROM BridgeScopeProject WHERE ScopeSk > 0", row => (row.GetInt32(0), row.GetInt32(1)), timeoutSeconds, cancellationToken);
        _allScopes = [.. rows.Select(row => row.Item2).Distinct().Order()];
        return rows.ToLookup(row => row.Item1, row => row.Item2);
    }
}
