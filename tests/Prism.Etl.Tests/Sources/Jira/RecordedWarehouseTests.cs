using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Tests.Pipeline;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A real Cloud site's recordings go through staging into the star, and the star says what somebody else computed from them.</summary>
public sealed class RecordedWarehouseTests
{
    [Fact]
    public async Task Status_paths_time_in_status_worklogs_and_sprints_of_a_Cloud_site_are_in_the_star_as_computed_apart()
    {
        var staging = new PayloadStaging(
            new JiraFields { SprintId = "customfield_10020", EpicLinkId = "customfield_10014", FlaggedId = "customfield_10021" }, JiraCorpus.Read("cloud-devlake", "issuetypes.json"));
        foreach (var status in JiraCorpus.Read("cloud-devlake", "statuses.json").EnumerateArray())
        {
            staging.Statuses.Stage(status, staging.Batch);
        }

        var payloads = JiraCorpus.Read("cloud-devlake", "agile-board-8-issues.json").GetProperty("issues").EnumerateArray().ToList();
        staging.Stage(payloads);
        var apart = Directory.EnumerateFiles(JiraCorpus.Path("jira", "cloud-devlake", "worklogs"), "*.json").Order(StringComparer.Ordinal).Select(file => JiraCorpus.Parse(File.ReadAllText(file)));
        foreach (var worklog in payloads.Select(issue => issue.GetProperty("fields").GetProperty("worklog")).Concat(apart).SelectMany(page => page.GetProperty("worklogs").EnumerateArray()))
        {
            staging.Worklog(worklog);
        }

        using var run = new TestRun();
        Assert.True((await run.RunAsync(new BatchedSource("jira", [.. staging.Batch.Rows.Values.SelectMany(rows => rows.DistinctBy(row => row.SourceId))]))).IsSucceeded);
        await using var star = run.Database.CreateContext();
        var transitions = (await star.FactStatusTransitions.OrderBy(row => row.StatusTransitionSk)
            .Select(row => new { row.Issue.IssueKey, row.ChangedAtUtc, row.FromSourceStatus, row.ToSourceStatus, From = row.FromStatus.SourceId, To = row.ToStatus.SourceId, row.HoursInFromStatus })
            .ToListAsync(TestContext.Current.CancellationToken)).ToLookup(row => row.IssueKey);
        var worklogs = (await star.FactWorklogs.Select(row => new { row.Issue.IssueKey, row.SpentHours }).ToListAsync(TestContext.Current.CancellationToken)).ToLookup(row => row.IssueKey, row => row.SpentHours);
        var sprints = (await star.FactSprintIssues.Select(row => new { row.Issue.IssueKey, row.Sprint.SourceId, row.IsRemoved }).ToListAsync(TestContext.Current.CancellationToken)).ToLookup(row => row.IssueKey);
        foreach (var entry in JiraCorpus.Read("cloud-devlake", "expected-transitions.json").EnumerateObject())
        {
            Assert.Equal(
                entry.Value.GetProperty("transitions").EnumerateArray().Select(move => (At(move[0].GetString()!), move[1].GetString(), move[2].GetString(), move[3].GetString(), move[4].GetString())),
                transitions[entry.Name].Select(row => (row.ChangedAtUtc, row.FromSourceStatus, row.ToSourceStatus, (string?)row.From, (string?)row.To)));
            foreach (var status in entry.Value.GetProperty("secondsInStatusUntilLastTransition").EnumerateObject())
            {
                Assert.Equal(status.Value.GetDouble(), TimeIn(status.Name), tolerance: 0.001);
            }

            Assert.Equal(entry.Value.GetProperty("worklogSecondsEndpoint").GetDouble(), worklogs[entry.Name].Sum() * 3600, 3);

            // What it is in, and what it once was in and was taken out of, which the present list does not show.
            var present = entry.Value.GetProperty("sprintIds").EnumerateArray().Select(id => id.GetRawText()).ToHashSet();
            Assert.Subset(sprints[entry.Name].Select(row => row.SourceId).ToHashSet(), present);
            Assert.All(sprints[entry.Name].Where(row => !present.Contains(row.SourceId)), row => Assert.True(row.IsRemoved || row.SourceId == "-1", $"{entry.Name} {row}"));

            // The computation apart calls a status by the name it was entered under; the fact names the one it was left under, which a renaming may have changed.
            double TimeIn(string name)
            {
                var (seconds, entered) = (0.0, transitions[entry.Name].FirstOrDefault()?.FromSourceStatus);
                foreach (var row in transitions[entry.Name])
                {
                    seconds += entered == name ? row.HoursInFromStatus * 3600 : 0;
                    entered = row.ToSourceStatus;
                }

                return seconds;
            }
        }
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture).ToUniversalTime();
}
