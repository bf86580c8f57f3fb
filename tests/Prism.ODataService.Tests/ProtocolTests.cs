using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Prism.ODataService.Tests;

/// <summary>Requests as real clients send them, and the ways of asking besides a plain GET.</summary>
public sealed class ProtocolTests(RunningService service)
{
    /// <summary>What Power BI and Excel were seen to send, set names apart.</summary>
    [Theory]
    [InlineData("Worklogs?$top=1000")]
    [InlineData("Worklogs?$filter=SourceSystem%20eq%20'beta'&$select=WorklogSk%2CSourceSystem")]
    [InlineData("Worklogs?$filter=StartedAtUtc%20gt%202021-02-03T04%3A05%3A06Z")]
    [InlineData("Worklogs?$filter=StartedAtUtc%20gt%202021-02-03T00%3A00%3A00%2B01%3A00&$top=1000")]
    [InlineData("Worklogs?$filter=Date%20ge%202024-01-01%20and%20Date%20lt%202024-07-01&$top=1000")]
    [InlineData("Worklogs?$select=WorklogSk%2CProjectSk%2CProject&$expand=Project%28%24select%3DProjectSk%2CProjectName%29")]
    [InlineData("Worklogs?$orderby=SpentHours%20desc&$skip=5&$top=10")]
    [InlineData("Projects?$count=true&$top=0")]
    public async Task What_Power_BI_sends_is_answered(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)");
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7");
        request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
        request.Headers.TryAddWithoutValidation("MaxDataServiceVersion", "3.0");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Single(response.Headers.GetValues("OData-Version"));
        Assert.DoesNotContain("()", JsonDocument.Parse(text).RootElement.GetProperty("@odata.context").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("Worklogs")]
    [InlineData("Worklogs/$count")]
    [InlineData("Projects(1)")]
    [InlineData("Worklogs?$apply=aggregate($count as N)")]
    [InlineData("Worklogs?$filter=Nothing eq 1")]
    [InlineData("Nothing")]
    public async Task HEAD_is_GET_without_a_body(string address)
    {
        using var get = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address, UriKind.Relative));
        using var head = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_question_in_long_form_is_the_question()
    {
        const string Options = "$filter=SpentHours gt 20 and contains(SourceSystem,'a')&$orderby=SpentHours desc&$select=WorklogSk,SpentHours";
        using var content = new StringContent(Options, Encoding.UTF8, "text/plain");
        using var response = await service.Client.PostAsync(new Uri("Worklogs/$query", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((await service.GetAsync($"Worklogs?{Options}")).GetProperty("value").GetRawText(), answer.GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("text/plain", "utf-8", "Worklogs/$query", "$filter=Team eq 'Zo\u00eb \u4f60\u597d'&$top=1&$select=Team")]
    [InlineData("text/plain;charset=utf-16", "utf-16", "Worklogs/$query", "$filter=Team eq 'Zo\u00eb \u4f60\u597d'&$top=1&$select=Team")]
    [InlineData("text/plain;charset=iso-8859-1", "iso-8859-1", "Worklogs/$query", "$filter=startswith(Team,'Zo\u00eb')&$top=1&$select=Team")]
    [InlineData("application/x-www-form-urlencoded", "utf-8", "Worklogs/$query", "%24filter=startswith(Team,'Zo%C3%AB')&%24top=1&%24select=Team")]
    [InlineData("text/plain", "utf-8", "Worklogs/$query?$top=1&$select=Team", "?$filter=startswith(Team,'Zo\u00eb')")]
    public async Task A_question_in_long_form_is_read_in_its_charset_and_beside_the_options_of_the_address(string type, string charset, string address, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new ByteArrayContent(Encoding.GetEncoding(charset).GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("{\"Team\":\"Zo\u00eb \u4f60\u597d\"}", JsonDocument.Parse(text).RootElement.GetProperty("value").EnumerateArray().Single().GetRawText());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain;charset=nonsense")]
    public async Task A_question_in_long_form_that_cannot_be_read_is_refused(string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("Worklogs/$query", UriKind.Relative)) { Content = new ByteArrayContent("$top=1"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    /// <summary>A JSON batch stays JSON whatever its parts are: text is a string, a file its bytes in base64url.</summary>
    [Fact]
    public async Task What_is_no_JSON_stands_in_a_JSON_batch_as_a_string()
    {
        const string Batch = """
            {"requests":[
              {"id":"csv","method":"GET","url":"Statuses?$top=1&$select=StatusSk,SourceStatus&$format=csv"},
              {"id":"file","method":"GET","url":"Statuses?$top=1&$select=StatusSk&$format=parquet"},
              {"id":"count","method":"GET","url":"Statuses/$count"},
              {"id":"long","method":"POST","url":"Worklogs/$query","headers":{"content-type":"text/plain"},"body":"$top=1&$select=Team"},
              {"id":"why","method":"GET","url":"KpiValues(987654321)/Prism.Explain()"}]}
            """;
        using var content = new StringContent(Batch, Encoding.UTF8, "application/json");
        using var response = await service.Client.PostAsync(new Uri("$batch", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var parts = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("responses").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!);
        Assert.Equal([200, 200, 200, 200, 404], new[] { "csv", "file", "count", "long", "why" }.Select(id => parts[id].GetProperty("status").GetInt32()));
        Assert.StartsWith("StatusSk,SourceStatus\r\n", parts["csv"].GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal("PAR1"u8.ToArray(), System.Buffers.Text.Base64Url.DecodeFromChars(parts["file"].GetProperty("body").GetString())[..4]);
        Assert.Equal(await service.Client.GetStringAsync(new Uri("Statuses/$count", UriKind.Relative), TestContext.Current.CancellationToken), parts["count"].GetProperty("body").GetString());
        Assert.Equal(1, parts["long"].GetProperty("body").GetProperty("value").GetArrayLength());
        Assert.Contains("KpiValues has no entity with this key", parts["why"].GetProperty("body").GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slicer_of_many_values_is_answered_and_too_much_is_refused()
    {
        var many = string.Join(" or ", Enumerable.Range(1, 700).Select(i => $"WorklogSk eq {i}"));
        using var fits = new StringContent($"$filter={many}&$count=true&$top=0", Encoding.UTF8, "text/plain");
        using var answered = await service.Client.PostAsync(new Uri("Worklogs/$query", UriKind.Relative), fits, TestContext.Current.CancellationToken);
        var text = await answered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answered.IsSuccessStatusCode, text);
        Assert.Equal(SeededWarehouse.FactRows, JsonDocument.Parse(text).RootElement.GetProperty("@odata.count").GetInt32());
        Assert.Equal(SeededWarehouse.FactRows, (await service.GetAsync($"Worklogs?$filter=WorklogSk in ({string.Join(',', Enumerable.Range(1, 999))})&$count=true&$top=0")).GetProperty("@odata.count").GetInt32());

        foreach (var filter in new[]
        {
            string.Join(" or ", Enumerable.Range(1, 5000).Select(i => $"WorklogSk eq {i}")),
            new string('(', 3000) + "IsDeleted" + new string(')', 3000),
            string.Concat(Enumerable.Repeat("(", 60)) + "IsDeleted" + string.Concat(Enumerable.Repeat(" eq (CostAmount gt 5))", 60)),
        })
        {
            using var content = new StringContent($"$filter={filter}", Encoding.UTF8, "text/plain");
            using var refused = await service.Client.PostAsync(new Uri("Worklogs/$query", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.True(refused.StatusCode == HttpStatusCode.BadRequest, $"{filter[..40]}: {refused.StatusCode} {await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        foreach (var filter in new[] { string.Concat(Enumerable.Repeat("not ", 700)) + "IsDeleted", string.Join(" add ", Enumerable.Repeat("SpentHours", 600)) + " gt 1" })
        {
            using var content = new StringContent($"$filter={filter}", Encoding.UTF8, "text/plain");
            using var deep = await service.Client.PostAsync(new Uri("Worklogs/$query", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.True(deep.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, await deep.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var tooLong = await service.Client.GetAsync(new Uri($"Worklogs?$filter=SourceSystem eq '{new string('x', 20_000)}'", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, tooLong.StatusCode);
    }

    [Theory]
    [InlineData("Worklogs?$apply=groupby((PersonName),aggregate(SpentHours with sum as H))/orderby(H desc)/top(3)", 3)]
    [InlineData("Worklogs?$apply=topcount(2,SpentHours)", 2)]
    [InlineData("Worklogs?$apply=filter(IsDeleted eq false)/groupby((Team),aggregate($count as N))/bottomcount(1,N)&$select=Team", 1)]
    [InlineData("Projects(1)/ProjectName", null)]
    [InlineData("Worklogs(1)/Project", null)]
    public async Task The_address_that_a_refusal_gives_instead_works(string address, int? rows)
    {
        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("error");
        var answer = await service.GetAsync(error.GetProperty("details")[0].GetProperty("message").GetString()!);
        if (rows is not null)
        {
            Assert.Equal(rows, answer.GetProperty("value").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_batch_as_JSON_answers_each_part_by_itself()
    {
        const string Batch = """
            {"requests":[
              {"id":"1","method":"GET","url":"Projects?$top=2&$select=ProjectSk"},
              {"id":"2","method":"GET","url":"Worklogs?$filter=Nothing eq 1"},
              {"id":"3","method":"GET","url":"/odata/v1/Worklogs/$count"},
              {"id":"4","method":"DELETE","url":"Worklogs(1)"}]}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("$batch", UriKind.Relative)) { Content = new StringContent(Batch, Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "odata.continue-on-error");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("odata.continue-on-error", response.Headers.GetValues("Preference-Applied").Single());
        var parts = JsonDocument.Parse(text).RootElement.GetProperty("responses").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!);
        Assert.Equal([200, 400, 200, 405], new[] { "1", "2", "3", "4" }.Select(id => parts[id].GetProperty("status").GetInt32()));
        Assert.Equal(2, parts["1"].GetProperty("body").GetProperty("value").GetArrayLength());
        Assert.Equal("$filter", parts["2"].GetProperty("body").GetProperty("error").GetProperty("target").GetString());
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("continue-on-error=false", 2)]
    [InlineData("continue-on-error", 3)]
    public async Task A_batch_ends_with_the_first_part_that_fails_unless_asked_to_go_on(string? preference, int answered)
    {
        const string Batch = """{"requests":[{"id":"1","method":"GET","url":"Projects?$top=1"},{"id":"2","method":"GET","url":"Nothing"},{"id":"3","method":"GET","url":"Projects/$count"}]}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("$batch", UriKind.Relative)) { Content = new StringContent(Batch, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Prefer", preference);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var parts = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("responses");
        Assert.Equal(Enumerable.Range(1, answered).Select(i => $"{i}"), parts.EnumerateArray().Select(p => p.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_batch_as_multipart_is_answered_as_multipart()
    {
        const string Batch = "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET Projects?$top=2&$select=ProjectSk HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n"
            + "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET Nothing HTTP/1.1\r\n\r\n\r\n--b1--\r\n";
        using var content = new StringContent(Batch);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b1");
        using var response = await service.Client.PostAsync(new Uri("$batch", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("multipart/mixed", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 404", text, StringComparison.Ordinal);
        Assert.Contains("\"ProjectSk\":", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "{\"requests\":")]
    [InlineData("application/json", "[]")]
    [InlineData("application/json", "{\"requests\":[{\"id\":\"1\",\"method\":\"POST\",\"atomicityGroup\":\"g\",\"url\":\"Worklogs\",\"body\":{}}]}")]
    [InlineData("text/plain", "GET Projects")]
    public async Task A_broken_batch_is_an_error(string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await service.Client.PostAsync(new Uri("$batch", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode is 400 or 415 or 501, text);
        Assert.StartsWith("{\"error\":", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSV_holds_all_rows_and_the_same_values()
    {
        using var response = await service.Client.GetAsync(new Uri("Worklogs?$format=csv;bom=true&$orderby=SourceSystem,WorklogSk", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var records = Records(Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3));
        var rows = await service.ReadAllAsync("Worklogs?$orderby=SourceSystem,WorklogSk", 100_000);
        Assert.Equal(rows[0].EnumerateObject().Select(p => p.Name), records[0]);
        Assert.Equal(rows.Count, records.Count - 1);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (property, cell) in rows[i].EnumerateObject().Zip(records[i + 1]))
            {
                var expected = property.Value.ValueKind switch
                {
                    JsonValueKind.Null => "",
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Number when property.Value.GetRawText().EndsWith(".0", StringComparison.Ordinal) => property.Value.GetRawText()[..^2],
                    _ => property.Value.GetRawText(),
                };
                Assert.Equal(expected, cell);
            }
        }
    }

    /// <summary>Reads RFC 4180.</summary>
    private static List<List<string>> Records(string text)
    {
        List<List<string>> records = [];
        List<string> record = [];
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                for (i++; text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"'); i++)
                {
                    i += text[i] == '"' ? 1 : 0;
                    cell.Append(text[i]);
                }
            }
            else if (text[i] is ',' or '\r')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\r')
                {
                    records.Add(record);
                    record = [];
                    i++;
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        return records;
    }
}
