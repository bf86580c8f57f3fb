using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.SampleJira;
using Prism.Warehouse.Dimensions;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A type that is renamed is another word on all its issues, and Jira does not count that as a change of theirs.</summary>
public sealed class RenamedTypeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Issues_of_a_type_that_is_renamed_get_its_new_name_and_class_and_the_others_are_not_read(SampleKind kind)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600 }, Cancellation);
        var staging = new HeldStaging();
        await LoadAsync(site, staging, null);
        var stories = staging.All<StagedIssue>().Where(issue => issue.IssueType == "Story").Select(issue => issue.SourceId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(stories);

        // "Story" becomes "Debt", in the list and wherever an issue shows it; the tail of a run of before is read again each time.
        static string Rename(string body) => body.Replace("\"Story\"", "\"Debt\"", StringComparison.Ordinal);
        staging.Forget();
        var sent = await LoadAsync(site, staging, Rename);
        Assert.Equal(stories, staging.All<StagedIssue>().Where(issue => issue.IssueType == "Debt").Select(issue => issue.SourceId).Order(StringComparer.Ordinal));
        Assert.All(stories, id => Assert.Equal(TypeClass.Debt, staging.Get<StagedIssue>(id).TypeClass));
        Assert.Equal(stories.Select(id => $"{nameof(StagedIssue)} {id}"), staging.Changed.Where(change => change.StartsWith(nameof(StagedIssue), StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(sent, AsksForTypes);

        // Once is enough.
        staging.Forget();
        Assert.DoesNotContain(await LoadAsync(site, staging, Rename), AsksForTypes);
        Assert.Empty(staging.Changed);
    }

    private static bool AsksForTypes(SentRequest sent) => (sent.Body ?? Uri.UnescapeDataString(sent.Address.Query)).Contains("issuetype in (10001)", StringComparison.Ordinal);

    private static async Task<List<SentRequest>> LoadAsync(SampleJiraHost site, HeldStaging staging, Func<string, string>? change)
    {
        using var between = new InterceptedSite { Change = (_, body) => change?.Invoke(body) };
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100 };
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, TimeProvider.System, NullLogger<JiraSource>.Instance, between), Cancellation);
        return between.Sent;
    }
}
