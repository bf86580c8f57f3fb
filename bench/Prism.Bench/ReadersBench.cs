using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>
/// Many readers at once, with mixed questions, each waiting a little between them as people do, for minutes; a load commits beside them twice a second, or none does. The service is a
/// process of its own. What is told: answers by status, how much longer small questions take than alone, and the service's memory after the first minute and at the end.
/// </summary>
internal static class ReadersBench
{
    private const int Alone = 300;
    private const int Slowest = 8;
    private const int Threads = 32;

    private static readonly (string Name, bool IsSmall, string Query)[] Questions =
    [
        ("a row by key", true, "Worklogs({0})"),
        ("top 20 of a project", true, "Worklogs?$filter=ProjectSk eq {1} and SpentHours gt 7&$top=20&$select=WorklogSk,SpentHours,Date"),
        ("the projects", true, "Projects?$select=ProjectSk,ProjectName"),
        ("the service document", true, ""),
        ("a page of 1,000", true, "Worklogs?$filter=WorklogSk gt {0}&$top=1000"),
        ("hours by day of a project", false, "Worklogs?$apply=filter(ProjectSk eq {1})/groupby((DateSk),aggregate(SpentHours with sum as H))"),
        ("a page of 10,000", false, "Worklogs?$filter=WorklogSk gt {0}"),
    ];

