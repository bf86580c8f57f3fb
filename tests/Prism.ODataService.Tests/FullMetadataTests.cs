using System.Net;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>What a row says about itself where all is asked for, and that it says nothing where nothing is.</summary>
public sealed class FullMetadataTests(RunningService service)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task Every_row_has_its_type_its_address_its_links_and_the_types_that_JSON_does_not_show(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var page = await ReadAsync(Whole.Of(set, "$top=7"), "full");
        var context = new Uri(page.GetProperty("@odata.context").GetString()!);
        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            Assert.Equal($"#Prism.{set.EntityType.Name}", row.GetProperty("@odata.type").GetString());

            // The address leads back to the same row.
            var id = new Uri(context, row.GetProperty("@odata.id").GetString());
            Assert.Equal(Values(row, set), Values(await ReadAsync(id.AbsoluteUri, "full"), set));

            foreach (var column in set.Columns)
            {
                var expected = column.Kind switch
                {
                    ColumnKind.Int32 => "#Int32", ColumnKind.Int64 => "#Int64", ColumnKind.Decimal => "#Decimal", ColumnKind.Date => "#Date", ColumnKind.Instant => "#DateTimeOffset", _ => null,
                };
                var isNull = row.GetProperty(column.Name).ValueKind == JsonValueKind.Null;
                var said = row.TryGetProperty($"{column.Name}@odata.type", out var type) ? type.GetString() : null;
                Assert.Equal(isNull ? null : expected, said);
            }

            foreach (var reference in set.References)
            {
                var link = row.GetProperty($"{reference.Name}@odata.navigationLink").GetString()!;
                Assert.Equal($"{reference.Target.Name}({row.GetProperty(reference.Column.Name)})", link);
                using var answer = await service.Client.GetAsync(new Uri(context, link), Stop);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    var target = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
                    Assert.Equal(row.GetProperty(reference.Column.Name).ToString(), target.GetProperty(reference.Target.Keys[0].Name).ToString());
                }
                else
                {
                    // The made-up warehouse lacks rows that keys name; in a loaded one a key always meets a row.
                    Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task Nothing_is_said_where_nothing_is_asked_for(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var expand = set.References.Count > 0 ? $"&$expand={set.References[0].Name}" : "";
        var page = await ReadAsync(Whole.Of(set, "$top=3&$count=true" + expand), "none");
        Assert.False(page.TryGetProperty("@odata.context", out _));
        Assert.True(page.TryGetProperty("@odata.count", out _));
        Assert.All(page.GetProperty("value").EnumerateArray(), row => Assert.DoesNotContain(row.EnumerateObject(), p => p.Name.Contains("@odata", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_expanded_row_has_its_own_type_address_and_links()
    {
        var row = (await ReadAsync("Worklogs?$top=1&$filter=Person/PersonSk gt 0&$expand=Person,Issue($select=IssueKey)", "full")).GetProperty("value")[0];
        Assert.Equal("#Prism.Person", row.GetProperty("Person").GetProperty("@odata.type").GetString());
        Assert.Equal($"Persons({row.GetProperty("PersonSk")})", row.GetProperty("Person").GetProperty("@odata.id").GetString());
        Assert.Equal($"Persons({row.GetProperty("PersonSk")})", row.GetProperty("Person@odata.navigationLink").GetString());
    }

    [Theory]
    [InlineData("Worklogs?$top=1&$select=WorklogSk", 0)]
    [InlineData("Worklogs?$top=1&$select=WorklogSk,Project", 1)]
    public async Task Links_are_those_that_are_selected(string address, int links)
    {
        var row = (await ReadAsync(address, "full")).GetProperty("value")[0];
        Assert.Equal(links, row.EnumerateObject().Count(p => p.Name.EndsWith("@odata.navigationLink", StringComparison.Ordinal)));
    }

    private static List<string> Values(JsonElement row, EntitySet set) => [.. set.Columns.Select(c => row.GetProperty(c.Name).GetRawText())];

    private async Task<JsonElement> ReadAsync(string address, string metadata)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.TryAddWithoutValidation("Accept", $"application/json;odata.metadata={metadata}");
        using var response = await service.Client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {text}");
        Assert.Contains($"odata.metadata={metadata}", response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        return JsonDocument.Parse(text).RootElement;
    }
}
