namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>What a run tells of a site.</summary>
internal static partial class JiraLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: {Kind}, time zone {Zone}, story points in [{StoryPoints}], sprint in {Sprint}")]
    public static partial void Opened(ILogger logger, string source, JiraKind kind, string zone, string storyPoints, string? sprint);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: {What} is not to be had: {Reason}; the run goes on without it")]
    public static partial void NotOffered(ILogger logger, string source, string what, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: the settings or fields changed since the last run; everything is read again")]
    public static partial void ScopeChanged(ILogger logger, string source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: the token or client secret expires on {On:yyyy-MM-dd}, in {Days} days; make a new one, and set SignIn:ExpiresOn")]
    public static partial void ExpiresSoon(ILogger logger, string source, DateOnly on, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Source}: the token or client secret expires on {On:yyyy-MM-dd}, in {Days} days; without a new one this site will not be read any more")]
    public static partial void ExpiresNow(ILogger logger, string source, DateOnly on, int days);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Source}: by SignIn:ExpiresOn the token or client secret expired on {On:yyyy-MM-dd}")]
    public static partial void Expired(ILogger logger, string source, DateOnly on);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: the setting FlowStates names {Statuses}, which is no status of this site by name or id; correct it or take it out")]
    public static partial void UnknownStatuses(ILogger logger, string source, string statuses);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source}: the site has {Count} other custom fields, more than Fields:MostOthers ({Most}): none of them is kept in payloads; a column that is named later makes everything be read again")]
    public static partial void TooManyOthers(ILogger logger, string source, int count, int most);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Source}: compared {Held} issues; {Missing} no longer there, {Lacking} were lacking")]
    public static partial void Reconciled(ILogger logger, string source, long held, int missing, int lacking);
}
