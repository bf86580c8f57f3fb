using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <content>What belongs to a task, a resource or an assignment.</content>
internal sealed partial class PlanFacts
{
    private readonly Dictionary<int, (int TaskUid, int ResourceUid)> assignments = [];

    private async Task ReadAssignmentsAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in context.PlanPagesAsync<StagedAssignment>(plan, cancellationToken).ConfigureAwait(false))
        {
            page.ForEach(row => assignments[row.Uid] = (row.TaskUid, row.ResourceUid));
        }
    }

    /// <summary>The task and the person something belongs to; -2 where it has none.</summary>
    private (int TaskSk, int PersonSk) OwnerOf(string kind, int uid) => kind switch
    {
        "Task" => (taskKeys.Sk(plan, uid), Member.NotApplicable),
        "Resource" => (Member.NotApplicable, people.GetValueOrDefault(uid, Member.Unknown)),
        _ => assignments.TryGetValue(uid, out var of)
            ? (taskKeys.Sk(plan, of.TaskUid), people.GetValueOrDefault(of.ResourceUid, Member.Unknown))
            : (Member.Unknown, Member.Unknown),
    };

    private FactBaseline BaselineOf(StagedBaseline row, long sk)
    {
        var (taskSk, personSk) = OwnerOf(row.OwnerKind, row.OwnerUid);
        return new FactBaseline
        {
            BaselineSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            ProjectSk = projectSk,
            DateSk = version.StatusDateSk,
            OwnerKind = row.OwnerKind,
            OwnerUid = row.OwnerUid,
            TaskSk = taskSk,
            PersonSk = personSk,
            BaselineNumber = row.Number,
            StartDateSk = context.Dates.Of(row.Start),
            FinishDateSk = context.Dates.Of(row.Finish),
            DurationHours = Hours(row.DurationMinutes),
            WorkHours = Hours(row.WorkMinutes),
            CostAmount = Money(row.Cost),
            CurrencyCode = currency,
        };
    }

    private FactPlanField Field(StagedFieldValue row, long sk)
    {
        var (taskSk, personSk) = OwnerOf(row.OwnerKind, row.OwnerUid);
        return new FactPlanField
        {
            PlanFieldSk = sk,
            PlanVersionSk = version.PlanVersionSk,
            ProjectSk = projectSk,
            DateSk = version.StatusDateSk,
            OwnerKind = row.OwnerKind,
            OwnerUid = row.OwnerUid,
            TaskSk = taskSk,
            PersonSk = personSk,
            FieldId = row.FieldId,
            FieldName = row.FieldName,
            Alias = row.Alias,
            Value = row.Value,
        };
    }

    private FactResourceRate Rate(StagedResourceRate row, long sk) => new()
    {
        ResourceRateSk = sk,
        PlanVersionSk = version.PlanVersionSk,
        ProjectSk = projectSk,
        DateSk = version.StatusDateSk,
        PersonSk = people.GetValueOrDefault(row.ResourceUid, Member.Unknown),
        ResourceUid = row.ResourceUid,
        RateTable = row.RateTable,
        ValidFromDateSk = context.Dates.Of(row.From),
        ValidToDateSk = context.Dates.Of(row.To),
        StandardRateAmount = Money(row.StandardRatePerHour),
        OvertimeRateAmount = Money(row.OvertimeRatePerHour),
        CostPerUseAmount = Money(row.CostPerUse),
        CurrencyCode = currency,
    };

    private FactResourceAvailability Availability(StagedResourceAvailability row, long sk) => new()
    {
        ResourceAvailabilitySk = sk,
        PlanVersionSk = version.PlanVersionSk,
        ProjectSk = projectSk,
        DateSk = version.StatusDateSk,
        PersonSk = people.GetValueOrDefault(row.ResourceUid, Member.Unknown),
        ResourceUid = row.ResourceUid,
        ValidFromDateSk = context.Dates.Of(row.From),
        ValidToDateSk = context.Dates.Of(row.To),
        Units = row.Units,
    };
}
