using System.Text.Json.Nodes;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>What real sites hold and no documentation shows.</summary>
public sealed class OddSiteTests
{
    private const string Types = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Custom_fields_of_odd_types_become_columns_and_values_that_are_not_of_their_type_none(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        var user = new JsonObject { [kind == JiraKind.Cloud ? "accountId" : "key"] = "u1", ["displayName"] = "Ada" };
        (string Name, string Type, string? Items, string Custom, JsonNode? Value, string? Expected)[] fields =
        [
            ("Place", "option-with-child", null, Types + "cascadingselect", new JsonObject { ["value"] = "Europe", ["child"] = new JsonObject { ["value"] = "Oslo" } }, "Europe / Oslo"),
            ("Place alone", "option-with-child", null, Types + "cascadingselect", new JsonObject { ["value"] = "Europe" }, "Europe"),
            ("Approvers", "array", "user", Types + "multiuserpicker", new JsonArray(user.DeepClone(), null, user.DeepClone()), "Ada, Ada"),
            ("Builds", "array", "version", Types + "multiversion", new JsonArray(new JsonObject { ["id"] = "1", ["name"] = "1.0" }, new JsonObject { ["id"] = "2", ["name"] = "2.0" }), "1.0, 2.0"),
            ("Cost as text", "number", null, Types + "float", "12.5", "12.5"),
            ("Cost in words", "number", null, Types + "float", "twelve", null),
            ("Cost in an object", "number", null, Types + "float", new JsonObject { ["amount"] = 12 }, null),
            ("Not a number", "number", null, Types + "float", "NaN", null),
            ("Beyond numbers", "number", null, Types + "float", JsonNode.Parse("1e999"), null),
            ("Scripted", "string", null, "com.onresolve.jira.groovy.groovyrunner:scripted-field", new JsonObject { ["html"] = "<b>5</b>", ["name"] = "five" }, "five"),
            ("Scripted without a name", "string", null, "com.onresolve.jira.groovy.groovyrunner:scripted-field", new JsonObject { ["html"] = "<b>5</b>" }, null),
            ("Scripted list", "string", null, "com.onresolve.jira.groovy.groovyrunner:scripted-field", new JsonArray("a", 5, true, null, new JsonArray("b")), "a, 5, true"),
            ("Day", "date", null, Types + "datepicker", "2026-05-04T00:00:00.000+0000", "2026-05-04"),
            ("Day in words", "date", null, Types + "datepicker", "soon", null),
            ("Moment", "datetime", null, Types + "datetime", "2026-05-04T10:00:00.000+0200", "2026-05-04T08:00:00"),
            ("Moment by number", "datetime", null, Types + "datetime", 1777881600000, "2026-05-04T08:00:00"),
            ("Nothing", "string", null, Types + "textfield", null, null),
            ("Empty", "array", "option", Types + "multiselect", new JsonArray(), null),
        ];
        var issue = site.Add(1, Begin);
        for (var i = 0; i < fields.Length; i++)
        {
            var schema = new JsonObject { ["type"] = fields[i].Type, ["custom"] = fields[i].Custom };
            if (fields[i].Items is { } items)
            {
                schema["items"] = items;
            }

            site.Fields.Add(new JsonObject { ["id"] = $"customfield_{i}", ["name"] = fields[i].Name, ["schema"] = schema });
            issue.Fields[$"customfield_{i}"] = fields[i].Value?.DeepClone();
        }

        // A field of a kind without a value of its own is no column, a field without a schema is none either.
        site.Fields.Add(new JsonObject { ["id"] = "customfield_90", ["name"] = "Rank", ["schema"] = new JsonObject { ["type"] = "any", ["custom"] = "com.pyxis.greenhopper.jira:gh-lexo-rank" } });
        site.Fields.Add(new JsonObject { ["id"] = "thumbnail", ["name"] = "Images" });
        var staging = new HeldStaging();
        await site.LoadAsync(staging, options =>
        {
            foreach (var (name, _, _, _, _, _) in fields)
            {
                options.Fields.Columns.Add(name);
            }
        });
        Assert.Empty(staging.Rejected);
        var values = StagedFields.Read(staging.All<StagedIssue>().Single().FieldsJson).ToDictionary(field => field.Name, Shown);
        Assert.Equal(
            fields.Where(field => field.Expected is not null).Select(field => $"{field.Name}: {field.Expected}").Order(StringComparer.Ordinal),
            values.Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Two_fields_of_one_name_are_told_apart_by_their_ids_and_the_setting_must_say_which(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        foreach (var id in new[] { "customfield_1", "customfield_2" })
        {
            site.Fields.Add(new JsonObject { ["id"] = id, ["name"] = "Customer", ["schema"] = new JsonObject { ["type"] = "string", ["custom"] = Types + "textfield" } });
            site.Fields.Add(new JsonObject { ["id"] = id + "0", ["name"] = "Story Points", ["schema"] = new JsonObject { ["type"] = "number", ["custom"] = Types + "float" } });
        }

        var issue = site.Add(1, Begin);
        (issue.Fields["customfield_1"], issue.Fields["customfield_2"], issue.Fields["customfield_10"], issue.Fields["customfield_20"]) = ("Acme", "Zenith", null, 8);
        var staging = new HeldStaging();
        var unclear = await Assert.ThrowsAsync<SourceException>(() => site.LoadAsync(staging, options => options.Fields.Columns.Add("Customer")));
        Assert.Contains("customfield_1 and customfield_2: name the id", unclear.Message, StringComparison.Ordinal);

        await site.LoadAsync(staging, options =>
        {
            options.Fields.Columns.Add("customfield_1");
            options.Fields.Columns.Add("customfield_2");
        });
        Assert.Equal(8, staging.All<StagedIssue>().Single().StoryPoints);
        Assert.Equal(
            ["Customer (customfield_1): Acme", "Customer (customfield_2): Zenith"], StagedFields.Read(staging.All<StagedIssue>().Single().FieldsJson).Select(field => $"{field.Name}: {field.Text}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Boards_without_estimation_and_sprints_without_dates_or_on_two_boards_are_read_as_they_are(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        JsonObject Configuration(int id) => new() { ["id"] = id, ["filter"] = new JsonObject { ["id"] = $"{1000 + id}" }, ["columnConfig"] = new JsonObject { ["columns"] = new JsonArray() } };
        JsonObject Shared() => new() { ["id"] = 71, ["name"] = "Shared", ["state"] = "active", ["originBoardId"] = 2, ["startDate"] = "2026-03-02T09:00:00.000Z" };
        site.Boards.Add(new MadeBoard(1, [new JsonObject { ["id"] = 70, ["name"] = "Undated", ["state"] = "future", ["originBoardId"] = 1 }, Shared()], Configuration(1)));
        site.Boards.Add(new MadeBoard(2, [Shared(), new JsonObject { ["id"] = 72, ["name"] = "Closed undated", ["state"] = "closed" }], Configuration(2)));
        site.Boards.Add(new MadeBoard(3, null, Configuration(3)));
        site.Add(1, Begin);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Empty(staging.Rejected);
        Assert.All(staging.All<StagedBoard>(), board => Assert.Null(board.EstimationFieldId));
        Assert.Equal(
            ["Closed undated Closed ", "Shared Active 2", "Undated Future 1"],
            staging.All<StagedSprint>().Select(sprint => $"{sprint.Name} {sprint.SprintState} {sprint.BoardId}").Order(StringComparer.Ordinal));

        // The sprint is moved to another board.
        site.Now += TimeSpan.FromDays(1);
        foreach (var board in site.Boards.Where(board => board.Sprints is not null))
        {
            board.Sprints!.Single(sprint => (int)sprint!["id"]! == 71)!["originBoardId"] = 1;
        }

        await site.LoadAsync(staging);
        Assert.Equal("1", staging.Get<StagedSprint>("71").BoardId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_users_of_a_Data_Center_server_are_listed_by_the_list_or_on_an_older_one_by_the_search(bool isOld)
    {
        using var site = new MadeSite(JiraKind.DataCenter) { IsOld = isOld };
        for (var number = 1; number <= 230; number++)
        {
            site.Users.Add(new JsonObject { ["key"] = $"JIRAUSER{number}", ["name"] = $"u{number}", ["displayName"] = $"User {number}", ["active"] = number % 2 == 0 });
        }

        // A newer server's search gives no more than the first hundred.
        site.Change = (sent, answer) =>
        {
            while (!isOld && sent.Path.EndsWith("/user/search", StringComparison.Ordinal) && answer.AsArray().Count > 100)
            {
                answer.AsArray().RemoveAt(100);
            }
        };
        site.Add(1, Begin);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(230, staging.All<StagedPerson>().Count());
        Assert.Equal(isOld, site.Sent.Exists(sent => sent.Path.EndsWith("/user/search", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task An_account_that_is_anonymised_loses_its_name_and_keeps_its_work(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        var id = kind == JiraKind.Cloud ? "accountId" : "key";
        JsonObject User(string name) => new() { [id] = "JIRAUSER7", ["name"] = name, ["displayName"] = name, ["emailAddress"] = name.Contains(' ', StringComparison.Ordinal) ? "ada@example.com" : null };
        site.Users.Add(User("Ada Byron"));
        var issue = site.Add(1, Begin);
        issue.Fields["assignee"] = User("Ada Byron");
        issue.Changed(Begin + TimeSpan.FromHours(1), new() { ["field"] = "assignee", ["fieldId"] = "assignee", ["from"] = null, ["fromString"] = null, ["to"] = "JIRAUSER7", ["toString"] = "Ada Byron" }, User("Ada Byron"));
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        // Jira does not count it as a change of the issue.
        site.Now += TimeSpan.FromDays(1);
        site.Users[0] = User("user-d3f5a");
        issue.Fields["assignee"] = User("user-d3f5a");
        await site.LoadAsync(staging);
        Assert.Equal(("user-d3f5a", null), (staging.Get<StagedPerson>("JIRAUSER7").DisplayName, staging.Get<StagedPerson>("JIRAUSER7").Email));
        Assert.Equal("JIRAUSER7", staging.All<StagedIssue>().Single().AssigneeId);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task Items_without_a_fieldId_and_histories_without_an_author_are_read_by_the_fields_name(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        var issue = site.Add(1, Begin);
        issue.StatusId = "3";
        issue.Changed(Begin + TimeSpan.FromHours(1), new() { ["field"] = "status", ["fieldtype"] = "jira", ["from"] = "1", ["fromString"] = "To Do", ["to"] = "2", ["toString"] = "Doing" });
        issue.Changed(Begin + TimeSpan.FromHours(2), new() { ["field"] = "Link", ["fieldtype"] = "jira", ["from"] = null, ["to"] = "ONE-2" });
        issue.Changed(Begin + TimeSpan.FromHours(3), new() { ["field"] = "status", ["fieldtype"] = "jira", ["from"] = "2", ["to"] = "3" });
        issue.Histories.Add(new JsonObject { ["id"] = "9", ["created"] = "never", ["items"] = new JsonArray() });
        issue.Histories.Add(new JsonObject { ["id"] = "10", ["created"] = MadeSite.Instant(Begin + TimeSpan.FromHours(4)) });
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(["1>2", "2>3"], StagedChanges.Read(staging.All<StagedIssue>().Single().ChangesJson).Select(change => $"{change.From}>{change.To}"));
        Assert.Equal("history", Assert.Single(staging.Rejected).Entity);
    }

    [Fact]
    public async Task Pages_that_are_shorter_than_asked_for_or_empty_or_do_not_say_whether_they_are_the_last_are_all_read()
    {
        using var site = new MadeSite(JiraKind.Cloud);
        for (var number = 1; number <= 30; number++)
        {
            site.Add(number, Begin + TimeSpan.FromHours(number));
        }

        // A page holds seven whatever is asked for, one is empty, and none says isLast.
        site.Instead = sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) && sent.Body!.Contains("\"nextPageToken\":\"14\"", StringComparison.Ordinal)
            ? InterceptedSite.Answer(System.Net.HttpStatusCode.OK, """{"issues":[],"nextPageToken":"014"}""") : null;
        site.Change = (sent, answer) =>
        {
            if (!sent.Path.EndsWith("/search/jql", StringComparison.Ordinal))
            {
                return;
            }

            var body = JsonNode.Parse(sent.Body!)!;
            var from = body["nextPageToken"] is { } token ? int.Parse((string)token!, System.Globalization.CultureInfo.InvariantCulture) : 0;
            var issues = answer["issues"]!.AsArray();
            var isLast = issues.Count <= 7;
            while (issues.Count > 7)
            {
                issues.RemoveAt(issues.Count - 1);
            }

            answer.AsObject().Remove("isLast");
            answer["nextPageToken"] = isLast ? null : (from + 7).ToString(System.Globalization.CultureInfo.InvariantCulture);
        };
        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        Assert.Equal(30, staging.All<StagedIssue>().Count());
        Assert.Contains(site.Sent, sent => sent.Body?.Contains("\"014\"", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task An_archived_project_that_is_restored_has_its_issues_back(JiraKind kind)
    {
        using var site = new MadeSite(kind);
        site.Projects["11"] = "TWO";
        for (var number = 1; number <= 6; number++)
        {
            site.Add(number, Begin + TimeSpan.FromHours(number), number > 3 ? "11" : "10");
            site.Worklogs.Add(new MadeWorklog(number, number, Begin + TimeSpan.FromDays(1), 60));
        }

        var staging = new HeldStaging();
        await site.LoadAsync(staging);
        site.Archived.Add("11");
        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging);
        Assert.Equal(3, staging.All<StagedIssue>().Count());
        Assert.Equal(Warehouse.DeleteReason.Archived, staging.Get<StagedIssue>("4").DeleteReason);

        site.Archived.Clear();
        site.Now += TimeSpan.FromDays(1);
        await site.LoadAsync(staging);
        Assert.Equal(6, staging.All<StagedIssue>().Count());
        Assert.Equal(6, staging.All<StagedWorklog>().Count());
    }

    private static string Shown(StagedField field) =>
        field.Text ?? field.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        ?? field.AtUtc?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture) ?? field.Number!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
