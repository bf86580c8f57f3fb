using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Turns one version of a plan into staged rows.</summary>
/// <remarks>
/// The container is named by the plan's code, not by its title, which differs between versions. Left out: blank rows, the unnamed resource 0 and
/// "no resource" assignments. Refused one by one and listed: links and assignments to what the file does not hold, baselines other than 0 to 10.
/// </remarks>
internal sealed class PlanStager(PlanVersion version, MsProjectOptions options, StagedBatch batch)
{
    /// <exception cref="MspdiException">The file cannot be read; the batch is of no use then.</exception>
    public void Stage(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new MspdiReader(stream, options.MaxDepth);
        var contents = PlanContents.Read(reader, cancellationToken);
        var calendars = new PlanCalendars(contents.Calendars, contents.Project.CalendarUid);
        var (statusDate, isEstimated) = StatusDate(contents.Project);
        StagePlan(contents, statusDate, isEstimated);
        foreach (var calendar in contents.Calendars.Where(calendar => calendar.Uid is not null).DistinctBy(calendar => calendar.Uid))
        {
            StageCalendar(calendar);
        }

        new TaskStager(version, contents, new IssueKeyField(contents.FieldDefinitions, options.IssueKeyField), batch).Stage();
        var assignments = new AssignmentStager(version, contents, batch).Stage();
        cancellationToken.ThrowIfCancellationRequested();
        new TimephasedStager(contents, calendars, version, statusDate, batch, options.MaxTimephasedRows).Stage(assignments);
    }

    private void StagePlan(PlanContents contents, DateTime statusDate, bool isEstimated)
    {
        var project = contents.Project;
        batch.Add(new StagedContainer
        {
            SourceSystem = version.SourceSystem,
            SourceId = version.Code,
            ContainerKind = "Plan",
            Key = version.Code,
            Name = version.Code,
        });
        batch.Add(new StagedPlan
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

    private void StageCalendar(MspdiCalendar calendar) => batch.Add(new StagedCalendar
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
