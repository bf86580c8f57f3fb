using System.Globalization;
using System.Text.RegularExpressions;

namespace Prism.Sources;

/// <summary>What a definition file says that KPIs about KPIs ask for, read line by line.</summary>
internal sealed partial record SourceDefinition(string Code, bool IsLeading, string Direction, double GreenWithin, string ReviewEvery, bool HasOwner, bool IsAboutKpis)
{
    public static IReadOnlyList<SourceDefinition> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Prism.Analytics.sln")))
        {
            root = root.Parent;
        }

        return [.. Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "Prism.Kpis", "Definitions"), "*.yaml", SearchOption.AllDirectories).Select(file =>
        {
            var lines = File.ReadLines(file).Where(line => line.Contains(": ", StringComparison.Ordinal) && !line.StartsWith(' ')).ToDictionary(line => line[..line.IndexOf(':')], line => line[(line.IndexOf(':') + 2)..]);
            return new SourceDefinition(
                lines["code"], lines["timing"] == "leading", lines["direction"], lines.TryGetValue("thresholds", out var limits) ? SourceRegister.Number(Green().Match(limits).Groups[1].Value)!.Value : 0,
                Cadence().Match(lines["review"]).Groups[1].Value, lines.ContainsKey("owner"), Path.GetFileName(Path.GetDirectoryName(file)) == "government");
        })];
    }

    /// <summary>Whether a value is as good as the target, or near enough to it.</summary>
    public bool IsMet(double value, double target) => Direction switch
    {
        "up" => value >= target,
        "down" => value <= target,
        _ => Math.Abs(value - target) <= GreenWithin,
    };

    /// <summary>The day a review is due after one that was held.</summary>
    public DateOnly NextReview(DateOnly held) => held.AddMonths(int.Parse(ReviewEvery, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"green: ([-\d.]+)")]
    private static partial Regex Green();

    [GeneratedRegex(@"every: (\d+) months")]
    private static partial Regex Cadence();
}

/// <summary>KPIs about KPIs: from the register's targets and reviews, the definition files, and what the other KPIs come to. Their rows are of scopes.</summary>
internal sealed class GovernmentKpis(SourcePortfolio sources, IReadOnlyList<SourceKpi> others)
{
    private const string Organisation = "Organisation|";
    private static readonly string[] Monthly = ["Month", "Quarter"];
    private readonly IReadOnlyList<SourceDefinition> definitions = SourceDefinition.Read();
    private readonly List<SourceTarget> targets = sources.Register.Read("targets").ConvertAll(row => new SourceTarget(
        row["KpiCode"], row["ScopeLevel"], row["ScopeName"], SourceRegister.Day(row["ValidFrom"])!.Value, SourceRegister.Day(row["ValidTo"]) ?? DateOnly.MaxValue, row["PeriodGrain"], SourceRegister.Number(row["Target"])!.Value,
        row["Statement"], SourceRegister.Number(row["BaselineValue"]), row["BaselineEvidence"].Length > 0 || row["BaselineDate"].Length > 0, row["ObjectiveCode"], row["DueDate"].Length > 0));

    /// <summary>The name under which <see cref="SourceKpi.Of"/> knows a scope of a KPI about KPIs.</summary>
    public static string ScopeOf((string Level, string Name) scope) => $"{scope.Level}|{scope.Name}";

