using Prism.Etl.Sources.MsProject.Network;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Stages a plan's tasks with their baselines and links.</summary>
internal sealed class TaskStager(PlanVersion version, PlanContents contents, IssueKeyField issueKeys, PlanCalendars calendars, PlanBatches batches, string? defaultRule)
{
    private static readonly string[] ConstraintTypes =
    [
        "AsSoonAsPossible", "AsLateAsPossible", "MustStartOn", "MustFinishOn",
        "StartNoEarlierThan", "StartNoLaterThan", "FinishNoEarlierThan", "FinishNoLaterThan",
    ];

    private static readonly string[] LinkTypes = ["FinishFinish", "FinishStart", "StartFinish", "StartStart"];

    /// <summary>Computed only for files that leave out the slack of a task which has one.</summary>
    private readonly Lazy<IReadOnlyDictionary<int, NetworkDates>?> network = new(() => PlanNetwork.Calculate(contents, calendars));

    private readonly FieldStager fields = new(version, contents);

    /// <returns>One step per task: a batch may end after it.</returns>
    public IEnumerable<int> Stage()
    {
        foreach (var task in contents.Tasks)
        {
            var uid = task.Uid!.Value;
            batches.Current.Add(Staged(task));
            Baselines(version, batches.Current, "Task", uid, task.Baselines);
            fields.Stage(batches.Current, "Task", uid, task.Fields);
            StageLinks(task);
            StageOther(task);
            yield return uid;
        }
    }

    /// <summary>Stages the baselines of a task, resource or assignment.</summary>
    public static void Baselines(PlanVersion version, StagedBatch batch, string ownerKind, int ownerUid, IEnumerable<MspdiBaseline> baselines)
    {
        var seen = new HashSet<int>();
        foreach (var baseline in baselines)
        {
            var id = $"{version.PlanId}/{ownerKind[0]}{ownerUid}/B{baseline.Number}";
            if (baseline.Number is < 0 or > 10 || !seen.Add(baseline.Number))
            {
                batch.Reject(version.SourceSystem, "Baseline", id, baseline.Number is < 0 or > 10 ? "BaselineNumberUnknown" : "BaselineTwice", $"{baseline.Number}");
                continue;
            }

            batch.Add(new StagedBaseline
            {
                SourceSystem = version.SourceSystem,
                SourceId = id,
                PlanId = version.PlanId,
                OwnerKind = ownerKind,
                OwnerUid = ownerUid,
                Number = baseline.Number,
                Start = baseline.Start,
                Finish = baseline.Finish,
                DurationMinutes = baseline.Duration?.TotalMinutes,
                WorkMinutes = baseline.Work?.TotalMinutes,
                Cost = baseline.Cost,
            });
        }
    }

    private StagedTask Staged(MspdiTask task)
    {
        var uid = task.Uid!.Value;
        var isSummary = contents.SummaryUids.Contains(uid);
        var computed = (task.TotalSlackMinutes is null || task.FreeSlackMinutes is null) && uid != 0 ? network.Value?.GetValueOrDefault(uid) : null;
        var totalSlack = task.TotalSlackMinutes ?? computed?.TotalSlack.TotalMinutes;
        return new StagedTask
        {
            SourceSystem = version.SourceSystem,
            SourceId = $"{version.PlanId}/T{uid}",
            PlanId = version.PlanId,
            Uid = uid,
            Id = task.Id,
            // The project summary bears the project's name, which the file may leave out there.
            Name = task.Name ?? (uid == 0 ? contents.Project.Title ?? contents.Project.Name : null),
            Wbs = task.Wbs,
            OutlineNumber = task.OutlineNumber,
            OutlineLevel = task.OutlineLevel,
            ParentUid = contents.ParentUids.TryGetValue(uid, out var parent) ? parent : null,
            IsSummary = isSummary,
            IsMilestone = task.IsMilestone,
            IsActive = task.IsActive,
            IsManual = task.IsManual,
            // The row of an inserted project repeats what is a plan of its own.
            IsExternal = task.IsExternal || (task.IsSubproject && !isSummary),
            IsRecurring = task.IsRecurring,
            IsEstimated = task.IsEstimated ?? task.DurationFormat is >= 35 and <= 52,
            IsCritical = task.IsCritical ?? IsCriticalBySlack(task, totalSlack),
            EarningRule = task.IsMilestone
                ? EarningRule.ZeroHundred
                : defaultRule is not null ? defaultRule : (task.EarnedValueMethod ?? contents.Project.DefaultTaskEarnedValueMethod) == 1 ? EarningRule.PhysicalPercentComplete : EarningRule.PercentComplete,
            IssueKey = issueKeys.Of(task),
            Start = task.Start ?? task.ManualStart,
            Finish = task.Finish ?? task.ManualFinish,
            ActualStart = task.ActualStart,
            ActualFinish = task.ActualFinish,
            Deadline = task.Deadline,
            ConstraintType = task.ConstraintType is >= 0 and < 8 and var constraint ? ConstraintTypes[constraint] : null,
            ConstraintDate = task.ConstraintDate,
            DurationMinutes = task.Duration?.TotalMinutes,
            RemainingDurationMinutes = task.RemainingDuration?.TotalMinutes,
            WorkMinutes = task.Work?.TotalMinutes,
            ActualWorkMinutes = task.ActualWork?.TotalMinutes,
            RemainingWorkMinutes = task.RemainingWork?.TotalMinutes,
            Cost = task.Cost,
            FixedCost = task.FixedCost,
            ActualCost = task.ActualCost,
            RemainingCost = task.RemainingCost,
            PercentComplete = task.PercentComplete,
            PercentWorkComplete = task.PercentWorkComplete,
            PhysicalPercentComplete = task.PhysicalPercentComplete,
            TotalSlackMinutes = totalSlack,
            FreeSlackMinutes = task.FreeSlackMinutes ?? computed?.FreeSlack.TotalMinutes,
        };
    }

