using System.Text;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Register;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Register;

public sealed class RegisterSourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-register");
    private readonly Dictionary<string, string> watermarks = new(StringComparer.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_register_is_read_whole()
    {
        WriteGood();
        var batch = Assert.Single(await ExtractAsync());

        Assert.Equal(["P1", "P2"], Rows<StagedProject>(batch).Select(project => project.SourceId));
        Assert.Equal((new DateOnly(2026, 1, 5), "Ann, \"the PM\"", "EUR"), Rows<StagedProject>(batch).Select(project => (project.PlannedStart!.Value, project.Manager!, project.CurrencyCode!)).First());
        Assert.Equal(["JiraProject/ALPHA", "Plan/ALPHA"], Rows<StagedProjectSource>(batch).Select(source => source.SourceId));
        Assert.Equal(("O1", 0.4), Rows<StagedProjectObjective>(batch).Select(link => (link.ObjectiveCode, link.Weight)).Single());
        Assert.Equal((new DateOnly(2026, 2, 28), 1000.5m, null, "EUR"), Rows<StagedFinancial>(batch).Select(row => (row.MonthEnd, row.BudgetAmount!.Value, row.ActualAmount, row.CurrencyCode)).Single());
        Assert.Equal(("ann@example.com", 7.5, 80m), Rows<StagedRegisterPerson>(batch).Select(person => (person.SourceId, person.CapacityHoursPerDay!.Value, person.CostRatePerHour!.Value)).First());
        Assert.Equal(["2026-01-01"], Rows<StagedHoliday>(batch).Select(holiday => holiday.SourceId));
        Assert.Equal(0.92, Assert.Single(Rows<StagedCurrencyRate>(batch)).Rate);
        Assert.Equal([("Project", "P1"), ("Organisation", ""), ("Team", "Core")], Rows<StagedTarget>(batch).Select(target => (target.ScopeLevel, target.ScopeName)));
        Assert.Equal((4.2, 12), Rows<StagedAssessment>(batch).Select(row => (row.Score, row.Respondents)).Single());
        Assert.Equal(14, batch.CompleteSets.Count);
        Assert.Equal(10, batch.Landed.Count);
    }

    [Fact]
    public async Task A_register_that_did_not_change_gives_nothing()
    {
        WriteGood();
        var first = Assert.Single(await ExtractAsync());
        Assert.Empty(await ExtractAsync());
        watermarks.Clear();
        var again = Assert.Single(await ExtractAsync());
        Assert.All(first.Rows, rows => Assert.Equal(rows.Value, again.Rows[rows.Key]));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_leaves_a_complete_set_without_rows()
    {
        WriteGood();
        await ExtractAsync();
        File.Delete(Path.Combine(folder.FullName, "holidays.csv"));

        var batch = Assert.Single(await ExtractAsync());
        Assert.Contains(typeof(StagedHoliday), batch.CompleteSets);
        Assert.Empty(Rows<StagedHoliday>(batch));
    }

    [Fact]
    public async Task Semicolons_a_byte_order_mark_and_any_order_and_case_of_columns_are_read()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "Projects.CSV"), "projectname;PROJECTCODE;Manager\r\nBrücke;P1;Ann\r\n\r\n;;\r\n", new UTF8Encoding(true));
        var batch = Assert.Single(await ExtractAsync());
        Assert.Equal(("P1", "Brücke"), Rows<StagedProject>(batch).Select(project => (project.SourceId, project.Name)).Single());
    }

    [Fact]
    public async Task Every_error_is_told_at_once_and_nothing_is_loaded()
    {
        WriteGood();
        Write("projects.csv", "ProjectCode,ProjectName,PlannedStart,PlannedFinish,CurrencyCode,Colour\nP1,Alpha,2026-03-01,2026-02-01,EURO,red\n,Nameless,01.02.2026,,,\nP1,Alpha again,,,,\nP2,Beta,,,,,extra\n");
        Write("sources.csv", "ProjectCode,SourceKind,Container\nP1,Trello,X\nP9,Plan,BETA\nP1,JiraProject,A\nP2,JiraProject,a\n");
        Write("project-objectives.csv", "ProjectCode,ObjectiveCode,Weight\nP1,O9,1.5\nP1,O1,much\n");
        Write("financials.csv", "ProjectCode,Month,Line,BudgetAmount,CurrencyCode\nP2,2026-13,Opex,\"1,000\",\n");
        Write("people.csv", "PersonName,Email,HomeProject,CapacityHoursPerDay,CostRatePerHour,From,To\nAnn,ann,P7,25,-1,2026-02-01,2026-01-01\n");
        Write("currency-rates.csv", "FromCurrency,ToCurrency,ValidFrom,Rate\nEUR,EUR,2026-01-01,0\n");
        Write("targets.csv", "KpiCode,ScopeLevel,ScopeName,ValidFrom,ValidTo,Target\nSPI,Galaxy,,2026-01-01,,1\nSPI,Program,Nowhere,2026-05-01,2026-01-01,1\n");
        Write("assessments.csv", "ProjectCode,Date,Subject,Score,ScaleMin,ScaleMax,Respondents\nP1,2026-03-31,Satisfaction,6,1,5,12\nP1,2026-03-31,Mood,3,5,1,\n");

        var failure = await Assert.ThrowsAsync<SourceException>(ExtractAsync);

        const string expected = """
            30 errors, nothing of the register is loaded
            projects.csv, row 1, column Colour: is not a column of this file; it may have ProjectCode, ProjectName, Program, Portfolio, Manager, Sponsor, Methodology, Stage, Priority, PlannedStart, PlannedFinish, ActualStart, ActualFinish, CurrencyCode
            projects.csv, row 2, column CurrencyCode, 'EURO': expects an ISO 4217 code such as EUR
            projects.csv, row 2, column PlannedFinish, '2026-02-01': comes before PlannedStart, 2026-03-01
            projects.csv, row 3, column ProjectCode: is missing
            projects.csv, row 3, column PlannedStart, '01.02.2026': expects a date of 1900 to 2199 as yyyy-MM-dd
            projects.csv, row 4, 'P1': stands in row 2 already
            projects.csv, row 5, 'extra': stands in cell 7, but the header names only 6 columns
            sources.csv, row 2, column SourceKind, 'Trello': expects JiraProject or Plan
            sources.csv, row 3, column ProjectCode, 'P9': is not in projects.csv
            sources.csv, row 5, 'JiraProject/a': stands in row 4 already
            project-objectives.csv, row 2, column ObjectiveCode, 'O9': is not in objectives.csv
            project-objectives.csv, row 2, column Weight, '1.5': expects 0 to 1
            project-objectives.csv, row 3, column Weight, 'much': expects a number with a point, without thousands separators
            financials.csv, row 2, column Month, '2026-13': expects a month of 1900 to 2199 as yyyy-MM
            financials.csv, row 2, column CurrencyCode: is missing, and projects.csv names none for the project
            financials.csv, row 2, column BudgetAmount, '1,000': expects an amount below 10^12 with a point, without thousands separators
            people.csv, row 2, column HomeProject, 'P7': is not in projects.csv
            people.csv, row 2, column Email, 'ann': expects an e-mail address
            people.csv, row 2, column CapacityHoursPerDay, '25': expects 0 to 24
            people.csv, row 2, column To, '2026-01-01': comes before From, 2026-02-01
            people.csv, row 2, column CostRatePerHour, '-1': expects 0 or more
            people.csv, row 2, column CurrencyCode: is missing: CostRatePerHour needs it
            currency-rates.csv, row 2, column ToCurrency, 'EUR': is the same as FromCurrency
            currency-rates.csv, row 2, column Rate, '0': expects 1E-09 to 1000000000
            targets.csv, row 2, column ScopeLevel, 'Galaxy': expects Project or Program or Portfolio or Organisation or Team
            targets.csv, row 3, column ScopeName, 'Nowhere': is not a Program of projects.csv
            targets.csv, row 3, column ValidTo, '2026-01-01': comes before ValidFrom, 2026-05-01
            assessments.csv, row 2, column Score, '6': lies outside the scale of 1 to 5
            assessments.csv, row 3, column Respondents: is missing
            assessments.csv, row 3, column ScaleMax, '1': expects more than ScaleMin
            """;
        Assert.True(expected.ReplaceLineEndings() == failure.Reason, failure.Reason);
        Assert.Empty(watermarks);
    }

    [Fact]
    public async Task The_SMART_parts_of_a_target_are_columns_of_their_own()
    {
        WriteGood();
        Write("targets.csv", "KpiCode,ScopeLevel,ScopeName,ValidFrom,Target,Statement,Measure,BaselineValue,BaselineDate,BaselineEvidence,ObjectiveCode,DueDate\n"
            + "SPI,Organisation,,2026-01-01,0.95,Keep to plan,EV by PV,0.9,2025-12-31,Board pack,O1,2026-12-31\n");

        var target = Assert.Single(Rows<StagedTarget>(Assert.Single(await ExtractAsync())));

        Assert.Equal(("EV by PV", 0.9, new DateOnly(2025, 12, 31), "Board pack", "O1", new DateOnly(2026, 12, 31)), (target.Measure, target.BaselineValue, target.BaselineOn, target.BaselineEvidence, target.ObjectiveCode, target.DueOn));
    }

    [Fact]
    public async Task SMART_parts_that_contradict_each_other_are_told()
    {
        WriteGood();
        Write("targets.csv", "KpiCode,ScopeLevel,ScopeName,ValidFrom,Target,BaselineValue,BaselineDate,ObjectiveCode,DueDate\nSPI,Organisation,,2026-01-01,1,,2025-12-31,O9,2025-06-30\nCPI,Organisation,,2026-01-01,1,low,,,soon\n");

        var failure = await Assert.ThrowsAsync<SourceException>(ExtractAsync);

        Assert.Equal(
            """
            6 errors, nothing of the register is loaded
            targets.csv, row 2, column DueDate, '2025-06-30': comes before ValidFrom, 2026-01-01
            targets.csv, row 2, column DueDate, '2025-06-30': comes before BaselineDate, 2025-12-31
            targets.csv, row 2, column BaselineDate, '2025-12-31': names the day of a BaselineValue that is missing
            targets.csv, row 2, column ObjectiveCode, 'O9': is not an ObjectiveCode of objectives.csv
            targets.csv, row 3, column BaselineValue, 'low': expects a number with a point, without thousands separators
            targets.csv, row 3, column DueDate, 'soon': expects a date of 1900 to 2199 as yyyy-MM-dd
            """.ReplaceLineEndings(), failure.Reason);
    }

    [Theory]
    [InlineData("4:9 5:3", 4.25, "4:9 5:3", null)]
    [InlineData("5:3;4:9; 1:0", 4.25, "4:9 5:3", null)]
    [InlineData("4:9 5:2", 4.18, null, "adds up to 11 answers, not to the 12 of Respondents")]
    [InlineData("4:9 6:3", 4.5, null, "holds a score outside the scale of 1 to 5")]
    [InlineData("4:9 5:3", 4.5, null, "has the mean 4.25, not the 4.5 of Score")]
    [InlineData("four:9", 4.25, null, "expects each score once with how many gave it, as 1:2 2:0 3:4")]
    [InlineData("4:9 4:3", 4, null, "expects each score once with how many gave it, as 1:2 2:0 3:4")]
    [InlineData("4:-9", 4, null, "expects each score once with how many gave it, as 1:2 2:0 3:4")]
    public async Task The_answers_of_an_assessment_fit_its_scale_score_and_respondents(string answers, double score, string? staged, string? said)
    {
        WriteGood();
        Write("assessments.csv", FormattableString.Invariant($"ProjectCode,Date,Subject,Score,ScaleMin,ScaleMax,Respondents,Answers\nP1,2026-03-31,Satisfaction,{score},1,5,12,{answers}\n"));

        if (said is null)
        {
            Assert.Equal(staged, Assert.Single(Rows<StagedAssessment>(Assert.Single(await ExtractAsync()))).Answers);
        }
        else
        {
            Assert.Contains(said, (await Assert.ThrowsAsync<SourceException>(ExtractAsync)).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_register_without_projects_is_refused()
    {
        Write("holidays.csv", "Date,Name\n");
        var failure = await Assert.ThrowsAsync<SourceException>(ExtractAsync);
        Assert.Contains("projects.csv: is missing", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_refused()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "projects.csv"), Encoding.Latin1.GetBytes("ProjectCode,ProjectName\nP1,Brücke\n"), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<SourceException>(ExtractAsync);
        Assert.Contains("projects.csv: is not UTF-8 text", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_wrong_are_named_with_what_they_expect()
    {
        Assert.Equal(
            ["Prism:Register:0:Name expects a name of 1 to 100 characters.", "Prism:Register:0:Folder expects a folder or workbook that exists; '/no/such/folder' does not.", "Prism:Register:0:MaxFileMegabytes expects 1 to 10000."],
            new RegisterOptions { Name = " ", Folder = "/no/such/folder", MaxFileMegabytes = 0 }.Validate("Prism:Register:0").Select(result => result.ErrorMessage));
        Assert.Empty(new RegisterOptions { Folder = folder.FullName }.Validate("Prism:Register:0"));
    }

    private void WriteGood()
    {
        Write("projects.csv", "ProjectCode,ProjectName,Program,Portfolio,Manager,PlannedStart,CurrencyCode\nP1,Alpha,Grid,Run,\"Ann, \"\"the PM\"\"\",2026-01-05,EUR\nP2,Beta,Grid,Run,,,\n");
        Write("sources.csv", "ProjectCode,SourceKind,Container\nP1,jiraproject,ALPHA\nP1,Plan,ALPHA\n");
        Write("objectives.csv", "ObjectiveCode,Name,StartValue,TargetValue,DueDate\nO1,Faster,10,5.5,2026-12-31\n");
        Write("project-objectives.csv", "ProjectCode,ObjectiveCode,Weight\nP1,O1,0.4\n");
        Write("financials.csv", "ProjectCode,Month,Line,BudgetAmount\nP1,2026-02,Opex,1000.5\n");
        Write("people.csv", "PersonName,Email,Team,HomeProject,CapacityHoursPerDay,CostRatePerHour,CurrencyCode\nAnn,ann@example.com,Core,P1,7.5,80,EUR\nBob,,Core,,,,\n");
        Write("holidays.csv", "Date,Name\n2026-01-01,New Year\n");
        Write("currency-rates.csv", "FromCurrency,ToCurrency,ValidFrom,Rate\nUSD,EUR,2026-01-01,0.92\n");
        Write("targets.csv", "KpiCode,ScopeLevel,ScopeName,ValidFrom,Target\nSPI,Project,Alpha,2026-01-01,1\nSPI,Organisation,Acme,2026-01-01,0.95\nWIP,Team,Core,2026-01-01,20\n");
        Write("assessments.csv", "ProjectCode,Date,Subject,Score,ScaleMin,ScaleMax,Respondents\nP1,2026-03-31,Satisfaction,4.2,1,5,12\n");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private static List<T> Rows<T>(StagedBatch batch)
        where T : StagedRow => batch.Rows.TryGetValue(typeof(T), out var rows) ? [.. rows.Cast<T>()] : [];

    private async Task<List<StagedBatch>> ExtractAsync()
    {
        var batches = new List<StagedBatch>();
        var source = new RegisterSource(new RegisterOptions { Folder = folder.FullName });
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(watermarks), new Progress<ExtractProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
            foreach (var (name, value) in batch.Watermarks)
            {
                watermarks[name] = value;
            }
        }

        return batches;
    }
}
