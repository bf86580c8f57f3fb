using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Runs;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.SampleJira.Faults;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// The sample site fails on the wire, and the whole worker reads it. However it fails, the warehouse ends as without the fault: within the run, or
/// after a run that failed with a message and one that went on.
/// </summary>
public sealed partial class FaultyWarehouseTests(FaultyWarehouseTests.CleanRuns clean) : IClassFixture<FaultyWarehouseTests.CleanRuns>
{
    private const string Changelog = "/changelog/bulkfetch";
    private static readonly Dictionary<string, string> RetryAfter = new() { ["Retry-After"] = "7" };
    private readonly ImpatientClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, SampleKind, SampleFault> Passing
    {
        get
        {
            var data = new TheoryData<string, SampleKind, SampleFault>();
            foreach (var kind in new[] { SampleKind.Cloud, SampleKind.DataCenter })
            {
                var (search, other) = (Search(kind), kind == SampleKind.Cloud ? Changelog : "/worklog/list");
                data.Add("429 with a header", kind, new(SampleFaultKind.TooManyRequests) { Path = search, After = 1, Times = 2, Headers = RetryAfter });
                data.Add("429 without a header", kind, new(SampleFaultKind.TooManyRequests) { After = 6, Times = 3 });
                data.Add("500 for a while", kind, new(SampleFaultKind.ServerError) { After = 9, Times = 5 });
                data.Add("timeout", kind, new(SampleFaultKind.NoAnswer) { Path = other });
                data.Add("connection cut in the body", kind, new(SampleFaultKind.CutBody) { Path = search, After = 1, Times = 2 });
                data.Add("truncated body", kind, new(SampleFaultKind.TruncatedBody) { Path = other, Times = 2 });
                data.Add("body that is not JSON", kind, new(SampleFaultKind.NotJson) { Path = search, After = 1, Times = 2 });
                data.Add("a page with one malformed issue", kind, new(SampleFaultKind.MalformedIssue) { Path = search, After = 1 });
            }

            data.Add("expired page token", SampleKind.Cloud, new(SampleFaultKind.ExpiredPageToken) { Path = Search(SampleKind.Cloud), After = 1 });
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_that_passes_leaves_no_trace_in_the_warehouse(string what, SampleKind kind, SampleFault fault)
    {
        using var run = new TestRun();
        await using var site = await StartAsync(kind, 0, fault);
        var summary = await RunAsync(run, Source(run, site));
        Assert.True(summary.IsSucceeded, $"{what}: {summary.Sources[0].Message}");
        Assert.Equal(fault.Times, site.FaultsShown);

        // Every row of every table, KPI values and daily flow among them.
        Assert.Equal(await ChecksumAsync(await clean.OfAsync(kind, 0)), await ChecksumAsync(run));
    }

    [Theory]
    [InlineData(SampleKind.Cloud, SampleFaultKind.ExpiredToken, "token")]
    [InlineData(SampleKind.Cloud, SampleFaultKind.RepeatedPageToken, "the next run goes on there")]
    [InlineData(SampleKind.Cloud, SampleFaultKind.ServerError, "500")]
    [InlineData(SampleKind.Cloud, SampleFaultKind.TruncatedBody, "not whole JSON")]
    [InlineData(SampleKind.DataCenter, SampleFaultKind.ExpiredToken, "token")]
    [InlineData(SampleKind.DataCenter, SampleFaultKind.ServerError, "500")]
    [InlineData(SampleKind.DataCenter, SampleFaultKind.TruncatedBody, "not whole JSON")]
    [InlineData(SampleKind.DataCenter, SampleFaultKind.NotJson, "JSON")]
    public async Task A_fault_that_lasts_fails_the_run_with_what_to_do_and_the_next_run_makes_the_warehouse_whole(SampleKind kind, SampleFaultKind fault, string told)
    {
        using var run = new TestRun();
        var attempts = fault is SampleFaultKind.ExpiredToken or SampleFaultKind.RepeatedPageToken ? 1 : new JiraOptions().MaxAttempts;
        await using var site = await StartAsync(kind, 0, new SampleFault(fault) { Path = Search(kind), After = 2, Times = attempts });
        var failed = await RunAsync(run, Source(run, site));
        Assert.False(failed.IsSucceeded);
        Assert.Contains(told, failed.Sources.Single().Message, StringComparison.Ordinal);
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.Equal(await StarContent.WithFlowAndKpisAsync((await clean.OfAsync(kind, 0)).Database, Stop), await StarContent.WithFlowAndKpisAsync(run.Database, Stop));
    }

    [Theory]
    [InlineData(SampleKind.Cloud, "/search/jql", 1)]
    [InlineData(SampleKind.Cloud, "/search/jql", 3)]
    [InlineData(SampleKind.Cloud, Changelog, 2)]
    [InlineData(SampleKind.DataCenter, "/2/search", 1)]
    [InlineData(SampleKind.DataCenter, "/2/search", 3)]
    public async Task Issues_that_are_changed_and_deleted_between_pages_are_in_the_warehouse_as_they_are_in_the_end(SampleKind kind, string path, int after)
    {
        using var run = new TestRun();
        await using var site = await StartAsync(kind, 0, new SampleFault(SampleFaultKind.SiteChanges) { Path = path, After = after, Times = 2 });
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.Equal(2, site.FaultsShown);

        // Issues that were deleted before they were read were never there; those that were read count in flow and KPIs as long as they lived.
        Assert.Equal(await StarContent.LivingAsync((await clean.OfAsync(kind, 2)).Database, Stop), await StarContent.LivingAsync(run.Database, Stop));
        var seen = (await run.RowsAsync<DimIssue>()).Where(issue => issue.IsDeleted).Select(issue => issue.SourceId).ToHashSet();
        var steps = await clean.OfAsync(kind, 0, 2);
        if (seen.SetEquals((await steps.RowsAsync<DimIssue>()).Where(issue => issue.IsDeleted).Select(issue => issue.SourceId)))
        {
            Assert.Equal(await StarContent.WithFlowAndKpisAsync(steps.Database, Stop), await StarContent.WithFlowAndKpisAsync(run.Database, Stop));
        }
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Changes_after_the_last_page_are_the_next_runs_and_flow_and_KPIs_end_as_without_the_haste(SampleKind kind)
    {
        using var run = new TestRun();
        await using var site = await StartAsync(kind, 0, new SampleFault(SampleFaultKind.SiteChanges) { Path = "/worklog/updated", Times = 2 });
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.True((await RunAsync(run, Source(run, site))).IsSucceeded);
        Assert.Equal(2, site.FaultsShown);
        Assert.Equal(await StarContent.WithFlowAndKpisAsync((await clean.OfAsync(kind, 0, 1, 2)).Database, Stop), await StarContent.WithFlowAndKpisAsync(run.Database, Stop));
    }

    [Theory]
    [InlineData(SampleKind.Cloud, 5)]
    [InlineData(SampleKind.Cloud, -5)]
    [InlineData(SampleKind.DataCenter, 5)]
    [InlineData(SampleKind.DataCenter, -5)]
    public async Task A_site_whose_clock_is_off_by_five_minutes_loses_no_change_of_any_minute(SampleKind kind, int skewMinutes)
    {
        using var run = new TestRun();
        var presentBefore = DateTime.MaxValue;
        for (var round = 0; round <= 3; round++)
        {
            await using var site = await StartAsync(kind, round, new SampleFault(SampleFaultKind.ClockSkew) { Path = "/serverInfo", Times = int.MaxValue, Skew = TimeSpan.FromMinutes(skewMinutes) });
            using var between = new InterceptedSite();
            Assert.True((await RunAsync(run, Source(run, site, between))).IsSucceeded);
            Assert.True(site.FaultsShown > 0);

            // What is read begins before the site's true time at the last run, whatever time it showed: in its own zone, as JQL is read.
            var first = between.Sent.First(sent => sent.Path.EndsWith(Search(kind), StringComparison.Ordinal));
            var bound = UpdatedFrom().Match(Regex.Unescape(first.Body ?? Uri.UnescapeDataString(first.Address.Query)));
            Assert.Equal(round > 0, bound.Success);
            Assert.True(round == 0 || DateTime.ParseExact(bound.Groups[1].Value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) <= presentBefore);
            presentBefore = await PresentAsync(kind, round);
        }

        Assert.Equal(await StarContent.WithFlowAndKpisAsync((await clean.OfAsync(kind, 0, 1, 2, 3)).Database, Stop), await StarContent.WithFlowAndKpisAsync(run.Database, Stop));
    }

    [Fact]
    public async Task An_issue_that_stays_malformed_is_listed_by_its_rule_and_the_rest_of_its_page_is_loaded()
    {
        using var run = new TestRun();
        await using var site = await StartAsync(SampleKind.Cloud, 0, new SampleFault(SampleFaultKind.MalformedIssue) { Path = Search(SampleKind.Cloud), Times = int.MaxValue });
        var summary = await RunAsync(run, Source(run, site));
        Assert.True(summary.IsSucceeded);
        var rejected = (await run.RowsAsync<RejectedRow>()).Where(row => row is { Entity: "issue", Rule: JiraRule.BadCreated }).Select(row => row.SourceId).ToList();
        Assert.NotEmpty(rejected);
        var expected = (await StarContent.LivingAsync((await clean.OfAsync(SampleKind.Cloud, 0)).Database, Stop)).Split('\n').Where(line => line.StartsWith("issue ", StringComparison.Ordinal)).Select(Id).ToHashSet();
        var loaded = (await StarContent.LivingAsync(run.Database, Stop)).Split('\n').Where(line => line.StartsWith("issue ", StringComparison.Ordinal)).Select(Id).ToHashSet();
        Assert.NotEmpty(expected.Except(loaded));
        Assert.All(expected.Except(loaded), id => Assert.Contains(id, rejected));
        Assert.Subset(expected, loaded);
    }

    [GeneratedRegex("updated >= \\\\?\"([0-9: -]+?)\\\\?\"")]
    private static partial Regex UpdatedFrom();

    /// <summary>The true time of a site after some rounds, on the wall clock of its zone.</summary>
    private static async Task<DateTime> PresentAsync(SampleKind kind, int changes)
    {
        await using var site = await StartAsync(kind, changes);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var info = JsonDocument.Parse(await http.GetStringAsync(new Uri(site.BaseAddress, "rest/api/2/serverInfo"), Stop));
        Assert.True(Etl.Sources.Jira.Rows.JiraTimestamp.TryParse(info.RootElement.GetProperty("serverTime").GetString(), out var utc));
        return TimeZoneInfo.ConvertTime(utc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime;
    }

    private static string Id(string line) => line.Split("SourceId = ")[1].Split(',')[0];

    private static string Search(SampleKind kind) => kind == SampleKind.Cloud ? "/search/jql" : "/2/search";

    private static Task<SampleJiraHost> StartAsync(SampleKind kind, int changes, params SampleFault[] faults) =>
        SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = changes, Faults = faults }, Stop);

    /// <summary>Every run is at one instant: deletions, KPIs and versions carry the time they are noticed.</summary>
    private static Task<RunSummary> RunAsync(TestRun run, JiraSource source) => run.RunAsync(new StandingClock(), isRebuild: false, source);

    /// <summary>Checksum of all tables but those that say how a run went: of refusals and checks.</summary>
    private static async Task<string> ChecksumAsync(TestRun run) => string.Join('\n', (await WarehouseChecksum.ComputeAsync(run.Database, Stop))
        .Where(table => table.Table is not (nameof(RejectedRow) or "FactDataQuality")).Select(table => table.ToString()));

    private JiraSource Source(TestRun run, SampleJiraHost site, InterceptedSite? between = null) => Source(run, site, clock, between);

    private static JiraSource Source(TestRun run, SampleJiraHost site, TimeProvider clock, InterceptedSite? between) => new(
        new JiraOptions
        {
            Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100, RequestTimeout = TimeSpan.FromSeconds(3), ReconcileEvery = TimeSpan.FromMinutes(5),
        },
        KnownIssue.In(new StagingArea(run.Database)), clock, NullLogger<JiraSource>.Instance, between ?? new InterceptedSite());

    /// <summary>What runs over a site that does not fail give: one run after each of the rounds. Made once.</summary>
    public sealed class CleanRuns : IDisposable
    {
        private readonly Dictionary<string, TestRun> runs = [];

        public void Dispose()
        {
            foreach (var run in runs.Values)
            {
                run.Dispose();
            }
        }

        internal async Task<TestRun> OfAsync(SampleKind kind, params int[] rounds)
        {
            var key = $"{kind} {string.Join(' ', rounds)}";
            if (!runs.TryGetValue(key, out var run))
            {
                run = new TestRun();
                foreach (var round in rounds)
                {
                    await using var site = await StartAsync(kind, round);
                    Assert.True((await RunAsync(run, Source(run, site, TimeProvider.System, null))).IsSucceeded);
                }

                runs[key] = run;
            }

            return run;
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 27, 6, 0, 0, TimeSpan.Zero);
    }
}
