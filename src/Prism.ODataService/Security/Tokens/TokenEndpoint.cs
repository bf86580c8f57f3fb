using System.Text.Json;
using Prism.ODataService.Querying;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security.Tokens;

/// <summary>
/// <c>/tokens</c>: a person who signed in makes, lists and revokes tokens of their own that see no more than they do; an administrator everybody's. JSON in
/// the body only, which no other site's form can send.
/// </summary>
public sealed class TokenEndpoint(AccessTokens tokens, TimeProvider time)
{
    /// <summary>Most tokens of a person that hold at the same time: each process keeps all of them in memory.</summary>
    public const int MostOfPerson = 50;

    private const int MostBytes = 16 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tokens", context => AnswerAsync(context, ListAsync));
        app.MapPost("/tokens", context => AnswerAsync(context, CreateAsync));
        app.MapDelete("/tokens/{id}", context => AnswerAsync(context, RevokeAsync));
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, Caller, Task> answer)
    {
        try
        {
            var caller = Caller.Of(context);

            // A browser sends a sign-in's cookie by itself, and says which page asked.
            var request = context.Request;
            if (!HttpMethods.IsGet(request.Method) && request.Headers.Origin is { Count: > 0 } origin && origin != $"{request.Scheme}://{request.Host}")
            {
                throw new FeedException(403, "Forbidden", "Tokens are not made or revoked by the pages of another site.");
            }

            if (caller.Kind is CallerKind.Anonymous || (caller.Kind is CallerKind.Token or CallerKind.Application && !caller.Rights.Administrator))
            {
                throw new FeedException(403, "Forbidden", "Tokens are made by a person who signed in, or by an administrator.");
            }

            context.Response.Headers.CacheControl = "no-store";
            await answer(context, caller).ConfigureAwait(false);
        }
        catch (FeedException failure)
        {
            await ErrorBody.WriteAsync(context, failure).ConfigureAwait(false);
        }
    }

    private async Task ListAsync(HttpContext context, Caller caller)
    {
        var all = await tokens.ListAsync(context.RequestAborted).ConfigureAwait(false);
        await context.Response.WriteAsJsonAsync(all.Where(t => caller.Rights.Administrator || t.Owner == caller.Id).Select(Describe), Json, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task CreateAsync(HttpContext context, Caller caller)
    {
        var asked = await ReadAsync(context.Request).ConfigureAwait(false);
        var rights = asked.Rights?.ToRights() ?? caller.Rights with { Administrator = false };
        var owner = asked.Owner ?? caller.Id;
        if (!caller.Rights.Administrator && (owner != caller.Id || !caller.Rights.Covers(rights)))
        {
            throw new FeedException(403, "Forbidden", "A token of your own sees no more than you do; only an administrator makes others.");
        }

        if (!caller.Rights.Administrator)
        {
            var now = time.GetUtcNow();
            var mine = await tokens.ListAsync(context.RequestAborted).ConfigureAwait(false);
            if (mine.Count(t => t.Owner == caller.Id && t.RevokedAtUtc is null && t.ExpiresAtUtc > now) >= MostOfPerson)
            {
                throw new FeedException(409, "TooManyTokens", $"You have {MostOfPerson} tokens that hold. Revoke one first.");
            }
        }

        try
        {
            var (token, text) = await tokens.CreateAsync(caller.Id, asked.Name, owner, rights, asked.Days, context.RequestAborted).ConfigureAwait(false);
            context.Response.StatusCode = StatusCodes.Status201Created;
            await context.Response.WriteAsJsonAsync(new { token = text, details = Describe(token) }, Json, context.RequestAborted).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            throw FeedException.Malformed("token", e.Message);
        }
    }

    private async Task RevokeAsync(HttpContext context, Caller caller)
    {
        var id = context.Request.RouteValues["id"] as string ?? "";
        var token = (await tokens.ListAsync(context.RequestAborted).ConfigureAwait(false)).FirstOrDefault(t => t.TokenId == id);

        // Somebody else's token is as unknown as none.
        if (token is null || (token.Owner != caller.Id && !caller.Rights.Administrator))
        {
            throw FeedException.NotFound("There is no such token.");
        }

        await tokens.RevokeAsync(caller.Id, id, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<TokenRequest> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            throw FeedException.TooLarge;
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true || request.ContentLength is null)
        {
            throw new FeedException(415, "UnsupportedMediaType", "Send a small application/json body: { \"name\": \"...\", \"days\": 90 }.");
        }

        try
        {
            return await request.ReadFromJsonAsync<TokenRequest>(Json, request.HttpContext.RequestAborted).ConfigureAwait(false)
                ?? throw FeedException.Malformed("token", "The body is empty.");
        }
        catch (JsonException e)
        {
            throw FeedException.Malformed("token", $"The body cannot be understood at {e.Path}. It takes name, days, and optionally owner and rights.");
        }
    }

    private static object Describe(AccessToken token) => new
    {
        id = token.TokenId, name = token.Name, owner = token.Owner, sees = AccessTokens.RightsOf(token).ToString(), createdAtUtc = token.CreatedAtUtc,
        expiresAtUtc = token.ExpiresAtUtc, lastUsedAtUtc = token.LastUsedAtUtc, revokedAtUtc = token.RevokedAtUtc,
    };

    private sealed record TokenRequest
    {
        public required string Name { get; init; }
        public int Days { get; init; } = 90;
        public string? Owner { get; init; }
        public RightOptions? Rights { get; init; }
    }
}
