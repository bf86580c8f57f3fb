using System.Globalization;

namespace Prism.SampleJira.Http;

/// <summary>Worklogs of an issue, by id, and the feeds of changed and deleted ones.</summary>
internal static class WorklogEndpoints
{
    private const int FeedPageSize = 1000;
    private const int MostIds = 1000;

    public static void Map(IEndpointRouteBuilder routes, IJiraSite site)
    {
        foreach (var rest in site.Kind == JiraKind.Cloud ? new[] { "/rest/api/3", "/rest/api/2" } : ["/rest/api/2", "/rest/api/latest"])
        {
            routes.MapGet($"{rest}/worklog/updated", context => Feed(context, site.WorklogsUpdated));
            routes.MapGet($"{rest}/worklog/deleted", context => Feed(context, site.WorklogsDeleted));
            routes.MapPost($"{rest}/worklog/list", context => List(context, site));
            routes.MapGet($"{rest}/issue/{{issue}}/worklog", context => OfIssue(context, site));
        }
    }

    /// <summary>The site's present stands still, so the real Jira's rule of leaving out the last minute changes nothing here.</summary>
    private static Task Feed(HttpContext context, Func<long, int, FeedPage> read)
    {
        _ = long.TryParse(context.Request.Query["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var since);
        var page = read(since, FeedPageSize);
        var until = page.Entries.Count > 0 ? page.Entries[^1].ChangedMs : since;
        var path = $"{JiraReply.Origin(context)}{context.Request.Path}?since=";
        return JiraReply.Json(context, w =>
        {
            w.WriteStartObject();
            w.WriteStartArray("values"u8);
            foreach (var (id, changedMs) in page.Entries)
            {
                w.WriteStartObject();
                w.WriteNumber("worklogId"u8, id);
                w.WriteNumber("updatedTime"u8, changedMs);
                w.WriteStartArray("properties"u8);
                w.WriteEndArray();
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteNumber("since"u8, since);
            w.WriteNumber("until"u8, until);
            w.WriteString("self"u8, path + since.ToString(CultureInfo.InvariantCulture));
            if (!page.IsLast)
            {
                w.WriteString("nextPage"u8, path + until.ToString(CultureInfo.InvariantCulture));
            }

            w.WriteBoolean("lastPage"u8, page.IsLast);
            w.WriteEndObject();
        });
    }

    private static async Task List(HttpContext context, IJiraSite site)
    {
        var ids = (await RequestBody.Read(context))?.List("ids");
        if (ids is null || ids.Count > MostIds)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, ids is null ? "ids must be a list of worklog ids." : $"ids must not name more than {MostIds} worklogs.");
            return;
        }

        var found = ids.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? site.Worklog(number) : null).OfType<IJiraWorklog>();
        await JiraReply.Stream(context, w => w.WriteStartArray(), found, (w, worklog) => worklog.Write(w), w => w.WriteEndArray());
    }

    private static async Task OfIssue(HttpContext context, IJiraSite site)
    {
        if (site.Find(context.Request.RouteValues["issue"] as string ?? "") is not { } issue)
        {
            await JiraReply.Error(context, StatusCodes.Status404NotFound, "Issue does not exist or you do not have permission to see it.");
            return;
        }

        var startAt = JiraReply.Number(context, "startAt", 0, int.MaxValue);
        var most = JiraReply.Number(context, "maxResults", 5000, 5000);
        var after = long.TryParse(context.Request.Query["startedAfter"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : long.MinValue;
        var before = long.TryParse(context.Request.Query["startedBefore"], NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? to : long.MaxValue;
        var all = site.Worklogs(issue).Where(l => l.StartedMs >= after && l.StartedMs < before).ToList();
        await JiraReply.Stream(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteNumber("startAt"u8, startAt);
                w.WriteNumber("maxResults"u8, most);
                w.WriteNumber("total"u8, all.Count);
                w.WriteStartArray("worklogs"u8);
            },
            all.Skip(startAt).Take(most),
            (w, worklog) => worklog.Write(w),
            w =>
            {
                w.WriteEndArray();
                w.WriteEndObject();
            });
    }
}
