using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Prism.Reports.Excel;
using Prism.Reports.Tests.Connector;
using Prism.Reports.Tests.PowerBI;

namespace Prism.Reports.Tests.Excel;

/// <summary>The workbook that the service makes for a caller, read by three programs that did not write it.</summary>
[Collection(SampleTests.Name)]
public sealed partial class WorkbookTests(SamplePortfolio sample)
{
    private static readonly string Committed = Path.Combine(Repository.Root, "reports", "Excel", "Prism.xlsx");

    [Fact]
    public async Task Microsofts_validator_finds_no_fault()
    {
        foreach (var file in new[] { await sample.DownloadAsync("connect/excel.xlsx"), await File.ReadAllBytesAsync(Committed, TestContext.Current.CancellationToken) })
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            var errors = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);
            Assert.Empty(errors.Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        }
    }

    [Fact]
    public async Task Its_queries_are_Power_Query_and_ask_the_callers_address()
    {
        var text = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx")).Queries();
        var finding = await MCheck.CheckAsync(text, null);
        Assert.Empty(finding.Problems);
        Assert.Equal("Section", finding.Kind);
        Assert.Contains($"shared ServiceUrl = \"{sample.Address}odata/v1\"", text, StringComparison.Ordinal);
        Assert.Equal(WorkbookQueries.All.Select(q => q.Name).Prepend("ServiceUrl"), Shared().Matches(text).Select(m => m.Groups["name"].Value));
    }

    [Fact]
    public async Task Its_queries_name_what_the_library_of_M_has()
    {
        var finding = await MCheck.CheckAsync(new Xlsx(await sample.DownloadAsync("connect/excel.xlsx")).Queries(), MCheck.RequireSymbols());
        Assert.Empty(finding.Problems);
    }

    [Fact]
    public async Task The_feed_answers_what_its_queries_ask_with_the_rows_that_lie_in_its_tables()
    {
        var workbook = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx"));
        foreach (var query in WorkbookQueries.All)
        {
            var asked = Asked().Matches(workbook.Queries()).Select(m => m.Groups["path"].Value).Single(path => path == query.Address);
            var rows = (await sample.RowsAsync(asked)).SelectMany(query.Rows).ToList();
            var cells = workbook.Cells(query.Sheet);
            Assert.Equal(query.Columns.Select(c => (object)c.Name), query.Columns.Select((_, i) => cells[$"{(char)('A' + i)}4"]));
            Assert.Equal(rows.Count, cells.Keys.Count(k => k[0] == 'A' && int.Parse(k[1..], System.Globalization.CultureInfo.InvariantCulture) > 4));
            Assert.All(rows.Index().Where(r => r.Index % 50 == 0), row => Assert.Equal(row.Item[0], cells[$"A{row.Index + 5}"]));
        }
    }

    [Fact]
    public async Task Microsofts_connected_workbooks_reads_it_and_refuses_broken_ones()
    {
        var file = await sample.DownloadAsync("connect/excel.xlsx");
        Assert.True(await ReadsAsync(file));
        Assert.False(await ReadsAsync(With(file, "customXml/item1.xml", bytes => Encoding.Unicode.GetBytes(Encoding.Unicode.GetString(bytes).Replace("AAAA", "AAEA", StringComparison.Ordinal)))));
        Assert.False(await ReadsAsync(With(file, "xl/connections.xml", null)));

        static async Task<bool> ReadsAsync(byte[] workbook)
        {
            var name = Path.Combine(Path.GetTempPath(), $"prism-{Guid.NewGuid():N}.xlsx");
            await File.WriteAllBytesAsync(name, workbook, TestContext.Current.CancellationToken);
            try
            {
                return await MCheck.ReadsWorkbookAsync(name);
            }
            finally
            {
                File.Delete(name);
            }
        }
    }

    [Fact]
    public async Task LibreOffice_computes_its_pivot_tables_to_the_feeds_numbers()
    {
        // Every number that a pivot table shows is set to 1 first: what comes back was computed from the rows.
        var file = await sample.DownloadAsync("connect/excel.xlsx");
        var written = new Xlsx(file);
        foreach (var sheet in new[] { "Scorecard", "KPI trends", "Flow", "Earned value" })
        {
            var part = $"xl/worksheets/sheet{written.Sheets.ToList().IndexOf(sheet) + 1}.xml";
            file = With(file, part, bytes => Encoding.UTF8.GetBytes(PivotNumber().Replace(Encoding.UTF8.GetString(bytes), "${cell}<v>1</v>")));
        }

        var computed = new Xlsx(await LibreOffice.ConvertAsync(file, "xlsx"));
        var values = await sample.RowsAsync("KpiValues?$filter=PeriodGrain eq 'Month' and PeriodEnd eq 2026-10-31 and ScopeLevel eq 'Portfolio' and Value ne null");
        var scorecard = computed.Crosstab("Scorecard", "A9");
        Assert.True(values.Count > 100);
        Assert.All(values, row => Assert.Equal(
            Said(row.GetProperty("Value").GetDouble(), row.GetProperty("Unit").GetString()!),
            scorecard[($"{row.GetProperty("KpiName").GetString()} ({row.GetProperty("Unit").GetString()})", row.GetProperty("ScopeName").GetString()!)], 1e-6));

        var counts = computed.Crosstab("Scorecard", "E9");
        foreach (var (status, words) in new[] { ("Green", "1 On target"), ("Amber", "2 Near target"), ("Red", "3 Off target") })
        {
            foreach (var portfolio in new[] { "Run", "Transform" })
            {
                var rows = await sample.RowsAsync($"KpiValues?$apply=filter(PeriodGrain eq 'Month' and PeriodEnd eq 2026-10-31 and ScopeName eq '{portfolio}' and Status eq '{status}')/aggregate($count as N)");
                Assert.Equal(rows[0].GetProperty("N").GetDouble(), counts[(portfolio, words)]);
            }
        }

        var flow = computed.Crosstab("Flow", "A7");
        var sums = (await sample.RowsAsync("KpiValues?$apply=filter(PeriodGrain eq 'Month' and ScopeLevel eq 'Project' and KpiCode eq 'ARRIVAL_DEPARTURE')/aggregate(Numerator with sum as Created,Denominator with sum as Finished)"))[0];
        Assert.Equal(sums.GetProperty("Created").GetDouble(), flow.Where(c => c.Key.Column == "Issues created" && c.Key.Row[0] == '2').Sum(c => c.Value));
        Assert.Equal(sums.GetProperty("Finished").GetDouble(), flow.Where(c => c.Key.Column == "Issues finished" && c.Key.Row[0] == '2').Sum(c => c.Value));

        var earned = computed.Crosstab("Earned value", "A7");
        Assert.All(await sample.RowsAsync("KpiValues?$apply=filter(PeriodGrain eq 'Month' and ScopeLevel eq 'Organisation' and KpiCode in ('PV','EV','AC'))/groupby((KpiName,PeriodEnd),aggregate(Value with sum as V))"), row =>
            Assert.Equal(row.GetProperty("V").GetDouble(), earned[(row.GetProperty("PeriodEnd").GetString()![..7], row.GetProperty("KpiName").GetString()!)], 1e-4));
    }

    [Fact]
    public async Task Negative_numbers_are_shown_with_their_sign()
    {
        var page = Encoding.UTF8.GetString(await LibreOffice.ConvertAsync(await sample.DownloadAsync("connect/excel.xlsx"), "html"));
        var below = Negative().Matches(page).Select(m => m.Groups["shown"].Value).ToList();
        Assert.True(below.Count > 20);
        Assert.All(below, shown => Assert.StartsWith("-", shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_sheet_says_what_it_shows_and_the_first_lists_them()
    {
        var workbook = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx"));
        Assert.Equal(["Read me", "Scorecard", "Projects", "KPI trends", "Flow", "Earned value", "KPI values", "Flow data", "Earned value data"], workbook.Sheets);
        var listed = workbook.Cells("Read me").Values.OfType<string>().ToHashSet();
        Assert.All(workbook.Sheets.Skip(1), sheet =>
        {
            var explanation = Assert.IsType<string>(workbook.Cells(sheet)["A2"]);
            Assert.True(explanation.Length > 30);
            Assert.Contains(sheet, listed);
            Assert.Contains(explanation, listed);
        });
        Assert.Equal(5, workbook.Parts.Count(p => p.StartsWith("xl/pivotTables/pivot", StringComparison.Ordinal)));
        Assert.Equal(5, workbook.Parts.Count(p => p.StartsWith("xl/slicerCaches/slicerCache", StringComparison.Ordinal)));
        Assert.Equal(4, workbook.Parts.Count(p => p.StartsWith("xl/charts/chart", StringComparison.Ordinal)));
        Assert.Equal(4, workbook.Parts.Count(p => p.StartsWith("xl/queryTables/queryTable", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_workbook_in_the_repository_asks_what_the_program_asks_now()
    {
        if (Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1")
        {
            var rows = new Dictionary<string, IReadOnlyList<object?[]>>();
            foreach (var query in WorkbookQueries.All)
            {
                rows[query.Name] = [.. (await sample.RowsAsync(query.Address)).SelectMany(query.Rows)];
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Committed)!);
            await File.WriteAllBytesAsync(Committed, PrismWorkbook.Write(Project.Feed, rows, new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero)), TestContext.Current.CancellationToken);
        }

        var there = new Xlsx(await File.ReadAllBytesAsync(Committed, TestContext.Current.CancellationToken));
        var made = new Xlsx(await sample.DownloadAsync("connect/excel.xlsx"));
        Assert.Equal(made.Queries().Replace($"{sample.Address}odata/v1", Project.Feed, StringComparison.Ordinal), there.Queries());
        Assert.Equal(made.Sheets, there.Sheets);
        Assert.Equal(made.Parts.Order(StringComparer.Ordinal), there.Parts.Order(StringComparer.Ordinal));
    }

    /// <summary>A KPI's value as the scorecard writes it.</summary>
    internal static double Said(double value, string unit) => unit switch
    {
        "percent" => Math.Round(value * 100, 1), "days" => Math.Round(value, 1), "money" => Math.Round(value, 0), "ratio" => Math.Round(value, 3), _ => Math.Round(value, 2),
    };

    /// <summary>A copy with one part changed, or without it.</summary>
    private static byte[] With(byte[] file, string part, Func<byte[], byte[]>? change)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            using var old = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(old);
            }

            entry.Delete();
            if (change is not null)
            {
                using var stream = zip.CreateEntry(part).Open();
                stream.Write(change(old.ToArray()));
            }
        }

        return copy.ToArray();
    }

    [GeneratedRegex("""(?<cell><c r="[A-Z]+\d+" s="[459]">)<v>[^<]*</v>""")]
    private static partial Regex PivotNumber();

    [GeneratedRegex("""sdval="-[0-9.E-]+"[^>]*>(?:<[^>]+>)*(?<shown>[^<]+)<""")]
    private static partial Regex Negative();

    [GeneratedRegex(@"^shared (?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex Shared();

    [GeneratedRegex("""ServiceUrl & "/(?<path>[^"]+)"(?=, null)""")]
    private static partial Regex Asked();
}
