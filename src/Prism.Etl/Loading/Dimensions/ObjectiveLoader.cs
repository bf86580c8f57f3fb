using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>DimObjective and BridgeProjectObjective.</summary>
internal static class ObjectiveLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimObjective>().Where(row => row.ObjectiveSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<string>(
            stored.Select(row => KeyValuePair.Create(row.ObjectiveCode, row.ObjectiveSk)), comparer: StringComparer.OrdinalIgnoreCase);
        var rows = new Dictionary<int, DimObjective>();
        foreach (var objective in (await context.AllAsync<StagedObjective>(cancellationToken).ConfigureAwait(false)).OrderBy(row => row.SourceId, StringComparer.Ordinal))
        {
            var sk = keys.Of(objective.SourceId);
            rows.TryAdd(sk, new DimObjective
            {
                ObjectiveSk = sk,
                ObjectiveCode = objective.SourceId,
                ObjectiveName = objective.Name,
                Perspective = objective.Perspective,
                Owner = objective.Owner,
                StartValue = objective.StartValue,
                TargetValue = objective.TargetValue,
                Unit = objective.Unit,
                DueDateSk = context.Dates.Of(objective.DueOn),
                IsDeleted = objective.IsDeleted,
                DeletedAtUtc = objective.DeletedAtUtc,
                DeleteReason = objective.DeleteReason,
            });
        }

        await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        await LinkAsync(context, rows.Values.ToDictionary(row => row.ObjectiveCode, row => row.ObjectiveSk, StringComparer.OrdinalIgnoreCase), cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task LinkAsync(LoadContext context, Dictionary<string, int> objectives, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<BridgeProjectObjective>().Where(row => row.ProjectObjectiveSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(int, int)>(stored.Select(row => KeyValuePair.Create((row.ProjectId, row.ObjectiveSk), row.ProjectObjectiveSk)));
        var rows = new Dictionary<int, BridgeProjectObjective>();

        // Rows that live come last: they win over the tombstone of the same link under another id.
        foreach (var link in (await context.AllAsync<StagedProjectObjective>(cancellationToken).ConfigureAwait(false)).OrderBy(link => !link.IsDeleted))
        {
            var projectId = context.Projects.IdOfCode(link.ProjectCode);
            var isObjective = objectives.TryGetValue(link.ObjectiveCode, out var objectiveSk);
            context.Findings.Check(projectId < 0 && !link.IsDeleted, link.SourceSystem, "ProjectObjective", link.SourceId, Findings.ProjectUnknown, link.ProjectCode);
            context.Findings.Check(!isObjective && !link.IsDeleted, link.SourceSystem, "ProjectObjective", link.SourceId, Findings.ObjectiveUnknown, link.ObjectiveCode);
            if (projectId < 0 || !isObjective)
            {
                continue;
            }

            var sk = keys.Of((projectId, objectiveSk));
            rows[sk] = new BridgeProjectObjective
            {
                ProjectObjectiveSk = sk,
                ProjectId = projectId,
                ObjectiveSk = objectiveSk,
                Weight = link.Weight,
                IsDeleted = link.IsDeleted,
                DeletedAtUtc = link.DeletedAtUtc,
                DeleteReason = link.DeleteReason,
            };
        }

        await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
    }
}
