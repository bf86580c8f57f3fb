using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Usage;
using Prism.ODataService.Writing;
using Prism.Warehouse;

namespace Prism.ODataService.Explaining;

/// <summary>Answers <c>KpiValues(key)/Prism.Explain()</c>.</summary>
public sealed partial class ExplainEndpoint(ValueExplainer explainer, WarehouseDatabase database, UsageLog usage, Rewrites rewrites, IOptions<ServiceOptions> options, TimeProvider time)
{
    /// <summary>The function's address below the feed's root, with and without brackets behind its name.</summary>
    public static readonly string[] Routes = [$"{FeedEndpoint.Root}/KpiValues({{key}})/Prism.{ExplainFunction.Name}()", $"{FeedEndpoint.Root}/KpiValues({{key}})/Prism.{ExplainFunction.Name}"];

    /// <summary>The key in an address below the feed's root that calls the function; null for another address.</summary>
    public static string? KeyOf(string path) => Address().Match(path) is { Success: true } called ? called.Groups[1].Value : null;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["OData-Version"] = "4.0";
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QueryTimeoutSeconds), time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        try
        {
            await WriteAsync(context, ending.Token).ConfigureAwait(false);
        }
        catch (Exception) when (timeout.IsCancellationRequested && !context.Response.HasStarted)
        {
            var late = FeedException.Late(options.Value.QueryTimeoutSeconds);
            await ErrorBody.WriteAsync(context, late, await rewrites.OfAsync(context, late).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (FeedException failure)
        {
            await ErrorBody.WriteAsync(context, failure, await rewrites.OfAsync(context, failure).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (DbException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            var explained = DatabaseFailure.Explain(failure);
            await ErrorBody.WriteAsync(context, explained, await rewrites.OfAsync(context, explained).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            throw new FeedException(405, "MethodNotAllowed", $"{request.Method} is not answered: a function is called with GET.");
        }

        var text = (request.RouteValues["key"] as string ?? "").Replace("KpiValueSk=", "", StringComparison.Ordinal);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var key))
        {
            throw FeedException.Malformed("path", $"'{text}' is no key of KpiValues: a whole number is.");
        }

        var style = FeedFormat.Json(request, new QueryOptions(request.Query)["$format"]);
        var reading = await WarehouseReading.OpenAsync(database, SqlDialect.For(database.Engine), cancellationToken).ConfigureAwait(false);
        await using (reading.ConfigureAwait(false))
        {
            var explanation = await explainer.ExplainAsync(reading, Caller.Of(context).Rights, key, cancellationToken).ConfigureAwait(false);
            usage.Note(context, UsageLog.Kpi(explanation.KpiCode), explanation.RowCount);
            var body = JsonSerializer.SerializeToNode(explanation, Json)!.AsObject();
            if (style.NumbersAsStrings)
            {
                LongsAsText(body);
            }

            if (style.Metadata != JsonMetadata.None)
            {
                body.Insert(0, "@odata.context", $"{UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root)}/$metadata#{Contract.ContractModel.Namespace}.{nameof(Explanation)}");
            }

            context.Response.ContentType = FeedFormat.ContentType(style);
            if (!HttpMethods.IsHead(request.Method))
            {
                await context.Response.WriteAsync(body.ToJsonString(Json), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void LongsAsText(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    LongsAsText(item);
                }

                break;
            case JsonObject properties:
                foreach (var (name, property) in properties.ToArray())
                {
                    if (property is JsonValue value && value.TryGetValue<long>(out var number) && name is nameof(Explanation.KpiValueSk) or nameof(ExplainedLoad.LoadSk) or nameof(ExplainedSourceRow.RowSk) or nameof(Explanation.ReportedFromLoadSk))
                    {
                        properties[name] = number.ToString(CultureInfo.InvariantCulture);
                    }
                    else
                    {
                        LongsAsText(property);
                    }
                }

                break;
        }
    }

    [GeneratedRegex($@"^/KpiValues\(([^()/]*)\)/Prism\.{ExplainFunction.Name}(\(\))?$")]
    private static partial Regex Address();
}
