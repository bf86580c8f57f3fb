using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prism.SampleJira.Http;

namespace Prism.SampleJira.Faults;

/// <summary>Spoils the answers that the options name. A request is spoilt by the first fault that concerns it and is not used up.</summary>
/// <param name="faults">What goes wrong, and when.</param>
/// <param name="siteChanges">Makes the site go on by a round.</param>
internal sealed partial class FaultInjection(IReadOnlyList<SampleFault> faults, Action siteChanges)
{
    private readonly int[] met = new int[faults.Count];
    private int shown;

    /// <summary>Requests that were spoilt so far.</summary>
    public int Shown => Volatile.Read(ref shown);

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        for (var i = 0; i < faults.Count; i++)
        {
            var fault = faults[i];
            if (fault.Path is { } path && context.Request.Path.Value?.EndsWith(path, StringComparison.Ordinal) != true)
            {
                continue;
            }

            var token = fault.Kind is SampleFaultKind.ExpiredPageToken or SampleFaultKind.RepeatedPageToken ? await PageTokenAsync(context) : null;
            if (token is null && fault.Kind is SampleFaultKind.ExpiredPageToken or SampleFaultKind.RepeatedPageToken)
            {
                continue;
            }

            var number = Interlocked.Increment(ref met[i]);
            if (number > fault.After && number - fault.After <= fault.Times)
            {
                Interlocked.Increment(ref shown);
                await SpoilAsync(fault, token, context, next);
                return;
            }
        }

        await next(context);
    }

    private async Task SpoilAsync(SampleFault fault, string? token, HttpContext context, RequestDelegate next)
    {
        switch (fault.Kind)
        {
            case SampleFaultKind.TooManyRequests:
                foreach (var (name, value) in fault.Headers)
                {
                    context.Response.Headers[name] = value;
                }

                await JiraReply.Error(context, StatusCodes.Status429TooManyRequests, "Rate limit exceeded.");
                break;
            case SampleFaultKind.ServerError:
                await JiraReply.Error(context, StatusCodes.Status500InternalServerError, "Internal server error");
                break;
            case SampleFaultKind.NoAnswer:
                await NeverAsync(context.RequestAborted);
                break;
            case SampleFaultKind.ExpiredToken:
                context.Response.Headers["X-Seraph-LoginReason"] = "AUTHENTICATED_FAILED";
                await JiraReply.Error(context, StatusCodes.Status401Unauthorized, "Client must be authenticated to access this resource.");
                break;
            case SampleFaultKind.ExpiredPageToken:
                await JiraReply.Error(context, StatusCodes.Status400BadRequest, "The provided nextPageToken is invalid or expired.");
                break;
            case SampleFaultKind.NotJson:
                context.Response.ContentType = "application/json;charset=UTF-8";
                await context.Response.WriteAsync("upstream connect error or disconnect/reset before headers", context.RequestAborted);
                break;
            case SampleFaultKind.SiteChanges:
                await next(context);
                siteChanges();
                break;
            default:
                await RewriteAsync(fault, token, context, next);
                break;
        }
    }

    private static async Task RewriteAsync(SampleFault fault, string? token, HttpContext context, RequestDelegate next)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await next(context);
        context.Response.Body = wire;
        var body = held.ToArray();
        switch (fault.Kind)
        {
            case SampleFaultKind.CutBody:
                context.Response.ContentLength = body.Length;
                await wire.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
                await wire.FlushAsync(context.RequestAborted);
                context.Abort();
                return;
            case SampleFaultKind.CutChunks:
                await wire.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
                await wire.FlushAsync(context.RequestAborted);
                context.Abort();
                return;
            case SampleFaultKind.TruncatedCompression or SampleFaultKind.DamagedCompression:
                body = Compressed(body, fault.Kind);
                context.Response.Headers.ContentEncoding = "gzip";
                break;
            case SampleFaultKind.TruncatedBody:
                body = body[..(body.Length / 2)];
                break;
            case SampleFaultKind.RepeatedPageToken:
                body = Replace(body, NextPageToken(), $"\"nextPageToken\":{JsonSerializer.Serialize(token)}");
                break;
            case SampleFaultKind.MalformedIssue:
                body = Replace(body, Created(), "\"created\":\"yesterday\"");
                break;
            case SampleFaultKind.ClockSkew:
                body = Skewed(body, fault.Skew, context.Response);
                break;
            default:
                throw new InvalidOperationException($"{fault.Kind} does not change a body.");
        }

        await wire.WriteAsync(body, context.RequestAborted);
    }

    private static byte[] Compressed(byte[] body, SampleFaultKind kind)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        var bytes = packed.ToArray();
        if (kind == SampleFaultKind.TruncatedCompression)
        {
            return bytes[..(bytes.Length / 2)];
        }

        bytes.AsSpan(bytes.Length / 2, Math.Min(16, bytes.Length / 4)).Fill(0xff);
        return bytes;
    }

    private static byte[] Skewed(byte[] body, TimeSpan skew, HttpResponse response)
    {
        var text = Encoding.UTF8.GetString(body);
        if (ServerTime().Match(text) is { Success: true } found && JiraTimestamp.Read(found.Groups[1].Value) is { } told)
        {
            var skewed = (told + skew).ToUniversalTime();
            response.Headers.Date = skewed.ToString("R", CultureInfo.InvariantCulture);
            text = text.Replace(found.Groups[1].Value, JiraTimestamp.Format(skewed.ToUnixTimeMilliseconds(), TimeZoneInfo.Utc), StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static byte[] Replace(byte[] body, Regex what, string with) =>
        Encoding.UTF8.GetBytes(what.Replace(Encoding.UTF8.GetString(body), _ => with, 1));

    private static async Task NeverAsync(CancellationToken aborted)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, aborted);
        }
        catch (OperationCanceledException)
        {
            // The client has given up, which is what the fault is for.
        }
    }

    private static async Task<string?> PageTokenAsync(HttpContext context)
    {
        if (context.Request.Query["nextPageToken"].ToString() is { Length: > 0 } inAddress)
        {
            return inAddress;
        }

        if (context.Request.Method != HttpMethods.Post)
        {
            return null;
        }

        context.Request.EnableBuffering();
        var token = (await RequestBody.Read(context))?.Text("nextPageToken");
        context.Request.Body.Position = 0;
        return token;
    }

    [GeneratedRegex("\"nextPageToken\":\"[^\"]*\"")]
    private static partial Regex NextPageToken();

    [GeneratedRegex("\"created\":\"[^\"]*\"")]
    private static partial Regex Created();

    [GeneratedRegex("\"serverTime\":\"([^\"]*)\"")]
    private static partial Regex ServerTime();
}
