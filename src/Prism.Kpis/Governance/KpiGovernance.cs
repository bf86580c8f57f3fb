using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>After the values: the stage of each KPI, the stage of the organisation and of each portfolio with its evidence, and advice, as rows.</summary>
/// <param name="session">The load.</param>
/// <param name="library">The definitions.</param>
/// <param name="measures">The measures, as this calculation left them.</param>
/// <param name="state">What was calculated from which input.</param>
/// <param name="asOfSk">The day of the calculation.</param>
/// <param name="timeZone">The organisation's.</param>
/// <param name="timeoutSeconds">How long a statement may take.</param>
internal sealed class KpiGovernance(
    LoadSession session, KpiLibrary library, MeasureWork measures, WorkState state, int asOfSk, TimeZoneInfo timeZone, int timeoutSeconds)
{
    private const int CriteriaPerScope = 100;
    private const int ShownProjects = 30;

    private (GovernanceData Data, DimKpi[] Kpis)? _read;

    /// <summary>After a government that could not be written: it is made wholly anew by the next calculation.</summary>
    public static Task ForgetAsync(WorkState state, CancellationToken cancellationToken) => SignalWork.ForgetAsync(state, cancellationToken);

    /// <summary>Once the values are there that are not about KPIs: the history that those about KPIs rest on.</summary>
    public async Task WriteHistoryAsync(CancellationToken cancellationToken)
    {
        var (data, kpis) = await ReadAsync(cancellationToken);
        var facts = new GovernmentFacts(session, library, asOfSk, timeoutSeconds);
        var standings = await facts.StandingsAsync([.. kpis.Where(kpi => !library.IsAboutKpis(kpi.KpiCode))], data, cancellationToken);
        await ReplaceAsync("FactKpiStanding", "KpiStandingSk", standings, row => row.KpiStandingSk, cancellationToken, facts.IsOfLastYear);
        await ReplaceAsync("FactKpiReviewDue", "KpiReviewDueSk", await facts.ReviewsDueAsync(kpis, cancellationToken), row => row.KpiReviewDueSk, cancellationToken);
        await ReplaceAsync("FactSourceFreshness", "SourceFreshnessSk", await facts.FreshnessAsync(timeZone, cancellationToken), row => row.SourceFreshnessSk, cancellationToken);
    }

    /// <summary>Once every value is there: all else.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var (data, kpis) = await ReadAsync(cancellationToken);
        await data.ReadAgainAsync(session, [.. kpis.Where(kpi => library.IsAboutKpis(kpi.KpiCode)).Select(kpi => kpi.KpiSk)], asOfSk, timeoutSeconds, cancellationToken);
        var maturity = new List<FactMaturity>();
        KpiStanding[] ofOrganisation = [];
        foreach (var scope in data.Scopes)
        {
            var standings = kpis.Select(kpi => Standing(kpi, scope, data)).ToArray();
            if (scope.Level == ScopeLevel.Organisation)
            {
                ofOrganisation = standings;
            }

            // KPIs about KPIs have values wherever KPIs are kept at all: they say nothing of how projects are watched.
            var projects = data.RunningProjects(scope.ScopeSk);
            var scale = MaturityScale.Assess([.. standings.Where(standing => !library.IsAboutKpis(standing.Code))], projects, data.AlignedProjects.Intersect(projects, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
            maturity.AddRange(scale.Criteria.Select((criterion, index) => new FactMaturity
            {
                MaturitySk = ((long)scope.ScopeSk * CriteriaPerScope) + index,
                ScopeSk = scope.ScopeSk,
                DateSk = asOfSk,
                ScopeStage = scale.Stage.ToString(),
                CriterionStage = criterion.Stage.ToString(),
                Criterion = criterion.Criterion,
                IsMet = criterion.IsMet,
                Measured = criterion.Measured,
                Needed = criterion.Needed,
                Evidence = criterion.Evidence,
            }));
        }

        await ReplaceAsync("FactMaturity", "MaturitySk", maturity, row => row.MaturitySk, cancellationToken);
        var advice = KpiAdvisor.Advise(ofOrganisation, data.Objectives)
            .Select((item, index) => new FactKpiAdvice { KpiAdviceSk = index + 1, KpiCode = item.Code, Advice = item.Kind, Reason = item.Reason, ObjectiveCode = item.ObjectiveCode, OtherKpiCode = item.OtherCode }).ToArray();
        await ReplaceAsync("FactKpiAdvice", "KpiAdviceSk", advice, row => row.KpiAdviceSk, cancellationToken);
        var stages = ofOrganisation.ToDictionary(kpi => kpi.Code, kpi => kpi.Stage, StringComparer.Ordinal);
        await ReplaceAsync("FactKpiCoverage", "KpiCoverageSk", Coverage(kpis, data).ToArray(), row => row.KpiCoverageSk, cancellationToken);
        await ReplaceAsync("FactKpiConsistency", "KpiConsistencySk", kpis.SelectMany(kpi => Consistency(kpi, data)).ToArray(), row => row.KpiConsistencySk, cancellationToken);
        await new SignalWork(session, library.Measures.ToDictionary(measure => measure.Name, StringComparer.Ordinal), measures, state, asOfSk, timeoutSeconds).WriteAsync(cancellationToken);
        await session.Star.UpsertAsync(kpis.Select(kpi => kpi with { Stage = stages.GetValueOrDefault(kpi.KpiCode, kpi.Stage!) }).ToArray(), cancellationToken);
    }

    private async Task<(GovernanceData Data, DimKpi[] Kpis)> ReadAsync(CancellationToken cancellationToken)
    {
        if (_read is not { } read)
        {
            var data = await GovernanceData.ReadAsync(session, asOfSk, timeoutSeconds, cancellationToken);
            var stored = (await KpiCatalogue.ReadAsync(session, cancellationToken)).Where(kpi => kpi.IsCurrent);
            _read = read = (data, [.. stored.Select(kpi => Reviewed(kpi, data))]);
        }

        return read;
    }

    /// <summary>With its last review, and the next: the definition's, else the last and the time between two.</summary>
    private DimKpi Reviewed(DimKpi kpi, GovernanceData data)
    {
        var last = data.LastReviews.TryGetValue(kpi.KpiCode, out var day) ? day : Member.NotApplicable;
        var isSet = library.Kpis.TryGetValue(kpi.KpiCode, out var definition) && definition.NextReviewOn is not null;
        var next = isSet ? kpi.NextReviewDateSk
            : last > 0 && ReviewCadence.After(Day.FromSk(last), kpi.ReviewEvery) is { } due ? Day.ToSk(due) : Member.NotApplicable;
        return kpi with { LastReviewDateSk = last, NextReviewDateSk = next };
    }

    private IEnumerable<FactKpiCoverage> Coverage(DimKpi[] kpis, GovernanceData data) =>
        from kpi in kpis
        where library.Kpis.TryGetValue(kpi.KpiCode, out var definition) && definition.Levels.Contains(ScopeLevel.Project)
        from scope in data.RunningProjectScopes
        let coverage = data.CoverageOf(kpi.KpiSk, scope)
        select new FactKpiCoverage
        {
            KpiCoverageSk = ((long)kpi.KpiSk << 32) + scope, KpiSk = kpi.KpiSk, ScopeSk = scope, MonthCount = coverage?.Count ?? 0, LastMonthEndDateSk = coverage?.LastSk ?? Member.NotApplicable,
        };

    /// <summary>In each scope the ways in which its projects come by the KPI.</summary>
    private IEnumerable<FactKpiConsistency> Consistency(DimKpi kpi, GovernanceData data)
    {
        if (!library.Kpis.TryGetValue(kpi.KpiCode, out var definition))
        {
            yield break;
        }

        var tables = library.MeasuresOf(definition.Formula).SelectMany(measure => measure.Select.Tables).ToHashSet(StringComparer.Ordinal);
        var basis = new KpiBasis(tables);
        foreach (var scope in data.Scopes)
        {
            var ways = data.RunningWithData(kpi.KpiSk, scope.ScopeSk)
                .GroupBy(project => basis.Of(data.SourcesOf(project.ProjectId), data.EarningRulesOf(project.ProjectId)), project => project.Code, StringComparer.Ordinal)
                .OrderBy(way => way.Key, StringComparer.Ordinal).ToArray();
            for (var index = 0; index < ways.Length; index++)
            {
                var codes = ways[index].Order(StringComparer.Ordinal).ToArray();
                yield return new FactKpiConsistency
                {
                    KpiConsistencySk = ((long)scope.ScopeSk << 32) + ((long)kpi.KpiSk << 8) + index,
                    KpiSk = kpi.KpiSk,
                    ScopeSk = scope.ScopeSk,
                    Basis = ways[index].Key,
                    ProjectCount = codes.Length,
                    Projects = string.Join(", ", codes.Take(ShownProjects)) + (codes.Length > ShownProjects ? ", ..." : ""),
                    IsConsistent = ways.Length == 1,
                };
            }
        }
    }

    private KpiStanding Standing(DimKpi kpi, GovernedScope scope, GovernanceData data)
    {
        var target = data.TargetOf(kpi.KpiCode, scope.ScopeSk);
        library.Kpis.TryGetValue(kpi.KpiCode, out var definition);
        return new KpiStanding
        {
            Code = kpi.KpiCode,
            IsLeading = definition?.IsLeading ?? kpi.Timing == "Leading",
            HasOwner = kpi.Owner is not null,
            HasObjective = (kpi.ObjectiveCode ?? target?.ObjectiveCode) is not null,
            HasTarget = target is not null,
            SmartParts = target?.SmartParts,
            Vague = target?.SmartVague,
            SmartSuggestion = target?.SmartSuggestion,
            IsReviewPlanned = kpi.NextReviewDateSk >= asOfSk,
            Months = data.MonthsOf(kpi.KpiSk, scope.ScopeSk),
            Values = data.ValuesOf(kpi.KpiSk, scope.ScopeSk),
            ObjectiveCode = kpi.ObjectiveCode ?? target?.ObjectiveCode,
            Leads = definition?.Leads ?? [],
            Projects = data.ProjectsWithData(kpi.KpiSk, scope.ScopeSk),
            Reads = data.ReadsOf(kpi.KpiCode),
        };
    }

    private async Task ReplaceAsync<T>(string table, string key, IReadOnlyCollection<T> rows, Func<T, long> keyOf, CancellationToken cancellationToken, Func<long, bool>? isSpokenOf = null)
        where T : class
    {
        var stored = await session.QueryAsync($"SELECT {key} FROM {table} WHERE {key} >= 0", row => Convert.ToInt64(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), timeoutSeconds, cancellationToken);
        await session.Star.DeleteAsync<T>(stored.Except(rows.Select(keyOf)).Where(key => isSpokenOf?.Invoke(key) ?? true).ToArray(), cancellationToken);
        await session.Star.UpsertAsync(rows, cancellationToken);
    }
}
