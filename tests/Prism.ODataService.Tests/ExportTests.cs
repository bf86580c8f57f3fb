using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Parquet;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>Files hold what the JSON pages hold.</summary>
public sealed partial class ExportTests(RunningService service)
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task A_workbook_is_valid_and_holds_every_row_of_its_set(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var expected = await service.ReadAllAsync(Whole.Of(set), 100_000);
        using var file = new MemoryStream(await FileAsync(Whole.Of(set, "$format=xlsx"), XlsxType));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(workbook, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Description}"));
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single();
        var table = sheet.TableDefinitionParts.Single().Table!;
        var rows = sheet.Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().ToList()).ToList();
        Assert.Equal(set.Columns.Select(c => c.Name), table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value));
        Assert.Equal(set.Columns.Select(c => c.Name), rows[0].Select(c => c.InnerText));
        Assert.EndsWith((expected.Count + 1).ToString(CultureInfo.InvariantCulture), table.Reference!.Value, StringComparison.Ordinal);
        Assert.Equal(expected.Count, rows.Count - 1);
        foreach (var (json, cells) in expected.Zip(rows.Skip(1)))
        {
            foreach (var (column, cell) in set.Columns.Zip(cells))
            {
                var value = json.GetProperty(column.Name);
                if (value.ValueKind == JsonValueKind.Null)
                {
                    Assert.Equal("", cell.InnerText);
                    Assert.Null(cell.DataType);
                    continue;
                }

                switch (column.Kind)
                {
                    case ColumnKind.Text:
                        Assert.Equal(value.GetString(), Escaped().Replace(cell.InnerText, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()));
                        break;
                    case ColumnKind.Date or ColumnKind.Instant when value.GetString()!.StartsWith("0001-", StringComparison.Ordinal):
                        Assert.Equal(value.GetString(), cell.InnerText);
                        break;
                    case ColumnKind.Date or ColumnKind.Instant:
                        var instant = DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
                        Assert.Equal(instant, DateTime.FromOADate(double.Parse(cell.InnerText, CultureInfo.InvariantCulture)), TimeSpan.FromMilliseconds(2));
                        Assert.Equal(column.Kind == ColumnKind.Date ? 1u : 2u, cell.StyleIndex!.Value);
                        break;
                    case ColumnKind.Boolean:
                        Assert.Equal(value.GetBoolean() ? "1" : "0", cell.InnerText);
                        Assert.Equal(CellValues.Boolean, cell.DataType!.Value);
                        break;
                    default:
                        Assert.Equal(value.GetDecimal(), decimal.Parse(cell.InnerText, NumberStyles.Float, CultureInfo.InvariantCulture));
                        Assert.Null(cell.DataType);
                        break;
                }
            }
        }
    }

    [Fact]
    public async Task A_workbook_goes_on_on_another_sheet_where_one_ends()
    {
        // Ten rows a sheet instead of a million.
        var file = new MemoryStream();
        var output = PipeWriter.Create(file, new StreamPipeWriterOptions(leaveOpen: true));
        await using (var connection = await service.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT WorklogSk FROM FactWorklog ORDER BY 1 LIMIT 25";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var hasRow = await reader.ReadAsync(TestContext.Current.CancellationToken);
            var query = new Querying.FeedQuery
            {
                Set = EdmModel.Sets.Single(s => s.Name == "Worklogs"), Columns = [new Querying.OutputColumn("WorklogSk", ColumnKind.Int64, 0, false, null) { IsNullable = false }], Tables = null!, Parameters = new(), Sort = [],
                PageSql = "", CountSql = "", LengthSql = "", ContextSelection = "", PageSize = 100, Remaining = null, WantsCount = false, Fingerprint = "", Presence = new Dictionary<string, int>(), Shape = null!,
            };
            Assert.Equal(25, await new Writing.XlsxExport(query, 10).WriteAsync(Writing.RowReader.For(reader), hasRow, output, TestContext.Current.CancellationToken));
            await output.CompleteAsync();
        }

        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(workbook, TestContext.Current.CancellationToken).Select(e => e.Description));
        Assert.Equal(["Worklogs", "Worklogs_2", "Worklogs_3"], workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value));
        Assert.Equal(25, workbook.WorkbookPart.WorksheetParts.Sum(p => p.Worksheet!.Descendants<Row>().Count() - 1));
        Assert.Equal(["A1:A11", "A1:A11", "A1:A6"], workbook.WorkbookPart.WorksheetParts.Select(p => p.TableDefinitionParts.Single().Table!.Reference!.Value).Order());
    }

    [Fact]
    public async Task An_empty_workbook_is_one_all_the_same()
    {
        using var file = new MemoryStream(await FileAsync("Worklogs?$format=xlsx&$filter=WorklogSk lt 0", XlsxType));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(workbook, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task A_Parquet_file_holds_every_row_of_its_set_in_its_types(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        await SameAsync(Whole.Of(set), await FileAsync(Whole.Of(set, "$format=parquet"), "application/vnd.apache.parquet"), [.. set.Columns.Select(c => (c.Name, c.Kind))]);
    }

    [Fact]
    public async Task Aggregates_and_paths_can_be_had_as_files()
    {
        const string Query = "Worklogs?$apply=groupby((Project/ProjectName,IsDeleted),aggregate(CostAmount with sum as Cost,SpentHours with average as Hours,$count as Rows))";
        using var csv = await service.Client.GetAsync(new Uri(Query + "&$format=csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.StartsWith("IsDeleted,Cost,Hours,Rows,Project.ProjectName\r\n", await csv.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var rows = await service.ReadAllAsync(Query, 100_000);
        using var file = new MemoryStream(await FileAsync(Query + "&$format=parquet", "application/vnd.apache.parquet"));
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        using var group = parquet.OpenRowGroupReader(0);
        Assert.Equal(rows.Count, group.RowCount);
        Assert.Equal(["IsDeleted", "Cost", "Hours", "Rows", "Project.ProjectName"], parquet.Schema.GetDataFields().Select(f => f.Name));
    }

    [Fact]
    public async Task A_form_is_chosen_by_Accept_as_well()
    {
        foreach (var type in new[] { "text/csv", XlsxType, "application/vnd.apache.parquet" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Statuses", UriKind.Relative));
            request.Headers.Accept.ParseAdd(type);
            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        }
    }

    private async Task SameAsync(string address, byte[] bytes, IReadOnlyList<(string Name, ColumnKind Kind)> columns)
    {
        var expected = await service.ReadAllAsync(address, 100_000);
        using var file = new MemoryStream(bytes);
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        var fields = parquet.Schema.GetDataFields();
        Assert.Equal(columns.Select(c => c.Name), fields.Select(f => f.Name));
        Assert.Equal(1, parquet.RowGroupCount);
        using var group = parquet.OpenRowGroupReader(0);
        Assert.Equal(expected.Count, group.RowCount);
        for (var i = 0; i < columns.Count; i++)
        {
            var values = await ColumnAsync(group, fields[i], columns[i].Kind, expected.Count);
            for (var row = 0; row < expected.Count; row++)
            {
                var json = expected[row].GetProperty(columns[i].Name);
                object? wanted = json.ValueKind == JsonValueKind.Null ? null : columns[i].Kind switch
                {
                    ColumnKind.Text => json.GetString(),
                    ColumnKind.Boolean => json.GetBoolean(),
                    ColumnKind.Int32 => json.GetInt32(),
                    ColumnKind.Int64 => json.GetInt64(),
                    ColumnKind.Double => json.GetDouble(),
                    ColumnKind.Decimal => json.GetDecimal(),
                    _ => DateTime.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
                };
                Assert.Equal(wanted, values[row]);
            }
        }
    }

    private static async Task<object?[]> ColumnAsync(ParquetRowGroupReader group, Parquet.Schema.DataField field, ColumnKind kind, int rows)
    {
        return kind switch
        {
            ColumnKind.Text => await TextsAsync(),
            ColumnKind.Boolean => await ValuesAsync<bool>(),
            ColumnKind.Int32 => await ValuesAsync<int>(),
            ColumnKind.Int64 => await ValuesAsync<long>(),
            ColumnKind.Double => await ValuesAsync<double>(),
            ColumnKind.Decimal => await ValuesAsync<decimal>(),
            _ => await ValuesAsync<DateTime>(),
        };

        async Task<object?[]> TextsAsync()
        {
            var values = new string?[rows];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            return values;
        }

        async Task<object?[]> ValuesAsync<T>()
            where T : struct
        {
            var values = new T?[rows];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            return [.. values.Select(v => (object?)v)];
        }
    }

    private async Task<byte[]> FileAsync(string address, string type)
    {
        using var response = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(bytes));
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        return bytes;
    }

    [GeneratedRegex("_x([0-9A-F]{4})_")]
    private static partial Regex Escaped();
}
