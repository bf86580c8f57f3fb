using Prism.Etl.Sources;
using Prism.Etl.Sources.Register;
using Prism.Etl.Sources.Tables;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Register;

public sealed class RegisterWorkbookTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-workbook");

    private string Book => Path.Combine(folder.FullName, "register.xlsx");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("register.xlsx")]
    [InlineData("")]
    public async Task A_workbook_or_the_folder_that_holds_it_is_read_like_files(string under)
    {
        Write(
            ("Projects", [["ProjectCode", "ProjectName", "PlannedStart"], ["P1", "Bridge", "2026-01-05"]]),
            ("Project Objectives", [["ProjectCode", "ObjectiveCode", "Weight"], ["P1", "O1", "0.5"]]),
            ("objectives", [["ObjectiveCode", "Name"], ["O1", "Faster"]]),
            ("Notes", [["anything"], ["at all"]]));

        var batches = new List<StagedBatch>();
        var source = new RegisterSource(new RegisterOptions { Folder = Path.Combine(folder.FullName, under) });
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        var only = Assert.Single(batches);
        Assert.Equal(new DateOnly(2026, 1, 5), Assert.IsType<StagedProject>(only.Rows[typeof(StagedProject)].Single()).PlannedStart);
        Assert.Equal(0.5, Assert.IsType<StagedProjectObjective>(only.Rows[typeof(StagedProjectObjective)].Single()).Weight);
        Assert.Single(only.Landed);
    }

    [Fact]
    public async Task Every_error_is_told_at_once_with_sheet_row_column_and_reason()
    {
        Write(
            ("projects", [["ProjectCode", "ProjectName"], ["P1", "Bridge"]]),
            ("risks", [["RiskCode", "ProjectCode", "Title", "Probability", "Status", "RaisedOn"], ["R1", "P9", "Flood", "2", "Gone", "today"]]),
            ("stage-gates", [["ProjectCode", "Gate", "PlannedOn", "Decision"], ["P1", "G1", "2026-03-01", "Go"], ["P1", "g1", "2026-03-01", ""]]),
            ("crosswalk", [["ProjectCode", "TaskUid", "IssueKey"], ["P1", "1.5", "prism12"]]),
            ("kpi-reviews", [["KpiCode", "ScopeLevel", "ReviewedOn"], ["CPI", "Organisation", "2026-04-01"]]));

        var check = await RegisterCheck.RunAsync(Book, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "sheet kpi-reviews, row 2, column Finding: is missing",
                "sheet risks, row 2, column ProjectCode, 'P9': is not in projects.csv",
                "sheet risks, row 2, column Probability, '2': expects 0 to 1",
                "sheet risks, row 2, column Status, 'Gone': expects Open or Mitigated or Occurred or Closed",
                "sheet risks, row 2, column RaisedOn, 'today': expects a date of 1900 to 2199 as yyyy-MM-dd",
                "sheet stage-gates, row 2, column HeldOn: is missing: a decision has a day",
                "sheet stage-gates, row 3, 'P1/g1': stands in row 2 already",
                "sheet crosswalk, row 2, column TaskUid, '1.5': expects a whole number",
                "sheet crosswalk, row 2, column IssueKey, 'prism12': expects a Jira issue key such as PRISM-12",
            ],
            check.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public async Task An_assessment_without_its_scale_or_with_half_a_respondent_is_told_and_a_sheet_that_is_none_of_the_registers_is_named()
    {
        Write(
            ("projects", [["ProjectCode", "ProjectName"], ["P1", "Bridge"]]),
            ("assesments", [["ProjectCode"], ["P1"]]),
            ("assessments",
            [
                ["ProjectCode", "Date", "Subject", "Score", "ScaleMin", "ScaleMax", "Respondents", "Evidence"],
                ["P1", "2026-03-01", "Satisfaction", "4", "", "5", "12", ""],
                ["P1", "2026-03-02", "Satisfaction", "7", "1", "5", "2.5", ""],
                ["P1", "2026-03-03", "Satisfaction", "3", "5", "1", "-1", ""],
                ["P1", "2026-03-03", "Satisfaction", "3", "1", "5", "3", ""],
            ]));

        var check = await RegisterCheck.RunAsync(Book, TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "sheet assessments, row 2, column ScaleMin: is missing",
                "sheet assessments, row 3, column Respondents, '2.5': expects a whole number",
                "sheet assessments, row 3, column Score, '7': lies outside the scale of 1 to 5",
                "sheet assessments, row 4, column Respondents, '-1': expects 0 to 1000000",
                "sheet assessments, row 4, column ScaleMax, '1': expects more than ScaleMin",
                "sheet assessments, row 5, 'P1/2026-03-03/Satisfaction': stands in row 4 already",
            ],
            check.Errors.Select(error => error.ToString()));
        Assert.Equal("sheet assesments", Assert.Single(check.Unread));
    }

    [Fact]
    public async Task Risks_gates_reviews_and_crosswalk_are_staged()
    {
        Write(
            ("projects", [["ProjectCode", "ProjectName"], ["P1", "Bridge"]]),
            ("risks", [["RiskCode", "ProjectCode", "Title", "Probability", "ImpactAmount", "Status", "RaisedOn"], ["R1", "P1", "Flood", "0.2", "1000.50", "open", "2026-01-01"]]),
            ("stage-gates", [["ProjectCode", "Gate", "PlannedOn", "HeldOn", "Decision"], ["P1", "G1", "2026-03-01", "2026-03-03", "conditional"]]),
            ("crosswalk", [["ProjectCode", "TaskUid", "IssueKey"], ["P1", "12", "PRISM-12"]]),
            ("assessments", [["ProjectCode", "Date", "Subject", "Score", "ScaleMin", "ScaleMax", "Respondents", "Evidence"], ["P1", "2026-03-01", "CustomerSatisfaction", "4", "1", "5", "12", "Survey 7"]]),
            ("kpi-reviews", [["KpiCode", "ScopeLevel", "ReviewedOn", "Finding", "Decision"], ["CPI", "Organisation", "2026-04-01", "Falling", "Ask for a plan"]]));

        var check = await RegisterCheck.RunAsync(Book, TestContext.Current.CancellationToken);
        Assert.Empty(check.Errors);
        Assert.Equal(
            new Dictionary<string, int> { ["Project"] = 1, ["Risk"] = 1, ["StageGate"] = 1, ["Crosswalk"] = 1, ["Assessment"] = 1, ["KpiReview"] = 1 }.OrderBy(rows => rows.Key),
            check.Rows.OrderBy(rows => rows.Key));
    }

    [Theory]
    [InlineData("new.xlsx")]
    [InlineData("files")]
    public async Task The_template_explains_its_columns_reads_as_a_register_and_overwrites_nothing(string name)
    {
        var path = Path.Combine(folder.FullName, name);
        RegisterTemplate.Write(path);
        var check = await RegisterCheck.RunAsync(path, TestContext.Current.CancellationToken);
        Assert.Empty(check.Errors);
        Assert.Throws<IOException>(() => RegisterTemplate.Write(path));

        using var stream = name.EndsWith(".xlsx", StringComparison.Ordinal) ? File.OpenRead(path) : File.OpenRead(Path.Combine(path, "people.csv"));
        using var book = name.EndsWith(".xlsx", StringComparison.Ordinal) ? Workbook.Open(stream) : null;
        var header = (book?.Rows("people") ?? CsvTable.Rows(stream)).First();
        Assert.Equal("Email (address)", header.Cells[1]);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_an_error_in_words()
    {
        await File.WriteAllTextAsync(Book, "Hello", TestContext.Current.CancellationToken);
        var check = await RegisterCheck.RunAsync(Book, TestContext.Current.CancellationToken);
        Assert.StartsWith("register.xlsx: is not readable as an Excel workbook (.xlsx)", Assert.Single(check.Errors).ToString(), StringComparison.Ordinal);
    }

    private void Write(params (string Name, string[][] Rows)[] sheets)
    {
        using var file = File.Create(Book);
        WorkbookWriter.Write(file, sheets.Select(sheet => (sheet.Name, (IReadOnlyList<IReadOnlyList<string>>)sheet.Rows)));
    }
}
