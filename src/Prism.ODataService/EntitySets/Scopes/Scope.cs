using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Scopes;

[Description("One row per thing a KPI is computed for.")]
public sealed class Scope : PublishedEntity
{
    [Key, Description("Key of the scope.")]
    public int ScopeSk { get; init; }

    [Description("Organisation, Portfolio, Program, Project or Team.")]
    public required string ScopeLevel { get; init; }

    [Description("Unique in its level: project code, program name, portfolio name.")]
    public required string ScopeKey { get; init; }

    [Description("Name to show.")]
    public required string ScopeName { get; init; }

    [Description("Durable key where the scope is a project; -2 otherwise.")]
    public int ProjectId { get; init; }

    [Description("The scope it rolls up into; -2 for the organisation.")]
    public int ParentScopeSk { get; init; }

    [Description("Name of the scope it rolls up into.")]
    public string? ParentScopeName { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimScope, Scope>()
                .ForMember(d => d.ParentScopeName, o => o.MapFrom(s => s.ParentScope.ScopeName));
        }
    }
}
