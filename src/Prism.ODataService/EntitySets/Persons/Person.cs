using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.Persons;

[Description("One row per version of a person: a Jira user, a plan's resource, a person of the register, joined where they are one.")]
public sealed class Person : DeletableEntity
{
    [Key, Description("Key of this version of the person.")]
    public int PersonSk { get; init; }

    [Description("Durable key: the same over all versions.")]
    public int PersonId { get; init; }

    [Description("Name of the configured connection it came from.")]
    public required string SourceSystem { get; init; }

    [Description("Jira account id or user key, the plan's resource name, or the register's person name.")]
    public required string SourceId { get; init; }

    [Description("Name to show.")]
    public required string DisplayName { get; init; }

    [Description("Person, App, Customer, Material, Cost or Generic: only Person is staff.")]
    public required string PersonKind { get; init; }

    [Description("False when the source has switched the person off.")]
    public bool IsActive { get; init; }

    [Description("Team the person works in.")]
    public string? Team { get; init; }

    [Description("Role of the person.")]
    public string? Role { get; init; }

    [Description("Department of the person.")]
    public string? Department { get; init; }

    [Description("Durable key of the project that the person's capacity counts for; -2 when none.")]
    public int HomeProjectId { get; init; }

    [Unit("h/d"), Description("Hours of work the person can give on a working day.")]
    public double? CapacityHoursPerDay { get; init; }

    [Description("Cost of an hour of work, in CurrencyCode.")]
    public decimal? CostRateAmount { get; init; }

    [Description("Currency of the cost rate, ISO 4217.")]
    public string? CurrencyCode { get; init; }

    [EdmDate, Description("First day the capacity counts; null when open.")]
    public int CapacityFrom { get; init; }

    [EdmDate, Description("Last day the capacity counts; null when open.")]
    public int CapacityTo { get; init; }

    [Description("From when this version holds.")]
    public DateTimeOffset ValidFromUtc { get; init; }

    [Description("Until just before when this version holds; 9999-12-31 while current.")]
    public DateTimeOffset ValidToUtc { get; init; }

    [Description("True for the version that holds now.")]
    public bool IsCurrent { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<DimPerson, Person>()
                .ForMember(d => d.CapacityFrom, o => o.MapFrom(s => s.CapacityFromDateSk))
                .ForMember(d => d.CapacityTo, o => o.MapFrom(s => s.CapacityToDateSk));
        }
    }
}
