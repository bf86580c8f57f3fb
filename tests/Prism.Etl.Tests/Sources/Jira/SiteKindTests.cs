using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.SampleJira;
using JiraKind = Prism.Etl.Sources.Jira.JiraKind;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Each of the two products is asked in its own way, and never in the other's.</summary>
public sealed partial class SiteKindTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleKind.Cloud, JiraKind.DataCenter)]
    [InlineData(SampleKind.DataCenter, JiraKind.Cloud)]
    public async Task A_kind_that_is_set_wrong_is_said_in_one_line_before_anything_is_read(SampleKind kind, JiraKind set)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        using var between = new InterceptedSite();
        var staging = new HeldStaging();
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, staging, set));
        Assert.Equal($"the setting Kind is {set}, the site is {kind}. Take Kind out.", error.Reason);
        Assert.Equal(0, staging.Batches);
        Assert.All(between.Sent, sent => Assert.EndsWith("/serverInfo", sent.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Neither_kind_is_asked_as_the_other(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);
        using var between = new InterceptedSite();
        await LoadAsync(site, between, new HeldStaging(), JiraKind.Auto);
        Assert.All(between.Sent, sent => Assert.True(
            kind == SampleKind.Cloud ? !sent.Path.Contains("/rest/api/2/", StringComparison.Ordinal) : !sent.Path.Contains("/rest/api/3/", StringComparison.Ordinal) || sent.Path.EndsWith("/serverInfo", StringComparison.Ordinal),
            sent.Path));
        Assert.DoesNotContain(between.Sent, sent => kind == SampleKind.Cloud ? sent.Body?.Contains("startAt", StringComparison.Ordinal) == true : sent.Address.Query.Contains("nextPageToken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Data_Center_site_that_gives_the_same_page_again_and_again_ends_the_run()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = SampleKind.DataCenter, Issues = 500 }, Cancellation);
        string? first = null;
        using var between = new InterceptedSite
        {
            Change = (sent, body) =>
            {
                if (!sent.Path.EndsWith("/2/search", StringComparison.Ordinal))
                {
                    return null;
                }

                first ??= body;
                return StartAt().Replace(first, $"\"startAt\":{StartAtAsked().Match(sent.Address.Query).Groups[1].Value}", 1);
            },
        };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging(), JiraKind.Auto));
        Assert.Contains("the same page of issues came twice", error.Reason, StringComparison.Ordinal);
        Assert.True(error.CanRetry);
        Assert.InRange(between.Sent.Count(sent => sent.Path.EndsWith("/2/search", StringComparison.Ordinal)), 2, 8);
    }

    [Fact]
    public async Task A_list_that_ends_before_its_total_is_not_taken_for_whole()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = SampleKind.DataCenter, Issues = 500 }, Cancellation);
        using var between = new InterceptedSite
        {
            Instead = sent => sent.Path.EndsWith("/2/search", StringComparison.Ordinal)
                ? InterceptedSite.Answer(HttpStatusCode.OK, """{"startAt":0,"maxResults":100,"total":500,"issues":[]}""")
                : null,
        };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging(), JiraKind.Auto));
        Assert.Contains("an empty page at 0 of 500", error.Reason, StringComparison.Ordinal);
    }

    [GeneratedRegex("\"startAt\":[0-9]+")]
    private static partial Regex StartAt();

    [GeneratedRegex("startAt=([0-9]+)")]
    private static partial Regex StartAtAsked();

    private static Task LoadAsync(SampleJiraHost site, InterceptedSite between, HeldStaging staging, JiraKind kind)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100, Kind = kind };
        return staging.TakeAsync(new JiraSource(options, staging.KnownIssues, new ImpatientClock(), NullLogger<JiraSource>.Instance, between), Cancellation);
    }
}
