using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Security.SignIn;

/// <summary>Lets nobody through who is unknown or may see nothing. What needs no caller is listed here and nowhere else: whether the service lives, and how to sign in.</summary>
public sealed class SignInGate(CallerFinder finder, IOptions<SecurityOptions> options)
{
    private static readonly string[] Open = ["/health", "/signin-oidc", "/signout-callback-oidc", "/diagnosis"];

    /// <summary>Finds out who calls, and lets everybody go on: whoever is refused is counted before.</summary>
    public async Task FindAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOpen(context))
        {
            var (caller, failure) = await finder.FindAsync(context).ConfigureAwait(false);
            context.Features.Set(caller);
            context.Features.Set(failure);
        }

        await next(context).ConfigureAwait(false);
    }

    /// <summary>Refuses whoever was not found.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOpen(context) && context.Features.Get<Caller>() is null)
        {
            await RefuseAsync(context, context.Features.Get<SignInFailure>() ?? new SignInFailure(SignInStep.Credentials)).ConfigureAwait(false);
            return;
        }

        if (context.Features.Get<Caller>()?.TokenExpiresAtUtc is { } end)
        {
            context.Response.Headers["Prism-Token-Expires"] = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        await next(context).ConfigureAwait(false);
    }

    private static bool IsOpen(HttpContext context) => Array.Exists(Open, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    private async Task RefuseAsync(HttpContext context, SignInFailure failure)
    {
        var entra = options.Value.Entra;
        var isPage = !context.Request.Path.StartsWithSegments(FeedEndpoint.Root, StringComparison.Ordinal) && HttpMethods.IsGet(context.Request.Method);
        if (failure.Step == SignInStep.Credentials && isPage && entra.IsConfigured && !string.IsNullOrEmpty(entra.ClientSecret)
            && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = back }).ConfigureAwait(false);
            return;
        }

        if (failure.RetryAfterSeconds > 0)
        {
            context.Response.Headers.RetryAfter = failure.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await ErrorBody.WriteAsync(context, new FeedException(429, "TooManyRequests", string.Create(CultureInfo.InvariantCulture,
                $"Too many wrong tokens were sent. Try again in {failure.RetryAfterSeconds} seconds."))).ConfigureAwait(false);
            return;
        }

        if (failure.IsUnavailable)
        {
            await ErrorBody.WriteAsync(context, FeedException.Unavailable($"{failure.Detail} Try again later.")).ConfigureAwait(false);
            return;
        }

        if (failure.IsForbidden)
        {
            await ErrorBody.WriteAsync(context, new FeedException(403, "Forbidden", $"{failure.Detail} The page /diagnosis says more.")).ConfigureAwait(false);
            return;
        }

        Challenge(context, failure);
        await ErrorBody.WriteAsync(context, new FeedException(401, "Unauthorized", failure.Step == SignInStep.Credentials
            ? "Sign in to read this: with an organizational account, or with a personal access token as the password of Basic."
            : $"The sign-in failed at the step '{failure.Step}'. {failure.Detail} The page /diagnosis says more.".Replace("  ", " ", StringComparison.Ordinal))).ConfigureAwait(false);
    }

    /// <summary>Power Query takes the address to sign in at from <c>authorization_uri</c>, unquoted as Microsoft's own services send it.</summary>
    private void Challenge(HttpContext context, SignInFailure failure)
    {
        var entra = options.Value.Entra;
        if (entra.IsConfigured)
        {
            var error = failure.Step is SignInStep.Credentials or SignInStep.Form ? "" : ", error=\"invalid_token\"";
            context.Response.Headers.Append("WWW-Authenticate", $"Bearer authorization_uri={entra.Instance.TrimEnd('/')}/{entra.TenantId}/oauth2/authorize{error}");
        }

        // Whoever began with a bearer is answered with that alone: Power Query would offer the user Basic otherwise.
        if (!entra.IsConfigured || !context.Request.Headers.Authorization.ToString().StartsWith("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.Append("WWW-Authenticate", "Basic realm=\"Prism\", charset=\"UTF-8\"");
        }
    }
}
