using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.MsProject.Tables;
using Prism.Etl.Sources.Tables;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>Project's export maps: tables as CSV and in a workbook.</summary>
public sealed class ExportTablesTests : IDisposable
{
    private static readonly ExportText English = new(CultureInfo.GetCultureInfo("en-US"), 480);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-export");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("3.5 days", 1680, false)]
    [InlineData("1 day?", 480, false)]
    [InlineData("4 hrs", 240, false)]
    [InlineData("30 mins", 30, false)]
    [InlineData("2 wks", 4800, false)]
    [InlineData("1 mon", 9600, false)]
    [InlineData("2 edays", 2880, true)]
    [InlineData("1,040 hrs", 62400, false)]
    [InlineData("-2 days", -960, false)]
    [InlineData("5d", 2400, false)]
    [InlineData("1 wk?", 2400, false)]
    [InlineData("1 wk ?", 2400, false)]
    [InlineData("3 ed", 4320, true)]
    [InlineData("8 hrs", 480, false)]
    [InlineData("0 days", 0, false)]
    [InlineData("2ew", 20160, true)]
    [InlineData("45m", 45, false)]
    [InlineData("1 emon", 43200, true)]
    public void A_duration_in_text_is_working_time(string text, double minutes, bool isElapsed)
    {
        Assert.True(English.TryDuration(text, out var value, out var elapsed));
        Assert.Equal((minutes, isElapsed), (value.TotalMinutes, elapsed));
    }

    [Fact]
    public void Amounts_and_dates_are_read_in_the_exporters_writing()
    {
        var german = new ExportText(CultureInfo.GetCultureInfo("de-DE"), 480);
        Assert.True(English.TryMoney("$10,800.50", out var dollars) && dollars == 10800.50m);
        Assert.True(English.TryMoney("($12.50)", out var negative) && negative == -12.50m);
        Assert.True(german.TryMoney("10.800,50 €", out var euros) && euros == 10800.50m);
        Assert.True(English.TryDate("January 15, 2026 8:00 AM", out var date) && date == new DateTime(2026, 1, 15, 8, 0, 0));
        Assert.True(german.TryDate("15.01.2026 08:00", out date) && date == new DateTime(2026, 1, 15, 8, 0, 0));
        Assert.True(English.TryRate("$240.00/day", out var rate) && rate == 30m);
        Assert.True(English.TryRate("30.0h", out rate) && rate == 30m);
        Assert.False(English.TryDuration("soon", out _, out _));
    }

    [Fact]
    public void Predecessors_are_read_with_type_and_lag()
    {
        var links = new List<(int Number, MspdiLink Link)>();
        Assert.True(English.TryPredecessors("3FS+2 days,5SS-50%;7FF,8,9FS+1 eday", links));
        Assert.Equal(
            [(3, 1, 9600.0, (int?)7), (5, 3, -50.0, 19), (7, 0, 0.0, null), (8, 1, 0.0, null), (9, 1, 14400.0, 8)],
            links.Select(link => (link.Number, link.Link.Type, link.Link.LinkLag, link.Link.LagFormat)));
    }

