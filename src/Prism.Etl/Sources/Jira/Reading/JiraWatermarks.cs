using System.Globalization;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>How far a site has been read: what is kept between runs, and goes into each batch as it changes.</summary>
internal sealed class JiraWatermarks
{
    private const string Scope = "scope";
    private const string Columns = "scope.columns";
    private const string OthersKept = "fields.kept";
    private const string KindOfSite = "kind";
    private const string IssuesSince = "issues.since";
    private const string IssuesPass = "issues.pass";
    private const string WorklogsUpdated = "worklogs.updated";
    private const string WorklogsDeleted = "worklogs.deleted";
    private const string Reconciled = "reconciled";
    private const string IssueTypes = "issuetypes";
    private const string Names = "names";
    private const string HistoryStatuses = "statuses.history";
    private const int Longest = 4000;
    private readonly Dictionary<string, string> values;

    /// <summary>Takes up what earlier runs left, unless they read by another scope: then all is read anew.</summary>
    /// <param name="stored">What earlier runs left.</param>
    /// <param name="scope">Which issues and which of their fields the settings ask for: <see cref="JiraRun.ScopeOf"/>.</param>
    /// <param name="columns">Which further fields: <see cref="JiraRun.ColumnsOf"/>.</param>
    public JiraWatermarks(IReadOnlyDictionary<string, string> stored, string scope, string columns)
    {
        var isSame = stored.TryGetValue(Scope, out var earlier) && earlier == scope && stored.GetValueOrDefault(Columns) == columns;
        values = isSame ? new(stored, StringComparer.Ordinal) : new(StringComparer.Ordinal) { [Scope] = scope, [Columns] = columns };
        IsNewScope = stored.Count > 0 && !isSame;
        IsBegun = isSame;
    }

    /// <summary>What is stored goes on; else everything is read from the beginning.</summary>
    public bool IsBegun { get; }

    /// <summary>The site was read before, but other issues, or other fields of them.</summary>
    public bool IsNewScope { get; }

    /// <summary>All changes before this are staged; null while the first load is under way.</summary>
    public DateTimeOffset? Since => Instant(values.GetValueOrDefault(IssuesSince));

    /// <summary>The pass that a run before began and did not end.</summary>
    public JiraPass? Pass
    {
        get
        {
            var parts = values.GetValueOrDefault(IssuesPass)?.Split('|');
            return parts is { Length: 2 } && Instant(parts[0]) is { } until ? new JiraPass(until, Instant(parts[1])) : null;
        }
    }

    /// <summary>Milliseconds since 1970, as the feed of changed worklogs gave them last; 0 at first.</summary>
    public long WorklogsUpdatedUntil => Number(WorklogsUpdated) ?? 0;

    /// <summary>The same for the feed of deleted worklogs; null before the first run.</summary>
    public long? WorklogsDeletedUntil => Number(WorklogsDeleted);

    /// <summary>When all ids were compared last.</summary>
    public DateTimeOffset? ReconciledAt => Instant(values.GetValueOrDefault(Reconciled));

    /// <summary>What the list of types said of each when their issues were read: <see cref="Rows.JiraIssueTypes.Marks"/>; null before.</summary>
    public string? TypeMarks => values.GetValueOrDefault(IssueTypes);

    /// <summary>Whether it is time to compare all ids.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan every) => IsDue(values, now, every);

    /// <inheritdoc cref="IsDue(DateTimeOffset, TimeSpan)"/>
    public static bool IsDue(IReadOnlyDictionary<string, string> stored, DateTimeOffset now, TimeSpan every) =>
        Instant(stored.GetValueOrDefault(Reconciled)) is not { } last || now - last >= every;

    /// <summary>What priorities and resolutions were called: <see cref="Rows.JiraNames.Marks"/>; null before.</summary>
    public string? NameMarks => values.GetValueOrDefault(Names);

    /// <summary>Ids of statuses that were found in changelogs alone.</summary>
    public IReadOnlyList<string> StatusesOnlyInHistory => StatusesOnlyInHistoryOf(values);

