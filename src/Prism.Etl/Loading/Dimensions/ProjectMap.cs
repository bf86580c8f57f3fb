using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>Which projects there are and which container belongs to which, by the register and the sources as they are now.</summary>
internal sealed class ProjectMap
{
    private readonly LoadContext context;
    private readonly Dictionary<string, int> idByCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> owned = [];
    private readonly HashSet<string> living = new(StringComparer.OrdinalIgnoreCase);
    private int lastId;

    public ProjectMap(
        LoadContext context,
        List<StagedProject> register,
        List<StagedProjectSource> claims,
        List<StagedContainer> containers,
        List<DimProject> versions,
        List<ProjectSource> mapped)
    {
        this.context = context;
        lastId = versions.Select(row => row.ProjectId).DefaultIfEmpty(0).Max();
        foreach (var version in versions.Where(row => row.IsCurrent).OrderBy(row => row.IsDeleted).ThenBy(row => row.ProjectId))
        {
            idByCode.TryAdd(version.ProjectCode, version.ProjectId);
        }

        TakeRegister(register);
        TakeContainers(containers, claims, mapped);
    }

    /// <summary>The projects as they should stand now, as first versions.</summary>
    public List<DimProject> Projects { get; } = [];

    public List<ProjectSource> Sources { get; } = [];

    /// <summary>Durable keys of the projects the register has or had, by code.</summary>
    public Dictionary<string, int> Registered { get; } = new(StringComparer.OrdinalIgnoreCase);

    private void TakeRegister(List<StagedProject> register)
    {
        // A project the register took away stays as a tombstone: its facts keep their project.
        foreach (var row in register.OrderBy(row => row.SourceId, StringComparer.Ordinal).ThenBy(row => row.IsDeleted).ThenBy(row => row.SourceSystem, StringComparer.Ordinal))
        {
            var isTwice = Registered.ContainsKey(row.SourceId);
            context.Findings.Check(isTwice && !row.IsDeleted, row.SourceSystem, "Project", row.SourceId, Findings.CodeTwice, row.Name);
            if (isTwice)
            {
                continue;
            }

            var id = IdOfCode(row.SourceId);
            Registered[row.SourceId] = id;
            if (!row.IsDeleted)
            {
                living.Add(row.SourceId);
            }

            Projects.Add(new DimProject
            {
                ProjectSk = 0,
                ProjectId = id,
                ProjectCode = row.SourceId,
                ProjectName = row.Name,
                IsRegistered = true,
                Manager = row.Manager,
                Sponsor = row.Sponsor,
                Program = row.Program,
                Portfolio = row.Portfolio,
                Methodology = row.Methodology,
                Stage = row.Stage,
                Priority = row.Priority,
                PlannedStartDateSk = context.Dates.Of(row.PlannedStart),
                PlannedFinishDateSk = context.Dates.Of(row.PlannedFinish),
                ActualStartDateSk = context.Dates.Of(row.ActualStart),
                ActualFinishDateSk = context.Dates.Of(row.ActualFinish),
                CurrencyCode = row.CurrencyCode,
                ValidFromUtc = Validity.Beginning,
                ValidToUtc = Validity.OpenEnd,
                IsCurrent = true,
                IsDeleted = row.IsDeleted,
                DeletedAtUtc = row.DeletedAtUtc,
                DeleteReason = row.DeleteReason,
            });
        }
    }

