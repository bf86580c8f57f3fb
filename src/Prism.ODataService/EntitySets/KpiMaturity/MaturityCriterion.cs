using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiMaturity;

[Description("One row per scope (organisation, portfolio) and criterion of the five-stage scale of managing by KPIs, as of the last calculation.")]
public sealed class MaturityCriterion : PublishedEntity
{
    [Key, Description("Key of the scope and criterion.")]
    public long MaturitySk { get; init; }

    [Description("The organisation or portfolio that is assessed.")]
    public int ScopeSk { get; init; }

    [Description("Organisation or Portfolio.")]
    public string? ScopeLevel { get; init; }

    [Description("Name of the scope.")]
    public string? ScopeName { get; init; }

    [EdmDate, Description("The day of the assessment.")]
    public int AssessedOn { get; init; }

    [Description("The stage the scope has reached: Initial, Developing, Established, WellEstablished or Optimized.")]
    public required string ScopeStage { get; init; }

    [Description("The stage that the criterion belongs to.")]
    public required string CriterionStage { get; init; }

    [Description("What must hold, in words.")]
    public required string Criterion { get; init; }

    [Description("True when it holds.")]
    public bool IsMet { get; init; }

    [Description("What was found: a number of things, or a share from 0 to 1; null where there is nothing to count.")]
    public double? Measured { get; init; }

    [Description("What the criterion asks for at least.")]
    public double Needed { get; init; }

    [Description("The rows it rests on, by name: KPIs, projects, targets.")]
    public required string Evidence { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactMaturity, MaturityCriterion>()
                .ForMember(d => d.ScopeLevel, o => o.MapFrom(s => s.Scope.ScopeLevel))
                .ForMember(d => d.ScopeName, o => o.MapFrom(s => s.Scope.ScopeName))
                .ForMember(d => d.AssessedOn, o => o.MapFrom(s => s.DateSk));
        }
    }
}
