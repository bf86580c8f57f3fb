namespace Prism.ODataService.Tests;

public sealed class PagingTests(RunningService service)
{
    public static TheoryData<string> Sets => [.. EdmModel.Sets.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Every_set_is_read_page_by_page_each_row_once(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        await using var warehouse = service.Database.CreateContext();
        var expected = await set.CountAsync(warehouse, TestContext.Current.CancellationToken);
        Assert.True(expected > 10);

        var rows = await service.ReadAllAsync(Whole.Of(set), 7);

        Assert.Equal(expected, rows.Count);
        Assert.Equal(expected, rows.Select(r => string.Join('|', set.Keys.Select(k => r.GetProperty(k.Name).ToString()))).Distinct().Count());
        Assert.Equal(expected, (await service.GetAsync(Whole.Of(set, "$count=true&$top=0"))).GetProperty("@odata.count").GetInt64());
        Assert.Equal(set.Columns.Select(c => c.Name), rows[0].EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("Worklogs?$orderby=CostAmount")]
    [InlineData("Worklogs?$orderby=CostAmount desc,PersonName")]
    [InlineData("Worklogs?$orderby=Date desc")]
    [InlineData("Worklogs?$orderby=Team,IsDeleted desc,DeletedAtUtc")]
    [InlineData("PlanTasks?$orderby=PercentComplete desc&$select=TaskName")]
    [InlineData("Worklogs?$orderby=year(StartedAtUtc) desc,SpentHours mul 2")]
    [InlineData("Worklogs?$apply=groupby((PersonName,Date,CostAmount))&$orderby=CostAmount desc")]
    public async Task Pages_put_together_are_the_one_big_page(string address)
    {
        var whole = await service.ReadAllAsync(address, 100_000);
        var paged = await service.ReadAllAsync(address, 13);
        Assert.True(whole.Count > 100);
        Assert.Equal(whole.Select(r => r.GetRawText()), paged.Select(r => r.GetRawText()));
    }

    [Fact]
    public async Task Top_and_skip_hold_over_pages()
    {
        var whole = await service.ReadAllAsync("Worklogs?$orderby=SpentHours", 100_000);
        var part = await service.ReadAllAsync("Worklogs?$orderby=SpentHours&$skip=5&$top=50", 8);
        Assert.Equal(whole.Skip(5).Take(50).Select(r => r.GetRawText()), part.Select(r => r.GetRawText()));
    }

    [Fact]
    public async Task A_full_last_page_has_no_next_link()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Worklogs?$top=10", UriKind.Relative));
        request.Headers.Add("Prefer", "maxpagesize=10");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("nextLink", text, StringComparison.Ordinal);
        Assert.Equal("odata.maxpagesize=10", response.Headers.GetValues("Preference-Applied").Single());
    }

    [Fact]
    public async Task Every_page_names_the_published_version()
    {
        Assert.Equal(12, (await service.GetAsync("Worklogs?$top=1")).GetProperty("@prism.version").GetInt64());
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void All_names_of_a_set_fit_into_an_address(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var address = $"https://prism.some-long-company-name.example/odata/v1/{name}?$select={string.Join("%2C", set.Columns.Select(c => c.Name))}";
        Assert.True(address.Length < 2048, $"{name}: {address.Length}");
    }

    [Fact]
    public async Task Every_key_is_an_index_so_that_pages_stay_quick()
    {
        await using var warehouse = service.Database.CreateContext();
        foreach (var set in EdmModel.Sets.Where(s => s.Name is not ("Issues" or "IssueSnapshots")))
        {
            var source = set.GetType().GetGenericArguments()[0];
            var key = warehouse.Model.FindEntityType(source)!.FindPrimaryKey()!;
            Assert.Equal(key.Properties.Select(p => p.Name), set.Keys.Select(k => k.Name));
        }
    }
}
