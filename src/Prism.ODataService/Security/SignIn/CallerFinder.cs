using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security.Tokens;
using Prism.ODataService.Security.Transport;

namespace Prism.ODataService.Security.SignIn;

/// <summary>Finds out who calls: by a personal access token, a token of the directory, the browser's sign-in, or, where a setting allows it, not at all.</summary>
public sealed class CallerFinder(AccessTokens tokens, TokenGuard guard, EntraTokens entra, IOptions<SecurityOptions> options, IOptions<ServiceOptions> service)
{
    public async Task<SignInResult> FindAsync(HttpContext context)
    {
        var sent = context.Request.Headers.Authorization;
        if (sent.Count > 1)
        {
            return new SignInFailure(SignInStep.Form, "More than one Authorization header was sent.");
        }

        if (sent.Count == 0)
        {
            return await WithoutCredentialsAsync(context).ConfigureAwait(false);
        }

        var header = sent.ToString();
        var (scheme, value) = header.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (header[..at], header[(at + 1)..].Trim()) : (header.Trim(), "");
        if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            // Power Query asks by an empty bearer where to sign in; where there is no such place, it is nobody.
            return value.Length == 0 ? options.Value.Entra.IsConfigured ? new SignInFailure(SignInStep.Credentials) : await WithoutCredentialsAsync(context).ConfigureAwait(false)
                : value.StartsWith(TokenText.Prefix, StringComparison.Ordinal) ? await ByTokenAsync(context, value).ConfigureAwait(false)
                : await entra.FindAsync(context, value).ConfigureAwait(false);
        }

        return scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && Password(header) is { } password
            ? await ByTokenAsync(context, password).ConfigureAwait(false)
            : new SignInFailure(SignInStep.Form, "Authorization takes Bearer with a token, or Basic with a token as the password.");
    }

    private async Task<SignInResult> WithoutCredentialsAsync(HttpContext context)
    {
        if (options.Value.Entra.IsConfigured && !string.IsNullOrEmpty(options.Value.Entra.ClientSecret)
            && await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme).ConfigureAwait(false) is { Succeeded: true } browser)
        {
            return await entra.CallerOfAsync(browser.Principal, null, context.RequestAborted).ConfigureAwait(false);
        }

        return MayBeAnonymous(context) ? new Caller(CallerKind.Anonymous, "anonymous", Rights.AllRows) : new SignInFailure(SignInStep.Credentials);
    }

    /// <summary>
    /// Whoever sits at this machine, unless a second setting means everybody. The start refuses other addresses already; this holds as well where the server
    /// was made to listen elsewhere (Kestrel:Endpoints), and for what a proxy of this machine passes on that is not named.
    /// </summary>
    private bool MayBeAnonymous(HttpContext context) =>
        options.Value.AllowAnonymous
        && (service.Value.AllowAnonymousOnNetwork
            || (CallerAddress.IsLocal(context) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")));

    private async Task<SignInResult> ByTokenAsync(HttpContext context, string text)
    {
        var address = CallerAddress.Of(context);
        var (id, secret) = TokenText.Read(text) ?? ("", text);
        if (guard.Wait(address, id) is > 0 and var seconds)
        {
            return new SignInFailure(SignInStep.Tries, "Too many wrong tokens were sent.", RetryAfterSeconds: seconds);
        }

        var (token, failure) = await tokens.FindAsync(id, secret, context.RequestAborted).ConfigureAwait(false);
        if (token is not null)
        {
            return new Caller(CallerKind.Token, $"token {token.TokenId}", AccessTokens.RightsOf(token)) { TokenExpiresAtUtc = token.ExpiresAtUtc };
        }

        if (failure == TokenFailure.Unreadable)
        {
            return new SignInFailure(SignInStep.Token, "Access tokens cannot be checked at the moment.", IsUnavailable: true);
        }

        if (failure == TokenFailure.Unknown)
        {
            guard.Blame(address, id);
        }

        // Whoever knows the secret may know what became of the token.
        return new SignInFailure(SignInStep.Token, failure switch
        {
            TokenFailure.Expired => "The access token has expired. Make a new one.",
            TokenFailure.Revoked => "The access token was revoked. Make a new one.",
            _ => null,
        });
    }

    private static string? Password(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var basic) || basic.Parameter is not { } coded)
        {
            return null;
        }

        var bytes = new byte[coded.Length];
        if (!Convert.TryFromBase64String(coded, bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var at = pair.IndexOf(':', StringComparison.Ordinal);

        // Some clients put a key where the user's name goes.
        return at < 0 ? pair : at + 1 == pair.Length ? pair[..at] : pair[(at + 1)..];
    }
}
