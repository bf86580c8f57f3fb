using System.IO.Compression;
using Prism.Reports.Tests.Connector;
using Prism.Reports.Tests.PowerBI.Checking;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>The Power BI project holds together: what it names is there, in the feed, in the model, in Microsoft's schemas.</summary>
public sealed class ProjectTests(FeedService service)
{
    [Fact]
    public void The_project_in_the_repository_is_the_one_that_the_feeds_contract_gives()
    {
        if (Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1")
        {
            foreach (var old in Directory.Exists(Project.Folder) ? Directory.GetDirectories(Project.Folder) : [])
            {
                Directory.Delete(old, recursive: true);
            }

            foreach (var (path, text) in Project.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Project.Folder, path))!);
                File.WriteAllText(Path.Combine(Project.Folder, path), text);
            }
        }

        var there = Directory.EnumerateFiles(Project.Folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Project.Folder, f).Replace('\\', '/'), f => File.ReadAllText(f).ReplaceLineEndings("\n"));
        const string how = "Set PRISM_WRITE_DOCS=1 to write it anew.";
        Assert.True(Project.Files.Keys.Order(StringComparer.Ordinal).SequenceEqual(there.Keys.Where(k => k.Contains('/', StringComparison.Ordinal) || k.EndsWith(".pbip", StringComparison.Ordinal)).Order(StringComparer.Ordinal)), $"reports/PowerBI has other files than the program writes. {how}");
        Assert.All(Project.Files, file => Assert.True(there[file.Key] == file.Value, $"reports/PowerBI/{file.Key} is not what the program writes. {how}"));
    }

    [Fact]
    public void Nothing_is_wrong_with_it() => Assert.Empty(Project.Problems(Project.Files, schemas: null));

    [Fact]
    public void Every_JSON_file_fits_Microsofts_schemas()
    {
        var schemas = Project.Schemas();
        Assert.SkipWhen(schemas is null, "Microsoft's Fabric schemas (schemas/fabric) are not on this machine: set PRISM_CORPUS to their folder.");
        Assert.Empty(Project.Problems(Project.Files, schemas));
        Assert.All(
            Project.Files.Where(f => Path.GetFileName(f.Key) is ".platform" or "definition.pbism" or "definition.pbir" or "Prism.pbip"),
            file => Assert.Empty(schemas.Problems(System.Text.Json.JsonDocument.Parse(file.Value).RootElement)));
    }

    [Fact]
    public async Task Every_query_parses() => Assert.Empty(await Project.QueryProblemsAsync(Project.Files));

    [Fact]
    public void Every_page_that_a_PMO_asks_for_is_there() => Assert.Equal(
        ["Executive scorecard", "Portfolio", "Project one-pager", "Schedule quality and slippage", "Flow and sprints", "Resources", "Benefits and risk", "KPI governance and adoption", "Data freshness"],
        System.Text.Json.JsonDocument.Parse(Project.Files["Prism.Report/definition/pages/pages.json"]).RootElement.GetProperty("pageOrder").EnumerateArray()
            .Select(name => System.Text.Json.JsonDocument.Parse(Project.Files[$"Prism.Report/definition/pages/{name}/page.json"]).RootElement.GetProperty("displayName").GetString()!));

    [Fact]
    public void Every_table_column_and_measure_says_what_it_is_and_no_ratio_is_averaged()
    {
        var model = new ModelCheck(Project.Files.Where(f => f.Key.EndsWith(".tmdl", StringComparison.Ordinal)), FeedContract.Approved);
        var measures = model.Tables.SelectMany(t => t.Of("measure")).ToList();
        Assert.True(measures.Count > 100);
        Assert.All(model.Tables, table => Assert.True(table.Description.Length > 10, $"{table} has no description"));
        Assert.All(model.Tables.SelectMany(t => t.Of("column")).Where(c => c["isHidden"] is null), column => Assert.True(column.Description.Length > 0, $"{column} has no description"));
        Assert.All(measures, measure =>
        {
            Assert.True(measure.Description.Length > 10, $"{measure} has no description");
            Assert.False(string.IsNullOrEmpty(measure["displayFolder"]), $"{measure} has no folder");
            Assert.True(measure["formatString"] is not null || measure.Name is "KPI value" or "KPI target" or "KPI value before" or "KPI forecast" or "KPI status" or "KPI trend", $"{measure} has no format");
            Assert.DoesNotContain(Dax.Tokens(measure.Expression!), token => token.Text.StartsWith("AVERAGE", StringComparison.OrdinalIgnoreCase));
        });
        Assert.True(measures.SelectMany(m => m.Of("kpi")).Count() >= 2);
        Assert.True(model.Tables.SelectMany(t => t.Of("refreshPolicy")).Count() >= 5);
    }

    [Fact]
    public async Task The_service_hands_out_the_project_with_its_own_address()
    {
        using var client = new HttpClient();
        var bytes = await client.GetByteArrayAsync(new Uri($"{service.Address}/connect/powerbi.zip"), TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var files = zip.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
        Assert.Equal(Project.Files.Keys, files.Keys);
        Assert.Contains($"expression ServiceUrl = \"{service.Address}/odata/v1\" meta", files["Prism.SemanticModel/definition/expressions.tmdl"], StringComparison.Ordinal);
        Assert.All(Project.Files.Where(f => !f.Key.EndsWith("expressions.tmdl", StringComparison.Ordinal)), f => Assert.Equal(f.Value, files[f.Key]));
    }

    [Fact]
    public async Task What_a_table_of_the_model_asks_for_is_answered_with_its_columns()
    {
        var model = new ModelCheck(Project.Files.Where(f => f.Key.EndsWith(".tmdl", StringComparison.Ordinal)), FeedContract.Approved);
        Assert.NotEmpty(model.Tables);
        foreach (var table in model.Tables)
        {
            var query = table.Of("partition").Single()["source"]!;
            var set = query.Split("[Name = \"")[1].Split('"')[0];
            var columns = query.Split("SelectColumns(")[1].Split('{')[1].Split('}')[0].Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            var filters = new List<string>();
            if (query.Contains("Ranged =", StringComparison.Ordinal))
            {
                var day = query.Split("each [")[1].Split(']')[0];
                filters.Add($"{day} ge 2020-01-01 and {day} lt 2030-01-01");
            }

            if (query.Contains("Kept =", StringComparison.Ordinal))
            {
                filters.Add(query.Split("Kept = ")[1].Split("each ")[1].Split(')')[0].Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace("<>", "ne", StringComparison.Ordinal).Replace("=", "eq", StringComparison.Ordinal));
            }

            var rows = await service.RowsAsync($"{service.Address}/odata/v1/{set}?$select={columns}{(filters.Count == 0 ? "" : $"&$filter={Uri.EscapeDataString(string.Join(" and ", filters))}")}");
            Assert.True(rows.Count > 0, $"{table.Name} finds no row in the seeded warehouse");
            Assert.All(rows, row => Assert.All(row.EnumerateObject(), property => Assert.Contains(property.Name, columns.Split(','))));
        }
    }
}
