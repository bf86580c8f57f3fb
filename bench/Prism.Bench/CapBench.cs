using System.Diagnostics;
using System.Globalization;

namespace Prism.Bench;

/// <summary>SAP CAP over the same file, in a process of its own on the same cores: every question of the list to both, in turns, medians.</summary>
internal static class CapBench
{
    private const int Rounds = 3;
    private const string Five = "WorklogSk,ProjectSk,PersonSk,DateSk,SpentHours";

    // The same questions in CAP's words: it has the days as numbers, and no compute.
    private static readonly Dictionary<string, string> Asked = FeedBench.Aggregates.ToDictionary(a => a.Name, a => a.Name switch
    {
        "2023 by team" => "$apply=filter(DateSk ge 20230101 and DateSk lt 20240101)/groupby((Team),aggregate(SpentHours with sum as H))",
        "project x month" => "$apply=groupby((ProjectSk,Calendar/Year,Calendar/Month),aggregate(SpentHours with sum as H))",
        _ => a.Query,
    });

    public static async Task RunAsync(string folder, int pages)
    {
        var cap = Path.Combine(Repository(), "bench", "cap");
        if (!Directory.Exists(Path.Combine(cap, "node_modules")))
        {
            throw new InvalidOperationException($"Run npm ci in {cap} first.");
        }

        var node = Path.Combine(cap, "node_modules", ".bin", "node");
        var views = new ProcessStartInfo(node) { WorkingDirectory = cap };
        views.ArgumentList.Add("views.cjs");
        views.ArgumentList.Add(FeedWarehouse.FileOf(folder));
        using (var making = Process.Start(views)!)
        {
            await making.WaitForExitAsync();
            if (making.ExitCode != 0)
            {
                throw new InvalidOperationException("CAP's views could not be made.");
            }
        }

        await using var ours = await FeedServer.OursAsync(folder);
        var port = FeedServer.FreePort();
        var start = new ProcessStartInfo(node) { WorkingDirectory = cap };
        start.ArgumentList.Add(Path.Combine(cap, "node_modules", "@sap", "cds", "bin", "serve.js"));
        start.ArgumentList.Add("all");
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["NODE_ENV"] = "production";
        start.Environment["cds_requires_db_credentials_url"] = FeedWarehouse.FileOf(folder);
        await using var theirServer = await FeedServer.StartAsync(start, port, "/bench/Worklogs?$top=1");
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        var (mine, theirs) = ($"{ours.Root}/odata/v1/Worklogs?", $"{theirServer.Root}/bench/Worklogs?");
        foreach (var (name, query, _) in FeedBench.Aggregates)
        {
            var (o, c) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                o.Add(await AskAsync(client, mine + query));
                c.Add(await AskAsync(client, theirs + Asked[name]));
            }

            Print(name, Median(o), Median(c));
        }

        foreach (var (name, query) in new[] { ("feed, all columns", "$orderby=WorklogSk"), ("feed, five columns", $"$orderby=WorklogSk&$select={Five}") })
        {
            var (o, c) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                o.Add(await FeedBench.SecondsAsync(client, mine + query, pages) * 1000);
                c.Add(await FeedBench.SecondsAsync(client, theirs + query, pages) * 1000);
            }

            Print(name, Median(o), Median(c));
        }
    }

    private static void Print(string name, double ours, double cap) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} ours {ours,8:0} ms  CAP {cap,8:0} ms  CAP/ours {cap / ours:0.00}"));

    private static async Task<double> AskAsync(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var response = await client.GetAsync(new Uri(address));
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{address}: {text}");
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Prism.Analytics.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
