using System.Text.Json;
using Prism.Etl.Sources.Jira.Reading;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Replay;

/// <summary>Stages issues and worklogs of payloads that were committed together. The newest come first: what was staged once is not staged again.</summary>
/// <param name="sourceSystem">The connection's name.</param>
/// <param name="site">What the site is made of.</param>
/// <param name="deletions">What was deleted.</param>
/// <param name="issues">Gets the issues that were staged.</param>
/// <param name="worklogs">Gets the worklogs that were staged.</param>
internal sealed class ReplayedPages(string sourceSystem, ReplayedSite site, ReplayedDeletions deletions, IssueIds issues, IssueIds worklogs)
{
    public void StageIssues(OpenPayloads payloads, StagedBatch batch)
    {
        var newest = new Dictionary<long, (JsonElement Issue, DateTimeOffset UpdatedAtUtc, long LoadSk)>();
        foreach (var (payload, root) in payloads.Of("search"))
        {
            foreach (var issue in root.Items("issues"))
            {
                if (!KnownIssues.TryId(issue.Text("id"), out var id))
                {
                    // Refused as it was when it came.
                    site.Rows.Stage(issue, site.Rows.NewHistory(), batch);
                    continue;
                }

                var updated = issue.Object("fields") is { } values && values.TryInstant("updated", out var at) ? at : DateTimeOffset.MinValue;
                if (!issues.Contains(id) && (!newest.TryGetValue(id, out var other) || other.UpdatedAtUtc < updated))
                {
                    newest[id] = (issue, updated, payload.LoadSk);
                }
            }
        }

        var histories = Histories(payloads, newest.Keys, batch);
        foreach (var (id, (issue, _, loadSk)) in newest)
        {
            var rows = new StagedBatch();
            if (site.Rows.Stage(issue, histories[id], rows, loadSk) is { } row)
            {
                issues.Add(id);
                batch.Add(deletions.Apply(row, loadSk));
            }

            Take(rows, batch);
        }
    }

    public void StageWorklogs(OpenPayloads payloads, StagedBatch batch)
    {
        foreach (var (payload, root) in payloads.Of("worklog"))
        {
            // A page of worklog/list is a list; one of an issue's own worklogs names the issue once.
            var isList = root.ValueKind == JsonValueKind.Array;
            foreach (var worklog in isList ? root.EnumerateArray() : root.Items("worklogs"))
            {
                var issueId = worklog.Text("issueId") ?? (isList ? null : payload.SourceId);
                if ((KnownIssues.TryId(worklog.Text("id"), out var id) && worklogs.Contains(id)) || (KnownIssues.TryId(issueId, out var issue) && !issues.Contains(issue)))
                {
                    continue;
                }

                var rows = new StagedBatch();
                if (JiraSiteRows.StageWorklog(worklog, issueId, site.People, sourceSystem, rows) is { } row)
                {
                    worklogs.Add(id);
                    batch.Add(deletions.Apply(row, payload.LoadSk));
                }

                Take(rows, batch);
            }
        }
    }

    private Dictionary<long, JiraHistory> Histories(OpenPayloads payloads, IEnumerable<long> ids, StagedBatch batch)
    {
        var histories = ids.ToDictionary(id => id, _ => site.Rows.NewHistory());
        foreach (var (payload, root) in payloads.Of("changelog"))
        {
            if (root.Value("issueChangeLogs") is null)
            {
                Read(root.Items("values"), payload.SourceId);
                continue;
            }

            foreach (var issue in root.Items("issueChangeLogs"))
            {
                Read(issue.Items("changeHistories"), issue.Text("issueId"));
            }
        }

        return histories;

        void Read(JsonElement.ArrayEnumerator entries, string? issueId)
        {
            if (KnownIssues.TryId(issueId, out var id) && histories.TryGetValue(id, out var history))
            {
                site.Rows.ReadHistories(entries, issueId!, history, batch);
            }
        }
    }

    /// <summary>Takes what came beside the row itself: people, sprints, statuses, refusals.</summary>
    private static void Take(StagedBatch from, StagedBatch into)
    {
        foreach (var row in from.Rows.Values.SelectMany(rows => rows))
        {
            switch (row)
            {
                case StagedPerson person:
                    into.Add(person);
                    break;
                case StagedSprint sprint:
                    into.Add(sprint);
                    break;
                case StagedComponent component:
                    into.Add(component);
                    break;
                case StagedRelease release:
                    into.Add(release);
                    break;
                case StagedStatus status:
                    into.Add(status);
                    break;
                default:
                    break;
            }
        }

        into.Rejected.AddRange(from.Rejected);
    }
}
