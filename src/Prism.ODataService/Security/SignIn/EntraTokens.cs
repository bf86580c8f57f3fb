using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prism.ODataService.Security.SignIn;

/// <summary>Callers by tokens of Microsoft Entra ID: whether a token holds is Microsoft.Identity.Web's to say, what its roles and groups may see the settings'.</summary>
public sealed partial class EntraTokens(IOptions<SecurityOptions> options, IOptionsMonitor<JwtBearerOptions> bearer, GroupsOverage overage, ILogger<EntraTokens> logger)
{
    private static readonly SignInFailure NoDirectory = new(SignInStep.Directory, "The directory cannot be asked for its keys.", IsUnavailable: true);

    /// <summary>The delegated permission that a person's token carries.</summary>
    public const string Scope = "user_impersonation";

    private readonly SecurityOptions _options = options.Value;

    /// <summary>Finds the caller that <paramref name="token"/>, the request's bearer token, was issued to.</summary>
    public async Task<SignInResult> FindAsync(HttpContext context, string token)
    {
        if (!_options.Entra.IsConfigured)
        {
            return new SignInFailure(SignInStep.Token);
        }

        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme).ConfigureAwait(false);
        if (result.Succeeded)
        {
            return await CallerOfAsync(result.Principal, token, context.RequestAborted).ConfigureAwait(false);
        }

        // The library may look at audience and time before it looks at the signature; whoever forged a token is not told what else is wrong with it.
        var failure = Explain(result.Failure);
        failure = await KeysAsync(context.RequestAborted).ConfigureAwait(false) is not { } keys ? NoDirectory
            : failure.Detail is not null && !await IsSignedAsync(token, keys).ConfigureAwait(false) ? new SignInFailure(SignInStep.Signature)
            : failure;

        LogRefused(logger, failure.Step, failure.Detail ?? "", context.TraceIdentifier);
        return failure;
    }

    /// <summary>The caller of a validated token or browser sign-in.</summary>
    /// <param name="principal">Its claims.</param>
    /// <param name="token">The token, to ask for groups by; null where there is none.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<SignInResult> CallerOfAsync(ClaimsPrincipal principal, string? token, CancellationToken cancellationToken)
    {
        var scopes = (principal.FindFirstValue("scp") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var roles = principal.FindAll(c => c.Type is "roles" or ClaimTypes.Role).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);

        // A program's token names the program and has no scope. The identity token of a sign-in has no scope either and is no key to anything.
        var isApplication = principal.FindFirstValue("idtyp") == "app"
            || (token is not null && scopes.Length == 0 && (principal.FindFirstValue("appid") ?? principal.FindFirstValue("azp")) is not null);
        if (token is not null && !isApplication && !scopes.Contains(Scope, StringComparer.Ordinal))
        {
            return new SignInFailure(SignInStep.Scope, $"The token has the scope '{string.Join(' ', scopes)}'; the scope {Scope} is needed.", IsForbidden: true);
        }

        if (isApplication && roles.Count == 0)
        {
            return new SignInFailure(SignInStep.Role, "The token is an application's and has no role. Give the application an app role of this service, and consent to it.", IsForbidden: true);
        }

        var groups = principal.FindAll("groups").Select(c => c.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isOverage = principal.FindFirstValue("_claim_names")?.Contains("groups", StringComparison.Ordinal) == true || principal.FindFirstValue("hasgroups") == "true";
        if (isOverage && token is not null && _options.Rights.Any(r => r.Group is not null))
        {
            groups.UnionWith(await overage.ReadAsync(principal.GetObjectId() ?? "", token, cancellationToken).ConfigureAwait(false));
        }

        var rights = _options.Rights
            .Where(r => (r.Role is { } role && roles.Contains(role)) || (r.Group is { } group && groups.Contains(group)))
            .Aggregate(Rights.None, (all, right) => all.And(right.ToRights()));
        if (_options.RegisterGivesRights && !isApplication)
        {
            rights = rights with { RegisterAddresses = [.. new[] { "preferred_username", "upn" }.Select(principal.FindFirstValue).OfType<string>().Distinct(StringComparer.Ordinal)] };
        }

        if (!rights.IsAny && !rights.Administrator)
        {
            return new SignInFailure(SignInStep.Role, isOverage
                ? "The sign-in is right, but nothing may be seen: no role of the token has a right here, and its groups are too many to be listed in it and gave none either."
                : "The sign-in is right, but nothing may be seen: no role or group of the token has a right here.", IsForbidden: true);
        }

        var id = principal.GetObjectId() ?? principal.FindFirstValue("sub") ?? "";
        return new Caller(isApplication ? CallerKind.Application : CallerKind.User, id, rights);
    }

    /// <summary>Which step a failed validation failed at. Only a token with the directory's own signature is told more.</summary>
    public static SignInFailure Explain(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException e => new(SignInStep.Clock, $"The token ended at {e.Expires.ToUniversalTime():yyyy-MM-dd HH:mm:ss} (UTC)."),
        SecurityTokenNotYetValidException e => new(SignInStep.Clock, $"The token begins at {e.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm:ss} (UTC); one of the clocks is wrong."),
        SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => new(SignInStep.Clock, "The token has no end."),
        SecurityTokenInvalidAudienceException e => new(SignInStep.Audience, $"The token is for somebody else{(string.IsNullOrEmpty(e.InvalidAudience) ? "" : $", '{e.InvalidAudience}'")}. It must be for the Application ID URI or the client id of this service."),
        SecurityTokenInvalidIssuerException e => new(SignInStep.Issuer, $"The token was issued by '{e.InvalidIssuer}', another directory than this service's."),
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException or SecurityTokenInvalidSigningKeyException => new(SignInStep.Signature),
        AggregateException e => Explain(e.InnerExceptions.FirstOrDefault()),
        InvalidOperationException or HttpRequestException or IOException => NoDirectory,
        _ => new(SignInStep.Form),
    };

    /// <summary>The keys to check a signature by; null where the directory cannot be asked for them.</summary>
    private async Task<ICollection<SecurityKey>?> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            return bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is { } directory
                ? (await directory.GetConfigurationAsync(cancellationToken).ConfigureAwait(false)).SigningKeys is { Count: > 0 } keys ? keys : null
                : null;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<bool> IsSignedAsync(string token, ICollection<SecurityKey> keys)
    {
        var signature = new TokenValidationParameters
        {
            IssuerSigningKeys = keys, TryAllIssuerSigningKeys = false, RequireSignedTokens = true, ValidAlgorithms = EntraSignIn.Algorithms,
            ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = false, RequireExpirationTime = false, RequireAudience = false,
        };
        return (await new JsonWebTokenHandler().ValidateTokenAsync(token, signature).ConfigureAwait(false)).IsValid;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A token was refused at the step {Step}. {Detail} ({Request})")]
    private static partial void LogRefused(ILogger logger, SignInStep step, string detail, string request);
}
