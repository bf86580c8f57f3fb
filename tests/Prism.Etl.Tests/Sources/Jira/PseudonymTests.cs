using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class PseudonymTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_a_key_nothing_staged_names_a_person_and_all_that_points_to_one_still_does()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        var plain = await LoadAsync(site, null);
        var hidden = await LoadAsync(site, "a key of enough length");
        var other = await LoadAsync(site, "another key of enough length");

        var rows = hidden.Describe();
        foreach (var person in plain.All<StagedPerson>())
        {
            Assert.DoesNotContain(person.SourceId, rows, StringComparison.Ordinal);
            Assert.DoesNotContain(person.DisplayName, rows, StringComparison.Ordinal);
            Assert.True(person.Email is null || !rows.Contains(person.Email, StringComparison.Ordinal));
        }

        Assert.Equal(0, hidden.LandedCount);
        Assert.Equal(plain.All<StagedPerson>().Count(), hidden.All<StagedPerson>().Count());
        var known = hidden.All<StagedPerson>().Select(person => person.SourceId).ToHashSet();
        Assert.Empty(known.Intersect(other.All<StagedPerson>().Select(person => person.SourceId)));
        Assert.All(hidden.All<StagedWorklog>(), worklog => Assert.Contains(worklog.AuthorId!, known));
        Assert.Equal(Shares(plain), Shares(hidden));
        Assert.All(hidden.All<StagedIssue>(), issue =>
        {
            var last = StagedChanges.Read(issue.ChangesJson).LastOrDefault(change => change.Field == TrackedField.Assignee);
            Assert.True(last is null || last.To == issue.AssigneeId);
        });
    }

    [Fact]
    public async Task With_a_key_no_byte_of_the_database_names_a_person_wherever_payloads_name_one()
    {
        var fields = JiraFields.Find(
            JiraCorpus.Parse("""
            [{"id":"customfield_1","name":"Approver","schema":{"type":"user","custom":"com.atlassian.jira.plugin.system.customfieldtypes:userpicker"}},
             {"id":"customfield_2","name":"Reviewers","schema":{"type":"array","items":"user","custom":"com.atlassian.jira.plugin.system.customfieldtypes:multiuserpicker"}},
             {"id":"customfield_3","name":"Owner","schema":{"type":"team","custom":"com.atlassian.jira.plugin.system.customfieldtypes:atlassian-team"}}]
            """),
            new JiraFieldOptions { Columns = { "Approver", "Reviewers" } });
        Assert.Empty(fields.NotFound);
        var staging = new PayloadStaging(fields, pseudonymKey: "a key of enough length");
        var people = 0;
        var random = new Random(20261123);
        for (var i = 0; i < 200; i++)
        {
            staging.Stage([JiraCorpus.Parse(Issue(i))]);
            staging.Worklog(JiraCorpus.Parse($$"""{"id":"{{i}}","issueId":"{{i}}","author":{{User()}},"updateAuthor":{{User()}},"started":{{(i % 9 == 0 ? "5" : "\"2026-01-02T00:00:00.000+0000\"")}},"created":"2026-01-02T00:00:00.000+0000","timeSpentSeconds":60}"""));
        }

        JiraSiteRows.StageProject(JiraCorpus.Parse($$"""{"id":"1","key":"A","name":"A","lead":{{User()}}}"""), staging.People, "jira", staging.Batch);
        JiraSiteRows.StageProject(JiraCorpus.Parse($$"""{"id":"2","lead":{{User()}}}"""), staging.People, "jira", staging.Batch);
        staging.Batch.Add(JiraSiteRows.Board(JiraCorpus.Parse($$"""{"id":1,"name":"A board","type":"scrum","location":{{User()}}}"""), null, "jira")!);
        Assert.True(staging.Batch.Rejected.Count > 30);

        using var run = new TestRun();
        Assert.True((await run.RunAsync(new BatchSource(staging.Batch))).IsSucceeded);
        Assert.Contains(await run.RowsAsync<IssueField>(), field => field.FieldName == "Approver");
        Assert.NotEmpty(await run.RowsAsync<RejectedRow>());
        Assert.True(people > 1000);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(run.Folder, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation));
            Assert.DoesNotContain("zzname", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("zzmail", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("zzid", text, StringComparison.OrdinalIgnoreCase);
        }

        // In the forms of Cloud, of Data Center, of old servers, of an erased account, and as a bare name.
        string User()
        {
            var n = ++people;
            return random.Next(5) switch
            {
                0 => $$"""{"accountId":"zzid{{n}}","displayName":"Zzname {{n}}","emailAddress":"zzmail{{n}}@example.com","active":true}""",
                1 => $$"""{"key":"zzid{{n}}","name":"zzname{{n}}","displayName":"Zzname {{n}}","emailAddress":"zzmail{{n}}@example.com"}""",
                2 => $$"""{"name":"zzname{{n}}","displayName":"Zzname {{n}}"}""",
                3 => $$"""{"name":"zzname{{n}}","emailAddress":"zzmail{{n}}@example.com"}""",
                _ => $$"""{"accountId":"zzid{{n}}"}""",
            };
        }

        string Issue(int i)
        {
            // Every ninth is refused, one way or another.
            var created = i % 9 == 4 ? "\"never\"" : "\"2026-01-01T00:00:00.000+0000\"";
            return $$$"""
            {"id":"{{{i}}}","fields":{"assignee":{{{User()}}},"reporter":{{{User()}}},"creator":{{{User()}}},"project":{"id":"1","key":"A","lead":{{{User()}}}},"status":{"id":"1","name":"Open"},
              "issuetype":{"id":"1","name":"Bug"},"created":{{{created}}},"updated":"2026-01-03T00:00:00.000+0000","components":[{"id":"5","name":"Web","lead":{{{User()}}}}],
              "customfield_1":{{{(i % 4 == 0 ? $"\"zzname{++people}\"" : User())}}},"customfield_2":[{{{User()}}},{{{User()}}},"zzid{{{++people}}}"],"customfield_3":{{{User()}}}},
             "key":"A-{{{i}}}","changelog":{"total":3,"histories":[
              {"id":"{{{i}}}1","author":{{{User()}}},"created":{{{created}}},"items":[
               {"field":"assignee","fieldId":"assignee","from":"zzid{{{++people}}}","fromString":"Zzname {{{people}}}","to":"zzid{{{++people}}}","toString":"Zzname {{{people}}}"},
               {"field":"Approver","fieldId":"customfield_1","from":"zzid{{{++people}}}","fromString":"Zzname {{{people}}}","to":null,"toString":null}]},
              {"id":"{{{i}}}2","author":{{{User()}}},"created":"2026-01-02T00:00:00.000+0000","items":[{"field":"status","fieldId":"status","from":"2","fromString":"New","to":"1","toString":"Open"}]},
              {"author":{{{User()}}},"created":"2026-01-02T00:00:00.000+0000","items":[]}]}}
            """;
        }
    }

    [Fact]
    public async Task The_register_gives_a_pseudonym_its_team_and_not_its_name()
    {
        var people = new JiraPeople("jira", "a key of enough length");
        await using var star = await LoadedStar.CreateAsync(
            decide: settings => settings with { Pseudonyms = new Dictionary<string, Func<string, string?>> { ["jira"] = people.Known } });
        var pseudonym = people.Known("ann-account")!;
        await star.StageAsync(
            Rows.Person(pseudonym, "Person " + pseudonym[..8]),
            Rows.Person("someone", "Person someone"),
            Rows.Employee("Ann Adams", "ann-account") with { Team = "Blue", Role = "Developer" },
            Rows.Employee("Bob Brown", "nobody-here") with { Team = "Red" });
        await star.LoadAsync();
        var ann = await star.SingleAsync<DimPerson>(person => person.SourceId == pseudonym);
        Assert.Equal(("Person " + pseudonym[..8], "Blue", "Developer", "jira"), (ann.DisplayName, ann.Team, ann.Role, ann.SourceSystem));
        Assert.DoesNotContain(await star.RowsAsync<DimPerson>(), person => person.DisplayName.Contains("Ann", StringComparison.Ordinal));
        Assert.Null((await star.SingleAsync<DimPerson>(person => person.SourceId == "someone")).Team);
        Assert.Equal("Red", (await star.SingleAsync<DimPerson>(person => person.DisplayName == "Bob Brown")).Team);
    }

    /// <summary>How the worklogs are spread over people, whoever they are.</summary>
    private static IEnumerable<long> Shares(HeldStaging staging) =>
        staging.All<StagedWorklog>().GroupBy(worklog => worklog.AuthorId).Select(group => group.Sum(worklog => worklog.SpentSeconds)).Order();

    private static async Task<HeldStaging> LoadAsync(SampleJiraHost site, string? key)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), Token = "token", PageSize = 100, PseudonymKey = key, Landing = key is null };
        Assert.Empty(options.Validate(0));
        var staging = new HeldStaging();
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, TimeProvider.System, NullLogger<JiraSource>.Instance), Cancellation);
        return staging;
    }

    /// <summary>Gives one batch as it is, refusals among it.</summary>
    private sealed class BatchSource(StagedBatch batch) : ISource
    {
        public string SourceSystem => "jira";

        public async IAsyncEnumerable<StagedBatch> ExtractAsync(
            IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return batch;
        }
    }
}
