using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Portfolio;

/// <summary>Makes the plans of the programme: six phases each, scheduled by their links, with a baseline and a truth that departs from it.</summary>
internal sealed class PlanFactory(SimulatedPlan site)
{
    private static readonly (string Name, (string Task, int Weight)[] Tasks)[] Phases =
    [
        ("Mobilise", [("Agree the charter", 4), ("Appoint the team", 6), ("Set up governance", 4), ("Baseline the plan", 5)]),
        ("Requirements", [("Interview users", 8), ("Describe processes", 9), ("Collect data requirements", 7), ("Write acceptance criteria", 6), ("Review requirements", 4)]),
        ("Design", [("Design the solution", 12), ("Design interfaces", 10), ("Design security", 7), ("Prototype", 9), ("Review the design", 4)]),
        ("Build", [("Build the core", 24), ("Build interfaces", 18), ("Build reports", 12), ("Prepare environments", 8), ("Convert data, first run", 9), ("Convert data, second run", 7)]),
        ("Test", [("Prepare test cases", 8), ("System test", 12), ("Integration test", 11), ("Performance test", 7), ("User acceptance test", 10), ("Fix findings", 8)]),
        ("Roll-out", [("Train users", 8), ("Write the operating manual", 6), ("Cut over", 4), ("Hypercare", 12), ("Hand over to operations", 5)]),
    ];

    /// <summary>
    /// Days before the history's end on which a plan starts; working days it is planned to take; how long tasks really take, in
    /// percent of the plan, and how far single tasks depart from that; effort a day in percent.
    /// </summary>
    private static readonly Dictionary<string, (int DaysBefore, int Span, int RealPercent, int Spread, int EffortPercent)> Courses = new(StringComparer.Ordinal)
    {
        ["MDH"] = (354, 300, 108, 24, 98),
        ["SUB"] = (312, 260, 94, 16, 100),
        ["GFC"] = (291, 280, 100, 24, 103),
        ["CPO"] = (382, 300, 116, 26, 97),
        ["CCM"] = (375, 216, 94, 12, 102),
        ["ERP"] = (319, 360, 108, 24, 106),
        ["DCX"] = (410, 232, 107, 12, 104),
        ["PAY"] = (347, 172, 93, 12, 96),
    };

    private static readonly Dictionary<string, string[]> OwnTeams = new(StringComparer.Ordinal)
    {
        ["SUB"] = ["Renata Holm", "Bjarne Okoye", "Silvio Kraus", "Aneta Ruiz"],
        ["CCM"] = ["Dorian Falk", "Yvette Samson", "Matthias Orel", "Kirsten Boateng"],
        ["DCX"] = ["Raoul Hedlund", "Nadja Ferrer", "Gideon Laurent", "Petra Sjöberg"],
        ["PAY"] = ["Corinna Weiss", "Tomas Adeyemi", "Helga Ritter", "Emil Castro"],
    };

    public static IReadOnlyList<string> OwnTeamOf(ProgrammeProject project) => project.PlanCode is { } code && OwnTeams.TryGetValue(code, out var team) ? team : [];

    public Plan Create(ProgrammeProject project)
    {
        var course = Courses[project.PlanCode!];
        var start = site.Calendar.Until.AddDays(-course.DaysBefore);
        while (start.DayOfWeek != DayOfWeek.Monday || Holidays.Of(start.Year).Any(h => h.Date == start))
        {
            start = start.AddDays(1);
        }

        var resources = Resources(project);
        var index = Programme.Projects.ToList().IndexOf(project);
        var phases = Outline();
        var tasks = phases.SelectMany(p => p.Tasks).ToList();
        Scale(tasks, course.Span);
        var assignment = 0;
        for (var i = 0; i < tasks.Count; i++)
        {
            if (!tasks[i].IsMilestone)
            {
                Staff(tasks[i], resources, index, ref assignment);
                var departure = course.Spread * (2 * site.Draw.Unit(Purpose.PlanOverrun, index, tasks[i].Uid) - 1);
                tasks[i].RealDays = Math.Max(1, (int)Math.Round(tasks[i].BaselineDays * (course.RealPercent + departure / 2) / 100));
                tasks[i].RealEffortPercent = course.EffortPercent + site.Draw.Below(11, Purpose.PlanOverrun, index, 1000 + tasks[i].Uid) - 5;
            }
        }

        Schedule(tasks, t => t.BaselineDays, (t, day) => t.BaselineStart = day, t => t.BaselineStart);
        Schedule(tasks, t => t.RealDays, (t, day) => t.RealStart = day, t => t.RealStart);
        return new(project, start, new PlanDays(start), phases, resources, EpicKeys(project));
    }

    /// <summary>The earliest day on which a task may begin. A milestone falls on the day its last predecessor ends.</summary>
    public static int EarliestStart(PlanTask task, Func<PlanTask, int> days, Func<PlanTask, int> startOf)
    {
        var earliest = 0;
        foreach (var link in task.Links)
        {
            var from = startOf(link.From);
            var bound = link.Type == LinkType.StartToStart ? from + link.LagDays
                : link.From.IsMilestone ? from + 1 + link.LagDays
                : from + days(link.From) + link.LagDays;
            earliest = Math.Max(earliest, task.IsMilestone ? Math.Max(0, bound - 1) : bound);
        }

        return earliest;
    }

