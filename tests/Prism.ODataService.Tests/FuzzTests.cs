using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>Queries put together at random: never a 500, and SQL that SQL Server's parser takes.</summary>
public sealed class FuzzTests(RunningService service)
{
    /// <summary>How many; <c>PRISM_FUZZ</c> for more or fewer.</summary>
    private static readonly int Addresses = int.Parse(Environment.GetEnvironmentVariable("PRISM_FUZZ") ?? "10000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Whatever_is_asked_the_answer_is_an_answer_or_an_OData_error_in_time()
    {
        await using var app = await RunningService.StartAsync(Path.GetDirectoryName(service.Database.SqliteFile)!, null,
            ("Prism:Service:CallerRequestsPerSecond", "100000"), ("Prism:Service:CallerBurst", "1000000"), ("Prism:Service:QueryTimeoutSeconds", "20"));
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });
        var root = app.Urls.First() + "/odata/v1/";
        var urls = new FuzzUrls(4711);
        Dictionary<int, int> answers = [];
        List<string> wrong = [];
        for (var i = 0; i < Addresses && wrong.Count < 20; i++)
        {
            var (address, headers) = urls.Next();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
            foreach (var (name, value) in headers)
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                {
                    request.Content ??= new ByteArrayContent([]);
                    request.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var status = (int)response.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            if (status is not (>= 200 and < 300 or 304 or >= 400 and < 500 or 501) || (status >= 400 && !IsError(bytes)))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{i}: {address} [{string.Join("; ", headers)}]: {status} {System.Text.Encoding.UTF8.GetString(bytes)}"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(answers.GetValueOrDefault(200) * 20 > Addresses, "Hardly any of the questions was a good one.");
    }

    internal static bool IsError(byte[] body)
    {
        try
        {
            var error = JsonDocument.Parse(body).RootElement.GetProperty("error");
            return error.GetProperty("code").GetString() is { Length: > 0 } && error.GetProperty("message").GetString() is { Length: > 0 } && error.GetProperty("details").ValueKind == JsonValueKind.Array;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public void Every_set_is_TSQL_that_parses(string name) => Parse(Whole.Of(EdmModel.Sets.Single(s => s.Name == name), "$top=5&$skip=2&$count=true"));

    [Theory]
    [InlineData("Worklogs?$filter=contains(tolower(PersonName),'a') and startswith(Team,'b') and endswith(SourceId,'c') and length(trim(SourceId)) gt 2")]
    [InlineData("Worklogs?$filter=indexof(SourceId,'a') eq 1 or substring(SourceId,1,2) eq 'x' or concat(SourceId,'y') ne null")]
    [InlineData("Worklogs?$filter=CostAmount gt 10.12345 and not (CostAmount div 3 lt CostReporting mul 2) and SpentHours add 1 ne 4")]
    [InlineData("Worklogs?$filter=year(StartedAtUtc) eq 2024 and date(StartedAtUtc) lt 2024-05-01 and Date ge 2024-01-01 and hour(StartedAtUtc) in (1,2)&$orderby=Date desc,CostAmount")]
    [InlineData("Worklogs?$filter=round(CostAmount) eq 5 or floor(SpentHours) eq 2 or ceiling(SpentHours) eq 1&$orderby=IsDeleted,PersonName desc")]
    [InlineData("Worklogs?$apply=filter(IsDeleted eq false)/groupby((PersonName,Date),aggregate(CostAmount with sum as T,CostAmount with average as A,SpentHours with max as M,$count as N,IssueSk with countdistinct as D))&$filter=T gt 100.5&$orderby=T desc&$top=3")]
    [InlineData("Worklogs?$apply=compute(year(StartedAtUtc) as Y)/groupby((Y),aggregate(SpentHours with sum as H))/filter(H gt 3)/aggregate(H with average as X)")]
    [InlineData("Worklogs?$apply=groupby((Date,PersonName,IsDeleted))")]
    [InlineData("Worklogs?$filter=PersonName in ('a','b',null)")]
    public void A_query_is_TSQL_that_parses(string address) => Parse(address);

    private void Parse(string address)
    {
        var database = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=nowhere;Database=none;Integrated Security=true" } });
        using var context = database.CreateContext();
        var translator = service.Services.GetRequiredService<QueryTranslator>();
        var root = new Uri("http://prism/odata/v1/");
        var parser = translator.Parser(root, new Uri(root, address));
        var options = new QueryOptions(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(root, address).Query)));
        var query = translator.Translate(context, SqlServerDialect.Instance, EdmModel.Sets.Single(s => s.Name == address.Split('?')[0]), parser, options, null, 100, identifiesRows: false, mustNarrow: true, Prism.ODataService.Security.Rights.AllRows);
        foreach (var sql in new[] { query.PageSql, query.CountSql })
        {
            using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database).CreateCommand();
            command.CommandText = query.Tables.Complete(sql) + SqlServerDialect.Instance.MemoryHint(25);
            Assert.EndsWith("OPTION (MAX_GRANT_PERCENT = 25)", command.CommandText, StringComparison.Ordinal);
            query.Parameters.Bind(command);
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.CommandText), out var errors);
            Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(e => e.Message))}\n{command.CommandText}");
            Assert.DoesNotContain("\"", command.CommandText, StringComparison.Ordinal);
        }
    }
}
