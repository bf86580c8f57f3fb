using System.Text.Json.Nodes;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>The feeds of worklogs give a thousand at a time, and so does the list of worklogs by id.</summary>
public sealed class WorklogFeedTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JiraKind.Cloud, false)]
    [InlineData(JiraKind.DataCenter, false)]
    [InlineData(JiraKind.DataCenter, true)]
    [InlineData(JiraKind.DataCenter, null)]
    public async Task Thousands_of_worklogs_are_read_edited_and_deleted_over_many_pages_and_none_twice(JiraKind kind, bool? saysIsLastPage)
    {
        using var site = new MadeSite(kind) { SaysIsLastPage = saysIsLastPage };
        var issue = site.Add(1, Begin);
        for (var number = 1; number <= 3456; number++)
        {
            site.Worklogs.Add(new MadeWorklog(number, issue.Id, Begin + TimeSpan.FromSeconds(number), 60));
        }

        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(3456, staging.All<StagedWorklog>().Count());
        Assert.All(Lists(site), ids => Assert.InRange(ids, 1, 1000));
        Assert.Equal(4, Lists(site).Count);

        // More than a page is edited, more than a page is deleted.
        site.Now += TimeSpan.FromHours(3);
        foreach (var log in site.Worklogs)
        {
            (log.Seconds, log.IsDeleted) = log.Id % 2 == 0 ? (120, false) : (log.Seconds, log.Id > 300);
            log.Updated = log.Id % 2 == 0 || log.IsDeleted ? site.Now - TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(log.Id) : log.Updated;
        }

        issue.Updated = site.Now - TimeSpan.FromHours(1);
        await site.LoadAsync(staging);
        Assert.Equal(
            site.Worklogs.Where(log => !log.IsDeleted).Select(log => (log.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), (long)log.Seconds)).Order(),
            staging.All<StagedWorklog>().Select(log => (log.SourceId, log.SpentSeconds)).Order());

        // Nothing changed: the feeds are asked once each, and no list is.
        await site.LoadAsync(staging);
        Assert.Empty(staging.Changed);
        Assert.Empty(Lists(site));
        Assert.Equal(2, site.Sent.Count(sent => sent.Path.EndsWith("/worklog/updated", StringComparison.Ordinal) || sent.Path.EndsWith("/worklog/deleted", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Worklogs_changed_in_the_millisecond_in_which_a_page_ends_are_not_left_out(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        var issue = site.Add(1, Begin);
        for (var number = 1; number <= 2600; number++)
        {
            // Around each page's end forty have one time: an import wrote them together.
            var at = number % 1000 is >= 980 or < 20 ? (number + 20) / 1000 * 1000 : number;
            site.Worklogs.Add(new MadeWorklog(number, issue.Id, Begin + TimeSpan.FromMilliseconds(at), 60));
        }

        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(2600, staging.All<StagedWorklog>().Count());

        site.Now += TimeSpan.FromHours(3);
        foreach (var log in site.Worklogs)
        {
            (log.IsDeleted, log.Updated) = (true, site.Now - TimeSpan.FromHours(1) + (log.Updated - Begin));
        }

        await site.LoadAsync(staging);
        Assert.Empty(staging.All<StagedWorklog>());
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_worklog_of_somebody_who_is_gone_counts_and_has_no_author_or_an_anonymous_one(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        var issue = site.Add(1, Begin);
        site.Worklogs.Add(new MadeWorklog(1, issue.Id, Begin, 60));
        site.Worklogs.Add(new MadeWorklog(2, issue.Id, Begin, 60)
        {
            Author = kind == JiraKind.Cloud
                ? new JsonObject { ["accountId"] = "unknown", ["accountType"] = "unknown", ["active"] = false, ["displayName"] = "Former user" }
                : new JsonObject { ["key"] = "JIRAUSER10107", ["name"] = "user-d3f5a", ["active"] = false, ["displayName"] = "user-d3f5a", ["deleted"] = true },
        });
        site.Worklogs.Add(new MadeWorklog(3, issue.Id, Begin, 60) { Author = new JsonObject { ["displayName"] = "Nobody", ["accountId"] = "" } });
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Empty(staging.Rejected);
        Assert.Equal(180, staging.All<StagedWorklog>().Sum(log => log.SpentSeconds));
        Assert.Equal([null, kind == JiraKind.Cloud ? "unknown" : "JIRAUSER10107", null], staging.All<StagedWorklog>().OrderBy(log => log.SourceId, StringComparer.Ordinal).Select(log => log.AuthorId));
        Assert.False(staging.All<StagedPerson>().Single().IsActive);
    }

    private static List<int> Lists(MadeSite site) =>
        [.. site.Sent.Where(sent => sent.Path.EndsWith("/worklog/list", StringComparison.Ordinal)).Select(sent => JsonNode.Parse(sent.Body!)!["ids"]!.AsArray().Count)];
}
