using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Prism.ODataService.Security;

namespace Prism.ODataService.Pages.Connect;

/// <summary>Rows of the feed for files that are made for a caller: asked as the caller would ask, so that a file holds what its reader may read.</summary>
public sealed class CallersRows(FeedEndpoint feed)
{
    /// <param name="outer">The caller's request.</param>
    /// <param name="address">Set and options, escaped, below the feed's address.</param>
    /// <exception cref="HttpRequestException">The feed refused or failed; with its status and its words.</exception>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(HttpContext outer, string address)
    {
        List<JsonElement> rows = [];
        for (var next = address; next is not null;)
        {
            var page = await PageAsync(outer, next).ConfigureAwait(false);
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            var link = page.TryGetProperty("@odata.nextLink", out var named) ? named.GetString() : null;
            next = link?[(link.IndexOf(FeedEndpoint.Root, StringComparison.Ordinal) + FeedEndpoint.Root.Length + 1)..];
        }

        return rows;
    }

    private async Task<JsonElement> PageAsync(HttpContext outer, string address)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = outer.RequestServices, User = outer.User };
        context.Features.Set(Caller.Of(outer));
        context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature { Body = body });
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = outer.RequestAborted });
        context.Connection.RemoteIpAddress = outer.Connection.RemoteIpAddress;
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = outer.Request.Scheme;
        context.Request.Host = outer.Request.Host;
        context.Request.PathBase = outer.Request.PathBase;
        context.Request.Headers.UserAgent = outer.Request.Headers.UserAgent;
        context.Request.Headers.Accept = "application/json";
        var parts = address.Split('?', 2);
        context.Request.Path = PathString.FromUriComponent($"{FeedEndpoint.Root}/{parts[0]}");
        context.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : QueryString.Empty;
        context.Request.RouteValues["path"] = parts[0];
        await feed.HandleAsync(context).ConfigureAwait(false);
        await context.Response.BodyWriter.FlushAsync(outer.RequestAborted).ConfigureAwait(false);
        var answer = JsonDocument.Parse(body.ToArray()).RootElement;
        return context.Response.StatusCode == StatusCodes.Status200OK
            ? answer
            : throw new HttpRequestException(answer.GetProperty("error").GetProperty("message").GetString(), null, (System.Net.HttpStatusCode)context.Response.StatusCode);
    }
}
