using Microsoft.Data.Sqlite;
using Prism.Etl.Runs;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>
/// What a killed worker leaves is its files as they are: they are copied at moments all over a run, and a worker that is started on each copy must end
/// where the run that was left alone ended.
/// </summary>
public sealed class KillTests
{
    private const int Moments = 200;
    private const int Issues = 36;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_killed_at_two_hundred_random_moments_of_a_full_and_an_incremental_load_ends_where_it_would_have()
    {
        // The moments of both loads, counted, and a fifth of those of each step but at least so many, at random.
        Dictionary<(bool IsFirst, RunStep Step), int> moments = [];
        using (var counted = new TestRun())
        {
            foreach (var isFirst in new[] { true, false })
            {
                using var counting = new RunMoments((step, _) => moments[(isFirst, step)] = moments.GetValueOrDefault((isFirst, step)) + 1);
                await counting.OfAsync(() => counted.RunAsync(counting, counting, isFirst ? First() : Second()));
            }
        }

        var random = new Random(5);
        var chosen = moments.SelectMany(step => Enumerable.Range(0, step.Value).OrderBy(_ => random.Next()).Take(Moments / 8).Select(at => (step.Key, At: at))).ToHashSet();
        var others = moments.SelectMany(step => Enumerable.Range(0, step.Value).Select(at => (step.Key, At: at))).Where(moment => !chosen.Contains(moment)).OrderBy(_ => random.Next());
        chosen.UnionWith(others.Take(Moments - chosen.Count).ToList());

        using var run = new TestRun();
        using var copies = new TestRun();
        List<((bool IsFirst, RunStep Step) Where, string Checksum)> ends = [];
        Dictionary<bool, string> alone = [];
        foreach (var isFirst in new[] { true, false })
        {
            using var watched = new RunMoments((step, at) =>
            {
                if (chosen.Contains(((isFirst, step), at)))
                {
                    ends.Add(((isFirst, step), Restart(isFirst)));
                }
            });
            await watched.OfAsync(() => run.RunAsync(watched, watched, isFirst ? First() : Second()));
            alone[isFirst] = await run.ChecksumAsync();
        }

        Assert.NotEqual(alone[true], alone[false]);
        Assert.Equal(Moments, ends.Count);
        Assert.Equal(8, ends.Select(end => end.Where).Distinct().Count());
        Assert.All(ends, end => Assert.Equal(alone[end.Where.IsFirst], end.Checksum));

        string Restart(bool isFirst)
        {
            var folder = Directory.CreateDirectory(Path.Combine(copies.Folder, $"{ends.Count}")).FullName;
            var database = Path.GetDirectoryName(run.Database.SqliteFile)!;
            foreach (var file in Directory.Exists(database) ? Directory.EnumerateFiles(database).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)) : [])
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            // The lease of the worker that was "killed" has run out when the next one starts.
            var later = new EventClock { Ahead = WarehouseLoads.LeaseDuration + TimeSpan.FromSeconds(1) };
            string checksum;
            using (var left = new TestRun(options => options.Sqlite.Folder = folder))
            {
                left.RunAsync(later, isRebuild: false, isFirst ? First() : Second()).GetAwaiter().GetResult();
                checksum = left.ChecksumAsync().GetAwaiter().GetResult();
            }

