using System.Globalization;
using System.Text;

namespace Prism.Reports.Excel;

/// <summary>The part of a chart over a pivot table. Fills are written out: without them some programs draw axes and nothing on them.</summary>
internal static class ChartXml
{
    private const string Namespaces = "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    public static string Write(Chart chart, string sheet)
    {
        var pivot = chart.Pivot;
        var xml = new StringBuilder($"<c:chartSpace {Namespaces}><c:roundedCorners val=\"0\"/><c:pivotSource><c:name>[Prism.xlsx]{WorkbookWriter.Escaped(sheet)}!{pivot.Name}</c:name><c:fmtId val=\"0\"/></c:pivotSource><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r><a:rPr lang=\"en-US\" sz=\"1200\" b=\"1\"/><a:t>{WorkbookWriter.Escaped(chart.Title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/><c:plotArea><c:layout/>");
        xml.Append(chart.Kind == "line" ? "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>" : $"<c:barChart><c:barDir val=\"{(chart.Kind == "stackedBar" ? "bar" : "col")}\"/><c:grouping val=\"{(chart.Kind == "stackedBar" ? "stacked" : "clustered")}\"/><c:varyColors val=\"0\"/>");
        for (var column = 0; column < pivot.ValueColumns; column++)
        {
            Series(xml, chart, sheet, column);
        }

        xml.Append(chart.Kind == "line" ? "<c:marker val=\"1\"/><c:axId val=\"111\"/><c:axId val=\"222\"/></c:lineChart>" : $"<c:gapWidth val=\"60\"/>{(chart.Kind == "stackedBar" ? "<c:overlap val=\"100\"/>" : "")}<c:axId val=\"111\"/><c:axId val=\"222\"/></c:barChart>");
        const string line = "<c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"8A929B\"/></a:solidFill></a:ln></c:spPr>";
        var (category, value) = chart.Kind == "stackedBar" ? ("l", "b") : ("b", "l");
        xml.Append(CultureInfo.InvariantCulture, $"<c:catAx><c:axId val=\"111\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{category}\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>{line}<c:crossAx val=\"222\"/><c:crosses val=\"autoZero\"/></c:catAx>");
        xml.Append(CultureInfo.InvariantCulture, $"<c:valAx><c:axId val=\"222\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"{value}\"/><c:majorGridlines><c:spPr><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"D5DAE0\"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode=\"#,##0.##\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>{line}<c:crossAx val=\"111\"/><c:crosses val=\"autoZero\"/></c:valAx>");
        xml.Append("<c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill></c:spPr></c:plotArea><c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"/></a:solidFill><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"D5DAE0\"/></a:solidFill></a:ln></c:spPr></c:chartSpace>");
        return xml.ToString();
    }

    private static void Series(StringBuilder xml, Chart chart, string sheet, int column)
    {
        var pivot = chart.Pivot;
        var colour = chart.Colours[column % chart.Colours.Count].TrimStart('#');
        var name = pivot.ColumnItems[column];
        string Range(int first, int last, int at) => $"'{WorkbookWriter.Escaped(sheet)}'!${Sheet.Column(at)}${WorkbookWriter.Text(first)}:${Sheet.Column(at)}${WorkbookWriter.Text(last)}";
        var (first, last) = (pivot.FirstDataRow, pivot.FirstDataRow + Math.Max(pivot.RowItems.Count, 1) - 1);
        var header = $"'{WorkbookWriter.Escaped(sheet)}'!${Sheet.Column(pivot.Column + 1 + column)}${WorkbookWriter.Text(pivot.FirstDataRow - 1)}";
        var index = WorkbookWriter.Text(column);
        xml.Append(CultureInfo.InvariantCulture, $"<c:ser><c:idx val=\"{index}\"/><c:order val=\"{index}\"/><c:tx><c:strRef><c:f>{header}</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{WorkbookWriter.Escaped(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>");
        xml.Append(chart.Kind == "line"
            ? $"<c:spPr><a:ln w=\"28575\"><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val=\"{Marker(column)}\"/><c:size val=\"7\"/><c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr></c:marker>"
            : $"<c:spPr><a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill></c:spPr><c:invertIfNegative val=\"0\"/>");
        xml.Append(CultureInfo.InvariantCulture, $"<c:cat><c:strRef><c:f>{Range(first, last, pivot.Column)}</c:f><c:strCache><c:ptCount val=\"{WorkbookWriter.Text(pivot.RowItems.Count)}\"/>").AppendJoin("", pivot.RowItems.Select((item, i) => $"<c:pt idx=\"{WorkbookWriter.Text(i)}\"><c:v>{WorkbookWriter.Escaped(item)}</c:v></c:pt>")).Append("</c:strCache></c:strRef></c:cat>");
        xml.Append(CultureInfo.InvariantCulture, $"<c:val><c:numRef><c:f>{Range(first, last, pivot.Column + 1 + column)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{WorkbookWriter.Text(pivot.RowItems.Count)}\"/>").AppendJoin("", pivot.RowItems.Select((item, i) => (pivot.Value(item, column), i)).Where(v => v.Item1 is not null).Select(v => $"<c:pt idx=\"{WorkbookWriter.Text(v.i)}\"><c:v>{WorkbookWriter.Number(v.Item1!.Value)}</c:v></c:pt>")).Append("</c:numCache></c:numRef></c:val>");
        xml.Append(chart.Kind == "line" ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
    }

    /// <summary>Lines are told apart by their marks as well as by their colours.</summary>
    private static string Marker(int column) => (column % 4) switch { 0 => "circle", 1 => "square", 2 => "triangle", _ => "diamond" };
}
