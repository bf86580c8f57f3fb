namespace Prism.SampleJira.Simulation;

/// <summary>The custom field ids of a simulated site: they differ from site to site, so the two editions have different ones.</summary>
internal sealed record SiteFields(string Sprint, string StoryPoints, string StoryPointEstimate, string Flagged, string EpicLink, string EpicName, string StartDate, string Team, string RiskProbability, string RiskImpact)
{
    public static SiteFields Of(JiraKind kind) => kind == JiraKind.Cloud
        ? new("customfield_10020", "customfield_10026", "customfield_10016", "customfield_10021", "customfield_10014", "customfield_10011", "customfield_10015", "customfield_10001", "customfield_10050", "customfield_10051")
        : new("customfield_10105", "customfield_10106", "customfield_10216", "customfield_10200", "customfield_10101", "customfield_10103", "customfield_10215", "customfield_10301", "customfield_10350", "customfield_10351");
}
