using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests.Security;

/// <summary>Personal access tokens, over HTTP and by the command, on a clock of the test's.</summary>
public sealed class AccessTokenTests(RunningService seeded) : IAsyncLifetime
{
    private readonly SteppingClock _clock = new();
    private readonly LinesLog _log = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private string _administrator = "";

    private AccessTokens Tokens => _app.Services.GetRequiredService<AccessTokens>();

    public async ValueTask InitializeAsync()
    {
        _app = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = seeded.Folder, ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Service:WarmUp"] = "false", ["Prism:Service:CallerBurst"] = "1000000",
            });
            builder.Logging.ClearProviders().AddProvider(_log).SetMinimumLevel(LogLevel.Trace);
            builder.Services.AddSingleton<TimeProvider>(_clock);
        });
        await _app.Services.GetRequiredService<OpsDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First() + "/") };
        _administrator = await MakeAsync(new Rights { Organisation = true, Administrator = true });
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("basic with any name")]
    [InlineData("basic without a name")]
    [InlineData("basic with the token as the name")]
    public async Task A_token_is_taken_as_bearer_and_as_the_password_of_Basic_with_any_user_name(string how)
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(how switch
        {
            "bearer" => $"Bearer {token}",
            "basic with any name" => Basic($"whoever@example.org:{token}"),
            "basic without a name" => Basic($":{token}"),
            _ => Basic($"{token}:"),
        })).Status);
    }

    [Fact]
    public async Task A_token_is_stored_hashed_shown_once_and_in_no_log_list_or_error()
    {
        var (status, text) = await SendAsync(HttpMethod.Post, "tokens", _administrator, new { name = "Gateway", days = 30, owner = "gateway", rights = new { projects = new[] { "P0001" } } });
        Assert.Equal(HttpStatusCode.Created, status);
        var made = JsonDocument.Parse(text).RootElement;
        var token = made.GetProperty("token").GetString()!;
        var secret = token.Split('_', 3)[2];
        await AskAsync($"Bearer {token}");
        foreach (var authorization in new[] { $"Bearer {token}x", $"Bearer x{token}", $"Basic {token}", Basic($"a:{token}x"), $"Digest {token}", $"{token}", $"Bearer Bearer {token}" })
        {
            Assert.DoesNotContain(secret, (await AskAsync(authorization)).Text, StringComparison.Ordinal);
        }

        foreach (var address in new[] { "odata/v1/Nothing", "odata/v1/Dates?$filter=wrong", "explain/1", "connect/excel.xlsx", "tokens/none", "nowhere" })
        {
            Assert.DoesNotContain(secret, (await SendAsync(HttpMethod.Get, address, token)).Text, StringComparison.Ordinal);
        }

        await SendAsync(HttpMethod.Post, "tokens", token, new { name = "no" });
        foreach (var table in new[] { "AccessToken", "AuditEntry" })
        {
            Assert.DoesNotContain(secret, await DumpAsync(table), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(secret, (await SendAsync(HttpMethod.Get, "tokens", _administrator)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, _log.Text, StringComparison.Ordinal);
        var entry = Assert.Single(await Tokens.ListAsync(TestContext.Current.CancellationToken), t => t.TokenId == made.GetProperty("details").GetProperty("id").GetString());
        Assert.Equal(TokenText.Hash(secret), entry.SecretHash);
        Assert.Equal("project P0001", made.GetProperty("details").GetProperty("sees").GetString());
    }

    [Fact]
    public async Task A_token_is_warned_of_before_its_end_and_refused_after_it()
    {
        var token = await MakeAsync(new Rights { Organisation = true }, days: 20);
        Assert.DoesNotContain("TokenEndsSoon", (await AskAsync($"Bearer {token}")).Text, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("TokenEndsSoon", (await AskAsync($"Bearer {token}")).Text, StringComparison.Ordinal);
        Assert.NotNull((await AskAsync($"Bearer {token}")).Ends);
        _clock.Advance(TimeSpan.FromDays(13.1));
        var (status, challenge, text, _) = await AskAsync($"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.NotEmpty(challenge);
        Assert.Contains("expired", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_by_every_process_within_ten_seconds()
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {token}")).Status);
        var output = new StringWriter();

        // Another process: the command.
        Assert.Equal(0, await TokenCommand.RunAsync(["revoke", token.Split('_')[1]], Settings(), output, TestContext.Current.CancellationToken));
        _clock.Advance(TimeSpan.FromSeconds(10));
        var (status, _, text, _) = await AskAsync($"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Contains("revoked", text, StringComparison.Ordinal);
        Assert.Equal(1, await TokenCommand.RunAsync(["revoke", "nosuchtokn"], Settings(), output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_token_revoked_at_one_instance_of_the_service_is_refused_at_the_other_within_ten_seconds()
    {
        await using var other = ServiceHost.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Prism:Warehouse:Sqlite:Folder"] = seeded.Folder, ["Prism:Service:Urls"] = "http://127.0.0.1:0", ["Prism:Service:WarmUp"] = "false",
            });
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(_clock);
        });
        await other.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(other.Urls.First() + "/") };
        async Task<HttpStatusCode> AtOtherAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }

        var token = await MakeAsync(new Rights { Organisation = true });
        Assert.Equal(HttpStatusCode.OK, await AtOtherAsync(token));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"tokens/{token.Split('_')[1]}", _administrator)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync($"Bearer {token}")).Status);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.Unauthorized, await AtOtherAsync(token));
    }

    [Fact]
    public async Task Tokens_that_cannot_be_checked_are_not_let_in_and_nobody_is_blamed_or_asked_for_others()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await using var app = await RunningService.StartAsync(folder, null, ("Prism:Security:AllowAnonymous", "false"));
        var file = app.Services.GetRequiredService<OpsDatabase>().SqliteFile;
        await app.Services.GetRequiredService<OpsDatabase>().MigrateAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using (var ops = app.Services.GetRequiredService<OpsDatabase>().CreateContext())
        {
            await ops.Database.ExecuteSqlRawAsync("ALTER TABLE AccessToken RENAME TO Elsewhere", TestContext.Current.CancellationToken);
        }

        for (var i = 0; i < 15; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "prism_abcdefghjk_secret");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Empty(answer.Headers.WwwAuthenticate);
        }

        Assert.True(File.Exists(file));
        await app.StopAsync(TestContext.Current.CancellationToken);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("odata/v1/Dates?$top=1&token={0}")]
    [InlineData("odata/v1/Dates?$top=1&access_token={0}")]
    [InlineData("odata/v1/Dates?$top=1&apikey={0}")]
    public async Task A_token_in_an_address_is_not_taken(string address)
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        using var answer = await _client.GetAsync(new Uri(string.Format(CultureInfo.InvariantCulture, address, token), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_diagnosis_says_that_too_many_wrong_tokens_were_sent_and_what_became_of_a_right_one()
    {
        async Task<string> DiagnosisAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("diagnosis", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var page = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            return await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        var expired = await MakeAsync(new Rights { Organisation = true }, days: 1);
        Assert.Contains("see: organisation", await DiagnosisAsync(expired), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("has expired", await DiagnosisAsync(expired), StringComparison.Ordinal);
        Assert.DoesNotContain("expired", await DiagnosisAsync(expired[..^4] + "AAAA"), StringComparison.Ordinal);
        for (var i = 0; i < 12; i++)
        {
            await DiagnosisAsync(expired[..^4] + "AAAA");
        }

        Assert.Contains("Not too many wrong tries before: <strong>no</strong>", await DiagnosisAsync(expired), StringComparison.Ordinal);
    }

    [Fact]
    public void Guessing_is_slowed_for_a_whole_IPv6_network_and_counts_of_a_flood_are_dropped()
    {
        var guard = new TokenGuard(_clock);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(0, guard.Wait("2001:db8::/64", $"id{i}"));
            guard.Blame("2001:db8::/64", $"id{i}");
        }

        Assert.Equal(60, guard.Wait("2001:db8::/64", "another"));
        Assert.Equal(0, guard.Wait("2001:db8:0:1::/64", "another"));
        for (var i = 0; i < 30_000; i++)
        {
            guard.Blame($"10.0.{i / 256}.{i % 256}", "x");
        }

        Assert.InRange(guard.Counted, 50_000, 70_000);
        _clock.Advance(TimeSpan.FromMinutes(2));
        guard.Blame("10.9.9.9", "x");
        Assert.Equal(3, guard.Counted);
    }

    [Fact]
    public async Task The_command_makes_a_token_that_works_lists_it_and_refuses_what_makes_no_sense()
    {
        var output = new StringWriter();
        Assert.Equal(0, await TokenCommand.RunAsync(["create", "--name", "Excel", "--owner", "ana", "--days", "30", "--portfolio", "alpha", "--people"], Settings(), output, TestContext.Current.CancellationToken));
        var token = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        Assert.StartsWith(TokenText.Prefix, token, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {token}")).Status);
        var listed = new StringWriter();
        Assert.Equal(0, await TokenCommand.RunAsync(["list"], Settings(), listed, TestContext.Current.CancellationToken));
        Assert.Contains("ana: Excel; sees portfolio alpha, people's data", listed.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(token, listed.ToString(), StringComparison.Ordinal);
        foreach (var wrong in new string[][] { ["create", "--name", "x", "--owner", "y"], ["create", "--name", "x", "--owner", "y", "--organisation", "--days", "0"], ["create", "--name", "x", "--owner", "y", "--organisation", "--days", "367"] })
        {
            Assert.Equal(1, await TokenCommand.RunAsync(wrong, Settings(), output, TestContext.Current.CancellationToken));
        }

        foreach (var wrong in new string[][] { [], ["create"], ["create", "--name"], ["create", "--name", "x", "--owner", "y", "--secret", "z"], ["delete", "x"], ["list", "all"] })
        {
            Assert.Equal(2, await TokenCommand.RunAsync(wrong, Settings(), output, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task When_a_token_was_used_last_is_written_down()
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        await AskAsync($"Bearer {token}");
        await Tokens.WriteUseAsync(TestContext.Current.CancellationToken);
        Assert.Equal(_clock.GetUtcNow(), (await Tokens.ListAsync(TestContext.Current.CancellationToken)).Single(t => t.TokenId == token.Split('_')[1]).LastUsedAtUtc);
    }

    [Fact]
    public async Task Only_an_administrator_or_a_person_makes_tokens()
    {
        var reader = await MakeAsync(new Rights { Organisation = true });
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Post, "tokens", reader, new { name = "more" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Get, "tokens", reader)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Delete, "tokens/x", reader)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "tokens", _administrator, new { name = "", days = 10 })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "tokens", _administrator, new { name = "x", admin = true })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, "tokens/nosuchtokn", _administrator)).Status);
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri("tokens", UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "x")]) };
        form.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _administrator);
        using var answer = await _client.SendAsync(form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_that_exists_with_a_wrong_secret_is_refused_in_the_same_words_as_one_that_does_not()
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        var wrong = await AskAsync($"Bearer {token[..^4]}AAAA");
        var none = await AskAsync($"Bearer prism_nosuchtokn_{token.Split('_', 3)[2]}");
        Assert.Equal(wrong.Status, none.Status);
        Assert.Equal(wrong.Challenge, none.Challenge);
        Assert.Equal(wrong.Text, none.Text);
    }

    [Fact]
    public async Task Guessing_is_slowed_by_token_and_address_and_the_right_token_waits_too()
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        var other = await MakeAsync(new Rights { Organisation = true });
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync($"Bearer {token[..^4]}{i:0000}")).Status);
        }

        // What would be right now is not learned, and others go on.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync($"Bearer {token[..^4]}0010")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync($"Bearer {token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {other}")).Status);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync($"Bearer {token}")).Status);
        for (var i = 0; i < 60; i++)
        {
            await AskAsync(string.Create(CultureInfo.InvariantCulture, $"Bearer prism_nosuch{i:0000}_secret"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("Bearer prism_nosuch9999_secret")).Status);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Digest x")]
    [InlineData("Bearer prism_")]
    [InlineData("Bearer prism_abc")]
    [InlineData("Bearer not.a.token")]
    public async Task What_is_no_token_is_refused_with_a_challenge(string authorization)
    {
        var (status, challenge, _, _) = await AskAsync(authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.NotEmpty(challenge);
    }

    [Fact]
    public async Task What_was_done_about_tokens_stands_in_the_audit_log_and_tampering_is_found()
    {
        var token = await MakeAsync(new Rights { Organisation = true });
        await Tokens.RevokeAsync("tester", token.Split('_')[1], TestContext.Current.CancellationToken);
        var log = _app.Services.GetRequiredService<AuditLog>();
        var good = await log.VerifyAsync(null, TestContext.Current.CancellationToken);
        Assert.Null(good.Broken);
        Assert.Contains("TokenRevoked", await DumpAsync("AuditEntry"), StringComparison.Ordinal);
        Assert.Null((await log.VerifyAsync(good.LastHash, TestContext.Current.CancellationToken)).Broken);

        await using var ops = _app.Services.GetRequiredService<OpsDatabase>().CreateContext();
        foreach (var tampering in new[]
        {
            "UPDATE AuditEntry SET Details = 'nothing' WHERE Number = 1", "DELETE FROM AuditEntry WHERE Number = 1", "UPDATE AuditEntry SET Number = 9999 WHERE Number = 1",
            $"DELETE FROM AuditEntry WHERE Number = {good.Entries.ToString(CultureInfo.InvariantCulture)}",
        })
        {
            var folder = Directory.CreateTempSubdirectory().FullName;
            var warehouse = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder } });
            var copy = new OpsDatabase(warehouse);
#pragma warning disable EF1002 // A path of the test's own.
            await ops.Database.ExecuteSqlRawAsync($"VACUUM INTO '{copy.SqliteFile}'", TestContext.Current.CancellationToken);
            await using (var context = copy.CreateContext())
            {
                Assert.Equal(1, await context.Database.ExecuteSqlRawAsync(tampering, TestContext.Current.CancellationToken));
            }
#pragma warning restore EF1002

            Assert.NotNull((await new AuditLog(copy, _clock).VerifyAsync(good.LastHash, TestContext.Current.CancellationToken)).Broken);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private IConfiguration Settings() => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Prism:Warehouse:Sqlite:Folder", (string?)seeded.Folder)]).Build();

    private async Task<string> MakeAsync(Rights rights, int days = 30) =>
        (await Tokens.CreateAsync("test", "test", "tester", rights, days, TestContext.Current.CancellationToken)).Text;

    private static string Basic(string pair) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";

    private async Task<(HttpStatusCode Status, string Challenge, string Text, string? Ends)> AskAsync(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("odata/v1/Dates?$top=1", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, response.Headers.WwwAuthenticate.ToString(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.TryGetValues("Prism-Token-Expires", out var ends) ? ends.Single() : null);
    }

    private async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpMethod method, string address, string token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> DumpAsync(string table)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_app.Services.GetRequiredService<OpsDatabase>().SqliteFile};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        using var command = connection.CreateCommand();
        command.CommandText = table == "AccessToken" ? "SELECT * FROM AccessToken" : "SELECT * FROM AuditEntry";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var text = new StringBuilder();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                text.Append(reader.GetValue(i)).Append('|');
            }
        }

        return text.ToString();
    }
}