    /// <inheritdoc cref="StatusesOnlyInHistory"/>
    public static IReadOnlyList<string> StatusesOnlyInHistoryOf(IReadOnlyDictionary<string, string> stored) =>
        stored.GetValueOrDefault(HistoryStatuses)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>
    /// What is read from here on. Other fields count as kept only where every payload since the beginning has them: a run that did not ask for them
    /// ends that, and only reading everything again brings it back.
    /// </summary>
    public void SetScope(StagedBatch batch, JiraKind kind, bool keepsOthers)
    {
        Set(batch, Scope, values[Scope]);
        Set(batch, Columns, values[Columns]);
        Set(batch, KindOfSite, kind.ToString());
        Set(batch, OthersKept, keepsOthers && (!IsBegun || values.GetValueOrDefault(OthersKept) == "yes") ? "yes" : "");
    }

    /// <summary>The kind of the site as the last run found it; null before the first.</summary>
    public static JiraKind? KindIn(IReadOnlyDictionary<string, string> stored) =>
        Enum.TryParse<JiraKind>(stored.GetValueOrDefault(KindOfSite), out var kind) ? kind : null;

    /// <summary>
    /// Whether the payloads that are kept hold what this scope and these columns ask for: the columns alone are others than in the runs before, and
    /// those asked for all fields. Then a replay of all of them stands for reading everything again.
    /// </summary>
    public static bool CanReplayFill(IReadOnlyDictionary<string, string> stored, string scope) =>
        stored.GetValueOrDefault(Scope) == scope && stored.GetValueOrDefault(OthersKept) == "yes" && stored.GetValueOrDefault(IssuesSince) is { Length: > 0 };

    /// <summary>After such a replay: the next run goes on where the last one was.</summary>
    public static void SetReplayed(StagedBatch batch, string columns) => batch.Watermarks[Columns] = columns;

    public void SetPass(StagedBatch batch, JiraPass pass) => Set(batch, IssuesPass, $"{Text(pass.Until)}|{(pass.CreatedFrom is { } from ? Text(from) : "")}");

    /// <summary>The pass is through: the next one reads what changed since it began.</summary>
    public void EndPass(StagedBatch batch, JiraPass pass)
    {
        Set(batch, IssuesSince, Text(pass.Until));
        Set(batch, IssuesPass, "");
    }

    public void SetWorklogsUpdated(StagedBatch batch, long until) => Set(batch, WorklogsUpdated, until.ToString(CultureInfo.InvariantCulture));

    public void SetWorklogsDeleted(StagedBatch batch, long until) => Set(batch, WorklogsDeleted, until.ToString(CultureInfo.InvariantCulture));

    public void SetReconciled(StagedBatch batch, DateTimeOffset at) => Set(batch, Reconciled, Text(at));

    /// <returns>Whether they are others than before.</returns>
    public bool SetTypeMarks(StagedBatch batch, string marks) => SetMarks(batch, IssueTypes, marks);

    /// <returns>Whether they are others than before.</returns>
    public bool SetNameMarks(StagedBatch batch, string marks) => SetMarks(batch, Names, marks);

    public void SetStatusesOnlyInHistory(StagedBatch batch, IReadOnlyCollection<string> ids)
    {
        var text = string.Join(',', ids);
        if (text.Length > Longest)
        {
            text = text[..text.LastIndexOf(',', Longest)];
        }

        if (text != values.GetValueOrDefault(HistoryStatuses, ""))
        {
            Set(batch, HistoryStatuses, text);
        }
    }

    private bool SetMarks(StagedBatch batch, string name, string marks)
    {
        var text = marks.Length > Longest ? marks[..marks.LastIndexOf(',', Longest)] : marks;
        if (text == values.GetValueOrDefault(name, ""))
        {
            return false;
        }

        Set(batch, name, text);
        return true;
    }

    private void Set(StagedBatch batch, string name, string value) => batch.Watermarks[name] = values[name] = value;

    private long? Number(string name) =>
        long.TryParse(values.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>One going-through of the issues, in the order they were created: that order stays while they are changed, so a stopped pass can go on.</summary>
/// <param name="Until">The server's time when the pass began: what changes later is the next pass's.</param>
/// <param name="CreatedFrom">Issues created before this are staged; null at the start.</param>
internal readonly record struct JiraPass(DateTimeOffset Until, DateTimeOffset? CreatedFrom);
