using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Tests.Loads;

/// <summary>Leases, fencing, versions: what the bookkeeping of loads promises, on either engine.</summary>
public abstract class LoadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestWarehouse> CreateAsync();

    [Fact]
    public async Task A_second_worker_is_told_who_writes_and_until_when()
    {
        await using var warehouse = await CreateAsync();
        await using var first = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        var problem = await Assert.ThrowsAsync<LeaseHeldException>(() => warehouse.Loads.AcquireLeaseAsync(Cancel));

        Assert.Equal((first.Holder, TestWarehouse.Now + WarehouseLoads.LeaseDuration), (problem.Holder, problem.ExpiresAtUtc));
    }

    [Fact]
    public async Task A_released_lease_is_taken_at_once_with_a_greater_number()
    {
        await using var warehouse = await CreateAsync();
        var first = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        await first.DisposeAsync();

        await using var second = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        Assert.True(second.FencingNumber > first.FencingNumber);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_taken_and_its_old_holder_cannot_commit()
    {
        await using var warehouse = await CreateAsync();
        await using var first = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        warehouse.Clock.Advance(WarehouseLoads.LeaseDuration + TimeSpan.FromSeconds(1));
        await using var second = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        await using (var stale = await warehouse.Loads.BeginPublishAsync(first, Cancel))
        {
            await stale.Session.Star.UpsertAsync([Objective(1)], Cancel);
            await Assert.ThrowsAsync<LeaseLostException>(() => stale.CommitAsync(1, 1, Cancel));
        }

        Assert.True(first.Lost.IsCancellationRequested);
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimObjective>()).Select(row => row.ObjectiveSk).Order());
        Assert.Equal(0, await warehouse.Loads.PublishedVersionAsync(Cancel));
        await using var publish = await warehouse.Loads.BeginPublishAsync(second, Cancel);
        await publish.CommitAsync(0, 0, Cancel);
    }

    [Fact]
    public async Task A_lost_holder_does_not_release_the_lease_of_the_next()
    {
        await using var warehouse = await CreateAsync();
        var first = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        warehouse.Clock.Advance(WarehouseLoads.LeaseDuration + TimeSpan.FromSeconds(1));
        await using var second = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        await first.DisposeAsync();

        Assert.Equal(second.Holder, Assert.Single(await warehouse.ReadAsync<LoadLease>()).Holder);
    }

    [Fact]
    public async Task A_commit_renews_the_lease()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        warehouse.Clock.Advance(TimeSpan.FromMinutes(1));

        await warehouse.Loads.BeginExtractAsync(lease, "jira", null, Cancel);

        Assert.Equal(TestWarehouse.Now.AddMinutes(1) + WarehouseLoads.LeaseDuration, Assert.Single(await warehouse.ReadAsync<LoadLease>()).ExpiresAtUtc);
    }

    [Fact]
    public async Task A_holder_on_this_machine_whose_process_is_gone_is_followed_at_once()
    {
        await using var warehouse = await CreateAsync();
        await using (var context = warehouse.Database.CreateContext())
        {
            var gone = $"{Environment.MachineName}/{int.MaxValue}/1/{Guid.Empty:N}";
            await context.LoadLeases.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Holder, gone).SetProperty(row => row.ExpiresAtUtc, TestWarehouse.Now.AddHours(1)), Cancel);
        }

        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        Assert.Equal(1, lease.FencingNumber);
    }

    [Fact]
    public async Task A_holder_on_another_machine_is_waited_for()
    {
        await using var warehouse = await CreateAsync();
        await using (var context = warehouse.Database.CreateContext())
        {
            await context.LoadLeases.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Holder, "elsewhere/1/1/x").SetProperty(row => row.ExpiresAtUtc, TestWarehouse.Now.AddSeconds(1)), Cancel);
        }

        await Assert.ThrowsAsync<LeaseHeldException>(() => warehouse.Loads.AcquireLeaseAsync(Cancel));
    }

    [Fact]
    public async Task What_a_killed_worker_left_running_is_marked_interrupted_at_the_next_start()
    {
        await using var warehouse = await CreateAsync();
        var killed = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        var load = await warehouse.Loads.BeginExtractAsync(killed, "jira", "2026-01-01", Cancel);
        warehouse.Clock.Advance(WarehouseLoads.LeaseDuration + TimeSpan.FromSeconds(1));

        await using var next = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        var row = Assert.Single(await warehouse.ReadAsync<DimLoad>());
        Assert.Equal((load.LoadSk, LoadOutcome.Interrupted, "2026-01-01"), (row.LoadSk, row.Outcome, row.WatermarkBefore));
        Assert.NotNull(row.FinishedAtUtc);
        await load.SucceedAsync(Cancel);
        Assert.Equal(LoadOutcome.Interrupted, Assert.Single(await warehouse.ReadAsync<DimLoad>()).Outcome);
    }

    [Fact]
    public async Task A_published_load_is_the_version_and_versions_grow()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        var extract = await warehouse.Loads.BeginExtractAsync(lease, "jira", null, Cancel);
        await extract.SucceedAsync(Cancel);

        var versions = new List<long>();
        for (var i = 1; i <= 2; i++)
        {
            await using var publish = await warehouse.Loads.BeginPublishAsync(lease, Cancel);
            Assert.Equal(versions.LastOrDefault(), publish.PublishedVersion);
            await publish.Session.Star.UpsertAsync([Objective(i)], Cancel);
            Assert.Equal(versions.LastOrDefault(), await ReaderSeesAsync(warehouse));
            await publish.CommitAsync(1, 1, Cancel);
            versions.Add(await warehouse.Loads.PublishedVersionAsync(Cancel));
        }

        Assert.Equal([2L, 3L], versions);
        Assert.Equal([2L, 3L], (await warehouse.ReadAsync<DimObjective>()).Where(row => row.ObjectiveSk > 0).OrderBy(row => row.ObjectiveSk).Select(row => row.LoadSk));
    }

    [Fact]
    public async Task A_load_that_is_not_committed_makes_no_version_and_leaves_no_row()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        await using (var publish = await warehouse.Loads.BeginPublishAsync(lease, Cancel))
        {
            await publish.Session.Star.UpsertAsync([Objective(1)], Cancel);
        }

        Assert.Empty(await warehouse.ReadAsync<DimLoad>());
        Assert.Equal(2, (await warehouse.ReadAsync<DimObjective>()).Count);
    }

    [Fact]
    public async Task A_second_start_in_the_middle_of_a_load_is_answered_at_once()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        await using var publish = await warehouse.Loads.BeginPublishAsync(lease, Cancel);
        await publish.Session.Star.UpsertAsync([Objective(1)], Cancel);

        // Would either ask for the write lock, it would wait for this test's own transaction until the busy timeout and fail.
        await warehouse.Database.MigrateAsync(Cancel);
        await Assert.ThrowsAsync<LeaseHeldException>(() => warehouse.Loads.AcquireLeaseAsync(Cancel));
    }

    [Fact]
    public async Task A_failed_step_into_the_star_is_on_record()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);

        await warehouse.Loads.RecordFailedPublishAsync(lease, TestWarehouse.Now, new string('x', 5000), Cancel);

        var row = Assert.Single(await warehouse.ReadAsync<DimLoad>());
        Assert.Equal((LoadKind.Publish, LoadOutcome.Failed, false, 4000), (row.Kind, row.Outcome, row.IsPublished, row.Message!.Length));
    }

    private static async Task<long> ReaderSeesAsync(TestWarehouse warehouse)
    {
        // On another connection, while the writer's transaction is open: it must neither wait nor see.
        await using var context = warehouse.Database.CreateContext();
        context.Database.SetCommandTimeout(TimeSpan.FromSeconds(10));
        return await context.Loads.Where(load => load.IsPublished).MaxAsync(load => (long?)load.LoadSk, Cancel) ?? 0;
    }

    private static DimObjective Objective(int sk) => new() { ObjectiveSk = sk, ObjectiveCode = $"O{sk}", ObjectiveName = "Grow", DueDateSk = -2 };
}

public sealed class SqliteLoadTests : LoadTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqliteTestWarehouse.CreateAsync();
}

public sealed class SqlServerLoadTests : LoadTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqlServerTestWarehouse.CreateAsync();
}
