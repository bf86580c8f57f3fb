using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.SampleJira;
using Prism.SampleJira.Faults;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// The sample site fails on the wire. However it fails, staging ends as without the fault: within the run, or after a run that failed with a
/// message and one that went on. There is no third way.
/// </summary>
public sealed class FailingSiteTests
{
    private const string Search = "/search/jql";
    private const string Changelog = "/changelog/bulkfetch";
    private const string Worklogs = "/worklog/list";
    private readonly ImpatientClock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleFaultKind.TooManyRequests, Search)]
    [InlineData(SampleFaultKind.TooManyRequests, null)]
    [InlineData(SampleFaultKind.ServerError, null)]
    [InlineData(SampleFaultKind.ServerError, Changelog)]
    [InlineData(SampleFaultKind.NoAnswer, Changelog)]
    [InlineData(SampleFaultKind.CutBody, Search)]
    [InlineData(SampleFaultKind.CutBody, Changelog)]
    [InlineData(SampleFaultKind.CutBody, Worklogs)]
    [InlineData(SampleFaultKind.TruncatedBody, Search)]
    [InlineData(SampleFaultKind.TruncatedBody, Worklogs)]
    [InlineData(SampleFaultKind.CutChunks, Search)]
    [InlineData(SampleFaultKind.TruncatedCompression, Search)]
    [InlineData(SampleFaultKind.TruncatedCompression, Worklogs)]
    [InlineData(SampleFaultKind.DamagedCompression, Search)]
    [InlineData(SampleFaultKind.DamagedCompression, Changelog)]
    [InlineData(SampleFaultKind.NotJson, Search)]
    [InlineData(SampleFaultKind.NotJson, Changelog)]
    [InlineData(SampleFaultKind.ExpiredPageToken, Search)]
    [InlineData(SampleFaultKind.MalformedIssue, Search)]
    public async Task A_fault_that_passes_is_overcome_within_the_run(SampleFaultKind kind, string? path)
    {
        var fault = new SampleFault(kind) { Path = path, After = 1, Times = kind is SampleFaultKind.NoAnswer or SampleFaultKind.MalformedIssue ? 1 : 3 };
        await using var site = await StartAsync([fault]);
        var staging = new HeldStaging();
        await LoadAsync(site, staging);
        Assert.Equal(fault.Times, site.FaultsShown);
        Assert.Equal(await PlainAsync(), staging.Describe());
    }

    [Theory]
    [InlineData(SampleFaultKind.TooManyRequests, "429")]
    [InlineData(SampleFaultKind.ServerError, "500")]
    [InlineData(SampleFaultKind.CutBody, "broke")]
    [InlineData(SampleFaultKind.TruncatedBody, "not whole JSON")]
    [InlineData(SampleFaultKind.CutChunks, "broke")]
    [InlineData(SampleFaultKind.DamagedCompression, "damaged")]
    [InlineData(SampleFaultKind.NotJson, "not whole JSON")]
    [InlineData(SampleFaultKind.ExpiredToken, "sign-in")]
    [InlineData(SampleFaultKind.RepeatedPageToken, "token")]
    public async Task A_fault_that_lasts_ends_the_run_with_what_to_do_and_the_next_run_goes_on_there(SampleFaultKind kind, string told)
    {
        var attempts = kind is SampleFaultKind.ExpiredToken or SampleFaultKind.RepeatedPageToken ? 1 : new JiraOptions().MaxAttempts;
        await using var site = await StartAsync([new SampleFault(kind) { Path = Search, After = 2, Times = attempts }]);
        var staging = new HeldStaging();
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, staging));
        Assert.Contains(told, error.Reason, StringComparison.Ordinal);
        Assert.EndsWith(Search, error.Subject, StringComparison.Ordinal);
        Assert.NotEmpty(staging.All<StagedIssue>());

        await LoadAsync(site, staging);
        Assert.Equal(await PlainAsync(), staging.Describe());
    }

    [Fact]
    public async Task A_limit_with_a_header_is_waited_for_as_long_as_it_says()
    {
        var fault = new SampleFault(SampleFaultKind.TooManyRequests) { Path = Search, After = 1, Headers = new Dictionary<string, string> { ["Retry-After"] = "77" } };
        await using var site = await StartAsync([fault]);
        var staging = new HeldStaging();
        await LoadAsync(site, staging);
        Assert.Contains(clock.Waits, wait => wait >= TimeSpan.FromSeconds(77));
        Assert.Equal(await PlainAsync(), staging.Describe());
    }

    [Theory]
    [InlineData(SampleKind.Cloud, Search)]
    [InlineData(SampleKind.Cloud, Changelog)]
    [InlineData(SampleKind.DataCenter, "/search")]
    public async Task A_site_that_changes_while_it_is_read_ends_where_a_load_of_the_changed_site_ends(SampleKind kind, string path)
    {
        // Two rounds, in the middle of the first load: issues that were read already change, and one of them is deleted.
        await using var site = await StartAsync([new SampleFault(SampleFaultKind.SiteChanges) { Path = path, After = 2, Times = 2 }], kind);
        var staging = new HeldStaging();
        await LoadAsync(site, staging);
        await LoadAsync(site, staging);
        Assert.Equal(2, site.FaultsShown);

        await using var later = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = 2 }, Cancellation);
        var fresh = new HeldStaging();
        await LoadAsync(later, fresh);
        Assert.Equal(Living<StagedIssue>(fresh), Living<StagedIssue>(staging));
        var living = fresh.All<StagedIssue>().Select(issue => issue.SourceId).ToHashSet();
        Assert.Equal(Living<StagedWorklog>(fresh), Living<StagedWorklog>(staging, row => living.Contains(row.IssueId)));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(-5, 5)]
    [InlineData(24 * 60, 24 * 60)]
    public async Task A_clock_that_is_off_by_no_more_than_the_overlap_loses_no_change(int skewMinutes, int overlapMinutes)
    {
        SampleFault[] skewed = [new(SampleFaultKind.ClockSkew) { Path = "/serverInfo", Times = int.MaxValue, Skew = TimeSpan.FromMinutes(skewMinutes) }];
        var staging = new HeldStaging();
        for (var round = 0; round <= 1; round++)
        {
            await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600, Changes = round, Faults = skewed }, Cancellation);
            await LoadAsync(site, staging, options =>
            {
                options.Overlap = TimeSpan.FromMinutes(overlapMinutes);
                options.ReconcileEvery = TimeSpan.FromMinutes(5);
            });
        }

        await using var later = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600, Changes = 1 }, Cancellation);
        var fresh = new HeldStaging();
        await LoadAsync(later, fresh);
        Assert.Equal(Living<StagedIssue>(fresh), Living<StagedIssue>(staging));
    }

    [Fact]
    public async Task A_malformed_issue_is_listed_by_its_rule()
    {
        await using var site = await StartAsync([new SampleFault(SampleFaultKind.MalformedIssue) { Path = Search, Times = int.MaxValue }]);
        var staging = new HeldStaging();
        await LoadAsync(site, staging);
        Assert.Contains(staging.Rejected, row => row.Rule == JiraRule.BadCreated && row.Entity == "issue");
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Issues_of_a_project_that_was_archived_are_tombstones_that_say_so(SampleKind kind)
    {
        var staging = new HeldStaging();
        await using (var before = await StartAsync([], kind))
        {
            await LoadAsync(before, staging);
        }

        var project = staging.All<StagedContainer>().Single(container => container.Key == "MAP").SourceId;
        var issues = staging.All<StagedIssue>().Where(issue => issue.ContainerId == project).Select(issue => issue.SourceId).ToList();
        await using var after = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = 3, Archived = ["MAP"] }, Cancellation);
        await LoadAsync(after, staging);
        Assert.NotEmpty(issues);
        Assert.All(issues, id => Assert.Equal(Warehouse.DeleteReason.Archived, staging.Get<StagedIssue>(id).DeleteReason));
    }

    private static IEnumerable<string> Living<T>(HeldStaging staging, Func<T, bool>? isWanted = null)
        where T : StagedRow => staging.All<T>().Where(isWanted ?? (_ => true)).Select(row => row.ToString()).Order(StringComparer.Ordinal);

    private static Task<SampleJiraHost> StartAsync(IReadOnlyList<SampleFault> faults, SampleKind kind = SampleKind.Cloud) =>
        SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Faults = faults }, Cancellation);

    private async Task<string> PlainAsync()
    {
        await using var site = await StartAsync([]);
        var staging = new HeldStaging();
        await LoadAsync(site, staging);
        return staging.Describe();
    }

    private Task LoadAsync(SampleJiraHost site, HeldStaging staging, Action<JiraOptions>? set = null)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100, RequestTimeout = TimeSpan.FromSeconds(3) };
        set?.Invoke(options);
        return staging.TakeAsync(new JiraSource(options, staging.KnownIssues, clock, NullLogger<JiraSource>.Instance), Cancellation);
    }
}
