using System.Text.Json;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// What the settings and the boards' columns say of a status: work, waiting or blocked. The settings go first. A column speaks by its name
/// (<see cref="FlowWords"/>, and besides <c>backlog</c> and <c>to do</c> wait, <c>progress</c>, <c>doing</c> and <c>development</c> are work); boards that
/// disagree say nothing, and a column of work does not overrule a status whose own name says that it waits or is blocked.
/// </summary>
/// <param name="map">From a status's name or id to one of <see cref="FlowState"/>.</param>
public sealed class JiraFlowStates(IDictionary<string, string> map)
{
    private static readonly string[] Work = ["progress", "doing", "development"];
    private static readonly string[] Queue = ["backlog", "todo"];
    private readonly Dictionary<string, HashSet<string>> byColumns = new(StringComparer.Ordinal);

    /// <summary>Hears a board: its configuration as the site gives it.</summary>
    public void Hear(JsonElement configuration)
    {
        foreach (var column in configuration.Object("columnConfig")?.Items("columns") ?? default)
        {
            if (column.Text("name") is not { } name || OfColumn(name) is not { } state)
            {
                continue;
            }

            foreach (var id in column.Items("statuses").Select(status => status.Text("id")).OfType<string>())
            {
                if (!byColumns.TryGetValue(id, out var said))
                {
                    byColumns[id] = said = new(StringComparer.Ordinal);
                }

                said.Add(state);
            }
        }
    }

    /// <summary>One of <see cref="FlowState"/>; null where neither says anything.</summary>
    public string? Of(string id, string name, string category) =>
        Mapped(id) ?? Mapped(name) ?? (category != StatusCategory.Done && byColumns.TryGetValue(id, out var said) && said.Count == 1 && said.Single() is var state
            && (state != FlowState.Active || FlowWords.Say(name) is null) ? state : null);

    /// <summary>Entries of the settings that none of these statuses is called or has as its id.</summary>
    public IReadOnlyList<string> Unknown(IEnumerable<StagedStatus> statuses)
    {
        var known = statuses.SelectMany(status => new[] { status.SourceId, status.Name }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. map.Keys.Where(key => !known.Contains(key.Trim())).Order(StringComparer.Ordinal)];
    }

    private string? Mapped(string key) => map.FirstOrDefault(entry => string.Equals(entry.Key.Trim(), key, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? OfColumn(string name)
    {
        var words = FlowWords.Of(name);
        return FlowWords.Say(name)
            ?? (FlowWords.HasAny(words, Queue) || name.Trim().Equals("to do", StringComparison.OrdinalIgnoreCase) ? FlowState.Waiting : FlowWords.HasAny(words, Work) ? FlowState.Active : null);
    }
}
