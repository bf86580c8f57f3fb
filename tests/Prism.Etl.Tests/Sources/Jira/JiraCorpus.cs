using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Recorded answers of real sites, where the folder is there: <c>PRISM_CORPUS</c>, else <c>../shared/data</c> beside the repository.</summary>
internal static class JiraCorpus
{
    /// <summary>A file of the recordings; without them the test is skipped.</summary>
    public static string Path(params string[] parts)
    {
        var root = Root();
        Assert.SkipUnless(Directory.Exists(root), $"There are no recordings at {root}; PRISM_CORPUS names their folder.");
        return System.IO.Path.Combine([root, .. parts]);
    }

    /// <summary>The same where tests go on without it.</summary>
    public static string? Find(params string[] parts) => System.IO.Path.Combine([Root(), .. parts]) is var path && File.Exists(path) ? path : null;

    public static JsonElement Read(params string[] parts) => Parse(File.ReadAllText(Path(["jira", .. parts])));

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("PRISM_CORPUS") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Prism.Analytics.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder?.FullName ?? ".", "..", "shared", "data");
    }
}

/// <summary>Stages payloads without a site.</summary>
internal sealed class PayloadStaging
{
    private readonly JiraPeople people;

    public PayloadStaging(JiraFields fields, JsonElement? issueTypes = null, string? pseudonymKey = null)
    {
        people = new JiraPeople("jira", pseudonymKey);
        Sprints = new JiraSprints("jira");
        Statuses = new JiraStatuses("jira", [], new JiraFlowStates(new Dictionary<string, string>()));
        Issues = new JiraIssues("jira", fields, new JiraIssueTypes(new Dictionary<string, string>(), issueTypes), new JiraNames(null), Statuses, people, Sprints, new JiraParts("jira"), withSummaries: true);
    }

    public StagedBatch Batch { get; } = new();
    public JiraIssues Issues { get; }
    public JiraPeople People => people;
    public JiraSprints Sprints { get; }
    public JiraStatuses Statuses { get; }

    public List<StagedIssue> Stage(IEnumerable<JsonElement> issues) => [.. issues.Select(issue => Issues.Stage(issue, Issues.NewHistory(), Batch)).OfType<StagedIssue>()];

    public StagedWorklog? Worklog(JsonElement worklog) => JiraSiteRows.StageWorklog(worklog, null, people, "jira", Batch);

    public IEnumerable<T> All<T>()
        where T : StagedRow => Batch.Rows.TryGetValue(typeof(T), out var rows) ? rows.Cast<T>() : [];
}
