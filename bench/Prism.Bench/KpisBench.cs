using System.Globalization;
using Prism.Etl;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Bench;

/// <summary>
/// How long all KPIs take over 36 months, at all levels and periods, and how long after a change of 1 % of the issues: on SQLite, each step a process
/// of its own so that its memory can be told. <c>kpis fill|all|near|spread|one|nothing FOLDER [projects] [issues]</c>, in this order, the last four on copies; <c>kpis hand FOLDER</c> after <c>fill</c>
/// alone: each KPI beside the same SELECT typed by hand.
/// </summary>
internal static class KpisBench
{
    public static async Task RunAsync(string[] args)
    {
        if (args is not [var step, var folder, ..])
        {
            throw new ArgumentException("kpis fill|all|near|spread|one|nothing|hand FOLDER [projects] [issues]");
        }

        var projects = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000;
        var issues = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1_000_000;
        var portfolio = new KpisPortfolio(projects, issues);
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder, MemoryMapBytes = EtlRuntime.MostMappedBytes } });
        await database.MigrateAsync(CancellationToken.None);
        if (step == "hand")
        {
            await KpisByHand.RunAsync(() => BeginAsync(database), KpisPortfolio.AsOf);
            return;
        }

        var load = step switch { "fill" => 1, "all" => 2, "near" => 3, _ => 4 };
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, CancellationToken.None);
        var now = new DateTimeOffset(KpisPortfolio.AsOf.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var star = database.CreateWriter(database.StarModel, connection, transaction, load, now);
        var session = new LoadSession(WarehouseEngine.Sqlite, connection, transaction, star, load, now);
        if (step == "fill")
        {
            await Timed(step, () => portfolio.FillAsync(session, CancellationToken.None));
        }
        else
        {
            if (step != "all")
            {
                await RowChanges.BeginAsync(session, CancellationToken.None);
            }

            if (step is "near" or "spread")
            {
                await portfolio.ChangeAsync(session, isSpread: step == "spread", CancellationToken.None);
            }
            else if (step == "one")
            {
                await portfolio.ChangeOneAsync(session, CancellationToken.None);
            }

            await Timed(step, async () => Show(await KpiEngine.CalculateAsync(session, new KpiOptions { TimeZone = TimeZoneInfo.Utc, Progress = new Each() }, CancellationToken.None)));
        }

        await Timed("commit", () => transaction.CommitAsync(CancellationToken.None));
    }

    /// <summary>A load that is never committed.</summary>
    private static async Task<(LoadSession, IAsyncDisposable)> BeginAsync(WarehouseDatabase database)
    {
        var connection = await database.OpenConnectionAsync(CancellationToken.None);
        var transaction = await WarehouseDatabase.BeginWriteAsync(connection, CancellationToken.None);
        var now = new DateTimeOffset(KpisPortfolio.AsOf.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        return (new LoadSession(WarehouseEngine.Sqlite, connection, transaction, database.CreateWriter(database.StarModel, connection, transaction, 2, now), 2, now), connection);
    }

    private static void Show(KpiRunResult result)
    {
        foreach (var failure in result.Failures)
        {
            Console.WriteLine($"{failure.Name}: {failure.Reason}");
        }

        var counts = result.Kpis.Values;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Kpis.Count} KPIs, {counts.Count(kpi => kpi.IsSkipped)} skipped; {counts.Sum(kpi => kpi.Opened):N0} values opened, {counts.Sum(kpi => kpi.Closed):N0} closed, {counts.Sum(kpi => kpi.Unchanged):N0} as they were"));
    }

    /// <summary>Tells at once, so that a run that is stopped has told how far it came.</summary>
    private sealed class Each : IProgress<KpiTiming>
    {
        public void Report(KpiTiming value)
        {
            if (value.Elapsed.TotalSeconds >= 0.03)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value.Name,-40} {value.Elapsed.TotalSeconds,8:N2} s"));
            }
        }
    }

    private static async Task Timed(string name, Func<Task> step)
    {
        var cost = await Measured.OfAsync(step);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {cost.Wall.TotalSeconds:N1} s ({cost.Processor.TotalSeconds:N1} s of processor), peak working set {cost.PeakBytes / 1e6:N0} MB, without mapped files {cost.PeakOwnBytes / 1e6:N0} MB"));
    }
}
