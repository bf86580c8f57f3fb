using System.Text;
using System.Text.Json;

namespace Prism.ODataService.Tests.Security;

/// <summary>Without the right to people's data no name and no pay is told, whatever is asked and in whatever form: no question confirms one either.</summary>
[Collection(RightsCollection.Name)]
public sealed class PeoplesDataTests(RightsWarehouse rights)
{
    private MatrixCaller Whole => rights.Callers["administrator"];
    private MatrixCaller Blind => rights.Callers["organisation without people"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sets() => [.. EdmModel.Sets.Select(s => s.Name).Append("IssueCustomFields")];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task No_cell_of_any_set_holds_a_name(string name)
    {
        var set = rights.Sets.Single(s => s.Name == name);
        var narrowed = set.MustNarrowBy.Count > 0 ? $"&$filter=DateSk eq {Whole.Expected.SnapshotDay}" : "";
        var expand = set.References.Count > 0 && set.MustNarrowBy.Count == 0 ? $"&$expand={string.Join(',', set.References.Select(r => r.Name))}" : "";
        foreach (var address in new[] { $"{name}?$format=csv{narrowed}", $"{name}?$top=300{narrowed}{expand}" })
        {
            var text = (await rights.Asker.GetAsync(Blind, address)).Text;
            Assert.DoesNotContain(Names, n => text.Contains(n, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_names_that_are_looked_for_are_told_to_who_may_know_them()
    {
        var found = new HashSet<string>();
        foreach (var name in new[] { "Persons", "IssueFields", "IssueCustomFields", "Kpis", "Projects" })
        {
            var text = (await rights.Asker.GetAsync(Whole, $"{name}?$format=csv")).Text;
            found.UnionWith(Names.Where(n => text.Contains(n, StringComparison.Ordinal)));
        }

        Assert.Equal(Names.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Persons?$filter=DisplayName eq 'Ana Ruiz'")]
    [InlineData("Persons?$filter=contains(tolower(DisplayName),'ruiz')")]
    [InlineData("Persons?$filter=contains(SourceId,'@')")]
    [InlineData("Persons?$search=Ruiz")]
    [InlineData("Persons?$filter=CostRateAmount ge 0")]
    [InlineData("Projects?$filter=Manager eq 'Ana Ruiz'")]
    [InlineData("Projects?$filter=startswith(Manager,'Ana') or Sponsor ne null")]
    [InlineData("Kpis?$filter=Owner ne null")]
    [InlineData("IssueFields?$filter=TextValue eq 'Grace Hopper'")]
    [InlineData("IssueCustomFields?$filter=contains(Approver,'Hopper')")]
    [InlineData("IssueCustomFields?$filter=Approver ne null")]
    [InlineData("Issues?$filter=Assignee/DisplayName eq 'Ana Ruiz'")]
    [InlineData("Worklogs?$filter=CostAmount ne null or CostReporting ne null")]
    public async Task A_question_about_a_name_or_a_pay_finds_no_row(string address)
    {
        Assert.Empty((await rights.Asker.GetAsync(Blind, address)).Json.GetProperty("value").EnumerateArray());
        var at = address.IndexOf('?', StringComparison.Ordinal);
        Assert.Equal("0", (await rights.Asker.GetAsync(Blind, $"{address[..at]}/$count{address[at..]}")).Text);
        using var body = new StringContent(address[(at + 1)..], Encoding.UTF8, "text/plain");
        Assert.Empty((await rights.Asker.SendAsync(Blind, HttpMethod.Post, $"{address[..at]}/$query", body)).Json.GetProperty("value").EnumerateArray());
    }

    [Theory]
    [InlineData("Worklogs", "CostAmount")]
    [InlineData("Persons", "DisplayName")]
    [InlineData("Persons", "CostRateAmount")]
    [InlineData("Projects", "Manager")]
    [InlineData("IssueCustomFields", "Approver")]
    public async Task The_order_by_a_column_that_is_not_told_tells_nothing(string set, string column)
    {
        // Rows whose column says nothing keep the order of their key; people stand in the order of their pseudonyms.
        var rows = (await rights.Asker.GetAsync(Blind, $"{set}?$orderby={column}&$filter={rights.Sets.Single(s => s.Name == set).Keys[0].Name} gt 0")).Json.GetProperty("value").EnumerateArray().ToList();
        var key = rights.Sets.Single(s => s.Name == set).Keys[0].Name;
        var expected = column == "DisplayName"
            ? rows.OrderBy(r => r.GetProperty(column).GetString(), StringComparer.Ordinal).ThenBy(r => r.GetProperty(key).GetInt64())
            : rows.OrderBy(r => r.GetProperty(key).GetInt64());
        Assert.Equal(expected.Select(r => r.GetProperty(key).GetInt64()), rows.Select(r => r.GetProperty(key).GetInt64()));
        Assert.NotEmpty(rows);
    }

    [Theory]
    [InlineData("Worklogs?$apply=filter(PersonSk eq 5)/aggregate(SpentHours with sum as H)")]
    [InlineData("Worklogs?$apply=filter(Person/PersonId eq 5)/groupby((ProjectCode),aggregate(SpentHours with max as H,SpentHours with min as L))")]
    [InlineData("Worklogs?$apply=groupby((PersonSk),aggregate(SpentHours with sum as H))")]
    [InlineData("Worklogs?$apply=groupby((PersonName),aggregate(IssueSk with countdistinct as N))")]
    [InlineData("Worklogs?$apply=groupby((WorklogSk),aggregate(SpentHours with sum as H))&$filter=H gt 0")]
    [InlineData("Worklogs?$apply=compute(PersonSk add 0 as P)/groupby((P),aggregate($count as N))")]
    [InlineData("Worklogs?$apply=filter(WorklogSk lt 4)/aggregate(PersonSk with countdistinct as N)")]
    [InlineData("Worklogs?$apply=groupby((Person/Team,PersonSk),aggregate(SpentHours with sum as H))/groupby((Person/Team),aggregate(H with max as M))")]
    [InlineData("Issues?$apply=filter(AssigneeSk eq 5)/aggregate($count as N)")]
    [InlineData("Issues?$apply=filter(Assignee/PersonId eq @p)/aggregate($count as N)&@p=5")]
    [InlineData("Issues?$apply=groupby((AssigneeName),aggregate($count as N))")]
    [InlineData("Issues?$apply=compute(concat(AssigneeName,'') as X)/groupby((X),aggregate($count as N))")]
    [InlineData("Issues?$apply=compute(AssigneeSk add 1 as X)/compute(X add 1 as Y)/groupby((Y),aggregate($count as N))")]
    [InlineData("Persons?$apply=groupby((PersonSk),aggregate(CapacityHoursPerDay with sum as H))")]
    public async Task An_aggregate_over_fewer_people_than_the_setting_says_is_withheld(string address)
    {
        // Of nobody (unknown, not applicable) there may be one group.
        var blind = (await rights.Asker.GetAsync(Blind, address)).Json.GetProperty("value").EnumerateArray().ToList();
        var whole = (await rights.Asker.GetAsync(Whole, address)).Json.GetProperty("value").EnumerateArray().Count();
        Assert.True(whole > 0);
        Assert.All(blind, row => Assert.True(IsNobodys(row), $"{address}: {row}"));
        using var body = new StringContent(JsonSerializer.Serialize(new { requests = new[] { new { id = "1", method = "GET", url = address } } }), Encoding.UTF8, "application/json");
        var batch = (await rights.Asker.SendAsync(Blind, HttpMethod.Post, "$batch", body)).Json.GetProperty("responses")[0].GetProperty("body").GetProperty("value");
        Assert.Equal(blind.Count, batch.GetArrayLength());
    }

    [Fact]
    public async Task What_files_and_pages_show_holds_no_name_either()
    {
        foreach (var path in new[] { "/", $"/explain/{MatrixSeed.PortfolioValue}", $"/odata/v1/KpiValues({MatrixSeed.PortfolioValue})/Prism.Explain()", "/odata/v1/$metadata" })
        {
            var text = (await rights.Asker.GetAsync(Blind, path)).Text;
            Assert.DoesNotContain(Names, n => text.Contains(n, StringComparison.Ordinal));
        }

        using var workbook = new MemoryStream((await rights.Asker.GetAsync(Blind, "/connect/excel.xlsx")).Body);
        using var parts = new System.IO.Compression.ZipArchive(workbook);
        foreach (var part in parts.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync(Stop));
            var text = await reader.ReadToEndAsync(Stop);
            Assert.DoesNotContain(Names, n => text.Contains(n, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether a group is of the unknown or not applicable member, or of a row that is nobody's.</summary>
    private bool IsNobodys(JsonElement row) => row.EnumerateObject().Any(p => p.Name switch
    {
        "PersonSk" or "P" => p.Value.GetInt64() < 0,
        "Y" => p.Value.GetInt64() < 2,
        "PersonName" or "AssigneeName" or "X" => p.Value.GetString() is not { } name || !name.StartsWith("Person ", StringComparison.Ordinal),
        "Person" => p.Value.GetProperty("Team").ValueKind == JsonValueKind.Null,
        "WorklogSk" => Blind.Expected.OfNobody("Worklogs").Contains(p.Value.ToString()),
        _ => false,
    });

    /// <summary>Names that stand nowhere but where people are named.</summary>
    private static readonly string[] Names = ["Ana Ruiz", "Twin Name", MatrixSeed.NameInField, "Ada Lovelace"];
}
