using Microsoft.Data.Sqlite;
using Prism.Etl.Tests.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Quality;

namespace Prism.Etl.Tests.Pipeline;

public sealed class BackupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_taken_during_a_load_passes_all_checks_when_restored_and_the_next_run_goes_on()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        var published = await run.VersionAsync();
        var file = "";
        var clock = new EventClock();
        var taken = 0;
        clock.Read += () =>
        {
            // The last one is taken where the new version is written and its commit still to come.
            if (IsWriting(run))
            {
                file = Path.Combine(run.Folder, $"backup{++taken}.db");
                SqliteBackup.BackupAsync(run.Database, file, Stop).GetAwaiter().GetResult();
            }
        };
        await run.RunAsync(clock, isRebuild: false, Source(9));
        Assert.True(taken > 2, $"{taken} backups");
        var expected = await run.ChecksumAsync();

        using var other = new TestRun();
        await SqliteBackup.RestoreAsync(other.Database, file, TimeProvider.System, Stop);

        Assert.Equal(published, await other.VersionAsync());
        await AssertPassesAsync(other.Database);
        await other.RunAsync(Source(9));
        Assert.Equal(expected, await other.ChecksumAsync());
    }

    [Fact]
    public async Task A_restore_brings_back_what_was_and_an_old_worker_cannot_commit_into_it()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        var before = await run.ChecksumAsync();
        var file = Path.Combine(run.Folder, "backup.db");
        await SqliteBackup.BackupAsync(run.Database, file, Stop);
        await run.RunAsync(Source(9));
        Assert.NotEqual(before, await run.ChecksumAsync());
        var stale = (await run.RowsAsync<LoadLease>()).Single().FencingNumber;

        await SqliteBackup.RestoreAsync(run.Database, file, TimeProvider.System, Stop);

        Assert.Equal(before, await run.ChecksumAsync());
        Assert.True((await run.RowsAsync<LoadLease>()).Single().FencingNumber > stale);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_nothing_is_replaced()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var before = await run.ChecksumAsync();
        var file = Path.Combine(run.Folder, "text.db");
        await File.WriteAllTextAsync(file, new string('x', 10_000), Stop);

        await Assert.ThrowsAsync<InvalidDataException>(() => SqliteBackup.RestoreAsync(run.Database, file, TimeProvider.System, Stop));
        await Assert.ThrowsAsync<FileNotFoundException>(() => SqliteBackup.RestoreAsync(run.Database, file + "x", TimeProvider.System, Stop));
        await Assert.ThrowsAsync<IOException>(() => SqliteBackup.BackupAsync(run.Database, file, Stop));

        Assert.Equal(before, await run.ChecksumAsync());
    }

    [Fact]
    public async Task Sizes_name_every_table_and_stay_below_the_file()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        await Compaction.RunAsync(run.Database, Stop);

        var sizes = await TableSizes.ReadAsync(run.Database, Stop);

        Assert.Contains(sizes, table => table.Table == nameof(FactIssueRevision) && table.Bytes > 0);
        Assert.InRange(sizes.Sum(table => table.Bytes), 1, new FileInfo(run.Database.SqliteFile).Length);
    }

    private static BatchedSource Source(int issues) =>
        new("jira", [.. Rows.Site, .. Enumerable.Range(1, issues).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i, "Status", "1", "2")))]);

    /// <summary>True while another connection has the write lock.</summary>
    private static bool IsWriting(TestRun run)
    {
        using var connection = new SqliteConnection($"Data Source={run.Database.SqliteFile};Pooling=false;Default Timeout=1");
        connection.Open();
        try
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            return false;
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            return true;
        }
    }

    private static async Task AssertPassesAsync(WarehouseDatabase database)
    {
        await using var connection = await database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        var now = TimeProvider.System.GetUtcNow();
        var writer = database.CreateWriter(database.StarModel, connection, transaction, 1, now);
        var quality = new DataQuality(new LoadSession(database.Engine, connection, transaction, writer, 1, now), null, 0);
        var results = await quality.RunAsync(StarChecks.All(database.StarModel), Stop);
        Assert.All(results, row => Assert.True(row.IsPassed, $"{row.TableName} {row.CheckName}: {row.Sample}"));
    }
}

/// <summary>The system's clock; says when it is read.</summary>
internal sealed class EventClock : TimeProvider
{
    public TimeSpan Ahead { get; init; }

    public event Action? Read;

    public override DateTimeOffset GetUtcNow()
    {
        Read?.Invoke();
        return System.GetUtcNow() + Ahead;
    }

    public override long GetTimestamp()
    {
        Read?.Invoke();
        return System.GetTimestamp();
    }
}