    private static void Schedule(IEnumerable<PlanTask> tasks, Func<PlanTask, int> days, Action<PlanTask, int> set, Func<PlanTask, int> startOf)
    {
        foreach (var task in tasks)
        {
            set(task, EarliestStart(task, days, startOf));
        }
    }

    private static List<PlanPhase> Outline()
    {
        var phases = new List<PlanPhase>();
        var uid = 0;
        PlanTask? gate = null;
        foreach (var (name, named) in Phases)
        {
            var number = phases.Count + 1;
            var phaseUid = ++uid;
            var tasks = new List<PlanTask>();
            for (var i = 0; i < named.Length; i++)
            {
                tasks.Add(new PlanTask { Uid = ++uid, Name = named[i].Task, Wbs = $"{number}.{i + 1}", IsMilestone = false, Links = LinksOf(tasks, i, gate), BaselineDays = named[i].Weight });
            }

            var last = new PlanTask { Uid = ++uid, Name = $"{name} complete", Wbs = $"{number}.{named.Length + 1}", IsMilestone = true, Links = [.. tasks.Select(t => new PlanLink(t, LinkType.FinishToStart, 0))] };
            tasks.Add(last);
            phases.Add(new(phaseUid, name, $"{number}", tasks));
            gate = last;
        }

        return phases;
    }

    /// <summary>The first task follows the gate before; the second overlaps it by a start-to-start link; then tasks follow the one or two before.</summary>
    private static List<PlanLink> LinksOf(List<PlanTask> before, int i, PlanTask? gate) => i switch
    {
        0 => gate is null ? [] : [new(gate, LinkType.FinishToStart, 0)],
        1 => [new(before[0], LinkType.StartToStart, 2)],
        2 => [new(before[0], LinkType.FinishToStart, 0)],
        _ => [new(before[i - 1], LinkType.FinishToStart, 0), new(before[i - 2], LinkType.FinishToStart, 0)],
    };

    private static void Scale(List<PlanTask> tasks, int span)
    {
        var starts = new Dictionary<PlanTask, int>();
        Schedule(tasks, t => t.BaselineDays, (t, day) => starts[t] = day, t => starts[t]);
        var length = tasks.Max(t => starts[t] + t.BaselineDays);
        foreach (var task in tasks.Where(t => !t.IsMilestone))
        {
            task.BaselineDays = Math.Max(2, (int)Math.Round(task.BaselineDays * (double)span / length));
        }
    }

    private void Staff(PlanTask task, List<PlanResource> resources, int project, ref int assignment)
    {
        var draw = site.Draw;
        var first = draw.Below(resources.Count, Purpose.PlanDuration, project, task.Uid);
        task.Assignments.Add(new(++assignment, resources[first], draw.Chance(0.25, Purpose.PlanDuration, project, 300 + task.Uid) ? 16 : 32));
        if (resources.Count > 1 && draw.Chance(0.35, Purpose.PlanDuration, project, 100 + task.Uid))
        {
            var second = (first + 1 + draw.Below(resources.Count - 1, Purpose.PlanDuration, project, 200 + task.Uid)) % resources.Count;
            task.Assignments.Add(new(++assignment, resources[second], 16));
        }

        if (draw.Chance(0.2, Purpose.PlanCost, project, task.Uid))
        {
            task.FixedCost = (1 + draw.Below(20, Purpose.PlanCost, project, 100 + task.Uid)) * 100_000L;
        }
    }

    private string[] EpicKeys(ProgrammeProject project)
    {
        var jira = Programme.InJira.ToList().IndexOf(project);
        var issues = jira < 0 ? 0 : site.Numbering.CountOf(jira, site.Issues);
        return [.. Enumerable.Range(0, (issues + SimulatedPlan.EpicSpan - 1) / SimulatedPlan.EpicSpan).Select(i => $"{project.JiraKey}-{i * SimulatedPlan.EpicSpan + 1}")];
    }

    private List<PlanResource> Resources(ProgrammeProject project)
    {
        var people = new List<(string Name, int Rate)> { (project.Manager, RateCard.Manager) };
        var jira = Programme.InJira.ToList().IndexOf(project);
        if (jira >= 0)
        {
            people.Add((site.People.All[site.People.ProductOwner(jira)].Name, RateCard.ProductOwner));
            for (var member = 0; member < Math.Min(5, site.People.TeamSize(jira)); member++)
            {
                var person = site.People.All[site.People.Member(jira, member)];
                people.Add((person.Name, RateCard.Member(person.Index)));
            }
        }

        people.AddRange(OwnTeamOf(project).Select((name, i) => (name, RateCard.Member(i))));
        return [.. people.Select((p, i) => new PlanResource(i + 1, p.Name, p.Rate))];
    }
}
