using System.Globalization;

namespace Prism.Kpis.Governance;

/// <summary>The five stages through which an organisation grows in managing by KPIs.</summary>
public enum MaturityStage
{
    /// <summary>Projects are tracked one by one, with lagging KPIs, unevenly collected.</summary>
    Initial,

    /// <summary>There is a framework: standard KPIs, data about what happened.</summary>
    Developing,

    /// <summary>Well defined and tied to strategy, reliable enough for first leading KPIs.</summary>
    Established,

    /// <summary>Proactively managed, monitored in most projects, informing decisions.</summary>
    WellEstablished,

    /// <summary>Aligned with strategy and part of company-wide reporting.</summary>
    Optimized,
}

/// <param name="Stage">The stage that needs it.</param>
/// <param name="Criterion">What must hold, in words.</param>
/// <param name="Measured">What was found; null where there is nothing to count.</param>
/// <param name="Needed">What is asked for at least.</param>
/// <param name="Evidence">The rows it rests on, by name.</param>
public sealed record MaturityCriterion(MaturityStage Stage, string Criterion, double? Measured, double Needed, string Evidence)
{
    public bool IsMet => Measured >= Needed;
}

/// <summary>Where a scope stands on the five-stage scale, computed from evidence and never declared.</summary>
/// <param name="Stage">The highest stage of which, and below which, every criterion is met.</param>
/// <param name="Criteria">Every criterion of every stage.</param>
public sealed record MaturityScale(MaturityStage Stage, IReadOnlyList<MaturityCriterion> Criteria)
{
    private const int ShownNames = 30;

    /// <summary>What is missing for the next stage; empty at the last.</summary>
    public IEnumerable<MaturityCriterion> Missing => Criteria.Where(criterion => criterion.Stage == Stage + 1 && !criterion.IsMet);

    /// <param name="kpis">The KPIs of the catalogue as they stand in the scope.</param>
    /// <param name="projects">Every running project of the scope.</param>
    /// <param name="alignedProjects">Those of them that serve an objective.</param>
    public static MaturityScale Assess(IReadOnlyList<KpiStanding> kpis, IReadOnlyCollection<string> projects, IReadOnlySet<string> alignedProjects)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        ArgumentNullException.ThrowIfNull(projects);
        var withData = kpis.Where(kpi => kpi.HasData).ToArray();
        var targeted = withData.Where(kpi => kpi.HasTarget).ToArray();
        var (leading, lagging) = (withData.Where(kpi => kpi.IsLeading).ToArray(), withData.Where(kpi => !kpi.IsLeading).ToArray());
        var covered = withData.SelectMany(kpi => kpi.Projects).ToHashSet(StringComparer.Ordinal);
        var both = lagging.SelectMany(kpi => kpi.Projects).Intersect(leading.SelectMany(kpi => kpi.Projects), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var months = withData.SelectMany(kpi => kpi.Months).ToArray();
        var judged = targeted.SelectMany(kpi => kpi.Months).Where(month => month.Status != "None").ToArray();
        List<MaturityCriterion> criteria =
        [
            Count(MaturityStage.Developing, "Five KPIs of the catalogue have values.", withData, 5),
            Count(MaturityStage.Developing, "Three lagging KPIs say what happened.", lagging, 3),
            Share(MaturityStage.Developing, "Half of the running projects have data for a KPI.", covered, projects, 0.5),
            Count(MaturityStage.Established, "Three leading KPIs have values.", leading, 3),
            Share(MaturityStage.Established, "Half of the KPIs with values have a target in force.", Names(targeted), Names(withData), 0.5),
            Share(MaturityStage.Established, "Half of the targeted KPIs have an owner.", Names(targeted.Where(kpi => kpi.HasOwner)), Names(targeted), 0.5),
            Share(MaturityStage.Established, "Half of the running projects serve an objective.", alignedProjects, projects, 0.5),
            new(MaturityStage.Established, "Seven of ten monthly values are complete.", months.Length == 0 ? null : (double)months.Count(month => month.Confidence == "Complete") / months.Length, 0.7,
                string.Create(CultureInfo.InvariantCulture, $"{months.Count(month => month.Confidence == "Complete")} of {months.Length} monthly values of {withData.Length} KPIs.")),
            Share(MaturityStage.WellEstablished, "Eight of ten running projects are watched by a leading and a lagging KPI.", both, projects, 0.8),
            Share(MaturityStage.WellEstablished, "Eight of ten targets are SMART.", Names(targeted.Where(kpi => kpi.SmartParts == 5)), Names(targeted), 0.8),
            Share(MaturityStage.WellEstablished, "Eight of ten targeted KPIs have their next review planned.", Names(targeted.Where(kpi => kpi.IsReviewPlanned)), Names(targeted), 0.8),
            Share(MaturityStage.Optimized, "Nine of ten targeted KPIs serve an objective.", Names(targeted.Where(kpi => kpi.HasObjective)), Names(targeted), 0.9),
            Share(MaturityStage.Optimized, "Nine of ten running projects serve an objective.", alignedProjects, projects, 0.9),
            Share(MaturityStage.Optimized, "All but one of twenty running projects are watched by a leading and a lagging KPI.", both, projects, 0.95),
            new(MaturityStage.Optimized, "Targets are demanding: at least one of twenty judged values is not green.", judged.Length == 0 ? null : (double)judged.Count(month => month.Status != "Green") / judged.Length, 0.05,
                string.Create(CultureInfo.InvariantCulture, $"{judged.Count(month => month.Status != "Green")} of {judged.Length} judged monthly values.")),
        ];
        var stage = Enum.GetValues<MaturityStage>().TakeWhile(stage => criteria.Where(criterion => criterion.Stage == stage).All(criterion => criterion.IsMet)).Last();
        return new MaturityScale(stage, criteria);
    }

    private static string[] Names(IEnumerable<KpiStanding> kpis) => [.. kpis.Select(kpi => kpi.Code)];

    private static MaturityCriterion Count(MaturityStage stage, string criterion, KpiStanding[] kpis, int needed) =>
        new(stage, criterion, kpis.Length, needed, List("", Names(kpis)));

    private static MaturityCriterion Share(MaturityStage stage, string criterion, IReadOnlyCollection<string> met, IReadOnlyCollection<string> all, double needed)
    {
        var missing = all.Except(met, StringComparer.Ordinal).ToArray();
        var found = all.Count == 0 ? (double?)null : (double)(all.Count - missing.Length) / all.Count;
        return new(stage, criterion, found, needed, all.Count == 0 ? "There are none." : string.Create(CultureInfo.InvariantCulture, $"{all.Count - missing.Length} of {all.Count}. {List("Not: ", missing)}").Trim());
    }

    private static string List(string prefix, string[] names) => names.Length == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{prefix}{string.Join(", ", names.Order(StringComparer.Ordinal).Take(ShownNames))}{(names.Length > ShownNames ? $" and {names.Length - ShownNames} more" : "")}.");
}
