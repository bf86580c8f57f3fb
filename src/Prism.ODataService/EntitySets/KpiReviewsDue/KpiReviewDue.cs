using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiReviewsDue;

[Description("One row per KPI and day on which a review of it was or is due, with the day it was held.")]
public sealed class KpiReviewDue : PublishedEntity
{
    [Key, Description("A running number in the order of KPI and day.")]
    public int KpiReviewDueSk { get; init; }

    [Description("Code of the KPI.")]
    public required string KpiCode { get; init; }

    [EdmDate, Description("The day by which it was, or is, to be held.")]
    public int DueOn { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [EdmDate, Description("The day the review was held that answered it; null while none was.")]
    public int HeldOn { get; init; }

    [Description("Held on the day or before it.")]
    public bool IsHeldInTime { get; init; }

    [Description("Its day has passed and no review was held since.")]
    public bool IsOverdue { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<FactKpiReviewDue, KpiReviewDue>()
                .ForMember(d => d.DueOn, o => o.MapFrom(s => s.DateSk))
                .ForMember(d => d.HeldOn, o => o.MapFrom(s => s.HeldDateSk));
        }
    }
}
