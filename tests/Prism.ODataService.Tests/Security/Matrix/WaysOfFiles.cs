using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Parquet;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Security;

/// <summary>Rows as files.</summary>
public sealed partial class Ways
{
    private static async Task<byte[]> FileAsync(Asker asker, MatrixCaller caller, EntitySet set, string format) =>
        (await asker.GetAsync(caller, $"{set.Name}?$format={format}&$select={KeyNames(set)}{And(Day(caller, set))}")).Body;

    private static async Task<string?> CsvAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var text = System.Text.Encoding.UTF8.GetString(await FileAsync(asker, caller, set, "csv")).TrimStart('\uFEFF');
        return Compare(caller.Expected.Of(set.Name), Records(text).Skip(1).Select(fields => string.Join('|', fields)));
    }

    private static async Task<string?> XlsxAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        using var file = new MemoryStream(await FileAsync(asker, caller, set, "xlsx"));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var rows = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList());
        return Compare(caller.Expected.Of(set.Name), rows.Where(cells => cells.Exists(c => c.Length > 0)).Select(cells => string.Join('|', cells.Select(c => Escaped().Replace(c, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString())))));
    }

    private static async Task<string?> ParquetAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        using var file = new MemoryStream(await FileAsync(asker, caller, set, "parquet"));
        await using var parquet = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        List<string[]> columns = [];
        for (var i = 0; i < parquet.RowGroupCount; i++)
        {
            using var group = parquet.OpenRowGroupReader(i);
            var fields = parquet.Schema.GetDataFields();
            for (var at = 0; at < fields.Length; at++)
            {
                var values = await ColumnAsync(group, fields[at], set.Keys.Single(k => k.Name == fields[at].Name).Kind);
                columns.Add(values);
            }
        }

        Assert.True(columns.Count <= set.Keys.Count, "More than one row group: the test reads one.");
        var count = columns.Count == 0 ? 0 : columns[0].Length;
        return Compare(caller.Expected.Of(set.Name), Enumerable.Range(0, count).Select(row => string.Join('|', columns.Select(c => c[row]))));
    }

    private static async Task<string[]> ColumnAsync(ParquetRowGroupReader group, Parquet.Schema.DataField field, ColumnKind kind)
    {
        var rows = (int)group.RowCount;
        if (kind == ColumnKind.Text)
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            return [.. texts.Select(t => t ?? "")];
        }

        return kind == ColumnKind.Int32 ? await NumbersAsync<int>() : await NumbersAsync<long>();

        async Task<string[]> NumbersAsync<T>()
            where T : struct, IFormattable
        {
            var values = new T?[rows];
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
            return [.. values.Select(v => v?.ToString(null, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
        }
    }

    /// <summary>Records of a CSV file, quotes taken off.</summary>
    private static IEnumerable<List<string>> Records(string text)
    {
        List<string> fields = [];
        var field = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && text[i] is ',' or '\r' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (text[i] == '\r')
                {
                    i++;
                    yield return fields;
                    fields = [];
                }
            }
            else
            {
                field.Append(text[i]);
            }
        }
    }

    [GeneratedRegex("_x([0-9A-F]{4})_")]
    private static partial Regex Escaped();
}
