using System.Globalization;

namespace Prism.Kpis.Governance;

/// <param name="Code">The KPI.</param>
/// <param name="Kind">What is to be done about it, as <c>FactKpiAdvice.Advice</c> lists.</param>
/// <param name="Reason">Why, with the numbers it rests on.</param>
/// <param name="ObjectiveCode">The objective that a suggestion serves.</param>
/// <param name="OtherCode">The other KPI of a redundancy.</param>
public sealed record KpiAdviceItem(string Code, string Kind, string Reason, string? ObjectiveCode = null, string? OtherCode = null);

/// <summary>Advice about KPIs, from how they stand in the whole organisation.</summary>
public static class KpiAdvisor
{
    // Fewer months may be chance.
    private const int Months = 6;
    private const int MonthsToCompare = 10;
    private const double SameStory = 0.95;
    private const int SuggestionsPerGap = 3;

    /// <param name="kpis">Every KPI as it stands in the organisation.</param>
    /// <param name="objectives">Codes of the objectives.</param>
    public static IEnumerable<KpiAdviceItem> Advise(IReadOnlyCollection<KpiStanding> kpis, IEnumerable<string> objectives)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        ArgumentNullException.ThrowIfNull(objectives);
        var ordered = kpis.OrderBy(kpi => kpi.Code, StringComparer.Ordinal).ToArray();
        if (ordered.Length > 0 && ordered.All(kpi => kpi.Reads is null))
        {
            yield return new KpiAdviceItem("*", "ReadersUnknown", "Who reads which KPI has not been recorded for thirty days yet, so that nothing is said about KPIs that nobody reads.");
        }

        foreach (var item in ordered.SelectMany(OfOne).Concat(Redundancies(ordered)).Concat(objectives.SelectMany(objective => Suggestions(objective, ordered))))
        {
            yield return item;
        }
    }

    private static IEnumerable<KpiAdviceItem> OfOne(KpiStanding kpi)
    {
        if (!kpi.HasData)
        {
            yield return new KpiAdviceItem(kpi.Code, "NoData", "No value in the last twelve months: bring its data in, or retire it.");
            yield break;
        }

        if (kpi.Reads == 0)
        {
            yield return new KpiAdviceItem(kpi.Code, "NobodyReads", "Nobody asked for it by name in the last ninety days, neither its values nor their explanation (reading all KPIs at once does not count): show it where it is needed, or retire it.");
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
            if (IsAlwaysGreen(kpi))
            {
                yield return new KpiAdviceItem(kpi.Code, "AlwaysGreen", string.Create(CultureInfo.InvariantCulture, $"Green by its typical thresholds in all of the last {kpi.Months.Count} months: set a target that asks for more, or retire it."));
            }
        }
        else
        {
            foreach (var item in OfTarget(kpi))
            {
                yield return item;
            }
        }
    }

    /// <summary>Pairs that moved together, month by month: one of them may be enough. A KPI and its own parts do so by their formula, which is no reason to keep both on a page.</summary>
    private static IEnumerable<KpiAdviceItem> Redundancies(KpiStanding[] kpis)
    {
        for (var left = 0; left < kpis.Length; left++)
        {
            for (var right = left + 1; right < kpis.Length; right++)
            {
                if (Correlation.Of(kpis[left].Values, kpis[right].Values, MonthsToCompare) is { } r && Math.Abs(r) >= SameStory)
                {
                    yield return new KpiAdviceItem(
                        kpis[left].Code, "Redundant", string.Create(CultureInfo.InvariantCulture, $"Its monthly values move with those of {kpis[right].Code} (correlation {r:0.00}): one of the two may be enough."),
                        OtherCode: kpis[right].Code);
                }
            }
        }
    }

    /// <summary>For an objective that lacks a leading or a lagging KPI: those with data that announce, or are announced by, what serves it; else those most projects have data for.</summary>
    private static IEnumerable<KpiAdviceItem> Suggestions(string objective, KpiStanding[] kpis)
    {
        var serving = kpis.Where(kpi => kpi.ObjectiveCode == objective && kpi.HasData).ToArray();
        foreach (var isLeading in new[] { true, false })
        {
            if (serving.Any(kpi => kpi.IsLeading == isLeading))
            {
                continue;
            }

            var free = kpis.Where(kpi => kpi.HasData && kpi.IsLeading == isLeading && kpi.ObjectiveCode is null).ToArray();
            bool IsRelated(KpiStanding kpi) => serving.Any(other => isLeading ? kpi.Leads.Contains(other.Code) : other.Leads.Contains(kpi.Code));
            foreach (var kpi in free.OrderByDescending(IsRelated).ThenByDescending(kpi => kpi.Projects.Count).ThenBy(kpi => kpi.Code, StringComparer.Ordinal).Take(SuggestionsPerGap))
            {
                var word = isLeading ? "leading" : "lagging";
                yield return new KpiAdviceItem(
                    kpi.Code, "Suggested",
                    string.Create(CultureInfo.InvariantCulture, $"Objective {objective} has no {word} KPI; this one is {word}, {kpi.Projects.Count} running projects have data for it{(IsRelated(kpi) ? ", and it goes with a KPI that serves the objective" : "")}."),
                    ObjectiveCode: objective);
            }
        }
    }

    private static bool IsAlwaysGreen(KpiStanding kpi) => kpi.Months.Count >= Months && kpi.Months.All(month => month.Status == "Green");

    private static IEnumerable<KpiAdviceItem> OfTarget(KpiStanding kpi)
    {
        if (!kpi.IsReviewPlanned)
        {
            yield return new KpiAdviceItem(kpi.Code, "ReviewOverdue", "Its next review is not set, or its day has passed.");
        }

        if (kpi.SmartParts < 5)
        {
            yield return new KpiAdviceItem(kpi.Code, "VagueTarget", string.Create(CultureInfo.InvariantCulture, $"Its target meets {kpi.SmartParts} of the five SMART parts{(kpi.Vague is null ? "" : $": {kpi.Vague}")}{(kpi.SmartSuggestion is null ? "." : $" It could read: {kpi.SmartSuggestion}")}"));
        }

        if (IsAlwaysGreen(kpi))
        {
            yield return new KpiAdviceItem(kpi.Code, "TargetTooEasy", string.Create(CultureInfo.InvariantCulture, $"Green in all of the last {kpi.Months.Count} months: ask for more, or retire it."));
        }
    }
}
