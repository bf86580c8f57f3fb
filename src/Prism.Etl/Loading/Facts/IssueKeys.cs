using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>Surrogate keys of some issues, by their sources' ids.</summary>
internal static class IssueKeys
{
    public static async Task<Dictionary<(string, string), int>> ReadAsync(
        LoadContext context, IEnumerable<(string SourceSystem, string SourceId)> issues, CancellationToken cancellationToken)
    {
        var result = new Dictionary<(string, string), int>();
        foreach (var group in issues.GroupBy(issue => issue.SourceSystem, issue => issue.SourceId))
        {
            foreach (var ids in group.Distinct(StringComparer.Ordinal).Chunk(StagedPages.IdsPerQuery))
            {
                foreach (var row in await context.Stored<DimIssue>()
                    .Where(row => row.SourceSystem == group.Key && ids.Contains(row.SourceId))
                    .Select(row => new { row.SourceId, row.IssueSk }).ToListAsync(cancellationToken).ConfigureAwait(false))
                {
                    result[(group.Key, row.SourceId)] = row.IssueSk;
                }
            }
        }

        return result;
    }
}
