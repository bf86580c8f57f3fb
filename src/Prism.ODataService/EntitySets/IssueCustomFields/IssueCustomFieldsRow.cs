using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Prism.ODataService.Contract;

namespace Prism.ODataService.EntitySets.IssueCustomFields;

/// <summary>What the set has whatever the settings name.</summary>
[Description("One row per issue: the further custom fields that the settings name, each a typed column of its own.")]
public abstract class IssueCustomFieldsRow : DeletableEntity
{
    [Key, Description("Key of the row: that of the issue.")]
    public int IssueCustomFieldsSk { get; init; }

    [Description("The issue.")]
    public int IssueSk { get; init; }

    [Description("Key of the issue.")]
    public string? IssueKey { get; init; }

    [Description("Name of the configured connection it came from.")]
    public string? SourceSystem { get; init; }

    [Description("The project version in force when the issue was created.")]
    public int ProjectSk { get; init; }

    [Description("Code of the project.")]
    public string? ProjectCode { get; init; }
}
