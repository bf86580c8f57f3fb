namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads MSPDI <c>Resource</c> and <c>Assignment</c>.</summary>
internal static class MspdiAssignmentReader
{
    public static MspdiResource Resource(MspdiCursor cursor)
    {
        var resource = new MspdiResource();
        if (!cursor.Enter())
        {
            return resource;
        }

        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "UID": resource.Uid = cursor.Integer(); break;
                case "IsNull": resource.IsNull = cursor.Flag() ?? false; break;
                case "Name": resource.Name = cursor.Words(256); break;
                case "EmailAddress": resource.Email = cursor.Words(256); break;
                case "Type": resource.Type = cursor.Integer() ?? 1; break;
                case "IsCostResource": resource.IsCostResource = cursor.Flag() ?? false; break;
                case "IsGeneric": resource.IsGeneric = cursor.Flag() ?? false; break;
                case "IsInactive": resource.IsInactive = cursor.Flag() ?? false; break;
                case "Group": resource.Group = cursor.Words(256); break;
                case "MaxUnits": resource.MaxUnits = cursor.Number(); break;
                case "StandardRate": resource.StandardRate = cursor.Rate(); break;
                case "OvertimeRate": resource.OvertimeRate = cursor.Rate(); break;
                case "CostPerUse": resource.CostPerUse = cursor.Money(); break;
                case "CalendarUID": resource.CalendarUid = cursor.Integer(); break;
                case "Rates": ResourceTables.ReadRates(cursor, resource.Rates); break;
                case "AvailabilityPeriods": ResourceTables.ReadAvailability(cursor, resource.Availability); break;
                case "Baseline": MspdiTaskReader.Baseline(cursor, resource.Baselines); break;
                case "ExtendedAttribute" or "OutlineCode": MspdiFieldReader.Value(cursor, resource.Fields); break;
                default: cursor.Skip(); break;
            }
        }

        return resource;
    }

    /// <param name="cursor">At the assignment.</param>
    /// <param name="timephased">Holds the rows while they are counted: a list of its own that grew by doubling would cost twice the memory, and large plans are mostly such rows.</param>
    public static MspdiAssignment Assignment(MspdiCursor cursor, List<MspdiTimephased> timephased)
    {
        var assignment = new MspdiAssignment();
        timephased.Clear();
        if (!cursor.Enter())
        {
            return assignment;
        }

        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "UID": assignment.Uid = cursor.Integer(); break;
                case "TaskUID": assignment.TaskUid = cursor.Integer(); break;
                case "ResourceUID": assignment.ResourceUid = cursor.Integer() ?? MspdiAssignment.NoResource; break;
                case "Start": assignment.Start = cursor.Date(); break;
                case "Finish": assignment.Finish = cursor.Date(); break;
                case "ActualStart": assignment.ActualStart = cursor.Date(); break;
                case "ActualFinish": assignment.ActualFinish = cursor.Date(); break;
                case "Stop": assignment.Stop = cursor.Date(); break;
                case "Resume": assignment.Resume = cursor.Date(); break;
                case "Units": assignment.Units = cursor.Number(); break;
                case "Work": assignment.Work = cursor.Duration(); break;
                case "ActualWork": assignment.ActualWork = cursor.Duration(); break;
                case "RemainingWork": assignment.RemainingWork = cursor.Duration(); break;
                case "Cost": assignment.Cost = cursor.Money(); break;
                case "ActualCost": assignment.ActualCost = cursor.Money(); break;
                case "RemainingCost": assignment.RemainingCost = cursor.Money(); break;
                case "ExtendedAttribute" or "OutlineCode": MspdiFieldReader.Value(cursor, assignment.Fields); break;
                case "Baseline": MspdiTaskReader.Baseline(cursor, assignment.Baselines); break;
                case "TimephasedData": MspdiTaskReader.Timephased(cursor, timephased); break;
                default: cursor.Skip(); break;
            }
        }

        assignment.Timephased.AddRange(timephased);
        return assignment;
    }
}
