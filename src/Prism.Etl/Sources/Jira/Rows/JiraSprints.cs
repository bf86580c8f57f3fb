using System.Text.Json;
using System.Text.RegularExpressions;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// Sprints, from a board's list and from the sprint field of issues: objects on Cloud, on Data Center texts such as
/// <c>com.atlassian.greenhopper.service.sprint.Sprint@1829488[id=444,rapidViewId=158,state=ACTIVE,name=A, B [c],goal=]</c>.
/// </summary>
public sealed partial class JiraSprints(string sourceSystem)
{
    private readonly HashSet<string> staged = new(StringComparer.Ordinal);

    /// <summary>Stages one sprint once per run and gives its id; null where it cannot be read.</summary>
    public string? Stage(JsonElement sprint, StagedBatch batch)
    {
        switch (sprint.ValueKind)
        {
            case JsonValueKind.Object when sprint.Text("id") is { } id:
                if (!staged.Contains(id) && sprint.Text("name") is { } name)
                {
                    Add(batch, id, name, sprint.Text("state"), sprint.Text("goal"), sprint.Text("originBoardId") ?? sprint.Text("boardId"),
                        sprint.Instant("startDate"), sprint.Instant("endDate"), sprint.Instant("completeDate"));
                }

                return id;
            case JsonValueKind.String:
                return StageText(sprint.GetString()!, batch);
            case JsonValueKind.Number:
                return sprint.GetRawText();
            default:
                return null;
        }
    }

    private string? StageText(string text, StagedBatch batch)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open < 0 || text[^1] != ']')
        {
            return null;
        }

        // A name may hold commas and brackets, so a value ends only where a known key begins.
        var body = text[(open + 1)..^1];
        var keys = Keys().Matches(body);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            var start = keys[i].Index + keys[i].Length;
            var end = i + 1 < keys.Count ? keys[i + 1].Index : body.Length;
            var value = body[start..end];
            if (value is not ("<null>" or ""))
            {
                values.TryAdd(keys[i].Groups[1].Value, value);
            }
        }

        if (!values.TryGetValue("id", out var id))
        {
            return null;
        }

        if (!staged.Contains(id) && values.TryGetValue("name", out var name))
        {
            Add(batch, id, name, values.GetValueOrDefault("state"), values.GetValueOrDefault("goal"), values.GetValueOrDefault("rapidViewId"),
                At(values, "startDate"), At(values, "endDate"), At(values, "completeDate"));
        }

        return id;
    }

    private void Add(
        StagedBatch batch, string id, string name, string? state, string? goal, string? board, DateTimeOffset? start, DateTimeOffset? end, DateTimeOffset? completed)
    {
        staged.Add(id);
        batch.Add(new StagedSprint
        {
            SourceSystem = sourceSystem,
            SourceId = id,
            Name = name,
            SprintState = state?.ToUpperInvariant() switch
            {
                "CLOSED" => "Closed",
                "ACTIVE" => "Active",
                "FUTURE" => "Future",
                _ => completed is not null ? "Closed" : start is not null ? "Active" : "Future",
            },
            Goal = JiraJson.Cut(goal, 1000),
            BoardId = board,
            StartAtUtc = start,
            EndAtUtc = end,
            CompletedAtUtc = completed,
        });
    }

    private static DateTimeOffset? At(Dictionary<string, string> values, string name) => JiraTimestamp.TryParse(values.GetValueOrDefault(name), out var utc) ? utc : null;

    [GeneratedRegex("(?:^|,)(id|rapidViewId|state|name|startDate|endDate|completeDate|activatedDate|sequence|goal|autoStartStop|synced|incompleteIssuesDestinationId)=")]
    private static partial Regex Keys();
}
