using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Prism.ODataService.Contract;
using Prism.Warehouse.Dimensions;

namespace Prism.ODataService.EntitySets.IssueFields;

[Description("One row per issue and further custom field that the settings name and the issue has a value of.")]
public sealed class IssueFieldRow : PublishedEntity
{
    [Key, Description("Key of the row.")]
    public long IssueFieldSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("The field's name as the site shows it.")]
    public required string FieldName { get; init; }

    [Description("The source's id of the field.")]
    public required string SourceFieldId { get; init; }

    [Description("Number, Text, Person (names), Date or Instant: which of the values is set.")]
    public required string ValueKind { get; init; }

    [Description("The value of a number.")]
    public double? NumberValue { get; init; }

    [Description("The value of a text; of several choices, parted by a comma and a blank.")]
    public string? TextValue { get; init; }

    [EdmDate, Description("The day of a date or an instant.")]
    public int DateValue { get; init; }

    [Description("Day of a date or an instant, for the relation to Dates; -2 for other kinds.")]
    public int DateSk { get; init; }

    [Description("The value of an instant.")]
    public DateTimeOffset? ValueAtUtc { get; init; }

    private sealed class Projection : Profile
    {
        public Projection()
        {
            CreateProjection<IssueField, IssueFieldRow>()
                .ForMember(d => d.IssueKey, o => o.MapFrom(s => s.Issue.IssueKey))
                .ForMember(d => d.DateValue, o => o.MapFrom(s => s.DateSk));
        }
    }
}
