using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.SampleJira;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Every request that goes to Cloud is one that the official descriptions know.</summary>
public sealed class CloudContractTests
{
    [Fact]
    public async Task Every_request_to_Cloud_is_valid_by_the_official_descriptions_and_none_is_deprecated()
    {
        var cancellation = TestContext.Current.CancellationToken;
        OpenApiDescription[] descriptions =
        [
            OpenApiDescription.Open(JiraCorpus.Path("openapi", "jira-cloud-platform-v3.openapi.json")),
            OpenApiDescription.Open(JiraCorpus.Path("openapi", "jira-software-cloud-agile.openapi.json")),
        ];
        using var between = new InterceptedSite();
        var staging = new HeldStaging();
        string? lost = null;
        for (var changes = 0; changes <= 2; changes += 2)
        {
            await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600, Changes = changes }, cancellation);
            foreach (var project in new[] { null, staging.All<StagedContainer>().FirstOrDefault()?.Key }.Distinct())
            {
                var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100 };
                if (project is not null)
                {
                    options.Projects.Add(project);
                }

                await staging.TakeAsync(
                    new JiraSource(options, (name, among, token) => staging.KnownIssues(name, among, token).Where(issue => issue.IssueId != lost), TimeProvider.System, NullLogger<JiraSource>.Instance, between), cancellation);
            }

            lost = staging.All<StagedIssue>().First(issue => issue.SpentSeconds > 0).SourceId;
        }

        // And what webhooks name: one issue that is there, one that never was.
        await using (var named = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600 }, cancellation))
        {
            var options = new JiraOptions { Url = named.BaseAddress.ToString(), User = "bi@example.com", Token = "token" };
            TouchedIssue[] touched = [new(long.Parse(lost!, System.Globalization.CultureInfo.InvariantCulture)), new(99_999_999)];
            await staging.TakeAsync(new JiraTouchedIssues(options, touched, new JiraSiteMemory(), staging.KnownIssues, TimeProvider.System, NullLogger<JiraSource>.Instance, between), cancellation);
            Assert.Contains(between.Sent, sent => sent.Body?.Contains("reconcileIssues", StringComparison.Ordinal) == true);
        }

        var problems = between.Sent.Select(sent => (sent, problem: Problem(descriptions, sent))).Where(pair => pair.problem is not null)
            .Select(pair => $"{pair.sent.Method} {pair.sent.Address.PathAndQuery}: {pair.problem}").Distinct().ToList();
        Assert.Empty(problems);
        foreach (var path in new[] { "/serverInfo", "/myself", "/field", "/status", "/issuetype", "/project/search", "/users/search", "/search/jql", "/search/approximate-count", "/changelog/bulkfetch", "/worklog/updated", "/worklog/deleted", "/worklog/list", "/issue/bulkfetch", "/board", "/configuration", "/sprint", "/worklog" })
        {
            Assert.Contains(between.Sent, sent => sent.Path.EndsWith(path, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(between.Sent, sent => sent.Body?.Contains("description", StringComparison.Ordinal) == true || sent.Body?.Contains("comment", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void The_check_itself_refuses_what_the_description_does_not_know()
    {
        OpenApiDescription[] descriptions = [OpenApiDescription.Open(JiraCorpus.Path("openapi", "jira-cloud-platform-v3.openapi.json"))];
        SentRequest Post(string path, string body) => new(HttpMethod.Post, new Uri("http://x" + path), body);
        Assert.Null(Problem(descriptions, Post("/rest/api/3/search/jql", """{"jql":"project = A","maxResults":5,"fields":["status"]}""")));
        Assert.NotNull(Problem(descriptions, Post("/rest/api/3/search/jql", """{"jql":"project = A","startAt":5}""")));
        Assert.NotNull(Problem(descriptions, Post("/rest/api/3/search/jql", """{"jql":5}""")));
        Assert.NotNull(Problem(descriptions, Post("/rest/api/3/changelog/bulkfetch", """{"issueIdsOrKeys":[]}""")));
        Assert.NotNull(Problem(descriptions, Post("/rest/api/3/search", """{"jql":"project = A"}""")));
        Assert.NotNull(Problem(descriptions, new SentRequest(HttpMethod.Get, new Uri("http://x/rest/api/3/project/search?maxResults=500"), null)));
        Assert.NotNull(Problem(descriptions, new SentRequest(HttpMethod.Get, new Uri("http://x/rest/api/3/nowhere"), null)));
    }

    private static string? Problem(OpenApiDescription[] descriptions, SentRequest sent)
    {
        var problems = descriptions.Select(description => description.Problem(sent)).ToList();
        return problems.Contains(null) ? null : string.Join(" / ", problems);
    }
}
