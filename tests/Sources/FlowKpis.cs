namespace Prism.Sources;

/// <summary>KPIs of issues: flow, quality and risks.</summary>
internal static class FlowKpis
{
    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources)
    {
        var issues = sources.Jira.Issues;
        var done = issues.Where(issue => issue.Done is not null).ToList();
        var timed = done.Where(issue => issue.CycleDays is not null).ToList();
        var firstDone = issues.Where(issue => issue.FirstDone is not null).ToList();
        SourceRow Row(SourceIssue issue, DateTimeOffset at, double value) => new(sources.ProjectOf(issue.Project), SourceCalendar.DayOf(at), value);
        SourceTerm Count(IEnumerable<SourceIssue> some, Func<SourceIssue, DateTimeOffset?> at) => SourceTerm.Amounts(some.Select(issue => Row(issue, at(issue)!.Value, 1)));
        SourceTerm Sum(Func<SourceIssue, double> value) => SourceTerm.Amounts(timed.Select(issue => Row(issue, issue.Done!.Value, value(issue))));
        List<SourceRow> Rows(IEnumerable<SourceIssue> some, Func<SourceIssue, double?> value) => [.. some.Select(issue => Row(issue, issue.Done!.Value, value(issue)!.Value))];

        var finished = Count(done, issue => issue.Done);
        yield return new SumKpi("THROUGHPUT", finished) { IsIdleZero = true };
        yield return new SumKpi("ARRIVAL_DEPARTURE", Count(issues, issue => issue.Created), finished);
        yield return new PercentileKpi("CYCLE_TIME_P50", 50, Rows(timed, issue => issue.CycleDays));
        yield return new PercentileKpi("CYCLE_TIME_P85", 85, Rows(timed, issue => issue.CycleDays));
        yield return new PercentileKpi("LEAD_TIME_P50", 50, Rows(done, issue => issue.LeadDays));
        yield return new PercentileKpi("LEAD_TIME_P85", 85, Rows(done, issue => issue.LeadDays));
        var inProgress = Sum(issue => issue.CycleDays!.Value);
        yield return new SumKpi("FLOW_EFFICIENCY", Sum(issue => issue.WorkDays), inProgress);
        yield return new SumKpi("BLOCKED_SHARE", Sum(issue => issue.BlockedDays), inProgress);
        yield return new SumKpi(
            "REOPEN_RATE",
            SourceTerm.Amounts(firstDone.Select(issue => Row(issue, issue.FirstDone!.Value, issue.Reopenings.Any(at => at - issue.FirstDone!.Value <= TimeSpan.FromDays(30)) ? 1 : 0))),
            Count(firstDone, issue => issue.FirstDone));
        yield return new SumKpi("WIP", WorkInProgress(sources));
        foreach (var kpi in Ages(sources).Concat(ServiceLevels(sources, timed)).Concat(Defects(sources, done, finished)).Concat(Risks(sources, done)))
        {
            yield return kpi;
        }
    }

    /// <summary>Issues begun and not done at the end of each day, by the project they were in; up to the last day on which anything changed.</summary>
    private static SourceTerm WorkInProgress(SourcePortfolio sources)
    {
        var issues = sources.Jira.Issues;
        var first = SourceCalendar.DayOf(issues.Min(issue => issue.Created));
        var last = SourceCalendar.DayOf(issues.Max(issue => issue.Updated));
        List<SourceRow> rows = [];
        HashSet<(string Project, string Key)> before = [];
        for (var day = first; day <= last && day <= sources.Calendar.Today; day = day.AddDays(1))
        {
            var end = SourceCalendar.EndOf(day);
            var now = issues.Where(issue => issue.Created < end && issue.StatusAt(end).Stage == SourceStage.InProgress).Select(issue => (sources.ProjectOf(issue.ProjectAt(end)), issue.Key)).ToHashSet();
            rows.AddRange(now.Concat(before).Select(item => item.Item1).Distinct().Where(project => now.Any(item => item.Item1 == project) || before.Any(item => item.Project == project))
                .Select(project => new SourceRow(project, day, now.Count(item => item.Item1 == project))));
            before = now;
        }

        return SourceTerm.States(rows);
    }

    /// <summary>Ages at each month's end and today, in whole days.</summary>
    private static IEnumerable<SourceRow> AgesOf(SourcePortfolio sources, IEnumerable<SourceIssue> issues, Func<SourceIssue, DateTimeOffset?> since, Func<SourceIssue, DateTimeOffset?> until) =>
        from issue in issues
        let begin = since(issue)
        where begin is not null
        let first = SourceCalendar.DayOf(begin.Value)
        from day in sources.Calendar.MonthEndsAndToday(first)
        where until(issue) is not { } end || SourceCalendar.DayOf(end) > day
        select new SourceRow(sources.ProjectOf(issue.Project), day, day.DayNumber - first.DayNumber);

    private static IEnumerable<SourceKpi> Ages(SourcePortfolio sources)
    {
        var started = AgesOf(sources, sources.Jira.Issues, issue => issue.Started, issue => issue.Done).ToList();
        yield return new PercentileKpi("WORK_ITEM_AGE_P85", 85, started) { Grains = ["Month"] };
        yield return new SumKpi("WORK_ITEM_AGE_OLDEST", Oldest(started)) { Grains = ["Month", "Quarter"], Extreme = 1 };
        yield return new PercentileKpi("BACKLOG_AGE_P50", 50, [.. AgesOf(sources, sources.Jira.Issues, issue => issue.Created, issue => issue.Started < issue.Done || issue.Done is null ? issue.Started : issue.Done)]) { Grains = ["Month"] };
    }

    private static SourceTerm Oldest(IEnumerable<SourceRow> ages) =>
        SourceTerm.States(ages.GroupBy(row => (row.Project, row.Day)).Select(group => new SourceRow(group.Key.Project, group.Key.Day, group.Max(row => row.Value))));

    /// <summary>The strictest target of the cycle time's 85th percentile that is in force on the day for any scope of the project.</summary>
    private static IEnumerable<SourceKpi> ServiceLevels(SourcePortfolio sources, List<SourceIssue> timed)
    {
        var targets = sources.Register.Read("targets").Where(row => row["KpiCode"] == "CYCLE_TIME_P85").ToList();
        double? Level(string code, DateOnly day)
        {
            var project = sources.Register.Projects.Single(row => row.Code == code);
            return targets
                .Where(row => SourceRegister.Day(row["ValidFrom"]) <= day && (row["ValidTo"].Length == 0 || SourceRegister.Day(row["ValidTo"]) >= day))
                .Where(row => row["ScopeLevel"] switch { "Organisation" => true, "Portfolio" => row["ScopeName"] == project.Portfolio, "Program" => row["ScopeName"] == project.Program, _ => row["ScopeName"] == project.Code || row["ScopeName"] == project.Name })
                .Min(row => SourceRegister.Number(row["Target"]));
        }

        var finished = timed.Select(issue => (Project: sources.ProjectOf(issue.Project), Day: SourceCalendar.DayOf(issue.Done!.Value), Days: issue.CycleDays!.Value))
            .Select(item => (item.Project, item.Day, item.Days, Level: Level(item.Project, item.Day))).Where(item => item.Level is not null).ToList();
        yield return new SumKpi(
            "SLE_ATTAINMENT",
            SourceTerm.Amounts(finished.Select(item => new SourceRow(item.Project, item.Day, item.Days <= item.Level ? 1 : 0))),
            SourceTerm.Amounts(finished.Select(item => new SourceRow(item.Project, item.Day, 1))));
        var open = AgesOf(sources, sources.Jira.Issues, issue => issue.Started, issue => issue.Done).Select(row => (Row: row, Level: Level(row.Project, row.Day))).Where(item => item.Level is not null).ToList();
        yield return new SumKpi(
            "PAST_SLE_SHARE",
            SourceTerm.States(open.Select(item => item.Row with { Value = item.Row.Value > item.Level ? 1 : 0 })),
            SourceTerm.States(open.Select(item => item.Row with { Value = 1 }))) { Grains = ["Month", "Quarter"] };
    }

    private static IEnumerable<SourceKpi> Defects(SourcePortfolio sources, List<SourceIssue> done, SourceTerm finished)
    {
        SourceTerm Count(IEnumerable<SourceIssue> some, Func<SourceIssue, DateTimeOffset> at) => SourceTerm.Amounts(some.Select(issue => new SourceRow(sources.ProjectOf(issue.Project), SourceCalendar.DayOf(at(issue)), 1)));
        yield return new SumKpi("DEFECT_SHARE", Count(done.Where(issue => issue.IsDefect), issue => issue.Done!.Value), finished);
        yield return new SumKpi(
            "DEFECT_DENSITY", Count(sources.Jira.Issues.Where(issue => issue.IsDefect), issue => issue.Created), Count(done.Where(issue => !issue.IsDefect), issue => issue.Done!.Value));
        yield return new PercentileKpi(
            "DEFECT_RESOLUTION_P85", 85, [.. done.Where(issue => issue.IsDefect).Select(issue => new SourceRow(sources.ProjectOf(issue.Project), SourceCalendar.DayOf(issue.Done!.Value), issue.LeadDays!.Value))]);
        yield return new SumKpi(
            "CRITICAL_DEFECT_AGE",
            Oldest(AgesOf(sources, sources.Jira.Issues.Where(issue => issue is { IsDefect: true, Priority: "Highest" or "Blocker" or "Critical" }), issue => issue.Created, issue => issue.Done)))
        { Grains = ["Month", "Quarter"], Extreme = 1 };
        var ofReleases = sources.Jira.Issues.Where(issue => issue.IsDefect)
            .SelectMany(issue => (issue.FoundIn.Count > 0 ? issue.FoundIn : issue.FixedIn).Where(sources.Jira.Releases.ContainsKey).Select(release => (Issue: issue, Day: sources.Jira.Releases[release]))).ToList();
        SourceTerm Released(Func<SourceIssue, DateOnly, bool> which) => SourceTerm.Amounts(ofReleases.Where(item => which(item.Issue, item.Day)).Select(item => new SourceRow(sources.ProjectOf(item.Issue.Project), item.Day, 1)));
        yield return new SumKpi("DEFECT_ESCAPE_RATE", Released((issue, day) => issue.FoundIn.Count > 0 && SourceCalendar.DayOf(issue.Created) > day), Released((_, _) => true));
        var rework = sources.Jira.Issues.Where(issue => issue.IsDefect || issue.Reopenings.Any()).Select(issue => issue.Key).ToHashSet();
        SourceTerm Hours(Func<SourceWorklog, bool> which) => SourceTerm.Amounts(sources.Jira.Worklogs.Where(which).Select(log => new SourceRow(sources.ProjectOf(log.Project), log.Day, log.Hours)));
        yield return new SumKpi("REWORK_RATIO", Hours(log => rework.Contains(log.IssueKey)), Hours(_ => true));
    }

    private static IEnumerable<SourceKpi> Risks(SourcePortfolio sources, List<SourceIssue> done)
    {
        var risks = sources.Jira.Issues.Where(issue => issue.IsRisk).ToDictionary(issue => issue.Key);
        var open = risks.Values.SelectMany(risk => AgesOf(sources, [risk], issue => issue.Created, issue => issue.Done).Select(row => (Row: row, risk.Due))).ToList();
        var all = SourceTerm.States(open.Select(item => item.Row with { Value = 1 }));
        yield return new SumKpi("OPEN_RISKS", all) { Grains = ["Month", "Quarter"] };
        yield return new SumKpi("OVERDUE_RISKS", SourceTerm.States(open.Select(item => item.Row with { Value = item.Due < item.Row.Day ? 1 : 0 })), all) { Grains = ["Month", "Quarter"] };
        yield return new PercentileKpi(
            "RISK_RESOLUTION_P85", 85, [.. done.Where(issue => issue.IsRisk).Select(issue => new SourceRow(sources.ProjectOf(issue.Project), SourceCalendar.DayOf(issue.Done!.Value), issue.LeadDays!.Value))])
        { Grains = ["Month", "Quarter"] };
    }
}
