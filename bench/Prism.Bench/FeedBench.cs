using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>
/// The feed beside the library as it comes and beside a bare loop, and <c>$apply</c> beside the SQL an expert would write: in turns, medians. Each server is a process
/// of its own; the client takes its share of the same cores, for all alike.
/// </summary>
internal static class FeedBench
{
    public const int PageSize = 10_000;

    private const int Rounds = 5;
    private const string Five = "WorklogSk,ProjectSk,PersonSk,DateSk,SpentHours";

    public static readonly (string Name, string Query, string[] Sql)[] Aggregates =
    [
        ("sum by key", "$apply=groupby((ProjectSk),aggregate(SpentHours with sum as H))",
            ["SELECT ProjectSk, SUM(SpentHours) FROM FactWorklog GROUP BY ProjectSk ORDER BY ProjectSk"]),
        ("name x year", "$apply=groupby((Project/ProjectName,Calendar/Year),aggregate(SpentHours with sum as H))",
            [
                "SELECT p.ProjectName, d.Year, SUM(f.SpentHours) FROM FactWorklog f JOIN DimProject p ON p.ProjectSk = f.ProjectSk JOIN DimDate d ON d.DateSk = f.DateSk GROUP BY 1, 2 ORDER BY 1, 2",
                "SELECT p.ProjectName, d.Year, SUM(f.H) FROM (SELECT ProjectSk, DateSk, SUM(SpentHours) AS H FROM FactWorklog GROUP BY 1, 2) f JOIN DimProject p ON p.ProjectSk = f.ProjectSk JOIN DimDate d ON d.DateSk = f.DateSk GROUP BY 1, 2 ORDER BY 1, 2",
            ]),
        ("flat name", "$apply=groupby((ProjectName),aggregate(SpentHours with sum as H))",
            [
                "SELECT p.ProjectName, SUM(f.SpentHours) FROM FactWorklog f JOIN DimProject p ON p.ProjectSk = f.ProjectSk GROUP BY 1 ORDER BY 1",
                "SELECT p.ProjectName, SUM(f.H) FROM (SELECT ProjectSk, SUM(SpentHours) AS H FROM FactWorklog GROUP BY 1) f JOIN DimProject p ON p.ProjectSk = f.ProjectSk GROUP BY 1 ORDER BY 1",
            ]),
        ("2023 by team", "$apply=filter(Date ge 2023-01-01 and Date lt 2024-01-01)/groupby((Team),aggregate(SpentHours with sum as H))",
            ["SELECT e.Team, SUM(f.SpentHours) FROM FactWorklog f JOIN DimPerson e ON e.PersonSk = f.PersonSk WHERE f.DateSk >= 20230101 AND f.DateSk < 20240101 GROUP BY 1 ORDER BY 1"]),
        ("project x month", "$apply=compute(year(Date) as Y,month(Date) as M)/groupby((ProjectSk,Y,M),aggregate(SpentHours with sum as H))",
            ["SELECT ProjectSk, DateSk / 10000, DateSk / 100 % 100, SUM(SpentHours) FROM FactWorklog GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"]),
        ("countdistinct", "$apply=aggregate(IssueSk with countdistinct as N)", ["SELECT COUNT(DISTINCT IssueSk) FROM FactWorklog"]),
        ("total", "$apply=aggregate(SpentHours with sum as H,CostAmount with sum as C,$count as N)", ["SELECT SUM(SpentHours), SUM(CostAmount), COUNT(*) FROM FactWorklog"]),
        ("one project by day", "$apply=filter(ProjectSk eq 7)/groupby((DateSk),aggregate(SpentHours with sum as H))",
            ["SELECT DateSk, SUM(SpentHours) FROM FactWorklog WHERE ProjectSk = 7 GROUP BY DateSk ORDER BY DateSk"]),
        ("top 100", $"$filter=ProjectSk eq 7 and SpentHours gt 7&$orderby=SpentHours desc&$top=100&$select={Five}",
            ["SELECT WorklogSk, ProjectSk, PersonSk, DateSk, SpentHours FROM FactWorklog WHERE ProjectSk = 7 AND SpentHours > 7 ORDER BY SpentHours DESC, WorklogSk LIMIT 100"]),
    ];

