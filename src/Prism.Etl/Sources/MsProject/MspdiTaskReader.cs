namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads MSPDI <c>Task</c> and what is shared with assignments: baselines and timephased data.</summary>
internal static class MspdiTaskReader
{
    public static MspdiTask Task(MspdiCursor cursor)
    {
        var task = new MspdiTask();
        if (!cursor.Enter())
        {
            return task;
        }

        while (cursor.NextChild())
        {
            Field(cursor, task);
        }

        return task;
    }

    private static void Field(MspdiCursor cursor, MspdiTask task)
    {
        switch (cursor.Name)
        {
            case "UID": task.Uid = cursor.Integer(); break;
            case "ID": task.Id = cursor.Integer(); break;
            case "IsNull": task.IsNull = cursor.Flag() ?? false; break;
            case "Name": task.Name = cursor.Words(1000); break;
            case "WBS": task.Wbs = cursor.Words(256); break;
            case "OutlineNumber": task.OutlineNumber = cursor.Words(256); break;
            case "OutlineLevel": task.OutlineLevel = cursor.Integer() ?? 0; break;
            case "Summary": task.IsSummary = cursor.Flag() ?? false; break;
            case "Milestone": task.IsMilestone = cursor.Flag() ?? false; break;
            case "Active": task.IsActive = cursor.Flag() ?? true; break;
            case "Manual": task.IsManual = cursor.Flag() ?? false; break;
            case "ExternalTask": task.IsExternal = cursor.Flag() ?? false; break;
            case "Recurring": task.IsRecurring = cursor.Flag() ?? false; break;
            case "SubprojectName": task.SubprojectName = cursor.Words(1000); break;
            case "ExternalTaskProject": task.ExternalTaskProject = cursor.Words(1000); break;
            case "IsSubproject": task.IsSubproject = cursor.Flag() ?? false; break;
            case "Estimated": task.IsEstimated = cursor.Flag(); break;
            case "Critical": task.IsCritical = cursor.Flag(); break;
            case "DurationFormat": task.DurationFormat = cursor.Integer(); break;
            case "EarnedValueMethod": task.EarnedValueMethod = cursor.Integer(); break;
            case "Start": task.Start = cursor.Date(); break;
            case "Finish": task.Finish = cursor.Date(); break;
            case "ManualStart": task.ManualStart = cursor.Date(); break;
            case "ManualFinish": task.ManualFinish = cursor.Date(); break;
            case "ActualStart": task.ActualStart = cursor.Date(); break;
            case "ActualFinish": task.ActualFinish = cursor.Date(); break;
            case "Stop": task.Stop = cursor.Date(); break;
            case "Resume": task.Resume = cursor.Date(); break;
            case "Deadline": task.Deadline = cursor.Date(); break;
            case "ConstraintType": task.ConstraintType = cursor.Integer(); break;
            case "ConstraintDate": task.ConstraintDate = cursor.Date(); break;
            case "Duration": task.Duration = cursor.Duration(); break;
            case "RemainingDuration": task.RemainingDuration = cursor.Duration(); break;
            case "Work": task.Work = cursor.Duration(); break;
            case "ActualWork": task.ActualWork = cursor.Duration(); break;
            case "RemainingWork": task.RemainingWork = cursor.Duration(); break;
            case "Cost": task.Cost = cursor.Money(); break;
            case "FixedCost": task.FixedCost = cursor.Money(); break;
            case "ActualCost": task.ActualCost = cursor.Money(); break;
            case "RemainingCost": task.RemainingCost = cursor.Money(); break;
            // Twice in some files; the last counts.
            case "PercentComplete": task.PercentComplete = cursor.Number(); break;
            case "PercentWorkComplete": task.PercentWorkComplete = cursor.Number(); break;
            case "PhysicalPercentComplete": task.PhysicalPercentComplete = cursor.Number(); break;
            case "TotalSlack": task.TotalSlackMinutes = cursor.Slack(); break;
            case "FreeSlack": task.FreeSlackMinutes = cursor.Slack(); break;
            case "CalendarUID": task.CalendarUid = cursor.Integer(); break;
            case "IgnoreResourceCalendar": task.IgnoresResourceCalendar = cursor.Flag() ?? false; break;
            case "Hyperlink": task.Hyperlink = cursor.Words(1000); break;
            case "HyperlinkAddress": task.HyperlinkAddress = cursor.Words(1000); break;
            case "ExtendedAttribute" or "OutlineCode": MspdiFieldReader.Value(cursor, task.Fields); break;
            case "PredecessorLink": Link(cursor, task.Links); break;
            case "Baseline": Baseline(cursor, task.Baselines); break;
            case "TimephasedData": Timephased(cursor, task.Timephased); break;
            default: cursor.Skip(); break;
        }
    }

