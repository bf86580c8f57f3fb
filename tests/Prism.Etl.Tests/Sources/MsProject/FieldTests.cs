using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Custom fields, rates, availability, baselines of resources, links to other plans.</summary>
public sealed class FieldTests
{
    private const string Definitions = """
        <OutlineCodes><OutlineCode><FieldID>188744096</FieldID><FieldName>Outline Code1</FieldName><Alias>Site</Alias><Values>
        <Value><ValueID>1</ValueID><ParentValueID>0</ParentValueID><Value>North</Value></Value><Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID><Value>Hall 2</Value></Value></Values></OutlineCode></OutlineCodes>
        <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Risk class</Alias><ValueList><Value><ID>7</ID><Value>High</Value></Value></ValueList></ExtendedAttribute></ExtendedAttributes>
        """;

    [Fact]
    public void Custom_fields_and_outline_codes_come_with_alias_and_the_words_of_their_lookup()
    {
        var task = PlanText.Task(1, "<ExtendedAttribute><FieldID>188743731</FieldID><ValueID>7</ValueID></ExtendedAttribute><ExtendedAttribute><FieldID>188743734</FieldID><Value>free</Value></ExtendedAttribute><OutlineCode><FieldID>188744096</FieldID><ValueID>2</ValueID></OutlineCode>");
        var batch = Stage(PlanText.Plan(task, header: PlanText.Header + Definitions));
        Assert.Equal(
            [("Risk class", "High"), (null, "free"), ("Site", "North.Hall 2")],
            batch.Of<StagedFieldValue>().Select(field => (field.Alias, field.Value)));
    }

    [Fact]
    public void Rates_availability_and_baselines_of_a_resource_are_staged_with_their_dates()
    {
        const string Resource = """
            <Resources><Resource><UID>1</UID><Name>Pia</Name><Type>1</Type>
            <AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>1984-01-01T00:00:00</AvailableFrom><AvailableTo>2026-06-30T00:00:00</AvailableTo><AvailableUnits>0.5</AvailableUnits></AvailabilityPeriod></AvailabilityPeriods>
            <Rates><Rate><RatesFrom>1984-01-01T00:00:00</RatesFrom><RatesTo>2026-05-31T08:00:00</RatesTo><RateTable>0</RateTable><StandardRate>80</StandardRate><CostPerUse>1500</CostPerUse></Rate>
            <Rate><RatesFrom>2026-05-31T08:00:00</RatesFrom><RatesTo>2049-12-31T23:59:06</RatesTo><RateTable>1</RateTable><StandardRate>90</StandardRate></Rate></Rates>
            <Baseline><Number>0</Number><Work>PT8H0M0S</Work><Cost>64000</Cost></Baseline></Resource></Resources>
            """;
        var batch = Stage(PlanText.Plan(PlanText.Task(1, "<Recurring>1</Recurring>"), Resource));
        Assert.Equal(
            [("A", null, new DateTime(2026, 5, 31, 8, 0, 0), 80m, 15m), ("B", new DateTime(2026, 5, 31, 8, 0, 0), (DateTime?)null, (decimal?)90m, (decimal?)null)],
            batch.Of<StagedResourceRate>().Select(rate => (rate.RateTable, rate.From, rate.To, rate.StandardRatePerHour, rate.CostPerUse)));
        Assert.Equal(((DateTime?)null, 0.5), batch.Of<StagedResourceAvailability>().Select(period => (period.From, period.Units)).Single());
        Assert.Equal(("Resource", 1, 480.0, 640m), batch.Of<StagedBaseline>().Select(row => (row.OwnerKind, row.OwnerUid, row.WorkMinutes!.Value, row.Cost!.Value)).Single());
        Assert.True(batch.Of<StagedTask>().Single().IsRecurring);
    }

    [Theory]
    [InlineData(@"C:\Plans\Bridge-2026-06.mpp\12", "Bridge", 12)]
    [InlineData(@"<>\Bridge\7", "Bridge", 7)]
    [InlineData(@"<>\7", null, 0)]
    [InlineData("Bridge", null, 0)]
    [InlineData(null, null, 0)]
    public void A_link_to_another_plan_names_the_plan_and_the_task(string? name, string? code, int uid) =>
        Assert.Equal(code is null ? null : (code, uid), CrossPlan.Of(name));

