using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Prism.ODataService.Tests;

/// <summary>
/// A session of Power BI or Excel as it was recorded (set names apart), with all the headers it sends: address by address, and what it would break on. The empty bearer
/// of its sign-in is met in <see cref="Security.EntraTokenTests"/>.
/// </summary>
public sealed class RecordedRequestTests(RunningService service)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_document_lists_every_set()
    {
        var document = JsonDocument.Parse(await SendAsync("", "application/json")).RootElement;
        Assert.EndsWith("/odata/v1/$metadata", document.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        Assert.Equal(EdmModel.Sets.Select(s => s.Name), document.GetProperty("value").EnumerateArray().Select(s => s.GetProperty("url").GetString()));
        Assert.All(document.GetProperty("value").EnumerateArray(), s => Assert.Equal("EntitySet", s.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task The_metadata_is_XML_although_JSON_is_accepted_first()
    {
        var model = XDocument.Parse(await SendAsync("$metadata", "application/xml"));
        Assert.Equal(EdmModel.Sets.Count, model.Descendants().Count(e => e.Name.LocalName == "EntitySet"));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(4096)]
    public async Task A_preview_takes_the_first_rows(int top)
    {
        var page = Rows(await SendAsync($"Worklogs?$top={top}", "application/json"));
        var all = await service.ReadAllAsync("Worklogs", 100_000);
        Assert.Equal(all.Take(top).Select(r => r.GetProperty("WorklogSk").GetInt64()), page.Select(r => r.GetProperty("WorklogSk").GetInt64()));
    }

    [Theory]
    [InlineData("StartedAtUtc%20gt%202024-02-03T04%3A05%3A06Z", "StartedAtUtc > 1706933106000")]
    [InlineData("StartedAtUtc%20gt%202024-02-03T00%3A00%3A00%2B01%3A00", "StartedAtUtc > 1706914800000")]
    [InlineData("StartedAtUtc%20ge%202024-01-01T00%3A00%3A00%2B01%3A00%20and%20StartedAtUtc%20lt%202024-07-01T00%3A00%3A00%2B02%3A00", "StartedAtUtc >= 1704063600000 AND StartedAtUtc < 1719784800000")]
    [InlineData("Date%20ge%202024-01-01%20and%20Date%20lt%202024-07-01", "DateSk >= 20240101 AND DateSk < 20240701")]
    [InlineData("SourceSystem%20eq%20%27O%27%27Hara%27", "SourceSystem = 'O''Hara'")]
    public async Task A_filter_with_encoded_offsets_finds_what_SQL_finds(string filter, string where)
    {
        var rows = Rows(await SendAsync($"Worklogs?$filter={filter}&$top=1000", "application/json"));
        await using var connection = await service.Database.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM FactWorklog WHERE {where}";
        Assert.Equal((long)(await command.ExecuteScalarAsync(Stop))!, rows.Count);
        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task A_navigation_stands_in_select_and_expand_at_once()
    {
        var text = await SendAsync("Worklogs?$select=WorklogSk%2CProjectSk%2CProject&$expand=Project%28%24select%3DProjectSk%2CProjectName%29&$top=50", "application/json");
        Assert.EndsWith("$metadata#Worklogs(WorklogSk,ProjectSk,Project(ProjectSk,ProjectName))", JsonDocument.Parse(text).RootElement.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
        foreach (var row in Rows(text).Where(r => r.TryGetProperty("Project", out var p) && p.ValueKind == JsonValueKind.Object))
        {
            Assert.Equal(row.GetProperty("ProjectSk").GetInt32(), row.GetProperty("Project").GetProperty("ProjectSk").GetInt32());
        }
    }

    [Theory]
    [InlineData("Worklogs?$expand=Project")]
    [InlineData("Worklogs?$expand=Project($select=*)")]
    [InlineData("Worklogs?$expand=Project,Person&$select=WorklogSk")]
    [InlineData("Worklogs?$expand=Project()")]
    [InlineData("Worklogs?$apply=aggregate($count as N)")]
    [InlineData("Worklogs?$apply=groupby((Project/ProjectName))")]
    [InlineData("Projects(1)?$select=ProjectName")]
    public async Task No_context_has_empty_brackets(string address)
    {
        var context = JsonDocument.Parse(await SendAsync(address, "application/json", mayFail: true)).RootElement;
        Assert.DoesNotContain("()", context.TryGetProperty("@odata.context", out var said) ? said.GetString() : "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_links_are_followed_as_they_are_given_until_there_is_none()
    {
        List<long> keys = [];
        var pages = 0;
        for (string? next = "Worklogs?$filter=SpentHours%20gt%200&$select=WorklogSk%2CSpentHours&$orderby=SpentHours%20desc"; next is not null; pages++)
        {
            var page = JsonDocument.Parse(await SendAsync(next, "application/json", "odata.maxpagesize=40")).RootElement;
            keys.AddRange(page.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("WorklogSk").GetInt64()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
            Assert.True(next is null || next.Length < 2048);
        }

        Assert.True(pages > 3);
        Assert.Equal((await service.ReadAllAsync("Worklogs?$filter=SpentHours gt 0&$orderby=SpentHours desc", 100_000)).Select(r => r.GetProperty("WorklogSk").GetInt64()), keys);
    }

    [Fact]
    public async Task Nulls_are_left_out_where_it_asks_for_that_and_it_is_told()
    {
        using var response = await AskAsync("Worklogs?$top=100", "omit-values=nulls");
        Assert.Equal("omit-values=nulls", response.Headers.GetValues("Preference-Applied").Single());
        var sparse = Rows(await TextAsync(response));
        var whole = (await service.GetAsync("Worklogs?$top=100")).GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(
            whole.Select(r => string.Join('|', r.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => p.Name + p.Value.GetRawText()))),
            sparse.Select(r => string.Join('|', r.EnumerateObject().Select(p => p.Name + p.Value.GetRawText()))));
    }

    private static List<JsonElement> Rows(string text) => [.. JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray()];

    /// <summary>Sends as Power Query does; the answer must be compressed, of the type it reads, and name its version once.</summary>
    private async Task<string> SendAsync(string address, string type, string prefer = "omit-values=nulls", bool mayFail = false)
    {
        using var response = await AskAsync(address, prefer);
        var text = await TextAsync(response);
        Assert.True(mayFail || response.StatusCode == HttpStatusCode.OK, $"{address}: {text}");
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["4.0"], response.Headers.GetValues("OData-Version"));
        return text;
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string prefer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.TryAddWithoutValidation("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7");
        request.Headers.TryAddWithoutValidation("MaxDataServiceVersion", "3.0");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate");
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        return await service.Client.SendAsync(request, Stop);
    }

    private static async Task<string> TextAsync(HttpResponseMessage response)
    {
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(Stop), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }
}
