using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira;

/// <summary>An issue that staging holds, tombstones left out.</summary>
/// <param name="IssueId">Its <see cref="StagedRow.SourceId"/>.</param>
/// <param name="ContainerId">Its <see cref="StagedIssue.ContainerId"/>.</param>
public readonly record struct KnownIssue(string IssueId, string ContainerId)
{
    private const int PageSize = 10_000;

    /// <summary>The issues that staging holds of a site, by id in code-point order: what a reconciliation compares the site's ids with.</summary>
    public static async IAsyncEnumerable<KnownIssue> HeldAsync(StagingArea staging, string sourceSystem, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staging);
        var context = staging.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            var after = "";
            List<KnownIssue> page;
            do
            {
                page = await context.Issues
                    .Where(issue => issue.SourceSystem == sourceSystem && !issue.IsDeleted && issue.SourceId.CompareTo(after) > 0)
                    .OrderBy(issue => issue.SourceId)
                    .Take(PageSize)
                    .Select(issue => new KnownIssue(issue.SourceId, issue.ContainerId))
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
