namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Why a piece of a payload is refused: the names that stand in the list of rejected rows.</summary>
public static class JiraRule
{
    public const string NotAnObject = "NotAnObject";
    public const string MissingId = "MissingId";
    public const string MissingKey = "MissingKey";
    public const string MissingName = "MissingName";
    public const string MissingFields = "MissingFields";
    public const string MissingProject = "MissingProject";
    public const string MissingStatus = "MissingStatus";
    public const string MissingIssueType = "MissingIssueType";
    public const string MissingIssue = "MissingIssue";
    public const string BadCreated = "BadCreated";
    public const string BadUpdated = "BadUpdated";
    public const string BadStarted = "BadStarted";
    public const string BadSeconds = "BadSeconds";
    public const string BadSprint = "BadSprint";

    /// <summary>The server gave fewer changes than it says the issue has.</summary>
    public const string ChangelogCut = "ChangelogCut";

    /// <summary>More sprints, components or releases than the column holds; the last that do not fit are left out.</summary>
    public const string ListCut = "ListCut";
}
