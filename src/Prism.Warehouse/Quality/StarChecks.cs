using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Facts;

namespace Prism.Warehouse.Quality;

/// <summary>What must hold in the star, one line per check; every reference of the model is one more.</summary>
public static class StarChecks
{
    private static readonly DataCheck[] Own =
    [
        Error("RevisionKeysAreIssueAndNumber", "FactIssueRevision", "IssueRevisionSk", "t.IssueRevisionSk <> CAST(t.IssueSk AS bigint) * 65536 + t.RevisionNumber"),
        Error("RevisionsWithoutGap", "FactIssueRevision", "IssueRevisionSk",
            "t.RevisionNumber > 1 AND NOT EXISTS (SELECT 1 FROM FactIssueRevision AS p WHERE p.IssueRevisionSk = t.IssueRevisionSk - 1 AND p.ValidToUtc = t.ValidFromUtc)"),
        Error("RevisionsEndAfterTheyBegin", "FactIssueRevision", "IssueRevisionSk", "t.ValidToUtc < t.ValidFromUtc"),
        Error("IssuesHaveAFact", "DimIssue", "IssueSk", "t.IssueSk > 0 AND NOT EXISTS (SELECT 1 FROM FactIssue AS f WHERE f.IssueSk = t.IssueSk)"),
        Error("IssuesHaveARevision", "FactIssue", "IssueSk",
            "NOT EXISTS (SELECT 1 FROM FactIssueRevision AS r WHERE r.IssueRevisionSk = CAST(t.IssueSk AS bigint) * 65536 + 1)"),
        Warning("IssueDatesInOrder", "FactIssue", "IssueSk", "t.StartedAtUtc < t.CreatedAtUtc OR t.DoneAtUtc < t.CreatedAtUtc OR t.DoneAtUtc < t.StartedAtUtc"),
        Warning("TransitionsContinue", "FactStatusTransition", "StatusTransitionSk",
            "t.TransitionNumber > 1 AND NOT EXISTS (SELECT 1 FROM FactStatusTransition AS p WHERE p.StatusTransitionSk = t.StatusTransitionSk - 1 AND p.ToStatusSk = t.FromStatusSk)"),
        Warning("WorklogsAreNotNegative", "FactWorklog", "WorklogSk", "t.SpentHours < 0"),
        Warning("SprintDatesInOrder", "DimSprint", "SprintSk", "t.EndAtUtc < t.StartAtUtc"),
        Warning("TaskDatesInOrder", "FactTask", "FactTaskSk", "t.FinishLocal < t.StartLocal"),
        Error("FlowBalances", "FactFlowDaily", "FlowDailySk",
            """
            t.ItemCount <> t.ArrivedCount - t.DepartedCount + COALESCE((SELECT p.ItemCount FROM FactFlowDaily AS p WHERE p.FlowDailySk =
            (SELECT MAX(q.FlowDailySk) FROM FactFlowDaily AS q WHERE q.FlowDailySk < t.FlowDailySk AND q.FlowDailySk >= t.FlowDailySk - t.FlowDailySk % 100000000)), 0)
            """),
        Error("FlowIsNotNegative", "FactFlowDaily", "FlowDailySk", "t.ItemCount < 0 OR t.ArrivedCount < 0 OR t.DepartedCount < 0 OR t.BlockedCount < 0 OR t.BlockedCount > t.ItemCount"),
        Error("ProjectVersionsWithoutOverlap", "DimProject", "ProjectSk", Overlap("DimProject", "ProjectSk", "ProjectId")),
        Error("ProjectVersionsFollowOneAnother", "DimProject", "ProjectSk", Broken("DimProject", "ProjectSk", "ProjectId", "1 = 1")),
        Error("PersonVersionsWithoutOverlap", "DimPerson", "PersonSk", Overlap("DimPerson", "PersonSk", "PersonId")),
        Error("PersonVersionsFollowOneAnother", "DimPerson", "PersonSk", Broken("DimPerson", "PersonSk", "PersonId", "1 = 1")),
        Error("KpiVersionsWithoutOverlap", "DimKpi", "KpiSk", Overlap("DimKpi", "KpiSk", "KpiCode")),
        Error("KpiVersionsFollowOneAnother", "DimKpi", "KpiSk", Broken("DimKpi", "KpiSk", "KpiCode", "t.RetiredDateSk < 0")),
        Error("KpiValuesAreCurrentOnce", "FactKpiValue", "KpiValueSk",
            """
            t.KpiValueSk IN (SELECT v.KpiValueSk FROM (SELECT KpiValueSk, ROW_NUMBER() OVER (PARTITION BY KpiSk, ScopeSk, PeriodGrain, PeriodStartDateSk ORDER BY KpiValueSk) AS n
            FROM FactKpiValue WHERE IsCurrent = 1) AS v WHERE v.n > 1)
            """) with { Rows = CheckedRows.None },
        Error("KpiValuesAreReportedBeforeTheyAreReplaced", "FactKpiValue", "KpiValueSk", "t.ReportedToLoadSk <= t.ReportedFromLoadSk") with { Rows = CheckedRows.None },
    ];

    /// <summary>All checks of the star.</summary>
    public static IReadOnlyList<DataCheck> All(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. Own, .. References(model)];
    }

    /// <summary>A key always meets a row; the database has no constraints that would say so.</summary>
    private static IEnumerable<DataCheck> References(IModel model) =>
        from entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal)
        where entity.GetTableName() is not null && entity.FindPrimaryKey() is { Properties.Count: 1 }
        from reference in entity.GetForeignKeys().OrderBy(reference => reference.Properties[0].Name, StringComparer.Ordinal)
        let column = reference.Properties[0].GetColumnName()
        let target = reference.PrincipalEntityType.GetTableName()
        let key = reference.PrincipalKey.Properties[0].GetColumnName()
        select Error(
            $"{column}IsKnown",
            entity.GetTableName()!,
            entity.FindPrimaryKey()!.Properties[0].GetColumnName(),
            $"t.{column} NOT IN (SELECT d.{key} FROM {target} AS d)");

    private static string Overlap(string table, string key, string id) =>
        $"t.{key} > 0 AND EXISTS (SELECT 1 FROM {table} AS o WHERE o.{id} = t.{id} AND o.{key} <> t.{key} AND o.ValidFromUtc < t.ValidToUtc AND t.ValidFromUtc < o.ValidToUtc)";

    /// <summary>A version ends after it began, one in force has no later one, and where another ends the next begins: unless, by the condition, there is none.</summary>
    private static string Broken(string table, string key, string id, string isFollowed) =>
        $"""
        t.{key} > 0 AND (t.ValidToUtc <= t.ValidFromUtc
        OR t.IsCurrent = 1 AND EXISTS (SELECT 1 FROM {table} AS o WHERE o.{id} = t.{id} AND o.ValidFromUtc > t.ValidFromUtc)
        OR t.IsCurrent = 0 AND {isFollowed} AND NOT EXISTS (SELECT 1 FROM {table} AS o WHERE o.{id} = t.{id} AND o.ValidFromUtc = t.ValidToUtc))
        """;

    private static DataCheck Error(string name, string table, string key, string failing) => new(name, table, key, CheckSeverity.Error, failing);

    private static DataCheck Warning(string name, string table, string key, string failing) => new(name, table, key, CheckSeverity.Warning, failing);
}
