using System.Collections.Concurrent;
using Prism.SampleJira.Jql;

namespace Prism.SampleJira.Http;

/// <summary>Issue search: by token on Cloud, by offset on Data Center.</summary>
internal sealed class SearchEndpoints(IJiraSite site)
{
    private const int LargestIdPage = 5000;
    private const int LargestPage = 1000;
    private const int LargestFetch = 100;

    /// <summary>Where a later offset of a query begins, so that a client who reads page by page is not searched for from the start again.</summary>
    private readonly ConcurrentDictionary<(long PresentMs, string Jql, int StartAt), long> places = new();
    private readonly ConcurrentDictionary<(long PresentMs, string Jql), long> totals = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        if (site.Kind == JiraKind.Cloud)
        {
            routes.MapPost("/rest/api/3/search/jql", PostJql);
            routes.MapGet("/rest/api/3/search/jql", GetJql);
            routes.MapPost("/rest/api/3/search/approximate-count", ApproximateCount);
            routes.MapPost("/rest/api/3/issue/bulkfetch", BulkFetch);
            foreach (var gone in new[] { "/rest/api/2/search", "/rest/api/3/search", "/rest/api/latest/search" })
            {
                routes.Map(gone, context => JiraReply.Error(
                    context, StatusCodes.Status410Gone, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"));
            }
        }

        foreach (var rest in site.Kind == JiraKind.Cloud ? new[] { "/rest/api/3", "/rest/api/2" } : ["/rest/api/2", "/rest/api/latest"])
        {
            routes.MapGet($"{rest}/issue/{{issue}}", Issue);
            if (site.Kind == JiraKind.DataCenter)
            {
                routes.MapGet($"{rest}/search", GetByOffset);
                routes.MapPost($"{rest}/search", PostByOffset);
            }
        }
    }

    private Task GetJql(HttpContext context) => ByToken(
        context, context.Request.Query["jql"], Named(context), JiraReply.Number(context, "maxResults", 50, LargestIdPage), context.Request.Query["nextPageToken"], context.Request.Query["expand"]);

    private async Task PostJql(HttpContext context)
    {
        if (await RequestBody.Read(context) is not { } body)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, "Invalid request payload. Refer to the REST API documentation and try again.");
            return;
        }

