using System.Globalization;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <param name="ScopeSk">The scope that is assessed.</param>
/// <param name="Level">Organisation or Portfolio.</param>
internal sealed record GovernedScope(int ScopeSk, string Level);

/// <summary>What an assessment rests on: the monthly values of the last year, targets in force, running projects and the objectives they serve.</summary>
internal sealed class GovernanceData
{
    private const string Months = "f.IsCurrent = 1 AND f.PeriodGrain = 'Month' AND f.DateSk > @year AND f.DateSk < @day AND f.Value IS NOT NULL";

    private readonly Dictionary<(int KpiSk, int ScopeSk), List<(int DateSk, string Status, string Confidence, double Value, int TargetSk)>> _months = [];
    private readonly Dictionary<int, HashSet<int>> _projectsOfKpi = [];
    private readonly Dictionary<(int KpiSk, int ScopeSk), (int Count, int LastSk)> _coverage = [];
    private Dictionary<int, int> _projectOfScope = [];
    private ILookup<int, string> _sourcesOfProject = Array.Empty<int>().ToLookup(project => project, _ => "");
    private ILookup<int, string> _rulesOfProject = Array.Empty<int>().ToLookup(project => project, _ => "");
    private Dictionary<int, string> _codes = [];
    private ILookup<int, int> _projectsOfScope = Array.Empty<int>().ToLookup(project => project);
    private ILookup<string, FactKpiTarget> _targets = Array.Empty<FactKpiTarget>().ToLookup(target => target.KpiCode);
    private HashSet<int> _organisations = [];
    private Dictionary<string, long>? _reads;

    public IReadOnlyList<GovernedScope> Scopes { get; private set; } = [];

    /// <summary>Codes of the projects that serve an objective.</summary>
    public IReadOnlySet<string> AlignedProjects { get; private set; } = new HashSet<string>();

    /// <summary>Codes of the objectives, in their order.</summary>
    public IReadOnlyList<string> Objectives { get; private set; } = [];

    /// <summary>Per KPI code the day of its last review.</summary>
    public IReadOnlyDictionary<string, int> LastReviews { get; private set; } = new Dictionary<string, int>();

    public static async Task<GovernanceData> ReadAsync(LoadSession session, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var data = new GovernanceData();
        var scopes = await session.QueryAsync(
            "SELECT ScopeSk, ScopeLevel, ProjectId FROM DimScope WHERE ScopeSk > 0", row => (ScopeSk: row.GetInt32(0), Level: row.GetString(1), ProjectId: row.GetInt32(2)), timeoutSeconds, cancellationToken);
        data.Scopes = [.. scopes.Where(scope => scope.Level is "Organisation" or "Portfolio").OrderBy(scope => scope.ScopeSk).Select(scope => new GovernedScope(scope.ScopeSk, scope.Level))];
        data._organisations = scopes.Where(scope => scope.Level == "Organisation").Select(scope => scope.ScopeSk).ToHashSet();
        data._codes = (await session.QueryAsync(
            "SELECT ProjectId, ProjectCode FROM DimProject WHERE ProjectSk > 0 AND IsCurrent = 1 AND IsDeleted = 0 AND ActualFinishDateSk <= 0",
            row => (row.GetInt32(0), row.GetString(1)), timeoutSeconds, cancellationToken)).ToDictionary(row => row.Item1, row => row.Item2);
        data._projectsOfScope = (await session.QueryAsync(
            "SELECT DISTINCT b.ScopeSk, b.ProjectId FROM BridgeScopeProject b JOIN DimProject p ON p.ProjectSk = b.ProjectSk AND p.IsCurrent = 1",
            row => (row.GetInt32(0), row.GetInt32(1)), timeoutSeconds, cancellationToken)).ToLookup(row => row.Item1, row => row.Item2);
        data.AlignedProjects = (await session.QueryAsync(
            "SELECT DISTINCT ProjectId FROM BridgeProjectObjective WHERE IsDeleted = 0 AND Weight > 0", row => row.GetInt32(0), timeoutSeconds, cancellationToken))
            .Where(data._codes.ContainsKey).Select(project => data._codes[project]).ToHashSet(StringComparer.Ordinal);
        data._targets = (await session.QueryAsync(
            "SELECT KpiTargetSk, KpiCode, ScopeSk, ValidFromDateSk, ValidToDateSk, Target, SmartParts, PeriodGrain, SmartVague, SmartSuggestion, ObjectiveCode FROM FactKpiTarget WHERE KpiTargetSk > 0 AND IsDeleted = 0 AND ValidFromDateSk <= @day AND ValidToDateSk >= @day",
            row => new FactKpiTarget
            {
                KpiTargetSk = row.GetInt32(0), KpiCode = row.GetString(1), ScopeSk = row.GetInt32(2), ValidFromDateSk = row.GetInt32(3), ValidToDateSk = row.GetInt32(4),
                Target = row.GetDouble(5), SmartParts = row.GetInt32(6), PeriodGrain = row.NullableString(7), SmartVague = row.NullableString(8), SmartSuggestion = row.NullableString(9),
                ObjectiveCode = row.NullableString(10),
            },
            timeoutSeconds, cancellationToken, ("@day", asOfSk))).ToLookup(target => target.KpiCode, StringComparer.Ordinal);
        data._projectOfScope = scopes.ToDictionary(scope => scope.ScopeSk, scope => scope.ProjectId);
        data._sourcesOfProject = (await session.QueryAsync(
            "SELECT DISTINCT ProjectId, ContainerKind, SourceSystem FROM ProjectSource WHERE ProjectId > 0",
            row => (ProjectId: row.GetInt32(0), Source: $"{row.GetString(1)} of {row.GetString(2)}"), timeoutSeconds, cancellationToken)).ToLookup(row => row.ProjectId, row => row.Source);
        data._rulesOfProject = (await session.QueryAsync(
            "SELECT DISTINCT ProjectId, EarningRule FROM DimTask WHERE TaskSk > 0 AND IsDeleted = 0 AND IsSummary = 0 AND IsMilestone = 0",
            row => (ProjectId: row.GetInt32(0), Rule: row.GetString(1)), timeoutSeconds, cancellationToken)).ToLookup(row => row.ProjectId, row => row.Rule);
        data.Objectives = [.. (await session.QueryAsync(
            "SELECT ObjectiveCode FROM DimObjective WHERE ObjectiveSk > 0 AND IsDeleted = 0", row => row.GetString(0), timeoutSeconds, cancellationToken)).Order(StringComparer.Ordinal)];
        data.LastReviews = (await session.QueryAsync(
            "SELECT KpiCode, MAX(DateSk) FROM FactKpiReview WHERE KpiReviewSk > 0 AND IsDeleted = 0 AND DateSk > 0 AND DateSk <= @day GROUP BY KpiCode",
            row => (row.GetString(0), row.GetInt32(1)), timeoutSeconds, cancellationToken, ("@day", asOfSk))).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        var (recorded, enough) = (Day.ToSk(Day.FromSk(asOfSk).AddDays(-90)), Day.ToSk(Day.FromSk(asOfSk).AddDays(-30)));
        var since = await session.QueryAsync("SELECT MIN(DateSk) FROM FactKpiUsage WHERE DateSk > @from", row => row.IsDBNull(0) ? int.MaxValue : row.GetInt32(0), timeoutSeconds, cancellationToken, ("@from", recorded));
        if (since is [var first] && first <= enough)
        {
            data._reads = (await session.QueryAsync(
                "SELECT KpiCode, SUM(ReadCount) FROM FactKpiUsage WHERE KpiCode IS NOT NULL AND DateSk > @from GROUP BY KpiCode",
                row => (row.GetString(0), row.GetInt64(1)), timeoutSeconds, cancellationToken, ("@from", recorded))).ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
        }

        await data.ReadValuesAsync(session, data._projectOfScope, asOfSk, timeoutSeconds, cancellationToken);
        return data;
    }

