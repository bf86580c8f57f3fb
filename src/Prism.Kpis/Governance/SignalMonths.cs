using System.Globalization;
using Prism.Kpis.Engine;
using Calendar = Prism.Kpis.Engine.Calendar;

namespace Prism.Kpis.Governance;

/// <summary>Months of projects whose signals are told anew: all of them, or those of changed days and, in every project, those that ran since the last calculation.</summary>
internal sealed class SignalMonths
{
    // More than these are not told apart in SQL.
    private const int MostProjects = 400;

    private readonly HashSet<(int ProjectId, int MonthEndSk)> _months;
    private readonly HashSet<int> _ends;

    private SignalMonths(bool isEverything, HashSet<(int ProjectId, int MonthEndSk)> months, HashSet<int> ends)
    {
        IsEverything = isEverything;
        _months = months;
        _ends = ends;
    }

    public static SignalMonths Everything { get; } = new(true, [], []);

    public bool IsEverything { get; }

    public bool IsNothing => !IsEverything && _months.Count == 0 && _ends.Count == 0;

    /// <summary>The changed months, by project; to be read where not every month is looked at.</summary>
    public IReadOnlySet<(int ProjectId, int MonthEndSk)> Changed => _months;

    /// <summary>The last days of months that are told anew in every project.</summary>
    public IReadOnlySet<int> OfAllProjects => _ends;

    public static SignalMonths Of(IEnumerable<Touched> changes, int? lastAsOfSk, int asOfSk, Calendar calendar)
    {
        var touched = Touched.Union(changes);
        if (touched.IsEverything || lastAsOfSk is null || lastAsOfSk > asOfSk)
        {
            return Everything;
        }

        var months = touched.Days.Select(day => (day.ProjectId, MonthEndSk: calendar.Of(PeriodGrain.Month, day.DateSk)?.EndSk ?? 0)).Where(month => month.MonthEndSk > 0).ToHashSet();
        var ends = new HashSet<int>();
        for (var month = lastAsOfSk == asOfSk ? null : calendar.Of(PeriodGrain.Month, lastAsOfSk.Value); month is { } running && running.StartSk <= asOfSk; month = calendar.After(PeriodGrain.Month, running.EndSk))
        {
            // Days that were to come are past now.
            ends.Add(running.EndSk);
        }

        return new SignalMonths(false, months, ends);
    }

    public static SignalMonths Union(IReadOnlyCollection<SignalMonths> parts) => parts.Any(part => part.IsEverything)
        ? Everything : new SignalMonths(false, parts.SelectMany(part => part._months).ToHashSet(), parts.SelectMany(part => part._ends).ToHashSet());

    public bool Has(int projectId, int monthEndSk) => IsEverything || _ends.Contains(monthEndSk) || _months.Contains((projectId, monthEndSk));

    /// <summary>A condition on <c>ProjectId</c> and <c>DateSk</c> that leaves out most other rows, to follow a WHERE; the rest is for <see cref="Has"/>.</summary>
    public string Near(string alias)
    {
        if (IsEverything)
        {
            return "";
        }

        var ends = _months.Select(month => month.MonthEndSk).Concat(_ends).DefaultIfEmpty(0).ToArray();
        var text = string.Create(CultureInfo.InvariantCulture, $" AND {alias}.DateSk > {ends.Min() / 100 * 100} AND {alias}.DateSk <= {ends.Max()}");
        var projects = _months.Select(month => month.ProjectId).Distinct().Order().Take(MostProjects + 1).ToArray();
        return _ends.Count > 0 || projects.Length is 0 or > MostProjects ? text : $"{text} AND {alias}.ProjectId IN ({string.Join(", ", projects.Select(project => project.ToString(CultureInfo.InvariantCulture)))})";
    }
}
