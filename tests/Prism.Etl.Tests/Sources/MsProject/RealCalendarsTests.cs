using System.Globalization;
using System.Text.Json;
using Prism.Etl.Sources.MsProject;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Week days, base calendars and expanded exceptions of all real plans, against what another reader gets.</summary>
public sealed class RealCalendarsTests
{
    [Fact]
    public void Calendars_have_the_days_base_and_exceptions_that_an_independent_reader_gets()
    {
        PlanCorpus.SkipWhereMissing();
        var (differences, exceptions) = (new List<string>(), 0);
        foreach (var (plan, expected) in PlanCorpus.Plans())
        {
            using var file = File.OpenRead(plan);
            using var reader = new MspdiReader(file);
            var calendars = reader.Read().OfType<MspdiCalendar>().ToDictionary(calendar => calendar.Uid!.Value);
            foreach (var theirs in PlanCorpus.Expected(expected).GetProperty("calendars").EnumerateArray())
            {
                var ours = calendars[theirs.GetProperty("uid").GetInt32()];
                void Same(string what, object? a, object? b)
                {
                    if (!Equals(a, b))
                    {
                        differences.Add($"{what}: {a} / {b} in calendar {ours.Uid} of {Path.GetFileName(plan)}");
                    }
                }

                Same("name", theirs.GetProperty("name").GetString(), ours.Name);
                Same("base", theirs.TryGetProperty("parentUid", out var parent) ? parent.GetInt32() : null, ours.BaseUid);
                foreach (var day in theirs.GetProperty("days").EnumerateObject())
                {
                    Same(day.Name, Week(day.Value), Week(ours.WeekDays.LastOrDefault(own => ((DayOfWeek)(own.DayType - 1)).ToString().Equals(day.Name, StringComparison.OrdinalIgnoreCase))));
                }

                var expectedExceptions = theirs.TryGetProperty("exceptions", out var list) ? list.EnumerateArray().Select(Exception).Order(StringComparer.Ordinal).ToList() : [];
                var ownExceptions = ours.Exceptions.Where(own => !own.IsOldStyle || !ours.Exceptions.Exists(other => !other.IsOldStyle)).Select(Exception).Order(StringComparer.Ordinal).ToList();
                exceptions += ownExceptions.Count;
                Same("exceptions", string.Join(", ", expectedExceptions.Except(ownExceptions)), string.Join(", ", ownExceptions.Except(expectedExceptions)));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(exceptions > 80, $"{exceptions} exceptions were compared");
    }

    private static string Week(JsonElement day) => day.GetProperty("type").GetString() switch
    {
        "DEFAULT" => "",
        "NON_WORKING" => "off",
        _ => string.Join(',', day.GetProperty("hours").EnumerateArray().Select(hours => hours.GetString())),
    };

    private static string Week(MspdiWeekDay? day) => day switch
    {
        null => "",
        { IsWorking: false } => "off",
        _ => Hours(day.Times),
    };

    private static string Exception(JsonElement exception) =>
        $"{exception.GetProperty("from").GetString()} {exception.GetProperty("to").GetString()} {exception.GetProperty("expandedCount").GetInt32()} {(exception.GetProperty("working").GetBoolean() ? string.Join(',', exception.GetProperty("hours").EnumerateArray().Select(hours => hours.GetString())) : "off")}";

    /// <summary>The other reader counts an unbroken run of days as one.</summary>
    private static string Exception(MspdiCalendarException exception)
    {
        var days = CalendarRecurrence.DaysOf(exception).ToList();
        var count = exception.Type == 1 ? 1 : days.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{days[0]:yyyy-MM-dd} {days[^1]:yyyy-MM-dd} {count} {(exception.IsWorking ? Hours(exception.Times) : "off")}");
    }

    private static string Hours(IReadOnlyList<WorkingShift> times) => string.Join(',', times.Select(shift => $"{Time(shift.From)}-{Time(shift.To)}"));

    private static string Time(TimeSpan time) => time == TimeSpan.FromDays(1) ? "00:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