    private void TakeContainers(List<StagedContainer> containers, List<StagedProjectSource> claims, List<ProjectSource> mapped)
    {
        var before = mapped.ToDictionary(row => (row.SourceSystem, row.SourceId));
        var keys = new SurrogateKeys<(string, string)>(before.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ProjectSourceSk)));
        var claimed = Claims(claims);
        List<StagedContainer> unclaimed = [];
        Dictionary<(string, string), (int ProjectId, bool IsMapped)> homes = [];
        foreach (var container in containers)
        {
            if (claimed.TryGetValue((container.ContainerKind, container.Key), out var projectId) || (living.Contains(container.Key) && Registered.TryGetValue(container.Key, out projectId)))
            {
                homes[(container.SourceSystem, container.SourceId)] = (projectId, true);
            }
            else
            {
                unclaimed.Add(container);
            }
        }

        // Those that already are projects of their own keep their keys before newcomers ask for codes.
        foreach (var container in unclaimed.OrderBy(container => OwnBefore(container, before) is null))
        {
            var id = OwnBefore(container, before) is { } own && owned.Add(own) ? own : IdOfCode(FreeCode(container));
            owned.Add(id);
            homes[(container.SourceSystem, container.SourceId)] = (id, false);
            Projects.Add(OwnProject(container, id));
        }

        foreach (var container in containers)
        {
            var (projectId, isMapped) = homes[(container.SourceSystem, container.SourceId)];
            Sources.Add(new ProjectSource
            {
                ProjectSourceSk = keys.Of((container.SourceSystem, container.SourceId)),
                SourceSystem = container.SourceSystem,
                ContainerKind = container.ContainerKind,
                SourceId = container.SourceId,
                ContainerKey = container.Key,
                ContainerName = container.Name,
                ProjectId = projectId,
                IsMapped = isMapped,
            });
        }
    }

    private Dictionary<(string, string), int> Claims(List<StagedProjectSource> claims)
    {
        var result = new Dictionary<(string, string), int>(new KindAndKey());
        foreach (var claim in claims.Where(claim => !claim.IsDeleted))
        {
            var isKnown = living.Contains(claim.ProjectCode);
            context.Findings.Check(!isKnown, claim.SourceSystem, "ProjectSource", claim.SourceId, Findings.ProjectUnknown, claim.ProjectCode);
            if (isKnown)
            {
                result.TryAdd((claim.ContainerKind, claim.ContainerKey), Registered[claim.ProjectCode]);
            }
        }

        return result;
    }

    private int? OwnBefore(StagedContainer container, Dictionary<(string, string), ProjectSource> before) =>
        before.TryGetValue((container.SourceSystem, container.SourceId), out var row) && !row.IsMapped && !Registered.ContainsValue(row.ProjectId)
            ? row.ProjectId
            : null;

    /// <summary>The container's key, unless another project has it: two sites may both have a project OPS.</summary>
    private string FreeCode(StagedContainer container)
    {
        string[] candidates = [container.Key, $"{container.Key} ({container.SourceSystem})", $"{container.Key} ({container.SourceSystem} {container.SourceId})"];
        return candidates.First(code => !Registered.ContainsKey(code) && !(idByCode.TryGetValue(code, out var id) && owned.Contains(id)));
    }

    private DimProject OwnProject(StagedContainer container, int id) => new()
    {
        ProjectSk = 0,
        ProjectId = id,
        ProjectCode = idByCode.First(pair => pair.Value == id).Key,
        ProjectName = container.Name,
        IsRegistered = false,
        PlannedStartDateSk = Member.NotApplicable,
        PlannedFinishDateSk = Member.NotApplicable,
        ActualStartDateSk = Member.NotApplicable,
        ActualFinishDateSk = Member.NotApplicable,
        ValidFromUtc = Validity.Beginning,
        ValidToUtc = Validity.OpenEnd,
        IsCurrent = true,
        IsDeleted = container.IsDeleted,
        DeletedAtUtc = container.DeletedAtUtc,
        DeleteReason = container.DeleteReason,
    };

    private int IdOfCode(string code)
    {
        if (!idByCode.TryGetValue(code, out var id))
        {
            idByCode[code] = id = ++lastId;
        }

        return id;
    }

    private sealed class KindAndKey : IEqualityComparer<(string Kind, string Key)>
    {
        public bool Equals((string Kind, string Key) x, (string Kind, string Key) y) =>
            x.Kind == y.Kind && string.Equals(x.Key, y.Key, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Kind, string Key) obj) => HashCode.Combine(obj.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Key));
    }
}
