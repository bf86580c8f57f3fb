using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.ODataService.Tests.Security;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.Tests;

/// <summary>The set whose columns the warehouse names: of every kind, on both engines.</summary>
public sealed class CustomFieldTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-custom-{Guid.NewGuid():N}");
    private WebApplication? _service;
    private HttpClient? _client;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = await SeededWarehouse.CreateAsync(_folder, Stop);
        await using (var context = database.CreateContext())
        {
            context.AddRange(
                Column(1, "Impact (EUR)", IssueFieldKind.Number, "ImpactEUR"), Column(2, "Customer", IssueFieldKind.Text, "Customer"), Column(3, "Go-live", IssueFieldKind.Date, "GoLive"),
                Column(4, "Escalated", IssueFieldKind.Instant, "Escalated"), Column(5, "Issue key", IssueFieldKind.Text, "IssueKey"), Column(6, "Gone", IssueFieldKind.Text, "Gone") with { IsDeleted = true });
            context.AddRange(
                Field(1, 1, "Impact (EUR)", IssueFieldKind.Number) with { NumberValue = 12.5 }, Field(1, 2, "Customer", IssueFieldKind.Text) with { TextValue = "O'Hara, Zoë" },
                Field(1, 3, "Go-live", IssueFieldKind.Date) with { DateSk = 20260401 }, Field(1, 4, "Escalated", IssueFieldKind.Instant) with { DateSk = 20260301, ValueAtUtc = At },
                Field(1, 5, "Issue key", IssueFieldKind.Text) with { TextValue = "not the key" }, Field(2, 1, "Impact (EUR)", IssueFieldKind.Number) with { NumberValue = -3 },
                Field(2, 2, "Gone", IssueFieldKind.Text) with { TextValue = "hidden" });
            await context.SaveChangesAsync(Stop);
        }

        _service = await RunningService.StartAsync(_folder);
        _client = new HttpClient { BaseAddress = new Uri(_service.Urls.First() + "/odata/v1/") };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_kind_of_field_is_a_column_of_its_type_and_null_where_the_issue_has_none()
    {
        var rows = (await AskAsync("IssueCustomFields?$orderby=IssueSk")).EnumerateArray().ToList();
        Assert.Equal(SeededWarehouse.DimensionRows, rows.Count);
        Assert.Equal(
            ["IssueCustomFieldsSk", "IssueSk", "IssueKey", "SourceSystem", "ProjectSk", "ProjectCode", "Customer", "Escalated", "GoLive", "ImpactEUR", "IssueKeyField", "IsDeleted", "DeletedAtUtc", "DeleteReason", "LoadSk", "UpdatedAtUtc"],
            rows[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("12.5", "O'Hara, Zoë", "2026-04-01", "2026-03-01T09:30:00Z", "not the key"),
            (rows[0].GetProperty("ImpactEUR").GetRawText(), rows[0].GetProperty("Customer").GetString(), rows[0].GetProperty("GoLive").GetString(), rows[0].GetProperty("Escalated").GetString(), rows[0].GetProperty("IssueKeyField").GetString()));
        Assert.Equal(-3, rows[1].GetProperty("ImpactEUR").GetDouble());
        Assert.All(rows.Skip(2), row => Assert.All(new[] { "ImpactEUR", "Customer", "GoLive", "Escalated", "IssueKeyField" }, name => Assert.Equal(JsonValueKind.Null, row.GetProperty(name).ValueKind)));
    }

    [Theory]
    [InlineData("IssueCustomFields?$filter=ImpactEUR gt 0", 1)]
    [InlineData("IssueCustomFields?$filter=contains(Customer,'Zo') and GoLive eq 2026-04-01", 1)]
    [InlineData("IssueCustomFields?$filter=GoLive ne null", 1)]
    [InlineData("IssueCustomFields?$filter=GoLive eq null", SeededWarehouse.DimensionRows - 1)]
    [InlineData("IssueCustomFields?$filter=Escalated ge 2026-03-01T09:30:00Z&$orderby=Escalated desc", 1)]
    [InlineData("IssueCustomFields?$orderby=ImpactEUR desc,Customer&$top=3&$expand=Issue,Project", 3)]
    [InlineData("IssueCustomFields?$apply=groupby((Customer),aggregate(ImpactEUR with sum as Impact,$count as N))", 2)]
    [InlineData("IssueCustomFields?$apply=groupby((Issue/TypeClass),aggregate(ImpactEUR with max as Most))&$top=1", 1)]
    [InlineData("IssueCustomFields(1)?$select=ImpactEUR,Issue&$expand=Issue($select=Summary)", 0)]
    public async Task It_is_asked_like_any_other_set_and_in_TSQL_too(string question, int rows)
    {
        var answer = await AskAsync(question);
        Assert.Equal(rows, answer.ValueKind == JsonValueKind.Array ? answer.GetArrayLength() : 0);

        if (rows > 0)
        {
            Parse(question);
        }
    }

    [Fact]
    public async Task Who_sees_one_project_sees_the_fields_of_its_issues_alone()
    {
        var database = _service!.Services.GetRequiredService<WarehouseDatabase>();
        var right = new Rights { Projects = [(await AskAsync("IssueCustomFields?$filter=ProjectCode ne null&$orderby=IssueSk&$top=1"))[0].GetProperty("ProjectCode").GetString()!] };
        var (_, token) = await _service.Services.GetRequiredService<AccessTokens>().CreateAsync("test", "one project", "test", right, 7, Stop);
        var expected = (await ExpectedRows.OfAsync(database, right, Stop)).Of("Issues").Select(key => int.Parse(key, CultureInfo.InvariantCulture)).Where(key => key > 0).Order().ToList();
        Assert.InRange(expected.Count, 1, SeededWarehouse.DimensionRows - 1);
        foreach (var question in new[] { "IssueCustomFields?$select=IssueSk", "IssueCustomFields?$select=IssueSk&$filter=ImpactEUR ne 7 or ImpactEUR eq null", "IssueCustomFields?$apply=groupby((IssueSk))" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(question, UriKind.Relative)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
            using var answer = await _client!.SendAsync(request, Stop);
            Assert.True(answer.IsSuccessStatusCode);
            var rows = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("value");
            Assert.Equal(expected, rows.EnumerateArray().Select(row => row.GetProperty("IssueSk").GetInt32()).Order());
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("parquet")]
    public async Task It_is_exported_like_any_other_set(string format)
    {
        using var answer = await _client!.GetAsync(new Uri($"IssueCustomFields?$format={format}", UriKind.Relative), Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private void Parse(string address)
    {
        var nowhere = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=nowhere;Database=none;Integrated Security=true" } });
        using var context = nowhere.CreateContext();
        var translator = _service!.Services.GetRequiredService<QueryTranslator>();
        var root = new Uri("http://prism/odata/v1/");
        var query = translator.Translate(
            context, SqlServerDialect.Instance, _service.Services.GetRequiredService<ServiceDocuments>().Sets["IssueCustomFields"], translator.Parser(root, new Uri(root, address)),
            new QueryOptions(new QueryCollection(QueryHelpers.ParseQuery(new Uri(root, address).Query))), null, 100, identifiesRows: false, mustNarrow: true, Rights.AllRows);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(query.Tables.Complete(query.PageSql)), out var errors);
        Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(error => error.Message))}\n{query.Tables.Complete(query.PageSql)}");
    }

    private async Task<JsonElement> AskAsync(string question)
    {
        using var answer = await _client!.GetAsync(new Uri(question, UriKind.Relative), Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {(int)answer.StatusCode} {text}");
        var root = JsonDocument.Parse(text).RootElement;
        return root.TryGetProperty("value", out var value) ? value : root;
    }

    private static IssueFieldColumn Column(int sk, string name, string kind, string column) =>
        new() { IssueFieldColumnSk = sk, SourceSystem = "jira", SourceId = $"customfield_{sk}", FieldName = name, ValueKind = kind, ColumnName = column, LoadSk = 12 };

    private static IssueField Field(int issue, int number, string name, string kind) => new()
    {
        IssueFieldSk = (issue * 65536L) + number, IssueSk = issue, FieldName = name, SourceFieldId = "customfield", ValueKind = kind, DateSk = Member.NotApplicable, LoadSk = 12,
    };
}
