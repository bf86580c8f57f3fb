using Microsoft.Data.Sqlite;
using Prism.Etl.Tests.Loading;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>What a server may do to a worker that did nothing wrong: its errors, thrown at moments all over a run.</summary>
public sealed class ServerFaultTests
{
    private const string Deadlock = "Transaction (Process ID 61) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.";
    private const string Gone = "A transport-level error has occurred when receiving results from the server.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1205, Deadlock)]
    [InlineData(10054, Gone)]
    public async Task A_victim_of_the_server_at_any_moment_loses_nothing_and_doubles_nothing(int number, string message)
    {
        using var alone = new TestRun();
        await alone.RunAsync(Source(1));
        await alone.RunAsync(Source(2));
        var expected = await alone.ChecksumAsync();
        var (isThrown, doneAgain) = (true, 0);
        for (var moment = 1; isThrown; moment += 3)
        {
            using var run = new TestRun();
            await run.RunAsync(Source(1));
            var clock = new FailingClock(moment, SqlErrors.Of(number, message));
            var isMended = await SucceedsAsync(run, clock);
            isThrown = clock.IsThrown;
            doneAgain += isThrown && isMended ? 1 : 0;

            // What the run could not mend by itself, the next one does.
            Assert.True((await run.RunAsync(new FailingClock(int.MaxValue, new InvalidOperationException()) { Ahead = 2 * WarehouseLoads.LeaseDuration }, isRebuild: false, Source(2))).IsSucceeded);
            Assert.Equal(expected, await run.ChecksumAsync());
        }

        Assert.True(doneAgain > 2, $"{doneAgain} runs mended themselves");
    }

    [Fact]
    public async Task A_victim_each_time_is_told_so_and_readers_keep_the_version_before()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var (version, before) = (await run.VersionAsync(), await run.ChecksumAsync());

        var summary = await run.RunAsync(new FailingClock(int.MaxValue, SqlErrors.Of(1205, Deadlock)) { IsFailingInPublish = true }, isRebuild: false, Source(2));

        Assert.False(summary.IsSucceeded);
        Assert.Contains("chosen as the deadlock victim", summary.Message, StringComparison.Ordinal);
        Assert.Contains("the next run does it again", summary.Message, StringComparison.Ordinal);
        Assert.Equal((version, before), (await run.VersionAsync(), await run.ChecksumAsync()));
        var failed = Assert.Single(await run.RowsAsync<DimLoad>(), load => load.Outcome == LoadOutcome.Failed);
        Assert.Equal(summary.Message, failed.Message);
        Assert.True((await run.RunAsync(Source(2))).IsSucceeded);
    }

    [Theory]
    [InlineData(8, "may only be read")]
    [InlineData(13, "has no room left")]
    [InlineData(5, "keeps /data/prism.db locked")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "restore a backup")]
    [InlineData(10, "check it")]
    public void A_failure_of_the_file_says_what_to_do(int code, string advice)
    {
        var told = DatabaseProblem.Explain(new InvalidOperationException("outer", new SqliteException("SQLite says so.", code)), "/data/prism.db");

        Assert.StartsWith("SQLite says so. ", told, StringComparison.Ordinal);
        Assert.Contains(advice, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1205, true, "the next run does it again")]
    [InlineData(40613, true, "was not to be had for a while")]
    [InlineData(229, false, "warehouse roles")]
    [InlineData(1105, false, "no room left")]
    public void A_failure_of_the_server_says_what_to_do_and_whether_trying_again_helps(int number, bool isTransient, string advice)
    {
        var failure = SqlErrors.Of(number, "The server says so.");

        Assert.Equal(isTransient, TransientFault.Is(new InvalidOperationException("outer", failure)));
        Assert.Contains(advice, DatabaseProblem.Explain(failure, "server/prism"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warehouse_that_may_only_be_read_is_named_with_what_to_do()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await using var connection = (SqliteConnection)await run.Database.OpenConnectionAsync(Stop);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA query_only = 1; UPDATE LoadLease SET FencingNumber = 9";
        var problem = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        Assert.Contains($"{run.Database.SqliteFile} may only be read: give the account {Environment.UserName} the right", DatabaseProblem.Explain(problem, run.Database.Location), StringComparison.Ordinal);
    }

    private static BatchedSource Source(int round) => new(
        "jira", [.. Rows.Site, .. Enumerable.Range(1, 4 * round).Select(i => Rows.Issue($"{i}", "2", Rows.Change(round, "Status", "1", "2")))], 6);

    /// <returns>Whether the run succeeded, also where it could not begin.</returns>
    private static async Task<bool> SucceedsAsync(TestRun run, TimeProvider clock)
    {
        try
        {
            return (await run.RunAsync(clock, isRebuild: false, Source(2))).IsSucceeded;
        }
        catch (Exception problem) when (TransientFault.Is(problem))
        {
            return false;
        }
    }

    /// <summary>The system's clock; reading it the given time throws, once. Short waits are over at once.</summary>
    private sealed class FailingClock(int moment, Exception failure) : TimeProvider
    {
        private int reads;

        public TimeSpan Ahead { get; init; }

        public bool IsThrown { get; private set; }

        /// <summary>Throws whenever the step into the star reads it, instead.</summary>
        public bool IsFailingInPublish { get; init; }

        public override DateTimeOffset GetUtcNow() => Throws() ? throw failure : System.GetUtcNow() + Ahead;

        public override long GetTimestamp() => Throws() ? throw failure : System.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromSeconds(10) ? dueTime : TimeSpan.Zero, period);

        private bool Throws()
        {
            if (IsFailingInPublish)
            {
                return Environment.StackTrace.Contains("EtlPipeline.LoadAsync", StringComparison.Ordinal);
            }

            var isNow = Interlocked.Increment(ref reads) == moment;
            IsThrown |= isNow;
            return isNow;
        }
    }
}
