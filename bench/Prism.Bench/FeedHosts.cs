using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.OData.ModelBuilder;
using Prism.ODataService;
using Prism.ODataService.EntitySets.Worklogs;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>The servers that ours is compared with: the library as it comes, and a loop that only reads and writes.</summary>
internal static class FeedHosts
{
    private const string From = """
        FROM FactWorklog f JOIN DimIssue i ON i.IssueSk = f.IssueSk JOIN DimProject p ON p.ProjectSk = f.ProjectSk JOIN DimPerson e ON e.PersonSk = f.PersonSk
        WHERE f.WorklogSk > $after ORDER BY f.WorklogSk LIMIT $limit
        """;

    /// <summary>Runs one of them until the process ends.</summary>
    public static async Task ServeAsync(string name, string folder, int port)
    {
        var database = FeedWarehouse.Open(folder);
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        await using var app = name == "stock" ? Stock(database, url) : Bare(database, url);
        app.MapGet("/alive", () => "alive");
        await app.RunAsync();
    }

    private static WebApplication Stock(WarehouseDatabase database, string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var model = new ODataConventionModelBuilder();
        model.EntitySet<Worklog>("Worklogs");
        builder.Services.AddScoped(_ => database.CreateContext());
        builder.Services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => ServiceHost.Projections(null, NullLoggerFactory.Instance));
        builder.Services.AddControllers().AddOData(options => options.AddRouteComponents("odata", model.GetEdmModel()).EnableQueryFeatures());
        var app = builder.Build();
        app.MapControllers();
        return app;
    }

    private static WebApplication Bare(WarehouseDatabase database, string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/all", (HttpContext context, long after) => WritePageAsync(context, database,
            $"SELECT f.WorklogSk, f.SourceSystem, f.SourceId, f.IssueSk, i.IssueKey, f.ProjectSk, p.ProjectCode, p.ProjectName, f.PersonSk, e.DisplayName AS PersonName, e.Team, f.DateSk, f.DateSk AS Date, f.StartedAtUtc, f.CreatedAtUtc, f.SpentHours, f.CostAmount, f.CostAmountReporting AS CostReporting, f.CurrencyCode, f.IsDeleted, f.DeletedAtUtc, f.DeleteReason, f.LoadSk, f.UpdatedAtUtc {From}", after));
        app.MapGet("/five", (HttpContext context, long after) => WritePageAsync(context, database,
            "SELECT f.WorklogSk, f.ProjectSk, f.PersonSk, f.DateSk, f.SpentHours FROM FactWorklog f WHERE f.WorklogSk > $after ORDER BY f.WorklogSk LIMIT $limit", after));
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
