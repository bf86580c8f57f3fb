using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Kpis.Engine;
using Prism.Warehouse.Facts;

namespace Prism.Kpis.Governance;

/// <summary>
/// What is vague in a target, by the five SMART parts: a number (specific), what it is counted in (measurable), a baseline that somebody can show (achievable),
/// an objective (relevant), a date (time-bound). Each may stand in the statement or in a column of its own.
/// </summary>
/// <param name="Vague">What it lacks, in words; empty when it is SMART.</param>
/// <param name="Suggestion">How it could read, with what is unknown left as a gap; null when nothing is vague.</param>
public sealed partial record SmartCheck(IReadOnlyList<string> Vague, string? Suggestion)
{
    /// <summary>How many parts there are.</summary>
    public const int Parts = 5;

    private const int OpenEnd = 99991231;

    /// <summary>How many of the five parts there are.</summary>
    public int Met => Parts - Vague.Count;

    /// <param name="target">The target; its last day is suggested as the date where none is named.</param>
    /// <param name="kpiName">Name of the KPI.</param>
    /// <param name="unit">The KPI's unit; <c>percent</c> shows targets from 0 to 1 as percentages.</param>
    /// <param name="kpiObjective">The objective that the KPI serves, where the target names none.</param>
    public static SmartCheck Of(FactKpiTarget target, string kpiName, string unit, string? kpiObjective)
    {
        ArgumentNullException.ThrowIfNull(target);
        var text = target.Statement?.Trim() ?? "";
        var withoutDates = Date().Replace(text, " ");
        var objective = target.ObjectiveCode ?? kpiObjective;
        var vague = new List<string>();
        if (!Amount().IsMatch(withoutDates))
        {
            vague.Add("no number: how much is enough?");
        }

        if (string.IsNullOrWhiteSpace(target.Measure) && !Unit().IsMatch(withoutDates) && !Names(withoutDates, unit))
        {
            vague.Add("no unit: percent, days, items, money?");
        }

        if (target.BaselineValue is not null ? target.BaselineDateSk < 0 && string.IsNullOrWhiteSpace(target.BaselineEvidence) : !Baseline().IsMatch(withoutDates))
        {
            vague.Add(target.BaselineValue is null ? "no baseline: from where?" : "a baseline without day or evidence: since when, and who says so?");
        }

        if (string.IsNullOrWhiteSpace(objective))
        {
            vague.Add("no objective: what is it good for?");
        }

        if (target.DueDateSk < 0 && !Date().IsMatch(text))
        {
            vague.Add("no date: by when?");
        }

        return new SmartCheck(vague, vague.Count == 0 ? null : Suggested(target, kpiName, unit, objective));
    }

    private static string Suggested(FactKpiTarget target, string kpiName, string unit, string? objective)
    {
        var due = target.DueDateSk > 0 ? target.DueDateSk : target.ValidToDateSk < OpenEnd ? target.ValidToDateSk : 0;
        var from = target.BaselineValue is { } value ? Written(value, unit) : "___";
        var (since, shown) = (target.BaselineDateSk > 0 ? $" on {Day.Text(target.BaselineDateSk)}" : "", string.IsNullOrWhiteSpace(target.BaselineEvidence) ? "" : $" ({target.BaselineEvidence.Trim()})");
        return $"{kpiName} from {from}{since}{shown} to {Written(target.Target, unit)} by {(due > 0 ? Day.Text(due) : "____-__-__")}, for {(string.IsNullOrWhiteSpace(objective) ? "objective ___" : objective)}.";
    }

    private static string Written(double value, string unit) => unit == "percent"
        ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.##} %")
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");

    private static bool Names(string text, string unit) => unit.Length > 2 && text.Contains(unit.TrimEnd('s'), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\d|\b(zero|none|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|twice|all)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"%|\b(percent|points?|days?|weeks?|months?|hours?|items?|issues?|defects?|projects?|milestones?|tasks?|people|persons?|answers?|EUR|USD|GBP|CHF|score|ratio|index|[CS]PI)\b|€|\$|£", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(
        @"\b(\d{4}-\d{2}(-\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|Q[1-4]( \d{4})?|(by|until|before|end of|in) (the end of )?\d{4}|(by|until|before|from) (the )?(end of the )?(half|quarter|month|year)('s end)?|\d{1,2}\.? (January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?|(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    // "From 9 % to 5 %", not "from July on"; "baseline 9 %", not a plan's "baseline date".
    [GeneratedRegex(@"\bfrom\W+(about |around )?[\d€$£]|\bbaseline( value)?( of| is| was| at)?\W+[\d€$£]|\b(instead of|compared (with|to)|today's|currently)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Baseline();
}