    private static void Link(MspdiCursor cursor, List<MspdiLink> links)
    {
        if (!cursor.Enter())
        {
            return;
        }

        var link = new MspdiLink();
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "PredecessorUID": link.PredecessorUid = cursor.Integer(); break;
                case "Type": link.Type = cursor.Integer() ?? 1; break;
                case "LinkLag": link.LinkLag = cursor.Number() ?? 0; break;
                case "LagFormat": link.LagFormat = cursor.Integer(); break;
                case "CrossProject": link.IsCrossProject = cursor.Flag() ?? false; break;
                case "CrossProjectName": link.CrossProjectName = cursor.Words(1000); break;
                default: cursor.Skip(); break;
            }
        }

        links.Add(link);
    }

    public static void Baseline(MspdiCursor cursor, List<MspdiBaseline> baselines)
    {
        if (!cursor.Enter())
        {
            return;
        }

        var baseline = new MspdiBaseline();
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "Number": baseline.Number = cursor.Integer() ?? 0; break;
                case "Start": baseline.Start = cursor.Date(); break;
                case "Finish": baseline.Finish = cursor.Date(); break;
                case "Duration": baseline.Duration = cursor.Duration(); break;
                case "Work": baseline.Work = cursor.Duration(); break;
                case "Cost": baseline.Cost = cursor.Money(); break;
                default: cursor.Skip(); break;
            }
        }

        baselines.Add(baseline);
    }

    public static void Timephased(MspdiCursor cursor, List<MspdiTimephased> items)
    {
        if (!cursor.Enter())
        {
            return;
        }

        var (type, start, finish, work, number) = (0, (DateTime?)null, (DateTime?)null, TimeSpan.Zero, 0m);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "Type": type = cursor.Integer() ?? 0; break;
                case "Start": start = cursor.Date(); break;
                case "Finish": finish = cursor.Date(); break;
                case "Value": (work, number) = Quantity(cursor); break;
                default: cursor.Skip(); break;
            }
        }

        // A row without a value is zero: it says that nothing falls there.
        if ((work != TimeSpan.Zero || number != 0) && type is > 0 and <= short.MaxValue)
        {
            items.Add(new MspdiTimephased((short)type, start, finish, work, number));
        }
    }

    /// <summary>Work is a duration and cost a number; which it is shows in the text, since <c>Type</c> need not come first.</summary>
    private static (TimeSpan Work, decimal Number) Quantity(MspdiCursor cursor)
    {
        var text = cursor.Text();
        if (text.IsEmpty)
        {
            return default;
        }

        if (text[0] == 'P' || (text[0] == '-' && text.Length > 1 && text[1] == 'P'))
        {
            return MspdiValue.TryDuration(text, out var work) ? (work, 0m) : throw Unreadable(cursor, text);
        }

        return MspdiValue.TryDecimal(text, out var number) ? (TimeSpan.Zero, number) : throw Unreadable(cursor, text);
    }

    private static MspdiException Unreadable(MspdiCursor cursor, ReadOnlySpan<char> text) =>
        MspdiFields.Unreadable(cursor, "TimephasedData/Value", $"'{MspdiFields.Shown(text)}' is neither a duration nor an amount");
}
