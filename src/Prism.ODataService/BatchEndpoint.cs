using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OData;
using Prism.ODataService.Explaining;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>
/// <c>$batch</c>: several reads in one request, as JSON or as <c>multipart/mixed</c>, answered in the form they came in. Each part is answered as
/// if it had come alone; the first one that fails ends the batch, unless the caller prefers <c>continue-on-error</c>. Change sets have nothing to change here and are refused.
/// </summary>
public sealed class BatchEndpoint(FeedEndpoint feed, ExplainEndpoint explain, ServiceDocuments documents, Rewrites rewrites)
{
    private const string Part = "$batch";
    private const int MaxBytes = 1024 * 1024;
    private const int MaxParts = 100;

    // Whatever is not a read of the feed: what there is to read stands in the service document.
    private static readonly Rewrite[] Start = [new("Without", "")];

    public async Task HandleAsync(HttpContext context)
    {
        var sent = new MemoryStream();
        try
        {
            await AnswerAsync(context, sent).ConfigureAwait(false);
        }
        catch (FeedException failure)
        {
            await RefuseAsync(context, failure, sent).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await ErrorBody.WriteAsync(context, FeedException.Of(e)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ODataException or FormatException or ArgumentException or InvalidOperationException or System.Text.Json.JsonException or BadHttpRequestException)
        {
            await RefuseAsync(context, FeedException.Malformed(Part, $"The batch cannot be understood: {e.Message}"), sent).ConfigureAwait(false);
        }
    }

    /// <summary>A batch that is refused as a whole: its reads can be sent one by one.</summary>
    private async Task RefuseAsync(HttpContext context, FeedException failure, MemoryStream sent)
    {
        var reads = BatchReads.Of(sent.ToArray(), IsJson(context.Request), Root(context.Request));
        var refused = new FeedException(failure.Status, failure.Code, failure.Message, failure.Target, reads);
        await ErrorBody.WriteAsync(context, refused, await rewrites.OfAsync(context, refused).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, MemoryStream sent)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "POST";
            throw new FeedException(405, "MethodNotAllowed", "$batch is sent with POST.");
        }

        var isJson = IsJson(request);
        if (!isJson && request.ContentType?.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new FeedException(415, "UnsupportedMediaType", "$batch takes application/json or multipart/mixed with a boundary.");
        }

        await CopyAsync(request.Body, sent, context.RequestAborted).ConfigureAwait(false);
        sent.Position = 0;
        var root = Root(request);
        var asked = new BatchMessage(sent);
        asked.SetHeader("Content-Type", request.ContentType!);
        var reply = new BatchMessage(new MemoryStream());
        var type = isJson ? "application/json" : $"multipart/mixed;boundary=batchresponse_{Guid.NewGuid():N}";
        reply.SetHeader("Content-Type", type);
        var goesOn = FeedFormat.ContinuesOnError(request);
        var (hasFailed, isEmpty) = (false, true);
        HashSet<string> failed = new(StringComparer.Ordinal);

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
                        // The rest is read all the same: a batch that is no batch is refused as a whole.
                        var part = await parts.CreateOperationRequestMessageAsync().ConfigureAwait(false);
                        isEmpty = false;
                        if (isJson && part.ContentId is null)
                        {
                            throw FeedException.Malformed(Part, "A request of the batch has no id: its answer could not be told from others.");
                        }

                        if (hasFailed && !goesOn)
                        {
                            break;
                        }

                        var dependency = isJson ? part.DependsOnIds?.FirstOrDefault(failed.Contains) : null;
                        if (await AnswerPartAsync(context, root, part, isJson, dependency, answers).ConfigureAwait(false) >= StatusCodes.Status400BadRequest)
                        {
                            hasFailed = true;
                            failed.Add(part.ContentId ?? "");
                        }

                        break;
                    case ODataBatchReaderState.ChangesetStart:
                        throw FeedException.Unsupported(Part, "The batch holds a change set; the feed is read only. Send its reads outside of a change set, or one by one.");
                }
            }

            if (isEmpty && !isJson)
            {
                throw FeedException.Malformed(Part, "The batch holds no request between its boundaries: the boundary in Content-Type is that of the body, and each part is a request line with its headers.");
            }

            await answers.WriteEndBatchAsync().ConfigureAwait(false);
        }

        if (goesOn)
        {
            context.Response.Headers["Preference-Applied"] = "odata.continue-on-error";
        }

        context.Response.Headers["OData-Version"] = "4.0";
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(reply.Written, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool IsJson(HttpRequest request) => request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true;

    private static Uri Root(HttpRequest request) => new(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root) + "/");

    /// <returns>The status that the part was answered with.</returns>
    private async Task<int> AnswerPartAsync(HttpContext outer, Uri root, ODataBatchOperationRequestMessage part, bool isJson, string? failedDependency, ODataBatchWriter answers)
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

            context.Request.Body = isJson && !IsJson(context.Request) ? BatchBodies.Decoded(content.ToArray()) : content;
            context.Request.Body.Position = 0;
        }

        var isFeed = context.Request.Path.StartsWithSegments(FeedEndpoint.Root, StringComparison.Ordinal, out var rest);
        if (isFeed && failedDependency is not null)
        {
            await ErrorBody.WriteAsync(context, new FeedException(424, "FailedDependency", $"This was not asked, since '{failedDependency}', which it depends on, failed. Send it by itself.", Part),
                [new Rewrite("Instead", rest.ToUriComponent().TrimStart('/') + context.Request.QueryString.ToUriComponent())]).ConfigureAwait(false);
        }
        else if (isFeed && rest.StartsWithSegments($"/{Part}", StringComparison.Ordinal))
        {
            await ErrorBody.WriteAsync(context, FeedException.Unsupported(Part, "A batch inside of a batch is not answered. Put its requests beside the others."), Start).ConfigureAwait(false);
        }
        else if (isFeed && ExplainEndpoint.KeyOf(rest.Value!) is { } key)
        {
            context.Request.RouteValues["key"] = key;
            await explain.HandleAsync(context).ConfigureAwait(false);
        }
        else if (isFeed)
        {
            context.Request.RouteValues["path"] = rest.Value!.TrimStart('/');
            await feed.HandleAsync(context).ConfigureAwait(false);
        }
        else
        {
            await ErrorBody.WriteAsync(context, FeedException.NotFound($"{url.AbsolutePath} is not part of this service."), Start).ConfigureAwait(false);
        }

        await context.Response.BodyWriter.FlushAsync(outer.RequestAborted).ConfigureAwait(false);
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
                var written = isJson ? BatchBodies.Encoded(body.ToArray(), context.Response.ContentType) : body;
                written.Position = 0;
                await written.CopyToAsync(stream, outer.RequestAborted).ConfigureAwait(false);
            }
        }

        return context.Response.StatusCode;
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
