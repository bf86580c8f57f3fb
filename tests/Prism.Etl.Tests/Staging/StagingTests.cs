using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Staging;

/// <summary>Staging on either engine: batches, tombstones, watermarks, and reading what changed.</summary>
public abstract class StagingTests(WarehouseEngine engine) : IAsyncLifetime
{
    private TestDatabase? test;
    private WarehouseLoads loads = null!;
    private StagingWriter writer = null!;
    private HeldLease? lease;

    protected WarehouseDatabase Database { get; private set; } = null!;
    protected StagingArea Staging { get; private set; } = null!;
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(engine);
        Database = test.Database;
        Staging = new StagingArea(Database);
        loads = new WarehouseLoads(Database, TimeProvider.System);
        writer = new StagingWriter(Database, Staging, TimeProvider.System);
        await Staging.MigrateAsync(Cancel);
        lease = await loads.AcquireLeaseAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (lease is not null)
        {
            await lease.DisposeAsync();
        }

        if (test is not null)
        {
            await test.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing()
    {
        var first = await StageAsync(Statuses("1", "2"));
        var second = await StageAsync(Statuses("1", "2"));

        Assert.Equal(new BulkCounts(2, 0, 0), first.Counts);
        Assert.Equal(new BulkCounts(0, 0, 2), second.Counts);
        Assert.Empty(await ChangedSinceAsync<StagedStatus>(first.LoadSk));
    }

    [Fact]
    public async Task A_row_missing_from_a_complete_set_becomes_a_tombstone_and_comes_back_to_life()
    {
        var complete = Statuses("1", "2");
        complete.Complete<StagedStatus>();
        await StageAsync(complete);
        var less = Statuses("2");
        less.Complete<StagedStatus>();

        var buried = await StageAsync(less);
        var dead = Assert.Single(await ChangedSinceAsync<StagedStatus>(buried.LoadSk - 1));
        Assert.Equal(("1", true, DeleteReason.Deleted), (dead.SourceId, dead.IsDeleted, dead.DeleteReason));
        Assert.NotNull(dead.DeletedAtUtc);
        Assert.Equal(0, (await StageAsync(less)).Counts.Written);

        var revived = await StageAsync(complete);
        var living = Assert.Single(await ChangedSinceAsync<StagedStatus>(revived.LoadSk - 1));
        Assert.Equal(("1", false, null, null), (living.SourceId, living.IsDeleted, living.DeleteReason, living.DeletedAtUtc));
    }

    [Fact]
    public async Task A_complete_set_buries_nothing_of_another_source()
    {
        await StageAsync(Statuses("1"), "jira");
        var nothing = new StagedBatch();
        nothing.Complete<StagedStatus>();

        await StageAsync(nothing, "other");

        Assert.False(Assert.Single(await ChangedSinceAsync<StagedStatus>(0)).IsDeleted);
    }

    [Fact]
    public async Task A_deletion_names_its_reason()
    {
        await StageAsync(Statuses("1", "2"));
        var deletion = new StagedBatch();
        deletion.Delete<StagedStatus>("2", DeleteReason.NotVisible);
        deletion.Delete<StagedStatus>("99", DeleteReason.NotVisible);

        var staged = await StageAsync(deletion);

        var dead = Assert.Single(await ChangedSinceAsync<StagedStatus>(staged.LoadSk - 1));
        Assert.Equal(("2", DeleteReason.NotVisible), (dead.SourceId, dead.DeleteReason));
    }

    [Fact]
    public async Task A_thing_given_twice_in_a_batch_stands_as_last_given()
    {
        var batch = Statuses("1");
        batch.Add(Status("1") with { Name = "later" });

        await StageAsync(batch);

        Assert.Equal("later", Assert.Single(await ChangedSinceAsync<StagedStatus>(0)).Name);
    }

    [Fact]
    public async Task Watermarks_refusals_payloads_and_counts_are_committed_with_the_rows()
    {
        var batch = Statuses("1");
        batch.Watermarks["issues"] = "2026-03-02T09:00:00Z";
        batch.Reject("jira", "Issue", new string('x', 300), "TimestampUnreadable", "soon");
        batch.Landed.Add(new LandingRecord { SourceSystem = "jira", Entity = "search", ContentHash = "ab", SourceId = "page 1", Payload = [1, 2] });

        var staged = await StageAsync(batch);
        var again = await StageAsync(batch);

        await using var star = Database.CreateContext();
        var load = await star.Loads.SingleAsync(row => row.LoadSk == staged.LoadSk, Cancel);
        Assert.Equal((2, 1, 1, "issues=2026-03-02T09:00:00Z"), (load.RowsIn, load.RowsStaged, load.RowsRejected, load.WatermarkAfter));
        Assert.Equal(255, Assert.Single(await star.RejectedRows.ToListAsync(Cancel)).SourceId.Length);
        await using var context = Staging.CreateContext();

        // Kept once, and known to be as new as the load that gave it last.
        Assert.Equal(again.LoadSk, Assert.Single(await context.Landed.ToListAsync(Cancel)).LoadSk);
        Assert.Equal("2026-03-02T09:00:00Z", (await new StagingReader(context).WatermarksAsync("jira", Cancel))["issues"]);
    }

    [Fact]
    public async Task A_batch_of_a_lost_lease_leaves_no_row()
    {
        var load = await loads.BeginExtractAsync(lease!, "jira", null, Cancel);
        await using (var star = Database.CreateContext())
        {
            await star.LoadLeases.ExecuteUpdateAsync(set => set.SetProperty(row => row.FencingNumber, row => row.FencingNumber + 1), Cancel);
        }

        await Assert.ThrowsAsync<LeaseLostException>(() => writer.CommitAsync(Statuses("1"), load, Cancel));

        Assert.Empty(await ChangedSinceAsync<StagedStatus>(0));
        Assert.True(lease!.Lost.IsCancellationRequested);
    }

    [Theory]
    [InlineData(2_500)]
    [InlineData(20_100)]
    public async Task Few_changes_and_many_are_read_in_the_same_order(int count)
    {
        var batch = new StagedBatch();
        foreach (var id in Enumerable.Range(0, count))
        {
            batch.Add(Status($"{id}"));
        }

        await StageAsync(batch);
        await StageAsync(Statuses("Z", "a", "é"), "Jira");

        var read = await ChangedSinceAsync<StagedStatus>(0);
        Assert.Equal(count + 3, read.Count);
        Assert.Equal(
            read.OrderBy(row => row.SourceSystem, StringComparer.Ordinal).ThenBy(row => row.SourceId, StringComparer.Ordinal).Select(row => row.SourceId),
            read.Select(row => row.SourceId));
        await using var context = Staging.CreateContext();
        Assert.Equal(read, await new StagingReader(context).AllAsync<StagedStatus>(Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Something_changed_is_known_without_reading_it()
    {
        await using var context = Staging.CreateContext();
        Assert.False(await new StagingReader(context).AnyChangedSinceAsync(0, Cancel));

        var staged = await StageAsync(Statuses("1"));

        Assert.True(await new StagingReader(context).AnyChangedSinceAsync(staged.LoadSk - 1, Cancel));
        Assert.False(await new StagingReader(context).AnyChangedSinceAsync(staged.LoadSk, Cancel));
    }

    private static StagedStatus Status(string id) => new() { SourceSystem = "jira", SourceId = id, Name = $"Status {id}", StatusCategory = "ToDo" };

    private static StagedBatch Statuses(params string[] ids)
    {
        var batch = new StagedBatch();
        foreach (var id in ids)
        {
            batch.Add(Status(id));
        }

        return batch;
    }

    private async Task<(BulkCounts Counts, long LoadSk)> StageAsync(StagedBatch batch, string sourceSystem = "jira")
    {
        var own = new StagedBatch();
        foreach (var row in batch.Rows.Values.SelectMany(rows => rows).Cast<StagedStatus>())
        {
            own.Add(row with { SourceSystem = sourceSystem });
        }

        own.CompleteSets.UnionWith(batch.CompleteSets);
        own.Deleted.AddRange(batch.Deleted);
        own.Rejected.AddRange(batch.Rejected);
        own.Landed.AddRange(batch.Landed);
        foreach (var (name, value) in batch.Watermarks)
        {
            own.Watermarks[name] = value;
        }

        var load = await loads.BeginExtractAsync(lease!, sourceSystem, null, Cancel);
        var counts = await writer.CommitAsync(own, load, Cancel);
        await load.SucceedAsync(Cancel);
        return (counts, load.LoadSk);
    }

    private async Task<List<T>> ChangedSinceAsync<T>(long loadSk)
        where T : StagedRow
    {
        await using var context = Staging.CreateContext();
        return await new StagingReader(context).ChangedSinceAsync<T>(loadSk, Cancel).ToListAsync(Cancel);
    }
}

public sealed class SqliteStagingTests() : StagingTests(WarehouseEngine.Sqlite)
{
    [Fact]
    public async Task A_page_of_changes_is_a_range_of_the_key_however_far_it_lies()
    {
        await using var context = Staging.CreateContext();
        var query = context.Issues.Where(row => row.LoadSk > 3).Where(row => row.SourceSystem == "jira").Where(row => row.SourceId.CompareTo("5") > 0)
            .OrderBy(row => row.SourceId).Take(1000);
        await using var connection = await Database.OpenConnectionAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + query.ToQueryString().Split(';', 2)[0].Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)).Aggregate((a, b) => a + "\n" + b).Replace("@p", "1000", StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        Assert.True(await reader.ReadAsync(Cancel));
        Assert.Contains("(SourceSystem=? AND SourceId>?)", reader.GetString(3), StringComparison.Ordinal);
        Assert.False(await reader.ReadAsync(Cancel), "The page is sorted after reading.");
    }

    [Fact]
    public async Task Every_staged_table_is_listed()
    {
        await using var context = Staging.CreateContext();
        Assert.Equal(
            context.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.IsSubclassOf(typeof(StagedRow))).Select(type => type.Name).Order(),
            StagingTables.All.Select(table => table.RowType.Name).Order());
        Assert.Equal(
            typeof(StagedRow).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StagedRow)) && !type.IsAbstract).Select(type => type.Name).Order(),
            StagingTables.All.Select(table => table.RowType.Name).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Server=none;Database=none")]
    public void The_migrations_are_the_model(string? connectionString)
    {
        using var context = new StagingArea(new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = connectionString } })).CreateContext();
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: the commands are in StagingDesignTimeFactories.cs.");
    }
}

public sealed class SqlServerStagingTests() : StagingTests(WarehouseEngine.SqlServer);
