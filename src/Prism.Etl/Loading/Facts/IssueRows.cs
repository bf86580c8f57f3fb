using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>Turns a page of issues into rows of the star. A deleted issue's history ends where the deletion was noticed.</summary>
/// <param name="context">The load.</param>
/// <param name="linked">Keys of the issues at the other ends of the page's links, by their source's ids.</param>
internal sealed class IssueRows(LoadContext context, IReadOnlyDictionary<(string, string), int> linked)
{
    /// <summary>Children are numbered within their issue: <c>IssueSk × 65536 + n</c>.</summary>
    public const long ChildrenPerIssue = FactIssue.ChildrenPerIssue;

    private readonly List<DimIssue> dimensions = [];
    private readonly List<FactStatusTransition> transitions = [];
    private readonly List<FactSprintIssue> sprints = [];
    private readonly List<IssueField> fields = [];
    private readonly IssuePartRows parts = new(context, linked);
    private readonly List<(long Issue, long LastRevision, long LastTransition, long LastSprint, long LastField)> lastKeys = [];

    public List<FactIssue> Issues { get; } = [];
    public List<FactIssueRevision> Revisions { get; } = [];

    public void Add(StagedIssue issue, DimIssue dimension)
    {
        var system = issue.SourceSystem;
        var life = IssueHistory.Build(issue, StagedChanges.Read(issue.ChangesJson), id => context.Statuses.Meaning(system, id));
        context.Findings.Check(
            life.Contradictions.Count > 0, system, "Issue", issue.SourceId, Findings.HistoryDoesNotEndInPresentState, string.Join(", ", life.Contradictions));
        var revisions = issue is { IsDeleted: true, DeletedAtUtc: { } deletedAt } ? UpTo(life.Revisions, deletedAt) : life.Revisions;

        context.Affected.ChangedOn(context.Calendar.DayOf(LatestInstant(issue, revisions)));
        dimensions.Add(dimension);
        Issues.Add(Fact(issue, dimension, life));
        var number = AddRevisions(issue, dimension.IssueSk, revisions);
        AddTransitions(issue, dimension.IssueSk, life.Transitions);
        var memberships = AddSprints(issue, dimension.IssueSk, revisions);
        var first = dimension.IssueSk * ChildrenPerIssue;
        lastKeys.Add((dimension.IssueSk, first + number, first + life.Transitions.Count, first + memberships, first + AddFields(issue, dimension.IssueSk)));
        parts.Add(issue, dimension.IssueSk);
    }

