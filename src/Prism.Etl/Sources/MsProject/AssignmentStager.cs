using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Stages a plan's resources, the people among them, and its assignments.</summary>
internal sealed class AssignmentStager(PlanVersion version, PlanContents contents, StagedBatch batch)
{
    /// <returns>The assignments that were staged: those of a resource to a task, both in the file.</returns>
    public List<MspdiAssignment> Stage()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        // People first: of two resources with one name the person is whom the name means.
        foreach (var resource in contents.Resources.Values.Where(resource => resource.Uid != 0).OrderBy(resource => Kind(resource) == "Person" ? 0 : 1))
        {
            StageResource(resource, isFirstOfName: names.Add(NameOf(resource)));
        }

        return [.. contents.Assignments.Where(StageAssignment)];
    }

    private void StageResource(MspdiResource resource, bool isFirstOfName)
    {
        var (name, kind) = (NameOf(resource), Kind(resource));
        batch.Add(new StagedResource
        {
            SourceSystem = version.SourceSystem,
            SourceId = $"{version.PlanId}/R{resource.Uid}",
            PlanId = version.PlanId,
            Uid = resource.Uid!.Value,
            Name = name,
            Email = resource.Email,
            ResourceKind = kind,
            Group = resource.Group,
            MaxUnits = resource.MaxUnits,
            StandardRatePerHour = resource.StandardRate,
            OvertimeRatePerHour = resource.OvertimeRate,
            CostPerUse = resource.CostPerUse,
            CalendarUid = resource.CalendarUid is > 0 ? resource.CalendarUid : null,
        });
        if (isFirstOfName)
        {
            batch.Add(new StagedPerson
            {
                SourceSystem = version.SourceSystem,
                SourceId = name,
                DisplayName = name,
                Email = resource.Email,
                PersonKind = kind,
                IsActive = !resource.IsInactive,
            });
        }
    }

    private bool StageAssignment(MspdiAssignment assignment)
    {
        if (assignment.ResourceUid is MspdiAssignment.NoResource or 0)
        {
            return false;
        }

        var id = $"{version.PlanId}/A{assignment.Uid}";
        if (assignment.TaskUid is not { } taskUid || !contents.TasksByUid.ContainsKey(taskUid))
        {
            batch.Reject(version.SourceSystem, "Assignment", id, "TaskUnknown", $"{assignment.TaskUid}");
            return false;
        }

        if (!contents.Resources.TryGetValue(assignment.ResourceUid, out var resource))
        {
            batch.Reject(version.SourceSystem, "Assignment", id, "ResourceUnknown", $"{assignment.ResourceUid}");
            return false;
        }

        // A material's "work" is a quantity in the file, a cost resource has none: neither is hours.
        var isPerson = PlanContents.IsPerson(resource);
        batch.Add(new StagedAssignment
        {
            SourceSystem = version.SourceSystem,
            SourceId = id,
            PlanId = version.PlanId,
            Uid = assignment.Uid!.Value,
            TaskUid = taskUid,
            ResourceUid = assignment.ResourceUid,
            Start = assignment.Start,
            Finish = assignment.Finish,
            Units = assignment.Units,
            WorkMinutes = isPerson ? assignment.Work?.TotalMinutes : null,
            ActualWorkMinutes = isPerson ? assignment.ActualWork?.TotalMinutes : null,
            RemainingWorkMinutes = isPerson ? assignment.RemainingWork?.TotalMinutes : null,
            Cost = assignment.Cost,
            ActualCost = assignment.ActualCost,
            RemainingCost = assignment.RemainingCost,
        });
        TaskStager.Baselines(version, batch, "Assignment", assignment.Uid.Value, assignment.Baselines);
        return true;
    }

    private static string NameOf(MspdiResource resource) => resource.Name ?? $"#{resource.Uid}";

    private static string Kind(MspdiResource resource) => resource switch
    {
        { IsCostResource: true } or { Type: 2 } => "Cost",
        { Type: 0 } => "Material",
        { IsGeneric: true } => "Generic",
        _ => "Person",
    };
}