    /// <summary>How often the KPI was asked for by name in the last ninety days; null where that has been recorded for less than thirty.</summary>
    public long? ReadsOf(string code) => _reads is null ? null : _reads.GetValueOrDefault(code);

    /// <summary>The target in force in the scope, else the organisation's; of those for several periods the months'.</summary>
    public FactKpiTarget? TargetOf(string code, int scopeSk) => _targets[code].OrderBy(target => target.ScopeSk == scopeSk ? 0 : 1).ThenBy(target => target.PeriodGrain is null or "Month" ? 0 : 1).ThenByDescending(target => target.ValidFromDateSk)
        .FirstOrDefault(target => target.ScopeSk == scopeSk || _organisations.Contains(target.ScopeSk));

    public IReadOnlyList<(string Status, string Confidence)> MonthsOf(int kpiSk, int scopeSk) =>
        _months.TryGetValue((kpiSk, scopeSk), out var months) ? [.. months.OrderBy(month => month.DateSk).Select(month => (month.Status, month.Confidence))] : [];

    /// <summary>The same months with the target that judged each; -2 where none was in force.</summary>
    public IEnumerable<(int DateSk, string Status, int TargetSk)> JudgedMonthsOf(int kpiSk, int scopeSk) =>
        _months.TryGetValue((kpiSk, scopeSk), out var months) ? months.Select(month => (month.DateSk, month.Status, month.TargetSk)) : [];

    public IReadOnlyDictionary<int, double> ValuesOf(int kpiSk, int scopeSk) =>
        _months.TryGetValue((kpiSk, scopeSk), out var months) ? months.ToDictionary(month => month.DateSk, month => month.Value) : new Dictionary<int, double>();

    /// <summary>The scopes that are running projects, in their order.</summary>
    public IEnumerable<int> RunningProjectScopes => _projectOfScope.Where(scope => scope.Value > 0 && _codes.ContainsKey(scope.Value)).Select(scope => scope.Key).Order();

    /// <summary>Months with a value among the last twelve, and the newest of them.</summary>
    public (int Count, int LastSk)? CoverageOf(int kpiSk, int scopeSk) => _coverage.TryGetValue((kpiSk, scopeSk), out var coverage) ? coverage : null;

