using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>Queries put together at random: never a 500, and SQL that SQL Server's parser takes.</summary>
public sealed class FuzzTests(RunningService service)
{
    private static readonly string[] Values =
    [
        "1", "-1", "0", "2.5", "1e300", "null", "true", "'alpha'", "''", "'O''Hara'", "2024-02-30", "2024-02-29", "2024-01-01T00:00:00Z", "9223372036854775807", "99999999999999999999", "NaN", "INF", "guid'x'", "now()", "@x", "(1)", "0.00001",
    ];

    private static readonly string[] Names = ["SpentHours", "CostAmount", "Date", "DateSk", "StartedAtUtc", "SourceSystem", "IsDeleted", "WorklogSk", "PersonName", "DeletedAtUtc", "Nothing"];
    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod", "in", "has"];
    private static readonly string[] Functions =
        ["contains", "startswith", "endswith", "length", "tolower", "trim", "indexof", "substring", "concat", "year", "month", "hour", "date", "round", "floor", "ceiling", "cast", "isof", "any", "not", "matchesPattern"];

    [Fact]
    public async Task No_address_makes_the_service_fail()
    {
        var random = new Random(4711);
        for (var i = 0; i < 600; i++)
        {
            var address = Address(random);
            using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode is 200 or 400 or 404 or 501, string.Create(CultureInfo.InvariantCulture, $"{i}: {address}: {(int)response.StatusCode} {text}"));
            Assert.True(response.IsSuccessStatusCode || text.StartsWith("{\"error\":{\"code\":", StringComparison.Ordinal), text);
        }
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public void Every_set_is_TSQL_that_parses(string name) => Parse($"{name}?$top=5&$skip=2&$count=true");

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
        var query = translator.Translate(context, SqlServerDialect.Instance, EdmModel.Sets.Single(s => s.Name == address.Split('?')[0]), parser, options, null, 100, identifiesRows: false);
        foreach (var sql in new[] { query.PageSql, query.CountSql })
        {
            using var command = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(context.Database).CreateCommand();
            command.CommandText = query.Tables.Complete(sql);
            query.Parameters.Bind(command);
            new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(command.CommandText), out var errors);
            Assert.True(errors.Count == 0, $"{string.Join("; ", errors.Select(e => e.Message))}\n{command.CommandText}");
            Assert.DoesNotContain("\"", command.CommandText, StringComparison.Ordinal);
        }
    }

    private static string Address(Random random)
    {
        string Pick(string[] from) => from[random.Next(from.Length)];
        string Expression(int depth) => (depth > 0 ? random.Next(6) : random.Next(2)) switch
        {
            0 => Pick(Values),
            1 => Pick(Names),
            2 or 3 => $"({Expression(depth - 1)} {Pick(Operators)} {Expression(depth - 1)})",
            4 => $"{Pick(Functions)}({Expression(depth - 1)},{Expression(depth - 1)})",
            _ => $"{Pick(Functions)}({Expression(depth - 1)})",
        };
        string Condition() => $"{Expression(2)} {Operators[random.Next(6)]} {Expression(1)}";
        var address = random.Next(6) switch
        {
            0 => $"Worklogs?$orderby={Expression(2)} desc,{Pick(Names)}&$skip={random.Next(5)}",
            1 => $"Worklogs?$apply=filter({Condition()})/groupby(({Pick(Names)},{Pick(Names)}),aggregate({Expression(1)} with {Pick(["sum", "min", "max", "average", "countdistinct", "median"])} as X))&$orderby=X desc",
            2 => $"Worklogs?$apply=compute({Expression(2)} as C)/groupby((C),aggregate($count as N))&$filter=N gt 1",
            3 => $"Worklogs({Pick(Values)})?$select={Pick(Names)}",
            _ => $"Worklogs?$filter={Condition()}&$top={Pick(Values)}",
        };

        // Some are cut or garbled.
        return random.Next(10) == 0 ? address[..random.Next(9, address.Length)] : random.Next(10) == 0 ? address.Insert(random.Next(9, address.Length), Pick(["'", "(", ")", "%00", "%27", "/", "$", ",", "%F0%9F%98%80"])) : address;
    }
}
