namespace Prism.SampleJira.Recorded;

/// <summary>A folder of recordings of one site.</summary>
public sealed record RecordedSiteFolder(string Name, string Folder, JiraKind Kind, int IssueCount);

/// <summary>The recorded sites of a corpus: one for each folder under <c>jira</c> that holds issues.</summary>
public static class RecordedSites
{
    /// <summary>Looks under <c>&lt;root&gt;/jira/*</c>; empty where that folder is missing.</summary>
    public static IReadOnlyList<RecordedSiteFolder> Find(string root)
    {
        var jira = Path.Combine(root, "jira");
        if (!Directory.Exists(jira))
        {
            return [];
        }

        var found = new List<RecordedSiteFolder>();
        foreach (var folder in Directory.EnumerateDirectories(jira).Order(StringComparer.Ordinal))
        {
            var recording = RecordingReader.Read(folder);
            if (recording.Issues.Count > 0)
            {
                found.Add(new(Path.GetFileName(folder), folder, RecordedSite.KindOf(recording), recording.Issues.Count));
            }
        }

        return found;
    }
}
