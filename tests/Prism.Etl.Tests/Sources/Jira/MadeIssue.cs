using System.Globalization;
using System.Text.Json.Nodes;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>An issue of a <see cref="MadeSite"/>. Whoever changes it says when, as Jira does, or leaves <see cref="Updated"/> as it is.</summary>
internal sealed class MadeIssue(long id, string key, string projectId, DateTimeOffset created)
{
    public long Id { get; } = id;
    public string Key { get; set; } = key;
    public string ProjectId { get; set; } = projectId;
    public DateTimeOffset Created { get; } = created;
    public DateTimeOffset Updated { get; set; } = created;
    public string TypeId { get; set; } = "1";
    public string StatusId { get; set; } = "1";
    public string PriorityId { get; set; } = "3";
    public string? ResolutionId { get; set; }
    public bool IsHidden { get; set; }

    /// <summary>Since when it is archived: no search gives it then, and who asks for it alone sees it.</summary>
    public DateTimeOffset? Archived { get; set; }

    /// <summary>Fields as the site writes them, before those that follow from the rest.</summary>
    public JsonObject Fields { get; } = [];

    /// <summary>Histories, oldest first.</summary>
    public JsonArray Histories { get; } = [];

    /// <summary>Adds a history of one item.</summary>
    public MadeIssue Changed(DateTimeOffset at, JsonObject item, JsonObject? author = null)
    {
        var history = new JsonObject { ["id"] = (Id * 100 + Histories.Count).ToString(CultureInfo.InvariantCulture), ["created"] = MadeSite.Instant(at), ["items"] = new JsonArray(item) };
        if (author is not null)
        {
            history["author"] = author;
        }

        Histories.Add(history);
        Updated = at;
        return this;
    }
}

/// <summary>A worklog of a <see cref="MadeSite"/>.</summary>
internal sealed class MadeWorklog(long id, long issueId, DateTimeOffset at, int seconds)
{
    public long Id { get; } = id;
    public long IssueId { get; } = issueId;
    public DateTimeOffset Created { get; } = at;
    public DateTimeOffset Updated { get; set; } = at;
    public int Seconds { get; set; } = seconds;
    public JsonObject? Author { get; set; }
    public bool IsDeleted { get; set; }

    public JsonObject Json()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString(CultureInfo.InvariantCulture), ["issueId"] = IssueId.ToString(CultureInfo.InvariantCulture),
            ["started"] = MadeSite.Instant(Created), ["created"] = MadeSite.Instant(Created), ["updated"] = MadeSite.Instant(Updated), ["timeSpentSeconds"] = Seconds,
        };
        if (Author is not null)
        {
            json["author"] = Author.DeepClone();
        }

        return json;
    }
}

/// <summary>A board of a <see cref="MadeSite"/>.</summary>
/// <param name="Id">Its id; its filter is 1,000 more.</param>
/// <param name="Sprints">Null on a Kanban board.</param>
/// <param name="Configuration">As the site gives it.</param>
internal sealed record MadeBoard(int Id, JsonArray? Sprints, JsonObject Configuration);
