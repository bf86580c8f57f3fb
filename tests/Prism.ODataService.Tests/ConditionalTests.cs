using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests;

/// <summary>Answers have a strong tag each, by which they are not sent twice.</summary>
public sealed class ConditionalTests(RunningService service)
{
    [Theory]
    [InlineData("Worklogs?$top=3")]
    [InlineData("Worklogs?$apply=groupby((PersonName),aggregate(SpentHours with sum as H))")]
    [InlineData("Worklogs/$count")]
    [InlineData("Worklogs(1)")]
    [InlineData("Worklogs?$format=csv")]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("$metadata?$format=json")]
    public async Task The_same_answer_is_not_sent_twice(string address)
    {
        using var first = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var body = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.False(first.Headers.ETag!.IsWeak);
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await service.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        using var third = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(body, await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The tag is strong: what differs in a byte has another one, and what is the same has the same.</summary>
    [Theory]
    [InlineData("Accept-Encoding", "gzip", "br", "gzip;q=0", "gzip;q=0.2, br")]
    [InlineData("Accept-Encoding", "identity", "gzip, br", "br", "gzip;q=0.5, identity;q=0.1")]
    [InlineData("Prefer", "", "omit-values=nulls", "odata.maxpagesize=7", "omit-values=nulls, maxpagesize=7")]
    [InlineData("Accept", "application/json", "application/json;IEEE754Compatible=true", "application/json;odata.metadata=full", "application/json;odata.metadata=none")]
    public async Task Answers_have_the_same_tag_where_they_have_the_same_bytes_and_only_there(string header, params string[] values)
    {
        Dictionary<string, string> bodies = new(StringComparer.Ordinal);
        Dictionary<string, string> tags = new(StringComparer.Ordinal);
        foreach (var value in values)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Worklogs?$filter=WorklogSk lt 100", UriKind.Relative));
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = string.Join(',', response.Content.Headers.ContentEncoding) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            var tag = response.Headers.ETag!.Tag;
            Assert.Equal(tag, tags.TryGetValue(body, out var same) ? same : tag);
            Assert.Equal(body, bodies.TryGetValue(tag, out var written) ? written : body);
            (tags[body], bodies[tag]) = (tag, body);
        }

        Assert.True(bodies.Count > 1);
    }

    [Theory]
    [InlineData("Worklogs?$top=2", HttpStatusCode.NotModified)]
    [InlineData("$metadata", HttpStatusCode.NotModified)]
    [InlineData("Worklogs?$filter=Nothing eq 1", HttpStatusCode.BadRequest)]
    [InlineData("Nothing", HttpStatusCode.NotFound)]
    [InlineData("Worklogs(987654321)", HttpStatusCode.NotFound)]
    public async Task Whoever_holds_any_answer_is_still_told_what_is_wrong(string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_wanted_as_it_was_is_given_while_it_is_so()
    {
        using var first = await service.Client.GetAsync(new Uri("Statuses?$top=2", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Statuses?$top=2", UriKind.Relative));
        request.Headers.IfMatch.Add(first.Headers.ETag!);
        using var again = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Another_question_and_another_form_have_another_tag()
    {
        List<EntityTagHeaderValue?> tags = [];
        foreach (var (address, accept) in new[] { ("Worklogs?$top=3", "application/json"), ("Worklogs?$top=4", "application/json"), ("Worklogs?$top=3", "application/json;odata.metadata=none"), ("Worklogs?$top=3", "text/csv") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            tags.Add(response.Headers.ETag);
        }

        Assert.Equal(4, tags.Distinct().Count());
        foreach (var now in new[] { "now()", "n%6Fw()" })
        {
            using var clock = await service.Client.GetAsync(new Uri($"Worklogs?$filter=StartedAtUtc lt {now}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, clock.StatusCode);
            Assert.Null(clock.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("Projects")]
    [InlineData("Worklogs?$apply=aggregate($count as N)")]
    [InlineData("Worklogs/$count")]
    public async Task Callers_with_other_rights_have_other_tags_and_those_with_the_same_rights_the_same(string address)
    {
        await using var app = await RunningService.StartAsync(service.Folder, null);
        await app.Services.GetRequiredService<OpsDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/") };
        async Task<string> TagAsync(Rights rights)
        {
            var token = await app.Services.GetRequiredService<AccessTokens>().CreateAsync("tags", "test", "tester", rights, 30, TestContext.Current.CancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return response.Headers.ETag!.Tag;
        }

        Rights[] rights = [new() { Organisation = true }, new() { Organisation = true, PeoplesData = true }, new() { Portfolios = ["alpha"] }, new() { Programs = ["alpha"] }, new() { Projects = ["alpha"] }, new() { Projects = ["alpha", "beta"] }];
        List<string> tags = [];
        foreach (var one in rights)
        {
            tags.Add(await TagAsync(one));
        }

        Assert.Equal(rights.Length, tags.Distinct().Count());
        Assert.Equal(tags[^1], await TagAsync(new Rights { Projects = ["beta", "alpha"] }));
    }
}
