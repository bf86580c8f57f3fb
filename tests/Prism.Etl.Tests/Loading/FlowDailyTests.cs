using CsCheck;
using Prism.Etl.Loading.Calculation;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

public sealed class FlowDailyTests
{
    private static readonly DateOnly Day1 = new(2026, 1, 5);

    [Fact]
    public void An_issue_walks_through_the_categories_day_by_day()
    {
        var flow = new FlowDaily();
        flow.Add(Run(1, StatusCategory.ToDo, 0, 2));
        flow.Add(Run(1, StatusCategory.InProgress, 2, 4));
        flow.Add(Run(1, StatusCategory.Done, 4, null));

        var days = flow.Days(Day1.AddDays(5)).ToList();

        Assert.Equal([(0, 1, 1, 0), (1, 1, 0, 0), (2, 0, 0, 1)], Of(days, StatusCategory.ToDo));
        Assert.Equal([(2, 1, 1, 0), (3, 1, 0, 0), (4, 0, 0, 1)], Of(days, StatusCategory.InProgress));
        Assert.Equal([(4, 1, 1, 0), (5, 1, 0, 0)], Of(days, StatusCategory.Done));
    }

    [Fact]
    public void A_change_within_a_category_neither_arrives_nor_departs_but_its_points_count()
    {
        var flow = new FlowDaily();
        flow.Add(Run(1, StatusCategory.ToDo, 0, 1, points: 3));
        flow.Add(Run(1, StatusCategory.ToDo, 1, null, points: 5, isBlocked: true));

        var days = flow.Days(Day1.AddDays(1)).ToList();

        Assert.Equal([(0, 1, 1, 0), (1, 1, 0, 0)], Of(days, StatusCategory.ToDo));
        Assert.Equal([(3.0, 0), (5.0, 1)], days.Select(day => (day.Points, day.Blocked)));
    }

    [Fact]
    public void Yesterdays_items_and_arrivals_less_departures_are_todays_items_whatever_happened()
    {
        var issue =
            from start in Gen.Int[0, 30]
            from lengths in Gen.Int[1, 6].Array[1, 6]
            from categories in Gen.OneOfConst(StatusCategory.ToDo, StatusCategory.InProgress, StatusCategory.Done).Array[6]
            from classes in Gen.OneOfConst(TypeClass.Feature, TypeClass.Defect)
            from points in Gen.Int[0, 80].Array[6]
            from isOpen in Gen.Bool
            select (start, lengths, categories, classes, points, isOpen);

        issue.Array[1, 20].Sample(issues =>
        {
            var flow = new FlowDaily();
            List<FlowRun> runs = [];
            for (var i = 0; i < issues.Length; i++)
            {
                var day = issues[i].start;
                for (var j = 0; j < issues[i].lengths.Length; j++)
                {
                    var end = day + issues[i].lengths[j];
                    var isLast = j == issues[i].lengths.Length - 1;
                    runs.Add(new FlowRun(
                        i + 1, issues[i].classes, issues[i].categories[j], Day1.AddDays(day), isLast && issues[i].isOpen ? null : Day1.AddDays(end), issues[i].points[j] / 10.0, false));
                    day = end;
                }
            }

            runs.ForEach(flow.Add);
            var last = Day1.AddDays(70);
            foreach (var cell in flow.Days(last).GroupBy(day => (day.TypeClass, day.StatusCategory)))
            {
                var before = 0;
                var byDay = cell.ToDictionary(day => day.Day);
                for (var day = Day1; day <= last; day = day.AddDays(1))
                {
                    var row = byDay.GetValueOrDefault(day);
                    Assert.Equal(row.Items, before + row.Arrived - row.Departed);
                    before = row.Items;

                    var there = runs.Where(run => run.TypeClass == cell.Key.TypeClass && run.StatusCategory == cell.Key.StatusCategory
                        && run.FirstDay <= day && (run.EndDay is null || day < run.EndDay)).ToList();
                    Assert.Equal(there.Count, row.Items);
                    Assert.Equal(there.Sum(run => run.Points), row.Points, 9);
                }
            }
        });
    }

    private static FlowRun Run(int issue, string category, int from, int? to, double points = 0, bool isBlocked = false) =>
        new(issue, TypeClass.Feature, category, Day1.AddDays(from), to is { } end ? Day1.AddDays(end) : null, points, isBlocked);

    private static IEnumerable<(int Day, int Items, int Arrived, int Departed)> Of(List<FlowDay> days, string category) =>
        days.Where(day => day.StatusCategory == category).Select(day => (day.Day.DayNumber - Day1.DayNumber, day.Items, day.Arrived, day.Departed));
}
