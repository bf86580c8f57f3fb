using System.Text.Json;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// What issues are divided by and linked to: labels, components, releases (Jira calls them versions), links. A project's own lists tell of components and
/// releases too: they are renamed, released and archived without any issue being changed.
/// </summary>
public sealed class JiraParts(string sourceSystem)
{
    private const int LongestName = 255;

    private readonly Dictionary<string, long> components = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> releases = new(StringComparer.Ordinal);
    private long listedIn;

    /// <summary>Stages a component and gives its id; null where it has none. What was read in the same load or a later one before stays.</summary>
    /// <param name="component">As an issue or a project's list gives it.</param>
    /// <param name="containerId">The project.</param>
    /// <param name="batch">Takes the row.</param>
    /// <param name="readIn">The load that read it, where payloads of several are staged.</param>
    public string? StageComponent(JsonElement component, string containerId, StagedBatch batch, long readIn = 0)
    {
        if (component.Text("id") is not { } id)
        {
            return null;
        }

        if (IsNewer(components, id, readIn))
        {
            Replace(batch, new StagedComponent { SourceSystem = sourceSystem, SourceId = id, ContainerId = containerId, Name = Name(component, id) });
        }

        return id;
    }

    /// <inheritdoc cref="StageComponent"/>
    public string? StageRelease(JsonElement version, string containerId, StagedBatch batch, long readIn = 0)
    {
        if (version.Text("id") is not { } id)
        {
            return null;
        }

        if (IsNewer(releases, id, readIn))
        {
            Replace(batch, new StagedRelease
            {
                SourceSystem = sourceSystem,
                SourceId = id,
                ContainerId = containerId,
                Name = Name(version, id),
                IsReleased = version.Flag("released"),
                IsArchived = version.Flag("archived"),
                ReleaseOn = JiraTimestamp.Date(version.Text("releaseDate")),
            });
        }

        return id;
    }

    /// <summary>Stages a project's own lists, of its components and of its releases.</summary>
    public void StageLists(JsonElement project, string containerId, StagedBatch batch, long readIn = 0)
    {
        listedIn = Math.Max(listedIn, readIn);
        foreach (var component in project.Items("components"))
        {
            StageComponent(component, containerId, batch, readIn);
        }

        foreach (var version in project.Items("versions"))
        {
            StageRelease(version, containerId, batch, readIn);
        }
    }

    /// <summary>An issue's labels, in alphabetical order, each once.</summary>
    public static IReadOnlyList<string> Labels(JsonElement values) =>
    [
        .. values.Items("labels").Where(label => label.ValueKind == JsonValueKind.String).Select(label => JiraJson.Cut(label.GetString(), LongestName)!)
            .Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>An issue's links. Each names one other issue, the inward or the outward one; one that names none shows an issue that this account may not see.</summary>
    public static IReadOnlyList<StagedLink> Links(JsonElement values)
    {
        var links = new List<StagedLink>();
        foreach (var link in values.Items("issuelinks"))
        {
            var direction = link.Object("outwardIssue") is not null ? LinkDirection.Outward : LinkDirection.Inward;
            if ((link.Object("outwardIssue") ?? link.Object("inwardIssue")) is not { } other || other.Text("id") is not { } issueId || link.Text("id") is not { } id)
            {
                continue;
            }

            var type = link.Object("type");
            links.Add(new StagedLink(
                id,
                JiraJson.Cut(type.Text("name"), LongestName) ?? "",
                direction,
                JiraJson.Cut(type.Text(direction == LinkDirection.Outward ? "outward" : "inward"), LongestName),
                issueId,
                other.Text("key")));
        }

        return links;
    }

    /// <summary>What an older payload names and a later list does not is gone: it stays as it is staged.</summary>
    private bool IsNewer(Dictionary<string, long> read, string id, long readIn)
    {
        if (readIn < listedIn || (read.TryGetValue(id, out var before) && before >= readIn))
        {
            return false;
        }

        read[id] = readIn;
        return true;
    }

    private static void Replace<T>(StagedBatch batch, T row)
        where T : StagedRow
    {
        if (batch.Rows.TryGetValue(typeof(T), out var rows))
        {
            rows.RemoveAll(other => other.SourceId == row.SourceId);
        }

        batch.Add(row);
    }

    private static string Name(JsonElement part, string id) => JiraJson.Cut(part.Text("name"), LongestName) ?? id;
}