    /// <summary>For writers that leave the flag out: Project's own rule. Its limit is in days, all other slack in minutes.</summary>
    private bool IsCriticalBySlack(MspdiTask task, double? totalSlackMinutes) =>
        task.PercentComplete is not 100 && totalSlackMinutes <= contents.Project.CriticalSlackLimitDays * contents.Project.MinutesPerDay;

    private void StageLinks(MspdiTask task)
    {
        for (var i = 0; i < task.Links.Count; i++)
        {
            var link = task.Links[i];
            var id = $"{version.PlanId}/T{task.Uid}/L{i + 1}";
            if (link.PredecessorUid is not { } predecessor || link.Type is < 0 or > 3)
            {
                batches.Current.Reject(version.SourceSystem, "TaskLink", id, "LinkUnreadable", $"predecessor {link.PredecessorUid}, type {link.Type}");
                continue;
            }

            if (!link.IsCrossProject && !contents.TasksByUid.ContainsKey(predecessor))
            {
                batches.Current.Reject(version.SourceSystem, "TaskLink", id, "PredecessorUnknown", $"{predecessor}");
                continue;
            }

            // Where the link itself does not say, the row that stands for the other plan's task does.
            var name = link.IsCrossProject ? link.CrossProjectName ?? contents.TasksByUid.GetValueOrDefault(predecessor)?.ExternalTaskProject : null;
            var other = CrossPlan.Of(name);
            batches.Current.Add(new StagedTaskLink
            {
                SourceSystem = version.SourceSystem,
                SourceId = id,
                PlanId = version.PlanId,
                PredecessorUid = predecessor,
                SuccessorUid = task.Uid!.Value,
                LinkType = LinkTypes[link.Type],
                LagMinutes = link.IsPercent ? null : link.LinkLag / 10,
                LagPercent = link.IsPercent ? link.LinkLag : null,
                IsCrossProject = link.IsCrossProject,
                CrossProjectName = name,
                CrossPlanCode = other?.Code,
                CrossTaskUid = other?.Uid,
            });
        }
    }

    /// <summary>A row that stands for an inserted project is joined to that plan's summary, one that stands for a task of another plan to that task.</summary>
    private void StageOther(MspdiTask task)
    {
        var (type, name) = task is { IsSubproject: true, SubprojectName: { } file } ? (PlanLinkType.InsertedProject, file)
            : task is { IsExternal: true, ExternalTaskProject: { } external } ? (PlanLinkType.ExternalTask, external)
            : (null, null);
        if (type is null)
        {
            return;
        }

        (string? Code, int? Uid) other = type == PlanLinkType.InsertedProject ? (CrossPlan.PlanOf(name), 0) : CrossPlan.Of(name) is { } found ? found : (null, null);
        batches.Current.Add(new StagedTaskLink
        {
            SourceSystem = version.SourceSystem,
            SourceId = $"{version.PlanId}/T{task.Uid}/P",
            PlanId = version.PlanId,
            PredecessorUid = other.Uid ?? task.Uid!.Value,
            SuccessorUid = task.Uid!.Value,
            LinkType = type,
            IsCrossProject = true,
            CrossProjectName = name,
            CrossPlanCode = other.Code,
            CrossTaskUid = other.Uid,
        });
    }
}