    /// <summary>The scope's running projects with data for the KPI, by durable key and code.</summary>
    public IEnumerable<(int ProjectId, string Code)> RunningWithData(int kpiSk, int scopeSk) => _projectsOfKpi.TryGetValue(kpiSk, out var projects)
        ? _projectsOfScope[scopeSk].Distinct().Where(project => projects.Contains(project) && _codes.ContainsKey(project)).Order().Select(project => (project, _codes[project])) : [];

    /// <summary>The project's containers of the given kinds: <c>JiraProject of jira</c>.</summary>
    public IEnumerable<string> SourcesOf(int projectId) => _sourcesOfProject[projectId].Order(StringComparer.Ordinal);

    /// <summary>The rules by which the project's tasks earn value.</summary>
    public IEnumerable<string> EarningRulesOf(int projectId) => _rulesOfProject[projectId].Order(StringComparer.Ordinal);

    public IReadOnlySet<string> ProjectsWithData(int kpiSk, int scopeSk) =>
        _projectsOfKpi.TryGetValue(kpiSk, out var projects) ? Running(_projectsOfScope[scopeSk].Where(projects.Contains)).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    public IReadOnlyCollection<string> RunningProjects(int scopeSk) => [.. Running(_projectsOfScope[scopeSk]).Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> Running(IEnumerable<int> projects) => projects.Where(_codes.ContainsKey).Select(project => _codes[project]);

    /// <summary>
    /// The months of the last year that were over by the day of the assessment: of the assessed scopes their values, of projects only how many there are
    /// and which is the newest. Both are found by the index on current months, which holds all that is asked of projects.
    /// </summary>
    private async Task ReadValuesAsync(LoadSession session, Dictionary<int, int> projectOfScope, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        await ReadAssessedAsync(session, "SELECT k.KpiSk FROM DimKpi k WHERE k.KpiSk > 0", asOfSk, timeoutSeconds, cancellationToken);
        var (year, quarter) = (YearBefore(asOfSk), Day.ToSk(Day.FromSk(asOfSk).AddMonths(-4)));
        var counts = await session.QueryAsync(
            $"SELECT f.KpiSk, f.ScopeSk, COUNT(*), MAX(f.DateSk) FROM FactKpiValue f WHERE {Months} GROUP BY f.KpiSk, f.ScopeSk",
            row => (KpiSk: row.GetInt32(0), ScopeSk: row.GetInt32(1), Count: Convert.ToInt32(row.GetValue(2), CultureInfo.InvariantCulture), LastSk: row.GetInt32(3)),
            timeoutSeconds, cancellationToken, ("@year", year), ("@day", asOfSk));
        foreach (var row in counts)
        {
            if (projectOfScope.GetValueOrDefault(row.ScopeSk) is not (> 0 and var project))
            {
                continue;
            }

            _coverage[(row.KpiSk, row.ScopeSk)] = (row.Count, row.LastSk);
            if (row.LastSk > quarter)
            {
                if (!_projectsOfKpi.TryGetValue(row.KpiSk, out var projects))
                {
                    _projectsOfKpi[row.KpiSk] = projects = [];
                }

                projects.Add(project);
            }
        }
    }

    /// <summary>Reads the assessed scopes' values of some KPIs once more, which were calculated since.</summary>
    public Task ReadAgainAsync(LoadSession session, IReadOnlyCollection<int> kpiSks, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        foreach (var key in _months.Keys.Where(key => kpiSks.Contains(key.KpiSk)).ToArray())
        {
            _months.Remove(key);
        }

        return kpiSks.Count == 0 ? Task.CompletedTask : ReadAssessedAsync(session, string.Join(", ", kpiSks), asOfSk, timeoutSeconds, cancellationToken);
    }

    private async Task ReadAssessedAsync(LoadSession session, string kpiSks, int asOfSk, int timeoutSeconds, CancellationToken cancellationToken)
    {
        var values = await session.QueryAsync(
            $"""
            SELECT f.KpiSk, f.ScopeSk, f.DateSk, f.Status, f.Confidence, f.Value, f.KpiTargetSk FROM FactKpiValue f
            WHERE {Months} AND f.KpiSk IN ({kpiSks})
                AND f.ScopeSk IN (SELECT s.ScopeSk FROM DimScope s WHERE s.ScopeSk > 0 AND s.ScopeLevel IN ('Organisation', 'Portfolio'))
            """,
            row => (Key: (row.GetInt32(0), row.GetInt32(1)), Month: (DateSk: row.GetInt32(2), Status: row.GetString(3), Confidence: row.GetString(4), Value: row.GetDouble(5), TargetSk: row.GetInt32(6))),
            timeoutSeconds, cancellationToken, ("@year", YearBefore(asOfSk)), ("@day", asOfSk));
        foreach (var scope in values.GroupBy(value => value.Key, value => value.Month))
        {
            _months[scope.Key] = [.. scope];
        }
    }

    private static int YearBefore(int asOfSk) => Day.ToSk(Day.FromSk(asOfSk).AddMonths(-12));
}