    /// <summary>Gives the revisions to daily flow.</summary>
    public void AddFlow()
    {
        var types = dimensions.ToDictionary(row => row.IssueSk, row => row.TypeClass);
        foreach (var issue in Revisions.GroupBy(row => row.IssueSk))
        {
            context.Flow.Add(issue.Key, types[issue.Key], issue);
        }

        context.Flow.Bound();
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await context.WriteAsync(dimensions, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(Issues, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(Revisions, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(transitions, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(sprints, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(fields, cancellationToken).ConfigureAwait(false);
        await parts.WriteAsync(cancellationToken).ConfigureAwait(false);
        if (context.Since == 0)
        {
            return;
        }

        await context.Star.TrimAsync<FactIssueRevision>(nameof(FactIssueRevision.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastRevision)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<FactStatusTransition>(nameof(FactStatusTransition.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastTransition)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<FactSprintIssue>(nameof(FactSprintIssue.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastSprint)), cancellationToken).ConfigureAwait(false);
        await context.Star.TrimAsync<IssueField>(nameof(IssueField.IssueSk), lastKeys.Select(keys => (keys.Issue, keys.LastField)), cancellationToken).ConfigureAwait(false);
    }

    private static DateTimeOffset LatestInstant(StagedIssue issue, IReadOnlyList<IssueRevision> revisions)
    {
        var latest = revisions[^1].FromUtc > issue.SourceUpdatedAtUtc ? revisions[^1].FromUtc : issue.SourceUpdatedAtUtc;
        return issue.DeletedAtUtc > latest ? issue.DeletedAtUtc.Value : latest;
    }

    private static List<IssueRevision> UpTo(IReadOnlyList<IssueRevision> revisions, DateTimeOffset end)
    {
        List<IssueRevision> kept = [.. revisions.Where(revision => revision.FromUtc < end)];
        if (kept.Count == 0)
        {
            // Noticed before it was made, by the clocks of two machines: it lived for no time.
            return [revisions[0] with { ToUtc = revisions[0].FromUtc }];
        }

        kept[^1] = kept[^1] with { ToUtc = kept[^1].ToUtc < end ? kept[^1].ToUtc : end };
        return kept;
    }

    private int ProjectSk(string system, string? containerId, DateTimeOffset instant) =>
        context.Projects.VersionAt(context.Projects.IdOfContainer(system, containerId), instant);

    private FactIssue Fact(StagedIssue issue, DimIssue dimension, IssueLife life)
    {
        var (system, milestones, calendar) = (issue.SourceSystem, life.Milestones, context.Calendar);
        var createdDateSk = context.Dates.Of((DateTimeOffset?)issue.CreatedAtUtc);
        var (created, started, done) = (issue.CreatedAtUtc, milestones.StartedAtUtc, milestones.DoneAtUtc);
        return new FactIssue
        {
            IssueSk = dimension.IssueSk,
            ProjectSk = ProjectSk(system, issue.ContainerId, issue.CreatedAtUtc),
            StatusSk = context.Statuses.Sk(system, issue.StatusId),
            AssigneePersonSk = context.Persons.SkAt(system, issue.AssigneeId, issue.SourceUpdatedAtUtc),
            ReporterPersonSk = context.Persons.SkAt(system, issue.ReporterId, issue.CreatedAtUtc),
            SprintSk = context.Sprints.OpenOrLast(system, life.Revisions[^1].SprintIds),
            DateSk = createdDateSk,
            CreatedDateSk = createdDateSk,
            StartedDateSk = context.Dates.Of(started),
            DoneDateSk = context.Dates.Of(done),
            PlannedStartDateSk = context.Dates.Of(issue.PlannedStartOn),
            DueDateSk = context.Dates.Of(issue.DueOn),
            ResolvedDateSk = context.Dates.Of(issue.ResolvedAtUtc),
            FirstDoneDateSk = context.Dates.Of(milestones.FirstDoneAtUtc),
            CreatedAtUtc = created,
            StartedAtUtc = started,
            DoneAtUtc = done,
            ResolvedAtUtc = issue.ResolvedAtUtc,
            StoryPoints = issue.StoryPoints,
            EstimateHours = Hours(issue.EstimateSeconds),
            SpentHours = Hours(issue.SpentSeconds),
            RemainingHours = Hours(issue.RemainingSeconds),
            LeadTimeElapsedDays = (done - created)?.TotalDays,
            CycleTimeElapsedDays = (done - started)?.TotalDays,
            LeadTimeWorkingDays = done is { } end ? calendar.Between(created, end) : null,
            CycleTimeWorkingDays = done is { } to && started is { } from ? calendar.Between(from, to) : null,
            ReopenCount = milestones.ReopenCount,
            ReopenedWithin30DaysCount = milestones.IsReopenedWithin30Days ? 1 : 0,
            BlockedElapsedDays = milestones.BlockedElapsedDays,
            IsDeleted = issue.IsDeleted,
            DeletedAtUtc = issue.DeletedAtUtc,
            DeleteReason = issue.DeleteReason,
        };
    }

    private int AddRevisions(StagedIssue issue, int issueSk, IReadOnlyList<IssueRevision> revisions)
    {
        var system = issue.SourceSystem;
        for (var i = 0; i < revisions.Count; i++)
        {
            var revision = revisions[i];
            var dateSk = context.Dates.Of((DateTimeOffset?)revision.FromUtc);
            Revisions.Add(new FactIssueRevision
            {
                IssueRevisionSk = (issueSk * ChildrenPerIssue) + revision.Number,
                IssueSk = issueSk,
                ProjectSk = ProjectSk(system, revision.ContainerId, revision.FromUtc),
                RevisionNumber = revision.Number,
                DateSk = dateSk,
                ValidFromUtc = revision.FromUtc,
                ValidToUtc = revision.ToUtc,
                ValidToDateSk = revision.ToUtc == IssueRevision.OpenEnd ? DateKeys.OpenEnd : context.Dates.Of((DateTimeOffset?)revision.ToUtc),
                StatusSk = context.Statuses.Sk(system, revision.StatusId),
                AssigneePersonSk = context.Persons.SkAt(system, revision.AssigneeId, revision.FromUtc),
                SprintSk = context.Sprints.Last(system, revision.SprintIds),
                StoryPoints = revision.StoryPoints,
                IssueType = revision.IssueType,
                Priority = revision.Priority,
                IsFlagged = revision.IsFlagged,
                IsLastOfDay = i == revisions.Count - 1 || context.Dates.Of((DateTimeOffset?)revisions[i + 1].FromUtc) != dateSk,
            });
        }

        return revisions.Count;
    }

    private void AddTransitions(StagedIssue issue, int issueSk, IReadOnlyList<IssueTransition> changes)
    {
        var system = issue.SourceSystem;
        foreach (var change in changes)
        {
            transitions.Add(new FactStatusTransition
            {
                StatusTransitionSk = (issueSk * ChildrenPerIssue) + change.Number,
                IssueSk = issueSk,
                ProjectSk = ProjectSk(system, issue.ContainerId, change.AtUtc),
                TransitionNumber = change.Number,
                FromStatusSk = context.Statuses.Sk(system, change.FromStatusId),
                ToStatusSk = context.Statuses.Sk(system, change.ToStatusId),
                FromSourceStatus = change.FromStatusName,
                ToSourceStatus = change.ToStatusName,
                AuthorPersonSk = change.AuthorId is null ? Member.Unknown : context.Persons.SkAt(system, change.AuthorId, change.AtUtc),
                DateSk = context.Dates.Of((DateTimeOffset?)change.AtUtc),
                ChangedAtUtc = change.AtUtc,
                HoursInFromStatus = change.HoursInFromStatus,
                Direction = change.Direction,
            });
        }
    }

    private int AddSprints(StagedIssue issue, int issueSk, IReadOnlyList<IssueRevision> revisions)
    {
        var system = issue.SourceSystem;
        var number = 0;
        var hasUnknown = false;
        foreach (var membership in SprintHistory.Build(revisions, id => context.Sprints.Dates(system, id), id => context.Statuses.Meaning(system, id).Category))
        {
            var sprint = context.Sprints.Find(system, membership.SprintId);
            if (sprint is null && hasUnknown)
            {
                // All sprints that are not known (yet) are one: the unknown member.
                continue;
            }

            hasUnknown |= sprint is null;
            var day = sprint?.CompletedAtUtc ?? sprint?.EndAtUtc;
            sprints.Add(new FactSprintIssue
            {
                SprintIssueSk = (issueSk * ChildrenPerIssue) + ++number,
                SprintSk = sprint?.SprintSk ?? Member.Unknown,
                IssueSk = issueSk,
                ProjectSk = ProjectSk(system, issue.ContainerId, sprint?.StartAtUtc ?? issue.CreatedAtUtc),
                DateSk = context.Dates.Of(day),
                IsCommitted = membership.IsCommitted,
                IsAddedAfterStart = membership.IsAddedAfterStart,
                IsRemoved = membership.IsRemoved,
                IsCompleted = membership.IsCompleted,
                IsCarriedOver = membership.IsCarriedOver,
                IsSprintClosed = sprint?.SprintState == "Closed",
                PointsAtStart = membership.PointsAtStart,
                PointsAtEnd = membership.PointsAtEnd,
            });
        }

        return number;
    }

    private int AddFields(StagedIssue issue, int issueSk)
    {
        var number = 0;
        foreach (var field in StagedFields.Read(issue.FieldsJson))
        {
            fields.Add(new IssueField
            {
                IssueFieldSk = (issueSk * ChildrenPerIssue) + ++number,
                IssueSk = issueSk,
                FieldName = field.Name,
                SourceFieldId = field.FieldId,
                ValueKind = field.Kind,
                NumberValue = field.Number,
                TextValue = field.Text,
                DateSk = field.AtUtc is { } at ? context.Dates.Of((DateTimeOffset?)at) : context.Dates.Of(field.Day),
                ValueAtUtc = field.AtUtc,
            });
        }

        return number;
    }

    private static double? Hours(long? seconds) => seconds / 3600.0;
}
