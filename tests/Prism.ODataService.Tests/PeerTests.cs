using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Prism.ODataService.Tests;

/// <summary>Clients of other houses read the running service: its metadata, a page, a row, a count.</summary>
public sealed class PeerTests(RunningService service)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Prism.ODataService.Tests", "peers");

    [Fact]
    public async Task UI5_reads_a_list_with_its_count_an_expanded_reference_and_a_row_by_batch()
    {
        var (answer, rows, count) = (await PeerAsync("ui5.mjs"), await RowsAsync(), await service.Client.GetStringAsync(new Uri("Worklogs/$count?$filter=SpentHours gt 0", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(Keys(rows), Numbers(answer, "keys"));
        Assert.Equal(rows.Select(r => r.GetProperty("Project").GetProperty("ProjectSk").GetInt64()), Numbers(answer, "projects"));
        Assert.Equal(count, answer.GetProperty("count").GetInt64().ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Keys(rows)[0], answer.GetProperty("one").GetInt64());
        Assert.Equal("Edm.Decimal", answer.GetProperty("type").GetString());
    }

    [Fact]
    public async Task SAP_Cloud_SDK_writes_a_client_that_compiles_and_reads()
    {
        var (answer, rows) = (await PeerAsync("sap-cloud-sdk.mjs"), await RowsAsync());
        Assert.Equal(Keys(rows), Numbers(answer, "keys"));
        Assert.Equal(rows.Select(r => r.GetProperty("Date").GetString()), answer.GetProperty("dates").EnumerateArray().Select(d => d.GetString()));
    }

    [Fact]
    public async Task Odata2ts_writes_types_that_a_use_of_them_is_checked_against()
    {
        var types = (await PeerAsync("odata2ts.mjs")).GetProperty("types").EnumerateArray().Select(t => t.GetString()).ToHashSet();
        Assert.All(EdmModel.Sets, set => Assert.Contains(set.EntityType.Name, types));
    }

    [Fact]
    public async Task The_odata_client_of_npm_reads_a_page_a_row_and_a_count()
    {
        var (answer, rows, count) = (await PeerAsync("client.mjs"), await RowsAsync(), await service.Client.GetStringAsync(new Uri("Worklogs/$count", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(Keys(rows), Numbers(answer, "keys"));
        Assert.Equal(Keys(rows)[0], answer.GetProperty("one").GetInt64());
        Assert.Equal(count, answer.GetProperty("count").GetInt64().ToString(CultureInfo.InvariantCulture));
    }

    private async Task<List<JsonElement>> RowsAsync() =>
        [.. (await service.GetAsync("Worklogs?$filter=SpentHours gt 0&$orderby=WorklogSk&$top=5&$expand=Project")).GetProperty("value").EnumerateArray()];

    private static List<long> Keys(List<JsonElement> rows) => rows.ConvertAll(r => r.GetProperty("WorklogSk").GetInt64());

    private static List<long> Numbers(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray().Select(v => v.GetInt64())];

    private async Task<JsonElement> PeerAsync(string script)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run npm ci in tests/Prism.ODataService.Tests/peers first (test.sh does).");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add(service.Client.BaseAddress!.ToString().TrimEnd('/'));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{script}: {await errors}");
        return JsonDocument.Parse(await output).RootElement;
    }
}