    [Fact]
    public void A_lookup_by_guid_is_read_with_the_masks_separators_and_the_alias_of_the_custom_field()
    {
        const string Tables = """
            <OutlineCodes><OutlineCode><Guid>AAAA-1</Guid><Values>
            <Value><ValueID>1</ValueID><FieldGUID>G-1</FieldGUID><ParentValueID>0</ParentValueID><Value>EMEA</Value></Value>
            <Value><ValueID>2</ValueID><FieldGUID>G-2</FieldGUID><ParentValueID>1</ParentValueID><Value>DE</Value></Value>
            <Value><ValueID>3</ValueID><FieldGUID>G-3</FieldGUID><ParentValueID>2</ParentValueID><Value>Ulm</Value></Value></Values>
            <Masks><Mask><Level>1</Level><Type>0</Type><Length>0</Length><Separator>-</Separator></Mask><Mask><Level>2</Level><Separator>/</Separator></Mask></Masks></OutlineCode>
            <OutlineCode><FieldID>188744096</FieldID><FieldName>Outline Code1</FieldName><Values><Value><FieldGUID>G-9</FieldGUID><Value>Alone</Value></Value></Values></OutlineCode></OutlineCodes>
            <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName><Alias>Region</Alias><Ltuid>aaaa-1</Ltuid></ExtendedAttribute>
            <ExtendedAttribute><FieldID>188744096</FieldID><FieldName>Outline Code1</FieldName><Alias>Stage</Alias></ExtendedAttribute></ExtendedAttributes>
            """;
        var task = PlanText.Task(1, "<ExtendedAttribute><FieldID>188743731</FieldID><ValueGUID>g-3</ValueGUID></ExtendedAttribute><OutlineCode><FieldID>188744096</FieldID><ValueGUID>G-9</ValueGUID></OutlineCode>")
            + PlanText.Task(2, "<ExtendedAttribute><FieldID>188743731</FieldID><ValueGUID>no-such</ValueGUID></ExtendedAttribute>");
        var batch = Stage(PlanText.Plan(task, header: PlanText.Header + Tables));
        Assert.Equal(
            [(1, "Text1", "Region", "EMEA-DE/Ulm"), (1, "Outline Code1", "Stage", "Alone")],
            batch.Of<StagedFieldValue>().Select(field => (field.OwnerUid, field.FieldName, field.Alias, field.Value)));
    }

    [Fact]
    public void Inserted_projects_and_external_tasks_name_the_plan_and_task_they_stand_for()
    {
        var tasks = PlanText.Task(1, @"<IsSubproject>1</IsSubproject><SubprojectName>\\server\plans\Bridge-2026-06.mpp</SubprojectName>")
            + PlanText.Task(2, @"<ExternalTask>1</ExternalTask><ExternalTaskProject>C:\Plans\Tunnel.mpp\12</ExternalTaskProject>")
            + PlanText.Task(3, "<PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><CrossProject>1</CrossProject></PredecessorLink>");
        var batch = Stage(PlanText.Plan(tasks));
        Assert.Equal([true, true, false], batch.Of<StagedTask>().Select(task => task.IsExternal));
        Assert.Equal(
            [(1, "InsertedProject", "Bridge", (int?)0), (2, "ExternalTask", "Tunnel", 12), (3, "FinishStart", "Tunnel", 12)],
            batch.Of<StagedTaskLink>().Select(link => (link.SuccessorUid, link.LinkType, link.CrossPlanCode, link.CrossTaskUid)));
    }

    [Fact]
    public void Rates_of_real_plans_are_read()
    {
        PlanCorpus.SkipWhereMissing();
        var rates = PlanCorpus.Stage(Path.Combine(PlanCorpus.Required, "mspdi", "mspdicostratetable.xml")).Of<StagedResourceRate>();
        Assert.True(rates.Count > 5 && rates.Exists(rate => rate.RateTable == "E"), $"{rates.Count} rates");
        Assert.NotEmpty(PlanCorpus.Stage(Path.Combine(PlanCorpus.Required, "mspdi", "mspdiavailability.xml")).Of<StagedResourceAvailability>());
        Assert.NotEmpty(PlanCorpus.Stage(Path.Combine(PlanCorpus.Required, "mspdi", "mspextattr.xml")).Of<StagedFieldValue>());
    }

    private static StagedBatch Stage(string plan)
    {
        using var stream = PlanText.Stream(plan);
        return PlanCorpus.Stage(stream);
    }
}
