using System.Globalization;

namespace Prism.SampleJira.Http;

/// <summary>The gateway to a Cloud site by its cloud id, and the place where an OAuth client gets its access tokens: <c>/ex/jira/{cloudId}</c> and <c>/oauth/token</c>.</summary>
internal sealed class ApiGateway(SampleJiraOptions options)
{
    public const string CloudId = "6f1d2c1e-4b7a-4f57-9c1b-0c5f2a7e9d10";
    private const string Below = "/ex/jira/" + CloudId;
    private const string AccessPrefix = "access-";
    private int given;

    /// <summary>Whether a request's credential is the access token given last: earlier ones are no longer heard.</summary>
    public bool IsAccepted(HttpContext context) =>
        context.Request.PathBase.StartsWithSegments(Below, StringComparison.Ordinal)
        && context.Request.Headers.Authorization == $"Bearer {AccessPrefix}{Volatile.Read(ref given).ToString(CultureInfo.InvariantCulture)}";

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments(Below, StringComparison.Ordinal, out var rest))
        {
            context.Request.PathBase = Below;
            context.Request.Path = rest;
        }

        if (context.Request.Path != "/oauth/token")
        {
            await next(context);
            return;
        }

        var body = await RequestBody.Read(context);
        if (options.ClientId is null || body?.Text("grant_type") != "client_credentials" || body.Text("client_id") != options.ClientId || body.Text("client_secret") != options.ClientSecret)
        {
            await JiraReply.Error(context, StatusCodes.Status401Unauthorized, "access_denied");
            return;
        }

        var number = Interlocked.Increment(ref given);
        await JiraReply.Json(context, w =>
        {
            w.WriteStartObject();
            w.WriteString("access_token", AccessPrefix + number.ToString(CultureInfo.InvariantCulture));
            w.WriteString("token_type", "Bearer");
            w.WriteNumber("expires_in", 3600);
            w.WriteEndObject();
        });
    }
}
