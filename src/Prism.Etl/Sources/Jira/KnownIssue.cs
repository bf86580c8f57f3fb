using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira;

/// <summary>Reads the issues that staging holds of a source, tombstones left out.</summary>
/// <param name="sourceSystem">The source.</param>
/// <param name="among">Only these ids, at most 1,000; null for all.</param>
/// <param name="cancellationToken">Stops between two reads.</param>
/// <returns>By id in code-point order.</returns>
public delegate IAsyncEnumerable<KnownIssue> KnownIssueReader(string sourceSystem, IReadOnlyCollection<string>? among, CancellationToken cancellationToken);

/// <summary>An issue that staging holds, tombstones left out.</summary>
/// <param name="IssueId">Its <see cref="StagedRow.SourceId"/>.</param>
/// <param name="ContainerId">Its <see cref="StagedIssue.ContainerId"/>.</param>
/// <param name="IssueKey">Its <see cref="StagedIssue.IssueKey"/>.</param>
public readonly record struct KnownIssue(string IssueId, string ContainerId, string IssueKey)
{
    private const int PageSize = 10_000;

    /// <summary>How <see cref="KnownIssueReader"/> reads a staging area.</summary>
    public static KnownIssueReader In(StagingArea staging)
    {
        ArgumentNullException.ThrowIfNull(staging);
        return (sourceSystem, among, token) => HeldAsync(staging, sourceSystem, among, token);
    }

    private static async IAsyncEnumerable<KnownIssue> HeldAsync(
        StagingArea staging, string sourceSystem, IReadOnlyCollection<string>? among, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = staging.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            var after = "";
            List<KnownIssue> page;
            do
            {
                var issues = context.Issues.Where(issue => issue.SourceSystem == sourceSystem && !issue.IsDeleted && issue.SourceId.CompareTo(after) > 0);
                issues = among is null ? issues : issues.Where(issue => among.Contains(issue.SourceId));
                page = await issues
                    .OrderBy(issue => issue.SourceId)
                    .Take(PageSize)
                    .Select(issue => new KnownIssue(issue.SourceId, issue.ContainerId, issue.IssueKey))
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                foreach (var issue in page)
                {
                    yield return issue;
                }

                after = page.Count > 0 ? page[^1].IssueId : after;
            }
            while (page.Count == PageSize);
        }
    }
}
