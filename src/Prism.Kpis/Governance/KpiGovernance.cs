using Prism.Kpis.Engine;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>After the values: the stage of each KPI, the stage of the organisation and of each portfolio with its evidence, and advice, as rows.</summary>
internal sealed class KpiGovernance(LoadSession session, KpiLibrary library, int asOfSk, int timeoutSeconds)
{
    private const int CriteriaPerScope = 100;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var data = await GovernanceData.ReadAsync(session, asOfSk, timeoutSeconds, cancellationToken);
        var kpis = (await KpiCatalogue.ReadAsync(session, cancellationToken)).Where(kpi => kpi.IsCurrent).ToArray();
        var maturity = new List<FactMaturity>();
        KpiStanding[] ofOrganisation = [];
        foreach (var scope in data.Scopes)
        {
            var standings = kpis.Select(kpi => Standing(kpi, scope, data)).ToArray();
            if (scope.Level == ScopeLevel.Organisation)
            {
                ofOrganisation = standings;
            }

            var projects = data.RunningProjects(scope.ScopeSk);
            var scale = MaturityScale.Assess(standings, projects, data.AlignedProjects.Intersect(projects, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
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
        var advice = KpiAdvisor.Advise(ofOrganisation)
            .Select((item, index) => new FactKpiAdvice { KpiAdviceSk = index + 1, KpiCode = item.Code, Advice = item.Kind, Reason = item.Reason }).ToArray();
        await ReplaceAsync("FactKpiAdvice", "KpiAdviceSk", advice, row => row.KpiAdviceSk, cancellationToken);
        var stages = ofOrganisation.ToDictionary(kpi => kpi.Code, kpi => kpi.Stage, StringComparer.Ordinal);
        await session.Star.UpsertAsync(kpis.Where(kpi => stages.ContainsKey(kpi.KpiCode)).Select(kpi => kpi with { Stage = stages[kpi.KpiCode] }).ToArray(), cancellationToken);
    }

    private KpiStanding Standing(DimKpi kpi, GovernedScope scope, GovernanceData data)
    {
        var target = data.TargetOf(kpi.KpiCode, scope.ScopeSk);
        var smart = target is null ? null
            : SmartCheck.Of(target.Statement, kpi.KpiName, kpi.Unit, target.Target, null, target.ValidToDateSk < 99991231 ? Day.FromSk(target.ValidToDateSk) : null, kpi.ObjectiveCode);
        return new KpiStanding
        {
            Code = kpi.KpiCode,
            IsLeading = library.Kpis.TryGetValue(kpi.KpiCode, out var definition) ? definition.IsLeading : kpi.Timing == "Leading",
            HasOwner = kpi.Owner is not null,
            HasObjective = kpi.ObjectiveCode is not null,
            HasTarget = target is not null,
            SmartParts = smart?.Met,
            IsReviewPlanned = kpi.NextReviewDateSk >= asOfSk,
            Months = data.MonthsOf(kpi.KpiSk, scope.ScopeSk),
            Projects = data.ProjectsWithData(kpi.KpiSk, scope.ScopeSk),
        };
    }

    private async Task ReplaceAsync<T>(string table, string key, IReadOnlyCollection<T> rows, Func<T, long> keyOf, CancellationToken cancellationToken)
        where T : class
    {
        var stored = await session.QueryAsync($"SELECT {key} FROM {table} WHERE {key} >= 0", row => Convert.ToInt64(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), timeoutSeconds, cancellationToken);
        await session.Star.DeleteAsync<T>(stored.Except(rows.Select(keyOf)).ToArray(), cancellationToken);
        await session.Star.UpsertAsync(rows, cancellationToken);
    }
}
