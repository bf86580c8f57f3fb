using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security;

namespace Prism.ODataService.Tests.Security;

/// <summary>How requests come in and what every answer says: names, proxies, https, headers, limits, other sites.</summary>
public sealed class TransportTests(RunningService service)
{
    private const string Feed = "odata/v1/Dates?$top=1";

    [Theory]
    [InlineData(Feed)]
    [InlineData("odata/v1/")]
    [InlineData("odata/v1/Dates?$filter=nonsense")]
    [InlineData("")]
    [InlineData("connect")]
    [InlineData("connect/prism.pbids")]
    [InlineData("connect/prism.odc")]
    [InlineData("diagnosis")]
    [InlineData("tokens")]
    [InlineData("health/live")]
    [InlineData("nothing/here")]
    public async Task Every_answer_says_what_a_browser_may_not_do_with_it(string address)
    {
        using var answer = await service.Client.GetAsync(new Uri("/" + address, UriKind.Relative), TestContext.Current.CancellationToken);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        var policy = Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("", Header("Server"));
        Assert.Equal("", Header("Access-Control-Allow-Origin"));
        Assert.Contains(Header("Cache-Control"), new[] { "no-store", "no-cache, private", "private, no-cache" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("connect")]
    [InlineData("explain/999999999")]
    public async Task A_page_holds_no_script_and_its_one_style_is_the_one_that_its_policy_names(string address)
    {
        using var answer = await service.Client.GetAsync(new Uri("/" + address, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = Assert.Single(html.Split("<style>")[1..]).Split("</style>")[0];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.ReplaceLineEndings("\n"))));
        Assert.Contains($"style-src 'sha256-{hash}'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?i) on[a-z]+=", html);
    }

    [Theory]
    [InlineData("odata/v1/")]
    [InlineData(Feed)]
    [InlineData("connect/prism.pbids")]
    [InlineData("connect/powerbi.zip")]
    [InlineData("")]
    public async Task A_name_that_is_not_ours_is_refused_before_it_gets_into_a_link_or_a_file(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/" + address, UriKind.Relative));
        request.Headers.Host = "evil.example.org";
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("evil.example.org", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_of_somebody_who_is_no_named_proxy_change_nothing()
    {
        await using var app = await RunningService.StartAsync(service.Folder, null, ("Prism:Security:AllowAnonymous", "true"), ("Prism:Service:AllowAnonymousOnNetwork", "true"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        var (status, text, answer) = await AskAsync(client, "connect/prism.pbids", ("X-Forwarded-Host", "evil.example.org"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Prefix", "/evil"), ("X-Forwarded-For", "203.0.113.9"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"{app.Urls.First()}/odata/v1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_named_proxy_is_believed_and_links_are_written_as_the_caller_asked()
    {
        await using var app = await BehindProxyAsync(("Prism:Security:AllowAnonymous", "true"), ("Prism:Service:AllowAnonymousOnNetwork", "true"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        var (status, text, answer) = await AskAsync(client, "connect/prism.pbids", Proxied());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("https://prism.example.org/odata/v1", text, StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", string.Join(' ', answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(client, "connect/prism.pbids", Proxied(host: "evil.example.org"))).Status);
    }

    [Fact]
    public async Task What_comes_in_the_clear_from_another_machine_is_refused_and_not_sent_on()
    {
        await using var app = await BehindProxyAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First() + "/") };
        var (status, text, _) = await AskAsync(client, Feed, Proxied(scheme: "http"));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Contains("HttpsRequired", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(client, "health/live", Proxied(scheme: "http"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, Feed, Proxied())).Status);
    }

    [Theory]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("127.0.0.0/8", true)]
    public async Task Proxies_may_be_named_as_a_network(string network, bool isBelieved)
    {
        await using var app = await RunningService.StartAsync(service.Folder, null,
            ("Prism:Security:AllowAnonymous", "true"), ("Prism:Service:AllowAnonymousOnNetwork", "true"), ("Prism:Security:KnownProxies:0", network), ("Prism:Service:Hosts:0", "prism.example.org"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        var (_, text, _) = await AskAsync(client, "connect/prism.pbids", Proxied());
        Assert.Equal(isBelieved, text.Contains("https://prism.example.org/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Callers_are_counted_by_the_address_that_a_named_proxy_gives_and_by_no_other()
    {
        (string, string)[] few = [("Prism:Service:CallerBurst", "3"), ("Prism:Service:CallerRequestsPerSecond", "1"), ("Prism:Security:AllowAnonymous", "true"), ("Prism:Service:AllowAnonymousOnNetwork", "true")];
        await using var open = await RunningService.StartAsync(service.Folder, null, few);
        using var direct = new HttpClient { BaseAddress = new Uri(open.Urls.First() + "/") };
        var spoofed = await ManyAsync(i => AskAsync(direct, "odata/v1/", ("X-Forwarded-For", $"203.0.113.{i}")));
        Assert.Contains(HttpStatusCode.TooManyRequests, spoofed);

        await using var proxied = await RunningService.StartAsync(service.Folder, null, [.. few, ("Prism:Security:KnownProxies:0", "127.0.0.1"), ("Prism:Service:Hosts:0", "prism.example.org")]);
        using var behind = new HttpClient { BaseAddress = new Uri(proxied.Urls.First() + "/") };
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await ManyAsync(i => AskAsync(behind, "odata/v1/", Proxied(caller: $"203.0.113.{i}"))));

        // What the caller wrote in front of the proxy's own word counts for nothing, and all addresses of one IPv6 network are one caller.
        Assert.Contains(HttpStatusCode.TooManyRequests, await ManyAsync(i => AskAsync(behind, "odata/v1/", Proxied(caller: $"198.51.100.{i}, 203.0.113.77"))));
        Assert.Contains(HttpStatusCode.TooManyRequests, await ManyAsync(i => AskAsync(behind, "odata/v1/", Proxied(caller: $"2001:db8::{i:x}"))));
        Assert.Contains(HttpStatusCode.TooManyRequests, await ManyAsync(i => AskAsync(behind, "connect", Proxied(caller: "203.0.113.78"))));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, false, null)]
    [InlineData("http://127.0.0.1:5080", true, false, null)]
    [InlineData("http://127.0.0.1:5080", true, true, null)]
    [InlineData("http://[::1]:5080", true, false, null)]
    [InlineData("http://localhost:5080", true, false, null)]
    [InlineData("http://127.0.0.9:5080", true, false, null)]
    [InlineData("http://0.0.0.0:5080", false, false, "in the clear")]
    [InlineData("http://0.0.0.0:5080", false, true, "in the clear")]
    [InlineData("http://0.0.0.0:5080", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("http://0.0.0.0:5080", true, true, "Prism:Service:Hosts")]
    [InlineData("http://*:5080", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("http://+:5080", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("http://[::]:5080", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("http://[::]:5080", false, false, "in the clear")]
    [InlineData("http://10.1.2.3:5080", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("http://10.1.2.3:5080", true, true, null)]
    [InlineData("http://127.0.0.1:5080;http://*:5081", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("https://prism.example.org", false, false, null)]
    [InlineData("https://prism.example.org", true, false, "AllowAnonymousOnNetwork")]
    [InlineData("https://*:443", false, false, "Prism:Service:Hosts")]
    public void Nobody_is_served_unasked_or_in_the_clear_who_sits_on_another_machine(string urls, bool isAnonymous, bool isConfirmed, string? refusal)
    {
        var verdict = new ServiceAddresses(Options.Create(new SecurityOptions { AllowAnonymous = isAnonymous })).Validate(null, new ServiceOptions { Urls = urls, AllowAnonymousOnNetwork = isConfirmed });
        Assert.Equal(refusal is null, verdict.Succeeded);
        Assert.Contains(refusal ?? "", verdict.FailureMessage ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_made_to_listen_elsewhere_still_serves_nobody_unasked_from_another_machine()
    {
        if (NetworkInterface.GetAllNetworkInterfaces().Where(i => i.OperationalStatus == OperationalStatus.Up).SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a)) is not { } address)
        {
            Assert.Skip("This machine has no address but its own loopback.");
            return;
        }

        await using var app = await RunningService.StartAsync(service.Folder, null, ("Prism:Security:AllowAnonymous", "true"), ("Kestrel:Endpoints:Http:Url", "http://0.0.0.0:0"), ("Prism:Service:Hosts:0", address.ToString()));
        var port = new Uri(app.Urls.First().Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port;
        using var near = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        using var far = new HttpClient { BaseAddress = new Uri($"http://{address}:{port}/") };
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(near, Feed)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(far, Feed)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(near, Feed, ("X-Forwarded-For", "203.0.113.9"))).Status);
    }

    [Fact]
    public async Task Scripts_of_other_sites_read_nothing_unless_their_site_is_named_and_then_without_cookies()
    {
        (string, string)[] asked = [("Origin", "https://portal.example.org"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "authorization")];
        var closed = await AskAsync(service.Client, "/" + Feed, ("Origin", "https://portal.example.org"));
        Assert.False(closed.Answer.Headers.Contains("Access-Control-Allow-Origin"));
        var preflight = await SendAsync(service.Client, HttpMethod.Options, "/" + Feed, asked);
        Assert.False(preflight.Answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.NotEqual(HttpStatusCode.NoContent, preflight.Status);

        await using var app = await RunningService.StartAsync(service.Folder, null, ("Prism:Security:AllowAnonymous", "false"), ("Prism:Security:Origins:0", "https://portal.example.org"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        var open = await SendAsync(client, HttpMethod.Options, Feed, asked);
        Assert.Equal("https://portal.example.org", string.Join(' ', open.Answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(open.Answer.Headers.Contains("Access-Control-Allow-Credentials"));
        var other = await SendAsync(client, HttpMethod.Options, Feed, ("Origin", "https://evil.example.org"), ("Access-Control-Request-Method", "GET"));
        Assert.False(other.Answer.Headers.Contains("Access-Control-Allow-Origin"));

        // To be allowed to ask is not to be allowed to see.
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(client, Feed, ("Origin", "https://portal.example.org"))).Status);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://portal.example.org/")]
    [InlineData("portal.example.org")]
    [InlineData("null")]
    public void An_origin_that_is_none_stops_the_start(string origin) =>
        Assert.Contains("Prism:Security:Origins", new SecurityOptionsValidator().Validate(null, new SecurityOptions { Origins = [origin] }).FailureMessage, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_too_long_to_read_is_refused_by_its_own_status()
    {
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await AskAsync(service.Client, "/" + Feed + "&x=" + new string('a', 17_000))).Status);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await AskAsync(service.Client, "/" + Feed + "&x=" + new string('a', 40_000))).Status);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await AskAsync(service.Client, "/" + Feed, ("X-Long", new string('a', 40_000)))).Status);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await AskAsync(service.Client, "/" + Feed, [.. Enumerable.Range(0, 120).Select(i => ($"X-{i}", "a"))])).Status);
        foreach (var (address, type) in new[] { ("odata/v1/Dates/$query", "text/plain"), ("odata/v1/$batch", "application/json"), ("tokens", "application/json") })
        {
            foreach (var isChunked in new[] { false, true })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/" + address, UriKind.Relative)) { Content = new StringContent(new string('a', 3 * 1024 * 1024), Encoding.UTF8, type) };
                request.Headers.TransferEncodingChunked = isChunked;
                request.Headers.ExpectContinue = true;
                using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.RequestEntityTooLarge || address == "tokens", $"{address} {isChunked}: {answer.StatusCode}");
                Assert.InRange((int)answer.StatusCode, 400, 499);
            }
        }
    }

    private Task<WebApplication> BehindProxyAsync(params (string, string)[] more) => RunningService.StartAsync(service.Folder, null,
        [("Prism:Security:AllowAnonymous", "false"), ("Prism:Security:KnownProxies:0", "127.0.0.1"), ("Prism:Service:Hosts:0", "prism.example.org"), .. more]);

    private static (string, string)[] Proxied(string scheme = "https", string host = "prism.example.org", string caller = "203.0.113.9") =>
        [("X-Forwarded-For", caller), ("X-Forwarded-Proto", scheme), ("X-Forwarded-Host", host)];

    private static async Task<List<HttpStatusCode>> ManyAsync(Func<int, Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)>> ask)
    {
        List<HttpStatusCode> all = [];
        for (var i = 1; i <= 12; i++)
        {
            all.Add((await ask(i)).Status);
        }

        return all;
    }

    private static Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> AskAsync(HttpClient client, string address, params (string Name, string Value)[] headers) =>
        SendAsync(client, HttpMethod.Get, address, headers);

    private static async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> SendAsync(HttpClient client, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }
}
