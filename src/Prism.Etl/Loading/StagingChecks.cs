using Prism.Warehouse.Facts;
using Prism.Warehouse.Quality;

namespace Prism.Etl.Loading;

/// <summary>What must hold between staging and the star: nothing is lost on the way, nothing is there that no source gave.</summary>
public static class StagingChecks
{
    public static IReadOnlyList<DataCheck> All { get; } =
    [
        new("StagedIssuesAreLoaded", "StagedIssue", "SourceId", CheckSeverity.Error,
            "NOT EXISTS (SELECT 1 FROM DimIssue AS d WHERE d.SourceSystem = t.SourceSystem AND d.SourceId = t.SourceId)") { Rows = CheckedRows.Since },
        new("StagedWorklogsAreLoaded", "StagedWorklog", "SourceId", CheckSeverity.Error,
            "NOT EXISTS (SELECT 1 FROM FactWorklog AS f WHERE f.SourceSystem = t.SourceSystem AND f.SourceId = t.SourceId)") { Rows = CheckedRows.Since },
        new("IssuesAreStaged", "DimIssue", "IssueSk", CheckSeverity.Error,
            "t.IssueSk > 0 AND NOT EXISTS (SELECT 1 FROM StagedIssue AS s WHERE s.SourceSystem = t.SourceSystem AND s.SourceId = t.SourceId AND s.IsDeleted = t.IsDeleted)"),
        new("WorklogHoursAreTheStagedSeconds", "FactWorklog", "WorklogSk", CheckSeverity.Error,
            "t.IsDeleted = 0 AND NOT EXISTS (SELECT 1 FROM StagedWorklog AS s WHERE s.SourceSystem = t.SourceSystem AND s.SourceId = t.SourceId AND ABS(s.SpentSeconds - t.SpentHours * 3600) < 0.5)"),
    ];
}
