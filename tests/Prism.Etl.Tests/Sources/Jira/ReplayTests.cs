using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.Warehouse.Dimensions;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Staging and star again from the payloads that runs kept, without a call.</summary>
public sealed class ReplayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task After_a_replay_staging_and_star_are_what_they_were_even_where_staging_was_lost(SampleKind kind)
    {
        using var run = new TestRun();
        await LoadWithChangesAsync(run, kind);
        var (staging, star) = (await StagingAsync(run), await run.ChecksumAsync());
        Assert.Contains("DeleteReason = Deleted", staging, StringComparison.Ordinal);

        // Nothing listens at the site's address any more.
        Assert.True((await ReplayAsync(run, Options(new Uri("http://127.0.0.1:1/"), kind))).IsSucceeded);
        Assert.Equal(staging, await StagingAsync(run));
        Assert.Equal(star, await run.ChecksumAsync());

        await LoseStagingAsync(run);
        Assert.True((await ReplayAsync(run, Options(new Uri("http://127.0.0.1:1/"), kind))).IsSucceeded);
        Assert.Equal(staging, await StagingAsync(run));
        Assert.Equal(star, await run.ChecksumAsync());
    }

    [Fact]
    public async Task A_column_that_is_named_later_is_filled_by_a_replay_and_the_next_run_reads_only_what_changed()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        using var before = new InterceptedSite();
        Assert.True((await run.RunAsync(Source(run, Options(site.BaseAddress, SampleKind.Cloud), before))).IsSucceeded);
        Assert.Empty(await run.RowsAsync<IssueField>());

        var named = Options(site.BaseAddress, SampleKind.Cloud);
        named.Fields.Columns.Add("Risk probability");
        Assert.True((await ReplayAsync(run, named)).IsSucceeded);
        var rows = await run.RowsAsync<IssueField>();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(row is { FieldName: "Risk probability", ValueKind: IssueFieldKind.Number, NumberValue: >= 1 and <= 5, TextValue: null }));

        using var after = new InterceptedSite();
        Assert.True((await run.RunAsync(Source(run, named, after))).IsSucceeded);
        Assert.Equal(rows.Select(row => row.ToString()), (await run.RowsAsync<IssueField>()).Select(row => row.ToString()));
        var search = Assert.Single(after.Sent, sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal));
        Assert.Contains("\"jql\":\"updated ", search.Body, StringComparison.Ordinal);

        // And it is what reading everything with the column from the start gives.
        using var fresh = new TestRun();
        using var whole = new InterceptedSite();
        Assert.True((await fresh.RunAsync(Source(fresh, named, whole))).IsSucceeded);
        Assert.Equal((await fresh.RowsAsync<IssueField>()).Select(Content), rows.Select(Content));
    }

    [Fact]
    public async Task A_site_with_more_fields_than_are_kept_is_asked_for_none_of_them_and_a_column_named_later_is_read_again()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var options = Options(site.BaseAddress, SampleKind.Cloud);
        options.Fields.MostOthers = 2;
        using var before = new InterceptedSite();
        Assert.True((await run.RunAsync(Source(run, options, before))).IsSucceeded);
        Assert.DoesNotContain(before.Sent, sent => sent.Body?.Contains("customfield_10050", StringComparison.Ordinal) == true);

        options.Fields.Columns.Add("Risk probability");
        Assert.True((await ReplayAsync(run, options)).IsSucceeded);
        Assert.Empty(await run.RowsAsync<IssueField>());
        Assert.True((await run.RunAsync(Source(run, options, new InterceptedSite()))).IsSucceeded);
        Assert.NotEmpty(await run.RowsAsync<IssueField>());
    }

    [Fact]
    public async Task A_column_that_is_taken_off_the_settings_leaves_no_rows()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var named = Options(site.BaseAddress, SampleKind.Cloud);
        named.Fields.Columns.Add("Risk probability");
        named.Fields.Columns.Add("Risk impact");
        await run.RunAsync(Source(run, named, new InterceptedSite()));
        Assert.Equal(2, (await run.RowsAsync<IssueField>()).Select(row => row.FieldName).Distinct().Count());

        named.Fields.Columns.RemoveAt(0);
        await run.RunAsync(Source(run, named, new InterceptedSite()));
        Assert.All(await run.RowsAsync<IssueField>(), row => Assert.Equal("Risk impact", row.FieldName));
        Assert.NotEmpty(await run.RowsAsync<IssueField>());
    }

    [Fact]
    public async Task A_payload_that_comes_again_is_kept_once()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        await run.RunAsync(Source(run, Options(site.BaseAddress, SampleKind.Cloud), new InterceptedSite()));
        var kept = await KeptAsync(run);
        var summary = await run.RunAsync(Source(run, Options(site.BaseAddress, SampleKind.Cloud), new InterceptedSite()));
        Assert.Equal(0, summary.Sources.Single().RowsStaged);
        Assert.Equal(kept, await KeptAsync(run));
    }

    [Fact]
    public async Task A_replay_without_payloads_says_what_it_needs()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var options = Options(site.BaseAddress, SampleKind.Cloud);
        options.Landing = false;
        await run.RunAsync(Source(run, options, new InterceptedSite()));
        var star = await run.ChecksumAsync();
        var summary = await ReplayAsync(run, options);
        Assert.False(summary.IsSucceeded);
        Assert.Contains("Landing", summary.Sources.Single().Message, StringComparison.Ordinal);
        Assert.Equal(star, await run.ChecksumAsync());
    }

    [Theory]
    [InlineData(SampleKind.Cloud)]
    [InlineData(SampleKind.DataCenter)]
    public async Task Summaries_that_are_switched_off_are_in_no_payload_either_and_a_replay_needs_none(SampleKind kind)
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Stop);
        var options = Options(site.BaseAddress, kind);
        options.IncludeSummaries = false;
        Assert.True((await run.RunAsync(Source(run, options, new InterceptedSite()))).IsSucceeded);
        Assert.All(await run.RowsAsync<DimIssue>(), issue => Assert.Null(issue.Summary));
        await using (var context = new StagingArea(run.Database).CreateContext())
        {
            var landed = await context.Landed.ToListAsync(Stop);
            Assert.NotEmpty(landed);
            foreach (var record in landed)
            {
                using var reader = new StreamReader(new BrotliStream(new MemoryStream(record.Payload), CompressionMode.Decompress));
                var payload = await reader.ReadToEndAsync(Stop);

                // A parent and an epic's name would show one; every summary of the sample ends in one of a few subjects.
                Assert.True(record.Entity != "search" || !payload.Contains("\"summary\"", StringComparison.Ordinal));
                Assert.DoesNotContain("meter readings", payload, StringComparison.Ordinal);
            }
        }

        var star = await run.ChecksumAsync();
        Assert.True((await ReplayAsync(run, options)).IsSucceeded);
        Assert.Equal(star, await run.ChecksumAsync());
    }

    [Fact]
    public async Task A_column_that_no_field_of_the_site_has_stops_the_run_and_names_the_setting()
    {
        using var run = new TestRun();
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Stop);
        var options = Options(site.BaseAddress, SampleKind.Cloud);
        options.Fields.Columns.Add("Cost centre");
        var summary = await run.RunAsync(Source(run, options, new InterceptedSite()));
        Assert.Contains("Fields:Columns: 'Cost centre'", summary.Sources.Single().Message, StringComparison.Ordinal);
    }

    private static async Task LoadWithChangesAsync(TestRun run, SampleKind kind)
    {
        foreach (var round in new[] { 0, 2, 5 })
        {
            await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 600, Changes = round }, Stop);
            Assert.True((await run.RunAsync(Source(run, Options(site.BaseAddress, kind), new InterceptedSite()))).IsSucceeded);
        }
    }

    private static JiraOptions Options(Uri address, SampleKind kind)
    {
        var options = new JiraOptions { Url = address.ToString(), User = "bi@example.com", Token = "token", PageSize = 100, ReconcileEvery = TimeSpan.FromMinutes(5) };
        Assert.True(kind is SampleKind.Cloud or SampleKind.DataCenter);
        return options;
    }

    private static JiraSource Source(TestRun run, JiraOptions options, InterceptedSite between) => new(
        options, KnownIssue.In(new StagingArea(run.Database)), TimeProvider.System, NullLogger<JiraSource>.Instance, between);

    private static Task<Runs.RunSummary> ReplayAsync(TestRun run, JiraOptions options) =>
        run.RunAsync(TimeProvider.System, isRebuild: true, new JiraReplay(options, new StagingArea(run.Database), NullLogger<JiraReplay>.Instance));

    private static string Content(IssueField row) => $"{row.IssueSk} {row.SourceFieldId} {row.NumberValue}";

    private static async Task<string> StagingAsync(TestRun run)
    {
        await using var context = new StagingArea(run.Database).CreateContext();
        return string.Join('\n', (string[])[
            await DescribeAsync(context.Containers), await DescribeAsync(context.Persons), await DescribeAsync(context.Statuses), await DescribeAsync(context.Boards),
            await DescribeAsync(context.Sprints), await DescribeAsync(context.Components), await DescribeAsync(context.Releases), await DescribeAsync(context.Issues), await DescribeAsync(context.Worklogs),
        ]);
    }

    private static async Task<string> DescribeAsync<T>(IQueryable<T> rows)
        where T : StagedRow =>
        string.Join('\n', (await rows.OrderBy(row => row.SourceId).ToListAsync(Stop)).Select(row => (row with { LoadSk = 0, UpdatedAtUtc = default }).ToString()));

    private static async Task LoseStagingAsync(TestRun run)
    {
        await using var context = new StagingArea(run.Database).CreateContext();
        await context.Containers.ExecuteDeleteAsync(Stop);
        await context.Persons.ExecuteDeleteAsync(Stop);
        await context.Statuses.ExecuteDeleteAsync(Stop);
        await context.Boards.ExecuteDeleteAsync(Stop);
        await context.Sprints.ExecuteDeleteAsync(Stop);
        await context.Components.ExecuteDeleteAsync(Stop);
        await context.Releases.ExecuteDeleteAsync(Stop);
        await context.Issues.ExecuteDeleteAsync(Stop);
        await context.Worklogs.ExecuteDeleteAsync(Stop);
    }

    private static async Task<string> KeptAsync(TestRun run)
    {
        await using var context = new StagingArea(run.Database).CreateContext();
        return string.Join('\n', await context.Landed.OrderBy(row => row.Entity).ThenBy(row => row.ContentHash).Select(row => row.Entity + " " + row.ContentHash).ToListAsync(Stop));
    }
}
