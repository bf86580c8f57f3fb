using System.Globalization;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Tests.Pipeline;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A whole project of a public tracker goes through staging into the star, and the star counts what somebody else counted.</summary>
public sealed class PublicTrackerTests
{
    // What is said of payloads or of what is never asked for: texts, comments, attachments.
    private static readonly HashSet<string> NotOfTheWarehouse =
        ["comments", "commentTotal", "commentCountDiffers", "attachments", "descriptionKeyMissing", "priorityKeyMissing", "fixVersionsKeyMissing"];

    private static readonly Dictionary<string, string> Counts = new()
    {
        ["status"] = "SELECT s.SourceStatus, COUNT(*) FROM FactIssue AS f JOIN DimStatus AS s ON s.StatusSk = f.StatusSk GROUP BY s.SourceStatus",
        ["statusCategory"] = """
            SELECT CASE s.StatusCategory WHEN 'Done' THEN 'done' WHEN 'ToDo' THEN 'new' WHEN 'InProgress' THEN 'indeterminate' ELSE s.StatusCategory END AS Category, COUNT(*)
            FROM FactIssue AS f JOIN DimStatus AS s ON s.StatusSk = f.StatusSk GROUP BY s.StatusCategory
            """,
        ["issueType"] = "SELECT IssueType, COUNT(*) FROM DimIssue WHERE IssueSk > 0 GROUP BY IssueType",
        ["priority"] = "SELECT COALESCE(Priority, '(none)'), COUNT(*) FROM DimIssue WHERE IssueSk > 0 GROUP BY Priority",
        ["resolution"] = "SELECT COALESCE(Resolution, '(unresolved)'), COUNT(*) FROM DimIssue WHERE IssueSk > 0 GROUP BY Resolution",
        ["component"] = "SELECT c.ComponentName, COUNT(*) FROM IssueComponent AS i JOIN DimComponent AS c ON c.ComponentSk = i.ComponentSk GROUP BY c.ComponentName",
        ["label"] = "SELECT Label, COUNT(*) FROM IssueLabel GROUP BY Label",
        ["fixVersion"] = "SELECT r.ReleaseName, COUNT(*) FROM IssueRelease AS i JOIN DimRelease AS r ON r.ReleaseSk = i.ReleaseSk WHERE i.Relation = 'Fix' GROUP BY r.ReleaseName",
        ["affectsVersion"] = "SELECT r.ReleaseName, COUNT(*) FROM IssueRelease AS i JOIN DimRelease AS r ON r.ReleaseSk = i.ReleaseSk WHERE i.Relation = 'Affects' GROUP BY r.ReleaseName",
        ["linkType"] = "SELECT LinkType || CASE Direction WHEN 'Inward' THEN ' in' ELSE ' out' END AS Link, COUNT(*) FROM IssueLink GROUP BY LinkType, Direction",
        ["closedSprintState"] = "SELECT LOWER(s.SprintState), COUNT(*) FROM FactSprintIssue AS f JOIN DimSprint AS s ON s.SprintSk = f.SprintSk GROUP BY s.SprintState",
    };

    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["noAssignee"] = "SELECT 'all', COUNT(*) FROM FactIssue WHERE AssigneePersonSk = -2",
        ["noReporter"] = "SELECT 'all', COUNT(*) FROM FactIssue WHERE ReporterPersonSk = -2",
        ["priorityNull"] = "SELECT 'all', COUNT(*) FROM DimIssue WHERE IssueSk > 0 AND Priority IS NULL",
        ["keyProjectMismatch"] = "SELECT 'all', COUNT(*) FROM FactIssue AS f JOIN DimIssue AS i ON i.IssueSk = f.IssueSk JOIN DimProject AS p ON p.ProjectSk = f.ProjectSk WHERE i.IssueKey NOT LIKE p.ProjectCode || '-%'",
        ["withClosedSprints"] = "SELECT 'all', COUNT(DISTINCT IssueSk) FROM FactSprintIssue WHERE IsSprintClosed = 1",
        ["subtaskWithParent"] = "SELECT 'all', COUNT(*) FROM DimIssue WHERE TypeClass = 'SubTask' AND ParentIssueSk <> -2",
        ["withEpic"] = "SELECT 'all', COUNT(*) FROM DimIssue WHERE IssueSk > 0 AND TypeClass <> 'SubTask' AND ParentIssueSk <> -2",
        ["flagged"] = "SELECT 'all', COUNT(DISTINCT IssueSk) FROM FactIssueRevision WHERE IsFlagged = 1",
        ["links"] = "SELECT 'all', COUNT(*) FROM IssueLink",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_trackers_project_counts_in_the_warehouse_as_it_was_counted_apart()
    {
        var staging = new PayloadStaging(new JiraFields());
        Assert.True(JiraSiteRows.StageProject(JiraCorpus.Read("server-tidev", "MOD-project.json"), new JiraPeople("jira"), "jira", staging.Batch));
        staging.Stage(File.ReadLines(JiraCorpus.Path("jira", "server-tidev", "MOD-issues.ndjson")).Select(JiraCorpus.Parse));
        Assert.Empty(staging.Batch.Rejected);
        using var run = new TestRun();
        Assert.True((await run.RunAsync(new BatchedSource("jira", [.. staging.Batch.Rows.Values.SelectMany(rows => rows)]))).IsSucceeded);

        var expected = JiraCorpus.Read("server-tidev", "MOD-expected-counts.json").GetProperty("MOD");
        var issues = await run.RowsAsync<FactIssue>();
        var resolved = issues.Where(issue => issue.ResolvedAtUtc is not null).ToList();
        foreach (var figure in expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "issues":
                    Assert.Equal(figure.Value.GetInt32(), issues.Count);
                    break;
                case "createdYear":
                    AssertCounts(figure, issues.GroupBy(issue => Year(issue.CreatedAtUtc)).Select(group => (group.Key, group.Count())));
                    break;
                case "resolvedYear":
                    AssertCounts(figure, resolved.GroupBy(issue => Year(issue.ResolvedAtUtc!.Value)).Select(group => (group.Key, group.Count())));
                    break;
                case "leadTimeSeconds":
                    AssertLeadTimes(figure.Value, [.. resolved.Select(issue => (issue.ResolvedAtUtc!.Value - issue.CreatedAtUtc).TotalSeconds).Order()]);
                    break;
                case "misc":
                    foreach (var number in figure.Value.EnumerateObject().Where(number => !NotOfTheWarehouse.Contains(number.Name)))
                    {
                        Assert.Equal((number.Name, number.Value.GetInt32()), (number.Name, (await ReadAsync(run.Database, Numbers[number.Name])).Single().Count));
                    }

                    break;
                default:
                    AssertCounts(figure, await ReadAsync(run.Database, Counts[figure.Name]));
                    break;
            }
        }

