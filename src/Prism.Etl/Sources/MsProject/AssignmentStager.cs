using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Stages a plan's resources, the people among them, and its assignments.</summary>
internal sealed class AssignmentStager(PlanVersion version, PlanContents contents, PlanBatches batches)
{
    private readonly FieldStager fields = new(version, contents);

    /// <summary>Stages the assignments of a resource to a task, both in the file.</summary>
    /// <returns>One step per assignment: a batch may end after it.</returns>
    public IEnumerable<int> Stage()
    {
        foreach (var assignment in contents.Assignments)
        {
            StageAssignment(assignment);
            yield return assignment.Uid!.Value;
        }
    }

    /// <summary>Stages the resources and the people among them. People are no rows of the version: they come with its last batch.</summary>
    public void StageResources()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        // People first: of two resources with one name the person is whom the name means.
        foreach (var resource in contents.Resources.Values.Where(resource => resource.Uid != 0).OrderBy(resource => Kind(resource) == "Person" ? 0 : 1))
        {
            StageResource(resource, isFirstOfName: names.Add(NameOf(resource)));
        }
    }

    private void StageResource(MspdiResource resource, bool isFirstOfName)
    {
        var (name, kind) = (NameOf(resource), Kind(resource));
        batches.Current.Add(new StagedResource
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
        ResourceTables.Stage(version, batches.Current, resource);
        TaskStager.Baselines(version, batches.Current, "Resource", resource.Uid.Value, resource.Baselines);
        fields.Stage(batches.Current, "Resource", resource.Uid.Value, resource.Fields);
        if (isFirstOfName)
        {
            batches.Current.Add(new StagedPerson
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

    private void StageAssignment(MspdiAssignment assignment)
    {
        if (assignment.IsNobodys)
        {
            return;
        }

        var id = $"{version.PlanId}/A{assignment.Uid}";
        if (assignment.TaskUid is not { } taskUid || !contents.TasksByUid.ContainsKey(taskUid))
        {
            batches.Current.Reject(version.SourceSystem, "Assignment", id, "TaskUnknown", $"{assignment.TaskUid}");
            return;
        }

        if (!contents.Resources.TryGetValue(assignment.ResourceUid, out var resource))
        {
            batches.Current.Reject(version.SourceSystem, "Assignment", id, "ResourceUnknown", $"{assignment.ResourceUid}");
            return;
        }

        // A material's "work" is a quantity in the file, a cost resource has none: neither is hours.
        var isPerson = PlanContents.IsPerson(resource);
        batches.Current.Add(new StagedAssignment
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
        TaskStager.Baselines(version, batches.Current, "Assignment", assignment.Uid.Value, assignment.Baselines);
        fields.Stage(batches.Current, "Assignment", assignment.Uid.Value, assignment.Fields);
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
