using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Loading;

/// <summary>
/// What the loaders could not take as it stands, by thing and rule. A finding that no longer holds is taken off the list when its thing is
/// computed again, so that the list does not depend on the order in which things came.
/// </summary>
internal sealed class Findings
{
    public const string HistoryDoesNotEndInPresentState = "HistoryDoesNotEndInPresentState";
    public const string ProjectUnknown = "ProjectUnknown";
    public const string ScopeUnknown = "ScopeUnknown";
    public const string CodeTwice = "CodeTwice";
    public const string ObjectiveUnknown = "ObjectiveUnknown";

    /// <summary>A link, an inserted project or an external task names a plan that is not loaded.</summary>
    public const string OtherPlanMissing = "OtherPlanMissing";

    /// <summary>The other plan is loaded, but no version of it has the task.</summary>
    public const string OtherTaskMissing = "OtherTaskMissing";
    private static readonly string[] Rules = [HistoryDoesNotEndInPresentState, ProjectUnknown, ScopeUnknown, CodeTwice, ObjectiveUnknown, OtherPlanMissing, OtherTaskMissing];

    private readonly HashSet<(string, string, string, string)> known = [];
    private readonly Dictionary<(string System, string Entity, string Id, string Rule), string?> found = [];
    private readonly HashSet<(string System, string Entity, string Id, string Rule)> resolved = [];

    public long Count => found.Count;

    public async Task ReadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Stored<RejectedRow>().Where(row => Rules.Contains(row.Rule)).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            known.Add((row.SourceSystem, row.Entity, row.SourceId, row.Rule));
        }
    }

    /// <summary>Says whether a thing breaks a rule: it is put on the list, or taken off.</summary>
    public void Check(bool isBroken, string sourceSystem, string entity, string sourceId, string rule, string? value)
    {
        var key = (sourceSystem, entity, sourceId, rule);
        if (isBroken)
        {
            found[key] = value is { Length: > 1000 } ? value[..1000] : value;
        }
        else if (known.Contains(key))
        {
            resolved.Add(key);
        }
    }

    public async Task WriteAsync(LoadContext context, CancellationToken cancellationToken)
    {
        foreach (var (system, entity, id, rule) in resolved)
        {
            var command = context.Session.Command(
                "DELETE FROM RejectedRow WHERE SourceSystem = @system AND Entity = @entity AND SourceId = @id AND [Rule] = @rule",
                ("@system", system),
                ("@entity", entity),
                ("@id", id),
                ("@rule", rule));
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        var rows = found.Select(pair => new RejectedRow
        {
            SourceSystem = pair.Key.System,
            Entity = pair.Key.Entity,
            SourceId = pair.Key.Id,
            Rule = pair.Key.Rule,
            Value = pair.Value,
        });
        await context.WriteAsync(rows.ToList(), cancellationToken).ConfigureAwait(false);
    }
}
