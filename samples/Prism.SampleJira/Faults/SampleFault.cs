namespace Prism.SampleJira.Faults;

/// <summary>A way in which the sample site fails, and on which requests.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record SampleFault(SampleFaultKind Kind)
{
    /// <value>How the path of the requests it concerns ends, such as <c>/search/jql</c>; null concerns every request.</value>
    public string? Path { get; init; }

    /// <value>How many of those requests are answered well first.</value>
    public int After { get; init; }

    /// <value>How many of those requests it then spoils.</value>
    public int Times { get; init; } = 1;

    /// <value>Headers of a refusal, such as <c>Retry-After</c>.</value>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <value>How far ahead the site's clock is of the times it writes; below zero where it is behind. For <see cref="SampleFaultKind.ClockSkew"/>.</value>
    public TimeSpan Skew { get; init; }
}

/// <summary>What can go wrong between a site and who reads it.</summary>
public enum SampleFaultKind
{
    /// <summary>429, with the headers given.</summary>
    TooManyRequests,

    /// <summary>500 with Jira's error collection.</summary>
    ServerError,

    /// <summary>The connection stays open and nothing comes.</summary>
    NoAnswer,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutBody,

    /// <summary>The connection breaks in the middle of a body that is sent in chunks.</summary>
    CutChunks,

    /// <summary>Half of the body, and the answer ends as if it were whole.</summary>
    TruncatedBody,

    /// <summary>Half of the compressed body, and the answer ends as if it were whole.</summary>
    TruncatedCompression,

    /// <summary>A compressed body with wrong bytes in its middle.</summary>
    DamagedCompression,

    /// <summary>A proxy's sentence instead of JSON, as 200.</summary>
    NotJson,

    /// <summary>401: the token has expired.</summary>
    ExpiredToken,

    /// <summary>400 to a request that carries a page token; others are answered.</summary>
    ExpiredPageToken,

    /// <summary>The answer's page token is the one that the request gave.</summary>
    RepeatedPageToken,

    /// <summary>The site goes on by a round of changes once the request is answered: issues are edited, added and one is deleted.</summary>
    SiteChanges,

    /// <summary><c>serverInfo</c> and the header <c>Date</c> tell another time.</summary>
    ClockSkew,

    /// <summary>The first issue of the page has no date in <c>created</c>.</summary>
    MalformedIssue,
}