    [Fact]
    public async Task Tables_made_from_a_real_plan_equal_the_plan()
    {
        PlanCorpus.SkipWhereMissing();
        var tables = Path.Combine(PlanCorpus.Required, "tables-synthesised");
        var xml = PlanCorpus.Stage(Path.Combine(PlanCorpus.Required, "mspdi-converted", "software-development.mpxj.xml"));
        var csv = Assert.Single(await ExtractAsync(tables, "**/*.csv"));

        Assert.Equal("software-development", csv.Of<StagedContainer>().Single().Key);
        var theirs = xml.Of<StagedTask>().Where(task => task.Uid != 0).ToDictionary(task => task.Uid);
        var ours = csv.Of<StagedTask>();
        Assert.Equal(theirs.Count, ours.Count);
        Assert.All(ours, task =>
        {
            var other = theirs[task.Uid];
            Assert.Equal((other.Name, other.Start, other.Finish, other.IsSummary, other.IsMilestone, other.ParentUid ?? 0), (task.Name, task.Start, task.Finish, task.IsSummary, task.IsMilestone, task.ParentUid ?? 0));
            Assert.Equal((other.WorkMinutes ?? 0, other.Cost ?? 0, other.PercentComplete), (task.WorkMinutes ?? 0, task.Cost ?? 0, task.PercentComplete));
            Assert.Equal(other.DurationMinutes!.Value, task.DurationMinutes!.Value, 0.01);
        });
        Assert.Equal(
            xml.Of<StagedTaskLink>().Select(link => (link.PredecessorUid, link.SuccessorUid, link.LinkType, link.LagMinutes ?? 0, link.LagPercent ?? 0)).Order(),
            csv.Of<StagedTaskLink>().Select(link => (link.PredecessorUid, link.SuccessorUid, link.LinkType, link.LagMinutes ?? 0, link.LagPercent ?? 0)).Order());
        Assert.Equal(xml.Of<StagedResource>().Select(resource => (resource.Name, resource.StandardRatePerHour)), csv.Of<StagedResource>().Select(resource => (resource.Name, resource.StandardRatePerHour)));
        Assert.Equal(xml.Of<StagedAssignment>().Sum(row => row.WorkMinutes), csv.Of<StagedAssignment>().Sum(row => row.WorkMinutes));
    }

