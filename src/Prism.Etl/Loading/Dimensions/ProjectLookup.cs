using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>Projects by code and by source container, and the version of a project in force at an instant.</summary>
internal sealed class ProjectLookup
{
    private readonly Dictionary<int, List<DimProject>> versions;
    private readonly Dictionary<int, int> projectIds;
    private readonly Dictionary<(string, string), int> byContainer;
    private readonly Dictionary<string, int> byCode;

    /// <param name="rows">All versions of all projects.</param>
    /// <param name="containers">All containers.</param>
    /// <param name="registered">Registered projects by code.</param>
    public ProjectLookup(IEnumerable<DimProject> rows, IEnumerable<ProjectSource> containers, IReadOnlyDictionary<string, int> registered)
    {
        versions = rows
            .Where(row => row.ProjectSk > 0)
            .GroupBy(row => row.ProjectId)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.ValidFromUtc).ToList());
        projectIds = versions.Values.SelectMany(list => list).ToDictionary(row => row.ProjectSk, row => row.ProjectId);
        byContainer = containers.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.ProjectId);
        byCode = new Dictionary<string, int>(registered, StringComparer.OrdinalIgnoreCase);
    }

    public static ProjectLookup Empty { get; } = new([], [], new Dictionary<string, int>());

    /// <summary>All versions, project by project, oldest first.</summary>
    public IEnumerable<DimProject> Versions => versions.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value);

    /// <summary>Durable key of a registered project; -1 when the register does not have the code.</summary>
    public int IdOfCode(string code) => byCode.GetValueOrDefault(code, Member.Unknown);

    public int IdOfContainer(string sourceSystem, string? containerId) =>
        containerId is null ? Member.Unknown : byContainer.GetValueOrDefault((sourceSystem, containerId), Member.Unknown);

    /// <summary>Durable key of a version; -1 for the unknown member.</summary>
    public int IdOfVersion(int projectSk) => projectIds.GetValueOrDefault(projectSk, Member.Unknown);

    /// <summary>The version of a project in force at an instant.</summary>
    public int VersionAt(int projectId, DateTimeOffset instant) =>
        versions.TryGetValue(projectId, out var list)
            ? (list.FindLast(row => row.ValidFromUtc <= instant) ?? list[0]).ProjectSk
            : Member.Unknown;

    /// <summary>Surrogate keys of all versions of a project; -1 of the unknown one.</summary>
    public List<int> SksOf(int projectId) =>
        versions.TryGetValue(projectId, out var list) ? list.ConvertAll(row => row.ProjectSk) : [Member.Unknown];
}
