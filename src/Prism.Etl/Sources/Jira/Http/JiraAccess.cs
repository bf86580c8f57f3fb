using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>Where a site's requests go and what they are signed with: known at once for a token, asked for first for a gateway or an OAuth client.</summary>
internal sealed class JiraAccess(JiraOptions options, HttpClient http, TimeProvider clock) : IDisposable
{
    /// <summary>An access token is renewed this long before it expires: a request under way must not outlive it.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim asking = new(1);
    private bool isRootKnown = !options.SignIn.UsesGateway;
    private AuthenticationHeaderValue? signature;
    private DateTimeOffset renewAt = DateTimeOffset.MaxValue;

    /// <summary>Every request's path is below this.</summary>
    public Uri Root { get; private set; } = new(options.Url!.TrimEnd('/') + "/");

    /// <summary>Whether a refused signature can be replaced by asking anew.</summary>
    public bool IsRenewable => options.SignIn.UsesClient;

    /// <summary>The header that signs a request. Fetched before the first one, and again when it is about to expire.</summary>
    /// <exception cref="SourceException">The secret cannot be read, or its holder is refused.</exception>
    public async ValueTask<AuthenticationHeaderValue> SignatureAsync(CancellationToken cancellationToken)
    {
        await asking.WaitAsync(cancellationToken);
        try
        {
            if (!isRootKnown)
            {
                var id = options.SignIn.CloudId ?? await CloudIdAsync(cancellationToken);
                Root = new Uri($"{options.SignIn.GatewayUrl.TrimEnd('/')}/ex/jira/{id}/");
                isRootKnown = true;
            }

            if (signature is null || clock.GetUtcNow() >= renewAt)
            {
                signature = options.SignIn.UsesClient ? await AccessTokenAsync(cancellationToken) : OfToken();
            }

            return signature;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>The site refused the signature: the next request asks for a new one.</summary>
    public void Forget() => signature = null;

    public void Dispose() => asking.Dispose();

    private AuthenticationHeaderValue OfToken()
    {
        var token = Secret(options.Token, options.TokenFile, "TokenFile");
        return string.IsNullOrEmpty(options.User)
            ? new AuthenticationHeaderValue("Bearer", token)
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{token}")));
    }

    /// <summary>The site tells its cloud id to anyone.</summary>
    private async Task<string> CloudIdAsync(CancellationToken cancellationToken)
    {
        var address = new Uri(Root, "_edge/tenant_info");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await JsonAsync(request, "the site does not tell its cloud id. Is it a Cloud site? Else set SignIn:CloudId.", cancellationToken);
        return answer.RootElement.Text("cloudId") is { } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? id
            : throw new SourceException(options.Name, address.ToString(), "the answer has no cloudId. Set SignIn:CloudId.", canRetry: false);
    }

    private async Task<AuthenticationHeaderValue> AccessTokenAsync(CancellationToken cancellationToken)
    {
        var secret = Secret(options.SignIn.ClientSecret, options.SignIn.ClientSecretFile, "SignIn:ClientSecretFile");
        var body = Reading.JiraRun.Body(writer =>
        {
            writer.WriteString("grant_type", "client_credentials");
            writer.WriteString("client_id", options.SignIn.ClientId);
            writer.WriteString("client_secret", secret);
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, options.SignIn.TokenUrl)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        using var answer = await JsonAsync(request, "the OAuth client is refused. Check SignIn:ClientId and its secret, and whether the secret has expired.", cancellationToken);
        if (answer.RootElement.Text("access_token") is not { } token)
        {
            throw new SourceException(options.Name, options.SignIn.TokenUrl, "the answer has no access_token.", canRetry: false);
        }

        renewAt = clock.GetUtcNow() + TimeSpan.FromSeconds(answer.RootElement.Whole("expires_in") ?? 3600) - Early;
        return new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>An answer's own words are not repeated here: they could echo the secret.</summary>
    private async Task<JsonDocument> JsonAsync(HttpRequestMessage request, string refused, CancellationToken cancellationToken)
    {
        var subject = request.RequestUri!.ToString();
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new SourceException(options.Name, subject, $"{(int)response.StatusCode}, {refused}", JiraBackoff.IsTransient(response.StatusCode));
        }

        try
        {
            return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (JsonException exception)
        {
            throw new SourceException(options.Name, subject, "the answer is not JSON.", canRetry: true, exception);
        }
    }

    private string Secret(string? given, string? file, string setting)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return given;
        }

        try
        {
            return File.ReadAllText(file!).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(options.Name, file!, $"the secret's file cannot be read. Check {setting} and its rights.", canRetry: false, exception);
        }
    }
}