    /// <summary>Fills a folder, measures what is in one, or does both and leaves nothing behind.</summary>
    public static async Task RunAsync(string[] args)
    {
        switch (args)
        {
            case ["fill", var target, var rows]:
                Directory.CreateDirectory(target);
                await FeedWarehouse.CreateAsync(target, int.Parse(rows, CultureInfo.InvariantCulture), CancellationToken.None);
                break;
            case ["host", var name, var served, var port]:
                await FeedHosts.ServeAsync(name, served, int.Parse(port, CultureInfo.InvariantCulture));
                break;
            case ["of", var filled, var pages, .. var parts]:
                await MeasureAsync(FeedWarehouse.Open(filled), filled, int.Parse(pages, CultureInfo.InvariantCulture), parts is [var some] ? some : "feed,first,apply,memory");
                break;
            case ["readers", var filled, var minutes, .. var how]:
                await ReadersBench.RunAsync(filled, double.Parse(minutes, CultureInfo.InvariantCulture), isLoaded: !how.Contains("noload"),
                    how.Select(h => int.TryParse(h, CultureInfo.InvariantCulture, out var many) ? many : 0).Append(200).First(n => n > 0));
                break;
            case ["cap", var filled, var pages]:
                await CapBench.RunAsync(filled, int.Parse(pages, CultureInfo.InvariantCulture));
                break;
            default:
                var folder = Directory.CreateTempSubdirectory("prism-feed");
                try
                {
                    var count = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000_000;
                    var database = await FeedWarehouse.CreateAsync(folder.FullName, count, CancellationToken.None);
                    await MeasureAsync(database, folder.FullName, args is [_, var wanted, ..] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 20, args is [_, _, var named] ? named : "feed,first,apply,memory");
                }
                finally
                {
                    SqliteConnection.ClearAllPools();
                    folder.Delete(recursive: true);
                }

                break;
        }
    }

    /// <summary>Seconds that it takes to read so many pages.</summary>
    public static async Task<double> SecondsAsync(HttpClient client, string address, int pages)
    {
        var watch = Stopwatch.StartNew();
        await ReadAsync(client, address, pages);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task MeasureAsync(WarehouseDatabase database, string folder, int pages, string parts)
    {
        var rows = await FeedWarehouse.RowsAsync(folder);
        await using var ours = await FeedServer.OursAsync(folder);
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} worklogs, {pages} pages of {PageSize:N0}, medians of {Rounds} rounds in turns"));
        foreach (var part in parts.Split(','))
        {
            await (part switch
            {
                "feed" => FeedAsync(client, ours, folder, pages),
                "first" => FirstBytesAsync(folder),
                "apply" => AggregatesAsync(client, ours, database),
                "memory" => MemoryAsync(client, ours, (int)rows),
                _ => throw new ArgumentException($"'{part}' is none of feed, first, apply, memory."),
            });
        }
    }

    private static async Task FeedAsync(HttpClient client, FeedServer ours, string folder, int pages)
    {
        await using var stock = await FeedServer.BesideAsync("stock", folder);
        await using var bare = await FeedServer.BesideAsync("bare", folder);
        foreach (var (name, query, path) in new[] { ("all columns", "", "all"), ("five columns", $"?$select={Five}", "five") })
        {
            (string Name, FeedServer Server, string Address)[] servers =
            [
                ("ours", ours, $"{ours.Root}/odata/v1/Worklogs{query}"), ("stock", stock, $"{stock.Root}/odata/Worklogs{query}"), ("bare", bare, $"{bare.Root}/{path}?after=0"),
            ];
            Dictionary<string, List<double>> seconds = servers.ToDictionary(s => s.Name, _ => new List<double>());
            Dictionary<string, List<double>> cpu = servers.ToDictionary(s => s.Name, _ => new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (server, process, address) in servers)
                {
                    var watch = Stopwatch.StartNew();
                    var used = process.Processor;
                    await ReadAsync(client, address, pages);
                    seconds[server].Add(watch.Elapsed.TotalSeconds);
                    cpu[server].Add((process.Processor - used).TotalSeconds / (pages * PageSize) * 1_000_000);
                }
            }

            var (o, s, b) = (Median(seconds["ours"]), Median(seconds["stock"]), Median(seconds["bare"]));
            var (co, cs, cb) = (Median(cpu["ours"]), Median(cpu["stock"]), Median(cpu["bare"]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-12} ours {pages * PageSize / o,9:N0} rows/s  stock {pages * PageSize / s,9:N0}  bare {pages * PageSize / b,9:N0}  ours/stock {s / o,5:0.00}  ours/bare {b / o,5:0.00}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{"",-12} CPU s of the server per million rows: ours {co:0.00}  stock {cs:0.00}  bare {cb:0.00}  ours/stock {cs / co:0.00}  ours/bare {cb / co:0.00}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{"",-12} round by round, rows/s: {string.Join("; ", servers.Select(v => $"{v.Name} {string.Join(" ", seconds[v.Name].Select(x => (pages * PageSize / x / 1000).ToString("0", CultureInfo.InvariantCulture) + "k"))}"))}"));
        }
    }