    [Fact]
    public async Task A_workbook_of_tables_is_a_plan_and_columns_of_other_languages_are_named_by_the_settings()
    {
        using (var file = File.Create(Path.Combine(folder.FullName, "ALPHA 2026-06.xlsx")))
        {
            WorkbookWriter.Write(file,
            [
                ("Task_Table1", [["Nr.", "Vorgangsname", "Dauer", "Anfang", "Ende", "Kosten"], ["1", "Fundament", "2 days", "02.03.2026 08:00", "03.03.2026 17:00", "1.200,50 €"]]),
                ("Assignment_Table1", [["Task_Name", "Resource_Name", "Work", "Percent_Work_Complete"], ["Fundament", "Pia", "16 hrs", "25%"]]),
                ("Resource_Table1", [["ID", "Name", "Max_Units", "Standard_Rate"], ["1", "Pia", "50%", "75,00 €/hr"]]),
            ]);
        }

        var batch = Assert.Single(await ExtractAsync(folder.FullName, "*.xlsx", options =>
        {
            options.Tables.Culture = "de-DE";
            foreach (var (theirs, ours) in new[] { ("Nr.", "ID"), ("Vorgangsname", "Name"), ("Dauer", "Duration"), ("Anfang", "Start"), ("Ende", "Finish"), ("Kosten", "Cost") })
            {
                options.Tables.Columns[theirs] = ours;
            }
        }));
        Assert.Equal("ALPHA", batch.Of<StagedContainer>().Single().Key);
        Assert.Equal(("Fundament", 960.0, new DateTime(2026, 3, 2, 8, 0, 0), 1200.50m), batch.Of<StagedTask>().Select(task => (task.Name!, task.DurationMinutes!.Value, task.Start!.Value, task.Cost!.Value)).Single());
        Assert.Equal((0.5, 75m), batch.Of<StagedResource>().Select(resource => (resource.MaxUnits!.Value, resource.StandardRatePerHour!.Value)).Single());
        Assert.Equal((960.0, 240.0, 720.0), batch.Of<StagedAssignment>().Select(row => (row.WorkMinutes!.Value, row.ActualWorkMinutes!.Value, row.RemainingWorkMinutes!.Value)).Single());
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_refuses_the_file_with_its_place()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "A.csv"), "ID,Name,Duration,Start\n1,One,soon,NA\n");
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.csv"));
        Assert.Equal("A.csv, row 2, Duration: 'soon' is not a duration such as 3.5 days", failure.Reason);
    }

    [Fact]
    public async Task A_tasks_own_column_of_resource_names_gives_its_assignments_where_there_is_no_table_of_them()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "A.csv"), """
            ID,Name,Duration,Start_Date,Finish_Date,Work,Cost,Outline_Level,Resource_Names,Text1,Baseline1_Cost,Percent_Complete,Colour
            1,Phase,2 days,2026-03-02 08:00,2026-03-03 17:00,24 hrs,$900.00,1,Pia,,,25%,red
            2,Build,2 days,2026-03-02 08:00,2026-03-03 17:00,24 hrs,$900.00,2,"Pia,Bob[50%],Steel[3 tons]",PRISM-7,$850.00,25%,
            3,Wait,1 day,2026-03-03 08:00,2026-03-03 17:00,0 hrs,$0.00,2,,,,0%,
            """, TestContext.Current.CancellationToken);
        var batch = Assert.Single(await ExtractAsync(folder.FullName, "*.csv", options => options.IssueKeyField = "Text1"));
        Assert.Equal([("Pia", "Person"), ("Bob", "Person"), ("Steel", "Material")], batch.Of<StagedResource>().Select(row => (row.Name, row.ResourceKind)).OrderBy(row => row.Name == "Pia" ? 0 : row.Name == "Bob" ? 1 : 2));
        var names = batch.Of<StagedResource>().ToDictionary(row => row.Uid, row => row.Name);
        Assert.Equal(
            [(1, "Pia", 1.0, (double?)0), (2, "Pia", 1.0, 960), (2, "Bob", 0.5, 480), (2, "Steel", 3.0, null)],
            batch.Of<StagedAssignment>().Select(row => (row.TaskUid, names[row.ResourceUid], row.Units!.Value, row.WorkMinutes)));
        Assert.Equal("PRISM-7", batch.Of<StagedTask>().Single(task => task.Uid == 2).IssueKey);
        Assert.Equal((1, 850m), batch.Of<StagedBaseline>().Select(row => (row.Number, row.Cost!.Value)).Single());

        // A quarter is done; what is left falls to days, and to the people by their units.
        var left = batch.Of<StagedTimephased>().Where(row => row.TaskUid == 2 && row.MeasureKind == "Remaining").ToLookup(row => names[row.ResourceUid!.Value], row => row.WorkMinutes!.Value);
        Assert.Equal((720.0, 360.0), (left["Pia"].Sum(), left["Bob"].Sum()));

        var check = await PlanCheck.RunAsync(Path.Combine(folder.FullName, "A.csv"), new MsProjectOptions(), TestContext.Current.CancellationToken);
        Assert.Equal("column COLOUR of A.csv is not read", Assert.Single(check.Skipped));
    }

    [Theory]
    [InlineData("Pia[50%")]
    [InlineData("[50%]")]
    [InlineData("Pia[half%]")]
    public async Task Resource_names_that_cannot_be_read_refuse_the_file_with_their_place(string names)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "A.csv"), $"ID,Name,Duration,Resource_Names\n1,One,1 day,{names}\n", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.csv"));
        Assert.Equal($"A.csv, row 2, Resource Names: '{names}' is not names such as Pia[50%],Bob", failure.Reason);
    }

    [Fact]
    public void A_column_of_the_settings_that_means_no_field_is_named()
    {
        var options = new MsProjectOptions { Folder = folder.FullName };
        options.Tables.Columns["Dauer"] = "Duraton";
        options.Tables.Columns["Anfang"] = "Start";
        Assert.Equal(
            "Prism:MsProject:0:Tables:Columns:Dauer expects the English name of a field of Project that is read, such as Name or Duration; 'Duraton' is none.",
            Assert.Single(options.Validate("Prism:MsProject:0")).ErrorMessage);
    }

    [Fact]
    public async Task A_converter_that_hangs_is_stopped_and_a_files_name_is_never_a_command()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The converter that stands in here is sh.");
        }

        var mark = Path.Combine(folder.FullName, "mark");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "A; touch mark; $(touch mark) `touch mark`.mpp"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.mpp", options => options.MppConverter = "cp {in} {out}"));
        Assert.Contains("is not XML", failure.Reason, StringComparison.Ordinal);
        Assert.False(File.Exists(mark) || File.Exists("mark"));

        failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.mpp", options =>
        {
            options.MppConverter = "sh -c \"sleep 600\" {in} {out}";
            options.MppConverterTimeout = TimeSpan.FromSeconds(1);
        }));
        Assert.Contains("was not done after 00:00:01", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_mpp_is_read_by_the_converter_of_the_settings()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The converter that stands in here is cp.");
        }

        // A stand-in that gives a ready conversion whatever it is asked for: what is tested is how it is called and that its result is read.
        var ready = Path.Combine(folder.FullName, "ready");
        await File.WriteAllTextAsync(ready, PlanText.Plan(PlanText.Task(1, "<Work>PT8H0M0S</Work>")), TestContext.Current.CancellationToken);
        var mpp = Path.Combine(folder.FullName, "ALPHA.mpp");
        await File.WriteAllBytesAsync(mpp, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], TestContext.Current.CancellationToken);

        var batch = Assert.Single(await ExtractAsync(folder.FullName, "*.mpp", options => options.MppConverter = $"sh -c \"test -f $0 && cp '{ready}' $1\" {{in}} {{out}}"));
        Assert.Equal(480, batch.Of<StagedTask>().Single().WorkMinutes);
        Assert.Single(batch.Landed);

        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.mpp"));
        Assert.Contains("MppConverter, such as mpxj-convert {in} {out}", failure.Reason, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.mpp", options => options.MppConverter = "sh -c \"echo no licence >&2; exit 3\" {in} {out}"));
        Assert.Contains("failed with exit code 3: no licence", failure.Reason, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(folder.FullName, "*.mpp", options => options.MppConverter = "no-such-command {in} {out}"));
        Assert.Contains("cannot be started", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_a_plan_tells_counts_totals_and_what_was_skipped()
    {
        var path = Path.Combine(folder.FullName, "ALPHA.xml");
        await File.WriteAllTextAsync(path, PlanText.Plan(
            PlanText.Task(0, "<Cost>90000</Cost>", level: 0) + PlanText.Task(1, "<Cost>50000</Cost><Work>PT16H0M0S</Work><PredecessorLink><PredecessorUID>99</PredecessorUID></PredecessorLink>")
            + PlanText.Task(2, "<Cost>40000</Cost><Active>0</Active>") + "<Task><UID>3</UID><IsNull>1</IsNull></Task>"), TestContext.Current.CancellationToken);

        var check = await PlanCheck.RunAsync(path, new MsProjectOptions(), TestContext.Current.CancellationToken);
        Assert.Equal((3, 500m, 16.0, 1), (check.Rows["Task"], check.Cost, check.WorkHours, check.Summaries));
        Assert.Equal(["1 × blank rows of the plan", "1 × inactive tasks are staged, but count in no figure", "TaskLink T1/L1: PredecessorUnknown, 99"], check.Skipped);
    }

    [Fact]
    public async Task A_naming_rule_finds_the_issue_in_a_tasks_name()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "A.xml"), PlanText.Plan(PlanText.Task(1, "").Replace("Task 1", "[PRISM-12] Build", StringComparison.Ordinal)));
        var batch = Assert.Single(await ExtractAsync(folder.FullName, "*.xml", options => options.IssueKeyNamePattern = @"^\[(?<key>[A-Z]+-\d+)\]"));
        Assert.Equal("PRISM-12", batch.Of<StagedTask>().Single().IssueKey);
    }

    private static async Task<List<StagedBatch>> ExtractAsync(string folder, string pattern, Action<MsProjectOptions>? change = null)
    {
        var options = new MsProjectOptions { Folder = folder, Pattern = pattern };
        change?.Invoke(options);
        Assert.Empty(options.Validate("Prism:MsProject:0"));
        var batches = new List<StagedBatch>();
        await foreach (var batch in new MsProjectSource(options, NullLogger<MsProjectSource>.Instance)
            .ExtractAsync(new Dictionary<string, string>(), new Progress<ExtractProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
