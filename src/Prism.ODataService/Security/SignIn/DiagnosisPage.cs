using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;

namespace Prism.ODataService.Security.SignIn;

/// <summary>
/// <c>/diagnosis</c>: takes the credentials of its own request through every step of a sign-in and says which one is wrong. Somebody without a token that the
/// directory signed learns the name of the step and nothing of the settings.
/// </summary>
public sealed class DiagnosisPage(CallerFinder finder, IOptions<SecurityOptions> options)
{
    private static readonly (SignInStep Step, string Words)[] Steps =
    [
        (SignInStep.Credentials, "Credentials were sent"), (SignInStep.Form, "They have a form the service reads"), (SignInStep.Tries, "Not too many wrong tries before"),
        (SignInStep.Directory, "The directory's keys can be read"), (SignInStep.Token, "A personal access token is known and holds"), (SignInStep.Signature, "The signature is the directory's"),
        (SignInStep.Issuer, "Issued by this service's directory"), (SignInStep.Audience, "Issued for this service"), (SignInStep.Clock, "Valid now"),
        (SignInStep.Scope, "Has the scope"), (SignInStep.Role, "A role or group gives a right"),
    ];

    public async Task WriteAsync(HttpContext context)
    {
        var (caller, failure) = await finder.FindAsync(context).ConfigureAwait(false);
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign-in, step by step</title></head><body><main><h1>Sign-in, step by step</h1>");
        if (caller is not null)
        {
            html.Append("<p>You are signed in (").Append(caller.Kind).Append(") and see: ").Append(Html(caller.Rights.ToString())).Append(".</p>");
        }
        else
        {
            html.Append("<ol>");
            foreach (var (step, words) in Steps)
            {
                var isWrong = step == failure!.Step;
                html.Append("<li>").Append(words).Append(isWrong ? ": <strong>no</strong>" : ": yes or not reached").Append("</li>");
                if (isWrong)
                {
                    break;
                }
            }

            html.Append("</ol>");
            if (failure!.Detail is { } detail)
            {
                html.Append("<p>").Append(Html(detail)).Append("</p>");
            }

            html.Append("<p>").Append(Advice(failure.Step)).Append("</p>");
        }

        context.Response.ContentType = "text/html;charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(html.Append("</main></body></html>").ToString(), context.RequestAborted).ConfigureAwait(false);
    }

    private string Advice(SignInStep step) => step switch
    {
        SignInStep.Credentials => options.Value.Entra.IsConfigured
            ? "Ask for this page with the header Authorization: Bearer and your token, or open the start page to sign in by browser."
            : "Ask for this page with the header Authorization: Bearer and your personal access token.",
        SignInStep.Signature or SignInStep.Issuer => "Sign in with an account of the organisation that runs this service.",
        SignInStep.Audience => "In Power BI the address must have the scheme and host of the Application ID URI.",
        SignInStep.Clock => "Sign in again; when that does not help, compare the clocks.",
        SignInStep.Scope or SignInStep.Role => "Ask the administrator of this service for a role.",
        SignInStep.Token => "Check that the whole token was copied, or make a new one.",
        SignInStep.Directory => "The service cannot reach the directory; its log says why.",
        SignInStep.Tries => "Wait a minute.",
        _ => "Send the header as Authorization: Bearer and the token.",
    };

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}