    public static async Task RunAsync(string folder, double minutes, bool isLoaded, int readers)
    {
        // The readers' own threads must not wait for each other: what is measured is the service.
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.SetMinThreads(Threads, completion);
        await using var ours = await FeedServer.OursAsync(folder, 64);
        var root = $"{ours.Root}/odata/v1/";
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = readers + 10 }) { Timeout = TimeSpan.FromMinutes(2) };
        var rows = await FeedWarehouse.RowsAsync(folder);
        var alone = await AloneAsync(client, root, rows);

        ConcurrentDictionary<int, int> statuses = new();
        var together = Questions.ToDictionary(q => q.Name, _ => new ConcurrentBag<(double Milliseconds, TimeSpan At)>());
        var unexplained = 0;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var clock = Stopwatch.StartNew();
        var loading = isLoaded ? Task.Run(() => LoadAsync(folder, clock, stop)) : Task.FromResult<List<(TimeSpan From, TimeSpan To)>>([]);
        var used = ours.Processor;
        var reading = Enumerable.Range(0, readers).Select(reader => Task.Run(async () =>
        {
            var random = new Random(reader);
            while (!stop.IsCancellationRequested)
            {
                // The wait comes first: people do not begin in the same millisecond.
                await Task.Delay(random.Next(500, 2500));

                // Small questions are most of what dashboards ask.
                var (name, _, query) = Questions[random.Next(20) is var dice && dice < 17 ? dice % 5 : dice < 19 ? 5 : 6];
                var began = clock.Elapsed;
                var (status, hasRetry, milliseconds) = await AskAsync(client, root + Filled(query, random.Next(), rows));
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                together[name].Add((milliseconds, began));
                if (status is >= 500 && !(status == 503 && hasRetry))
                {
                    Interlocked.Increment(ref unexplained);
                }
            }
        })).ToList();

        var memory = new List<double>();
        await Task.Delay(TimeSpan.FromMinutes(Math.Min(1, minutes / 3)), CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            memory.Add(ours.OwnBytes / 1048576.0);
            await Task.Delay(TimeSpan.FromSeconds(5), stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        }

        await Task.WhenAll(reading);
        var loads = await loading;
        var count = statuses.Values.Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{readers} readers, {clock.Elapsed.TotalMinutes:0.0} minutes, {rows:N0} worklogs, {loads.Count} loads: {count:N0} answers ({count / clock.Elapsed.TotalSeconds:0}/s, {(ours.Processor - used).TotalSeconds / clock.Elapsed.TotalSeconds:0.00} processors): {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}; 5xx that were not deliberate: {unexplained}"));
        var tenth = Math.Max(1, memory.Count / 10);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"the service's own memory: the tenth of the time after the warm-up {memory.Take(tenth).Average():0} MB, the last tenth {memory.TakeLast(tenth).Average():0} MB, most {memory.Max():0} MB; the log of its file {(new FileInfo(FeedWarehouse.FileOf(folder) + "-wal") is { Exists: true, Length: var log } ? log / 1048576.0 : 0):0} MB"));
        foreach (var (name, isSmall, _) in Questions)
        {
            List<double> times = [.. together[name].Select(t => t.Milliseconds)];
            var (median, p99) = (At(alone[name], 0.5), At(times, 0.99));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} {(isSmall ? "small" : ""),-6} alone median {median,6:0.0} p99 {At(alone[name], 0.99),6:0.0} ms, together median {At(times, 0.5),7:0.0} p99 {p99,7:0.0} most {At(times, 1),7:0.0} ms, p99/p99 alone {p99 / At(alone[name], 0.99),6:0.0}, p99/median alone {p99 / median,6:0.0}"));
        }

        Console.WriteLine($"slowest small: {string.Join("; ", Questions.Where(q => q.IsSmall).SelectMany(q => together[q.Name].Select(t => (q.Name, t.Milliseconds, t.At))).OrderByDescending(t => t.Milliseconds).Take(Slowest).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Milliseconds:0} ms at {t.At.TotalSeconds:0.0} s, {t.Name}{(loads.Exists(l => l.From < t.At + TimeSpan.FromMilliseconds(t.Milliseconds) && l.To > t.At) ? ", during a load" : "")}")))}");
    }

    /// <summary>Every question by itself, after it has been asked often enough to have cost what it costs once.</summary>
    private static async Task<Dictionary<string, List<double>>> AloneAsync(HttpClient client, string root, long rows)
    {
        var alone = Questions.ToDictionary(q => q.Name, _ => new List<double>());
        for (var round = 0; round < Alone + 100; round++)
        {
            foreach (var (name, isSmall, query) in Questions)
            {
                var (_, _, milliseconds) = await AskAsync(client, root + Filled(query, round, rows));
                if (round >= 100 && (isSmall || round % 5 == 0))
                {
                    alone[name].Add(milliseconds);
                }
            }
        }

        return alone;
    }

    private static string Filled(string query, int number, long rows) => string.Format(CultureInfo.InvariantCulture, query, 1 + (number * 7919L % (rows - 20_000)), 1 + (number % 200));

    private static async Task<(int Status, bool HasRetry, double Milliseconds)> AskAsync(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(new Uri(address));
        await response.Content.CopyToAsync(Stream.Null);
        return ((int)response.StatusCode, response.Headers.RetryAfter is not null, watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>Changed rows and a new version, in one transaction, as a load publishes them.</summary>
    /// <returns>When each was at work. A load that fails ends the run.</returns>
    private static async Task<List<(TimeSpan From, TimeSpan To)>> LoadAsync(string folder, Stopwatch clock, CancellationTokenSource stop)
    {
        List<(TimeSpan, TimeSpan)> done = [];
        try
        {
            await using var connection = (SqliteConnection)await FeedWarehouse.Open(folder).OpenConnectionAsync(CancellationToken.None);
            while (!stop.IsCancellationRequested)
            {
                var from = clock.Elapsed;
                await using (var transaction = await WarehouseDatabase.BeginWriteAsync(connection, CancellationToken.None))
                {
                    await using var command = connection.CreateCommand();
                    command.CommandText = """
                        UPDATE FactWorklog SET SpentHours = SpentHours + 0.0625 WHERE WorklogSk BETWEEN $from AND $from + 500;
                        INSERT INTO DimLoad (LoadSk, SourceSystem, Kind, Outcome, IsPublished, StartedAtUtc, RowsIn, RowsStaged, RowsLoaded, RowsRejected, StepDone)
                        SELECT MAX(LoadSk) + 1, 'bench', 'Publish', 'Succeeded', 1, 1764000000000, 501, 501, 501, 0, 0 FROM DimLoad;
                        """;
                    command.Parameters.AddWithValue("$from", done.Count * 977 % 400_000);
                    await command.ExecuteNonQueryAsync(CancellationToken.None);
                    await transaction.CommitAsync(CancellationToken.None);
                }

                done.Add((from, clock.Elapsed));
                await Task.Delay(500, stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        return done;
    }

    private static double At(List<double> values, double share) => values.Count == 0 ? double.NaN : values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}
