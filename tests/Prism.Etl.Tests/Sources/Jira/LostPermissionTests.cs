using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.SampleJira;
using Prism.Warehouse;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>An account that loses a permission sees less, and Jira does not say so.</summary>
public sealed class LostPermissionTests
{
    private const string Hidden = "MAP";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Issues_of_a_project_that_is_no_longer_shown_are_not_visible_and_live_again_when_it_is(SampleKind kind)
    {
        var staging = new HeldStaging();
        await RunAsync(kind, 0, staging);
        var project = staging.All<StagedContainer>().Single(container => container.Key == Hidden).SourceId;
        var issues = staging.All<StagedIssue>().Where(issue => issue.ContainerId == project).Select(issue => issue.SourceId).ToList();
        Assert.NotEmpty(issues);

        await RunAsync(kind, 2, staging, key => key == Hidden);
        Assert.All(issues, id => Assert.NotNull(staging.Get<StagedIssue>(id).DeleteReason));
        Assert.Contains(issues, id => staging.Get<StagedIssue>(id).DeleteReason == DeleteReason.NotVisible);
        Assert.DoesNotContain(issues, id => staging.Get<StagedIssue>(id).DeleteReason == DeleteReason.Archived);

        await RunAsync(kind, 4, staging);
        var fresh = new HeldStaging();
        await RunAsync(kind, 4, fresh);
        Assert.Equal(Living(fresh), Living(staging));
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Where_nearly_all_is_gone_at_once_the_run_fails_and_nothing_is_marked_as_deleted_unless_the_setting_says_so(SampleKind kind)
    {
        var staging = new HeldStaging();
        await RunAsync(kind, 0, staging);
        var before = staging.All<StagedIssue>().Count();
        bool IsHidden(string key) => key != Hidden;
        var failed = await Assert.ThrowsAsync<SourceException>(() => RunAsync(kind, 2, staging, IsHidden, hidesProjects: false));
        Assert.Contains("MostMissing", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Browse Projects", failed.Message, StringComparison.Ordinal);
        Assert.InRange(staging.All<StagedIssue>().Count(), before, int.MaxValue);

        // Nothing at all is shown any more: not even the projects are taken for deleted.
        var blind = await Assert.ThrowsAsync<SourceException>(() => RunAsync(kind, 2, staging, _ => true));
        Assert.Contains("no project", blind.Message, StringComparison.Ordinal);
        Assert.NotEmpty(staging.All<StagedContainer>());

        await RunAsync(kind, 2, staging, IsHidden, hidesProjects: false, mostMissing: 1);
        Assert.All(staging.All<StagedIssue>(), issue => Assert.StartsWith(Hidden + "-", issue.IssueKey, StringComparison.Ordinal));
    }

    /// <summary>Issues, and the worklogs of such: those of an issue that is gone go with it in the star.</summary>
    private static IEnumerable<string> Living(HeldStaging staging)
    {
        var issues = staging.All<StagedIssue>().ToDictionary(issue => issue.SourceId);
        return issues.Values.Select(row => row.ToString()).Concat(staging.All<StagedWorklog>().Where(row => issues.ContainsKey(row.IssueId)).Select(row => row.ToString())).Order(StringComparer.Ordinal);
    }

    private static async Task RunAsync(SampleKind kind, int changes, HeldStaging staging, Func<string, bool>? isHidden = null, bool hidesProjects = true, double mostMissing = 0.5)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = changes }, Cancellation);
        using var between = new InterceptedSite { Change = (sent, body) => isHidden is null ? null : Without(sent, body, isHidden, hidesProjects) };
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 1000, MostMissing = mostMissing };
        Assert.Empty(options.Validate(0));
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, TimeProvider.System, NullLogger<JiraSource>.Instance, between), Cancellation);
    }

    /// <summary>The body without what the account may not see.</summary>
    private static string? Without(SentRequest sent, string body, Func<string, bool> isHidden, bool hidesProjects)
    {
        var isOfProjects = sent.Path.EndsWith("/project/search", StringComparison.Ordinal) || sent.Path.EndsWith("/2/project", StringComparison.Ordinal);
        var isOfIssues = sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) || sent.Path.EndsWith("/2/search", StringComparison.Ordinal) || sent.Path.EndsWith("/issue/bulkfetch", StringComparison.Ordinal);
        var isOfOne = sent.Path.Contains("/2/issue/", StringComparison.Ordinal);
        if (!isOfIssues && !isOfOne && !(isOfProjects && hidesProjects))
        {
            return null;
        }

        var root = JsonNode.Parse(body)!;
        if (isOfOne)
        {
            return isHidden(root["key"]?.GetValue<string>().Split('-')[0] ?? "") ? "{}" : null;
        }

        var list = (root as JsonArray ?? root["values"] as JsonArray ?? root["issues"] as JsonArray)!;
        foreach (var item in list.Where(item => isHidden(item!["key"]!.GetValue<string>().Split('-')[0])).ToList())
        {
            list.Remove(item);
        }

        // Data Center steps by what came: a page that hides some says so in its total.
        if (root is JsonObject page && page.ContainsKey("total") && isOfIssues)
        {
            page["total"] = page["startAt"]!.GetValue<long>() + list.Count;
        }

        return root.ToJsonString();
    }
}
