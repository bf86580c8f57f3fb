namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads MSPDI <c>Calendar</c>.</summary>
internal static class MspdiCalendarReader
{
    private static readonly DateOnly FirstDay = DateOnly.FromDateTime(MspdiValue.Lowest);

    public static MspdiCalendar Calendar(MspdiCursor cursor)
    {
        var calendar = new MspdiCalendar();
        if (!cursor.Enter())
        {
            return calendar;
        }

        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "UID": calendar.Uid = cursor.Integer(); break;
                case "Name": calendar.Name = cursor.Words(256); break;
                case "IsBaseCalendar": calendar.IsBase = cursor.Flag() ?? false; break;
                case "BaseCalendarUID": calendar.BaseUid = cursor.Integer(); break;
                case "WeekDays": WeekDays(cursor, calendar.WeekDays, calendar.Exceptions); break;
                case "Exceptions": Exceptions(cursor, calendar.Exceptions); break;
                case "WorkWeeks": WorkWeeks(cursor, calendar.WorkWeeks); break;
                default: cursor.Skip(); break;
            }
        }

        calendar.BaseUid = calendar.BaseUid > 0 && calendar.BaseUid != calendar.Uid ? calendar.BaseUid : null;
        return calendar;
    }

    private static void WeekDays(MspdiCursor cursor, List<MspdiWeekDay> days, List<MspdiCalendarException>? exceptions)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "WeekDay" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            var (dayType, isWorking, times) = (-1, false, new List<WorkingShift>());
            (DateOnly From, DateOnly To)? period = null;
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "DayType": dayType = cursor.Integer() ?? -1; break;
                    case "DayWorking": isWorking = cursor.Flag() ?? false; break;
                    case "TimePeriod": period = Period(cursor); break;
                    case "WorkingTimes": Times(cursor, times); break;
                    default: cursor.Skip(); break;
                }
            }

            if (dayType is >= 1 and <= 7)
            {
                days.Add(new MspdiWeekDay(dayType, isWorking, times));
            }
            else if (dayType == 0 && period is var (from, to))
            {
                exceptions?.Add(new MspdiCalendarException { From = from, To = to, IsWorking = isWorking, Times = times, IsOldStyle = true });
            }
        }
    }

    private static void Exceptions(MspdiCursor cursor, List<MspdiCalendarException> exceptions)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "Exception" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            var exception = new MspdiCalendarException();
            var times = new List<WorkingShift>();
            exception.Times = times;
            var isByCount = false;
            int? occurrences = null;
            (DateOnly From, DateOnly To)? period = null;
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "EnteredByOccurrences": isByCount = cursor.Flag() ?? false; break;
                    case "TimePeriod": period = Period(cursor); break;
                    case "Occurrences": occurrences = cursor.Integer(); break;
                    case "Name": exception.Name = cursor.Words(256); break;
                    case "Type": exception.Type = cursor.Integer() ?? 1; break;
                    case "Period": exception.Period = Math.Clamp(cursor.Integer() ?? 1, 1, 10_000); break;
                    case "DaysOfWeek": exception.DaysOfWeek = cursor.Integer() ?? 0; break;
                    case "MonthItem": exception.MonthItem = cursor.Integer() ?? 0; break;
                    case "MonthPosition": exception.MonthPosition = cursor.Integer() ?? 0; break;
                    case "Month": exception.Month = cursor.Integer() ?? 0; break;
                    case "MonthDay": exception.MonthDay = cursor.Integer() ?? 1; break;
                    case "DayWorking": exception.IsWorking = cursor.Flag() ?? false; break;
                    case "WorkingTimes": Times(cursor, times); break;
                    default: cursor.Skip(); break;
                }
            }

            if (period is var (from, to))
            {
                (exception.From, exception.To, exception.Occurrences) = (from, to, isByCount ? occurrences : null);
                exceptions.Add(exception);
            }
        }
    }

    private static void WorkWeeks(MspdiCursor cursor, List<MspdiWorkWeek> weeks)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "WorkWeek" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            string? name = null;
            var days = new List<MspdiWeekDay>();
            (DateOnly From, DateOnly To)? period = null;
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "Name": name = cursor.Words(256); break;
                    case "TimePeriod": period = Period(cursor); break;
                    case "WeekDays": WeekDays(cursor, days, null); break;
                    default: cursor.Skip(); break;
                }
            }

            if (period is var (from, to))
            {
                weeks.Add(new MspdiWorkWeek(name, from, to, days));
            }
        }
    }

    private static (DateOnly From, DateOnly To)? Period(MspdiCursor cursor)
    {
        if (!cursor.Enter())
        {
            return null;
        }

        var (from, to) = ((DateTime?)null, (DateTime?)null);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "FromDate": from = cursor.RawDate(); break;
                case "ToDate": to = cursor.RawDate(); break;
                default: cursor.Skip(); break;
            }
        }

        if (from is null || to is null)
        {
            return null;
        }

        // An exception from year 1 on is one from Project's first day on.
        var first = DateOnly.FromDateTime(from.Value);
        return (first < FirstDay ? FirstDay : first, DateOnly.FromDateTime(to.Value));
    }

    /// <summary>Empty <c>WorkingTime</c> elements occur; <c>ToTime</c> 00:00 is the day's end.</summary>
    private static void Times(MspdiCursor cursor, List<WorkingShift> times)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "WorkingTime" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            var (from, to) = ((TimeSpan?)null, (TimeSpan?)null);
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "FromTime": from = Time(cursor); break;
                    case "ToTime": to = Time(cursor); break;
                    default: cursor.Skip(); break;
                }
            }

            if (from is { } start && to is { } end)
            {
                times.Add(new WorkingShift(start, end == TimeSpan.Zero ? TimeSpan.FromDays(1) : end));
            }
        }
    }

    private static TimeSpan? Time(MspdiCursor cursor)
    {
        var name = cursor.Name;
        var text = cursor.Text();
        if (text.IsEmpty)
        {
            return null;
        }

        // Older writers give a date with the time.
        var time = text.IndexOf('T') is >= 0 and var at ? text[(at + 1)..] : text;
        return MspdiValue.TryTime(time, out var value) ? value : throw MspdiFields.Unreadable(cursor, name, $"'{MspdiFields.Shown(text)}' is not a time such as 08:00:00");
    }
}
