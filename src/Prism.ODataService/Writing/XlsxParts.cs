using System.Globalization;
using System.Security;
using System.Text;

namespace Prism.ODataService.Writing;

/// <summary>The parts of a workbook around its sheets' rows.</summary>
public static class XlsxParts
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packaged = "http://schemas.openxmlformats.org/package/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // Styles: 0 as it is, 1 day, 2 instant, 3 money.
    private const string Styles = $"""
        {Head}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    /// <param name="set">What the rows are: name of the sheet and of the table.</param>
    /// <param name="columns">Their names, no two alike.</param>
    /// <param name="rows">Rows of each sheet.</param>
    public static IEnumerable<(string Name, string Text)> Of(string set, IReadOnlyList<string> columns, IReadOnlyList<int> rows)
    {
        var numbers = Enumerable.Range(1, rows.Count).ToList();
        for (var i = 1; i <= rows.Count; i++)
        {
            yield return (Text($"xl/worksheets/_rels/sheet{i}.xml.rels"), Relations((1, "table", Text($"../tables/table{i}.xml"))));
            yield return (Text($"xl/tables/table{i}.xml"), Table(i, Numbered(set, i), columns, rows[i - 1]));
        }

        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml", $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheets>{string.Concat(numbers.Select(i => Text($"<sheet name=\"{Numbered(set, i)}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")))}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", Relations([.. numbers.Select(i => (i, "worksheet", Text($"worksheets/sheet{i}.xml"))), (rows.Count + 1, "styles", "styles.xml")]));
        yield return ("_rels/.rels", Relations((1, "officeDocument", "xl/workbook.xml")));
        yield return ("[Content_Types].xml", $"{Head}<Types xmlns=\"{Packaged}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Spreadsheet}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Spreadsheet}.styles+xml\"/>"
            + string.Concat(numbers.Select(i => Text($"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"{Spreadsheet}.worksheet+xml\"/><Override PartName=\"/xl/tables/table{i}.xml\" ContentType=\"{Spreadsheet}.table+xml\"/>"))) + "</Types>");
    }

    private static string Table(int number, string name, IReadOnlyList<string> columns, int rows)
    {
        var range = Text($"A1:{Letters(columns.Count)}{Math.Max(rows, 1) + 1}");
        var text = new StringBuilder(Head).Append(CultureInfo.InvariantCulture, $"<table xmlns=\"{Main}\" id=\"{number}\" name=\"{name}\" displayName=\"{name}\" ref=\"{range}\"><autoFilter ref=\"{range}\"/><tableColumns count=\"{columns.Count}\">");
        for (var i = 0; i < columns.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tableColumn id=\"{i + 1}\" name=\"{SecurityElement.Escape(columns[i])}\"/>");
        }

        return text.Append("</tableColumns><tableStyleInfo name=\"TableStyleMedium2\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>").ToString();
    }

    private static string Relations(params IReadOnlyList<(int Id, string Type, string Target)> relations) =>
        $"{Head}<Relationships xmlns=\"{Packaged}/relationships\">{string.Concat(relations.Select(r => Text($"<Relationship Id=\"rId{r.Id}\" Type=\"{Related}/{r.Type}\" Target=\"{r.Target}\"/>")))}</Relationships>";

    private static string Numbered(string set, int number) => number == 1 ? set : Text($"{set}_{number}");

    /// <summary>A column's letters: 1 is A, 27 is AA.</summary>
    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
