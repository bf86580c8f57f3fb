namespace Prism.Sources;

/// <summary>KPIs of people: hours logged and available, work planned and remaining.</summary>
internal static class ResourceKpis
{
    private const int Ahead = 90;

    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources)
    {
        var worklogs = sources.Jira.Worklogs;
        var calendar = sources.Calendar;
        var people = sources.Register.People;

        var lastLogged = worklogs.Max(log => log.Day);
        var available = people.SelectMany(person => Days(person.From!.Value, Earlier(person.To, lastLogged)).Where(calendar.IsWorkingDay).Select(day => new SourceRow(person.HomeProject, day, person.HoursPerDay)));
        yield return new SumKpi(
            "UTILISATION", SourceTerm.Amounts(worklogs.Select(log => new SourceRow(sources.ProjectOf(log.Project), log.Day, log.Hours))), SourceTerm.Amounts(available));

        var weeks = worklogs.GroupBy(log => (log.AccountId, Week: SourceCalendar.Period("Week", log.Day).End)).ToDictionary(group => group.Key, group => group.ToList());
        var expected = people.Where(person => person.HoursPerDay > 0).SelectMany(person => Days(person.From!.Value, Earlier(person.To, calendar.Today)).Where(calendar.IsWorkingDay)
            .GroupBy(day => SourceCalendar.Period("Week", day).End).Where(week => week.Key < calendar.Today)
            .Select(week => (Person: person, Week: week.Key, Hours: week.Count() * person.HoursPerDay))).ToList();
        double Logged(SourcePerson person, DateOnly week) => person.AccountId is { } id && weeks.TryGetValue((id, week), out var own) ? own.Sum(log => log.Hours) : 0;
        yield return new SumKpi(
            "TIME_ENTRY_COMPLIANCE",
            SourceTerm.Amounts(expected.Select(item => new SourceRow(item.Person.HomeProject, item.Week, Logged(item.Person, item.Week) >= 0.9 * item.Hours ? 1 : 0))),
            SourceTerm.Amounts(expected.Select(item => new SourceRow(item.Person.HomeProject, item.Week, 1))));

        var order = sources.Register.Projects.Select(project => project.Code).ToList();
        yield return new MeanKpi("MULTITASKING", [.. weeks.Where(week => week.Key.Week <= calendar.Today).Select(week =>
        {
            var shares = week.Value.GroupBy(log => sources.ProjectOf(log.Project)).Select(group => (Project: group.Key, Hours: group.Sum(log => log.Hours))).ToList();
            return new SourceRow(shares.OrderByDescending(share => share.Hours).ThenBy(share => order.IndexOf(share.Project)).First().Project, week.Key.Week, shares.Count(share => share.Hours > 0.1 * shares.Sum(other => other.Hours)));
        })]);

        SourceTerm Work(Func<SourceTask, double> hours) => SourceTerm.States(sources.Plans.Where(plan => plan.Leaves.Any(task => task.BaselineWork is not null))
            .Select(plan => new SourceRow(plan.Project, plan.StatusDate, plan.Leaves.Where(task => task.BaselineWork is not null).Sum(hours))));
        var baseline = Work(task => task.BaselineWork!.Value);
        yield return new SumKpi("EFFORT_VARIANCE", [(1, Work(task => task.ActualWork + task.RemainingWork)), (-1, baseline)], [(1, baseline)]);

        var persons = people.Where(person => person.PlanResource is not null).ToDictionary(person => person.PlanResource!);
        SourceTerm Remaining(Func<IEnumerable<double>, double> hours) => SourceTerm.States(sources.Plans
            .Select(plan => (plan, Own: plan.RemainingByResource.Where(row => persons.ContainsKey(row.Key) && row.Value > 0).Select(row => row.Value).ToList())).Where(item => item.Own.Count > 0)
            .Select(item => new SourceRow(item.plan.Project, item.plan.StatusDate, hours(item.Own))));
        yield return new SumKpi("KEY_PERSON_SHARE", Remaining(own => own.Max()), Remaining(own => own.Sum())) { Grains = ["Month", "Quarter"], Extreme = 1 };

        bool IsNear(SourcePlan plan, DateOnly day) => day > plan.StatusDate && day <= plan.StatusDate.AddDays(Ahead);
        var demand = SourceTerm.States(sources.Plans.Where(plan => plan.DaysAhead.Any(work => IsNear(plan, work.Day))).Select(plan => new SourceRow(plan.Project, plan.StatusDate, plan.DaysAhead.Where(work => IsNear(plan, work.Day)).Sum(work => work.Hours))));
        var capacity = SourceTerm.States(sources.Plans.Select(plan => new SourceRow(plan.Project, plan.StatusDate, people.Where(person => person.HomeProject == plan.Project).Sum(person =>
            Days(plan.StatusDate.AddDays(1), plan.StatusDate.AddDays(Ahead)).Count(day => calendar.IsWorkingDay(day) && !(day < person.From) && !(day > person.To)) * person.HoursPerDay))).Where(row => row.Value > 0));
        yield return new SumKpi("CAPACITY_GAP", [(1, demand), (-1, capacity)], [(1, capacity)]) { Grains = ["Month", "Quarter"] };

        yield return new SumKpi("OVER_ALLOCATION", Allocation(sources, persons, (all, own, hours) => Math.Max(0, all - hours) * own / all), Allocation(sources, persons, (all, own, hours) => hours * own / all)) { Grains = ["Month", "Quarter"] };
    }

    /// <summary>Per plan, over the days of people ahead of its status date: something of all that the plans then in force ask of the person on the day, of what this plan asks, and of the capacity.</summary>
    private static SourceTerm Allocation(SourcePortfolio sources, Dictionary<string, SourcePerson> persons, Func<double, double, double, double> amount)
    {
        Dictionary<(string Person, DateOnly Day), double> Ahead(SourcePlan plan) => plan.DaysAhead
            .Where(work => work.Resource is not null && persons.ContainsKey(work.Resource) && work.Hours > 0 && work.Day > plan.StatusDate)
            .GroupBy(work => (work.Resource!, work.Day)).ToDictionary(group => group.Key, group => group.Sum(work => work.Hours));
        var ahead = sources.Plans.ToDictionary(plan => plan, Ahead);
        return SourceTerm.States(sources.Plans.Where(plan => ahead[plan].Count > 0).Select(plan =>
        {
            var inForce = sources.Plans.GroupBy(other => other.Project).Select(own => own.Where(other => other.StatusDate <= plan.StatusDate).MaxBy(other => other.StatusDate)).OfType<SourcePlan>().ToList();
            return new SourceRow(plan.Project, plan.StatusDate, ahead[plan].Sum(own => amount(
                inForce.Sum(other => ahead[other].GetValueOrDefault(own.Key)), own.Value, sources.Calendar.IsWorkingDay(own.Key.Day) ? persons[own.Key.Person].HoursPerDay : 0)));
        }));
    }

    private static DateOnly Earlier(DateOnly? day, DateOnly other) => day < other ? day.Value : other;

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to) => Enumerable.Range(0, Math.Max(0, to.DayNumber - from.DayNumber + 1)).Select(from.AddDays);
}
