using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>DimComponent and DimRelease: what issues are divided by. Names and dates change without any issue being touched.</summary>
internal static class PartLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var components = await context.Stored<DimComponent>().Where(row => row.ComponentSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var componentKeys = new SurrogateKeys<(string, string)>(components.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.ComponentSk)));
        var componentRows = (await context.AllAsync<StagedComponent>(cancellationToken).ConfigureAwait(false)).ConvertAll(component => new DimComponent
        {
            ComponentSk = componentKeys.Of((component.SourceSystem, component.SourceId)),
            SourceSystem = component.SourceSystem,
            SourceId = component.SourceId,
            ComponentName = component.Name,
            ProjectId = context.Projects.IdOfContainer(component.SourceSystem, component.ContainerId),
            IsDeleted = component.IsDeleted,
            DeletedAtUtc = component.DeletedAtUtc,
            DeleteReason = component.DeleteReason,
        });
        await context.WriteAsync(componentRows, cancellationToken).ConfigureAwait(false);

        var releases = await context.Stored<DimRelease>().Where(row => row.ReleaseSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var releaseKeys = new SurrogateKeys<(string, string)>(releases.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.ReleaseSk)));
        var releaseRows = (await context.AllAsync<StagedRelease>(cancellationToken).ConfigureAwait(false)).ConvertAll(release => new DimRelease
        {
            ReleaseSk = releaseKeys.Of((release.SourceSystem, release.SourceId)),
            SourceSystem = release.SourceSystem,
            SourceId = release.SourceId,
            ReleaseName = release.Name,
            ProjectId = context.Projects.IdOfContainer(release.SourceSystem, release.ContainerId),
            IsReleased = release.IsReleased,
            IsArchived = release.IsArchived,
            ReleaseDateSk = context.Dates.Of(release.ReleaseOn),
            IsDeleted = release.IsDeleted,
            DeletedAtUtc = release.DeletedAtUtc,
            DeleteReason = release.DeleteReason,
        });
        await context.WriteAsync(releaseRows, cancellationToken).ConfigureAwait(false);
        context.Parts = new PartLookup(componentRows, releaseRows);
    }
}

/// <summary>Components and releases by their source's ids.</summary>
internal sealed class PartLookup(IEnumerable<DimComponent> components, IEnumerable<DimRelease> releases)
{
    private readonly Dictionary<(string, string), int> componentSks = components.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.ComponentSk);
    private readonly Dictionary<(string, string), int> releaseSks = releases.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.ReleaseSk);

    public static PartLookup Empty { get; } = new([], []);

    /// <summary>-1 when it is not known.</summary>
    public int Component(string sourceSystem, string sourceId) => componentSks.GetValueOrDefault((sourceSystem, sourceId), Member.Unknown);

    /// <inheritdoc cref="Component"/>
    public int Release(string sourceSystem, string sourceId) => releaseSks.GetValueOrDefault((sourceSystem, sourceId), Member.Unknown);
}
