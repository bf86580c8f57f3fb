using System.Globalization;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>Loads step by step must end where one load of the final state ends, whatever came in which order.</summary>
public abstract class IncrementalLoadTests(WarehouseEngine engine)
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(9, true)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    [InlineData(12, true)]
    public async Task Many_small_loads_end_where_one_load_of_everything_ends(int seed, bool isWorkOnly)
    {
        await using var stepwise = await LoadedStar.CreateAsync(engine);
        var site = new RandomSite(seed);
        await stepwise.StageAsync(site.Everything);
        await stepwise.LoadAsync();
        for (var step = 0; step < (isWorkOnly ? 20 : 12); step++)
        {
            var changed = site.Change(isWorkOnly);
            await stepwise.StageAsync(changed);
            await stepwise.LoadAsync();
        }

        // The same star computed from nothing: its keys are the same ones, so not a value may differ.
        var incremental = await stepwise.ContentAsync();
        var repaired = await stepwise.LoadAsync(isRebuild: true);

        Assert.Equal(incremental, await stepwise.ContentAsync());
        Assert.Empty(repaired);
    }

    [Fact]
    public async Task An_issue_that_changes_in_the_load_that_gives_its_status_another_meaning_is_counted_once()
    {
        await using var star = await LoadedStar.CreateAsync(engine);
        await star.StageAsync([.. Site, Issue("1", "2", Change(1, "Status", "1", "2")), Issue("2", "2", Change(2, "Status", "1", "2")) with { ParentId = "1" }]);
        await star.LoadAsync();

        // The status is done now; the issue goes on, its parent is another, and that parent is new: it is loaded for its own sake, its status's and its parent's.
        await star.StageAsync(
        [
            Status("2", "In Progress", StatusCategory.Done),
            Issue("2", "3", Change(2, "Status", "1", "2"), Change(5, "Status", "2", "3")) with { ParentId = "9" },
            Issue("9", "1") with { TypeClass = TypeClass.Epic },
        ]);
        await star.LoadAsync();

        var incremental = await star.ContentAsync();
        Assert.Empty(await star.LoadAsync(isRebuild: true));
        Assert.Equal(incremental, await star.ContentAsync());
    }

    /// <summary>A site that changes at random, in every way the loaders must notice.</summary>
    private sealed class RandomSite
    {
        /// <summary>Issues that the plan's tasks stand for; some come later.</summary>
        private static readonly int[] Planned = [1, 4, 13, 14];

        /// <summary>Changes after this one are no issue's and no worklog's own.</summary>
        private const int Work = 12;

        private readonly Random random;
        private readonly Dictionary<(Type, string, string), StagedRow> rows = [];
        private readonly Dictionary<string, List<StagedChange>> histories = [];
        private int issues;
        private int worklogs;
        private double day = 30;

        public RandomSite(int seed)
        {
            random = new Random(seed);
            foreach (var row in Site)
            {
                Put(row);
            }

            Put(Project("ALPHA", "Digital", "Growth"));
            Put(Claim("ALPHA", "JiraProject", "PRISM"));
            Put(Employee("Ann Adams", "ann", 80m));
            Put(Project("BETA"));
            Put(Claim("BETA", "Plan", "BETA"));
            foreach (var row in Plan("BETA", [.. Planned.Select(issue => Rows.Task("BETA", issue) with { IssueKey = $"PRISM-{issue}", ActualCost = 10 })]))
            {
                Put(row);
            }

            foreach (var issue in Planned)
            {
                Put(new StagedBaseline { SourceSystem = "plans", SourceId = $"BETA/1/T{issue}/B0", PlanId = "BETA/1", OwnerKind = "Task", OwnerUid = issue, Number = 0, Cost = 1000, WorkMinutes = 4800 });
                Put(new StagedCrosswalk { SourceSystem = "register", SourceId = $"BETA//{issue}", ProjectCode = "BETA", TaskUid = issue, EarningRule = EarningRule.WeightedPoints, AreActualsFromWorklogs = true });
            }

            for (var i = 0; i < 12; i++)
            {
                NewIssue();
            }
        }

        public IEnumerable<StagedRow> Everything => rows.Values.ToList();

        public List<StagedRow> Change(bool isWorkOnly)
        {
            day += random.Next(0, 3);
            List<StagedRow> changed = [];
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                changed.Add(One(random.Next(isWorkOnly ? Work : Work + 5)));
            }

            return changed;
        }

        private StagedRow One(int kind) => kind switch
        {
            0 => random.Next(3) == 0 ? NewIssue() : Edit(TrackedField.Status),
            1 or 2 => Edit(TrackedField.Status),
            3 => Edit(TrackedField.Sprint),
            4 => Edit(TrackedField.Container),
            5 => NewWorklog(),
            6 => Put(Deleted(AnyIssue()) with { DeletedAtUtc = Monday.AddDays(day) }),
            7 or 8 => Put(Below(AnyIssue() with { SourceUpdatedAtUtc = Monday.AddDays(day) })),
            9 => Renamed(AnyIssue()),
            10 => Edit(TrackedField.Assignee),
            11 => Put(Person("cem", "Cem Cantor")),
            Work => Put(Status("3", "Blocked", random.Next(2) == 0 ? StatusCategory.ToDo : StatusCategory.InProgress)),
            Work + 1 => Put(Sprint("101", "Closed", 24, 38)),
            Work + 2 => Put(Claim("ALPHA", "JiraProject", random.Next(2) == 0 ? "OPS" : "PRISM")),
            Work + 3 => Put(Employee("Bob Brown", "bob", 60m)),
            _ => Put(new StagedHoliday { SourceSystem = "register", SourceId = "h", Date = new DateOnly(2026, 1, random.Next(5, 20)), Name = "A holiday" }),
        };

        /// <summary>Puts an issue below another, named by its id or by its key; it may come later, or never, or have another key then.</summary>
        private StagedIssue Below(StagedIssue issue)
        {
            var parent = random.Next(2) == 0 ? AnyPlanned() : int.Parse(issue.SourceId, CultureInfo.InvariantCulture) + random.Next(-4, 4);
            return issue with
            {
                ParentId = random.Next(2) == 0 ? parent.ToString(CultureInfo.InvariantCulture) : null,
                ParentKey = random.Next(2) == 0 ? $"{(random.Next(2) == 0 ? "PRISM" : "OPS")}-{parent}" : null,
            };
        }

        /// <summary>An issue moved to another key; a plan goes on naming the old one, so the issues it names keep theirs.</summary>
        private StagedIssue Renamed(StagedIssue issue) => Planned.Contains(int.Parse(issue.SourceId, CultureInfo.InvariantCulture))
            ? issue
            : Put(issue with { IssueKey = (issue.IssueKey.StartsWith('P') ? "OPS-" : "PRISM-") + issue.SourceId, SourceUpdatedAtUtc = Monday.AddDays(day) });

        private StagedIssue NewIssue()
        {
            var id = (++issues).ToString(CultureInfo.InvariantCulture);
            histories[id] = [];

            var issue = Issue(id, "1");
            return Put((random.Next(3) == 0 ? Below(issue) : issue) with
            {
                TypeClass = random.Next(4) == 0 ? TypeClass.Epic : TypeClass.Feature,
                AssigneeId = random.Next(2) == 0 ? "bob" : null,
                StoryPoints = random.Next(8),
                CreatedAtUtc = Monday.AddDays(day - random.Next(10, 30)),
                SourceUpdatedAtUtc = Monday.AddDays(day),
            });
        }

        private int AnyPlanned() => Planned[random.Next(Planned.Length)];

        /// <summary>Often one that a plan's task stands for.</summary>
        private StagedIssue AnyIssue()
        {
            var planned = AnyPlanned();
            return random.Next(3) == 0 && planned <= issues
                ? rows.Values.OfType<StagedIssue>().Single(row => row.SourceId == planned.ToString(CultureInfo.InvariantCulture))
                : rows.Values.OfType<StagedIssue>().OrderBy(row => row.SourceId, StringComparer.Ordinal).ElementAt(random.Next(issues));
        }

        private StagedIssue Edit(string field)
        {
            var issue = AnyIssue();
            var (from, to) = field switch
            {
                TrackedField.Status => (issue.StatusId, random.Next(1, 5).ToString(CultureInfo.InvariantCulture)),
                TrackedField.Assignee => (issue.AssigneeId, random.Next(3) == 0 ? "ann" : "cem"),
                TrackedField.Sprint => (issue.SprintIds, random.Next(3) switch { 0 => "100", 1 => "100,101", _ => "102" }),
                _ => (issue.ContainerId, issue.ContainerId == "10" ? "11" : "10"),
            };
            var history = histories[issue.SourceId];
            history.Add(new StagedChange(Monday.AddDays(day).AddMinutes(history.Count), "ann", field, from, from, to, to));
            issue = issue with { SourceUpdatedAtUtc = history[^1].AtUtc, ChangesJson = StagedChanges.Write(history) };
            return Put(field switch
            {
                TrackedField.Status => issue with { StatusId = to },
                TrackedField.Sprint => issue with { SprintIds = to },
                TrackedField.Assignee => issue with { AssigneeId = to },
                _ => issue with { ContainerId = to },
            });
        }

        private StagedWorklog NewWorklog()
        {
            var id = random.Next(3) == 0 && worklogs > 0 ? random.Next(1, worklogs + 1) : ++worklogs;

            // Some entries come before their issue, or before anybody knows who wrote them.
            return Put(Worklog($"w{id}", (random.Next(3) == 0 ? AnyPlanned() : random.Next(1, issues + 3)).ToString(CultureInfo.InvariantCulture), random.Next(30), random.Next(1, 8), random.Next(3) switch { 0 => "ann", 1 => "bob", _ => "cem" }));
        }

        private T Put<T>(T row)
            where T : StagedRow
        {
            rows[(row.GetType(), row.SourceSystem, row.SourceId)] = row;
            return row;
        }
    }
}

public sealed class SqliteIncrementalLoadTests() : IncrementalLoadTests(WarehouseEngine.Sqlite);

public sealed class SqlServerIncrementalLoadTests() : IncrementalLoadTests(WarehouseEngine.SqlServer);
