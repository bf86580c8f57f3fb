using System.Text;

namespace Prism.SampleJira.Http;

/// <summary>Lets a request pass that is signed in: with the expected credential where the options name one, else with any.</summary>
internal sealed class CredentialCheck(SampleJiraOptions options, JiraKind kind, ApiGateway gateway)
{
    private readonly string[] accepted = options.Token is null
        ? []
        : [$"Bearer {options.Token}", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Email}:{options.Token}"))}"];

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers.Authorization.ToString();
        var isOpen = context.Request.Path.StartsWithSegments("/_edge", StringComparison.Ordinal) || context.Request.Path.Value?.EndsWith("/serverInfo", StringComparison.Ordinal) == true;
        var isKnown = options.ClientId is not null ? gateway.IsAccepted(context) : accepted.Length == 0 || accepted.Contains(given, StringComparer.Ordinal);
        if (isOpen || (given.Length > 0 && isKnown))
        {
            await next(context);
            return;
        }

        if (given.Length > 0)
        {
            context.Response.Headers["X-Seraph-LoginReason"] = "AUTHENTICATED_FAILED";
        }

        context.Response.Headers.WWWAuthenticate = kind == JiraKind.Cloud ? "OAuth realm=\"northquay.example\"" : "Basic realm=\"protected-area\"";
        await JiraReply.Json(
            context,
            w =>
            {
                w.WriteStartObject();
                w.WriteString("message", "Client must be authenticated to access this resource.");
                w.WriteNumber("status-code", 401);
                w.WriteEndObject();
            },
            StatusCodes.Status401Unauthorized);
    }
}
