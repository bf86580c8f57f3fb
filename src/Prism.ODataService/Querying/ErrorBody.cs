using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.ODataService.Writing;

namespace Prism.ODataService.Querying;

/// <summary>Every error is an OData JSON error, whatever went wrong and whatever was accepted.</summary>
public static class ErrorBody
{
    public static Task WriteAsync(HttpContext context, FeedException failure) => WriteAsync(context, failure, [.. failure.Instead.Select(i => new Rewrite("Instead", i))]);

    public static async Task WriteAsync(HttpContext context, FeedException failure, IReadOnlyList<Rewrite> rewrites)
    {
        var response = context.Response;
        response.StatusCode = failure.Status;

        // The tag is the answer's, which this is not.
        response.Headers.Remove("ETag");
        response.Headers.Remove("Preference-Applied");
        response.ContentType = "application/json;odata.metadata=minimal;charset=utf-8";
        response.Headers["OData-Version"] = "4.0";
        if (failure.Status == StatusCodes.Status503ServiceUnavailable)
        {
            // Whole seconds: Power Query reads no other form.
            response.Headers.RetryAfter = "10";
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Encoder = JsonText.Encoder });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("code", failure.Code);
            json.WriteString("message", failure.Message);
            if (failure.Target is not null)
            {
                json.WriteString("target", failure.Target);
            }

            json.WriteStartArray("details");
            foreach (var (code, instead) in rewrites)
            {
                var request = context.Request;
                json.WriteStartObject();
                json.WriteString("code", code);
                json.WriteString("message", $"{UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root)}{(instead.Length > 0 && instead[0] != '?' ? "/" : "")}{instead}");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }
}