        await ByToken(context, body.Text("jql"), body.List("fields") ?? [], body.Number("maxResults") ?? 50, body.Text("nextPageToken"), body.Text("expand"));
    }

    private async Task ByToken(HttpContext context, string? jql, IReadOnlyList<string> fields, int most, string? token, string? expand)
    {
        if (await Understood(context, jql, mustBeBounded: true) is not { } query)
        {
            return;
        }

        if (PageToken.Read(jql!, token) is not { } position)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, "The provided nextPageToken is invalid or expired.");
            return;
        }

        var selection = new FieldSelection(fields);
        var withChangelog = Expands(expand, "changelog");
        most = Math.Clamp(most, 1, selection.IsIdOnly ? LargestIdPage : withChangelog ? 100 : LargestPage);
        var page = site.Select(query, ref position, most);
        var next = position < 0 ? null : PageToken.Make(jql!, position);
        await JiraReply.Stream(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("issues"u8);
            },
            page,
            (w, issue) => site.WriteIssue(w, issue, selection, withChangelog),
            w =>
            {
                w.WriteEndArray();
                if (next is not null)
                {
                    w.WriteString("nextPageToken"u8, next);
                }

                w.WriteBoolean("isLast"u8, next is null);
                w.WriteEndObject();
            });
    }

    private async Task ApproximateCount(HttpContext context)
    {
        var body = await RequestBody.Read(context);
        if (await Understood(context, body?.Text("jql"), mustBeBounded: true) is not { } query)
        {
            return;
        }

        var count = site.Count(query);
        await JiraReply.Json(context, w =>
        {
            w.WriteStartObject();
            w.WriteNumber("count"u8, count);
            w.WriteEndObject();
        });
    }

    /// <summary>Issues by id or key, past the search; those that are not there are listed as errors, and the rest is given.</summary>
    private async Task BulkFetch(HttpContext context)
    {
        var body = await RequestBody.Read(context);
        var asked = body?.List("issueIdsOrKeys") ?? [];
        if (asked.Count is 0 or > LargestFetch)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, $"issueIdsOrKeys must name 1 to {LargestFetch} issues.");
            return;
        }

        var fields = body!.List("fields") ?? [];
        var selection = fields.Count == 0 ? FieldSelection.All : new FieldSelection(fields);
        var lacking = asked.Where(issue => site.Find(issue) is null).ToList();
        await JiraReply.Stream(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteStartArray("issues"u8);
            },
            asked.Select(site.Find).OfType<int>().Distinct(),
            (w, issue) => site.WriteIssue(w, issue, selection, Expands(string.Join(',', body.List("expand") ?? []), "changelog")),
            w =>
            {
                w.WriteEndArray();
                w.WriteStartArray("issueErrors"u8);
                foreach (var issue in lacking)
                {
                    w.WriteStartObject();
                    w.WriteString("id"u8, issue);
                    w.WriteString("errorMessage"u8, "Issue does not exist or you do not have permission to see it.");
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
    }

    private Task GetByOffset(HttpContext context) => ByOffset(
        context, context.Request.Query["jql"], Named(context), JiraReply.Number(context, "startAt", 0, int.MaxValue), JiraReply.Number(context, "maxResults", 50, LargestPage), context.Request.Query["expand"]);

    private async Task PostByOffset(HttpContext context)
    {
        if (await RequestBody.Read(context) is not { } body)
        {
            await JiraReply.Error(context, StatusCodes.Status400BadRequest, "Unexpected character in the request body.");
            return;
        }

        var expand = string.Join(',', body.List("expand") ?? []);
        await ByOffset(context, body.Text("jql"), body.List("fields") ?? [], body.Number("startAt") ?? 0, Math.Min(body.Number("maxResults") ?? 50, LargestPage), expand);
    }

    private async Task ByOffset(HttpContext context, string? jql, IReadOnlyList<string> fields, int startAt, int most, string? expand)
    {
        if (await Understood(context, jql, mustBeBounded: false) is not { } query)
        {
            return;
        }

        var text = jql ?? "";
        var total = totals.GetOrAdd((site.PresentMs, text), _ => site.Count(query));
        var position = Place(text, query, startAt);
        var page = position < 0 ? [] : site.Select(query, ref position, most);
        if (places.Count > 10_000)
        {
            places.Clear();
        }

        if (page.Count > 0)
        {
            places[(site.PresentMs, text, startAt + page.Count)] = position;
        }

        var selection = fields.Count == 0 ? FieldSelection.All : new FieldSelection(fields);
        var withChangelog = Expands(expand, "changelog");
        await JiraReply.Stream(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteString("expand"u8, "schema,names"u8);
                w.WriteNumber("startAt"u8, startAt);
                w.WriteNumber("maxResults"u8, most);
                w.WriteNumber("total"u8, total);
                w.WriteStartArray("issues"u8);
            },
            page,
            (w, issue) => site.WriteIssue(w, issue, selection, withChangelog),
            w =>
            {
                w.WriteEndArray();
                w.WriteEndObject();
            });
    }

    private long Place(string jql, JqlQuery query, int startAt)
    {
        if (places.TryGetValue((site.PresentMs, jql, startAt), out var place))
        {
            return place;
        }

        for (var left = startAt; left > 0 && place >= 0;)
        {
            left -= site.Select(query, ref place, Math.Min(left, 10_000)).Count;
        }

        return place;
    }

    private async Task Issue(HttpContext context)
    {
        var key = context.Request.RouteValues["issue"] as string ?? "";
        if (site.Find(key) is not { } issue)
        {
            await JiraReply.Error(context, StatusCodes.Status404NotFound, "Issue does not exist or you do not have permission to see it.");
            return;
        }

        var named = Named(context);
        var selection = named.Count == 0 ? FieldSelection.All : new FieldSelection(named);
        await JiraReply.Json(context, w => site.WriteIssue(w, issue, selection, Expands(context.Request.Query["expand"], "changelog")));
    }

    private async Task<JqlQuery?> Understood(HttpContext context, string? jql, bool mustBeBounded)
    {
        string problem;
        try
        {
            var query = JqlParser.Parse(jql, site.Zone);
            if (query.IsBounded || !mustBeBounded)
            {
                // A project or date that the site refuses shows itself only when it is asked for.
                var probe = 0L;
                site.Select(query, ref probe, 0);
                return query;
            }

            problem = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.";
        }
        catch (JqlException exception)
        {
            problem = exception.Message;
        }

        await JiraReply.Error(context, StatusCodes.Status400BadRequest, problem);
        return null;
    }

    private static List<string> Named(HttpContext context) => [.. context.Request.Query["fields"].OfType<string>()];

    private static bool Expands(string? expand, string what) => expand?.Split(',').Contains(what, StringComparer.OrdinalIgnoreCase) == true;
}
