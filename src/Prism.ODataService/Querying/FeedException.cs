namespace Prism.ODataService.Querying;

/// <summary>A request that is answered with an OData error: what is wrong, in which part, and what would work.</summary>
public sealed class FeedException(int status, string code, string message, string? target = null, IReadOnlyList<string>? instead = null) : Exception(message)
{
    public int Status { get; } = status;
    public string Code { get; } = code;

    /// <summary>The part of the request, e.g. <c>$filter</c>.</summary>
    public string? Target { get; } = target;

    /// <summary>Addresses below the feed's root that give what was asked for, or together do; empty where none is known.</summary>
    public IReadOnlyList<string> Instead { get; } = instead ?? [];

    public static FeedException Malformed(string target, string message) => new(400, "BadRequest", message, target);

    /// <summary>The server refused to read a body of this size.</summary>
    public static FeedException TooLarge => new(413, "ContentTooLarge", "The body is longer than the service reads.");

    /// <summary>What the server says of a body that it did not read to its end.</summary>
    public static FeedException Of(BadHttpRequestException refusal) => refusal.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : Malformed("body", "The body cannot be read.");

    public static FeedException NotFound(string message) => new(404, "NotFound", message);

    public static FeedException Unsupported(string target, string message, params ReadOnlySpan<string> instead) => new(501, "NotImplemented", message, target, instead.ToArray());

    /// <summary>A query that was stopped.</summary>
    public static FeedException Late(int seconds) =>
        new(503, "QueryTimeout", $"The query took longer than {seconds} seconds. Ask for less: a $filter, fewer columns by $select, or $apply.", "query");

    public static FeedException Unavailable(string message) => new(503, "ServiceUnavailable", message);
}
