using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>People by their sources' ids, and the version of a person in force at an instant.</summary>
internal sealed class PersonLookup
{
    private readonly Dictionary<(string, string), int> bySource;
    private readonly Dictionary<(string, string), int> byName;
    private readonly Dictionary<int, List<DimPerson>> versions;

    /// <param name="rows">All versions of all people.</param>
    /// <param name="sources">All accounts, resources and register entries.</param>
    /// <param name="names">Names of resources by source: assignments may know no more.</param>
    public PersonLookup(IEnumerable<DimPerson> rows, IEnumerable<PersonSource> sources, IEnumerable<KeyValuePair<(string, string), int>> names)
    {
        versions = rows
            .Where(row => row.PersonSk > 0)
            .GroupBy(row => row.PersonId)
            .ToDictionary(group => group.Key, group => group.OrderBy(row => row.ValidFromUtc).ToList());
        bySource = sources.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.PersonId);
        byName = [];
        foreach (var (name, id) in names)
        {
            byName.TryAdd(name, id);
        }
    }

    public static PersonLookup Empty { get; } = new([], [], []);

    /// <summary>Surrogate key of the version in force; -1 for an unknown id, -2 for none.</summary>
    public int SkAt(string sourceSystem, string? sourceId, DateTimeOffset instant) =>
        sourceId is null ? Member.NotApplicable : At(sourceSystem, sourceId, instant)?.PersonSk ?? Member.Unknown;

    public DimPerson? At(string sourceSystem, string? sourceId, DateTimeOffset instant) =>
        sourceId is not null && bySource.TryGetValue((sourceSystem, sourceId), out var id) ? VersionAt(id, instant) : null;

    /// <summary>A plan's resource, by whatever the plan's people are known by: e-mail address or name.</summary>
    public int SkOfResource(StagedResource resource, DateTimeOffset instant)
    {
        var system = resource.SourceSystem;
        var isKnown = bySource.TryGetValue((system, resource.Name), out var id)
            || (resource.Email is not null && bySource.TryGetValue((system, resource.Email), out id))
            || byName.TryGetValue((system, resource.Name), out id);
        return isKnown ? VersionAt(id, instant)?.PersonSk ?? Member.Unknown : Member.Unknown;
    }

    public List<int> SksOf(int personId) => versions.TryGetValue(personId, out var list) ? list.ConvertAll(row => row.PersonSk) : [];

    private DimPerson? VersionAt(int personId, DateTimeOffset instant) =>
        versions.TryGetValue(personId, out var list) ? list.FindLast(row => row.ValidFromUtc <= instant) ?? list[0] : null;
}
