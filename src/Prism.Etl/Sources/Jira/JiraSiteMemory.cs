using Prism.Etl.Sources.Jira.Reading;

namespace Prism.Etl.Sources.Jira;

/// <summary>
/// What the runs of one process found a site to be made of: its fields, types, statuses and projects, by which single issues are read in two or three
/// requests, and its boards, which are not asked for in each run.
/// </summary>
public sealed class JiraSiteMemory
{
    internal JiraRun? Last { get; private set; }

    internal ReadBoards? Boards { get; private set; }

    /// <summary>Called once what the run opened with is committed.</summary>
    internal void Remember(JiraRun run, ReadBoards boards) => (Last, Boards) = (run, boards);

    /// <summary>Called where what was read of the site is used, and the site's own rows are left to the next run.</summary>
    internal void Remember(JiraRun run) => Last = run;
}
