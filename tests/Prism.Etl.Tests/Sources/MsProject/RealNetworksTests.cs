using System.Text.RegularExpressions;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.MsProject.Network;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>The schedule network against the dates and slack that real files store, for auto-scheduled tasks.</summary>
public sealed partial class RealNetworksTests(ITestOutputHelper output)
{
    [Fact]
    public void Dates_and_slack_equal_the_files_own_but_for_one_stale_file()
    {
        PlanCorpus.SkipWhereMissing();
        var (tasks, dates, totals, frees, freesThere, critical) = (0, 0, 0, 0, 0, 0);
        var differences = new List<string>();
        foreach (var (path, _) in PlanCorpus.Plans())
        {
            using var file = File.OpenRead(path);
            using var reader = new MspdiReader(file);
            var contents = PlanContents.Read(reader, TestContext.Current.CancellationToken);
            var calendars = new PlanCalendars(contents.Calendars, contents.Project.CalendarUid);
            var network = PlanNetwork.Calculate(contents, calendars);
            foreach (var task in contents.Tasks.Where(task => task is { IsManual: false, IsActive: true, IsExternal: false, TotalSlackMinutes: not null } && task.Uid != 0))
            {
                var (ours, name) = (network![task.Uid!.Value], $"{Path.GetFileName(path)} {task.Uid}");
                tasks++;

                // The evening's end and the next morning's begin are one instant of working time.
                var calendar = calendars.Of(task);
                dates += Count(calendar.Between(ours.Start, task.Start!.Value) == TimeSpan.Zero && calendar.Between(ours.Finish, task.Finish!.Value) == TimeSpan.Zero, $"{name} dates");
                totals += Count(Same(ours.TotalSlack, task.TotalSlackMinutes), $"{name} total");
                critical += Count(ours.IsCritical == (task.IsCritical ?? ours.IsCritical), $"{name} critical");
                freesThere += task.FreeSlackMinutes is null ? 0 : 1;
                frees += Count(task.FreeSlackMinutes is null || Same(ours.FreeSlack, task.FreeSlackMinutes), $"{name} free") - (task.FreeSlackMinutes is null ? 1 : 0);
            }
        }

        output.WriteLine($"{tasks} auto-scheduled tasks with stored slack: early dates equal for {dates}, total slack for {totals}, critical for {critical}; free slack for {frees} of {freesThere}");
        differences.ForEach(output.WriteLine);
        Assert.Equal((516, 516, 512, 516, 452, 456), (tasks, dates, totals, critical, frees, freesThere));

        // The file's late finish of four tasks is what was the project's finish before its last, elapsed, task was added: it was saved without recalculation.
        Assert.All(differences, difference => Assert.Matches(Stale(), difference));

        int Count(bool isSame, string what)
        {
            if (!isSame)
            {
                differences.Add(what);
            }

            return isSame ? 1 : 0;
        }
    }

    private static bool Same(TimeSpan ours, double? minutes) => Math.Abs(ours.TotalMinutes - minutes!.Value) < 0.1;

    [GeneratedRegex("^mspdiduration.xml [1-4] (total|free)$")]
    private static partial Regex Stale();
}
