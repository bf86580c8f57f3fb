namespace Prism.Etl.Sources.MsProject.Network;

/// <summary>Moves instants by a link's lag, and to the nearest working time.</summary>
internal static class NetworkLag
{
    private static readonly TimeSpan Tick = new(1);

    /// <summary>The instant a lag after <paramref name="instant"/>; the instant itself where the calendar gives no such time.</summary>
    public static DateTime After(DateTime instant, NetworkLink link, WorkingCalendar calendar) => Moved(instant, link.Lag, link.IsElapsed, calendar);

    /// <summary>The instant a lag before <paramref name="instant"/>.</summary>
    public static DateTime Before(DateTime instant, NetworkLink link, WorkingCalendar calendar) => Moved(instant, -link.Lag, link.IsElapsed, calendar);

    /// <summary>The first working instant from here on.</summary>
    public static DateTime NextWorking(WorkingCalendar calendar, DateTime instant) => calendar.Add(instant, Tick) is { } after ? after - Tick : instant;

    /// <summary>The last working instant up to here.</summary>
    public static DateTime LastWorking(WorkingCalendar calendar, DateTime instant) => calendar.Subtract(instant, Tick) is { } before ? before + Tick : instant;

    private static DateTime Moved(DateTime instant, TimeSpan by, bool isElapsed, WorkingCalendar calendar)
    {
        if (by == TimeSpan.Zero)
        {
            return instant;
        }

        if (!isElapsed)
        {
            return calendar.Add(instant, by) ?? instant;
        }

        return by > DateTime.MaxValue - instant || by < DateTime.MinValue - instant ? instant : instant + by;
    }
}
