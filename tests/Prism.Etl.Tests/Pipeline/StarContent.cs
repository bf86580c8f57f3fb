using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>
/// What the star says of living things, by the ids they have at their sources: two warehouses that took different ways to the same state gave
/// different surrogate keys, and say the same.
/// </summary>
internal static class StarContent
{
    /// <summary>What is living, and what deleted issues count in too as long as they lived: daily flow and the current values of the KPIs.</summary>
    public static async Task<string> WithFlowAndKpisAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        await using var star = database.CreateContext();
        List<string> lines = [await LivingAsync(database, cancellationToken)];
        await AddAsync(lines, "flow", star.FactFlowDailies.Select(row => new
        {
            row.Project.ProjectCode, row.TypeClass, row.StatusCategory, row.DateSk, row.ItemCount, row.Points, row.BlockedCount, row.ArrivedCount, row.DepartedCount,
        }), cancellationToken);

        // Sums of fractions depend on the order of their rows in the last digits.
        await AddAsync(lines, "kpi", star.FactKpiValues.Where(row => row.IsCurrent).Select(row => new
        {
            row.Kpi.KpiCode, row.Scope.ScopeLevel, row.Scope.ScopeName, row.PeriodGrain, row.PeriodStartDateSk,
            Numerator = Math.Round(row.Numerator ?? -1, 6), Denominator = Math.Round(row.Denominator ?? -1, 6), Value = Math.Round(row.Value ?? -1, 6), row.SampleSize, row.Status, row.Trend, row.Confidence,
        }), cancellationToken);
        return string.Join('\n', lines);
    }

    public static async Task<string> LivingAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        await using var star = database.CreateContext();
        List<string> lines = [];
        Task AddAsync<T>(string table, IQueryable<T> rows)
            where T : notnull => StarContent.AddAsync(lines, table, rows, cancellationToken);

        await AddAsync("issue", star.FactIssues.Where(fact => !fact.IsDeleted).Select(fact => new
        {
            fact.Issue.SourceId, fact.Issue.IssueKey, fact.Issue.Summary, fact.Issue.IssueType, fact.Issue.TypeClass, fact.Issue.Priority, fact.Issue.Team, Epic = fact.Issue.EpicIssue.SourceId,
            fact.Project.ProjectCode, Status = fact.Status.SourceId, Assignee = fact.AssigneePerson.SourceId, Sprint = fact.Sprint.SourceId, fact.CreatedAtUtc, fact.StartedAtUtc, fact.DoneAtUtc,
            fact.DueDateSk, fact.PlannedStartDateSk, fact.StoryPoints, fact.EstimateHours, fact.SpentHours, fact.RemainingHours, fact.CycleTimeWorkingDays, fact.ReopenCount, fact.BlockedElapsedDays,
        }));
        await AddAsync("revision", star.FactIssueRevisions.Where(row => !row.Issue.IsDeleted).Select(row => new
        {
            row.Issue.SourceId, row.RevisionNumber, row.ValidFromUtc, row.ValidToUtc, Status = row.Status.SourceId, Assignee = row.AssigneePerson.SourceId, Sprint = row.Sprint.SourceId,
            row.StoryPoints, row.Priority, row.IsFlagged, row.IsLastOfDay,
        }));
        await AddAsync("transition", star.FactStatusTransitions.Where(row => !row.Issue.IsDeleted).Select(row => new
        {
            row.Issue.SourceId, row.TransitionNumber, From = row.FromStatus.SourceId, To = row.ToStatus.SourceId, row.ChangedAtUtc, row.HoursInFromStatus, row.Direction,
        }));
        await AddAsync("sprint", star.FactSprintIssues.Where(row => !row.Issue.IsDeleted).Select(row => new
        {
            row.Issue.SourceId, Sprint = row.Sprint.SourceId, row.IsCommitted, row.IsAddedAfterStart, row.IsRemoved, row.IsCompleted, row.IsCarriedOver, row.PointsAtStart, row.PointsAtEnd,
        }));
        await AddAsync("worklog", star.FactWorklogs.Where(row => !row.IsDeleted && !row.Issue.IsDeleted).Select(row => new
        {
            row.SourceId, Issue = row.Issue.SourceId, Person = row.Person.SourceId, row.DateSk, row.SpentHours,
        }));
        return string.Join('\n', lines);
    }

    private static async Task AddAsync<T>(List<string> lines, string table, IQueryable<T> rows, CancellationToken cancellationToken)
        where T : notnull => lines.AddRange((await rows.ToListAsync(cancellationToken)).Select(row => $"{table} {row}").Order(StringComparer.Ordinal));
}
