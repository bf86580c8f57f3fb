using System.Globalization;
using System.Text.Json;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>Real answers of real sites become the rows that somebody else computed from them.</summary>
public sealed class RecordingTests
{
    private static readonly JiraFields DevLakeFields = new() { SprintId = "customfield_10020", EpicLinkId = "customfield_10014", FlaggedId = "customfield_10021" };

    [Fact]
    public void A_Cloud_sites_status_paths_and_seconds_in_status_are_as_computed_apart()
    {
        var (staging, issues) = DevLake();
        Assert.Empty(staging.Batch.Rejected);
        var expected = JiraCorpus.Read("cloud-devlake", "expected-transitions.json");
        Assert.Equal(expected.EnumerateObject().Count(), issues.Count);
        foreach (var entry in expected.EnumerateObject())
        {
            var issue = issues.Single(candidate => candidate.IssueKey == entry.Name);
            Assert.Equal(entry.Value.GetProperty("id").GetString(), issue.SourceId);
            var moves = StagedChanges.Read(issue.ChangesJson).Where(change => change.Field == TrackedField.Status).ToList();
            Assert.Equal(
                entry.Value.GetProperty("transitions").EnumerateArray().Select(move => (At(move[0].GetString()!), move[1].GetString(), move[2].GetString(), move[3].GetString(), move[4].GetString())),
                moves.Select(move => (move.AtUtc, move.FromText, move.ToText, move.From, move.To)));

            var seconds = new Dictionary<string, double>();
            for (var i = 0; i < moves.Count; i++)
            {
                var name = i == 0 ? moves[0].FromText! : moves[i - 1].ToText!;
                seconds[name] = seconds.GetValueOrDefault(name) + (moves[i].AtUtc - (i == 0 ? issue.CreatedAtUtc : moves[i - 1].AtUtc)).TotalSeconds;
            }

            foreach (var status in entry.Value.GetProperty("secondsInStatusUntilLastTransition").EnumerateObject())
            {
                Assert.Equal(status.Value.GetDouble(), seconds[status.Name], 3);
            }

            Assert.Equal(entry.Value.GetProperty("statusMatchesLastTransition").GetBoolean(), moves.Count == 0 || moves[^1].To == issue.StatusId);
            Assert.Equal(entry.Value.GetProperty("sprintIds").EnumerateArray().Select(id => id.GetRawText()), issue.SprintIds?.Split(',') ?? []);
            Assert.Equal(entry.Value.GetProperty("timespent").ValueKind == JsonValueKind.Null ? null : entry.Value.GetProperty("timespent").GetInt64(), issue.SpentSeconds);
        }
    }

    [Fact]
    public void A_Cloud_sites_worklogs_sum_up_as_computed_apart()
    {
        var (staging, issues) = DevLake();
        var inIssues = JiraCorpus.Read("cloud-devlake", "agile-board-8-issues.json").GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("fields").GetProperty("worklog"));
        var apart = Directory.EnumerateFiles(JiraCorpus.Path("jira", "cloud-devlake", "worklogs"), "*.json").Select(file => JiraCorpus.Parse(File.ReadAllText(file)));
        foreach (var worklog in inIssues.Concat(apart).SelectMany(page => page.GetProperty("worklogs").EnumerateArray()))
        {
            Assert.NotNull(staging.Worklog(worklog));
        }

