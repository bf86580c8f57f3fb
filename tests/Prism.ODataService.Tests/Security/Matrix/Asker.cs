using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Security;

/// <summary>An answer that is none: the service refused the caller.</summary>
public sealed class RefusedException(HttpStatusCode status, string text) : Exception($"{(int)status} {text}")
{
    public HttpStatusCode Status { get; } = status;
}

/// <summary>Asks one service in a caller's name. Each request says which way of asking it belongs to, so that a test can take the row filter off one way.</summary>
public sealed class Asker(string address) : IDisposable
{
    public const string WayHeader = "Test-Way";
    private readonly HttpClient _client = new() { BaseAddress = new Uri(address + "/") };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Address => address;

    /// <summary>The way that the next requests belong to.</summary>
    public string Way { get; set; } = "";

    public async Task<Told> SendAsync(MatrixCaller caller, HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path.StartsWith("http", StringComparison.Ordinal) ? path : path.StartsWith('/') ? path[1..] : $"odata/v1/{path}", UriKind.RelativeOrAbsolute)) { Content = content };
        request.Headers.Authorization = caller.Authorization;
        request.Headers.Add(WayHeader, Way);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request, Stop);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new RefusedException(response.StatusCode, Encoding.UTF8.GetString(body));
        }

        return new Told(response.StatusCode, body, response.Headers.ETag?.ToString(), response.Headers.TryGetValues("Prism-Trimmed", out var values) ? string.Join(',', values) : null);
    }

    public async Task<Told> GetAsync(MatrixCaller caller, string path, params (string Name, string Value)[] headers)
    {
        var told = await SendAsync(caller, HttpMethod.Get, path, null, headers);
        Assert.True(told.Status == HttpStatusCode.OK, $"{caller.Kind} {path}: {(int)told.Status} {told.Text}");
        return told;
    }

    /// <summary>The keys of a set's rows in a JSON page, and the link to the next page.</summary>
    public async Task<(List<string> Keys, string? Next)> PageAsync(MatrixCaller caller, EntitySet set, string path, int pageSize = 100_000)
    {
        var page = (await GetAsync(caller, path, ("Prefer", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={pageSize}")))).Json;
        return (Keys(page, set), page.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null);
    }

    public static List<string> Keys(JsonElement page, EntitySet set) =>
        [.. page.GetProperty("value").EnumerateArray().Select(row => string.Join('|', set.Keys.Select(k => row.GetProperty(k.Name).ToString())))];

    public void Dispose() => _client.Dispose();
}

/// <summary>What was told.</summary>
public sealed record Told(HttpStatusCode Status, byte[] Body, string? Tag, string? Trimmed)
{
    public string Text => Encoding.UTF8.GetString(Body);
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
