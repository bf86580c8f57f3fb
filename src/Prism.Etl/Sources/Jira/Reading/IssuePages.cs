using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>One page of a search, in the order of creation.</summary>
/// <param name="Answer">The payload; the caller disposes it.</param>
/// <param name="CreatedFrom">When the last issue of the page was created: where a stopped search goes on.</param>
/// <param name="Total">How many issues there are, where the site says.</param>
internal readonly record struct IssuePage(JiraAnswer Answer, DateTimeOffset? CreatedFrom, long? Total);

/// <summary>
/// Searches page by page. Each of the two products has a paging of its own, and asking one for the other's loops for ever or skips issues.
/// Both go in the order of creation, which later changes do not disturb.
/// </summary>
/// <param name="client">The site.</param>
/// <param name="fields">The fields to ask for.</param>
/// <param name="size">Issues to ask for at a time.</param>
internal abstract class IssuePages(JiraClient client, IReadOnlyList<string> fields, int size)
{
    protected JiraClient Client => client;
    protected IReadOnlyList<string> Fields => fields;
    protected int Size => size;

    /// <summary>Reads all pages.</summary>
    /// <param name="jql">Gives the query for issues created since then.</param>
    /// <param name="createdFrom">Where to begin.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public abstract IAsyncEnumerable<IssuePage> ReadAsync(Func<DateTimeOffset?, string> jql, DateTimeOffset? createdFrom, CancellationToken cancellationToken);

    public static IssuePages Of(JiraRun run, IReadOnlyList<string> fields, int size, bool withChangelog, bool isById = false, IReadOnlyList<long>? reconciled = null) => run.Kind == JiraKind.Cloud
        ? new CloudIssuePages(run.Client, fields, size, reconciled ?? [])
        : new DataCenterIssuePages(run.Client, fields, size, withChangelog, isById);

    /// <summary>When the page's last issue was created. A malformed issue has no say.</summary>
    protected static DateTimeOffset? LastCreated(JsonElement page, DateTimeOffset? before)
    {
        var last = before;
        foreach (var issue in page.Items("issues"))
        {
            if (issue.Object("fields") is { } values && values.TryInstant("created", out var created) && (last is null || created > last))
            {
                last = created;
            }
        }

        return last;
    }

    protected void RequireIssues(string path, JiraAnswer answer)
    {
        if (answer.Root.Value("issues") is not { ValueKind: JsonValueKind.Array })
        {
            answer.Dispose();
            throw client.Failure(path, "the answer has no list 'issues'.", canRetry: false);
        }
    }
}

/// <summary>Cloud: <c>POST search/jql</c>, paged by a token that expires.</summary>
/// <param name="client">The site.</param>
/// <param name="fields">The fields to ask for.</param>
/// <param name="size">Issues to ask for at a time.</param>
/// <param name="reconciled">Issues, at most 50, that are given as they are now, although the index may lag.</param>
internal sealed class CloudIssuePages(JiraClient client, IReadOnlyList<string> fields, int size, IReadOnlyList<long> reconciled) : IssuePages(client, fields, size)
{
    private const string Path = "rest/api/3/search/jql";

    public override async IAsyncEnumerable<IssuePage> ReadAsync(
        Func<DateTimeOffset?, string> jql, DateTimeOffset? createdFrom, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var query = jql(createdFrom);
        string? token = null;
        List<string?>? previous = null;
        while (true)
        {
            // With a token, 400 means that the token is no longer valid: the same query was accepted without it.
            var page = await Client.TryPostAsync(Path, Body(query, token), token is null ? [] : [HttpStatusCode.BadRequest, HttpStatusCode.Gone], cancellationToken);
            if (page is null)
            {
                query = Restart(jql, createdFrom, query);
                token = null;
                previous = null;
                continue;
            }

            RequireIssues(Path, page);
            var next = page.Root.Text("nextPageToken");
            var ids = JiraRun.Ids(page.Root);
            var fault = JiraRun.AreSame(ids, previous) ? "the same page of issues came twice"
                : next is not null && !tokens.Add(next) ? "the same page token came twice"
                : next is null && page.Root.Value("isLast") is { ValueKind: JsonValueKind.False } ? "the site says there is more, but gives no page token"
                : null;
            if (fault is not null)
            {
                page.Dispose();
                throw Client.Failure(Path, $"{fault}; reading on would loop or leave issues out. What was read is kept; the next run goes on there.", canRetry: true);
            }

            var isLast = next is null || page.Root.Flag("isLast");
            createdFrom = LastCreated(page.Root, createdFrom);
            yield return new IssuePage(page, createdFrom, null);
            if (isLast)
            {
                yield break;
            }

            token = next;
            previous = ids;
        }
    }

