using Prism.ODataService.Querying;

namespace Prism.ODataService.Security;

/// <summary>How a caller came to be known.</summary>
public enum CallerKind
{
    /// <summary>Nobody signed in, and a setting lets everyone read.</summary>
    Anonymous,

    /// <summary>A person with a token of Microsoft Entra ID, or signed in by the browser.</summary>
    User,

    /// <summary>A program with a token of its own of Microsoft Entra ID.</summary>
    Application,

    /// <summary>Whoever holds a personal access token.</summary>
    Token,
}

/// <summary>Who asks, and what they may see. Found once a request; the parts of a batch have the batch's.</summary>
/// <param name="Kind">How the caller came to be known.</param>
/// <param name="Id">Stays the same over requests: the directory's object id, or the token's id. Never a name.</param>
/// <param name="Rights">What the caller may see.</param>
public sealed record Caller(CallerKind Kind, string Id, Rights Rights)
{
    /// <summary>When a personal access token ends; null for every other caller.</summary>
    public DateTimeOffset? TokenExpiresAtUtc { get; init; }

    /// <summary>The request's caller.</summary>
    /// <exception cref="FeedException">401: nobody has found out who calls; whoever is unknown sees nothing.</exception>
    public static Caller Of(HttpContext context) =>
        context.Features.Get<Caller>() ?? throw new FeedException(401, "Unauthorized", "Sign in to read this.");
}
