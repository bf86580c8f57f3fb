using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prism.Etl.Sources.Tables;

/// <summary>Writes an Excel workbook of text cells.</summary>
internal static class WorkbookWriter
{
    private const double ColumnWidth = 28;

    /// <param name="stream">Written from its beginning; must be seekable.</param>
    /// <param name="sheets">Names (at most 31 characters) and rows; of each sheet the first row stays in sight.</param>
    public static void Write(Stream stream, IEnumerable<(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)> sheets)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var list = new Sheets();
        var number = 0u;
        foreach (var (name, rows) in sheets)
        {
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(new Column { Min = 1, Max = (uint)Math.Max(1, rows.Max(row => row.Count)), Width = ColumnWidth, CustomWidth = true }),
                new SheetData(rows.Select(row => new Row(row.Select(text => new Cell
                {
                    DataType = CellValues.InlineString,
                    InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
                })))));
            list.Append(new Sheet { Name = name, SheetId = ++number, Id = workbook.GetIdOfPart(sheet) });
        }

        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(list);
    }
}
