using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Prism.SampleJira;

namespace Prism.Etl.Tests.SampleJira;

public sealed class SamplePortfolioTests : IDisposable
{
    private static readonly XNamespace Mspdi = "http://schemas.microsoft.com/project";
    private readonly string folder = Directory.CreateTempSubdirectory("prism-portfolio").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_same_options_write_the_same_bytes()
    {
        var (one, other) = (Path.Combine(folder, "one"), Path.Combine(folder, "other"));
        await Write(one);
        await Write(other);

        var names = Files(one);
        Assert.Equal(48 + 13, names.Count);
        Assert.Equal(names, Files(other));
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(one, name)), File.ReadAllBytes(Path.Combine(other, name))));
    }

    [Fact]
    public async Task The_sums_of_every_plan_agree()
    {
        await Write(folder);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "plans")))
        {
            var plan = XElement.Load(file);
            var tasks = plan.Element(Mspdi + "Tasks")!.Elements().ToList();
            var leaves = tasks.Where(t => Text(t, "Summary") == "0").ToList();
            var assignments = plan.Element(Mspdi + "Assignments")!.Elements().ToList();
            var costs = assignments.ToLookup(a => Text(a, "TaskUID"), a => Number(a, "Cost"));
            Assert.InRange(tasks.Count, 25, 60);
            Assert.All(leaves, t => Assert.Equal(Number(t, "Cost"), costs[Text(t, "UID")].Sum() + Number(t, "FixedCost")));
            Assert.All(tasks, t => Assert.Equal(Number(t, "Cost"), Number(t, "ActualCost") + Number(t, "RemainingCost")));
            Assert.All(assignments, Sums);
            foreach (var name in new[] { "Cost", "ActualCost", "BCWS", "BCWP", "ACWP" })
            {
                Assert.Equal(leaves.Sum(t => Number(t, name)), Number(tasks[0], name));
                Assert.Equal(leaves.Sum(t => Number(t, name)), tasks.Where(t => Text(t, "OutlineLevel") == "1").Sum(t => Number(t, name)));
            }

            Assert.Equal(leaves.Sum(t => Hours(t, "Work")), Hours(tasks[0], "Work"));
            Assert.Equal(leaves.Sum(t => Number(t.Element(Mspdi + "Baseline")!, "Cost")), Number(tasks[0].Element(Mspdi + "Baseline")!, "Cost"));
        }
    }

    [Fact]
    public async Task Schedule_and_cost_performance_stay_plausible_and_no_day_works_before_it_came()
    {
        await Write(folder);

        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "plans")))
        {
            var plan = XElement.Load(file);
            var whole = plan.Element(Mspdi + "Tasks")!.Elements().First();
            Assert.InRange(Number(whole, "BCWP") / Number(whole, "BCWS"), 0.75m, 1.15m);
            Assert.InRange(Number(whole, "BCWP") / Number(whole, "ACWP"), 0.75m, 1.15m);
            var status = Text(plan, "StatusDate");
            var spread = plan.Descendants(Mspdi + "TimephasedData").ToList();
            Assert.All(spread.Where(d => Text(d, "Type") is "2" or "6"), d => Assert.True(string.CompareOrdinal(Text(d, "Start"), status) < 0));
            Assert.All(spread.Where(d => Text(d, "Type") == "1"), d => Assert.True(string.CompareOrdinal(Text(d, "Start"), status) > 0));
        }
    }

    [Fact]
    public async Task The_register_tells_of_twelve_projects_of_which_three_are_finished_and_two_were_on_time()
    {
        await Write(folder);
        var projects = Register("projects.csv");
        var finished = projects.Where(p => p["ActualFinish"].Length > 0).ToList();
        var sources = Register("sources.csv");

        Assert.Equal(12, projects.Count);
        Assert.Equal(3, projects.Select(p => p["Program"]).Distinct().Count());
        Assert.Equal(2, projects.Select(p => p["Portfolio"]).Distinct().Count());
        Assert.Equal(3, finished.Count);
        Assert.Equal(2, finished.Count(p => string.CompareOrdinal(p["ActualFinish"], p["PlannedFinish"]) <= 0));
        Assert.Equal(8, sources.Count(s => s["SourceKind"] == "JiraProject"));
        Assert.Equal(8, sources.Count(s => s["SourceKind"] == "Plan"));
        Assert.Equal(4, sources.GroupBy(s => s["ProjectCode"]).Count(g => g.Count() == 2));
        Assert.All(sources.Where(s => s["SourceKind"] == "Plan"), s => Assert.True(File.Exists(Path.Combine(folder, "plans", $"{s["Container"]}-2026-10.xml"))));
        Assert.All(Register("project-objectives.csv").GroupBy(w => w["ProjectCode"]), g => Assert.Equal(1m, g.Sum(w => decimal.Parse(w["Weight"], CultureInfo.InvariantCulture))));
        Assert.Equal(2, Register("targets.csv").Count(t => t["KpiCode"] == "CYCLE_TIME_P85"));
    }

    [Fact]
    public async Task The_people_of_the_register_are_those_of_the_site_and_of_the_plans()
    {
        await Write(folder);
        await using var jira = await SampleJiraClient.Start(new() { Issues = 600 });
        var people = Register("people.csv");
        var accounts = (await jira.Get("rest/api/3/users/search?maxResults=1000")).EnumerateArray().Where(u => u.GetProperty("accountType").GetString() == "atlassian").Select(u => u.GetProperty("accountId").GetString()!);
        var inPlans = Directory.EnumerateFiles(Path.Combine(folder, "plans")).SelectMany(f => XElement.Load(f).Element(Mspdi + "Resources")!.Elements().Select(r => Text(r, "Name"))).Distinct();

        Assert.Equal(accounts.Order(), people.Select(p => p["JiraAccountId"]).Where(a => a.Length > 0).Order());
        Assert.Equal(inPlans.Order(StringComparer.Ordinal), people.Select(p => p["PlanResource"]).Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tasks_of_plans_with_a_Jira_project_name_epics_that_exist()
    {
        await Write(folder);
        await using var jira = await SampleJiraClient.Start(new() { Issues = 600 });
        var keys = XElement.Load(Path.Combine(folder, "plans", "CPO-2026-10.xml")).Element(Mspdi + "Tasks")!.Descendants(Mspdi + "ExtendedAttribute").Select(a => Text(a, "Value")).Distinct().ToList();

        var epics = await jira.Search($"key in ({string.Join(',', keys)})", 100, "issuetype");

        Assert.NotEmpty(keys);
        Assert.Equal(keys.Count, epics.Count);
        Assert.All(epics, e => Assert.Equal("Epic", e.GetProperty("fields").GetProperty("issuetype").GetProperty("name").GetString()));
        Assert.Empty(XElement.Load(Path.Combine(folder, "plans", "SUB-2026-10.xml")).Descendants(Mspdi + "ExtendedAttribute"));
    }

    private static Task Write(string folder) => SamplePortfolio.WriteAsync(folder, new() { Issues = 600 }, TestContext.Current.CancellationToken);

    private static List<string> Files(string root) => [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal)];

    private static void Sums(XElement assignment)
    {
        var spread = assignment.Elements(Mspdi + "TimephasedData").ToLookup(d => Text(d, "Type"));
        Assert.Equal(Hours(assignment, "RemainingWork"), spread["1"].Sum(d => Hours(d, "Value")));
        Assert.Equal(Hours(assignment, "ActualWork"), spread["2"].Sum(d => Hours(d, "Value")));
        Assert.Equal(Hours(assignment.Element(Mspdi + "Baseline")!, "Work"), spread["4"].Sum(d => Hours(d, "Value")));
        Assert.Equal(Number(assignment.Element(Mspdi + "Baseline")!, "Cost"), spread["5"].Sum(d => Number(d, "Value")));
        Assert.Equal(Number(assignment, "ActualCost"), spread["6"].Sum(d => Number(d, "Value")));
        Assert.Equal(Hours(assignment, "Work"), Hours(assignment, "ActualWork") + Hours(assignment, "RemainingWork"));
    }

    private static string Text(XElement element, string name) => element.Element(Mspdi + name)!.Value;

    private static decimal Number(XElement element, string name) => decimal.Parse(Text(element, name), CultureInfo.InvariantCulture);

    private static double Hours(XElement element, string name) => XmlConvert.ToTimeSpan(Text(element, name)).TotalHours;

    /// <summary>No value of the sample holds a comma in the files read here.</summary>
    private List<Dictionary<string, string>> Register(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "register", name));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => header.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second))];
    }
}
