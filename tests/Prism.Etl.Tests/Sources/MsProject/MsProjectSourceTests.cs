using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

public sealed class MsProjectSourceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-plans");
    private readonly Dictionary<string, string> watermarks = new(StringComparer.Ordinal);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Files_of_one_name_with_dates_are_versions_of_one_plan()
    {
        Write("ALPHA-2026-06.xml", PlanText.Plan(PlanText.Task(1, "")));
        Write("ALPHA-2026-07.xml", PlanText.Plan(PlanText.Task(1, "<PercentComplete>50</PercentComplete>")));

        var batches = await ExtractAsync();

        Assert.Equal(["ALPHA", "ALPHA"], batches.Select(batch => batch.Of<StagedContainer>().Single().Key));
        Assert.Equal(2, batches.Select(batch => batch.Of<StagedPlan>().Single().SourceId).Distinct().Count());
        Assert.All(batches, batch => Assert.Single(batch.Landed));
        Assert.All(batches, batch => Assert.Equal(new DateTime(2026, 3, 6, 17, 0, 0), batch.Of<StagedPlan>().Single().StatusDate));
    }

    [Theory]
    [InlineData("ALPHA.xml", "ALPHA")]
    [InlineData("ALPHA-2026-06.xml", "ALPHA")]
    [InlineData("ALPHA_20260630.xml", "ALPHA")]
    [InlineData("Alpha Bridge 2026-06-30 v2.xml", "Alpha Bridge")]
    [InlineData("ALPHA-v1.2.xml", "ALPHA")]
    [InlineData("ALPHA (3).xml", "ALPHA")]
    [InlineData("sub/ALPHA-2026-06.xml", "ALPHA")]
    [InlineData("ALPHA-2.xml", "ALPHA-2")]
    [InlineData("Vision2030.xml", "Vision2030")]
    [InlineData("2026-06.xml", "2026-06")]
    public void A_plans_code_is_its_files_name_without_date_and_version(string file, string code) => Assert.Equal(code, PlanFolder.CodeOf(file));

    [Fact]
    public async Task A_file_that_did_not_change_gives_nothing_and_one_that_changed_gives_a_version()
    {
        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, "")));
        Assert.Single(await ExtractAsync());
        Assert.Empty(await ExtractAsync());

        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, "<PercentComplete>10</PercentComplete>")));
        Assert.Single(await ExtractAsync());
    }

    [Fact]
    public async Task A_copy_of_a_version_leaves_only_its_mark()
    {
        var plan = PlanText.Plan(PlanText.Task(1, ""));
        Write("ALPHA-2026-06.xml", plan);
        await ExtractAsync();
        Write("ALPHA-2026-07.xml", plan);

        var batch = Assert.Single(await ExtractAsync());
        Assert.Equal(0, batch.RowCount);
        Assert.Equal("file:ALPHA-2026-07.xml", Assert.Single(batch.Watermarks).Key);
    }

    [Fact]
    public async Task A_file_that_is_gone_takes_no_version_away_and_one_that_comes_back_is_none()
    {
        var plan = PlanText.Plan(PlanText.Task(1, ""));
        Write("ALPHA.xml", plan);
        Write("BETA.xml", plan);
        await ExtractAsync();
        File.Delete(Path.Combine(folder.FullName, "ALPHA.xml"));
        Assert.Empty(await ExtractAsync());
        Write("ALPHA.xml", plan);
        Assert.Empty(await ExtractAsync());
    }

    [Fact]
    public async Task A_file_that_is_written_or_locked_is_told_and_read_by_the_next_run()
    {
        var plan = PlanText.Plan(PlanText.Task(1, ""));
        Write("ALPHA.xml", plan[..(plan.Length / 2)]);
        Write("BETA.xml", plan);
        Write("GAMMA.xml", plan);
        var batches = new List<StagedBatch>();
        await using (new FileStream(Path.Combine(folder.FullName, "BETA.xml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(batches));
            Assert.Contains("ALPHA.xml: is cut off", failure.Reason, StringComparison.Ordinal);
            Assert.Contains("BETA.xml: ", failure.Reason, StringComparison.Ordinal);
        }

        Assert.Equal("GAMMA.xml", Assert.Single(batches).Of<StagedPlan>().Single().FileName);
        Write("ALPHA.xml", plan);
        Assert.Equal(["ALPHA.xml", "BETA.xml"], (await ExtractAsync()).Select(batch => batch.Of<StagedPlan>().Single().FileName));
    }

    [Fact]
    public async Task A_file_that_is_replaced_while_it_is_read_is_refused_and_nothing_is_kept_of_either()
    {
        var path = Path.Combine(folder.FullName, "ALPHA.xml");
        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, "")));
        await using (var payload = new PlanPayload(path, TestContext.Current.CancellationToken))
        {
            Write("ALPHA.new", PlanText.Plan(PlanText.Task(1, "<PercentComplete>50</PercentComplete>")));
            File.Move(Path.Combine(folder.FullName, "ALPHA.new"), path, overwrite: true);
            var changed = await Assert.ThrowsAsync<MspdiException>(payload.TakenAsync);
            Assert.Contains("was changed while it was read", changed.Message, StringComparison.Ordinal);
        }

        await using var again = new PlanPayload(path, TestContext.Current.CancellationToken);
        Assert.Equal(await PlanFolder.HashAsync(path, TestContext.Current.CancellationToken), (await again.TakenAsync()).Hash);
    }

    [Theory]
    [InlineData("*.xml", "ALPHA.xml", true)]
    [InlineData("*.xml", "Alpha.XML", true)]
    [InlineData("*.xml", "2026/ALPHA.xml", false)]
    [InlineData("**/*.xml", "ALPHA.xml", true)]
    [InlineData("**/*.xml", "a/b/c/ALPHA.xml", true)]
    [InlineData("2026-??/*.xml;*.mpp", "2026-06/ALPHA.xml", true)]
    [InlineData("2026-??/*.xml;*.mpp", "2025-06/ALPHA.xml", false)]
    [InlineData("2026-??/*.xml;*.mpp", "ALPHA.mpp", true)]
    [InlineData("**/plans/*.xml", "x/plans/ALPHA.xml", true)]
    [InlineData("**/plans/*.xml", "x/plans/old/ALPHA.xml", false)]
    [InlineData("**/*.xlsx", "x/~$ALPHA.xlsx", false)]
    public void A_pattern_takes_the_names_it_says(string pattern, string name, bool isTaken) => Assert.Equal(isTaken, new PlanPattern(pattern).IsMatch(name));

    [Theory]
    [InlineData("")]
    [InlineData("../*.xml")]
    [InlineData("/plans/*.xml")]
    [InlineData("C:/plans/*.xml")]
    [InlineData(@"a\*.xml")]
    [InlineData("plans/**")]
    public void A_pattern_that_names_no_file_of_the_folder_is_refused(string pattern) => Assert.False(new PlanPattern(pattern).IsValid);

    [Fact]
    public async Task Subfolders_are_taken_in_where_the_pattern_says_so()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "2026", "q1"));
        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, "")));
        Write("2026/q1/ALPHA-2026-03.xml", PlanText.Plan(PlanText.Task(1, "<PercentComplete>50</PercentComplete>")));
        List<StagedBatch> batches = [];
        await ExtractAsync(batches, options => options.Pattern = "**/*.xml");
        Assert.Equal(["2026/q1/ALPHA-2026-03.xml", "ALPHA.xml"], batches.Select(batch => batch.Of<StagedPlan>().Single().FileName));
        Assert.All(batches, batch => Assert.Equal("ALPHA", batch.Of<StagedContainer>().Single().Key));
    }

    [Fact]
    public async Task The_same_file_read_twice_gives_the_same_rows()
    {
        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-06T17:00:00</Finish><Cost>777</Cost></Baseline>"), PlanText.Pia));
        var first = Assert.Single(await ExtractAsync());
        watermarks.Clear();
        var second = Assert.Single(await ExtractAsync());

        Assert.Equal(first.Rows.Keys, second.Rows.Keys);
        Assert.All(first.Rows, rows => Assert.Equal(rows.Value, second.Rows[rows.Key]));
    }

    [Fact]
    public async Task A_large_version_comes_in_parts_and_its_own_row_and_mark_with_the_last()
    {
        var baselines = string.Concat(Enumerable.Range(0, 11).Select(number => $"<Baseline><Number>{number}</Number><Cost>100</Cost></Baseline>"));
        var plan = PlanText.Plan(string.Concat(Enumerable.Range(1, 60).Select(uid => PlanText.Task(uid, baselines))), PlanText.Pia);
        Write("ALPHA.xml", plan);

        List<StagedBatch> parts = [];
        await ExtractAsync(parts, options => options.RowsPerBatch = 100);
        Assert.True(parts.Count > 5, $"{parts.Count} parts");
        Assert.All(parts[..^1], part =>
        {
            Assert.InRange(part.RowCount, 100, 200);
            Assert.Empty(part.Watermarks);
            Assert.Empty(part.Of<StagedPlan>());
            Assert.Empty(part.Of<StagedPerson>());
            Assert.Empty(part.Of<StagedContainer>());
        });
        Assert.Single(parts[^1].Of<StagedPlan>());
        Assert.Single(parts[^1].Watermarks);

        watermarks.Clear();
        var whole = Assert.Single(await ExtractAsync());
        var together = PlanCorpus.Together(parts);
        Assert.All(whole.Rows, rows => Assert.Equal(rows.Value.OrderBy(row => row.SourceId, StringComparer.Ordinal), together.Rows[rows.Key].OrderBy(row => row.SourceId, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_plan_with_too_many_rows_is_refused_before_any_is_given()
    {
        var item = string.Concat(Enumerable.Range(2, 20).Select(day => $"<TimephasedData><Type>1</Type><Start>2026-03-{day:00}T08:00:00</Start><Finish>2026-03-{day:00}T17:00:00</Finish><Value>PT8H0M0S</Value></TimephasedData>"));
        Write("ALPHA.xml", PlanText.Plan(PlanText.Task(1, ""), PlanText.Pia + $"<Assignments><Assignment><UID>7</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID>{item}</Assignment></Assignments>"));

        List<StagedBatch> parts = [];
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(parts, options => options.MaxTimephasedRows = 10));
        Assert.Contains("MaxTimephasedRows", failure.Reason, StringComparison.Ordinal);
        Assert.Empty(parts);
    }

    [Fact]
    public async Task Bad_files_are_listed_together_after_the_good_ones_were_given()
    {
        var good = PlanText.Plan(PlanText.Task(1, ""));
        Write("a-notxml.xml", "Hello");
        Write("b-doctype.xml", good.Replace("<Project ", "<!DOCTYPE Project [<!ENTITY a \"b\">]><Project ", StringComparison.Ordinal));
        Write("c-cut.xml", good[..(good.Length / 2)]);
        Write("d-empty.xml", "");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "e-binary.xml"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], TestContext.Current.CancellationToken);
        Write("f-root.xml", "<html></html>");
        Write("g-good.xml", good);
        Write("h-value.xml", PlanText.Plan(PlanText.Task(1, "<Work>eight hours</Work>")));
        Write("i-deep.xml", good.Replace("<Tasks>", $"<Tasks>{string.Concat(Enumerable.Repeat("<x>", 500))}", StringComparison.Ordinal));
        Write("j-twice.xml", PlanText.Plan(PlanText.Task(1, "") + PlanText.Task(1, "")));
        Write("k-build.xml", "<Project Sdk=\"x\"><PropertyGroup><A>1</A></PropertyGroup></Project>");

        var batches = new List<StagedBatch>();
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync(batches));

        Assert.Equal("g-good.xml", Assert.Single(batches).Of<StagedPlan>().Single().FileName);
        Assert.Equal("10 of 11 plan files in " + folder.FullName, failure.Subject);
        string[] expected =
        [
            "a-notxml.xml: is not XML", "b-doctype.xml: has a document type (DOCTYPE), which is refused", "c-cut.xml: is cut off", "d-empty.xml: is empty",
            "e-binary.xml: is a Microsoft Project binary file (.mpp), whatever its name: open it in Project and save it as XML (File > Save As > XML Format)",
            "f-root.xml: the root element is <html>, a plan's is <Project>", "h-value.xml: line", "i-deep.xml: line", "j-twice.xml: two tasks have the UID 1",
            "k-build.xml: the root element is Project, but nothing under it is a Microsoft Project plan",
        ];
        var lines = failure.Reason.Split(Environment.NewLine);
        Assert.Equal(expected.Length, lines.Length);
        Assert.All(expected.Zip(lines), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.Contains("Work: 'eight hours' is not a duration", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("nest deeper than 64 levels", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(watermarks.Keys, name => name != "file:g-good.xml");
    }

    [Fact]
    public async Task Any_encoding_prefix_or_namespace_is_read()
    {
        var plan = PlanText.Plan(PlanText.Task(1, "<Work>PT8H0M0S</Work>"));
        var utf16 = plan.Replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", StringComparison.Ordinal);
        Write("A.xml", plan, new UTF8Encoding(true));
        Write("B.xml", utf16, Encoding.Unicode);
        Write("C.xml", utf16, Encoding.BigEndianUnicode);
        Write("D.xml", plan.Replace(" xmlns=\"http://schemas.microsoft.com/project\"", "", StringComparison.Ordinal));
        Write("E.xml", System.Text.RegularExpressions.Regex.Replace(plan, "<(/?)([A-Z])", "<$1p:$2").Replace(" xmlns=", " xmlns:p=", StringComparison.Ordinal));
        Write("F.xml", plan.Replace("schemas.microsoft.com/project", "schemas.microsoft.com/project/2007", StringComparison.Ordinal));

        var batches = await ExtractAsync();
        Assert.Equal([480, 480, 480, 480, 480, 480], batches.Select(batch => batch.Of<StagedTask>().Single().WorkMinutes!.Value));
    }

    [Fact]
    public async Task A_plan_without_a_status_date_takes_the_current_date_and_says_so()
    {
        var header = PlanText.Header.Replace("<StatusDate>2026-03-06T17:00:00</StatusDate>", "<CurrentDate>2026-03-09T08:00:00</CurrentDate>", StringComparison.Ordinal);
        Write("A.xml", PlanText.Plan("", header: header));
        var plan = Assert.Single(await ExtractAsync()).Of<StagedPlan>().Single();
        Assert.Equal((new DateTime(2026, 3, 9, 8, 0, 0), true), (plan.StatusDate, plan.IsStatusDateEstimated));

        watermarks.Clear();
        var failure = await Assert.ThrowsAsync<SourceException>(() => ExtractAsync([], options => options.MissingStatusDate = MissingStatusDate.Refuse));
        Assert.Contains("has no status date", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_wrong_are_named_with_what_they_expect()
    {
        var options = new MsProjectOptions { Name = "", Folder = "/no/such/folder", Pattern = "../*.xml", TimeZone = "Mars", MaxDepth = 1, MaxFileMegabytes = 0, MaxTimephasedRows = 0, RowsPerBatch = 1 };
        string[] expected = ["Name expects", "Folder expects", "Pattern expects", "TimeZone expects", "MaxFileMegabytes expects", "MaxDepth expects", "MaxTimephasedRows expects", "RowsPerBatch expects"];
        Assert.Equal(expected, options.Validate("Prism:MsProject:0").Select(result => string.Join(' ', result.ErrorMessage!["Prism:MsProject:0:".Length..].Split(' ').Take(2))));
        Assert.Empty(new MsProjectOptions { Folder = folder.FullName, Pattern = "**/*.xml" }.Validate("Prism:MsProject:0"));
    }

    private void Write(string name, string text, Encoding? encoding = null) => File.WriteAllText(Path.Combine(folder.FullName, name), text, encoding ?? new UTF8Encoding(false));

    private async Task<List<StagedBatch>> ExtractAsync()
    {
        var batches = new List<StagedBatch>();
        await ExtractAsync(batches);
        return batches;
    }

    private async Task ExtractAsync(List<StagedBatch> batches, Action<MsProjectOptions>? change = null)
    {
        var options = new MsProjectOptions { Folder = folder.FullName };
        change?.Invoke(options);
        var source = new MsProjectSource(options, NullLogger<MsProjectSource>.Instance);
        await foreach (var batch in source.ExtractAsync(new Dictionary<string, string>(watermarks), new Progress<ExtractProgress>(), TestContext.Current.CancellationToken))
        {
            batches.Add(batch);
            foreach (var (name, value) in batch.Watermarks)
            {
                watermarks[name] = value;
            }
        }
    }
}
