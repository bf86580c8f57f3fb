using System.Text.Json;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Statuses, told apart by id: names are renamed, translated, and not unique.</summary>
/// <param name="sourceSystem">The connection's name.</param>
/// <param name="fromHistory">Ids that earlier runs found in a changelog alone.</param>
/// <param name="flowStates">What settings and boards say of them.</param>
public sealed class JiraStatuses(string sourceSystem, IEnumerable<string> fromHistory, JiraFlowStates flowStates)
{
    private readonly HashSet<string> staged = new(StringComparer.Ordinal);
    private readonly SortedSet<string> onlyInHistory = new(fromHistory, StringComparer.Ordinal);

    /// <summary>
    /// Ids found in changelogs alone. They are staged once and remembered: their name is the one the history read first showed, and another
    /// history may show another.
    /// </summary>
    public IReadOnlyCollection<string> OnlyInHistory => onlyInHistory;

    /// <summary>Stages a status as the site's list or an issue gives it.</summary>
    public string? Stage(JsonElement status, StagedBatch batch)
    {
        if (status.Text("id") is not { } id)
        {
            return null;
        }

        if (staged.Add(id))
        {
            batch.Add(Row(id, status.Text("name") ?? id, Category(status.Object("statusCategory").Text("key"))));
        }

        return id;
    }

    /// <summary>Stages the statuses of an issue's history that the site no longer has: deleted ones.</summary>
    public void StageHistory(IReadOnlyList<StagedChange> changes, StagedBatch batch)
    {
        foreach (var change in changes)
        {
            if (change.Field == TrackedField.Status)
            {
                StageOld(change.From, change.FromText, batch);
                StageOld(change.To, change.ToText, batch);
            }
        }
    }

    private void StageOld(string? id, string? name, StagedBatch batch)
    {
        if (id is not null && !staged.Contains(id) && onlyInHistory.Add(id))
        {
            batch.Add(Row(id, name ?? id, StatusCategory.Undefined));
        }
    }

    private StagedStatus Row(string id, string name, string category) =>
        new() { SourceSystem = sourceSystem, SourceId = id, Name = name, StatusCategory = category, FlowState = flowStates.Of(id, name, category) };

    private static string Category(string? key) => key switch
    {
        "new" => StatusCategory.ToDo,
        "indeterminate" => StatusCategory.InProgress,
        "done" => StatusCategory.Done,
        _ => StatusCategory.Undefined,
    };
}
