using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OData;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;

namespace Prism.ODataService;

/// <summary>
/// <c>$batch</c>: several reads in one request, as JSON or as <c>multipart/mixed</c>, answered in the form they came in. Each part is answered as
/// if it had come alone; change sets have nothing to change here and are refused.
/// </summary>
public sealed class BatchEndpoint(FeedEndpoint feed, ServiceDocuments documents)
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxParts = 100;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (FeedException failure)
        {
            await ErrorBody.WriteAsync(context, failure).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await ErrorBody.WriteAsync(context, FeedException.Of(e)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ODataException or FormatException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException or BadHttpRequestException)
        {
            await ErrorBody.WriteAsync(context, FeedException.Malformed("$batch", $"The batch cannot be understood: {e.Message}")).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "POST";
            throw new FeedException(405, "MethodNotAllowed", "$batch is sent with POST.");
        }

        var isJson = request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;
        if (!isJson && request.ContentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new FeedException(415, "UnsupportedMediaType", "$batch takes application/json or multipart/mixed with a boundary.");
        }

        var sent = new MemoryStream();
        await CopyAsync(request.Body, sent, context.RequestAborted).ConfigureAwait(false);
        sent.Position = 0;
        var root = new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root) + "/");
        var asked = new BatchMessage(sent);
        asked.SetHeader("Content-Type", request.ContentType!);
        var reply = new BatchMessage(new MemoryStream());
        var type = isJson ? "application/json" : $"multipart/mixed;boundary=batchresponse_{Guid.NewGuid():N}";
        reply.SetHeader("Content-Type", type);

        using var reader = new ODataMessageReader(
            (IODataRequestMessageAsync)asked, new ODataMessageReaderSettings { BaseUri = root, MessageQuotas = { MaxPartsPerBatch = MaxParts, MaxOperationsPerChangeset = 1 } }, documents.Model);
        using (var writer = new ODataMessageWriter((IODataResponseMessageAsync)reply, new ODataMessageWriterSettings { BaseUri = root, Version = ODataVersion.V4, EnableMessageStreamDisposal = false }, documents.Model))
        {
            var parts = await reader.CreateODataBatchReaderAsync().ConfigureAwait(false);
            var answers = await writer.CreateODataBatchWriterAsync().ConfigureAwait(false);
            await answers.WriteStartBatchAsync().ConfigureAwait(false);
            while (await parts.ReadAsync().ConfigureAwait(false))
            {
                switch (parts.State)
                {
                    case ODataBatchReaderState.Operation:
                        var part = await parts.CreateOperationRequestMessageAsync().ConfigureAwait(false);
                        await AnswerPartAsync(context, root, part, answers).ConfigureAwait(false);
                        break;
                    case ODataBatchReaderState.ChangesetStart:
                        throw FeedException.Unsupported("$batch", "The batch holds a change set; the feed is read only.");
                }
            }

            await answers.WriteEndBatchAsync().ConfigureAwait(false);
        }

        context.Response.Headers["OData-Version"] = "4.0";
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(reply.Written, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task AnswerPartAsync(HttpContext outer, Uri root, ODataBatchOperationRequestMessage part, ODataBatchWriter answers)
    {
        var url = part.Url.IsAbsoluteUri ? part.Url : new Uri(root, part.Url);
        var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = outer.RequestServices };
        context.Features.Set(Caller.Of(outer));
        context.Features.Set<IHttpResponseFeature>(new PartResponse(body));
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(outer.RequestAborted);
        context.Features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = ended.Token });
        context.Request.Method = part.Method;
        context.Request.Scheme = outer.Request.Scheme;
        context.Request.Host = outer.Request.Host;
        context.Request.PathBase = outer.Request.PathBase;
        foreach (var (name, value) in part.Headers ?? [])
        {
            context.Request.Headers[name] = value;
        }

        context.Request.Headers.UserAgent = outer.Request.Headers.UserAgent;
        context.Request.Path = PathString.FromUriComponent(url.AbsolutePath[outer.Request.PathBase.ToUriComponent().Length..]);
        context.Request.QueryString = QueryString.FromUriComponent(url.Query);
        if (HttpMethods.IsPost(part.Method))
        {
            var content = new MemoryStream();
            var stream = await part.GetStreamAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await CopyAsync(stream, content, outer.RequestAborted).ConfigureAwait(false);
            }

            content.Position = 0;
            context.Request.Body = content;
        }

        if (context.Request.Path.StartsWithSegments(FeedEndpoint.Root, StringComparison.Ordinal, out var rest) && !rest.Value!.StartsWith("/$batch", StringComparison.Ordinal))
        {
            context.Request.RouteValues["path"] = rest.Value.TrimStart('/');
            await feed.HandleAsync(context).ConfigureAwait(false);
            await context.Response.BodyWriter.FlushAsync(outer.RequestAborted).ConfigureAwait(false);
        }
        else
        {
            await ErrorBody.WriteAsync(context, FeedException.NotFound($"{url.AbsolutePath} is not part of this service.")).ConfigureAwait(false);
        }

        outer.RequestAborted.ThrowIfCancellationRequested();
        var answer = await answers.CreateOperationResponseMessageAsync(part.ContentId).ConfigureAwait(false);
        answer.StatusCode = context.Response.StatusCode;
        foreach (var (name, values) in context.Response.Headers)
        {
            answer.SetHeader(name, values.ToString());
        }

        if (body.Length > 0)
        {
            var stream = await answer.GetStreamAsync().ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                body.Position = 0;
                await body.CopyToAsync(stream, outer.RequestAborted).ConfigureAwait(false);
            }
        }
    }

    private static async Task CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        for (var read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false); read > 0; read = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
        {
            to.Write(buffer, 0, read);
            if (to.Length > MaxBytes)
            {
                throw new FeedException(413, "ContentTooLarge", string.Create(CultureInfo.InvariantCulture, $"The batch is longer than {MaxBytes} bytes. Send it in parts."));
            }
        }
    }

    /// <summary>What a part has begun to answer is begun: a failure after that cannot become another status.</summary>
    private sealed class PartResponse(MemoryStream body) : HttpResponseFeature
    {
        public override bool HasStarted => body.Length > 0;
    }

    private sealed class BatchMessage(MemoryStream stream) : IODataRequestMessageAsync, IODataResponseMessageAsync
    {
        private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

        public IEnumerable<KeyValuePair<string, string>> Headers => _headers;

        public Uri Url { get; set; } = new("$batch", UriKind.Relative);

        public string Method { get; set; } = HttpMethods.Post;

        public int StatusCode { get; set; } = StatusCodes.Status200OK;

        public ReadOnlyMemory<byte> Written => stream.GetBuffer().AsMemory(0, (int)stream.Length);

        public string GetHeader(string headerName) => _headers.GetValueOrDefault(headerName) ?? "";

        public void SetHeader(string headerName, string headerValue) => _headers[headerName] = headerValue;

        public Stream GetStream() => stream;

        public Task<Stream> GetStreamAsync() => Task.FromResult<Stream>(stream);
    }
}
