using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.Tokens;

namespace Prism.ODataService.Tests.Security;

/// <summary>Tokens of Microsoft Entra ID, against a directory of our own: every one the right status and challenge.</summary>
public sealed class EntraTokenTests(RunningService service) : IAsyncLifetime
{
    private LocalDirectory _directory = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _directory = await LocalDirectory.StartAsync();
        _app = await RunningService.StartAsync(service.Folder, null, _directory.Settings(
            ("Prism:Security:Entra:ClientSecret", LocalDirectory.Secret), ("Prism:Security:Rights:1:Group", "99999999-0000-0000-0000-000000000001"), ("Prism:Security:Rights:1:Portfolios:0", "alpha")));
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_app.Urls.First() + "/") };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _directory.DisposeAsync();
    }

    [Theory]
    [InlineData("2.0", LocalDirectory.Client)]
    [InlineData("2.0", "api://" + LocalDirectory.Client)]
    [InlineData("1.0", LocalDirectory.IdUri)]
    [InlineData("1.0", LocalDirectory.IdUri + "/")]
    public async Task Tokens_of_both_versions_and_audience_forms_are_taken(string version, string audience)
    {
        var token = _directory.Token(c =>
        {
            c["ver"] = version;
            c["aud"] = audience;
            c["iss"] = version == "1.0" ? $"https://sts.windows.net/{LocalDirectory.Tenant}/" : c["iss"];
        });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {token}")).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("bearer ")]
    public async Task Who_sends_nothing_or_an_empty_bearer_is_told_where_to_sign_in(string? authorization)
    {
        var (status, challenge, _) = await AskAsync(authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains($"Bearer authorization_uri={_directory.Address}/{LocalDirectory.Tenant}/oauth2/authorize", challenge);
        Assert.Equal(authorization is null, challenge.Any(c => c.StartsWith("Basic", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "signature", "Signature" }, { "none", "Signature" }, { "hmac", "Signature" }, { "key id", "Signature" }, { "no key id", "Signature" }, { "issuer", "Issuer" }, { "issuer of nobody", "Issuer" },
        { "audience", "Audience" }, { "no audience", "Audience" }, { "expired", "Clock" }, { "not yet", "Clock" }, { "no end", "Clock" }, { "cut", "Signature" }, { "no token", "Form" }, { "old key", "Signature" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_that_does_not_hold_is_refused_with_the_challenge(string what, string step)
    {
        var token = Make(what);
        var (status, challenge, text) = await AskAsync($"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains(challenge, c => c.StartsWith($"Bearer authorization_uri={_directory.Address}/", StringComparison.Ordinal));
        Assert.DoesNotContain(challenge, c => c.StartsWith("Basic", StringComparison.Ordinal));
        Assert.Contains($"step '{step}'", text, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Length > 20 ? token[^20..] : "no such text", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no role", "Role")]
    [InlineData("unknown role", "Role")]
    [InlineData("application without role", "Role")]
    [InlineData("no scope", "Scope")]
    public async Task Who_is_known_and_may_see_nothing_is_forbidden_and_not_sent_to_sign_in_again(string what, string step)
    {
        var (status, challenge, _) = await AskAsync($"Bearer {Make(what)}");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(challenge);
        var page = await TextAsync("diagnosis", $"Bearer {Make(what)}");
        Assert.Contains($"{(step == "Role" ? "A role or group gives a right" : "Has the scope")}: <strong>no</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_a_role_of_its_own_is_let_in() =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {_directory.Token(c => { c["scp"] = ""; c["idtyp"] = "app"; })}")).Status);

    [Fact]
    public async Task A_key_that_rolled_over_is_fetched_and_the_old_one_no_longer_holds()
    {
        var old = _directory.Token();
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {old}")).Status);
        _directory.RollOver();
        var rolled = _directory.Token();

        // The new keys are fetched beside the request that missed them.
        var status = HttpStatusCode.Unauthorized;
        for (var i = 0; i < 100 && status != HttpStatusCode.OK; i++)
        {
            status = (await AskAsync($"Bearer {rolled}")).Status;
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync($"Bearer {old}")).Status);
    }

    [Fact]
    public async Task The_groups_of_a_token_give_rights()
    {
        var token = _directory.Token(c => { c["roles"] = ""; c["groups"] = new[] { "99999999-0000-0000-0000-000000000001" }; });
        Assert.Contains("portfolio alpha", await TextAsync("diagnosis", $"Bearer {token}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_thousands_of_groups_has_them_looked_up_in_the_directory()
    {
        _directory.Groups = [.. Enumerable.Range(1, 5000).Select(i => $"99999999-0000-0000-0000-{i:x12}")];
        var token = _directory.Token(c =>
        {
            c["roles"] = "";
            c["_claim_names"] = new Dictionary<string, string> { ["groups"] = "src1" };
            c["_claim_sources"] = new Dictionary<string, object> { ["src1"] = new Dictionary<string, string> { ["endpoint"] = "https://graph.example.org" } };
        });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {token}")).Status);

        _directory.Groups = ["99999999-0000-0000-0000-00000000ffff"];
        var other = _directory.Token(c => { c["roles"] = ""; c["oid"] = "person-2"; c["_claim_names"] = new Dictionary<string, string> { ["groups"] = "src1" }; });
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync($"Bearer {other}")).Status);
    }

    [Fact]
    public async Task An_anonymous_caller_learns_the_step_and_no_setting()
    {
        foreach (var what in new[] { "signature", "none", "key id", "hmac" })
        {
            var page = await TextAsync("diagnosis", $"Bearer {Make(what)}");
            Assert.Contains("The signature is the directory&#x27;s: <strong>no</strong>".Replace("&#x27;", "'", StringComparison.Ordinal), page, StringComparison.Ordinal);
            Assert.DoesNotContain(LocalDirectory.Tenant, page, StringComparison.Ordinal);
            Assert.DoesNotContain(LocalDirectory.Client, page, StringComparison.Ordinal);
            Assert.DoesNotContain(LocalDirectory.IdUri, page, StringComparison.Ordinal);
        }

        Assert.Contains("The token is for somebody else", await TextAsync("diagnosis", $"Bearer {Make("audience")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_signs_in_to_the_pages_by_the_code_flow_with_PKCE()
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri("?scope=3", UriKind.Relative));
        page.Headers.Accept.ParseAdd("text/html");
        using var away = await _client.SendAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.StartsWith($"{_directory.Address}/authorize", away.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var form = await _client.GetAsync(away.Headers.Location, TestContext.Current.CancellationToken);
        var html = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string Field(string name) => html.Split($"name=\"{name}\" value=\"")[1].Split('"')[0];
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("code", Field("code")), KeyValuePair.Create("state", Field("state"))]);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("signin-oidc", UriKind.Relative)) { Content = content };

        // A browser sends them on http of this machine as well; the test's client wants to be told.
        post.Headers.Add("Cookie", string.Join("; ", away.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var back = await _client.SendAsync(post, TestContext.Current.CancellationToken);
        Assert.True(back.StatusCode == HttpStatusCode.Redirect, back.StatusCode + await back.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("scope=3", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        var cookie = back.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("prism=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        using var start = new HttpRequestMessage(HttpMethod.Get, new Uri("", UriKind.Relative));
        start.Headers.Accept.ParseAdd("text/html");
        start.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var shown = await _client.SendAsync(start, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("Entity sets", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private string Make(string what)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var good = _directory.Token();
        return what switch
        {
            "signature" => _directory.Token(key: LocalDirectory.NewKey(_directory.Key.KeyId)),
            "old key" or "key id" => _directory.Token(key: LocalDirectory.NewKey("a key of nobody")),
            "no key id" => _directory.Token(key: new RsaSecurityKey(_directory.Key.Rsa)),
            "none" => $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{good.Split('.')[1]}.",
            "hmac" => _directory.Token(key: new SymmetricSecurityKey(Encoding.UTF8.GetBytes(new string('k', 64))) { KeyId = _directory.Key.KeyId }, algorithm: SecurityAlgorithms.HmacSha256),
            "issuer" => _directory.Token(c => c["iss"] = "https://sts.windows.net/99999999-2222-3333-4444-555555555555/"),
            "issuer of nobody" => _directory.Token(c => c["iss"] = ""),
            "audience" => _directory.Token(c => c["aud"] = "https://other.example.org"),
            "no audience" => _directory.Token(c => c["aud"] = ""),
            "expired" => _directory.Token(c => { c["nbf"] = now - 7200; c["exp"] = now - 3600; }),
            "not yet" => _directory.Token(c => { c["nbf"] = now + 3600; c["exp"] = now + 7200; }),
            "no end" => _directory.Token(c => c["exp"] = ""),
            "cut" => good[..^10],
            "no token" => "eyJub3QiOiJhIHRva2VuIn0",
            "no role" => _directory.Token(c => c["roles"] = ""),
            "unknown role" => _directory.Token(c => c["roles"] = new[] { "Somebody.Else" }),
            "application without role" => _directory.Token(c => { c["roles"] = ""; c["scp"] = ""; c["idtyp"] = "app"; }),
            "no scope" => _directory.Token(c => c["scp"] = "openid"),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }

    private async Task<(HttpStatusCode Status, IReadOnlyList<string> Challenge, string Text)> AskAsync(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, [.. response.Headers.WwwAuthenticate.Select(c => c.ToString())], await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> TextAsync(string path, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
