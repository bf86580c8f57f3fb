using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Turns one version of a plan into staged rows.</summary>
/// <remarks>
/// The container is named by the plan's code, not by its title, which differs between versions. Left out: blank rows, the unnamed resource 0 and
/// "no resource" assignments. Refused one by one and listed: links and assignments to what the file does not hold, baselines other than 0 to 10.
/// </remarks>
internal sealed class PlanStager(PlanVersion version, MsProjectOptions options)
{
    private readonly PlanBatches batches = new(options.RowsPerBatch);

    /// <summary>
    /// The version's rows in parts of <see cref="MsProjectOptions.RowsPerBatch"/>, the version's own row, its container and its people in the last. The whole
    /// plan has been checked before the first part is given.
    /// </summary>
    /// <exception cref="MspdiException">The plan is refused: thrown before anything is given.</exception>
    public IEnumerable<StagedBatch> Stage(PlanContents contents, CancellationToken cancellationToken)
    {
        var calendars = new PlanCalendars(contents.Calendars, contents.Project.CalendarUid);
        var statusDate = StatusDate(contents.Project);
        TimephasedStager.RefuseTooMany(contents, calendars, version, statusDate.Date, options.MaxTimephasedRows, cancellationToken);
        return Parts(contents, calendars, statusDate, cancellationToken);
    }

    private IEnumerable<StagedBatch> Parts(
        PlanContents contents, PlanCalendars calendars, (DateTime Date, bool IsEstimated) statusDate, CancellationToken cancellationToken)
    {
        foreach (var calendar in contents.Calendars.Where(calendar => calendar.Uid is not null).DistinctBy(calendar => calendar.Uid))
        {
            StageCalendar(calendar);
        }

        var tasks = new TaskStager(version, contents, new IssueKeyField(contents.FieldDefinitions, options), calendars, batches, options.DefaultEarningRule);
        var assignments = new AssignmentStager(version, contents, batches);
        var timephased = new TimephasedStager(contents, calendars, version, statusDate.Date, batches, options.MaxTimephasedRows);
        foreach (var _ in tasks.Stage().Concat(assignments.Stage()).Concat(timephased.Stage()))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batches.IsFull)
            {
                yield return batches.Take();
            }
        }

        assignments.StageResources();
        StagePlan(contents, statusDate.Date, statusDate.IsEstimated);
        yield return batches.Take();
    }

    private void StagePlan(PlanContents contents, DateTime statusDate, bool isEstimated)
    {
        var project = contents.Project;
        batches.Current.Add(new StagedContainer
        {
            SourceSystem = version.SourceSystem,
            SourceId = version.Code,
            ContainerKind = "Plan",
            Key = version.Code,
            Name = version.Code,
        });
        batches.Current.Add(new StagedPlan
        {
            SourceSystem = version.SourceSystem,
            SourceId = version.PlanId,
            ContainerId = version.Code,
            FileName = version.FileName,
            ContentHash = version.ContentHash,
            Title = project.Title ?? project.Name,
            StatusDate = statusDate,
            IsStatusDateEstimated = isEstimated,
            Start = project.StartDate,
            Finish = project.FinishDate,
            CurrencyCode = project.CurrencyCode,
            MinutesPerDay = project.MinutesPerDay,
            EarnedValueBaseline = project.BaselineForEarnedValue,
            CalendarName = contents.Calendars.Find(calendar => calendar.Uid == project.CalendarUid)?.Name,
            AreActualsFromWorklogs = options.Actuals == PlanActuals.Worklogs,
        });
    }

    private (DateTime Date, bool IsEstimated) StatusDate(MspdiProject project)
    {
        if (project.StatusDate is { } date)
        {
            return (date, false);
        }

        return options.MissingStatusDate == MissingStatusDate.Refuse
            ? throw new MspdiException("has no status date, and the settings ask for one: set it in Project (Project > Status Date) and save again")
            : (project.CurrentDate ?? project.LastSaved ?? version.FileTimeLocal, true);
    }

    private void StageCalendar(MspdiCalendar calendar) => batches.Current.Add(new StagedCalendar
    {
        SourceSystem = version.SourceSystem,
        SourceId = $"{version.PlanId}/C{calendar.Uid}",
        PlanId = version.PlanId,
        Uid = calendar.Uid!.Value,
        Name = calendar.Name,
        BaseUid = calendar.BaseUid,
        DefinitionJson = CalendarDefinition.Json(calendar),
    });
}
