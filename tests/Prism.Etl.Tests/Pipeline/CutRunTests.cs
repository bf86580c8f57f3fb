using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Loading;
using Prism.Etl.Runs;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Kpis.Engine;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>
/// What a killed worker leaves on a server is what it committed: its connection is gone, and what was open is undone. Here it sends nothing more from a
/// moment on, at moments all over a full and an incremental load, one after the other over the same warehouse; the worker after the last ends as one alone.
/// </summary>
public abstract class CutRunTests(WarehouseEngine engine)
{
    private const int Issues = 24;
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>How often a load is cut in each step. Of what extraction committed a later worker does nothing again, so that it is cut after few moments.</summary>
    private static readonly (RunStep Step, int Kills, int MostMoments)[] Plan =
        [(RunStep.Extract, 30, 20), (RunStep.Load, 35, int.MaxValue), (RunStep.Calculate, 35, int.MaxValue), (RunStep.Publish, 4, 4)];

    /// <summary>A server that takes seconds for a load is cut less often, in the same proportions, so that the whole suite stays within its time; how often is told.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_cut_off_at_two_hundred_moments_of_a_full_and_an_incremental_load_ends_where_it_would_have()
    {
        await using var alone = await TestDatabase.CreateAsync(engine);
        await using var cut = await TestDatabase.CreateAsync(engine);
        await alone.Database.MigrateAsync(Stop);
        await cut.Database.MigrateAsync(Stop);
        var random = new Random(7);
        Dictionary<RunStep, int> kills = [];
        var share = 1.0;
        foreach (var rows in new[] { First, Second })
        {
            Dictionary<RunStep, int> moments = [];
            var started = TimeProvider.System.GetTimestamp();
            using (var counting = new RunMoments((step, _) => moments[step] = moments.GetValueOrDefault(step) + 1))
            {
                Assert.True((await RunAsync(alone.Database, counting, rows)).IsSucceeded);
            }

            if (engine == WarehouseEngine.SqlServer)
            {
                share = Math.Clamp(Math.Min(share, Longest / (TimeProvider.System.GetElapsedTime(started) * 2 * Plan.Sum(step => step.Kills))), 0.05, 1);
            }

            foreach (var (step, count, most) in Plan)
            {
                foreach (var moment in Enumerable.Range(0, (int)Math.Ceiling(count * share)).Select(_ => random.Next(Math.Min(moments[step], most))).Order())
                {
                    if (await IsCutAsync(cut.Database, rows, step, moment) is { } at)
                    {
                        kills[at] = kills.GetValueOrDefault(at) + 1;
                    }
                }
            }

            Assert.True((await RunAsync(cut.Database, TimeProvider.System, rows)).IsSucceeded);
            Assert.Equal(await WarehouseChecksum.ComputeAsync(alone.Database, Stop), await WarehouseChecksum.ComputeAsync(cut.Database, Stop));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Cut {kills.Values.Sum()} times: {string.Join(", ", kills)}.");
        Assert.True(kills.Values.Sum() >= (int)(200 * share) && Plan.All(step => kills.GetValueOrDefault(step.Step) > 0), string.Join(", ", kills));
    }

    private static StagedRow[] First =>
    [
        .. Rows.Site,
        .. Enumerable.Range(1, Issues).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i, "Status", "1", "2"))),
        .. Enumerable.Range(1, Issues).Select(i => Rows.Worklog($"{i}", $"{i}", i, 1)),
    ];

    /// <summary>All of the first, then changed, deleted and new rows.</summary>
    private static StagedRow[] Second =>
    [
        .. First,
        .. Enumerable.Range(1, Issues / 2).Select(i => Rows.Issue($"{i}", "4", Rows.Change(i, "Status", "1", "2"), Rows.Change(i + 50, "Status", "2", "4"))),
        .. Enumerable.Range(1, 5).Select(i => Rows.Deleted(Rows.Worklog($"{i}", $"{i}", i, 1))),
        .. Enumerable.Range(Issues + 1, 10).Select(i => Rows.Issue($"{i}", "1")),
        Rows.Deleted(Rows.Issue("20", "2")),
    ];

    /// <returns>The step it was cut in, which may be a later one where there is less left to do; null when it came to its end.</returns>
    private static async Task<RunStep?> IsCutAsync(WarehouseDatabase database, StagedRow[] rows, RunStep step, int moment)
    {
        RunStep? at = null;
        using var moments = new RunMoments((now, number) =>
        {
            if (at is not null || now > step || (now == step && number >= moment))
            {
                // From here on nothing is sent: neither that it failed nor that the lease is free.
                at ??= now;
                throw new KilledException();
            }
        });
        try
        {
            await RunAsync(database, moments, rows);
            Assert.Null(at);
        }
        catch (Exception) when (at is not null)
        {
            // The lease of a killed worker runs out; nobody waits for that here.
            await using var context = database.CreateContext();
            await context.LoadLeases.ExecuteUpdateAsync(set => set.SetProperty(lease => lease.ExpiresAtUtc, DateTimeOffset.UnixEpoch), Stop);
        }

        return at;
    }

    private static Task<RunSummary> RunAsync(WarehouseDatabase database, TimeProvider clock, StagedRow[] rows)
    {
        var pipeline = new EtlPipeline(
            database, new StagingArea(database), [new BatchedSource("jira", rows, 2)], new LoadSettings(Berlin, "EUR", 1), new KpiOptions { TimeZone = Berlin, Library = Library }, clock, NullLogger<EtlPipeline>.Instance);
        return clock is RunMoments moments ? moments.OfAsync(() => pipeline.RunAsync(moments, Stop)) : pipeline.RunAsync(new Progress<RunProgress>(), Stop);
    }

    /// <summary>One KPI: what the others cost says nothing more here.</summary>
    private static KpiLibrary Library => KpiLibrary.FromTexts(
    [
        ("Measures/t/done.sql", """
            -- words: issues done
            -- unit: items
            -- kind: additive
            SELECT f.ProjectSk AS project_sk, f.DoneDateSk AS date_sk, COUNT(*) AS value
            FROM FactIssue f
            WHERE f.DoneDateSk > 0 AND f.IsDeleted = 0
            GROUP BY f.ProjectSk, f.DoneDateSk
            """),
        ("Definitions/t/finished.yaml", """
            code: FINISHED
            version: 1
            name: Finished
            purpose: Shows what was finished.
            decision: Whether to go on.
            numerator: done
            rule: ADD
            unit: items
            direction: up
            timing: lagging
            levels: [organisation]
            periods: [month]
            gaming: Cut issues smaller.
            beside: []
            review: { every: 6 months }
            example:
              given: { done: 7 }
              value: 7
            """),
    ]);
}

public sealed class SqliteCutRunTests() : CutRunTests(WarehouseEngine.Sqlite);

public sealed class SqlServerCutRunTests() : CutRunTests(WarehouseEngine.SqlServer);