    /// <summary>Until the first byte of a full feed: the first one that a service which has just become ready is asked for, then nine more. Three services.</summary>
    private static async Task FirstBytesAsync(string folder)
    {
        for (var start = 0; start < 3; start++)
        {
            await using var fresh = await FeedServer.OursAsync(folder);
            using var client = new HttpClient();
            List<double> milliseconds = [];
            for (var i = 0; i < 10; i++)
            {
                milliseconds.Add(await ReadAsync(client, $"{fresh.Root}/odata/v1/Worklogs", 1));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first byte   of the first feed after ready {milliseconds[0]:0.0} ms, of the second {milliseconds[1]:0.0} ms, median {Median(milliseconds):0.0} ms"));
        }
    }

    private static async Task AggregatesAsync(HttpClient client, FeedServer ours, WarehouseDatabase database)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        foreach (var (name, query, statements) in Aggregates)
        {
            var url = $"{ours.Root}/odata/v1/Worklogs?{query}";
            List<double> asked = [];
            var written = statements.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                await client.GetByteArrayAsync(new Uri(url));
                asked.Add(watch.Elapsed.TotalMilliseconds);
                for (var i = 0; i < statements.Length; i++)
                {
                    watch.Restart();
                    await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
                    command.CommandText = statements[i];
#pragma warning restore CA2100
                    await using var reader = await command.ExecuteReaderAsync();
                    while (await reader.ReadAsync())
                    {
                    }

                    written[i].Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            var best = written.Min(Median);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} ours {Median(asked),7:0} ms  SQL {string.Join(" / ", written.Select(w => Median(w).ToString("0", CultureInfo.InvariantCulture))),14} ms  ratio to the best {Median(asked) / best:0.00}"));
        }
    }

    /// <summary>
    /// The most that the service holds, mapped files apart, while it sends one answer as a CSV file: so many rows and all of them in turns, after one of all that makes the
    /// runtime's heap what it will be. It must not grow with the rows.
    /// </summary>
    private static async Task MemoryAsync(HttpClient client, FeedServer ours, int rows)
    {
        var (before, first) = (ours.OwnBytes / 1048576.0, await PeakAsync(client, ours, rows));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory       before {before:0.0} MB, first answer, {rows:N0} rows: peak {first:0.0} MB"));
        var counts = new[] { Math.Min(1_000_000, rows), rows }.Distinct().ToArray();
        var peaks = counts.ToDictionary(c => c, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var count in counts)
            {
                peaks[count].Add(await PeakAsync(client, ours, count));
            }
        }

        foreach (var count in counts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"memory       {count,9:N0} rows in one answer: peak {Median(peaks[count]):0.0} MB ({string.Join(" ", peaks[count].Select(p => p.ToString("0.0", CultureInfo.InvariantCulture)))})"));
        }
    }

    /// <returns>Megabytes.</returns>
    private static async Task<double> PeakAsync(HttpClient client, FeedServer ours, int rows)
    {
        var peak = 0L;
        using var response = await client.GetAsync(new Uri($"{ours.Root}/odata/v1/Worklogs?$format=csv&$top={rows}"), HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var piece = new byte[256 * 1024];
        var seen = Stopwatch.StartNew();
        while (await body.ReadAsync(piece) > 0)
        {
            if (seen.ElapsedMilliseconds >= 20)
            {
                peak = Math.Max(peak, ours.OwnBytes);
                seen.Restart();
            }
        }

        return Math.Max(peak, ours.OwnBytes) / 1048576.0;
    }

    /// <returns>Milliseconds to the first byte of the first page.</returns>
    private static async Task<double> ReadAsync(HttpClient client, string address, int pages)
    {
        var buffer = new byte[256 * 1024];
        var first = 0.0;
        for (var page = 0; page < pages; page++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            await using var stream = await response.Content.ReadAsStreamAsync();
            var (head, tail) = ("", "");
            for (var read = await stream.ReadAsync(buffer); read > 0; read = await stream.ReadAsync(buffer))
            {
                first = first == 0 ? watch.Elapsed.TotalMilliseconds : first;
                head = head.Length == 0 ? Encoding.UTF8.GetString(buffer, 0, Math.Min(read, 2000)) : head;
                var start = Math.Max(0, read - 2000);
                tail = (tail + Encoding.UTF8.GetString(buffer, start, read - start))[^Math.Min(2000, tail.Length + read - start)..];
            }

            var at = tail.LastIndexOf("\"@odata.nextLink\":\"", StringComparison.Ordinal);
            if (at < 0 && head.IndexOf("\"@odata.nextLink\":\"", StringComparison.Ordinal) is >= 0 and var early)
            {
                // CAP writes it before the rows.
                (tail, at) = (head, early);
            }

            if (at < 0)
            {
                throw new InvalidOperationException($"{address} ended after {page + 1} pages.");
            }

            var next = tail[(at + 19)..tail.IndexOf('"', at + 19)].Replace("\\u0026", "&", StringComparison.Ordinal);
            address = new Uri(new Uri(address), next).AbsoluteUri;
        }

        return first;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
