using System.Net;
using System.Text.Json.Nodes;
using Prism.Etl.Sources.Jira;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Every request to Data Center is one that Atlassian's reference knows: <see cref="DataCenterCalls"/> holds them for all tests.</summary>
public sealed class DataCenterContractTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task All_calls_of_the_list_are_made_and_no_other()
    {
        using var site = new MadeSite(JiraKind.DataCenter);
        site.Boards.Add(new MadeBoard(1, [], new() { ["id"] = 1, ["filter"] = new JsonObject { ["id"] = "1001" } }));
        for (var number = 1; number <= 5; number++)
        {
            site.Add(number, Begin + TimeSpan.FromHours(number)).ResolutionId = "10000";
            site.Worklogs.Add(new MadeWorklog(number, number, Begin + TimeSpan.FromDays(1), 60));
        }

        // Enough names for a query that no address holds.
        for (var number = 1; number <= 150; number++)
        {
            site.Fields.Add(new JsonObject { ["id"] = $"customfield_1{number:0000}000000000", ["name"] = $"Field {number}", ["schema"] = new JsonObject { ["type"] = "string", ["custom"] = "x:textfield" } });
        }

        var met = new HashSet<string>();
        var staging = new HeldStaging();
        await site.LoadAsync(staging, options => options.Fields.KeepOthers = false);
        Note();
        site.Now += TimeSpan.FromDays(1);
        site.Issues[0].IsHidden = true;
        site.IsOld = true;
        await site.LoadAsync(staging, options => options.Fields.KeepOthers = false);
        Note();
        site.Now += TimeSpan.FromHours(1);
        (site.Issues[0].IsHidden, site.Issues[0].Updated) = (false, site.Now);
        await site.LoadAsync(staging);
        Note();
        Assert.Equal(DataCenterCalls.Paths.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));

        void Note() => met.UnionWith(site.Sent.Where(sent => !sent.Path.StartsWith("/rest/api/3/", StringComparison.Ordinal)).Select(sent =>
            $"{sent.Method} {string.Join('/', sent.Path.Split('/').Select((part, at) => at > 3 && part.All(char.IsAsciiDigit) ? "{id}" : part))}"));
    }

    [Fact]
    public void The_list_itself_refuses_what_the_reference_does_not_know()
    {
        static SentRequest Get(string path) => new(HttpMethod.Get, new Uri("http://x/jira" + path), null);
        Assert.Null(DataCenterCalls.Problem(Get("/rest/api/2/search?jql=project%20%3D%20A&startAt=0&maxResults=5")));
        Assert.NotNull(DataCenterCalls.Problem(Get("/rest/api/2/search?jql=x&nextPageToken=5")));
        Assert.NotNull(DataCenterCalls.Problem(Get("/rest/api/2/issue/1/worklog?startAt=0")));
        Assert.NotNull(DataCenterCalls.Problem(Get("/rest/api/2/search/jql?jql=x")));
        Assert.NotNull(DataCenterCalls.Problem(Get("/rest/api/2/issue/1?jql=x")));
        Assert.NotNull(DataCenterCalls.Problem(new SentRequest(HttpMethod.Post, new Uri("http://x/rest/api/2/worklog/list"), """{"worklogIds":[1]}""")));
        Assert.Null(DataCenterCalls.Problem(Get("/rest/api/3/search/jql?jql=x")));
    }

    [Fact]
    public async Task A_server_without_a_feed_of_worklogs_is_read_without_them_and_it_is_said()
    {
        using var site = new MadeSite(JiraKind.DataCenter) { Instead = sent => sent.Path.Contains("/worklog/", StringComparison.Ordinal) ? InterceptedSite.Answer(HttpStatusCode.NotFound) : null };
        site.Add(1, Begin);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Single(staging.All<Prism.Etl.Staging.StagedIssue>());
        Assert.Empty(staging.All<Prism.Etl.Staging.StagedWorklog>());
    }
}
