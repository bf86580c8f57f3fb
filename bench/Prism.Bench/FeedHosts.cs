using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.OData.ModelBuilder;
using Prism.ODataService;
using Prism.ODataService.EntitySets.Worklogs;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>The three servers that are compared, each on its own port of this process: ours, the library as it comes, and a loop that only reads and writes.</summary>
internal static class FeedHosts
{
    private const string From = """
        FROM FactWorklog f JOIN DimIssue i ON i.IssueSk = f.IssueSk JOIN DimProject p ON p.ProjectSk = f.ProjectSk JOIN DimPerson e ON e.PersonSk = f.PersonSk
        WHERE f.WorklogSk > $after ORDER BY f.WorklogSk LIMIT $limit
        """;

    public static async Task<WebApplication> OursAsync(string folder, int cacheMegabytes = 0)
    {
        var app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = folder,
                ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Security:AllowAnonymous"] = "true",
                ["Prism:Service:CacheMegabytes"] = cacheMegabytes.ToString(CultureInfo.InvariantCulture),
                ["Prism:Service:CallerConcurrency"] = "64",
                ["Prism:Service:CallerRequestsPerSecond"] = "100000",
                ["Prism:Service:CallerBurst"] = "1000000",
                ["Prism:Service:PageSize"] = FeedBench.PageSize.ToString(CultureInfo.InvariantCulture),
            });
            builder.Logging.ClearProviders();
        });
        await app.StartAsync();
        return app;
    }

    public static async Task<WebApplication> StockAsync(WarehouseDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new ODataConventionModelBuilder();
        model.EntitySet<Worklog>("Worklogs");
        builder.Services.AddScoped(_ => database.CreateContext());
        builder.Services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => ServiceHost.Projections(null, NullLoggerFactory.Instance));
        builder.Services.AddControllers().AddOData(options => options.AddRouteComponents("odata", model.GetEdmModel()).EnableQueryFeatures());
        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    public static async Task<WebApplication> BareAsync(WarehouseDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/all", (HttpContext context, long after) => WritePageAsync(context, database,
            $"SELECT f.WorklogSk, f.SourceSystem, f.SourceId, f.IssueSk, i.IssueKey, f.ProjectSk, p.ProjectCode, p.ProjectName, f.PersonSk, e.DisplayName AS PersonName, e.Team, f.DateSk, f.DateSk AS Date, f.StartedAtUtc, f.CreatedAtUtc, f.SpentHours, f.CostAmount, f.CostAmountReporting AS CostReporting, f.CurrencyCode, f.IsDeleted, f.DeletedAtUtc, f.DeleteReason, f.LoadSk, f.UpdatedAtUtc {From}", after));
        app.MapGet("/five", (HttpContext context, long after) => WritePageAsync(context, database,
            "SELECT f.WorklogSk, f.ProjectSk, f.PersonSk, f.DateSk, f.SpentHours FROM FactWorklog f WHERE f.WorklogSk > $after ORDER BY f.WorklogSk LIMIT $limit", after));
        await app.StartAsync();
        return app;
    }

    /// <summary>What the values are in the database goes out as it is: no dates, no instants, no money.</summary>
    private static async Task WritePageAsync(HttpContext context, WarehouseDatabase database, string sql, long after)
    {
        await using var connection = (SqliteConnection)await database.OpenConnectionAsync(context.RequestAborted);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", FeedBench.PageSize + 1);
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => JsonEncodedText.Encode(reader.GetName(i))).ToArray();
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("value");
        var (rows, last) = (0, 0L);
        while (await reader.ReadAsync(context.RequestAborted) && rows++ < FeedBench.PageSize)
        {
            last = reader.GetInt64(0);
            json.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                switch (reader.GetValue(i))
                {
                    case long whole:
                        json.WriteNumber(names[i], whole);
                        break;
                    case double number:
                        json.WriteNumber(names[i], number);
                        break;
                    case string text:
                        json.WriteString(names[i], text);
                        break;
                    default:
                        json.WriteNull(names[i]);
                        break;
                }
            }

            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024)
            {
                await json.FlushAsync(context.RequestAborted);
                await output.FlushAsync(context.RequestAborted);
            }
        }

        json.WriteEndArray();
        if (rows > FeedBench.PageSize)
        {
            json.WriteString("@odata.nextLink", $"http://{context.Request.Host}{context.Request.Path}?after={last.ToString(CultureInfo.InvariantCulture)}");
        }

        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