            Directory.Delete(folder, recursive: true);
            return checksum;
        }
    }

    [Fact]
    public async Task A_full_disk_is_named_and_once_there_is_room_nothing_is_lost()
    {
        using var run = new TestRun(options => options.Sqlite.MaxFileMegabytes = 2);
        var source = new BatchedSource("jira", [.. Rows.Site, .. Enumerable.Range(1, 5000).Select(i => Rows.Issue($"{i}", "2", Rows.Change(1, "Status", "1", "2")))], 500);
        var failed = await run.RunAsync(source);

        Assert.False(failed.IsSucceeded);
        Assert.Contains("full", failed.Sources[0].Message ?? failed.Message, StringComparison.Ordinal);

        SqliteConnection.ClearAllPools();
        using var roomy = new TestRun(options => options.Sqlite.Folder = Path.GetDirectoryName(run.Database.SqliteFile));
        Assert.True((await roomy.RunAsync(source)).IsSucceeded);
        Assert.Equal(5000, (await roomy.RowsAsync<FactIssue>()).Count);
        using var other = new TestRun();
        await other.RunAsync(source);
        Assert.Equal(await other.ChecksumAsync(), await roomy.ChecksumAsync());
    }

    [Fact]
    public async Task A_warehouse_that_another_program_keeps_locked_is_named_and_afterwards_nothing_is_lost()
    {
        using var run = new TestRun(options => options.Sqlite.BusyTimeoutSeconds = 1);
        await run.RunAsync(First());
        var before = await run.ChecksumAsync();
        await using (var other = (SqliteConnection)await run.Database.OpenConnectionAsync(Stop))
        {
            await using var locked = other.BeginTransaction(deferred: false);
            var problem = await Assert.ThrowsAsync<SqliteException>(() => run.RunAsync(Second()));
            Assert.Contains("locked", problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await run.ChecksumAsync());
        Assert.True((await run.RunAsync(Second())).IsSucceeded);
        using var alone = new TestRun();
        await alone.RunAsync(First());
        await alone.RunAsync(Second());
        Assert.Equal(await alone.ChecksumAsync(), await run.ChecksumAsync());
    }

    [Fact]
    public async Task A_warehouse_that_goes_away_in_the_middle_of_a_run_fails_it_and_the_run_after_it_is_back_goes_on()
    {
        using var run = new TestRun();
        await run.RunAsync(First());
        var folder = Path.GetDirectoryName(run.Database.SqliteFile)!;
        var away = folder + "-away";
        var source = new BatchedSource("jira", Second().Rows, 20)
        {
            Before = number =>
            {
                if (number == 2)
                {
                    SqliteConnection.ClearAllPools();
                    Directory.Move(folder, away);
                }
            },
        };

        var problem = await Assert.ThrowsAnyAsync<Exception>(() => run.RunAsync(source));
        Assert.True(problem is System.Data.Common.DbException or LeaseLostException, problem.ToString());
        Assert.False(Directory.Exists(folder));

        SqliteConnection.ClearAllPools();
        Directory.Move(away, folder);
        using var later = new TestRun(options => options.Sqlite.Folder = folder);
        Assert.True((await later.RunAsync(new EventClock { Ahead = WarehouseLoads.LeaseDuration + TimeSpan.FromSeconds(1) }, isRebuild: false, Second())).IsSucceeded);
        using var alone = new TestRun();
        await alone.RunAsync(First());
        await alone.RunAsync(Second());
        Assert.Equal(await alone.ChecksumAsync(), await later.ChecksumAsync());
    }

    [Fact]
    public async Task Of_two_workers_started_at_once_one_writes_and_the_other_is_told_so_or_follows()
    {
        using var run = new TestRun();
        await new StagingArea(run.Database).MigrateAsync(Stop);
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await run.RunAsync(First())).IsSucceeded;
            }
            catch (LeaseHeldException)
            {
                return false;
            }
        })));

        Assert.Contains(true, runs);
        using var alone = new TestRun();
        await alone.RunAsync(First());
        Assert.Equal(await alone.ChecksumAsync(), await run.ChecksumAsync());
    }

    [Fact]
    public async Task A_reader_in_the_middle_of_its_pages_sees_one_version_while_a_load_commits()
    {
        using var run = new TestRun();
        await run.RunAsync(First());
        await using var connection = (SqliteConnection)await run.Database.OpenConnectionAsync(Stop);
        await using var transaction = connection.BeginTransaction(deferred: true);
        var pages = new List<List<int>> { Page(0) };

        Assert.NotNull((await run.RunAsync(Second())).Version);
        while (pages[^1].Count > 0)
        {
            pages.Add(Page(pages[^1][^1]));
        }

        Assert.Equal(Enumerable.Range(1, Issues), pages.SelectMany(page => page));
        Assert.True((await run.RowsAsync<FactIssue>()).Count > Issues);

        List<int> Page(int after)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "SELECT IssueSk FROM FactIssue WHERE IssueSk > $after ORDER BY IssueSk LIMIT 7";
            command.Parameters.AddWithValue("$after", after);
            using var reader = command.ExecuteReader();
            List<int> page = [];
            while (reader.Read())
            {
                page.Add(reader.GetInt32(0));
            }

            return page;
        }
    }

    private static BatchedSource First() => new("jira", FirstRows, 2);

    private static StagedRow[] FirstRows =>
    [
        .. Rows.Site,
        .. Enumerable.Range(1, Issues).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i, "Status", "1", "2"))),
        .. Enumerable.Range(1, Issues).Select(i => Rows.Worklog($"{i}", $"{i}", i, 1)),
    ];

    /// <summary>All of the first, then changed, deleted and new rows.</summary>
    private static BatchedSource Second() => new(
        "jira",
        [
            .. FirstRows,
            .. Enumerable.Range(1, Issues / 2).Select(i => Rows.Issue($"{i}", "4", Rows.Change(i, "Status", "1", "2"), Rows.Change(i + 50, "Status", "2", "4"))),
            .. Enumerable.Range(1, 5).Select(i => Rows.Deleted(Rows.Worklog($"{i}", $"{i}", i, 1))),
            .. Enumerable.Range(Issues + 1, 20).Select(i => Rows.Issue($"{i}", "1")),
            Rows.Deleted(Rows.Issue("30", "2")),
        ],
        2);
}
