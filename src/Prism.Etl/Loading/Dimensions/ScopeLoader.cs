using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>
/// DimScope and BridgeScopeProject: each project version counts for its project, its program, its portfolio and the organisation, as far as
/// it has them. The unknown project counts for the organisation only.
/// </summary>
internal static class ScopeLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Stored<DimScope>().Where(row => row.ScopeSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(string, string)>(stored.Select(row => KeyValuePair.Create((row.ScopeLevel, row.ScopeKey), row.ScopeSk)));
        var scopes = new Dictionary<int, DimScope>();
        List<BridgeScopeProject> bridge = [];

        var organisation = Scope(keys, scopes, ScopeLevel.Organisation, ScopeLevel.Organisation, ScopeLevel.Organisation, Member.NotApplicable, Member.NotApplicable);
        Count(bridge, 0, organisation, Member.Unknown, Member.Unknown);
        var versions = context.Projects.Versions.ToList();
        foreach (var portfolio in Names(versions, row => row.Portfolio))
        {
            Scope(keys, scopes, ScopeLevel.Portfolio, portfolio, portfolio, Member.NotApplicable, organisation);
        }

        foreach (var program in Names(versions, row => row.Program))
        {
            // A program that lies in several portfolios rolls up into the first by name.
            var portfolio = versions.Where(row => row.Program == program && row.Portfolio is not null).Select(row => row.Portfolio!).Order(StringComparer.Ordinal).FirstOrDefault();
            Scope(keys, scopes, ScopeLevel.Program, program, program, Member.NotApplicable, portfolio is null ? organisation : keys.Of((ScopeLevel.Portfolio, portfolio)));
        }

        foreach (var project in versions)
        {
            int? portfolio = project.Portfolio is null ? null : keys.Of((ScopeLevel.Portfolio, project.Portfolio));
            int? program = project.Program is null ? null : keys.Of((ScopeLevel.Program, project.Program));

            // Versions come oldest first: the scope is named and placed as the project is now.
            var scope = Scope(keys, scopes, ScopeLevel.Project, project.ProjectCode, project.ProjectName, project.ProjectId, program ?? portfolio ?? organisation);
            Count(bridge, 0, organisation, project.ProjectSk, project.ProjectId);
            Count(bridge, 1, portfolio, project.ProjectSk, project.ProjectId);
            Count(bridge, 2, program, project.ProjectSk, project.ProjectId);
            Count(bridge, 3, scope, project.ProjectSk, project.ProjectId);
        }

        await context.WriteAsync(scopes.Values.OrderBy(row => row.ScopeSk).ToList(), cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(bridge, cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Names(List<DimProject> versions, Func<DimProject, string?> name) =>
        versions.Select(name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static int Scope(
        SurrogateKeys<(string, string)> keys, Dictionary<int, DimScope> scopes, string level, string key, string name, int projectId, int parent)
    {
        var sk = keys.Of((level, key));
        scopes[sk] = new DimScope
        {
            ScopeSk = sk,
            ScopeLevel = level,
            ScopeKey = key,
            ScopeName = name,
            ProjectId = projectId,
            ParentScopeSk = parent,
        };
        return sk;
    }

    /// <summary>The bridge's key is made of the version and the level: a version counts once at each.</summary>
    private static void Count(List<BridgeScopeProject> bridge, int level, int? scopeSk, int projectSk, int projectId)
    {
        if (scopeSk is { } scope)
        {
            bridge.Add(new BridgeScopeProject
            {
                ScopeProjectSk = ((projectSk + 2L) * 4) + level,
                ScopeSk = scope,
                ProjectSk = projectSk,
                ProjectId = projectId,
            });
        }
    }
}
