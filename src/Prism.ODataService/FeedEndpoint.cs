using System.Data.Common;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Prism.ODataService.Querying;

namespace Prism.ODataService;

/// <summary>Takes every request under <c>/odata/v1</c>, and turns whatever goes wrong into an OData error.</summary>
public sealed partial class FeedEndpoint(FeedAnswer answer, Rewrites rewrites, IOptions<ServiceOptions> options, TimeProvider time, ILogger<FeedEndpoint> logger)
{
    public const int Version = 1;
    public const string Root = "/odata/v1";

    internal const string LongForm = "/$query";
    private const int LongFormBytes = 256 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        // A client that goes away, or a query that outlasts its time, stops the database as well.
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QueryTimeoutSeconds), time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, timeout.Token);
        try
        {
            await CheckAsync(context, ending.Token).ConfigureAwait(false);
            await answer.WriteAsync(context, timeout, ending.Token).ConfigureAwait(false);
        }
        catch (FeedException failure) when (!context.Response.HasStarted)
        {
            await ErrorBody.WriteAsync(context, failure, await rewrites.OfAsync(context, failure).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested || (e is OperationCanceledException && context.Response.HasStarted))
        {
            LogAborted(logger, context.Request.Path, e.GetType().Name);
        }
        catch (Exception e) when (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one: the connection breaks.
            LogBroken(logger, e, context.Request.Path);
            context.Abort();
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            var late = FeedException.Late(options.Value.QueryTimeoutSeconds);
            await ErrorBody.WriteAsync(context, late, await rewrites.OfAsync(context, late).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            var failure = DatabaseFailure.Explain(e);
            if (failure.Status != StatusCodes.Status400BadRequest)
            {
                LogFailed(logger, e, context.Request.Path, context.Request.QueryString);
            }

            await ErrorBody.WriteAsync(context, failure, await rewrites.OfAsync(context, failure).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await ErrorBody.WriteAsync(context, FeedException.Of(e)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: whatever happened, the caller gets an OData error and the log gets the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(logger, e, context.Request.Path, context.Request.QueryString);
            await ErrorBody.WriteAsync(context, new FeedException(500, "InternalServerError", "The service failed to answer this; its log says why.")).ConfigureAwait(false);
        }
    }

    private async Task CheckAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (request.Path.Value!.Length + (request.QueryString.Value?.Length ?? 0) > options.Value.MaxUrlLength)
        {
            throw new FeedException(414, "UriTooLong", $"The address is longer than {options.Value.MaxUrlLength} characters. POST the query options as text/plain to .../{LongForm[1..]}, or ask for less.");
        }

        if (HttpMethods.IsPost(request.Method) && (request.RouteValues["path"] as string)?.EndsWith(LongForm, StringComparison.Ordinal) == true)
        {
            await UnfoldAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            throw new FeedException(405, "MethodNotAllowed", $"{request.Method} is not answered: the feed is read with GET, or with POST to {LongForm} or $batch.");
        }

        context.Response.Headers["OData-Version"] = "4.0";
        if (request.Headers["OData-MaxVersion"].ToString() is { Length: > 0 } wanted && wanted[0] is >= '0' and < '4')
        {
            throw FeedException.Malformed("OData-MaxVersion", $"The service speaks OData 4.0; OData-MaxVersion asks for at most {wanted}.");
        }
    }

    /// <summary>A GET in long form: the query options stand in the body, as they would behind the question mark; those of the address hold as well.</summary>
    private static async Task UnfoldAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var encoding = type is null || StringSegment.IsNullOrEmpty(type.Charset) ? Encoding.UTF8 : type.Encoding;
        if (request.ContentType is not null && (encoding is null || type?.MediaType.Value is not { } name
            || !(name.Equals("text/plain", StringComparison.OrdinalIgnoreCase) || name.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))))
        {
            throw new FeedException(415, "UnsupportedMediaType", $"{LongForm[1..]} takes the query options as text/plain, as they would stand behind the question mark, in UTF-8 or the charset that is named.");
        }

        var buffer = new byte[LongFormBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length > LongFormBytes)
        {
            throw new FeedException(413, "ContentTooLarge", $"The query options are longer than {LongFormBytes} bytes.");
        }

        var text = encoding!.GetString(buffer, 0, length).Trim('\uFEFF', ' ', '\r', '\n', '\t').TrimStart('?');
        request.Method = HttpMethods.Get;
        request.Path = request.Path.Value![..^LongForm.Length];
        request.RouteValues["path"] = (request.RouteValues["path"] as string ?? "")[..^LongForm.Length];
        request.QueryString = text.Length == 0 ? request.QueryString : request.QueryString.HasValue && request.QueryString.Value!.Length > 1 ? new QueryString($"{request.QueryString.Value}&{text}") : new QueryString($"?{text}");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The reader of {Path} went away ({Reason}).")]
    private static partial void LogAborted(ILogger logger, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Path} broke off.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}{Query} could not be answered.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string path, QueryString query);
}