        // Links whose other end is in the project too are there twice, and counted once.
        Assert.Equal(1, (await ReadAsync(run.Database, "SELECT 'most', MAX(n) FROM (SELECT SUM(IsCounted) AS n FROM IssueLink GROUP BY SourceLinkId) AS t")).Single().Count);
        Assert.Equal(
            (await ReadAsync(run.Database, "SELECT 'links', COUNT(DISTINCT SourceLinkId) FROM IssueLink")).Single(),
            (await ReadAsync(run.Database, "SELECT 'links', COUNT(*) FROM IssueLink WHERE IsCounted = 1")).Single());
    }

    private static string Year(DateTimeOffset at) => at.UtcDateTime.Year.ToString(CultureInfo.InvariantCulture);

    private static void AssertLeadTimes(JsonElement expected, double[] seconds)
    {
        Assert.Equal(expected.GetProperty("n").GetInt32(), seconds.Length);
        Assert.Equal(expected.GetProperty("sum").GetDouble(), seconds.Sum(), 3);
        Assert.Equal(expected.GetProperty("median").GetDouble(), (seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2, 3);
        Assert.Equal(expected.GetProperty("negative").GetInt32(), seconds.Count(value => value < 0));
    }

    private static void AssertCounts(JsonProperty expected, IEnumerable<(string Name, int Count)> counted) => Assert.Equal(
        expected.Value.EnumerateObject().Select(entry => $"{expected.Name} {entry.Name} {entry.Value.GetInt32()}").Order(StringComparer.Ordinal),
        counted.Select(entry => $"{expected.Name} {entry.Name} {entry.Count}").Order(StringComparer.Ordinal));

    private static async Task<List<(string Name, int Count)>> ReadAsync(WarehouseDatabase database, string sql)
    {
        await using var connection = await database.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        var rows = new List<(string, int)>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
        {
            rows.Add((reader.GetString(0), reader.GetInt32(1)));
        }

        return rows;
    }
}
