using System.Globalization;
using System.Text.RegularExpressions;

namespace Prism.Kpis.Governance;

/// <summary>
/// What is vague in the statement of a target, by the five SMART parts: a number and its unit (specific, measurable), a baseline to start from
/// (achievable), an objective (relevant), a date (time-bound).
/// </summary>
/// <param name="Statement">The statement as it was written.</param>
/// <param name="Vague">What it lacks, in words; empty when it is SMART.</param>
/// <param name="Suggestion">How it could read, with what is unknown left as a gap; null when nothing is vague.</param>
public sealed partial record SmartCheck(string Statement, IReadOnlyList<string> Vague, string? Suggestion)
{
    /// <summary>How many of the five parts there are.</summary>
    public int Met => 5 - Vague.Count;

    /// <param name="statement">What the target says in words; may be empty.</param>
    /// <param name="kpiName">Name of the KPI.</param>
    /// <param name="unit">The KPI's unit; <c>percent</c> shows targets from 0 to 1 as percentages.</param>
    /// <param name="target">The target as a number.</param>
    /// <param name="baseline">Where the KPI stood when the target was set; null where nobody knows.</param>
    /// <param name="dueOn">The last day the target holds; null when it is open.</param>
    /// <param name="objective">The objective it is relevant to; null when there is none.</param>
    public static SmartCheck Of(string? statement, string kpiName, string unit, double target, double? baseline, DateOnly? dueOn, string? objective)
    {
        var text = statement?.Trim() ?? "";
        var vague = new List<string>();
        var withoutDates = Date().Replace(text, " ");
        if (!Digit().IsMatch(withoutDates))
        {
            vague.Add("no number: how much is enough?");
        }

        if (!Unit().IsMatch(withoutDates))
        {
            vague.Add("no unit: percent, days, items, money?");
        }

        if (!Date().IsMatch(text))
        {
            vague.Add("no date: by when?");
        }

        if (!Baseline().IsMatch(withoutDates))
        {
            vague.Add("no baseline: from where?");
        }

        if (objective is null)
        {
            vague.Add("no objective: what is it good for?");
        }

        var suggestion = vague.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{kpiName} from {(baseline is { } from ? Amount(from, unit) : "___")} to {Amount(target, unit)} by {dueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "____-__-__"}, for {objective ?? "objective ___"}.");
        return new SmartCheck(text, vague, suggestion);
    }

    private static string Amount(double value, string unit) => unit == "percent"
        ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.##} %")
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"%|\b(percent|points?|days?|weeks?|hours?|items?|issues?|defects?|projects?|milestones?|tasks?|EUR|USD|GBP|CHF|score|ratio|[CS]PI)\b|€|\$|£", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\b(\d{4}-\d{2}(-\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|Q[1-4]( \d{4})?|(by|until|before|end of|in) (the end of )?\d{4}|(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(from|baseline|instead of|compared (with|to)|today's|currently)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Baseline();
}
