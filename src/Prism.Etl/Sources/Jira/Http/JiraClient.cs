using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>
/// Asks one site, politely: a cap on requests under way, a pause for all of them when the site asks for one, a retry where it can help, and one
/// clear <see cref="SourceException"/> where it cannot. Addresses are always built here; none that stands in a body is ever followed.
/// </summary>
internal sealed partial class JiraClient : IDisposable
{
    private const int FirstBuffer = 64 * 1024;
    private readonly JiraOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly HttpClient http;
    private readonly JiraLimiter limiter;
    private readonly JiraAccess access;

    /// <param name="options">The site.</param>
    /// <param name="handler">Where requests go; null for the network. Not disposed here.</param>
    /// <param name="clock">For waiting.</param>
    /// <param name="logger">Told of retries.</param>
    public JiraClient(JiraOptions options, HttpMessageHandler? handler, TimeProvider clock, ILogger logger)
    {
        this.options = options;
        this.clock = clock;
        this.logger = logger;
        limiter = new JiraLimiter(options.MaxConcurrency, clock);
        http = handler is null ? new HttpClient(Network(), disposeHandler: true) : new HttpClient(handler, disposeHandler: false);
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("PrismAnalytics", null));
        access = new JiraAccess(options, http, clock);
    }

    /// <summary>The server's clock as the last answer showed it; null before the first.</summary>
    public DateTimeOffset? ServerTime { get; private set; }

    public void Dispose()
    {
        http.Dispose();
        access.Dispose();
    }

    /// <summary>Asks for a path below the site's address.</summary>
    /// <exception cref="SourceException">The site does not answer, refuses, or answers something that is not JSON.</exception>
    public async Task<JiraAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, path, null, [], cancellationToken))!;

    /// <summary>Asks for something a site may not have, or not show to this account: null where the status is one of <paramref name="absent"/>.</summary>
    public Task<JiraAnswer?> TryGetAsync(string path, HttpStatusCode[] absent, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, absent, cancellationToken);

    /// <summary>Posts JSON.</summary>
    public async Task<JiraAnswer> PostAsync(string path, byte[] body, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, path, body, [], cancellationToken))!;

    /// <summary>Posts JSON; null where the status is one of <paramref name="absent"/>.</summary>
    public Task<JiraAnswer?> TryPostAsync(string path, byte[] body, HttpStatusCode[] absent, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, absent, cancellationToken);

    /// <summary>An error about something this client asked for.</summary>
    public SourceException Failure(string path, string reason, bool canRetry, Exception? inner = null) =>
        new(options.Name, new Uri(access.Root, path).ToString(), reason, canRetry, inner);

    private async Task<JiraAnswer?> SendAsync(HttpMethod method, string path, byte[]? body, HttpStatusCode[] absent, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (answer, isAbsent, failure, wait) = await OnceAsync(method, path, body, absent, attempt, cancellationToken);
            if (answer is not null || isAbsent)
            {
                return answer;
            }

            if (!failure!.CanRetry || attempt >= options.MaxAttempts || wait > JiraBackoff.Longest)
            {
                throw failure;
            }

            Retrying(failure.Subject, failure.Reason, attempt, wait);
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>One try, in one of the limiter's places; the wait for another try takes none.</summary>
    private async Task<(JiraAnswer? Answer, bool IsAbsent, SourceException? Failure, TimeSpan Wait)> OnceAsync(
        HttpMethod method, string path, byte[]? body, HttpStatusCode[] absent, int attempt, CancellationToken cancellationToken)
    {
        await limiter.EnterAsync(cancellationToken);
        try
        {
            return await TryAsync(method, path, body, absent, attempt, cancellationToken);
        }
        finally
        {
            limiter.Leave();
        }
    }

    private async Task<(JiraAnswer? Answer, bool IsAbsent, SourceException? Failure, TimeSpan Wait)> TryAsync(
        HttpMethod method, string path, byte[]? body, HttpStatusCode[] absent, int attempt, CancellationToken cancellationToken)
    {
        var own = JiraBackoff.Own(attempt, Jitter());
        // A socket that hangs is timed by the real clock; only the pauses between tries are told by TimeProvider.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.RequestTimeout);
        try
        {
            var signature = await access.SignatureAsync(timeout.Token);
            using var request = new HttpRequestMessage(method, new Uri(access.Root, path)) { Headers = { Authorization = signature } };
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            }

            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            ServerTime = response.Headers.Date ?? ServerTime;
            if (JiraRefusals.IsCaptcha(response) && !response.IsSuccessStatusCode)
            {
                return (null, false, Failure(path, JiraRefusals.Captcha, canRetry: false), own);
            }

            if (absent.Contains(response.StatusCode))
            {
                Heed(response);
                return (null, true, null, own);
            }

            var (buffer, length) = await ReadAsync(response, timeout.Token);
            if (response.StatusCode == HttpStatusCode.Unauthorized && access.IsRenewable && attempt == 1)
            {
                // An access token may end before its time: a new one is asked for, once.
                ArrayPool<byte>.Shared.Return(buffer);
                access.Forget();
                return (null, false, Failure(path, "401, the access token is no longer accepted.", canRetry: true), TimeSpan.Zero);
            }

            if (!response.IsSuccessStatusCode)
            {
                return (null, false, Refused(response, path, buffer, length), WaitFor(response, attempt));
            }

            Heed(response);
            return Parse(response, path, buffer, length, own);
        }
        catch (SourceException failure)
        {
            return (null, false, failure, own);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, false, Unreached(path, exception), own);
        }
    }

    private (JiraAnswer? Answer, bool IsAbsent, SourceException? Failure, TimeSpan Wait) Parse(HttpResponseMessage response, string path, byte[] buffer, int length, TimeSpan wait)
    {
        if (JiraRefusals.IsSignedOut(response))
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return (null, false, Failure(path, JiraRefusals.SignedOut, canRetry: false), wait);
        }

        if (JiraRefusals.IsHtml(response.Content.Headers.ContentType?.MediaType, buffer.AsSpan(0, length)))
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return (null, false, Failure(path, "a page of HTML instead of JSON: a sign-in page or a proxy answers here. Check Url, and whether the API is reachable from this machine without a browser.", canRetry: false), wait);
        }

        try
        {
            return (JiraAnswer.Parse(buffer, length), false, null, wait);
        }
        catch (JsonException exception)
        {
            var what = length == 0 ? "an empty body" : $"a body of {length} bytes that is not whole JSON (line {exception.LineNumber}, byte {exception.BytePositionInLine})";
            return (null, false, Failure(path, $"{what}. Something between here and the site cuts or changes answers, or the site failed while it wrote; nothing of this answer was used.", canRetry: true, exception), wait);
        }
    }

    private SourceException Refused(HttpResponseMessage response, string path, byte[] buffer, int length)
    {
        var reason = JiraRefusals.Reason(response, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return Failure(path, reason, JiraBackoff.IsTransient(response.StatusCode));
    }

    private TimeSpan WaitFor(HttpResponseMessage response, int attempt)
    {
        var now = clock.GetUtcNow();
        var wait = JiraBackoff.After(response, attempt, Jitter(), now);
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            // A pause that ends the run is not waited for by the others either.
            limiter.Refused(wait > JiraBackoff.Longest ? TimeSpan.Zero : wait);
        }

        return wait;
    }

    private void Heed(HttpResponseMessage response)
    {
        var rate = JiraRate.Of(response, clock.GetUtcNow());
        limiter.Answered(rate.Pause > JiraBackoff.Longest ? rate with { Pause = null } : rate);
    }

    private SourceException Unreached(string path, Exception exception) => exception switch
    {
        OperationCanceledException => Failure(path, $"no answer within {options.RequestTimeout}.", canRetry: true, exception),
        InvalidDataException => Failure(path, "the answer cannot be unpacked: its compressed bytes are damaged or cut off; nothing of it was used.", canRetry: true, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => Failure(path, "the host's name is not known. Check Url.", canRetry: true, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Failure(path, "the TLS connection failed: " + exception.Message, canRetry: true, exception),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => Failure(path, "no connection: " + exception.Message, canRetry: true, exception),
        _ => Failure(path, "the connection broke before the whole answer was there; nothing of it was used.", canRetry: true, exception),
    };

    private static async Task<(byte[] Buffer, int Length)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var expected = response.Content.Headers.ContentLength ?? 0;
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1, FirstBuffer, Array.MaxLength));
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            while (true)
            {
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }

                var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static SocketsHttpHandler Network() => new()
    {
        // A redirect would carry the credentials to wherever it points.
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        UseCookies = false,
    };

    private static double Jitter() => Random.Shared.NextDouble();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Url}: {Reason} Try {Attempt} failed; next in {Wait}")]
    private partial void Retrying(string url, string reason, int attempt, TimeSpan wait);
}
