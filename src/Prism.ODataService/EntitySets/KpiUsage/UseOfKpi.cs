using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.KpiUsage;

[Description("One row per day, entity set or KPI that was read through the service, and kind of program that read it. Names no reader.")]
public sealed class UseOfKpi : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long KpiUsageSk { get; init; }

    [EdmDate, Description("The day, in UTC.")]
    public int Date { get; init; }

    [Description("That day, for the relation to Dates.")]
    public int DateSk { get; init; }

    [Description("The entity set; Scorecard for the start page; for a KPI that was asked for by name, KPI: and its code.")]
    public required string Subject { get; init; }

    [Description("Code of the KPI that was asked for by name; null where an entity set was read.")]
    public string? KpiCode { get; init; }

    [Description("PowerBiDesktop, PowerBiService, Gateway, Excel, Browser or Other, by what the program says of itself.")]
    public required string ClientKind { get; init; }

    [Description("Answers given.")]
    public long ReadCount { get; init; }

    [Description("Different readers among them.")]
    public int ReaderCount { get; init; }

    [Description("Rows in the answers.")]
    public long RowCount { get; init; }

    [Description("When it was read last.")]
    public DateTimeOffset LastReadAtUtc { get; init; }

    private sealed class Projection : Profile
    {
        public Projection() => CreateProjection<FactKpiUsage, UseOfKpi>().ForMember(d => d.Date, o => o.MapFrom(s => s.DateSk));
    }
}
