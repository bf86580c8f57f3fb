using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prism.ODataService.Tests.Security;

/// <summary>A directory on this machine, shaped as Microsoft Entra ID: discovery documents of both versions, keys that roll over, the code flow with PKCE, on-behalf-of, and groups.</summary>
public sealed class LocalDirectory : IAsyncDisposable
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";
    public const string Client = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    public const string Secret = "the client's secret";
    public const string IdUri = "https://prism.example.org";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> _codes = new();

    private int _reads;

    private LocalDirectory(WebApplication app) => _app = app;

    public RsaSecurityKey Key { get; private set; } = NewKey("key-1");

    /// <summary>Groups that are told to who asks on behalf of a person.</summary>
    public IReadOnlyList<string> Groups { get; set; } = [];

    /// <summary>How often the discovery document or the keys were read.</summary>
    public int Reads => _reads;

    public string Address => _app.Urls.First();

    /// <summary>Settings of a service that signs in here.</summary>
    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
    [
        ("Prism:Security:AllowAnonymous", "false"), ("Prism:Security:Entra:Instance", Address + "/"), ("Prism:Security:Entra:TenantId", Tenant), ("Prism:Security:Entra:ClientId", Client),
        ("Prism:Security:Entra:ApplicationIdUri", IdUri), ("Prism:Security:Entra:GroupsUrl", $"{Address}/groups"), ("Prism:Security:Rights:0:Role", "Prism.Reader"), ("Prism:Security:Rights:0:Organisation", "true"), .. more,
    ];

    public static async Task<LocalDirectory> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var directory = new LocalDirectory(app);
        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && (context.Request.Path == "/keys" || context.Request.Path.Value!.EndsWith("openid-configuration", StringComparison.Ordinal)))
            {
                Interlocked.Increment(ref directory._reads);
            }

            return next(context);
        });
        foreach (var version in new[] { "", "/v2.0" })
        {
            app.MapGet($"/{Tenant}{version}/.well-known/openid-configuration", () => new
            {
                issuer = $"{directory.Address}/{Tenant}/v2.0", jwks_uri = $"{directory.Address}/keys", authorization_endpoint = $"{directory.Address}/authorize",
                token_endpoint = $"{directory.Address}/{Tenant}/oauth2/v2.0/token", response_types_supported = new[] { "code" }, subject_types_supported = new[] { "pairwise" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
            });
        }

        app.MapGet("/keys", () => directory.Keys());
        app.MapGet("/authorize", directory.Authorize);
        app.MapPost($"/{Tenant}/oauth2/v2.0/token", directory.TokenAsync);
        app.MapPost("/groups", (HttpRequest request) => request.Headers.Authorization == "Bearer on-behalf" ? Results.Json(new { value = directory.Groups }) : Results.Unauthorized());
        await app.StartAsync();
        return directory;
    }

    /// <summary>Another key signs from now on; the old one is published no more.</summary>
    public void RollOver() => Key = NewKey($"key-{Guid.NewGuid():N}");

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>A token as version 2 writes it: of a person with the scope and the role.</summary>
    public string Token(Action<Dictionary<string, object>>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = $"{Address}/{Tenant}/v2.0", ["aud"] = Client, ["iat"] = now - 10, ["nbf"] = now - 10, ["exp"] = now + 600, ["tid"] = Tenant, ["oid"] = "person-1", ["sub"] = "person-1", ["ver"] = "2.0",
            ["scp"] = "user_impersonation", ["roles"] = new[] { "Prism.Reader" }, ["preferred_username"] = "ana@example.org",
        };
        change?.Invoke(claims);
        foreach (var gone in claims.Where(c => c.Value is "").Select(c => c.Key).ToList())
        {
            claims.Remove(gone);
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(System.Text.Json.JsonSerializer.Serialize(claims), new SigningCredentials(key ?? Key, algorithm));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private object Keys()
    {
        var parameters = Key.Rsa.ExportParameters(false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", kid = Key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } } };
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length < 40)
        {
            return Results.BadRequest("no code flow with PKCE");
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["code_challenge"].ToString(), query["nonce"].ToString());
        var back = $"<form method=\"post\" action=\"{query["redirect_uri"]}\"><input name=\"code\" value=\"{code}\"><input name=\"state\" value=\"{query["state"]}\"></form>";
        return query["response_mode"] == "form_post" ? Results.Text(back, "text/html") : Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["client_id"] != Client || form["client_secret"] != Secret)
        {
            return Results.BadRequest(new { error = "invalid_client" });
        }

        if (form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer")
        {
            return Results.Json(new { access_token = "on-behalf", token_type = "Bearer", expires_in = 600 });
        }

        var verifier = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Challenge != verifier)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        return Results.Json(new { id_token = Token(c => { c["nonce"] = asked.Nonce; c["scp"] = ""; }), access_token = "none", token_type = "Bearer", expires_in = 600 });
    }
}
