using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Prism.Bench;

/// <summary>
/// Many readers at once, with mixed questions, each waiting a little between them as people do, for minutes; a load commits beside them twice a second. What is told: answers by
/// status, how much longer small questions take than alone, and memory after the first minute and at the end.
/// </summary>
internal static class ReadersBench
{
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

    public static async Task RunAsync(string folder, double minutes, int readers)
    {
        await using var ours = await FeedHosts.OursAsync(folder, 64);
        var root = $"{ours.Urls.First()}/odata/v1/";
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = readers + 10 }) { Timeout = TimeSpan.FromMinutes(2) };
        var rows = await FeedWarehouse.RowsAsync(folder);

        var solo = Questions.ToDictionary(q => q.Name, _ => new List<double>());
        for (var round = 0; round < 60; round++)
        {
            foreach (var (name, _, query) in Questions)
            {
                solo[name].Add((await AskAsync(client, root + Filled(query, round, rows))).Milliseconds);
            }
        }

        ConcurrentDictionary<int, int> statuses = new();
        var together = Questions.ToDictionary(q => q.Name, _ => new ConcurrentBag<double>());
        var unexplained = 0;
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        var loading = Task.Run(() => LoadAsync(folder, stop.Token));
        var clock = Stopwatch.StartNew();
        var reading = Enumerable.Range(0, readers).Select(reader => Task.Run(async () =>
        {
            var random = new Random(reader);
            while (!stop.IsCancellationRequested)
            {
                // Small questions are most of what dashboards ask.
                var (name, _, query) = Questions[random.Next(20) is var dice && dice < 17 ? dice % 5 : dice < 19 ? 5 : 6];
                var (status, hasRetry, milliseconds) = await AskAsync(client, root + Filled(query, random.Next(), rows));
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                together[name].Add(milliseconds);
                if (status is >= 500 && !(status == 503 && hasRetry))
                {
                    Interlocked.Increment(ref unexplained);
                }

                await Task.Delay(random.Next(500, 2500)).ConfigureAwait(false);
            }
        })).ToList();

        var warm = await MemoryAsync(TimeSpan.FromMinutes(Math.Min(1, minutes / 3)), stop.Token);
        await Task.WhenAll(reading);
        var end = await MemoryAsync(TimeSpan.Zero, CancellationToken.None);
        await loading;
        var count = statuses.Values.Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{readers} readers, {clock.Elapsed.TotalMinutes:0.0} minutes, {rows:N0} worklogs, a load twice a second: {count:N0} answers ({count / clock.Elapsed.TotalSeconds:0}/s): {string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))}; 5xx that were not deliberate: {unexplained}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"managed heap after warm-up {warm.Heap:0.0} MB, at the end {end.Heap:0.0} MB; own memory {warm.Own:0} MB, {end.Own:0} MB (client included)"));
        foreach (var (name, isSmall, _) in Questions)
        {
            var (alone, p99) = (At(solo[name], 0.5), At([.. together[name]], 0.99));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-26} {(isSmall ? "small" : ""),-6} alone median {alone,6:0.0} p99 {At(solo[name], 0.99),6:0.0} ms, together median {At([.. together[name]], 0.5),7:0.0} p99 {p99,7:0.0} ms, p99/p99 alone {p99 / At(solo[name], 0.99),6:0.0}, p99/median alone {p99 / alone,6:0.0}"));
        }
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
    private static async Task LoadAsync(string folder, CancellationToken stop)
    {
        await using var connection = new SqliteConnection($"Data Source={FeedWarehouse.FileOf(folder)}");
        await connection.OpenAsync(CancellationToken.None);
        for (var load = 0; !stop.IsCancellationRequested; load++)
        {
            await using (var command = connection.CreateCommand())
            {
                command.CommandText = """
                    PRAGMA busy_timeout = 10000;
                    BEGIN IMMEDIATE;
                    UPDATE FactWorklog SET SpentHours = SpentHours + 0.0625 WHERE WorklogSk BETWEEN $from AND $from + 500;
                    INSERT INTO DimLoad (LoadSk, SourceSystem, Kind, Outcome, IsPublished, StartedAtUtc, RowsRead, RowsWritten, RowsRejected)
                    SELECT MAX(LoadSk) + 1, 'bench', 'Publish', 'Succeeded', 1, 1764000000000, 0, 0, 0 FROM DimLoad;
                    COMMIT;
                    """;
                command.Parameters.AddWithValue("$from", (load * 977) % 400_000);
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }

            await Task.Delay(500, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<(double Heap, double Own)> MemoryAsync(TimeSpan after, CancellationToken stop)
    {
        await Task.Delay(after, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        return (GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, Measured.OwnBytes() / 1048576.0);
    }

    private static double At(List<double> values, double share) => values.Count == 0 ? double.NaN : values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}
