namespace Prism.Kpis.Governance;

/// <summary>From which kinds of source a KPI's tables come, and in which words a project's own way to it is told.</summary>
/// <param name="tables">The tables its measures read.</param>
internal sealed class KpiBasis(IReadOnlySet<string> tables)
{
    private readonly bool _fromJira = tables.Any(table => table is "FactIssue" or "FactIssueRevision" or "FactStatusTransition" or "FactWorklog" or "FactSprintIssue" or "FactFlowDaily");
    private readonly bool _fromPlans = tables.Any(table => table is "FactTask" or "FactTaskLink" or "FactAssignment" or "FactTimephased" or "FactEarnedValue");
    private readonly bool _earnsValue = tables.Contains("FactEarnedValue");

    /// <summary><c>Plan of plans, value earned by PercentComplete</c>; <c>register</c> for what only the register tells.</summary>
    public string Of(IEnumerable<string> sources, IEnumerable<string> earningRules)
    {
        var used = sources.Where(source => source.StartsWith("JiraProject", StringComparison.Ordinal) ? _fromJira : _fromPlans).ToArray();
        var rules = _earnsValue ? earningRules.ToArray() : [];
        var words = used.Length == 0 ? "register" : string.Join(" and ", used);
        return rules.Length == 0 ? words : $"{words}, value earned by {string.Join(" and ", rules)}";
    }
}
