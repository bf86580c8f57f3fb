using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Projects, boards and worklogs: payload in, staged row out.</summary>
public static class JiraSiteRows
{
    /// <summary>A project; false and a rejected row where it cannot be read.</summary>
    public static bool StageProject(JsonElement project, JiraPeople people, string sourceSystem, StagedBatch batch)
    {
        var (id, key) = (project.Text("id"), project.Text("key"));
        if (id is null || key is null)
        {
            batch.Reject(sourceSystem, "project", id ?? key ?? "", id is null ? JiraRule.MissingId : JiraRule.MissingKey, people.Excerpt(project));
            return false;
        }

        batch.Add(new StagedContainer { SourceSystem = sourceSystem, SourceId = id, ContainerKind = "JiraProject", Key = key, Name = project.Text("name") ?? key });
        return true;
    }

    /// <summary>A board with its configuration, where that could be read: the last column that holds a status is what the board calls done.</summary>
    public static StagedBoard? Board(JsonElement board, JsonElement? configuration, string sourceSystem)
    {
        if (board.Text("id") is not { } id)
        {
            return null;
        }

        string? done = null;
        foreach (var column in configuration?.Object("columnConfig")?.Items("columns") ?? default)
        {
            var statuses = string.Join(',', column.Items("statuses").Select(status => status.Text("id")).OfType<string>());
            done = statuses.Length > 0 ? statuses : done;
        }

        return new StagedBoard
        {
            SourceSystem = sourceSystem,
            SourceId = id,
            Name = board.Text("name") ?? id,
            BoardType = board.Text("type") ?? "simple",
            EstimationFieldId = configuration?.Object("estimation")?.Object("field").Text("fieldId"),
            DoneStatusIds = done,
        };
    }

    /// <summary>A worklog; null and a rejected row where it cannot be read.</summary>
    /// <param name="worklog">As <c>worklog/list</c> and <c>issue/{id}/worklog</c> give it.</param>
    /// <param name="issueId">The issue, where the payload does not name it.</param>
    /// <param name="people">Stages the author.</param>
    /// <param name="sourceSystem">The connection's name.</param>
    /// <param name="batch">Takes the rows.</param>
    public static StagedWorklog? StageWorklog(JsonElement worklog, string? issueId, JiraPeople people, string sourceSystem, StagedBatch batch)
    {
        var id = worklog.Text("id");
        issueId = worklog.Text("issueId") ?? issueId;
        DateTimeOffset started = default, created = default;
        var seconds = worklog.Whole("timeSpentSeconds");
        var rule = worklog.ValueKind != JsonValueKind.Object ? JiraRule.NotAnObject
            : id is null ? JiraRule.MissingId
            : issueId is null ? JiraRule.MissingIssue
            : !worklog.TryInstant("started", out started) ? JiraRule.BadStarted
            : !worklog.TryInstant("created", out created) ? JiraRule.BadCreated
            : seconds is null or < 0 ? JiraRule.BadSeconds
            : null;
        if (rule is not null)
        {
            batch.Reject(sourceSystem, "worklog", id ?? "", rule, people.Excerpt(worklog));
            return null;
        }

        var row = new StagedWorklog
        {
            SourceSystem = sourceSystem,
            SourceId = id!,
            IssueId = issueId!,
            AuthorId = people.Stage(worklog.Object("author"), batch),
            StartedAtUtc = started,
            CreatedAtUtc = created,
            SpentSeconds = seconds!.Value,
        };
        batch.Add(row);
        return row;
    }

    /// <summary>The beginning of a payload, to find it by.</summary>
    public static string Excerpt(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : JiraJson.Cut(element.GetRawText(), 300)!;
}
