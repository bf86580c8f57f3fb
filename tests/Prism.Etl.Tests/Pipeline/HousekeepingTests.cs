using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Housekeeping;
using Prism.Etl.Runs;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>What is kept how long, and what is told of growth; each with rows of its own, old and young.</summary>
public sealed class HousekeepingTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Payloads_older_than_their_days_go_and_younger_ones_stay()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await StageAsync(run, Now.AddDays(-31), Payload("old"));
        await StageAsync(run, Now.AddDays(-29), Payload("young"));

        var deleted = await ApplyAsync(run, new WorkerOptions { KeepLandingDays = 30 });

        Assert.Equal(1, deleted[nameof(LandingRecord)]);
        await using var staged = new StagingArea(run.Database).CreateContext();
        Assert.Equal(["young"], await staged.Landed.Select(row => row.ContentHash).ToListAsync(Stop));
        Assert.Equal(0, (await ApplyAsync(run, new WorkerOptions { KeepLandingDays = 30 }))[nameof(LandingRecord)]);
    }

    [Fact]
    public async Task The_staged_row_of_a_worklog_deleted_long_ago_goes_once_it_is_published_and_its_fact_stays()
    {
        using var run = new TestRun();
        await run.RunAsync(new BatchedSource("jira", [.. Rows.Site, Rows.Issue("1", "2", Rows.Change(1, "Status", "1", "2")), Worklog("old", Now.AddDays(-400)), Worklog("young", Now.AddDays(-10)), Worklog("living", null)]));
        await StageAsync(run, Now, Worklog("waiting", Now.AddDays(-400)));

        var deleted = await ApplyAsync(run, new WorkerOptions());

        Assert.Equal(1, deleted[nameof(StagedWorklog)]);
        await using var staged = new StagingArea(run.Database).CreateContext();
        Assert.Equal(["living", "waiting", "young"], await staged.Worklogs.OrderBy(row => row.SourceId).Select(row => row.SourceId).ToListAsync(Stop));
        Assert.Equal(["living", "old", "young"], (await run.RowsAsync<FactWorklog>()).Select(row => row.SourceId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refused_rows_and_results_of_checks_go_after_their_days()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await WriteAsync(run, Now.AddDays(-366), new RejectedRow { SourceSystem = "jira", Entity = "Issue", SourceId = "old", Rule = "R" });
        await WriteAsync(run, Now.AddDays(-364), new RejectedRow { SourceSystem = "jira", Entity = "Issue", SourceId = "young", Rule = "R" });
        await WriteAsync(run, Now.AddDays(-366), Checked(1));
        await WriteAsync(run, Now.AddDays(-364), Checked(2));

        var deleted = await ApplyAsync(run, new WorkerOptions());

        Assert.Equal((1, 1), (deleted[nameof(RejectedRow)], deleted[nameof(FactDataQuality)]));
        Assert.Equal(["young"], (await run.RowsAsync<RejectedRow>()).Select(row => row.SourceId));
        Assert.DoesNotContain(await run.RowsAsync<FactDataQuality>(), row => row.DataQualitySk == 1);
        Assert.Contains(await run.RowsAsync<FactDataQuality>(), row => row.DataQualitySk == 2);
    }

    [Fact]
    public async Task Of_runs_that_found_nothing_the_last_of_each_hour_and_source_stays_after_a_week()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var old = Now.AddDays(-8);
        await using (var context = run.Database.CreateContext())
        {
            context.AddRange(
                Load(101, "jira", old), Load(102, "jira", old.AddMinutes(1)), Load(103, "jira", old.AddMinutes(2)), Load(104, "jira", old.AddMinutes(60)),
                Load(105, "plans", old), Load(106, "jira", old) with { RowsStaged = 1 }, Load(107, "jira", old) with { RowsRejected = 1 },
                Load(108, "jira", old) with { Outcome = LoadOutcome.Failed }, Load(109, "jira", Now.AddDays(-6)), Load(110, "jira", Now.AddDays(-6).AddMinutes(1)));
            await context.SaveChangesAsync(Stop);
        }

        Assert.Equal(2, (await ApplyAsync(run, new WorkerOptions()))[nameof(DimLoad)]);

        Assert.Equal([103, 104, 105, 106, 107, 108, 109, 110], (await run.RowsAsync<DimLoad>()).Select(load => load.LoadSk).Where(sk => sk > 100).Order());
        Assert.DoesNotContain(nameof(DimLoad), await ApplyAsync(run, new WorkerOptions()));

        static DimLoad Load(long sk, string system, DateTimeOffset at) => new()
        {
            LoadSk = sk, SourceSystem = system, Kind = LoadKind.Extract, StartedAtUtc = at, FinishedAtUtc = at, Outcome = LoadOutcome.Succeeded, IsPublished = false,
        };
    }

    [Fact]
    public async Task For_ever_means_that_nothing_goes()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await StageAsync(run, DateTimeOffset.UnixEpoch, Payload("old"), Worklog("old", DateTimeOffset.UnixEpoch));
        await WriteAsync(run, DateTimeOffset.UnixEpoch, new RejectedRow { SourceSystem = "jira", Entity = "Issue", SourceId = "old", Rule = "R" });

        Assert.Empty(await ApplyAsync(run, new WorkerOptions { KeepLandingDays = 0, KeepRejectedDays = 0, KeepDeletedWorklogDays = 0, KeepQualityDays = 0, KeepGrowthDays = 0 }));
    }

    [Fact]
    public async Task Sizes_are_kept_once_a_day_and_growth_is_told_against_the_day_before()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        var record = new GrowthRecord(run.Database, new ClockAt(Now.AddDays(-2)));
        Assert.Empty(await record.LastBeforeAsync(Now, Stop));
        await TakeAsync(run, Now.AddDays(-2));
        await TakeAsync(run, Now.AddDays(-2).AddHours(1));
        Assert.Empty(await record.LastBeforeAsync(Now.AddDays(-2), Stop));
        await run.RunAsync(new BatchedSource("other", [.. Enumerable.Range(1, 4).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i, "Status", "1", "2")) with { SourceSystem = "other" })]));

        var before = await record.LastBeforeAsync(Now, Stop);

        Assert.Equal(Now.AddDays(-2).AddHours(1), before[nameof(FactIssue)].MeasuredAtUtc);
        Assert.Equal(3, before[nameof(FactIssue)].StoredRows);
        Assert.Equal(3, before[nameof(StagedIssue)].StoredRows);
        var sizes = (await TableSizes.ReadAsync(run.Database, Stop)).ToDictionary(size => size.Table);
        Assert.Equal(7, sizes[nameof(FactIssue)].Rows);
        Assert.True(sizes[nameof(FactIssue)].Bytes > before[nameof(FactIssue)].StoredBytes);

        await TakeAsync(run, Now);
        Assert.Equal(sizes.Count, (await ApplyAsync(run, new WorkerOptions { KeepGrowthDays = 1 }))[nameof(TableGrowth)]);
        Assert.Equal([20261001], (await run.RowsAsync<TableGrowth>()).Select(row => row.DateSk).Distinct());
    }

    [Fact]
    public async Task The_first_run_of_a_day_cleans_up_and_keeps_the_sizes_however_often_the_worker_is_started()
    {
        using var run = new TestRun();
        await new StagingArea(run.Database).MigrateAsync(Stop);
        await WriteAsync(run, Now.AddDays(-500), Finding("old"));
        await RunOnceAsync(Now);
        Assert.DoesNotContain(await run.RowsAsync<RejectedRow>(), row => row.SourceId == "old");
        var kept = await run.RowsAsync<TableGrowth>();
        Assert.Equal((20261001, Now), (kept[0].DateSk, kept.Single(row => row.TableName == nameof(FactIssue)).MeasuredAtUtc));

        await WriteAsync(run, Now.AddDays(-500), Finding("late"));
        await RunOnceAsync(Now.AddHours(2));
        Assert.Contains(await run.RowsAsync<RejectedRow>(), row => row.SourceId == "late");
        Assert.Equal(kept, await run.RowsAsync<TableGrowth>());

        await RunOnceAsync(Now.AddDays(1));
        Assert.DoesNotContain(await run.RowsAsync<RejectedRow>(), row => row.SourceId == "late");
        Assert.Equal([20261001, 20261002], (await run.RowsAsync<TableGrowth>()).Select(row => row.DateSk).Distinct().Order());

        async Task RunOnceAsync(DateTimeOffset now)
        {
            // As the worker makes it of its settings, whichever command, service or host asks.
            var settings = EtlSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = Path.GetDirectoryName(run.Database.SqliteFile),
            }).Build(), needsSource: false);
            var summary = await new EtlRuntime(settings, new ClockAt(now), NullLoggerFactory.Instance).CreatePipeline().RunAsync(new Progress<RunProgress>(), Stop);
            Assert.True(summary.IsSucceeded, summary.Message);
        }

        static RejectedRow Finding(string id) => new() { SourceSystem = "jira", Entity = "Issue", SourceId = id, Rule = "R" };
    }

    [Fact]
    public async Task A_worker_without_the_lease_keeps_no_sizes()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await using var lease = await new WarehouseLoads(run.Database, TimeProvider.System).AcquireLeaseAsync(Stop);
        await using (var context = run.Database.CreateContext())
        {
            await context.LoadLeases.ExecuteUpdateAsync(set => set.SetProperty(row => row.FencingNumber, row => row.FencingNumber + 1), Stop);
        }

        await Assert.ThrowsAsync<LeaseLostException>(() => new GrowthRecord(run.Database, TimeProvider.System).TakeAsync(lease, Stop));
        Assert.Empty(await run.RowsAsync<TableGrowth>());
    }

    private static BatchedSource Source(int issues) =>
        new("jira", [.. Rows.Site, .. Enumerable.Range(1, issues).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i, "Status", "1", "2")))]);

    private static StagedWorklog Worklog(string id, DateTimeOffset? deletedAt) => new()
    {
        SourceSystem = "jira", SourceId = id, IssueId = "1", StartedAtUtc = Now.AddDays(-500), CreatedAtUtc = Now.AddDays(-500), SpentSeconds = 60,
        IsDeleted = deletedAt is not null, DeletedAtUtc = deletedAt, DeleteReason = deletedAt is null ? null : "Deleted",
    };

    private static LandingRecord Payload(string hash) => new() { SourceSystem = "jira", Entity = "search", SourceId = "1", ContentHash = hash, Payload = [1] };

    private static FactDataQuality Checked(long sk) => new()
    {
        DataQualitySk = sk, CheckName = "C", TableName = "T", Severity = CheckSeverity.Warning, IsWholeTable = true, CheckedCount = 1, FailedCount = 0, IsPassed = true,
    };

    private static async Task TakeAsync(TestRun run, DateTimeOffset now)
    {
        await using var lease = await new WarehouseLoads(run.Database, TimeProvider.System).AcquireLeaseAsync(Stop);
        await new GrowthRecord(run.Database, new ClockAt(now)).TakeAsync(lease, Stop);
    }

    private static async Task<IReadOnlyDictionary<string, int>> ApplyAsync(TestRun run, WorkerOptions options) =>
        await new Retention(run.Database, new StagingArea(run.Database), options, new ClockAt(Now)).ApplyAsync(Stop);

    private static async Task StageAsync<T>(TestRun run, DateTimeOffset at, T row)
        where T : class
    {
        await using var connection = await run.Database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        await run.Database.CreateWriter(new StagingArea(run.Database).Model, connection, transaction, 1000, at).UpsertAsync([row], Stop);
        await transaction.CommitAsync(Stop);
    }

    private static async Task StageAsync<T, TOther>(TestRun run, DateTimeOffset at, T row, TOther other)
        where T : class
        where TOther : class
    {
        await StageAsync(run, at, row);
        await StageAsync(run, at, other);
    }

    private static async Task WriteAsync<T>(TestRun run, DateTimeOffset at, T row)
        where T : class
    {
        await using var connection = await run.Database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        await run.Database.CreateWriter(run.Database.StarModel, connection, transaction, 1, at).UpsertAsync([row], Stop);
        await transaction.CommitAsync(Stop);
    }

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
