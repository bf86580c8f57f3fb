namespace Prism.Sources;

/// <summary>Every KPI of the catalogue, worked out from the sources.</summary>
internal static class SourceKpis
{
    public static IReadOnlyList<SourceKpi> Of(SourcePortfolio sources)
    {
        var others = OfProjects(sources);
        return [.. others, .. new GovernmentKpis(sources, others).Of()];
    }

    private static IReadOnlyList<SourceKpi> OfProjects(SourcePortfolio sources) =>
    [
        .. FlowKpis.Of(sources), .. SprintKpis.Of(sources), .. PlanKpis.Of(sources), .. EarnedValueKpis.Of(sources), .. ResourceKpis.Of(sources), .. RegisterKpis.Of(sources),
    ];
}