        var expected = JiraCorpus.Read("cloud-devlake", "expected-transitions.json").EnumerateObject().ToList();
        Assert.Contains(expected, entry => entry.Value.GetProperty("worklogSecondsEndpoint").GetInt64() > 0);
        Assert.All(expected, entry => Assert.Equal(
            entry.Value.GetProperty("worklogSecondsEndpoint").GetInt64(),
            staging.All<StagedWorklog>().Where(worklog => worklog.IssueId == entry.Value.GetProperty("id").GetString()).Sum(worklog => worklog.SpentSeconds)));
        Assert.All(issues, issue => Assert.Equal(issue.SpentSeconds ?? 0, staging.All<StagedWorklog>().Where(worklog => worklog.IssueId == issue.SourceId).Sum(worklog => worklog.SpentSeconds)));
        Assert.Equal(36000, staging.All<StagedWorklog>().Single(worklog => worklog.IssueId == "10076").SpentSeconds);
    }

    [Fact]
    public void A_Cloud_sites_statuses_users_projects_and_sprints_keep_their_ids_and_names()
    {
        var (staging, issues) = DevLake();
        Assert.Equal("已完成", staging.All<StagedStatus>().Single(status => status.SourceId == "10068").Name);
        Assert.Equal(staging.All<StagedStatus>().Count(), staging.All<StagedStatus>().Select(status => status.SourceId).Distinct().Count());

        // The sub-list of statuses an account sees lacks those that were deleted: they come from the histories, with no category.
        var listed = JiraCorpus.Read("cloud-devlake", "statuses.json").EnumerateArray().Select(status => status.GetProperty("id").GetString()).ToHashSet();
        Assert.All(staging.All<StagedStatus>().Where(status => !listed.Contains(status.SourceId)), status => Assert.Equal(StatusCategory.Undefined, status.StatusCategory));
        var inHistories = issues.SelectMany(issue => StagedChanges.Read(issue.ChangesJson)).Where(change => change.Field == TrackedField.Status).SelectMany(change => new[] { change.From, change.To });
        Assert.All(inHistories, id => Assert.Contains(staging.All<StagedStatus>(), status => status.SourceId == id));

        Assert.Equal(2, JiraCorpus.Read("cloud-devlake", "users.json").EnumerateArray().Count(user => Person(user).PersonKind == "App"));
        var sprints = new PayloadStaging(DevLakeFields);
        foreach (var sprint in JiraCorpus.Read("cloud-devlake", "agile-board-8-sprints.json").GetProperty("values").EnumerateArray())
        {
            Assert.NotNull(sprints.Sprints.Stage(sprint, sprints.Batch));
        }

        Assert.Equal(30, sprints.All<StagedSprint>().Count());
        var first = sprints.All<StagedSprint>().Single(sprint => sprint.SourceId == "7");
        Assert.Equal(("EE Sprint 7", "Closed", "8"), (first.Name, first.SprintState, first.BoardId));
        Assert.Equal(new DateTimeOffset(2020, 6, 22, 5, 59, 58, 980, TimeSpan.Zero), first.CompletedAtUtc);
    }

    [Fact]
    public void Histories_give_the_same_changes_in_either_order_and_twice()
    {
        var histories = JiraCorpus.Read("cloud-devlake", "changelog", "13491.json").GetProperty("values").EnumerateArray().ToList();
        var oldestFirst = new JiraHistory(DevLakeFields, new JiraPeople("jira"));
        histories.ForEach(history => Assert.Null(oldestFirst.Add(history)));
        var newestFirst = new JiraHistory(DevLakeFields, new JiraPeople("jira"));
        foreach (var history in Enumerable.Reverse(histories).Concat(histories))
        {
            Assert.Null(newestFirst.Add(history));
        }

        Assert.NotEmpty(oldestFirst.OldestFirst());
        Assert.Equal(oldestFirst.OldestFirst(), newestFirst.OldestFirst());
    }

    [Fact]
    public void A_type_and_a_priority_that_were_renamed_are_one_thing_by_their_ids()
    {
        var staging = new PayloadStaging(new JiraFields(), JiraCorpus.Parse("""[{"id":"1","name":"Fault"},{"id":"2","name":"Story"}]"""));
        var issue = staging.Stage([JiraCorpus.Parse("""
            {"id":"7","key":"A-7","fields":{"project":{"id":"1"},"status":{"id":"1","name":"Open"},"issuetype":{"id":"2","name":"Story"},"priority":{"id":"3","name":"High"},
             "created":"2026-01-01T00:00:00.000+0000","updated":"2026-01-03T00:00:00.000+0000"},
             "changelog":{"total":2,"histories":[
              {"id":"1","created":"2026-01-02T00:00:00.000+0000","items":[{"field":"issuetype","fieldId":"issuetype","from":"1","fromString":"Bug","to":"2","toString":"User Story"}]},
              {"id":"2","created":"2026-01-03T00:00:00.000+0000","items":[{"field":"priority","fieldId":"priority","from":"9","fromString":"Trivial","to":"3","toString":"Major"}]}]}}
            """)]).Single();
        var life = IssueHistory.Build(issue, StagedChanges.Read(issue.ChangesJson), _ => new StatusMeaning(StatusCategory.ToDo, FlowState.Waiting));
        Assert.Empty(life.Contradictions);
        Assert.Equal([("Fault", "Trivial"), ("Story", "Trivial"), ("Story", "High")], life.Revisions.Select(revision => (revision.IssueType, revision.Priority)));
    }

    [Fact]
    public void Another_Cloud_sites_histories_end_in_the_present_state()
    {
        var staging = new PayloadStaging(new JiraFields { FlaggedId = "customfield_10021" });
        var issues = staging.Stage(Directory.EnumerateFiles(JiraCorpus.Path("jira", "cloud-jirametrics", "sample_issues"), "*.json").Order().Select(file => JiraCorpus.Parse(File.ReadAllText(file))));
        Assert.Equal(6, issues.Count);
        Assert.Empty(staging.Batch.Rejected);
        var flags = issues.SelectMany(issue => StagedChanges.Read(issue.ChangesJson)).Where(change => change.Field == TrackedField.Flagged).ToList();
        Assert.Equal(2, flags.Count);
        Assert.All(flags, flag => Assert.Equal((null, "[10019]", "Impediment"), (flag.From, flag.To, flag.ToText)));
        Assert.All(issues, issue =>
        {
            var changes = StagedChanges.Read(issue.ChangesJson);
            Assert.Equal(issue.StatusId, changes.LastOrDefault(change => change.Field == TrackedField.Status)?.To ?? issue.StatusId);
            Assert.Equal(issue.Resolution, changes.Any(change => change.Field == TrackedField.Resolution) ? changes.Last(change => change.Field == TrackedField.Resolution).ToText : issue.Resolution);
            Assert.Equal(issue.IsFlagged, changes.LastOrDefault(change => change.Field == TrackedField.Flagged)?.To is not null);
        });

        var configuration = JiraCorpus.Read("cloud-jirametrics", "sample_board_1_configuration.json");
        var board = JiraSiteRows.Board(configuration, configuration, "jira");
        Assert.Equal(("10002", "kanban", null), (board!.DoneStatusIds, board.BoardType, board.EstimationFieldId));
    }

    [Fact]
    public void A_Data_Center_sites_issues_name_users_by_key_and_leave_links_out_of_the_changes()
    {
        var staging = new PayloadStaging(new JiraFields());
        var issues = staging.Stage(JiraCorpus.Read("dc-devlake", "agile-board-3-issues.json").GetProperty("issues").EnumerateArray());
        Assert.Equal(8, issues.Count);
        Assert.Empty(staging.Batch.Rejected);
        Assert.All(issues, issue => Assert.Equal("[]", issue.ChangesJson));
        Assert.Contains(staging.All<StagedPerson>(), person => person.SourceId == "admin");
        Assert.Equal(TypeClass.Defect, issues.First(issue => issue.IssueType == "Bug").TypeClass);
    }

    [Fact]
    public void An_old_servers_issues_have_users_without_key_and_statuses_without_category()
    {
        var staging = new PayloadStaging(new JiraFields());
        var issues = staging.Stage(JiraCorpus.Read("server-jira-ruby", "project", "SAMPLEPROJECT.issues.json").GetProperty("issues").EnumerateArray());
        Assert.Equal(11, issues.Count);
        Assert.Empty(staging.Batch.Rejected);
        Assert.All(issues, issue => Assert.Equal("admin", issue.ReporterId));
        Assert.Equal(new DateTimeOffset(2011, 12, 15, 2, 35, 6, TimeSpan.Zero), issues.Single(issue => issue.IssueKey == "SAMPLEPROJECT-13").CreatedAtUtc);
        Assert.All(staging.All<StagedStatus>(), status => Assert.Equal(StatusCategory.Undefined, status.StatusCategory));
    }

    [Fact]
    public void Sprints_written_as_text_are_read_with_their_dates()
    {
        var staging = new PayloadStaging(new JiraFields());
        foreach (var text in JiraCorpus.Read("server-sprint-strings.json").EnumerateArray())
        {
            Assert.NotNull(staging.Sprints.Stage(text, staging.Batch));
        }

        Assert.Equal(["642", "444", "5820", "70766"], staging.All<StagedSprint>().Select(sprint => sprint.SourceId));
        var active = staging.All<StagedSprint>().Single(sprint => sprint.SourceId == "444");
        Assert.Equal(("Shredders Sprint 5", "Active", "158", null, null), (active.Name, active.SprintState, active.BoardId, active.Goal, active.CompletedAtUtc));
        Assert.Equal(new DateTimeOffset(2014, 4, 22, 15, 30, 25, 628, TimeSpan.Zero), staging.All<StagedSprint>().First().CompletedAtUtc);
    }

    private static (PayloadStaging Staging, List<StagedIssue> Issues) DevLake()
    {
        var staging = new PayloadStaging(DevLakeFields, JiraCorpus.Read("cloud-devlake", "issuetypes.json"));
        foreach (var status in JiraCorpus.Read("cloud-devlake", "statuses.json").EnumerateArray())
        {
            staging.Statuses.Stage(status, staging.Batch);
        }

        return (staging, staging.Stage(JiraCorpus.Read("cloud-devlake", "agile-board-8-issues.json").GetProperty("issues").EnumerateArray()));
    }

    private static StagedPerson Person(JsonElement user)
    {
        var batch = new StagedBatch();
        new JiraPeople("jira").Stage(user, batch);
        return (StagedPerson)batch.Rows[typeof(StagedPerson)].Single();
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture).ToUniversalTime();
}
