namespace Prism.Sources;

/// <summary>Every KPI of the catalogue, worked out from the sources.</summary>
internal static class SourceKpis
{
    public static IReadOnlyList<SourceKpi> Of(SourcePortfolio sources) =>
    [
        .. FlowKpis.Of(sources), .. SprintKpis.Of(sources), .. PlanKpis.Of(sources), .. EarnedValueKpis.Of(sources), .. ResourceKpis.Of(sources), .. RegisterKpis.Of(sources),
    ];
}
