using Prism.Reports.Tests.PowerBI.Checking;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>The checker finds what is wrong, and nothing where nothing is.</summary>
public sealed class CheckerTests
{
    private const string Tables = "Prism.SemanticModel/definition/tables/";
    private const string ReportFolder = "Prism.Report/definition/";
    private const string Scorecard = ReportFolder + "pages/executive_scorecard/";

    [Fact]
    public void It_finds_no_fault_in_Microsofts_sample_project()
    {
        var folder = Repository.Corpus is { } corpus ? Path.Combine(corpus, "powerbi", "SamplePBIP", "Sales.SemanticModel", "definition") : null;
        Assert.SkipUnless(Directory.Exists(folder), "Microsoft's sample project (powerbi/SamplePBIP, from github.com/microsoft/Analysis-Services) is not on this machine: set PRISM_CORPUS to its folder.");
        var files = Directory.EnumerateFiles(folder!, "*.tmdl", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder!, f).Replace('\\', '/'), File.ReadAllText);
        var check = new ModelCheck(files, feed: null);

        Assert.True(check.Problems.Count == 0, string.Join("\n", check.Problems));
        Assert.Equal(11, check.Tables.Count());
        Assert.True(check.Tables.Sum(t => t.Of("measure").Count()) >= 29);
        Assert.True(check.Tables.Sum(t => t.Of("column").Count()) >= 97);
    }

    [Theory]
    // Grammar of the model.
    [InlineData("unknown kind of object", Tables + "Worklogs.tmdl", "\n\tmeasure 'Hours logged'", "\n\tmesure 'Hours logged'", "table has no mesure")]
    [InlineData("unknown property", Tables + "Worklogs.tmdl", "\t\tdisplayFolder: Resources", "\t\tdisplayFolders: Resources", "measure has no displayFolders")]
    [InlineData("wrong value", Tables + "Worklogs.tmdl", "\t\tdataType: double", "\t\tdataType: float", "none of string")]
    [InlineData("property without value", Tables + "Worklogs.tmdl", "\t\tdisplayFolder: Resources", "\t\tdisplayFolder:", "displayFolder has no value")]
    [InlineData("blanks for tabs", Tables + "Worklogs.tmdl", "\t\tdisplayFolder: Resources", "        displayFolder: Resources", "indented by blanks")]
    [InlineData("expression not deep enough", Tables + "Issues.tmdl", "measure 'Open risks' =\n\t\t\tVAR LastDay", "measure 'Open risks' =\n\t\tVAR LastDay", "not indented deep enough")]
    [InlineData("name with blanks unquoted", Tables + "Worklogs.tmdl", "\tmeasure 'Hours logged' =", "\tmeasure Hours logged =", "single quotes")]
    [InlineData("id given twice", Tables + "Loads.tmdl", "lineageTag: ", "lineageTag: 0\n\t\tlineageTag: ", "lineageTag is there twice")]

    // Names in the model.
    [InlineData("table that the model does not list", "Prism.SemanticModel/definition/model.tmdl", "ref table Worklogs\n", "", "does not refer to the table Worklogs")]
    [InlineData("listed role that is not there", "Prism.SemanticModel/definition/model.tmdl", "ref role 'One portfolio'", "ref role 'Two portfolios'", "Two portfolios, which is not there")]
    [InlineData("relationship to a missing column", "Prism.SemanticModel/definition/relationships.tmdl", "toColumn: Scopes.ScopeSk", "toColumn: Scopes.ScopeId", "there is no column Scopes[ScopeId]")]
    [InlineData("relationship between types", "Prism.SemanticModel/definition/relationships.tmdl", "toColumn: Scopes.ScopeSk", "toColumn: Scopes.ScopeName", "cannot be related")]
    [InlineData("two active ways", "Prism.SemanticModel/definition/relationships.tmdl", "\tisActive: false\n", "", "more than one active way")]
    [InlineData("perspective of a missing measure", "Prism.SemanticModel/definition/perspectives/Executive.tmdl", "perspectiveMeasure SPI", "perspectiveMeasure SPY", "has no such measure")]
    [InlineData("sorted by a missing column", Tables + "Calendar.tmdl", "sortByColumn: Month\n", "sortByColumn: MonthNumber\n", "sorted by MonthNumber")]
    [InlineData("level of a missing column", Tables + "Projects.tmdl", "column: Program\n", "column: Programme\n", "no column Programme")]
    [InlineData("date table without a key", Tables + "Calendar.tmdl", "\t\tisKey\n", "", "a date table has one key")]

    // DAX.
    [InlineData("missing column in DAX", Tables + "Worklogs.tmdl", "SUM ( Worklogs[SpentHours] )", "SUM ( Worklogs[SpendHours] )", "Worklogs has no column SpendHours")]
    [InlineData("missing table in DAX", Tables + "Worklogs.tmdl", "SUM ( Worklogs[SpentHours] )", "SUM ( Worklog[SpentHours] )", "there is no table Worklog")]
    [InlineData("missing measure in DAX", Tables + "Earned values.tmdl", "DIVIDE ( [Earned value], [Planned value] )", "DIVIDE ( [Earned value], [Planed value] )", "there is no measure Planed value")]
    [InlineData("parenthesis not closed", Tables + "Earned values.tmdl", "DIVIDE ( [Earned value], [Planned value] )", "DIVIDE ( [Earned value], [Planned value]", "( is not closed")]
    [InlineData("unknown function", Tables + "Earned values.tmdl", "DIVIDE ( [Earned value], [Planned value] )", "DIVIDED ( [Earned value], [Planned value] )", "there is no function DIVIDED")]
    [InlineData("number of arguments", Tables + "Earned values.tmdl", "DIVIDE ( [Earned value], [Planned value] )", "DIVIDE ( [Earned value] )", "DIVIDE has 1 arguments")]
    [InlineData("measure that needs itself", Tables + "Earned values.tmdl", "DIVIDE ( [Earned value], [Planned value] )", "DIVIDE ( [SPI], [Planned value] )", "SPI needs itself")]
    [InlineData("measures that need each other", Tables + "Earned values.tmdl", "[Earned value] - [Planned value]", "[Variance at completion] + [Schedule variance]", "Schedule variance needs itself")]
    [InlineData("two measures of one name", Tables + "Earned values.tmdl", "\tmeasure 'Cost variance' =", "\tmeasure 'Schedule variance' =", "Schedule variance is there twice")]
    [InlineData("two operators", Tables + "Earned values.tmdl", "[Earned value] - [Planned value]", "[Earned value] * / [Planned value]", "has nothing between it")]
    [InlineData("role for a missing table", "Prism.SemanticModel/definition/roles/One portfolio.tmdl", "tablePermission Projects", "tablePermission Project", "there is no such table")]
    [InlineData("period of a policy", Tables + "Worklogs.tmdl", "incrementalPeriods: 3", "incrementalPeriods: 0", "no whole number above 0")]
    [InlineData("filter of a role", "Prism.SemanticModel/definition/roles/Project manager.tmdl", "[Sponsor] = ", "[Sponsors] = ", "there is no measure Sponsors")]

    // Queries.
    [InlineData("set that the feed does not have", Tables + "Worklogs.tmdl", "[Name = \"Worklogs\"", "[Name = \"WorkLogs\"", "the feed has no set WorkLogs")]
    [InlineData("column that the feed does not have", Tables + "Worklogs.tmdl", "\"SpentHours\"", "\"SpendHours\"", "has no column SpendHours")]
    [InlineData("column that the query leaves out", Tables + "Worklogs.tmdl", "\"SpentHours\", ", "", "the query does not give SpentHours")]
    [InlineData("type that the feed does not give", Tables + "Worklogs.tmdl", "dataType: double", "dataType: string", "Edm.Double is double")]
    [InlineData("increment without its range", Tables + "Worklogs.tmdl", "To = Date.From(RangeEnd)", "To = Date.From(RangeStart)", "does not filter by RangeEnd")]
    [InlineData("parameter of the wrong type", "Prism.SemanticModel/definition/expressions.tmdl", "expression RangeEnd = #datetime(2028, 1, 1, 0, 0, 0) meta [IsParameterQuery=true, Type=\"DateTime\"", "expression RangeEnd = #date(2028, 1, 1) meta [IsParameterQuery=true, Type=\"Date\"", "no parameter RangeEnd of type DateTime")]

    // The report.
    [InlineData("measure that is not there", Scorecard + "visuals/card_share_on_target/visual.json", "\"Property\": \"Share on target\"", "\"Property\": \"Share of target\"", "there is no measure KPI values")]
    [InlineData("column that is not there", Scorecard + "visuals/slicer_month/visual.json", "\"Property\": \"Month label\"", "\"Property\": \"MonthLabel\"", "there is no column Calendar")]
    [InlineData("column as a measure", Scorecard + "visuals/slicer_month/visual.json", "\"Column\": {", "\"Measure\": {", "there is no measure Calendar")]
    [InlineData("well that the visual does not have", Scorecard + "visuals/schedule_and_cost/visual.json", "\"Y\": {", "\"Values\": {", "lineChart needs something in Y")]
    [InlineData("page that is not there", ReportFolder + "pages/pages.json", "\"portfolio\"", "\"portfolios\"", "there is no page portfolios")]
    [InlineData("no alternative text", Scorecard + "visuals/scorecard/visual.json", "\"altText\": {", "\"keepLayerOrder\": {", "no alternative text")]
    [InlineData("one over the other", Scorecard + "visuals/scorecard/visual.json", "\"width\": 816", "\"width\": 900", "lie over each other")]
    [InlineData("same place in the tab order", Scorecard + "visuals/scorecard/visual.json", "\"tabOrder\": 8000", "\"tabOrder\": 9000", "one place in the tab order")]
    [InlineData("no title", Scorecard + "visuals/scorecard/visual.json", "\"text\": {", "\"texts\": {", "it has no title")]
    [InlineData("read before what stands above it", Scorecard + "visuals/slicer_month/visual.json", "\"tabOrder\": 1000", "\"tabOrder\": 99000", "stands above it")]
    [InlineData("field twice in a visual", Scorecard + "visuals/scorecard/visual.json", "\"queryRef\": \"KPI values.KPI target\"", "\"queryRef\": \"KPI values.KPI value\"", "is in it twice")]
    [InlineData("visual under another name", Scorecard + "visuals/scorecard/visual.json", "\"name\": \"scorecard\"", "\"name\": \"score\"", "it calls itself score")]
    [InlineData("kind of visual", Scorecard + "visuals/schedule_and_cost/visual.json", "\"lineChart\"", "\"linesChart\"", "no visual that we know")]
    [InlineData("broken JSON", Scorecard + "visuals/scorecard/visual.json", "\"tabOrder\": 8000", "\"tabOrder\": 8000,", "trailing comma")]
    [InlineData("over the edge", Scorecard + "visuals/schedule_and_cost/visual.json", "\"height\": 216", "\"height\": 416", "over the edge")]
    [InlineData("theme that cannot be read", "Prism.Report/StaticResources/RegisteredResources/Prism.json", "\"foreground\": \"#1B1F24\"", "\"foreground\": \"#B0B4B9\"", "contrast")]
    [InlineData("missing theme", ReportFolder + "report.json", "\"path\": \"Prism.json\"", "\"path\": \"Prisma.json\"", "there is no StaticResources")]
    public void It_finds_a_fault(string fault, string file, string old, string changed, string says)
    {
        var problems = Project.Problems(With(file, old, changed), schemas: null);
        Assert.True(problems.Any(p => p.Contains(says, StringComparison.Ordinal)), $"{fault}: {string.Join('\n', problems)}");
    }

    [Fact]
    public void It_finds_one_id_for_two_objects()
    {
        var ids = Project.Files.Where(f => f.Key.StartsWith(Tables, StringComparison.Ordinal)).Take(2).Select(f => (f.Key, Id: f.Value.Split("lineageTag: ")[1].Split('\n')[0])).ToList();
        Assert.Contains(Project.Problems(With(ids[0].Key, ids[0].Id, ids[1].Id), schemas: null), p => p == $"lineageTag {ids[1].Id} is there twice");
    }

    [Theory]
    [InlineData("display option", Scorecard + "page.json", "\"displayOption\": \"FitToPage\"", "\"displayOption\": \"FitToPaper\"", "displayOption")]
    [InlineData("misspelt place", Scorecard + "visuals/scorecard/visual.json", "\"tabOrder\"", "\"taborder\"", "taborder")]
    [InlineData("field without its reference", Scorecard + "visuals/slicer_month/visual.json", "\"queryRef\"", "\"queryReference\"", "queryRef is missing")]
    [InlineData("version of a schema that is not there", Scorecard + "page.json", "page/2.0.0/schema.json", "page/2.9.0/schema.json", "not among Microsoft's")]
    [InlineData("version of another file", ReportFolder + "version.json", "\"2.0.0\"", "\"2.0.1\"", "does not match")]
    [InlineData("kind of filter", Scorecard + "page.json", "\"type\": \"Categorical\"", "\"type\": \"Category\"", "fits none")]
    public void It_finds_a_form_that_Microsofts_schemas_do_not_have(string fault, string file, string old, string changed, string says)
    {
        var schemas = Project.Schemas();
        Assert.SkipWhen(schemas is null, "Microsoft's Fabric schemas (schemas/fabric) are not on this machine: set PRISM_CORPUS to their folder.");
        var problems = Project.Problems(With(file, old, changed), schemas);
        Assert.True(problems.Any(p => p.Contains(says, StringComparison.Ordinal)), $"{fault}: {string.Join('\n', problems)}");
    }

    [Fact]
    public async Task It_finds_a_query_that_does_not_parse() =>
        Assert.Contains(await Project.QueryProblemsAsync(With(Tables + "Worklogs.tmdl", "in\n", "inn\n")), p => p.Contains("partition Worklogs", StringComparison.Ordinal));

    private static Dictionary<string, string> With(string file, string old, string changed)
    {
        Assert.Contains(old, Project.Files[file], StringComparison.Ordinal);
        return Project.Files.ToDictionary(f => f.Key, f => f.Key == file ? f.Value.Replace(old, changed, StringComparison.Ordinal) : f.Value);
    }
}