    public IEnumerable<SourceKpi> Of()
    {
        var standings = Standings().ToList();
        SourceTerm States(Func<Standing, bool> which) => SourceTerm.States(standings.Select(row => new SourceRow(Organisation, row.Month, which(row) ? 1 : 0)));
        var inForce = States(_ => true);
        yield return new SumKpi("KPI_COVERAGE", States(row => row is { HasValue: true, HasTarget: true, Definition.HasOwner: true }), inForce) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true };
        yield return new SumKpi("LEADING_SHARE", States(row => row.Definition.IsLeading), inForce) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true };
        var judged = standings.Where(row => row.IsMet is not null).ToList();
        SourceTerm Amounts(Func<Standing, bool> which) => SourceTerm.Amounts(judged.Select(row => new SourceRow(Organisation, row.Month, which(row) ? 1 : 0)));
        yield return new SumKpi("TARGET_ATTAINMENT", Amounts(row => row.IsMet == true), Amounts(_ => true)) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true };

        // Nobody has read the sample in a month that is over.
        yield return new SumKpi("KPI_ADOPTION", SourceTerm.States([]), SourceTerm.States([])) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true };

        // Every source was read on the day itself.
        yield return new SumKpi("SOURCE_AGE", SourceTerm.States([new SourceRow(Organisation, sources.Calendar.Today, 0)])) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true, Extreme = 1 };
        var due = Reviews().ToList();
        SourceTerm Due(Func<(DateOnly Due, DateOnly? Held), bool> which) => SourceTerm.Amounts(due.Select(review => new SourceRow(Organisation, review.Due, which(review) ? 1 : 0)));
        yield return new SumKpi("REVIEW_COMPLIANCE", Due(review => review.Held <= review.Due), Due(_ => true)) { Grains = Monthly, Levels = ["Organisation"], IsOfScopes = true };
        var inTime = (from target in targets from end in sources.Calendar.MonthEndsAndToday(target.From) where end >= target.From && end <= target.To from scope in Above(target) select (Target: target, End: end, Scope: scope)).ToList();
        yield return new SumKpi(
            "SMART_COMPLETENESS",
            SourceTerm.States(inTime.Select(item => new SourceRow(item.Scope, item.End, item.Target.SmartParts))),
            SourceTerm.States(inTime.Select(item => new SourceRow(item.Scope, item.End, 5)))) { Grains = Monthly, Levels = ["Program", "Portfolio", "Organisation"], IsOfScopes = true };
        yield return new MeanKpi("GOAL_PROGRESS", [.. Goals()]) { Grains = Monthly, Levels = ["Program", "Portfolio", "Organisation"], IsOfScopes = true };
    }

    private sealed record SourceTarget(
        string Code, string Level, string Scope, DateOnly From, DateOnly To, string Grain, double Value, string Statement, double? Baseline, bool IsBaselineShown, string Objective, bool HasDue)
    {
        /// <summary>Of number, unit, baseline, objective and date those that the target has, in a column or in the words the sample uses.</summary>
        public int SmartParts =>
            (Statement.Any(char.IsAsciiDigit) ? 1 : 0)
            + (new[] { "%", "days", "issues", "index" }.Any(unit => Statement.Contains(unit, StringComparison.Ordinal)) ? 1 : 0)
            + (Baseline is not null && IsBaselineShown ? 1 : 0)
            + (Objective.Length > 0 ? 1 : 0)
            + (HasDue || Statement.Contains("July", StringComparison.Ordinal) || Statement.Contains("by the year's end", StringComparison.Ordinal) ? 1 : 0);
    }

    private sealed record Standing(SourceDefinition Definition, DateOnly Month, bool HasTarget, bool HasValue, bool? IsMet);

    /// <summary>How each KPI stood in the organisation at the end of each of the last twelve months that are over.</summary>
    private IEnumerable<Standing> Standings()
    {
        var today = sources.Calendar.Today;
        for (var end = SourceCalendar.Period("Month", today.AddMonths(-12)).End; end < today; end = SourceCalendar.Period("Month", end.AddDays(1)).End)
        {
            foreach (var definition in definitions.Where(definition => !definition.IsAboutKpis))
            {
                var value = end > today.AddMonths(-12) ? MonthOf(definition.Code, end) : null;
                var target = InForce(definition.Code, end);
                yield return new Standing(
                    definition, end, targets.Any(row => row.Code == definition.Code && row.Level == "Organisation" && row.From <= end && row.To >= end), value is not null,
                    value is { } number && target is not null && definition.Direction != "none" ? definition.IsMet(number, target.Value) : null);
            }
        }
    }

    private double? MonthOf(string code, DateOnly end)
    {
        var kpi = others.Single(kpi => kpi.Code == code);
        return kpi.Grains.Contains("Month") && kpi.Levels.Contains("Organisation")
            ? (kpi.Of([.. sources.Register.Projects.Select(project => project.Code)], SourceCalendar.Period("Month", end).Start, end) ?? (kpi.IsIdleZero ? new SourceValue(0, null, 0, 0) : null))?.Value : null;
    }

    /// <summary>The organisation's target for a month.</summary>
    private SourceTarget? InForce(string code, DateOnly end) =>
        targets.SingleOrDefault(row => row.Code == code && row.Level == "Organisation" && row.From <= end && row.To >= end && (row.Grain is "" or "Month"));

    /// <summary>Reviews that were due and held, or are overdue: after each review the next.</summary>
    private IEnumerable<(DateOnly Due, DateOnly? Held)> Reviews()
    {
        foreach (var kpi in sources.Register.Read("kpi-reviews").GroupBy(row => row["KpiCode"]))
        {
            var held = kpi.Select(row => SourceRegister.Day(row["ReviewedOn"])!.Value).Where(day => day <= sources.Calendar.Today).Distinct().Order().ToList();
            var definition = definitions.Single(definition => definition.Code == kpi.Key);
            foreach (var (day, next) in held.Zip([.. held.Skip(1).Select(next => (DateOnly?)next), null]))
            {
                var due = definition.NextReview(day);
                if (next is not null ? due <= sources.Calendar.Today : due < sources.Calendar.Today)
                {
                    yield return (due, next);
                }
            }
        }
    }

    /// <summary>The scope of a target and the wider ones of its projects.</summary>
    private IEnumerable<string> Above(SourceTarget target)
    {
        var projects = sources.Register.Projects.Where(project => target.Level switch
        {
            "Project" => project.Code == target.Scope || project.Name == target.Scope,
            "Program" => project.Program == target.Scope,
            "Portfolio" => project.Portfolio == target.Scope,
            _ => false,
        }).ToList();
        return projects.Where(_ => target.Level is "Project" or "Program").Select(project => $"Program|{project.Program}").Concat(projects.Select(project => $"Portfolio|{project.Portfolio}")).Append(Organisation).Distinct();
    }

    /// <summary>From baseline to target, month by month; each objective weighs one.</summary>
    private IEnumerable<SourceRow> Goals()
    {
        var months = from target in targets
                     where target.Level == "Organisation" && target.Objective.Length > 0 && target.Baseline is not null
                     from end in sources.Calendar.MonthEndsAndToday(target.From)
                     where end == SourceCalendar.Period("Month", end).End && end < sources.Calendar.Today && InForce(target.Code, end) == target
                     let value = MonthOf(target.Code, end)
                     where value is not null
                     select (target.Objective, End: end, Way: Math.Clamp((value.Value - target.Baseline!.Value) / (target.Value - target.Baseline.Value), 0, 1));
        return months.GroupBy(month => (month.Objective, month.End)).SelectMany(goal => goal.Select(month => new SourceRow(Organisation, month.End, month.Way, 1.0 / goal.Count())));
    }
}
