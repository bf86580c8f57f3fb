using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class SettingTests
{
    [Fact]
    public void A_complete_site_has_nothing_wrong_with_it() =>
        Assert.Empty(JiraOptions.Validate([new JiraOptions { Url = "https://acme.atlassian.net", User = "bi@acme.example", Token = "t" }]));

    [Fact]
    public void Each_wrong_setting_is_named_with_what_it_expects()
    {
        AssertNamed("Prism:Jira:0:Url", options => options.Url = null);
        AssertNamed("Prism:Jira:0:Url", options => options.Url = "acme.atlassian.net");
        AssertNamed("Prism:Jira:0:Url", options => options.Url = "https://me:secret@acme.example");
        AssertNamed("Prism:Jira:0:Token", options => options.Token = null);
        AssertNamed("Prism:Jira:0:TokenFile", options => options.TokenFile = "/no/such/file");
        AssertNamed("Prism:Jira:0:SignIn:ClientId", options => options.SignIn.ClientId = "c");
        AssertNamed("Prism:Jira:0:SignIn:ClientId", options => options.SignIn.ClientSecret = "s");
        AssertNamed("Prism:Jira:0:SignIn:ClientSecret", options => (options.Token, options.SignIn.ClientId) = (null, "c"));
        AssertNamed("Prism:Jira:0:SignIn:CloudId", options => options.SignIn.CloudId = "a/b");
        AssertNamed("Prism:Jira:0:SignIn:GatewayUrl", options => (options.SignIn.Gateway, options.SignIn.GatewayUrl) = (true, "api"));
        AssertNamed("Prism:Jira:0:PseudonymKey", options => options.PseudonymKey = "short");
        AssertNamed("Prism:Jira:0:Landing", options => options.PseudonymKey = "a key of enough length");
        AssertNamed("Prism:Jira:0:Name", options => options.Name = " ");
        AssertNamed("Prism:Jira:0:Jql", options => options.Jql = "project = A ORDER BY key");
        AssertNamed("Prism:Jira:0:Projects:0", options => options.Projects.Add("A\"B"));
        AssertNamed("Prism:Jira:0:TypeClasses:Incident", options => options.TypeClasses["Incident"] = "Problem");
        AssertNamed("Prism:Jira:0:Fields:MostOthers", options => options.Fields.MostOthers = -1);
        AssertNamed("Prism:Jira:0:FlowStates:In Review", options => options.FlowStates["In Review"] = "Idle");
        AssertNamed("Prism:Jira:0:PageSize", options => options.PageSize = 1001);
        AssertNamed("Prism:Jira:0:MaxConcurrency", options => options.MaxConcurrency = 0);
        AssertNamed("Prism:Jira:0:MaxAttempts", options => options.MaxAttempts = 21);
        AssertNamed("Prism:Jira:0:RequestTimeout", options => options.RequestTimeout = TimeSpan.Zero);
        AssertNamed("Prism:Jira:0:Overlap", options => options.Overlap = TimeSpan.FromMinutes(1));
        AssertNamed("Prism:Jira:0:ReconcileEvery", options => options.ReconcileEvery = TimeSpan.FromMinutes(1));
        var twice = new JiraOptions { Url = "https://a.example", Token = "t" };
        Assert.StartsWith("Prism:Jira:1:Name", Assert.Single(JiraOptions.Validate([twice, twice])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020-06-12T09:45:24.493+0800", "2020-06-12T01:45:24.4930000Z")]
    [InlineData("2016-04-28T05:08:48.543-07:00", "2016-04-28T12:08:48.5430000Z")]
    [InlineData("2020-06-26T00:38:00.000Z", "2020-06-26T00:38:00.0000000Z")]
    [InlineData("2020-06-26T00:38:00+0530", "2020-06-25T19:08:00.0000000Z")]
    [InlineData("2020-06-26T00:38:00.000", null)]
    [InlineData("yesterday", null)]
    [InlineData("2020-13-26T00:38:00.000Z", null)]
    [InlineData("2021-02-29T00:38:00.000Z", null)]
    [InlineData("2020-02-29T24:00:00.000Z", null)]
    [InlineData("2020-06-26T00:38:00.1234567Z", "2020-06-26T00:38:00.1234567Z")]
    [InlineData("2020-06-26T00:3x:00.000Z", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_instant_of_any_of_Jiras_forms_becomes_UTC_exactly(string? text, string? expected)
    {
        Assert.Equal(expected is not null, JiraTimestamp.TryParse(text, out var utc));
        Assert.Equal(expected, expected is null ? null : utc.UtcDateTime.ToString("O"));
    }

    [Fact]
    public void An_instant_may_be_seconds_or_milliseconds_since_1970()
    {
        Assert.True(JiraTimestamp.TryFromEpoch(1492070429, out var seconds));
        Assert.True(JiraTimestamp.TryFromEpoch(1492070429000, out var milliseconds));
        Assert.Equal(seconds, milliseconds);
    }

    [Fact]
    public void A_sprint_written_as_text_may_have_commas_and_brackets_in_its_name_and_its_id_last()
    {
        var staging = new PayloadStaging(new JiraFields());
        var text = JiraCorpus.Parse("\"com.x.Sprint@1[rapidViewId=3,state=CLOSED,name=A, b=c [d],startDate=<null>,endDate=<null>,completeDate=<null>,id=77]\"");
        Assert.Equal("77", staging.Sprints.Stage(text, staging.Batch));
        Assert.Equal("A, b=c [d]", staging.All<StagedSprint>().Single().Name);
    }

    [Fact]
    public void Fields_are_found_by_their_type_and_settings_go_first()
    {
        var list = JiraCorpus.Parse("""
            [{"id":"customfield_1","name":"Itération","schema":{"custom":"com.pyxis.greenhopper.jira:gh-sprint"}},
             {"id":"customfield_2","name":"Story Points","schema":{"custom":"com.atlassian.jira.plugin.system.customfieldtypes:float"}},
             {"id":"customfield_3","name":"Story point estimate","schema":{"custom":"com.pyxis.greenhopper.jira:jsw-story-points"}},
             {"id":"customfield_4","name":"Epic Link","schema":{"custom":"com.pyxis.greenhopper.jira:gh-epic-link"}},
             {"id":"customfield_5","name":"Markiert","untranslatedName":"Flagged","schema":{"custom":"com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes"}},
             {"id":"customfield_6","name":"Cost","schema":{"custom":"com.atlassian.jira.plugin.system.customfieldtypes:float"}},
             {"id":"summary","name":"Summary","schema":{"type":"string"}}]
            """);
        var found = JiraFields.Find(list, new JiraFieldOptions());
        Assert.Equal(("customfield_1", "customfield_4", "customfield_5"), (found.SprintId, found.EpicLinkId, found.FlaggedId));
        Assert.Equal(["customfield_3", "customfield_2"], found.StoryPointIds);
        Assert.Equal(["customfield_3", "customfield_2", "customfield_6"], found.WithEstimation(["customfield_6", "timeoriginalestimate", null, "customfield_2"]).StoryPointIds);

        var named = new JiraFieldOptions { Sprint = "customfield_9" };
        named.StoryPoints.Add("customfield_6");
        var chosen = JiraFields.Find(list, named);
        Assert.Equal("customfield_9", chosen.SprintId);
        Assert.Equal("customfield_6", chosen.StoryPointIds[0]);
    }

    [Theory]
    [InlineData("""{"name":"Bug"}""", TypeClass.Defect)]
    [InlineData("""{"name":"Technical-Debt"}""", TypeClass.Debt)]
    [InlineData("""{"name":"Bug sub-task","subtask":true}""", TypeClass.SubTask)]
    [InlineData("""{"name":"Fehler","id":"7"}""", TypeClass.Defect)]
    [InlineData("""{"name":"Großes","hierarchyLevel":1}""", TypeClass.Epic)]
    [InlineData("""{"name":"Incident"}""", TypeClass.Risk)]
    [InlineData("""{"name":"Story"}""", TypeClass.Feature)]
    public void A_type_has_its_class_by_setting_then_place_then_name_before_translation(string type, string expected)
    {
        var types = new JiraIssueTypes(new Dictionary<string, string> { ["incident"] = TypeClass.Risk }, JiraCorpus.Parse("""[{"id":"7","name":"Fehler","untranslatedName":"Bug"}]"""));
        Assert.Equal(expected, types.ClassOf(JiraCorpus.Parse(type)));
    }

    private static void AssertNamed(string setting, Action<JiraOptions> spoil)
    {
        var options = new JiraOptions { Url = "https://acme.atlassian.net", User = "bi@acme.example", Token = "t" };
        spoil(options);
        Assert.StartsWith(setting + ":", Assert.Single(options.Validate(0)), StringComparison.Ordinal);
    }
}
