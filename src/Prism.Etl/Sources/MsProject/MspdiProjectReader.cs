namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads what stands right under <c>Project</c>, and the definitions of custom fields.</summary>
internal static class MspdiProjectReader
{
    /// <summary>Reads the present element into the project, or past it.</summary>
    public static void Field(MspdiCursor cursor, MspdiProject project)
    {
        project.KnownFields++;
        switch (cursor.Name)
        {
            case "Name": project.Name = cursor.Words(256); break;
            case "Title": project.Title = cursor.Words(256); break;
            case "StartDate": project.StartDate = cursor.Date(); break;
            case "FinishDate": project.FinishDate = cursor.Date(); break;
            case "ScheduleFromStart": project.IsScheduledFromStart = cursor.Flag() ?? true; break;
            case "StatusDate": project.StatusDate = cursor.Date(); break;
            case "CurrentDate": project.CurrentDate = cursor.Date(); break;
            case "LastSaved": project.LastSaved = cursor.Date(); break;
            case "CurrencyCode": project.CurrencyCode = cursor.Words(8); break;
            case "CalendarUID": project.CalendarUid = cursor.Integer(); break;
            case "CriticalSlackLimit": project.CriticalSlackLimitDays = cursor.Number() ?? 0; break;
            case "DefaultTaskEVMethod": project.DefaultTaskEarnedValueMethod = cursor.Integer() ?? 0; break;
            case "MinutesPerDay":
                project.MinutesPerDay = cursor.Integer() ?? project.MinutesPerDay;
                if (project.MinutesPerDay is < 1 or > 1440)
                {
                    throw MspdiFields.Unreadable(cursor, "MinutesPerDay", $"{project.MinutesPerDay} is not 1 to 1440");
                }

                break;
            case "BaselineForEarnedValue":
                project.BaselineForEarnedValue = cursor.Integer() ?? 0;
                if (project.BaselineForEarnedValue is < 0 or > 10)
                {
                    throw MspdiFields.Unreadable(cursor, "BaselineForEarnedValue", $"{project.BaselineForEarnedValue} is not 0 to 10");
                }

                break;
            case "SaveVersion" or "CreationDate" or "GUID" or "UID" or "CurrencySymbol":
                cursor.Skip();
                break;
            default:
                project.KnownFields--;
                cursor.Skip();
                break;
        }
    }
}
