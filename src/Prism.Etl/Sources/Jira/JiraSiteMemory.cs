using Prism.Etl.Sources.Jira.Reading;

namespace Prism.Etl.Sources.Jira;

/// <summary>What the last run found a site to be made of: its fields, types, statuses and projects. Single issues are read by it, in two or three requests.</summary>
public sealed class JiraSiteMemory
{
    internal JiraRun? Last { get; private set; }

    internal void Remember(JiraRun run) => Last = run;
}