    private string Restart(Func<DateTimeOffset?, string> jql, DateTimeOffset? createdFrom, string query)
    {
        var restarted = jql(createdFrom);
        return string.CompareOrdinal(restarted, query) > 0
            ? restarted
            : throw Client.Failure(Path, "the site refuses its own page token, again and again. What was read is kept; the next run goes on there.", canRetry: true);
    }

    private byte[] Body(string query, string? token) => JiraRun.Body(writer =>
    {
        writer.WriteString("jql", query);
        writer.WriteNumber("maxResults", Size);
        JiraRun.WriteList(writer, "fields", Fields);
        if (reconciled.Count > 0)
        {
            writer.WriteStartArray("reconcileIssues");
            foreach (var id in reconciled)
            {
                writer.WriteNumberValue(id);
            }

            writer.WriteEndArray();
        }

        if (token is not null)
        {
            writer.WriteString("nextPageToken", token);
        }
    });
}

/// <summary>
/// Data Center: <c>search</c> with <c>startAt</c>. An issue that is deleted meanwhile shifts all later ones, and one would be skipped: so each
/// page begins anew at the minute in which the last issue was created, and <c>startAt</c> only counts within that minute.
/// </summary>
internal sealed class DataCenterIssuePages(JiraClient client, IReadOnlyList<string> fields, int size, bool withChangelog, bool isById) : IssuePages(client, fields, size)
{
    private const string Path = "rest/api/2/search";

    /// <summary>Servers refuse longer addresses.</summary>
    private const int LongestAddress = 4000;

    public override async IAsyncEnumerable<IssuePage> ReadAsync(
        Func<DateTimeOffset?, string> jql, DateTimeOffset? createdFrom, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = jql(createdFrom);
        var startAt = 0L;
        long? total = null;
        List<string?>? previous = null;
        while (true)
        {
            var page = await SearchAsync(query, startAt, cancellationToken);
            RequireIssues(Path, page);
            var count = page.Root.Items("issues").Count();
            var left = page.Root.Whole("total");
            if (page.Root.Whole("startAt") is { } given && given != startAt)
            {
                page.Dispose();
                throw Client.Failure(Path, $"asked for issues from {startAt}, the site gave those from {given}: reading on would loop. What was read is kept.", canRetry: true);
            }

            if (left is null)
            {
                page.Dispose();
                throw Client.Failure(Path, "the answer has no 'total'. Is this a Cloud site? Then set Kind to Cloud.", canRetry: false);
            }

            // A page begins where the one before ended: only a site that does not page gives the same again.
            var ids = JiraRun.Ids(page.Root);
            if (JiraRun.AreSame(ids, previous))
            {
                page.Dispose();
                throw Client.Failure(Path, "the same page of issues came twice; reading on would loop or leave issues out. What was read is kept; the next run goes on there.", canRetry: true);
            }

            previous = ids;
            total ??= left;
            createdFrom = LastCreated(page.Root, createdFrom);
            yield return new IssuePage(page, createdFrom, total);
            if (count == 0 && startAt < left)
            {
                throw Client.Failure(Path, $"an empty page at {startAt} of {left}: issues would be left out. What was read is kept; the next run goes on there.", canRetry: true);
            }

            if (startAt + count >= left)
            {
                yield break;
            }

            var advanced = jql(createdFrom);
            if (string.CompareOrdinal(advanced, query) > 0)
            {
                (query, startAt) = (advanced, 0);
            }
            else
            {
                startAt += count;
            }
        }
    }

    private async Task<JiraAnswer> SearchAsync(string query, long startAt, CancellationToken cancellationToken)
    {
        var expand = withChangelog ? "&expand=changelog" : "";
        // Ids that are gone would refuse the whole query. In any other query an unknown name must be an error, not a silent gap.
        var lenient = isById ? "&validateQuery=false" : "";
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{Path}?jql={Uri.EscapeDataString(query)}&startAt={startAt}&maxResults={Size}&fields={Uri.EscapeDataString(string.Join(',', Fields))}{lenient}{expand}");
        if (address.Length <= LongestAddress)
        {
            return await Client.GetAsync(address, cancellationToken);
        }

        var body = JiraRun.Body(writer =>
        {
            writer.WriteString("jql", query);
            writer.WriteNumber("startAt", startAt);
            writer.WriteNumber("maxResults", Size);
            writer.WriteBoolean("validateQuery", !isById);
            JiraRun.WriteList(writer, "fields", Fields);
            JiraRun.WriteList(writer, "expand", withChangelog ? ["changelog"] : []);
        });
        return await Client.PostAsync(Path, body, cancellationToken);
    }
}
