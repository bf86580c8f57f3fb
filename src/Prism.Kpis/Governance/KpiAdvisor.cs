using System.Globalization;

namespace Prism.Kpis.Governance;

/// <param name="Code">The KPI.</param>
/// <param name="Kind">What is to be done about it, as <c>FactKpiAdvice.Advice</c> lists.</param>
/// <param name="Reason">Why, with the numbers it rests on.</param>
public sealed record KpiAdviceItem(string Code, string Kind, string Reason);

/// <summary>Advice about KPIs, from how they stand in the whole organisation.</summary>
public static class KpiAdvisor
{
    // Fewer months may be chance.
    private const int Months = 6;

    public static IEnumerable<KpiAdviceItem> Advise(IEnumerable<KpiStanding> kpis)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        foreach (var kpi in kpis.OrderBy(kpi => kpi.Code, StringComparer.Ordinal))
        {
            if (!kpi.HasData)
            {
                yield return new KpiAdviceItem(kpi.Code, "NoData", "No value in the last twelve months: bring its data in, or retire it.");
                continue;
            }

            if (!kpi.HasOwner)
            {
                yield return new KpiAdviceItem(kpi.Code, "NoOwner", "Nobody is accountable: name an owner in its definition.");
            }

            if (!kpi.HasObjective)
            {
                yield return new KpiAdviceItem(kpi.Code, "NoObjective", "It serves no objective: name one in its definition, or ask what it is for.");
            }

            if (!kpi.HasTarget)
            {
                yield return new KpiAdviceItem(kpi.Code, "NoTarget", string.Create(CultureInfo.InvariantCulture, $"{kpi.Months.Count} months of values and no target for the organisation."));
            }
            else
            {
                foreach (var item in OfTarget(kpi))
                {
                    yield return item;
                }
            }
        }
    }

    private static IEnumerable<KpiAdviceItem> OfTarget(KpiStanding kpi)
    {
        if (!kpi.IsReviewPlanned)
        {
            yield return new KpiAdviceItem(kpi.Code, "ReviewOverdue", "Its next review is not set, or its day has passed.");
        }

        if (kpi.SmartParts < 5)
        {
            yield return new KpiAdviceItem(kpi.Code, "VagueTarget", string.Create(CultureInfo.InvariantCulture, $"The statement of its target meets {kpi.SmartParts} of the five SMART parts."));
        }

        if (kpi.Months.Count >= Months && kpi.Months.All(month => month.Status == "Green"))
        {
            yield return new KpiAdviceItem(kpi.Code, "TargetTooEasy", string.Create(CultureInfo.InvariantCulture, $"Green in all of the last {kpi.Months.Count} months: ask for more, or retire it."));
        }
    }
}
