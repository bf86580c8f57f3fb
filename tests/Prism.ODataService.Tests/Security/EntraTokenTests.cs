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
        Assert.Equal(authorization is null ? [SignInHere, "Basic realm=\"Prism\", charset=\"UTF-8\""] : [SignInHere], challenge);
    }

    private string SignInHere => $"Bearer authorization_uri={_directory.Address}/{LocalDirectory.Tenant}/oauth2/authorize";

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
        Assert.Equal([step == "Form" ? SignInHere : SignInHere + ", error=\"invalid_token\""], challenge);
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
    public async Task A_flood_of_keys_that_nobody_knows_does_not_become_a_flood_at_the_directory()
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {_directory.Token()}")).Status);
        var before = _directory.Reads;
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), TestContext.Current.CancellationToken, async (i, _) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_directory.Token(key: new RsaSecurityKey(_directory.Key.Rsa) { KeyId = $"flood-{i}" })}");
            using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        });

        // Once: the discovery document and the keys.
        Assert.InRange(_directory.Reads - before, 0, 2);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {_directory.Token()}")).Status);
    }

    [Fact]
    public async Task While_the_directory_cannot_be_asked_nobody_is_sent_to_sign_in_again()
    {
        await using var app = await RunningService.StartAsync(service.Folder, null, _directory.Settings(("Prism:Security:Entra:Instance", "http://127.0.0.1:9/")));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_directory.Token()}");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Empty(answer.Headers.WwwAuthenticate);
        Assert.NotNull(answer.Headers.RetryAfter);
        using var diagnosis = new HttpRequestMessage(HttpMethod.Get, new Uri("diagnosis", UriKind.Relative));
        diagnosis.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_directory.Token()}");
        using var page = await client.SendAsync(diagnosis, TestContext.Current.CancellationToken);
        Assert.Contains("The directory's keys can be read: <strong>no</strong>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_token_learns_that_its_signature_is_wrong_and_nothing_of_what_else_is()
    {
        foreach (var forged in new Action<Dictionary<string, object>>[] { c => c["aud"] = "https://other.example.org", c => c["iss"] = "https://other.example.org/", c => c["exp"] = 1_000_000_000, c => c["roles"] = "" })
        {
            foreach (var key in new[] { LocalDirectory.NewKey(_directory.Key.KeyId), LocalDirectory.NewKey("a key of nobody") })
            {
                var (status, challenge, text) = await AskAsync($"Bearer {_directory.Token(forged, key)}");
                Assert.Equal(HttpStatusCode.Unauthorized, status);
                Assert.Equal([SignInHere + ", error=\"invalid_token\""], challenge);
                Assert.True(text.Contains("step 'Signature'", StringComparison.Ordinal), text);
                Assert.DoesNotContain("other.example.org", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task The_identity_token_of_a_sign_in_is_no_key_to_the_feed()
    {
        var (status, challenge, text) = await AskAsync($"Bearer {_directory.Token(c => { c["scp"] = ""; c["nonce"] = "n"; })}");
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Empty(challenge);
        Assert.Contains("scope", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_credentials_in_one_request_are_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {_directory.Token()}", "Bearer x"]);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_person_makes_tokens_of_their_own_that_see_no_more_and_touches_nobody_elses()
    {
        var reader = $"Bearer {_directory.Token(c => { c["roles"] = ""; c["groups"] = new[] { "99999999-0000-0000-0000-000000000001" }; c["oid"] = "maker-1"; })}";
        var other = $"Bearer {_directory.Token(c => c["oid"] = "maker-2")}";
        var (made, text) = await PostAsync(reader, """{ "name": "mine", "days": 30 }""");
        Assert.Equal(HttpStatusCode.Created, made);
        var id = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("details").GetProperty("id").GetString()!;
        Assert.Equal("portfolio alpha", System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("details").GetProperty("sees").GetString());
        foreach (var more in new[] { """{ "name": "x", "rights": { "organisation": true } }""", """{ "name": "x", "rights": { "portfolios": ["alpha"], "peoplesData": true } }""", """{ "name": "x", "rights": { "portfolios": ["alpha"], "administrator": true } }""", """{ "name": "x", "owner": "maker-2" }""" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reader, more)).Status);
        }

        Assert.DoesNotContain(id, await TextAsync("tokens", other), StringComparison.Ordinal);
        Assert.Contains(id, await TextAsync("tokens", reader), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await DeleteAsync(other, id));
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(reader, """{ "name": "x" }""", "https://evil.example.org")).Status);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(reader, id));
    }

    [Fact]
    public async Task A_person_has_fifty_tokens_at_most_and_names_of_one_line()
    {
        var person = $"Bearer {_directory.Token(c => c["oid"] = "collector")}";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(person, """{ "name": "two\nlines" }""")).Status);
        var first = System.Text.Json.JsonDocument.Parse((await PostAsync(person, """{ "name": "one" }""")).Text).RootElement.GetProperty("details").GetProperty("id").GetString()!;
        for (var i = 1; i < Prism.ODataService.Security.Tokens.TokenEndpoint.MostOfPerson; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await PostAsync(person, """{ "name": "more" }""")).Status);
        }

        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(person, """{ "name": "too many" }""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(person, first));
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(person, """{ "name": "again" }""")).Status);
    }

    [Fact]
    public async Task No_token_cookie_code_or_secret_of_a_sign_in_stands_in_the_log_at_any_level_or_in_an_answer()
    {
        var log = new LinesLog();
        await using var app = await RunningService.StartAsync(service.Folder, log, _directory.Settings(
            ("Prism:Security:Entra:ClientSecret", LocalDirectory.Secret), ("Logging:LogLevel:Default", "Trace"), ("Prism:Security:Rights:1:Group", "99999999-0000-0000-0000-000000000001"), ("Prism:Security:Rights:1:Portfolios:0", "alpha")));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First() + "/") };
        List<string> secrets = [LocalDirectory.Secret];
        var answers = new StringBuilder();
        foreach (var what in Wrong.Select(w => w.Data.Item1).Where(w => w != "no token").Append("no role").Append("no scope").Append("good"))
        {
            var token = what == "good" ? _directory.Token() : Make(what);
            secrets.Add(token.Split('.') is [_, _, { Length: > 20 } signature] ? signature[..20] : token.Split('.')[1]);
            foreach (var address in new[] { "odata/v1/Dates?$top=1", "diagnosis", "tokens", "odata/v1/Nothing", "connect/prism.pbids" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                answers.Append(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Append(answer.Headers);
            }
        }

        var (cookie, code) = await SignInAsync(client);
        secrets.AddRange([cookie.Split('=')[1].Split(';')[0], code]);
        Assert.Contains("was refused at the step", log.Text, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log.Text, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, answers.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bearer prism_abcdefghjk_wrong")]
    [InlineData("bearer prism_abcdefghjk_wrong")]
    public async Task A_personal_access_token_as_bearer_is_not_held_for_one_of_the_directory(string authorization)
    {
        var log = new LinesLog();
        await using var app = await RunningService.StartAsync(service.Folder, log, _directory.Settings());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        foreach (var (sent, isRead) in new[] { (authorization, false), ("Bearer some.thing.else", true) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Authorization", sent);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(isRead, log.Text.Contains("IDX14", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_cookie_of_a_sign_in_over_https_is_sealed_off_from_scripts_other_sites_and_plain_http()
    {
        await using var app = await RunningService.StartAsync(service.Folder, null, _directory.Settings(
            ("Prism:Security:Entra:ClientSecret", LocalDirectory.Secret), ("Prism:Security:KnownProxies:0", "127.0.0.1"), ("Prism:Service:Hosts:0", "prism.example.org")));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First() + "/") };
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "prism.example.org"), ("X-Forwarded-For", "203.0.113.9") })
        {
            client.DefaultRequestHeaders.Add(name, value);
        }

        var (cookie, _) = await SignInAsync(client);
        foreach (var word in new[] { "httponly", "secure", "samesite=lax", "path=/" })
        {
            Assert.Contains(word, cookie.Split("; ").Select(c => c.ToLowerInvariant()));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_signed_in_at_one_process_is_known_at_the_next_where_they_share_a_folder_of_keys(bool isShared)
    {
        var folders = Enumerable.Range(0, 2).Select(_ => Directory.CreateTempSubdirectory("prism-keys-").FullName).ToArray();
        Task<WebApplication> StartAsync(string folder) => RunningService.StartAsync(service.Folder, null, _directory.Settings(("Prism:Security:Entra:ClientSecret", LocalDirectory.Secret), ("Prism:Security:KeysFolder", folder)));
        await using var one = await StartAsync(folders[0]);
        await using var other = await StartAsync(folders[isShared ? 0 : 1]);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(one.Urls.First() + "/") };
        var (cookie, _) = await SignInAsync(client);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(other.Urls.First() + "/odata/v1/Dates?$top=1"));
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(isShared ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.StatusCode);
        foreach (var folder in folders)
        {
            Directory.Delete(folder, recursive: true);
        }
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

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_diagnosis_names_the_step_that_is_wrong(string what, string step)
    {
        var words = step switch
        {
            "Signature" => "The signature is the directory's", "Issuer" => "Issued by this service's directory", "Audience" => "Issued for this service", "Clock" => "Valid now", _ => "They have a form the service reads",
        };
        var page = await TextAsync("diagnosis", $"Bearer {Make(what)}");
        Assert.Contains($"<li>{words}: <strong>no</strong></li></ol>", page, StringComparison.Ordinal);
        Assert.Single(page.Split("<strong>no</strong>")[1..]);
    }

    [Theory]
    [InlineData(null, "Credentials were sent")]
    [InlineData("Bearer ", "Credentials were sent")]
    [InlineData("Digest x", "They have a form the service reads")]
    [InlineData("Bearer prism_abcdefghjk_wrong", "A personal access token is known and holds")]
    public async Task The_diagnosis_names_the_step_for_whoever_has_no_token_of_the_directory_as_well(string? authorization, string words)
    {
        var page = await TextAsync("diagnosis", authorization);
        Assert.Contains($"<li>{words}: <strong>no</strong></li></ol>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(LocalDirectory.Tenant, page, StringComparison.Ordinal);
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
        var (cookie, _) = await SignInAsync(_client);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);

        using var start = new HttpRequestMessage(HttpMethod.Get, new Uri("", UriKind.Relative));
        start.Headers.Accept.ParseAdd("text/html");
        start.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var shown = await _client.SendAsync(start, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("Entity sets", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Goes through the code flow as a browser does.</summary>
    private async Task<(string Cookie, string Code)> SignInAsync(HttpClient client)
    {
        using var page = new HttpRequestMessage(HttpMethod.Get, new Uri("?scope=3", UriKind.Relative));
        page.Headers.Accept.ParseAdd("text/html");
        using var away = await client.SendAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.StartsWith($"{_directory.Address}/authorize", away.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var form = await client.GetAsync(away.Headers.Location, TestContext.Current.CancellationToken);
        var html = await form.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        string Field(string name) => html.Split($"name=\"{name}\" value=\"")[1].Split('"')[0];
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("code", Field("code")), KeyValuePair.Create("state", Field("state"))]);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("signin-oidc", UriKind.Relative)) { Content = content };

        // A browser sends them on http of this machine as well; the test's client wants to be told.
        post.Headers.Add("Cookie", string.Join("; ", away.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var back = await client.SendAsync(post, TestContext.Current.CancellationToken);
        Assert.True(back.StatusCode == HttpStatusCode.Redirect, back.StatusCode + await back.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("scope=3", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        return (back.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("prism=", StringComparison.Ordinal)), Field("code"));
    }

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string authorization, string json, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("tokens", UriKind.Relative)) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("Origin", origin ?? _app.Urls.First());
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpStatusCode> DeleteAsync(string authorization, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri($"tokens/{id}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
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

    private async Task<string> TextAsync(string path, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
