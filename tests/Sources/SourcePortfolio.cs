namespace Prism.Sources;

/// <summary>Everything the sample portfolio's sources say, read by code that shares nothing with the product's.</summary>
internal sealed class SourcePortfolio
{
    private readonly Dictionary<string, string> projectOfJira;

    private SourcePortfolio(SourceRegister register, IReadOnlyList<SourcePlan> plans, SourceJira jira, SourceCalendar calendar)
    {
        (Register, Plans, Jira, Calendar) = (register, plans, jira, calendar);
        projectOfJira = register.Projects.Where(project => project.JiraKey is not null).ToDictionary(project => project.JiraKey!, project => project.Code);
    }

    public SourceRegister Register { get; }

    /// <summary>By project and status date.</summary>
    public IReadOnlyList<SourcePlan> Plans { get; }
    public SourceJira Jira { get; }
    public SourceCalendar Calendar { get; }

    /// <summary>The codes of the projects of each scope, by level and name; a project's name is its code, the organisation's is empty.</summary>
    public ILookup<(string Level, string Name), string> Scopes => Register.Projects
        .SelectMany(project => new[] { ("Project", project.Code), ("Program", project.Program), ("Portfolio", project.Portfolio), ("Organisation", "") }.Select(scope => (Scope: scope, project.Code)))
        .ToLookup(row => row.Scope, row => row.Code);

    /// <param name="jira">The Jira site.</param>
    /// <param name="folder">The folder with <c>plans</c> and <c>register</c>.</param>
    /// <param name="today">The day the KPIs were computed for.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<SourcePortfolio> ReadAsync(Uri jira, string folder, DateOnly today, CancellationToken cancellationToken)
    {
        var register = new SourceRegister(Path.Combine(folder, "register"), "EUR");
        var plans = Directory.EnumerateFiles(Path.Combine(folder, "plans"), "*.xml").Select(file => new SourcePlan(file, register)).OrderBy(plan => plan.Project, StringComparer.Ordinal).ThenBy(plan => plan.StatusDate).ToList();
        return new SourcePortfolio(register, plans, await SourceJira.ReadAsync(jira, cancellationToken), new SourceCalendar(register.Holidays, today));
    }

    /// <summary>The register's code of a Jira project; an issue may have come from one that nobody sees any more, which is of no scope.</summary>
    public string ProjectOf(string jiraKey) => projectOfJira.GetValueOrDefault(jiraKey, "");
}
