using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// An issue lives at random, Jira's changelog of that life is written in one of its forms, and what is rebuilt from it says at every instant what the
/// life said.
/// </summary>
public sealed class HistoryPropertyTests
{
    private const string SprintField = "customfield_10020";
    private const string PointsField = "customfield_10016";
    private const string FlaggedField = "customfield_10021";
    private static readonly DateTimeOffset Created = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly JiraFields Fields = new() { SprintId = SprintField, StoryPointIds = [PointsField], FlaggedId = FlaggedField };

    private static readonly Gen<Life> States = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 3], Gen.Int[0, 3],
        (status, assignee, points, flagged, priority, sprints) => new Life(status, assignee, points, flagged, priority, sprints));

    private static readonly Gen<(int Seconds, Life State, bool IsPartial)[]> Steps =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100_000], States, Gen.Bool, (same, seconds, state, isPartial) => (same == 0 ? 0 : seconds, state, isPartial)).Array[0, 15];

    [Fact]
    public void What_is_rebuilt_from_a_changelog_is_the_truth_at_every_instant() =>
        Gen.Select(States, Steps, Gen.Bool, Gen.Bool).Sample(
            (first, steps, isNewestFirst, withIds) =>
            {
                var truth = Truth(first, steps);
                var staged = Stage(Payload(truth, isNewestFirst, withIds));
                var life = IssueHistory.Build(staged, StagedChanges.Read(staged.ChangesJson), _ => new StatusMeaning(StatusCategory.InProgress, FlowState.Active));
                Assert.Empty(life.Contradictions);
                foreach (var at in truth.SelectMany(step => new[] { step.At.AddSeconds(-1), step.At, step.At.AddSeconds(1) }).Where(at => at >= Created))
                {
                    var revision = Assert.Single(life.Revisions, revision => revision.FromUtc <= at && at < revision.ToUtc);
                    Assert.Equal(truth.Last(step => step.At <= at).State, Read(revision));
                }
            },
            iter: 2000);

    private static List<(DateTimeOffset At, Life State)> Truth(Life first, (int Seconds, Life State, bool IsPartial)[] steps)
    {
        List<(DateTimeOffset At, Life State)> truth = [(Created, first)];
        foreach (var (seconds, state, isPartial) in steps)
        {
            var (at, before) = truth[^1];

            // Few changes concern every field at once.
            var after = isPartial ? before with { Status = state.Status, Sprints = state.Sprints } : state;
            truth.Add((at.AddSeconds(seconds), after));
        }

        return truth;
    }

    private static StagedIssue Stage(JsonElement payload)
    {
        var staging = new PayloadStaging(Fields);
        var staged = Assert.Single(staging.Stage([payload]));
        Assert.Empty(staging.Batch.Rejected);
        return staged;
    }

    private static Life Read(IssueRevision revision) => new(
        int.Parse(revision.StatusId!, CultureInfo.InvariantCulture),
        revision.AssigneeId is { } id ? id[0] - 'a' + 1 : 0,
        (int)(revision.StoryPoints ?? 0),
        revision.IsFlagged,
        int.Parse(revision.Priority!.AsSpan(1), CultureInfo.InvariantCulture),
        revision.SprintIds.Sum(sprint => sprint == "7" ? 1 : 2));

    private static JsonElement Payload(List<(DateTimeOffset At, Life State)> truth, bool isNewestFirst, bool withIds)
    {
        var present = truth[^1].State;
        List<JsonObject> histories = [.. truth.Zip(truth.Skip(1)).Select((pair, i) => History(i, pair.First.State, pair.Second, withIds))];
        if (isNewestFirst)
        {
            histories.Reverse();
        }

        var issue = new JsonObject
        {
            ["id"] = "10001",
            ["key"] = "A-1",
            ["fields"] = new JsonObject
            {
                ["project"] = new JsonObject { ["id"] = "1" },
                ["issuetype"] = new JsonObject { ["id"] = "1", ["name"] = "Story" },
                ["status"] = new JsonObject { ["id"] = present.StatusId, ["name"] = "now " + present.StatusId },
                ["assignee"] = present.AssigneeId is { } id ? new JsonObject { ["accountId"] = id, ["displayName"] = id } : null,
                ["priority"] = new JsonObject { ["name"] = present.PriorityName },
                ["created"] = Text(Created),
                ["updated"] = Text(truth[^1].At),
                [PointsField] = present.Points == 0 ? null : present.Points,
                [FlaggedField] = present.IsFlagged ? new JsonArray(new JsonObject { ["value"] = "Impediment" }) : null,
                [SprintField] = new JsonArray([.. present.SprintIds.Select(sprint => new JsonObject { ["id"] = int.Parse(sprint, CultureInfo.InvariantCulture), ["name"] = sprint, ["state"] = "active" })]),
            },
            ["changelog"] = new JsonObject { ["total"] = histories.Count, ["histories"] = new JsonArray([.. histories]) },
        };
        return JiraCorpus.Parse(issue.ToJsonString());
    }

    private static JsonObject History(int number, Life before, (DateTimeOffset At, Life State) after, bool withIds)
    {
        var items = new JsonArray(new JsonObject { ["field"] = "description", ["fromString"] = "x", ["toString"] = "y" });
        void Add(string field, string fieldId, string? from, string? fromText, string? to, string? toText)
        {
            if (from != to || fromText != toText)
            {
                var item = new JsonObject { ["field"] = field, ["from"] = from, ["fromString"] = fromText, ["to"] = to, ["toString"] = toText };
                if (withIds)
                {
                    item["fieldId"] = fieldId;
                }

                items.Add(item);
            }
        }

        var now = after.State;

        // Statuses were renamed meanwhile: the text is of then, the id stays.
        Add("status", "status", before.StatusId, "once " + before.StatusId, now.StatusId, "once " + now.StatusId);
        Add("assignee", "assignee", before.AssigneeId, before.AssigneeId, now.AssigneeId, now.AssigneeId);
        Add("priority", "priority", before.Priority.ToString(CultureInfo.InvariantCulture), before.PriorityName, now.Priority.ToString(CultureInfo.InvariantCulture), now.PriorityName);
        Add("Flagged", FlaggedField, before.IsFlagged ? "[10019]" : "", before.IsFlagged ? "Impediment" : "", now.IsFlagged ? "[10019]" : "", now.IsFlagged ? "Impediment" : "");
        Add("Story Points", PointsField, null, before.PointsText, null, now.PointsText);
        Add("Sprint", SprintField, string.Join(", ", before.SprintIds), string.Join(", ", before.SprintIds), string.Join(", ", now.SprintIds), string.Join(", ", now.SprintIds));
        return new JsonObject { ["id"] = (number + 500).ToString(CultureInfo.InvariantCulture), ["created"] = Text(after.At), ["items"] = items };
    }

    private static string Text(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0200'", CultureInfo.InvariantCulture);

    /// <summary>An issue at one moment; 0 is none, and of the sprints 1 is the seventh, 2 the seventeenth, 3 both.</summary>
    private sealed record Life(int Status, int Assignee, int Points, bool IsFlagged, int Priority, int Sprints)
    {
        public string StatusId => Status.ToString(CultureInfo.InvariantCulture);
        public string? AssigneeId => Assignee == 0 ? null : ((char)('a' + Assignee - 1)).ToString();
        public string PriorityName => "P" + Priority.ToString(CultureInfo.InvariantCulture);
        public string? PointsText => Points == 0 ? null : Points.ToString(CultureInfo.InvariantCulture);
        public string[] SprintIds => Sprints switch { 1 => ["7"], 2 => ["17"], 3 => ["7", "17"], _ => [] };
    }
}
