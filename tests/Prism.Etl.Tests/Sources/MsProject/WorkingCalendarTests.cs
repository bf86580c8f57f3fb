using CsCheck;
using Prism.Etl.Sources.MsProject;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class WorkingCalendarTests
{
    private static readonly DateOnly Holiday = new(2026, 3, 5);

    [Theory]
    [InlineData("2026-03-02T08:00", 8 * 60, "2026-03-02T17:00")]
    [InlineData("2026-03-02T08:00", (8 * 60) + 1, "2026-03-03T08:01")]
    [InlineData("2026-03-02T06:00", 60, "2026-03-02T09:00")]
    [InlineData("2026-03-02T12:30", 60, "2026-03-02T14:00")]
    [InlineData("2026-03-02T17:00", 60, "2026-03-03T09:00")]
    [InlineData("2026-03-04T13:00", 8 * 60, "2026-03-06T12:00")]
    [InlineData("2026-03-06T16:00", 120, "2026-03-09T09:00")]
    [InlineData("2026-03-02T09:17", 0, "2026-03-02T09:17")]
    [InlineData("2026-03-09T09:00", -120, "2026-03-06T16:00")]
    public void Work_added_ends_where_a_planner_would_put_it(string from, int minutes, string expected) =>
        Assert.Equal(At(expected), Office().Add(At(from), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-03-02T17:00", 8 * 60, "2026-03-02T08:00")]
    [InlineData("2026-03-03T08:00", 60, "2026-03-02T16:00")]
    [InlineData("2026-03-06T12:00", 8 * 60, "2026-03-04T13:00")]
    public void Work_taken_away_begins_where_a_planner_would_put_it(string to, int minutes, string expected) =>
        Assert.Equal(At(expected), Office().Subtract(At(to), TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-03-02T08:00", "2026-03-06T17:00", 4 * 8 * 60)]
    [InlineData("2026-03-02T11:30", "2026-03-02T13:15", 45)]
    [InlineData("2026-03-07T00:00", "2026-03-09T00:00", 0)]
    [InlineData("2026-03-06T17:00", "2026-03-02T08:00", -4 * 8 * 60)]
    public void Working_time_between_two_instants_leaves_out_nights_weekends_and_exceptions(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Office().Between(At(from), At(to)));

    [Fact]
    public void Adding_and_measuring_agree_to_the_tick() =>
        Gen.Select(Gen.Long[0, 400L * TimeSpan.TicksPerDay], Gen.Long[1, 90L * TimeSpan.TicksPerDay]).Sample((offset, ticks) =>
        {
            var (office, from, work) = (Office(), new DateTime(2025, 11, 1).AddTicks(offset), new TimeSpan(ticks));
            var end = office.Add(from, work)!.Value;
            Assert.Equal(work, office.Between(from, end));
            Assert.Equal(work, office.Between(office.Subtract(end, work)!.Value, end));
        }, iter: 300);

    [Fact]
    public void A_calendar_without_working_time_gives_no_end() =>
        Assert.Null(new WorkingCalendar(_ => []).Add(At("2026-03-02T08:00"), TimeSpan.FromHours(1)));

    [Fact]
    public void Two_calendars_together_give_the_time_both_give()
    {
        var nights = new WorkingCalendar(_ => [new WorkingShift(TimeSpan.Zero, TimeSpan.FromHours(9)), new WorkingShift(TimeSpan.FromHours(16), TimeSpan.FromHours(24))]);
        Assert.Equal(
            [new WorkingShift(TimeSpan.FromHours(8), TimeSpan.FromHours(9)), new WorkingShift(TimeSpan.FromHours(16), TimeSpan.FromHours(17))],
            WorkingCalendar.Intersection(Office(), nights).ShiftsOn(new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void A_resource_calendar_takes_what_it_does_not_say_from_its_base()
    {
        var calendar = new MspdiCalendar { Uid = 1 };
        calendar.Exceptions.Add(new MspdiCalendarException { From = Holiday, To = Holiday });
        var resource = new MspdiCalendar { Uid = 2, BaseUid = 1 };
        resource.WeekDays.Add(new MspdiWeekDay(2, true, [new WorkingShift(TimeSpan.FromHours(9), TimeSpan.FromHours(11))]));
        resource.WorkWeeks.Add(new MspdiWorkWeek("Fair", new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 15), [new MspdiWeekDay(7, true, [new WorkingShift(TimeSpan.FromHours(10), TimeSpan.FromHours(24))])]));
        var engine = new PlanCalendars([calendar, resource], 1).Find(2)!;

        Assert.Equal(TimeSpan.FromHours(2), WorkingTimeOn(engine, new DateOnly(2026, 3, 2)));
        Assert.Equal(TimeSpan.FromHours(8), WorkingTimeOn(engine, new DateOnly(2026, 3, 3)));
        Assert.Equal(TimeSpan.Zero, WorkingTimeOn(engine, Holiday));
        Assert.Equal(TimeSpan.Zero, WorkingTimeOn(engine, new DateOnly(2026, 3, 7)));
        Assert.Equal(TimeSpan.FromHours(14), WorkingTimeOn(engine, new DateOnly(2026, 3, 14)));
    }

    [Fact]
    public void Calendars_that_are_each_others_base_end_at_the_standard_week()
    {
        var engine = new PlanCalendars([new MspdiCalendar { Uid = 1, BaseUid = 2 }, new MspdiCalendar { Uid = 2, BaseUid = 1 }], 1).Project;
        Assert.Equal(TimeSpan.FromHours(8), WorkingTimeOn(engine, new DateOnly(2026, 3, 2)));
    }

    [Fact]
    public void An_exception_in_the_new_form_wins_over_its_old_form()
    {
        var calendar = new MspdiCalendar { Uid = 1 };
        calendar.Exceptions.Add(new MspdiCalendarException { From = Holiday, To = Holiday, IsOldStyle = true });
        calendar.Exceptions.Add(new MspdiCalendarException { From = Holiday, To = Holiday, IsWorking = true, Times = [new WorkingShift(TimeSpan.FromHours(8), TimeSpan.FromHours(10))] });
        Assert.Equal(TimeSpan.FromHours(2), WorkingTimeOn(new PlanCalendars([calendar], 1).Project, Holiday));
    }

    /// <summary>Monday to Friday, 8 to 12 and 13 to 17, with one day off.</summary>
    private static WorkingCalendar Office() => new(day => day == Holiday || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        ? []
        : [new WorkingShift(TimeSpan.FromHours(8), TimeSpan.FromHours(12)), new WorkingShift(TimeSpan.FromHours(13), TimeSpan.FromHours(17))]);

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan WorkingTimeOn(WorkingCalendar calendar, DateOnly day) =>
        calendar.ShiftsOn(day).Aggregate(TimeSpan.Zero, (total, shift) => total + shift.Length);
}
