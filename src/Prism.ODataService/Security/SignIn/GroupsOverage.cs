using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Prism.ODataService.Security.SignIn;

/// <summary>
/// The groups of a person who is in too many of them for the token: asked of the directory in the person's name (on-behalf-of), and kept for some minutes.
/// Without a client secret, or when the directory does not answer, there are none: rights by roles still count.
/// </summary>
public sealed partial class GroupsOverage(IHttpClientFactory clients, IOptions<SecurityOptions> options, ILogger<GroupsOverage> logger) : IDisposable
{
    public const string Client = "groups";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly MemoryCache _groups = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async Task<IReadOnlyCollection<string>> ReadAsync(string objectId, string token, CancellationToken cancellationToken)
    {
        if (_groups.TryGetValue(objectId, out IReadOnlyCollection<string>? known))
        {
            return known!;
        }

        var entra = options.Value.Entra;
        if (objectId.Length == 0 || string.IsNullOrEmpty(entra.ClientSecret) || !Uri.TryCreate(entra.GroupsUrl, UriKind.Absolute, out var address))
        {
            return [];
        }

        try
        {
            using var client = clients.CreateClient(Client);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["requested_token_use"] = "on_behalf_of", ["client_id"] = entra.ClientId!,
                ["client_secret"] = entra.ClientSecret, ["assertion"] = token, ["scope"] = $"{address.GetLeftPart(UriPartial.Authority)}/.default",
            });
            using var exchanged = await client.PostAsync(new Uri($"{entra.Instance.TrimEnd('/')}/{entra.TenantId}/oauth2/v2.0/token"), form, cancellationToken).ConfigureAwait(false);
            exchanged.EnsureSuccessStatusCode();
            var own = (await exchanged.Content.ReadFromJsonAsync<JsonElement>(cancellationToken).ConfigureAwait(false)).GetProperty("access_token").GetString();
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { securityEnabledOnly = false }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", own);
            using var answer = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            answer.EnsureSuccessStatusCode();
            var listed = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken).ConfigureAwait(false)).GetProperty("value");
            string[] groups = [.. listed.EnumerateArray().Select(g => g.GetString()).OfType<string>()];
            return _groups.Set(objectId, (IReadOnlyCollection<string>)groups, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnasked(logger, e.GetType().Name, (e as HttpRequestException)?.StatusCode?.ToString() ?? "");
            return [];
        }
    }

    public void Dispose() => _groups.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The directory did not list the groups of somebody who is in too many for a token ({Reason} {Status}); rights by roles count.")]
    private static partial void LogUnasked(ILogger logger, string reason, string status);
}
