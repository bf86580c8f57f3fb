namespace Prism.SampleJira;

/// <summary>The two Jira editions, which differ in paths, paging and how they name a user.</summary>
public enum JiraKind
{
    /// <summary>REST v3, token paging, users by <c>accountId</c>.</summary>
    Cloud,

    /// <summary>REST v2, paging by <c>startAt</c> and <c>total</c>, users by <c>name</c> and <c>key</c>.</summary>
    DataCenter,
}
