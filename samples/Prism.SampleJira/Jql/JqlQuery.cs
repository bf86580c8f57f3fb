namespace Prism.SampleJira.Jql;

internal enum IssueOrder
{
    Id,
    Created,
    Updated,
    Key,
}

/// <summary>The part of JQL that is understood: restrictions joined by AND, and an order.</summary>
internal sealed record JqlQuery
{
    /// <summary>Project keys, upper case; null where the query does not restrict them.</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>Ids or keys; null where the query does not restrict them.</summary>
    public IReadOnlyList<string>? Issues { get; init; }

    /// <summary>Ids or names of issue types; null where the query does not restrict them.</summary>
    public IReadOnlyList<string>? Types { get; init; }

    public long UpdatedFromMs { get; init; } = long.MinValue;

    public long UpdatedBeforeMs { get; init; } = long.MaxValue;

    public long CreatedFromMs { get; init; } = long.MinValue;

    public long CreatedBeforeMs { get; init; } = long.MaxValue;

    public IssueOrder Order { get; init; }

    public bool IsDescending { get; init; }

    public required bool IsBounded { get; init; }

    public bool RestrictsUpdated => UpdatedFromMs != long.MinValue || UpdatedBeforeMs != long.MaxValue;

    public bool Matches(long createdMs, long updatedMs) =>
        createdMs >= CreatedFromMs && createdMs < CreatedBeforeMs && updatedMs >= UpdatedFromMs && updatedMs < UpdatedBeforeMs;
}

/// <summary>A query that Jira would refuse; the message is what it would say.</summary>
internal sealed class JqlException(string message) : Exception(message);
