using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.SampleJira.Faults;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// The sample site fails on the wire, and the whole worker reads it. However it fails, the warehouse ends as without the fault: within the run, or
/// after a run that failed with a message and one that went on.
/// </summary>
public sealed partial class FaultyWarehouseTests(FaultyWarehouseTests.CleanRuns clean) : IClassFixture<FaultyWarehouseTests.CleanRuns>
{
    private const string Search = "/search/jql";
    private const string Changelog = "/changelog/bulkfetch";
    private readonly ImpatientClock clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, SampleFault> Passing => new()
    {
        { "429 with a header", new(SampleFaultKind.TooManyRequests) { Path = Search, After = 1, Times = 2, Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } } },
        { "429 without a header", new(SampleFaultKind.TooManyRequests) { After = 6, Times = 3 } },
        { "500 for a while", new(SampleFaultKind.ServerError) { After = 9, Times = 5 } },
        { "timeout", new(SampleFaultKind.NoAnswer) { Path = Changelog, After = 1 } },
        { "connection cut in the body", new(SampleFaultKind.CutBody) { Path = Search, After = 1, Times = 2 } },
        { "truncated body", new(SampleFaultKind.TruncatedBody) { Path = Changelog, After = 1, Times = 2 } },
        { "body that is not JSON", new(SampleFaultKind.NotJson) { Path = Search, After = 1, Times = 2 } },
        { "expired page token", new(SampleFaultKind.ExpiredPageToken) { Path = Search, After = 1 } },
        { "a page with one malformed issue", new(SampleFaultKind.MalformedIssue) { Path = Search, After = 1 } },
    };

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_that_passes_leaves_no_trace_in_the_warehouse(string what, SampleFault fault)
    {
        using var run = new TestRun();
        await using var site = await StartAsync(0, fault);
        var summary = await run.RunAsync(Source(run, site));
        Assert.True(summary.IsSucceeded, $"{what}: {summary.Sources[0].Message}");
        Assert.Equal(fault.Times, site.FaultsShown);
        Assert.Equal(await clean.ChecksumAsync(), await ChecksumAsync(run));
    }

    [Theory]
    [InlineData(SampleFaultKind.ExpiredToken, "token")]
    [InlineData(SampleFaultKind.RepeatedPageToken, "the next run goes on there")]
    [InlineData(SampleFaultKind.ServerError, "500")]
    [InlineData(SampleFaultKind.TruncatedBody, "not whole JSON")]
    public async Task A_fault_that_lasts_fails_the_run_with_what_to_do_and_the_next_run_makes_the_warehouse_whole(SampleFaultKind kind, string told)
    {
        using var run = new TestRun();
        var attempts = kind is SampleFaultKind.ExpiredToken or SampleFaultKind.RepeatedPageToken ? 1 : new JiraOptions().MaxAttempts;
        await using var site = await StartAsync(0, new SampleFault(kind) { Path = Search, After = 2, Times = attempts });
        var failed = await run.RunAsync(Source(run, site));
        Assert.False(failed.IsSucceeded);
        Assert.Contains(told, failed.Sources.Single().Message, StringComparison.Ordinal);
        Assert.True((await run.RunAsync(Source(run, site))).IsSucceeded);
        Assert.Equal(await clean.LivingAsync(0), await StarContent.LivingAsync(run.Database, Stop));
    }

    [Theory]
    [InlineData(Search, 1)]
    [InlineData(Search, 3)]
    [InlineData(Changelog, 2)]
    public async Task Issues_that_are_changed_and_deleted_between_pages_are_in_the_warehouse_as_they_are_in_the_end(string path, int after)
    {
        using var run = new TestRun();
        await using var site = await StartAsync(0, new SampleFault(SampleFaultKind.SiteChanges) { Path = path, After = after, Times = 2 });
        Assert.True((await run.RunAsync(Source(run, site))).IsSucceeded);
        Assert.True((await run.RunAsync(Source(run, site))).IsSucceeded);
        Assert.Equal(2, site.FaultsShown);
        Assert.Equal(await clean.LivingAsync(2), await StarContent.LivingAsync(run.Database, Stop));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_site_whose_clock_is_off_by_five_minutes_loses_no_change_of_any_minute(int skewMinutes)
    {
        using var run = new TestRun();
        var presentBefore = DateTime.MaxValue;
        for (var round = 0; round <= 3; round++)
        {
            await using var site = await StartAsync(round, new SampleFault(SampleFaultKind.ClockSkew) { Path = "/serverInfo", Times = int.MaxValue, Skew = TimeSpan.FromMinutes(skewMinutes) });
            using var between = new InterceptedSite();
            Assert.True((await run.RunAsync(Source(run, site, options => options.ReconcileEvery = TimeSpan.FromDays(31), between))).IsSucceeded);
            Assert.True(site.FaultsShown > 0);

            // What is read begins before the site's true time at the last run, whatever time it showed: in its own zone, as JQL is read.
            var bound = UpdatedFrom().Match(between.Sent.First(sent => sent.Path.EndsWith(Search, StringComparison.Ordinal)).Body!.Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal));
            Assert.Equal(round > 0, bound.Success);
            Assert.True(round == 0 || DateTime.ParseExact(bound.Groups[1].Value, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) <= presentBefore);
            presentBefore = await PresentAsync(round);
        }

        // No comparison of all ids repaired anything: but for the deleted ones, which only that finds, incremental reading alone is right.
        var expected = (await clean.LivingAsync(3)).Split('\n').Where(line => line.StartsWith("issue ", StringComparison.Ordinal) || line.StartsWith("transition ", StringComparison.Ordinal)).ToHashSet();
        var actual = (await StarContent.LivingAsync(run.Database, Stop)).Split('\n').ToHashSet();
        Assert.Empty(expected.Except(actual));
    }

    [Fact]
    public async Task An_issue_that_stays_malformed_is_listed_by_its_rule_and_the_rest_of_its_page_is_loaded()
    {
        using var run = new TestRun();
        await using var site = await StartAsync(0, new SampleFault(SampleFaultKind.MalformedIssue) { Path = Search, Times = int.MaxValue });
        var summary = await run.RunAsync(Source(run, site));
        Assert.True(summary.IsSucceeded);
        var rejected = (await run.RowsAsync<RejectedRow>()).Where(row => row is { Entity: "issue", Rule: JiraRule.BadCreated }).Select(row => row.SourceId).ToList();
        Assert.NotEmpty(rejected);
        var expected = (await clean.LivingAsync(0)).Split('\n').Where(line => line.StartsWith("issue ", StringComparison.Ordinal)).Select(Id).ToHashSet();
        var loaded = (await StarContent.LivingAsync(run.Database, Stop)).Split('\n').Where(line => line.StartsWith("issue ", StringComparison.Ordinal)).Select(Id).ToHashSet();
        Assert.NotEmpty(expected.Except(loaded));
        Assert.All(expected.Except(loaded), id => Assert.Contains(id, rejected));
        Assert.Subset(expected, loaded);
    }

    [GeneratedRegex("updated >= \\\\?\"([0-9: -]+?)\\\\?\"")]
    private static partial Regex UpdatedFrom();

    /// <summary>The true time of a site after some rounds, on the wall clock of its zone.</summary>
    private static async Task<DateTime> PresentAsync(int changes)
    {
        await using var site = await StartAsync(changes);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var info = JsonDocument.Parse(await http.GetStringAsync(new Uri(site.BaseAddress, "rest/api/3/serverInfo"), Stop));
        Assert.True(Etl.Sources.Jira.Rows.JiraTimestamp.TryParse(info.RootElement.GetProperty("serverTime").GetString(), out var utc));
        return TimeZoneInfo.ConvertTime(utc, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).DateTime;
    }

    private static string Id(string line) => line.Split("SourceId = ")[1].Split(',')[0];

    private static Task<SampleJiraHost> StartAsync(int changes, params SampleFault[] faults) =>
        SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 600, Changes = changes, Faults = faults }, Stop);

    /// <summary>Checksum of all tables but those that say how a run went: of refusals and checks.</summary>
    private static async Task<string> ChecksumAsync(TestRun run) => string.Join('\n', (await WarehouseChecksum.ComputeAsync(run.Database, Stop))
        .Where(table => table.Table is not (nameof(RejectedRow) or "FactDataQuality")).Select(table => table.ToString()));

    private JiraSource Source(TestRun run, SampleJiraHost site, Action<JiraOptions>? set = null, InterceptedSite? between = null) => Source(run, site, clock, set, between);

    private static JiraSource Source(TestRun run, SampleJiraHost site, TimeProvider clock, Action<JiraOptions>? set, InterceptedSite? between = null)
    {
        var options = new JiraOptions
        {
            Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = "token", PageSize = 100, RequestTimeout = TimeSpan.FromSeconds(3), ReconcileEvery = TimeSpan.FromMinutes(5),
        };
        set?.Invoke(options);
        return new JiraSource(options, (name, token) => KnownIssue.HeldAsync(new StagingArea(run.Database), name, token), clock, NullLogger<JiraSource>.Instance, between);
    }

    /// <summary>What the same runs give of a site that does not fail, made once.</summary>
    public sealed class CleanRuns : IDisposable
    {
        private readonly Dictionary<int, TestRun> runs = [];

        public async Task<string> ChecksumAsync() => await FaultyWarehouseTests.ChecksumAsync(await OfAsync(0));

        public async Task<string> LivingAsync(int changes) => await StarContent.LivingAsync((await OfAsync(changes)).Database, Stop);

        public void Dispose()
        {
            foreach (var run in runs.Values)
            {
                run.Dispose();
            }
        }

        private async Task<TestRun> OfAsync(int changes)
        {
            if (!runs.TryGetValue(changes, out var run))
            {
                run = new TestRun();
                await using var site = await StartAsync(changes);
                Assert.True((await run.RunAsync(Source(run, site, TimeProvider.System, null))).IsSucceeded);
                runs[changes] = run;
            }

            return run;
        }
    }
}
