using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Prism.ODataService.Security.Tokens;

namespace Prism.ODataService.Security.SignIn;

/// <summary>Sets up Microsoft.Identity.Web: bearer tokens of both versions for the feed, and cookies by the code flow with PKCE for the pages.</summary>
public static class EntraSignIn
{
    public static void AddEntraSignIn(this IServiceCollection services, SecurityOptions options)
    {
        var authentication = services.AddAuthentication();
        var entra = options.Entra;
        if (!entra.IsConfigured)
        {
            return;
        }

        authentication.AddMicrosoftIdentityWebApi(jwt => Bearer(jwt, entra), identity => Identity(identity, entra));

        // A key that the directory no longer publishes may have been taken back for a reason: what was good before is not good enough.
        services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, jwt =>
        {
            if (jwt.ConfigurationManager is BaseConfigurationManager keys)
            {
                keys.UseLastKnownGoodConfiguration = false;
            }
        });
        if (string.IsNullOrEmpty(entra.ClientSecret))
        {
            return;
        }

        authentication.AddMicrosoftIdentityWebApp(identity =>
        {
            Identity(identity, entra);
            identity.ClientSecret = entra.ClientSecret;
            identity.CallbackPath = "/signin-oidc";
            identity.SignedOutCallbackPath = "/signout-callback-oidc";
        }, Cookie);
        services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, oidc =>
        {
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.UsePkce = true;
            oidc.SaveTokens = false;
            oidc.MapInboundClaims = false;
            oidc.RequireHttpsMetadata = IsHttps(entra);
            oidc.Events.OnRemoteFailure = context =>
            {
                // What went wrong stands in the log; the person is told where to find out.
                context.Response.Redirect($"{context.Request.PathBase}/diagnosis");
                context.HandleResponse();
                return Task.CompletedTask;
            };
            oidc.TokenValidationParameters.ValidAudiences = Audiences(entra);
            oidc.TokenValidationParameters.IssuerValidator = (issuer, _, _) => Issuer(issuer, entra);
        });
    }

    /// <summary>How the directory signs: no token says so itself.</summary>
    public static IReadOnlyList<string> Algorithms { get; } = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <summary>Issuers of the tenant's tokens, of version 1 and 2.</summary>
    public static IReadOnlyList<string> Issuers(EntraOptions entra) =>
    [
        $"https://sts.windows.net/{entra.TenantId}/", $"https://login.microsoftonline.com/{entra.TenantId}/v2.0", $"{entra.Instance.TrimEnd('/')}/{entra.TenantId}/v2.0",
    ];

    /// <summary>Whom a token for this service names: the client id (version 2), or the Application ID URI (version 1, and what Power Query asks for).</summary>
    public static IReadOnlyList<string> Audiences(EntraOptions entra) => string.IsNullOrWhiteSpace(entra.ApplicationIdUri)
        ? [entra.ClientId!, $"api://{entra.ClientId}"]
        : [entra.ClientId!, $"api://{entra.ClientId}", entra.ApplicationIdUri.TrimEnd('/'), entra.ApplicationIdUri.TrimEnd('/') + "/"];

    private static string Issuer(string issuer, EntraOptions entra) => Issuers(entra).Contains(issuer, StringComparer.Ordinal)
        ? issuer
        : throw new SecurityTokenInvalidIssuerException("The token was issued by another directory.") { InvalidIssuer = issuer };

    private static void Identity(MicrosoftIdentityOptions identity, EntraOptions entra)
    {
        identity.Instance = entra.Instance;
        identity.TenantId = entra.TenantId;
        identity.ClientId = entra.ClientId;

        // Scopes and roles are ours to check: what is missing is told by name.
        identity.AllowWebApiToBeAuthorizedByACL = true;
    }

    private static void Bearer(JwtBearerOptions jwt, EntraOptions entra)
    {
        jwt.RequireHttpsMetadata = IsHttps(entra);
        jwt.MapInboundClaims = false;
        jwt.IncludeErrorDetails = false;
        jwt.SaveToken = false;
        jwt.Events = new JwtBearerEvents
        {
            // A personal access token comes by the same header and is none of the directory's: without this every request with one is an error in the log.
            OnMessageReceived = context =>
            {
                if (context.Request.Headers.Authorization.ToString().StartsWith($"{JwtBearerDefaults.AuthenticationScheme} {TokenText.Prefix}", StringComparison.OrdinalIgnoreCase))
                {
                    context.NoResult();
                }

                return Task.CompletedTask;
            },
        };

        // Keys are asked for again at most once a minute when a token names one that is not known, however many such tokens are sent, and once an hour in any
        // case: a key that was taken back does not hold longer.
        jwt.RefreshInterval = TimeSpan.FromMinutes(1);
        jwt.AutomaticRefreshInterval = TimeSpan.FromHours(1);
        jwt.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudiences = Audiences(entra),
            IssuerValidator = (issuer, _, _) => Issuer(issuer, entra),
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            ClockSkew = TimeSpan.FromSeconds(entra.ClockSkewSeconds),
            RoleClaimType = "roles",
            NameClaimType = "name",
        };
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "prism";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = false;
    }

    // Plain http is for a directory on this machine: tests.
    private static bool IsHttps(EntraOptions entra) => !(Uri.TryCreate(entra.Instance, UriKind.Absolute, out var uri) && uri is { Scheme: "http", IsLoopback: true });
}
