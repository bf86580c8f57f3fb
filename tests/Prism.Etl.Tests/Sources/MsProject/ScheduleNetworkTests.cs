using CsCheck;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.MsProject.Network;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class ScheduleNetworkTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 8, 0, 0);
    private static readonly WorkingCalendar Standard = new PlanCalendars([], null).Project;

    [Fact]
    public void The_longest_chain_is_critical_and_the_other_has_slack()
    {
        // 1 (2 d) → 2 (3 d); 3 (1 d) → 2: task 3 can slip a day.
        var dates = Calculate([Task(1, 2), Task(2, 3), Task(3, 1)], [Link(1, 2), Link(3, 2)]);
        Assert.Equal((true, true, false), (dates[1].IsCritical, dates[2].IsCritical, dates[3].IsCritical));
        Assert.Equal(TimeSpan.FromHours(8), dates[3].TotalSlack);
        Assert.Equal(TimeSpan.FromHours(8), dates[3].FreeSlack);
        Assert.Equal((Monday.AddDays(2), new DateTime(2026, 3, 6, 17, 0, 0)), (dates[2].EarlyStart, dates[2].EarlyFinish));
    }

    [Theory]
    [InlineData(NetworkLinkType.FinishStart, 8, false, "2026-03-04T08:00:00")]
    [InlineData(NetworkLinkType.FinishStart, -8, false, "2026-03-02T08:00:00")]
    [InlineData(NetworkLinkType.FinishStart, 24, true, "2026-03-04T08:00:00")]
    [InlineData(NetworkLinkType.StartStart, 16, false, "2026-03-04T08:00:00")]
    [InlineData(NetworkLinkType.FinishFinish, 8, false, "2026-03-03T08:00:00")]
    public void A_lag_runs_in_working_time_or_by_the_clock(NetworkLinkType type, int hours, bool isElapsed, string start)
    {
        var dates = Calculate([Task(1, 1), Task(2, 1)], [new NetworkLink(1, 2, type, TimeSpan.FromHours(hours), isElapsed)]);
        Assert.Equal(DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture), NextMorning(dates[2].EarlyStart));
    }

    [Fact]
    public void A_deadline_that_cannot_be_kept_gives_negative_slack()
    {
        var dates = Calculate([Task(1, 5) with { Deadline = Monday.AddDays(2).AddHours(9) }], []);
        Assert.Equal(TimeSpan.FromHours(-16), dates[1].TotalSlack);
        Assert.True(dates[1].IsCritical);
    }

    [Fact]
    public void A_must_start_holds_its_date_and_presses_its_predecessor()
    {
        var dates = Calculate([Task(1, 3), Task(2, 1) with { Constraint = NetworkConstraint.MustStartOn, ConstraintDate = Monday.AddDays(1) }], [Link(1, 2)]);
        Assert.Equal(Monday.AddDays(1), dates[2].EarlyStart);
        Assert.Equal(TimeSpan.FromHours(-16), dates[1].TotalSlack);
    }

    [Fact]
    public void A_link_of_a_summary_holds_for_its_leaves()
    {
        var dates = Calculate([Task(1, 1), Task(2, 0), Task(3, 2) with { ParentUid = 2 }, Task(4, 1) with { ParentUid = 2 }], [Link(1, 2)]);
        Assert.Equal(Monday.AddDays(1), dates[3].EarlyStart);
        Assert.Equal((dates[3].EarlyStart, dates[3].EarlyFinish), (dates[2].EarlyStart, dates[2].EarlyFinish));
        Assert.Equal((TimeSpan.FromHours(8), TimeSpan.Zero), (dates[4].TotalSlack, dates[2].TotalSlack));
    }

    [Fact]
    public void A_project_scheduled_from_its_finish_does_everything_as_late_as_possible_and_finds_its_start()
    {
        // Back from Friday: 2 (3 d) from Wednesday, 1 (2 d) from Monday; 3 (1 d) on Tuesday, though Monday would do; 4 is to be as soon as possible.
        NetworkTask Late(int uid, int days) => Task(uid, days) with { Constraint = NetworkConstraint.AsLateAsPossible };
        var friday = new DateTime(2026, 3, 6, 17, 0, 0);
        var dates = ScheduleNetwork.Calculate([Late(1, 2), Late(2, 3), Late(3, 1), Task(4, 1)], [Link(1, 2), Link(3, 2), Link(4, 2)], default, TimeSpan.Zero, friday)!;
        Assert.Equal((Monday, Monday.AddDays(1).AddHours(9)), (dates[1].Start, dates[1].Finish));
        Assert.Equal(friday, dates[2].Finish);
        Assert.Equal((Monday.AddDays(1), Monday), (NextMorning(dates[3].Start), dates[4].Start));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromHours(8), TimeSpan.FromHours(8)), (dates[1].TotalSlack, dates[3].TotalSlack, dates[4].TotalSlack));
        Assert.Equal((true, true, false), (dates[1].IsCritical, dates[2].IsCritical, dates[3].IsCritical));
    }

    [Fact]
    public void A_file_scheduled_from_its_finish_gets_its_slack_that_way()
    {
        var tasks = PlanText.Task(1, "<Duration>PT16H0M0S</Duration><ConstraintType>1</ConstraintType>", dates: "<Start>2026-03-12T08:00:00</Start><Finish>2026-03-13T17:00:00</Finish>")
            + PlanText.Task(2, "<Duration>PT8H0M0S</Duration><ConstraintType>1</ConstraintType>", dates: "<Start>2026-03-13T08:00:00</Start><Finish>2026-03-13T17:00:00</Finish>");
        using var plan = PlanText.Stream(PlanText.Plan(tasks, header: PlanText.Header + "<ScheduleFromStart>0</ScheduleFromStart>"));
        using var reader = new MspdiReader(plan);
        var contents = PlanContents.Read(reader, TestContext.Current.CancellationToken);
        var network = PlanNetwork.Calculate(contents, new PlanCalendars(contents.Calendars, contents.Project.CalendarUid))!;
        Assert.All(contents.Tasks, task => Assert.Equal((task.Start!.Value, task.Finish!.Value), (NextMorning(network[task.Uid!.Value].Start), network[task.Uid.Value].Finish)));
        Assert.Equal((0.0, 480.0), (network[1].TotalSlack.TotalMinutes, network[2].TotalSlack.TotalMinutes));
    }

    [Fact]
    public void As_late_as_possible_uses_up_the_slack_and_moves_successors_but_not_the_projects_finish()
    {
        // 1 (5 d); 2 (1 d, as late as possible) → 3 (1 d).
        var dates = Calculate([Task(1, 5), Task(2, 1) with { Constraint = NetworkConstraint.AsLateAsPossible }, Task(3, 1)], [Link(2, 3)]);
        Assert.Equal((Monday.AddDays(3), Monday.AddDays(4)), (NextMorning(dates[2].Start), NextMorning(dates[3].Start)));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero, true), (dates[2].TotalSlack, dates[2].FreeSlack, dates[2].IsCritical));
        Assert.Equal(new DateTime(2026, 3, 6, 17, 0, 0), dates.Values.Max(task => task.Finish));
    }

    /// <summary>A task of a day beside one of five, which gives the project its week; constraints at Wednesday's morning or evening.</summary>
    [Theory]
    [InlineData(NetworkConstraint.AsSoonAsPossible, null, 0, 4)]
    [InlineData(NetworkConstraint.AsLateAsPossible, null, 4, 0)]
    [InlineData(NetworkConstraint.MustStartOn, "2026-03-04T08:00:00", 2, 0)]
    [InlineData(NetworkConstraint.MustFinishOn, "2026-03-04T17:00:00", 2, 0)]
    [InlineData(NetworkConstraint.StartNoEarlierThan, "2026-03-04T08:00:00", 2, 2)]
    [InlineData(NetworkConstraint.FinishNoEarlierThan, "2026-03-04T17:00:00", 2, 2)]
    [InlineData(NetworkConstraint.StartNoLaterThan, "2026-03-04T08:00:00", 0, 2)]
    [InlineData(NetworkConstraint.FinishNoLaterThan, "2026-03-04T17:00:00", 0, 2)]
    public void Each_constraint_holds_its_dates_and_leaves_its_slack(NetworkConstraint constraint, string? date, int startDay, int slackDays)
    {
        var on = date is null ? (DateTime?)null : DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var dates = Calculate([Task(1, 5), Task(2, 1) with { Constraint = constraint, ConstraintDate = on }], []);
        Assert.Equal((Monday.AddDays(startDay), TimeSpan.FromHours(8 * slackDays)), (NextMorning(dates[2].Start), dates[2].TotalSlack));
    }

    [Fact]
    public void Elapsed_durations_percent_lags_and_task_calendars_of_a_file_count()
    {
        // 1: 2 elapsed days from Monday; 2: half of the working time of 1 after it; 3 keeps a calendar without Wednesday.
        const string Calendar = """
            <Calendar><UID>2</UID><Name>No Wednesday</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays><WeekDay><DayType>4</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></Calendar></Calendars>
            """;
        var tasks = PlanText.Task(1, "<Duration>PT48H0M0S</Duration><DurationFormat>8</DurationFormat>", dates: "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-04T08:00:00</Finish>")
            + PlanText.Task(2, "<Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>3</Type><LinkLag>50</LinkLag><LagFormat>20</LagFormat></PredecessorLink>", dates: "<Start>2026-03-03T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish>")
            + PlanText.Task(3, "<Duration>PT16H0M0S</Duration><CalendarUID>2</CalendarUID><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>3</Type></PredecessorLink>", dates: "<Start>2026-03-03T08:00:00</Start><Finish>2026-03-05T17:00:00</Finish>");
        using var plan = PlanText.Stream(PlanText.Plan(tasks).Replace("</Calendars>", Calendar, StringComparison.Ordinal));
        using var reader = new MspdiReader(plan);
        var contents = PlanContents.Read(reader, TestContext.Current.CancellationToken);
        var network = PlanNetwork.Calculate(contents, new PlanCalendars(contents.Calendars, contents.Project.CalendarUid))!;
        Assert.Equal(new DateTime(2026, 3, 4, 8, 0, 0), network[1].Finish);
        Assert.Equal(Monday.AddDays(1), NextMorning(network[2].Start));
        Assert.Equal((Monday.AddDays(1), new DateTime(2026, 3, 5, 17, 0, 0)), (NextMorning(network[3].Start), network[3].Finish));
    }

    [Fact]
    public void Links_in_a_circle_give_no_network() =>
        Assert.Null(ScheduleNetwork.Calculate([Task(1, 1), Task(2, 1)], [Link(1, 2), Link(2, 1)], Monday, TimeSpan.Zero));

    [Fact]
    public void A_file_without_slack_gets_it_from_the_network()
    {
        var tasks = PlanText.Task(1, "<Duration>PT16H0M0S</Duration>", dates: "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-03T17:00:00</Finish>")
            + PlanText.Task(2, "<Duration>PT8H0M0S</Duration>", dates: "<Start>2026-03-02T08:00:00</Start><Finish>2026-03-02T17:00:00</Finish>");
        using var plan = PlanText.Stream(PlanText.Plan(tasks));
        var staged = PlanCorpus.Stage(plan).Of<Prism.Etl.Staging.StagedTask>();
        Assert.Equal([(0.0, true), (480.0, false)], staged.Select(task => (task.TotalSlackMinutes!.Value, task.IsCritical)));
    }

    /// <summary>In any network without constraints early dates keep all links, some path is critical, and slack is never negative.</summary>
    [Fact]
    public void Any_network_keeps_its_links_and_has_a_critical_path() =>
        Gen.Select(Gen.Int[0, 10].Array[2, 12], Gen.Select(Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[-3, 5]).Array[0, 15]).Sample((days, raw) =>
        {
            var links = raw.Where(link => link.Item1 < link.Item2 && link.Item2 < days.Length)
                .Select(link => new NetworkLink(link.Item1, link.Item2, (NetworkLinkType)link.Item3, TimeSpan.FromHours(8 * link.Item4), false)).ToList();
            var tasks = days.Select((length, i) => Task(i, length)).ToList();
            var dates = ScheduleNetwork.Calculate(tasks, links, Monday, TimeSpan.Zero)!;
            Assert.Contains(dates.Values, task => task.IsCritical);
            Assert.All(dates.Values, task => Assert.True(task.TotalSlack >= TimeSpan.Zero && task.FreeSlack >= TimeSpan.Zero && task.FreeSlack <= task.TotalSlack));
            Assert.All(links.Where(link => link is { Type: NetworkLinkType.FinishStart } && link.Lag >= TimeSpan.Zero), link =>
                Assert.True(Standard.Between(dates[link.PredecessorUid].EarlyFinish, dates[link.SuccessorUid].EarlyStart) >= link.Lag));
        }, iter: 300);

    private static IReadOnlyDictionary<int, NetworkDates> Calculate(NetworkTask[] tasks, NetworkLink[] links) =>
        ScheduleNetwork.Calculate(tasks, links, Monday, TimeSpan.Zero)!;

    private static NetworkTask Task(int uid, int days) => new() { Uid = uid, Calendar = Standard, Span = TimeSpan.FromHours(8 * days) };

    private static NetworkLink Link(int from, int to) => new(from, to, NetworkLinkType.FinishStart, TimeSpan.Zero, false);

    private static DateTime NextMorning(DateTime instant) => instant.Hour == 17 ? instant.Date.AddDays(1).AddHours(8) : instant;
}
