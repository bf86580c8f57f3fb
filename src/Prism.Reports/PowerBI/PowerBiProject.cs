using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Prism.Reports.PowerBI;

/// <summary>
/// The Power BI project (PBIP): a semantic model over the feed in TMDL and a report in PBIR. Written from the feed's own description, so that it names
/// nothing that the feed does not have.
/// </summary>
public static class PowerBiProject
{
    private const string Schemas = "https://developer.microsoft.com/json-schemas/fabric/";

    /// <summary>The earliest time a zip can state: the bytes must not depend on when they were written.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The project's files, by path.</summary>
    /// <param name="sets">What the feed publishes.</param>
    /// <param name="feed">The feed's address: the parameter <c>ServiceUrl</c> of the model.</param>
    /// <exception cref="InvalidOperationException">The feed lacks a set or a column that the model reads.</exception>
    public static IReadOnlyDictionary<string, string> Write(IReadOnlyList<FeedSet> sets, string feed)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Prism.pbip"] = Report.Text(new JsonObject
            {
                ["$schema"] = $"{Schemas}pbip/pbipProperties/1.0.0/schema.json",
                ["version"] = "1.0",
                ["artifacts"] = new JsonArray(new JsonObject { ["report"] = new JsonObject { ["path"] = "Prism.Report" } }),
                ["settings"] = new JsonObject { ["enableAutoRecovery"] = true },
            }),
            ["Prism.Report/.platform"] = Platform("Report"),
            ["Prism.Report/definition.pbir"] = Report.Text(new JsonObject
            {
                ["$schema"] = $"{Schemas}item/report/definitionProperties/2.0.0/schema.json",
                ["version"] = "4.0",
                ["datasetReference"] = new JsonObject { ["byPath"] = new JsonObject { ["path"] = "../Prism.SemanticModel" } },
            }),
            ["Prism.SemanticModel/.platform"] = Platform("SemanticModel"),
            ["Prism.SemanticModel/definition.pbism"] = Report.Text(new JsonObject
            {
                ["$schema"] = $"{Schemas}item/semanticModel/definitionProperties/1.0.0/schema.json",
                ["version"] = "4.2",
                ["settings"] = new JsonObject(),
            }),
        };
        foreach (var (path, text) in new SemanticModel(sets, feed).Files())
        {
            files.Add($"Prism.SemanticModel/definition/{path}", text);
        }

        foreach (var (path, text) in Report.Files())
        {
            files.Add($"Prism.Report/{path}", text);
        }

        return files;
    }

    /// <summary>The project as one file to download.</summary>
    public static byte[] WriteZip(IReadOnlyList<FeedSet> sets, string feed)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in Write(sets, feed))
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = Epoch;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Platform(string type) => Report.Text(new JsonObject
    {
        ["$schema"] = $"{Schemas}gitIntegration/platformProperties/2.0.0/schema.json",
        ["metadata"] = new JsonObject { ["type"] = type, ["displayName"] = "Prism" },
        ["config"] = new JsonObject { ["version"] = "2.0", ["logicalId"] = StableGuid.Of($"item/{type}") },
    });
}
