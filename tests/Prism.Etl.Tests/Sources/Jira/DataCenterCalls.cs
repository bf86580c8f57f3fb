using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// The calls of Data Center's own REST interface that the product may make, with their parameters, as Atlassian's reference of Jira Data Center 11.3
/// lists them (https://developer.atlassian.com/server/jira/platform/rest/v11003/, a page for each group; the same in 9.12 and 10.3, but for
/// <c>user/list</c>, which is there since 10.3). No description that machines read is at hand, so a request that is not on this list is to be looked up
/// there first, and then put on it.
/// </summary>
internal static partial class DataCenterCalls
{
    private static readonly Call[] All =
    [
        new("GET", "/rest/api/2/serverInfo", "", "", "api-group-serverinfo"),
        new("GET", "/rest/api/2/myself", "", "", "api-group-myself"),
        new("GET", "/rest/api/2/field", "", "", "api-group-field"),
        new("GET", "/rest/api/2/issuetype", "", "", "api-group-issuetype"),
        new("GET", "/rest/api/2/status", "", "", "api-group-status"),
        new("GET", "/rest/api/2/priority/{id}", "", "", "api-group-priority"),
        new("GET", "/rest/api/2/resolution/{id}", "", "", "api-group-resolution"),
        new("GET", "/rest/api/2/project", "includeArchived expand recent browseArchive", "", "api-group-project"),
        new("GET", "/rest/api/2/project/{id}", "expand", "", "api-group-project"),
        new("GET", "/rest/api/2/user/list", "cursor maxResults", "", "api-group-user"),
        new("GET", "/rest/api/2/user/search", "username includeActive includeInactive startAt maxResults", "", "api-group-user"),
        new("GET", "/rest/api/2/search", "jql startAt maxResults validateQuery fields expand", "", "api-group-search"),
        new("POST", "/rest/api/2/search", "", "jql startAt maxResults validateQuery fields expand", "api-group-search"),
        new("GET", "/rest/api/2/issue/{id}", "fields expand properties updateHistory", "", "api-group-issue"),
        new("GET", "/rest/api/2/issue/{id}/worklog", "", "", "api-group-issue"),
        new("GET", "/rest/api/2/worklog/updated", "since", "", "api-group-worklog"),
        new("GET", "/rest/api/2/worklog/deleted", "since", "", "api-group-worklog"),
        new("POST", "/rest/api/2/worklog/list", "", "ids", "api-group-worklog"),
        new("GET", "/rest/agile/1.0/board", "startAt maxResults type name projectKeyOrId", "", "api-group-board"),
        new("GET", "/rest/agile/1.0/board/{id}/configuration", "", "", "api-group-board"),
        new("GET", "/rest/agile/1.0/board/{id}/sprint", "startAt maxResults state", "", "api-group-board"),
    ];

    /// <summary>All of them, as method and path.</summary>
    public static IEnumerable<string> Paths => All.Select(call => $"{call.Method} {call.Path}");

    /// <summary>What is wrong with a request to Data Center's version 2, or to the agile interface; null for all others.</summary>
    public static string? Problem(SentRequest sent)
    {
        var at = Root().Match(sent.Path);
        if (!at.Success)
        {
            return null;
        }

        var calls = All.Where(call => call.Method == sent.Method.Method && Matches(call.Path, sent.Path[at.Index..])).ToList();
        if (calls.Count == 0)
        {
            return "no call of Data Center that is on the list";
        }

        var named = sent.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);
        var members = sent.Body is null ? [] : JsonDocument.Parse(sent.Body).RootElement.EnumerateObject().Select(member => member.Name).ToList();
        return named.Except(calls[0].Query.Split(' ')).Select(name => $"no parameter '{name}' ({calls[0].Page})").FirstOrDefault()
            ?? members.Except(calls[0].Body.Split(' ')).Select(name => $"no member '{name}' ({calls[0].Page})").FirstOrDefault();
    }

    private static bool Matches(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First == pair.Second || (pair.First == "{id}" && pair.Second.Length > 0));
    }

    [GeneratedRegex("/rest/(api/2|agile/1\\.0)/")]
    private static partial Regex Root();

    /// <param name="Method">The HTTP method.</param>
    /// <param name="Path">Its path.</param>
    /// <param name="Query">The query's parameters.</param>
    /// <param name="Body">The body's members.</param>
    /// <param name="Page">The page of the reference.</param>
    private sealed record Call(string Method, string Path, string Query, string Body, string Page);
}
