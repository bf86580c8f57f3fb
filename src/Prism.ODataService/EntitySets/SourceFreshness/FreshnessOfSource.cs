using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.SourceFreshness;

[Description("One row per source and month end since its first good load, and for the day of the calculation: how old what was known of it was.")]
public sealed class FreshnessOfSource : PublishedEntity
{
    [Key, Description("A running number in the order of source and day.")]
    public int SourceFreshnessSk { get; init; }

    [Description("The source's name.")]
    public required string SourceSystem { get; init; }

    [EdmDate, Description("The month end, or the day of the calculation.")]
    public int Date { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day of the last good load before the end of that day.")]
    public int LastLoadOn { get; init; }

    [Description("Calendar days between the two.")]
    public int AgeDays { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactSourceFreshness, FreshnessOfSource>()
                .ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.LastLoadOn, o => o.MapFrom(s => s.LastLoadDateSk));
        }
    }
}
