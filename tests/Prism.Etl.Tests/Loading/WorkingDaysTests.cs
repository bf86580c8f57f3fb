using CsCheck;
using Prism.Etl.Loading.Calculation;

namespace Prism.Etl.Tests.Loading;

public sealed class WorkingDaysTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateOnly EasterMonday = new(2026, 4, 6);
    private static readonly WorkingDays Calendar = new(Berlin, [EasterMonday, new DateOnly(2026, 4, 5)]);

    [Fact]
    public void A_week_from_monday_to_monday_has_five_working_days() =>
        Assert.Equal(5, Calendar.Between(At(2026, 1, 5, 0), At(2026, 1, 12, 0)), 9);

    [Fact]
    public void A_weekend_has_none() => Assert.Equal(0, Calendar.Between(At(2026, 1, 10, 0), At(2026, 1, 12, 0)), 9);

    [Fact]
    public void Parts_of_days_count_as_parts() =>
        Assert.Equal(0.5 + 0.25, Calendar.Between(At(2026, 1, 9, 12), At(2026, 1, 12, 6)), 9);

    [Fact]
    public void A_holiday_on_a_weekday_is_no_working_day_and_one_on_a_sunday_takes_nothing()
    {
        Assert.Equal(4, Calendar.Between(At(2026, 4, 6, 0), At(2026, 4, 11, 0)), 9);
        Assert.False(Calendar.IsWorkingDay(EasterMonday));
    }

    [Fact]
    public void The_day_the_clock_changes_is_one_day_long_or_short()
    {
        // 2026-03-29 02:00 -> 03:00 is a Sunday; Monday to Monday spans 167 hours and 5 working days all the same.
        var (from, to) = (At(2026, 3, 23, 0), At(2026, 3, 30, 0));
        Assert.Equal(167, (to - from).TotalHours);
        Assert.Equal(5, Calendar.Between(from, to), 9);
    }

    [Fact]
    public void An_instant_falls_on_the_organisations_day() =>
        Assert.Equal(new DateOnly(2026, 1, 6), Calendar.DayOf(new DateTimeOffset(2026, 1, 5, 23, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void Intervals_add_up_and_agree_with_counting_day_by_day()
    {
        var minute = Gen.Int[0, 60 * 24 * 200];
        Gen.Select(minute, minute, minute).Sample((a, b, c) =>
        {
            var start = At(2026, 1, 1, 0);
            var points = new[] { a, b, c }.Order().Select(minutes => start.AddMinutes(minutes)).ToArray();
            Assert.Equal(Calendar.Between(points[0], points[2]), Calendar.Between(points[0], points[1]) + Calendar.Between(points[1], points[2]), 9);

            var expected = 0.0;
            for (var day = Calendar.DayOf(points[0]); day <= Calendar.DayOf(points[2]); day = day.AddDays(1))
            {
                var (from, to) = (Calendar.StartOf(day), Calendar.StartOf(day.AddDays(1)));
                var covered = (to < points[2] ? to : points[2]) - (from > points[0] ? from : points[0]);
                expected += Calendar.IsWorkingDay(day) ? covered / (to - from) : 0;
            }

            Assert.Equal(expected, Calendar.Between(points[0], points[2]), 9);
        });
    }

    private static DateTimeOffset At(int year, int month, int day, int hour)
    {
        var local = new DateTime(year, month, day, hour, 0, 0);
        return new DateTimeOffset(local, Berlin.GetUtcOffset(local));
    }
}
