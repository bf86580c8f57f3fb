using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>The parents and epics of a page of issues, found in staging, since their own dimension rows may not be ready.</summary>
internal sealed class IssueRelatives
{
    /// <summary>Sub-task, story, epic and one more level above.</summary>
    private const int Levels = 4;

    private readonly Dictionary<(string, string), Node> byId = [];
    private readonly Dictionary<(string, string), Node> byKey = [];
    private Dictionary<(string, string), int> keys = [];

    private IssueRelatives()
    {
    }

    public static async Task<IssueRelatives> ReadAsync(LoadContext context, List<StagedIssue> page, CancellationToken cancellationToken)
    {
        var relatives = new IssueRelatives();
        var level = page.ConvertAll(issue => new Node(issue.SourceSystem, issue.SourceId, issue.IssueKey, issue.TypeClass, issue.ParentId, issue.ParentKey));
        for (var i = 0; i < Levels && level.Count > 0; i++)
        {
            level = await relatives.ParentsAsync(context, level, cancellationToken).ConfigureAwait(false);
        }

        relatives.keys = await IssueKeys.ReadAsync(
            context, relatives.byId.Values.Select(node => (node.SourceSystem, node.SourceId)), cancellationToken).ConfigureAwait(false);
        return relatives;
    }

    public DimIssue Dimension(StagedIssue issue, int issueSk) => new()
    {
        IssueSk = issueSk,
        SourceSystem = issue.SourceSystem,
        SourceId = issue.SourceId,
        IssueKey = issue.IssueKey,
        Summary = issue.Summary,
        IssueType = issue.IssueType,
        TypeClass = issue.TypeClass,
        Priority = issue.Priority,
        Resolution = issue.Resolution,
        ParentIssueSk = HasParent(issue.ParentId, issue.ParentKey)
            ? Sk(Parent(issue.SourceSystem, issue.ParentId, issue.ParentKey))
            : Member.NotApplicable,
        EpicIssueSk = EpicSk(issue),
        Labels = IssuePartRows.Joined(StagedParts.Labels(issue)),
        Team = issue.Team,
        FieldCount = StagedFields.Read(issue.FieldsJson).Count,
        IsDeleted = issue.IsDeleted,
        DeletedAtUtc = issue.DeletedAtUtc,
        DeleteReason = issue.DeleteReason,
    };

    private int EpicSk(StagedIssue issue)
    {
        if (issue.TypeClass == TypeClass.Epic)
        {
            return Member.NotApplicable;
        }

        var (parentId, parentKey) = (issue.ParentId, issue.ParentKey);
        for (var i = 0; i < Levels && HasParent(parentId, parentKey); i++)
        {
            if (Parent(issue.SourceSystem, parentId, parentKey) is not { } parent)
            {
                return Member.Unknown;
            }

            if (parent.TypeClass == TypeClass.Epic)
            {
                return Sk(parent);
            }

            (parentId, parentKey) = (parent.ParentId, parent.ParentKey);
        }

        return Member.NotApplicable;
    }

    private static bool HasParent(string? id, string? key) => id is not null || key is not null;

    private Node? Parent(string system, string? id, string? key) =>
        (id is not null ? byId.GetValueOrDefault((system, id)) : null) ?? (key is not null ? byKey.GetValueOrDefault((system, key)) : null);

    private int Sk(Node? node) => node is null ? Member.Unknown : keys.GetValueOrDefault((node.SourceSystem, node.SourceId), Member.Unknown);

    /// <summary>Reads the parents of some nodes that are not read yet; those that are no epics may have parents themselves.</summary>
    private async Task<List<Node>> ParentsAsync(LoadContext context, List<Node> level, CancellationToken cancellationToken)
    {
        List<Node> found = [];
        foreach (var group in level.GroupBy(node => node.SourceSystem))
        {
            var ids = group.Select(node => node.ParentId).OfType<string>().Where(id => !byId.ContainsKey((group.Key, id))).Distinct(StringComparer.Ordinal);
            foreach (var some in ids.Chunk(StagedPages.IdsPerQuery))
            {
                found.AddRange(await NodesAsync(
                    context.Staged<StagedIssue>().Where(row => row.SourceSystem == group.Key && some.Contains(row.SourceId)), cancellationToken).ConfigureAwait(false));
            }

            var keysOnly = group.Where(node => node.ParentId is null).Select(node => node.ParentKey).OfType<string>()
                .Where(key => !byKey.ContainsKey((group.Key, key))).Distinct(StringComparer.Ordinal);
            foreach (var some in keysOnly.Chunk(StagedPages.IdsPerQuery))
            {
                found.AddRange(await NodesAsync(
                    context.Staged<StagedIssue>().Where(row => row.SourceSystem == group.Key && some.Contains(row.IssueKey)), cancellationToken).ConfigureAwait(false));
            }
        }

        foreach (var node in found.OrderBy(node => node.SourceId, StringComparer.Ordinal))
        {
            byId.TryAdd((node.SourceSystem, node.SourceId), node);
            byKey.TryAdd((node.SourceSystem, node.IssueKey), node);
        }

        return found.FindAll(node => node.TypeClass != TypeClass.Epic && HasParent(node.ParentId, node.ParentKey));
    }

    private static async Task<List<Node>> NodesAsync(IQueryable<StagedIssue> rows, CancellationToken cancellationToken) =>
        await rows.Select(row => new Node(row.SourceSystem, row.SourceId, row.IssueKey, row.TypeClass, row.ParentId, row.ParentKey))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private sealed record Node(string SourceSystem, string SourceId, string IssueKey, string TypeClass, string? ParentId, string? ParentKey);
}
