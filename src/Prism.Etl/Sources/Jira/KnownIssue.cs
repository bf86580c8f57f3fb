namespace Prism.Etl.Sources.Jira;

/// <summary>An issue that staging holds, tombstones left out.</summary>
/// <param name="IssueId">Its <see cref="Staging.StagedRow.SourceId"/>.</param>
/// <param name="ContainerId">Its <see cref="Staging.StagedIssue.ContainerId"/>.</param>
public readonly record struct KnownIssue(string IssueId, string ContainerId);
