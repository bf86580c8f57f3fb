namespace Prism.Sources;

/// <summary>KPIs of plans: milestones, tasks, baselines, their age, and what of them is linked to Jira.</summary>
internal static class PlanKpis
{
    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources)
    {
        var calendar = sources.Calendar;
        var latest = sources.Plans.GroupBy(plan => plan.Project).Select(group => group.MaxBy(plan => plan.StatusDate)!).ToList();
        var due = latest.SelectMany(plan => plan.Leaves.Where(task => task.BaselineFinish <= plan.StatusDate).Select(task => (plan.Project, Task: task))).ToLookup(item => item.Task.IsMilestone);
        SourceTerm Due(bool milestones, Func<SourceTask, bool> which) => SourceTerm.Amounts(due[milestones].Select(item => new SourceRow(item.Project, item.Task.BaselineFinish!.Value, which(item.Task) ? 1 : 0)));
        bool IsHit(SourceTask task) => task.ActualFinish <= task.BaselineFinish;
        yield return new SumKpi("MILESTONE_HIT_RATE", Due(true, IsHit), Due(true, _ => true));
        yield return new SumKpi("HIT_TASK_RATE", Due(false, IsHit), Due(false, _ => true));
        List<SourceRow> slips = [.. due[true].Select(item => new SourceRow(
            item.Project, item.Task.BaselineFinish!.Value, calendar.WorkingDaysBetween(item.Task.BaselineFinish.Value, (item.Task.ActualFinish ?? item.Task.Finish)!.Value)))];
        yield return new PercentileKpi("MILESTONE_SLIP_P50", 50, slips);
        yield return new PercentileKpi("MILESTONE_SLIP_P85", 85, slips);
        yield return new SumKpi(
            "FORECAST_FINISH_VARIANCE",
            SourceTerm.States(sources.Plans.Select(plan => new SourceRow(plan.Project, plan.StatusDate, calendar.WorkingDaysBetween(plan.Whole.BaselineFinish!.Value, plan.Whole.Finish!.Value))))) { Extreme = 1 };

        var pairs = sources.Plans.GroupBy(plan => plan.Project).SelectMany(group => group.Zip(group.Skip(1)))
            .SelectMany(pair => pair.Second.Leaves.Join(pair.First.Leaves.Where(task => task.BaselineFinish is not null), task => task.Uid, task => task.Uid, (now, then) =>
                new SourceRow(pair.Second.Project, pair.Second.StatusDate, now.BaselineStart != then.BaselineStart || now.BaselineFinish != then.BaselineFinish || IsOther(now, then, pair.Second, pair.First) ? 1 : 0))).ToList();
        yield return new SumKpi("BASELINE_VOLATILITY", SourceTerm.Amounts(pairs), SourceTerm.Amounts(pairs.Select(row => row with { Value = 1 })));

        var keys = sources.Jira.Issues.Select(issue => issue.Key).ToHashSet();
        SourceTerm Work(Func<SourceTask, bool> which) => SourceTerm.States(sources.Plans.SelectMany(plan => plan.Leaves.Where(task => !task.IsMilestone).Select(task => new SourceRow(plan.Project, plan.StatusDate, which(task) ? 1 : 0))));
        yield return new SumKpi("CROSSWALK_COVERAGE", Work(task => task.IssueKey is { } key && keys.Contains(key)), Work(_ => true));
        var ages = from project in sources.Register.Projects
                   let own = sources.Plans.Where(plan => plan.Project == project.Code).Select(plan => plan.StatusDate).ToList()
                   where own.Count > 0
                   from day in calendar.MonthEndsAndToday(own.Min())
                   where !(project.ActualFinish <= day) && own.Any(status => status <= day)
                   select new SourceRow(project.Code, day, day.DayNumber - own.Where(status => status <= day).Max().DayNumber);
        yield return new SumKpi("PLAN_AGE", SourceTerm.States(ages)) { Grains = ["Month", "Quarter"], Extreme = 1 };
    }

    /// <summary>Costs are compared in the plan's own currency: both are of one plan, so the quotient of both rates falls out.</summary>
    private static bool IsOther(SourceTask now, SourceTask then, SourcePlan nowIn, SourcePlan thenIn) =>
        Math.Abs(((now.BaselineCost ?? 0) / nowIn.Rate) - ((then.BaselineCost ?? 0) / thenIn.Rate)) > 0.005;
}
