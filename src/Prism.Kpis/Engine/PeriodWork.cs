using System.Globalization;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>Says which scopes a project version counts for, and which scopes and periods of a KPI must be calculated anew.</summary>
internal sealed class PeriodWork(LoadSession session, int? lastAsOfSk, int asOfSk, int timeoutSeconds)
{
    private readonly Dictionary<string, IReadOnlyDictionary<int, int[]>> _scopesOfVersions = new(StringComparer.Ordinal);
    private Calendar? _calendar;
    private ILookup<int, int>? _scopes;
    private List<(int ProjectSk, int ProjectId, int ScopeSk, string Level)>? _bridge;
    private List<(int ScopeSk, string Level)>? _levels;
    private IReadOnlyList<int> _allScopes = [];

    /// <summary>
    /// The touched periods: those of the changed days, in every scope of the project; the ones that ran on the last day of calculation or since,
    /// in every scope, because they end or are judged otherwise; and the one after each, whose trend looks back.
    /// </summary>
    public async Task<HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>> TouchedAsync(KpiDefinition kpi, bool isOfScopes, Touched changes, CancellationToken cancellationToken)
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
                Add(touched, calendar, grain, isOfScopes ? [projectId] : scopes[projectId], period);
            }

            for (var period = lastAsOfSk == asOfSk ? null : calendar.Of(grain, lastAsOfSk ?? asOfSk); period is { } running && running.StartSk <= asOfSk; period = calendar.After(grain, running.EndSk))
            {
                Add(touched, calendar, grain, _allScopes, running);
            }
        }

        return touched;
    }

    /// <summary>The touched periods with the ones before them, which are only read, because the trend looks back.</summary>
    public async Task<HashSet<(PeriodGrain Grain, int ScopeSk, int StartSk)>> WithBeforeAsync(IReadOnlyCollection<(PeriodGrain Grain, int ScopeSk, int StartSk)> touched, CancellationToken cancellationToken)
    {
        var calendar = await CalendarAsync(cancellationToken);
        var all = touched.ToHashSet();
        foreach (var (grain, scope, start) in touched)
        {
            if (calendar.Before(grain, start) is { } before)
            {
                all.Add((grain, scope, before.StartSk));
            }
        }

        return all;
    }

    public async Task<Calendar> CalendarAsync(CancellationToken cancellationToken) =>
        _calendar ??= await Calendar.ReadAsync(session, timeoutSeconds, cancellationToken);

    /// <summary>Per project version the scopes of the levels that it counts for.</summary>
    public async Task<IReadOnlyDictionary<int, int[]>> ScopesOfVersionsAsync(IEnumerable<string> levels, CancellationToken cancellationToken)
    {
        var wanted = levels.ToHashSet(StringComparer.Ordinal);
        var key = string.Join(' ', wanted.Order(StringComparer.Ordinal));
        if (!_scopesOfVersions.TryGetValue(key, out var scopes))
        {
            scopes = _scopesOfVersions[key] = (await BridgeAsync(cancellationToken)).Where(row => wanted.Contains(row.Level))
                .GroupBy(row => row.ProjectSk, row => row.ScopeSk).ToDictionary(version => version.Key, version => version.ToArray());
        }

        return scopes;
    }

    /// <summary>The scopes of the levels, each of which counts for itself: for KPIs about KPIs.</summary>
    public async Task<IReadOnlyDictionary<int, int[]>> ScopesAloneAsync(IEnumerable<string> levels, CancellationToken cancellationToken)
    {
        var wanted = levels.ToHashSet(StringComparer.Ordinal);
        _levels ??= await session.QueryAsync("SELECT ScopeSk, ScopeLevel FROM DimScope WHERE ScopeSk > 0", row => (row.GetInt32(0), row.GetString(1)), timeoutSeconds, cancellationToken);
        return _levels.Where(scope => wanted.Contains(scope.Level)).ToDictionary(scope => scope.ScopeSk, scope => new[] { scope.ScopeSk });
    }

    /// <summary>What a roll-up rests on besides measures and targets, as one text: which days make up which period, and which project versions which scope.</summary>
    public async Task<string> ShapeAsync(CancellationToken cancellationToken) => FormulaHash.Of(
    [
        (await CalendarAsync(cancellationToken)).Shape(asOfSk),
        .. (await BridgeAsync(cancellationToken)).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.ProjectSk} {row.ScopeSk} {row.Level}")),
    ]);

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
        var rows = (await BridgeAsync(cancellationToken)).Select(row => (row.ProjectId, row.ScopeSk)).Distinct().ToArray();
        _allScopes = [.. rows.Select(row => row.ScopeSk).Distinct().Order()];
        return rows.ToLookup(row => row.ProjectId, row => row.ScopeSk);
    }

    private async Task<List<(int ProjectSk, int ProjectId, int ScopeSk, string Level)>> BridgeAsync(CancellationToken cancellationToken) => _bridge ??= await session.QueryAsync(
        "SELECT b.ProjectSk, b.ProjectId, s.ScopeSk, s.ScopeLevel FROM BridgeScopeProject b JOIN DimScope s ON s.ScopeSk = b.ScopeSk WHERE s.ScopeSk > 0 ORDER BY b.ProjectSk, s.ScopeSk",
        row => (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetString(3)),
        timeoutSeconds,
        cancellationToken);
}
