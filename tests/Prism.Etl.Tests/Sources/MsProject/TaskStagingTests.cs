using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class TaskStagingTests
{
    private const string Definitions = """
        <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName></ExtendedAttribute>
        <ExtendedAttribute><FieldID>188743734</FieldID><FieldName>Text2</FieldName><Alias>Jira issue</Alias></ExtendedAttribute></ExtendedAttributes>
        """;

    [Theory]
    [InlineData("", null)]
    [InlineData("<ExtendedAttribute><FieldID>188743731</FieldID><Value>PRISM-12</Value></ExtendedAttribute>", "PRISM-12")]
    [InlineData("<ExtendedAttribute><FieldID>188743731</FieldID><Value>PRISM-12</Value></ExtendedAttribute><ExtendedAttribute><FieldID>188743734</FieldID><Value>see GRID-7, please</Value></ExtendedAttribute>", "GRID-7")]
    [InlineData("<ExtendedAttribute><FieldID>188743731</FieldID><Value>after PRISM-12 is done</Value></ExtendedAttribute>", null)]
    [InlineData("<ExtendedAttribute><FieldID>188743731</FieldID><Value>https://acme.atlassian.net/browse/PRISM-12?focus=1</Value></ExtendedAttribute>", "PRISM-12")]
    [InlineData("<HyperlinkAddress>https://acme.atlassian.net/browse/A_B2-340</HyperlinkAddress>", "A_B2-340")]
    [InlineData("<HyperlinkAddress>https://acme.example/wiki/PRISM-12-notes</HyperlinkAddress>", null)]
    public void A_task_names_its_issue_in_a_field_or_link(string fields, string? key)
    {
        var plan = PlanText.Plan(PlanText.Task(1, fields), header: PlanText.Header + Definitions);
        Assert.Equal(key, PlanCorpus.Stage(PlanText.Stream(plan)).Of<StagedTask>().Single().IssueKey);
    }

    [Fact]
    public void The_field_of_the_settings_is_the_only_one_asked()
    {
        var plan = PlanText.Plan(
            PlanText.Task(1, "<ExtendedAttribute><FieldID>188743731</FieldID><Value>PRISM-12</Value></ExtendedAttribute><ExtendedAttribute><FieldID>188743734</FieldID><Value>GRID-7</Value></ExtendedAttribute>"),
            header: PlanText.Header + Definitions);
        Assert.Equal("PRISM-12", PlanCorpus.Stage(PlanText.Stream(plan), new MsProjectOptions { IssueKeyField = "text1" }).Of<StagedTask>().Single().IssueKey);
    }

    [Theory]
    [InlineData("<Active>0</Active>", false, false, false, false)]
    [InlineData("<Manual>1</Manual><ManualStart>2026-03-03T08:00:00</ManualStart>", true, true, false, false)]
    [InlineData("<Recurring>1</Recurring>", true, false, true, false)]
    [InlineData("<ExternalTask>1</ExternalTask>", true, false, false, true)]
    [InlineData("<IsSubproject>1</IsSubproject>", true, false, false, true)]
    [InlineData("", true, false, false, false)]
    public void A_task_tells_whether_it_is_inactive_manual_recurring_or_of_another_plan(string fields, bool isActive, bool isManual, bool isRecurring, bool isExternal)
    {
        var staged = PlanCorpus.Stage(PlanText.Stream(PlanText.Plan(PlanText.Task(1, fields)))).Of<StagedTask>().Single();
        Assert.Equal((isActive, isManual, isRecurring, isExternal), (staged.IsActive, staged.IsManual, staged.IsRecurring, staged.IsExternal));
    }

    [Theory]
    [InlineData("", "<EarnedValueMethod>1</EarnedValueMethod>", "PhysicalPercentComplete")]
    [InlineData("", "<EarnedValueMethod>0</EarnedValueMethod>", "PercentComplete")]
    [InlineData("<DefaultTaskEVMethod>1</DefaultTaskEVMethod>", "", "PhysicalPercentComplete")]
    [InlineData("", "", "PercentComplete")]
    [InlineData("", "<Milestone>1</Milestone><EarnedValueMethod>1</EarnedValueMethod>", "ZeroHundred")]
    public void A_task_earns_by_its_own_method_else_by_the_projects(string header, string task, string rule) =>
        Assert.Equal(rule, PlanCorpus.Stage(PlanText.Stream(PlanText.Plan(PlanText.Task(1, task), header: PlanText.Header + header))).Of<StagedTask>().Single().EarningRule);

    [Fact]
    public void Links_and_assignments_to_what_is_not_there_are_listed_and_the_plan_goes_on()
    {
        var plan = PlanText.Plan(
            PlanText.Task(1, "<PredecessorLink><PredecessorUID>9</PredecessorUID></PredecessorLink><PredecessorLink><PredecessorUID>9</PredecessorUID><Type>3</Type><CrossProject>1</CrossProject><CrossProjectName>C:\\other.mpp\\9</CrossProjectName><LinkLag>-50</LinkLag><LagFormat>19</LagFormat></PredecessorLink>"),
            PlanText.Pia + "<Assignments><Assignment><UID>1</UID><TaskUID>8</TaskUID><ResourceUID>1</ResourceUID></Assignment><Assignment><UID>2</UID><TaskUID>1</TaskUID><ResourceUID>5</ResourceUID></Assignment></Assignments>");
        var batch = PlanCorpus.Stage(PlanText.Stream(plan));

        Assert.Equal([("PredecessorUnknown", "9"), ("TaskUnknown", "8"), ("ResourceUnknown", "5")], batch.Rejected.Select(row => (row.Rule, row.Value!)));
        var link = Assert.Single(batch.Of<StagedTaskLink>());
        Assert.Equal(("StartStart", -50.0, null, true), (link.LinkType, link.LagPercent, link.LagMinutes, link.IsCrossProject));
    }

    [Fact]
    public void The_unnamed_resource_is_left_out_and_people_are_told_from_material_and_cost()
    {
        var plan = PlanText.Plan("", "<Resources><Resource><UID>0</UID></Resource><Resource><UID>1</UID><Name>Pia</Name><Type>1</Type><StandardRate>45.5</StandardRate><CostPerUse>1050</CostPerUse></Resource><Resource><UID>2</UID><Name>Steel</Name><Type>0</Type></Resource>"
            + "<Resource><UID>3</UID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource><Resource><UID>4</UID><Name>Welder</Name><Type>1</Type><IsGeneric>true</IsGeneric></Resource></Resources>");
        var batch = PlanCorpus.Stage(PlanText.Stream(plan));

        Assert.Equal([("Pia", "Person"), ("Steel", "Material"), ("Travel", "Cost"), ("Welder", "Generic")], batch.Of<StagedResource>().Select(row => (row.Name, row.ResourceKind)));
        Assert.Equal((45.5m, 10.5m), (batch.Of<StagedResource>()[0].StandardRatePerHour!.Value, batch.Of<StagedResource>()[0].CostPerUse!.Value));
        Assert.Equal(4, batch.Of<StagedPerson>().Count);
    }

    [Fact]
    public void Dates_that_mean_none_are_none()
    {
        var task = PlanText.Task(1, "<ActualStart>NA</ActualStart><Deadline>1984-01-01T00:00:00</Deadline><ConstraintDate>2049-12-31T23:59:06</ConstraintDate>", dates: "<Start>2026-03-02T08:00:00+02:00</Start><Finish>2026-03-02</Finish>");
        var staged = PlanCorpus.Stage(PlanText.Stream(PlanText.Plan(task))).Of<StagedTask>().Single();
        Assert.Equal((null, null, null), (staged.ActualStart, staged.Deadline, staged.ConstraintDate));
        Assert.Equal((new DateTime(2026, 3, 2, 8, 0, 0), new DateTime(2026, 3, 2)), (staged.Start!.Value, staged.Finish!.Value));
    }
}
