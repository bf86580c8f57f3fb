using System.Globalization;

namespace Prism.SampleJira.Http;

/// <summary>Changelogs of many issues at once, and of one issue page by page (both Cloud only), oldest first.</summary>
internal static class ChangelogEndpoints
{
    private const int MostIssues = 1000;
    private const int MostFields = 10;

    public static void Map(IEndpointRouteBuilder routes, IJiraSite site)
    {
        if (site.Kind == JiraKind.Cloud)
        {
            routes.MapPost("/rest/api/3/changelog/bulkfetch", context => BulkFetch(context, site));
            routes.MapGet("/rest/api/3/issue/{issue}/changelog", context => OfIssue(context, site));
        }
    }

    private static async Task BulkFetch(HttpContext context, IJiraSite site)
    {
        var body = await RequestBody.Read(context);
        var asked = body?.List("issueIdsOrKeys") ?? [];
        var fieldIds = body?.List("fieldIds")?.ToHashSet(StringComparer.Ordinal);
        var most = body?.Number("maxResults") ?? 1000;
        var problem = asked.Count == 0 ? "issueIdsOrKeys must name at least one issue."
            : asked.Count > MostIssues ? $"issueIdsOrKeys must not name more than {MostIssues} issues."
            : fieldIds?.Count > MostFields ? $"fieldIds must not name more than {MostFields} fields."
            : most is < 1 or > 10_000 ? "maxResults must be between 1 and 10000."
            : null;
        var request = string.Join(',', asked) + '|' + string.Join(',', fieldIds ?? []);
        var position = PageToken.Read(request, body?.Text("nextPageToken"));
        problem ??= position is null ? "The provided nextPageToken is invalid or expired." : null;
        if (problem is not null)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, problem);
            return;
        }

        if (fieldIds is { Count: 0 })
        {
            fieldIds = null;
        }

        var all = asked.Select(site.Find).OfType<int>().Distinct()
            .SelectMany(issue => site.Histories(issue).Where(h => fieldIds is null || h.Concerns(fieldIds)).Select(h => (Issue: issue, Id: Number(site.IssueId(issue)), History: h)))
            .OrderBy(h => h.History.CreatedMs).ThenBy(h => h.Id)
            .ToList();
        var page = all.Skip((int)position!.Value).Take(most).ToList();
        var next = position.Value + page.Count;
        await JiraReply.Stream(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("issueChangeLogs"u8);
            },
            page.GroupBy(h => h.Issue),
            (w, issue) =>
            {
                w.WriteStartObject();
                w.WriteString("issueId"u8, site.IssueId(issue.Key));
                w.WriteStartArray("changeHistories"u8);
                foreach (var (_, _, history) in issue)
                {
                    history.Write(w, fieldIds);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            },
            w =>
            {
                w.WriteEndArray();
                if (next < all.Count)
                {
                    w.WriteString("nextPageToken"u8, PageToken.Make(request, next));
                }

                w.WriteEndObject();
            });
    }

    private static async Task OfIssue(HttpContext context, IJiraSite site)
    {
        if (site.Find(context.Request.RouteValues["issue"] as string ?? "") is not { } issue)
        {
            await JiraReply.Error(context, StatusCodes.Status404NotFound, "Issue does not exist or you do not have permission to see it.");
            return;
        }

        await JiraReply.Page(context, [.. site.Histories(issue).Select(h => JsonBytes.Of(w => h.Write(w, null)))], 100, withLinks: true);
    }

    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
