using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prism.Etl.Sources.Tables;

/// <summary>Reads an Excel workbook (.xlsx) row by row as text: memory grows with its texts, not with its cells.</summary>
/// <remarks>
/// Dates come as <c>yyyy-MM-dd</c>, with <c>THH:mm:ss</c> where they have a time; numbers plainly, with a point; TRUE and FALSE; a formula's last result. Cells
/// that show an Excel error are empty.
/// </remarks>
internal sealed class Workbook : IDisposable
{
    /// <summary>No part of a workbook unpacks to more: a small file can be made to unpack to anything.</summary>
    private const long MaxCharactersInPart = 500_000_000;

    private const int MaxColumns = 16_384;
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart part;
    private readonly List<string> texts = [];
    private readonly CellFormats formats;
    private readonly bool showsPercent;

    private Workbook(SpreadsheetDocument document, bool showsPercent)
    {
        this.document = document;
        this.showsPercent = showsPercent;
        part = document.WorkbookPart ?? throw new TableException("is not an Excel workbook");
        formats = new CellFormats(part);
        Sheets = [.. (part.Workbook?.Sheets ?? new Sheets()).Elements<Sheet>().Where(sheet => sheet.Name?.Value is not null && sheet.Id?.Value is not null)
            .Select(sheet => (sheet.Name!.Value!, sheet.Id!.Value!))];
        ReadTexts();
    }

    private List<(string Name, string Id)> Sheets { get; }

    public IEnumerable<string> SheetNames => Sheets.Select(sheet => sheet.Name);

    /// <param name="content">The file; must be seekable.</param>
    /// <param name="showsPercent">Percentages come as Excel shows them (<c>30%</c>), not as fractions.</param>
    /// <exception cref="TableException">It is no workbook.</exception>
    public static Workbook Open(Stream content, bool showsPercent = false) => Guarded(() =>
        new Workbook(SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = MaxCharactersInPart }), showsPercent));

    /// <exception cref="TableException">While rows are read: the sheet is broken.</exception>
    public IEnumerable<TextRow> Rows(string sheet)
    {
        var id = Sheets.Find(known => known.Name == sheet).Id ?? throw new TableException($"has no sheet {sheet}");
        if (!part.TryGetPartById(id, out var found) || found is not WorksheetPart worksheet)
        {
            yield break;
        }

        using var reader = OpenXmlReader.Create(worksheet);
        var last = 0;
        while (Guarded(() => NextRow(reader)) is { } row)
        {
            last = row.RowIndex is { HasValue: true, Value: var number } ? (int)number : last + 1;
            yield return new TextRow(last, Guarded(() => Cells(row)));
        }
    }

    public void Dispose() => document.Dispose();

    private static Row? NextRow(OpenXmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                return (Row?)reader.LoadCurrentElement();
            }
        }

        return null;
    }

    private List<string> Cells(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            // Empty cells are left out of the file: the reference says which column it is.
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : cells.Count;
            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(Text(cell).Trim());
        }

        return cells;
    }

    private string Text(Cell cell)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < texts.Count ? texts[i] : "";
        }

        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? TextOf(inline) : "";
        }

        if (type == CellValues.Boolean)
        {
            return value is "1" or "true" ? "TRUE" : "FALSE";
        }

        if (type == CellValues.Error)
        {
            return "";
        }

        return type == CellValues.Number ? formats.Text(value, cell.StyleIndex?.Value ?? 0, showsPercent) : value;
    }

    private void ReadTexts()
    {
        if (part.SharedStringTablePart is not { } table)
        {
            return;
        }

        using var reader = OpenXmlReader.Create(table);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
            {
                texts.Add(TextOf(item));
            }
        }
    }

    /// <summary>Without phonetic runs, which repeat the text in another script.</summary>
    private static string TextOf(RstType item) =>
        string.Concat(item.ChildElements.SelectMany<OpenXmlElement, string>(child => child switch
        {
            Text text => [text.Text],
            Run run => [run.Text?.Text ?? ""],
            _ => [],
        }));

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
            if (column > MaxColumns)
            {
                throw new InvalidDataException($"cell {reference} lies outside a sheet");
            }
        }

        return Math.Max(0, column - 1);
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or XmlException or FormatException or IOException or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException)
        {
            throw new TableException($"is not readable as an Excel workbook (.xlsx): {broken.Message}", broken);
        }
    }
}
