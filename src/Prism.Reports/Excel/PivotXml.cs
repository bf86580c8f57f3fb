using System.Globalization;
using System.Text;

namespace Prism.Reports.Excel;

/// <summary>The parts of pivot tables: cache, records, tables.</summary>
internal static class PivotXml
{
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static string Cache(PivotCache cache, string recordsId)
    {
        var xml = new StringBuilder($"<pivotCacheDefinition xmlns=\"{WorkbookWriter.Main}\" xmlns:r=\"{WorkbookWriter.Relations}\" r:id=\"{recordsId}\" refreshOnLoad=\"1\" refreshedBy=\"Prism Analytics\" createdVersion=\"6\" refreshedVersion=\"6\" minRefreshableVersion=\"3\" recordCount=\"{WorkbookWriter.Text(cache.Rows.Count)}\"><cacheSource type=\"worksheet\"><worksheetSource name=\"{cache.Query.Name}\"/></cacheSource><cacheFields count=\"{WorkbookWriter.Text(cache.Query.Columns.Count)}\">");
        foreach (var column in cache.Query.Columns)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<cacheField name=\"{WorkbookWriter.Escaped(column.Name)}\" numFmtId=\"0\">");
            if (cache.IsText(column.Name))
            {
                var items = cache.Items(column.Name);
                xml.Append(CultureInfo.InvariantCulture, $"<sharedItems count=\"{WorkbookWriter.Text(items.Count)}\">").AppendJoin("", items.Select(i => $"<s v=\"{WorkbookWriter.Escaped(i)}\"/>")).Append("</sharedItems>");
            }
            else
            {
                var numbers = cache.Rows.Select(r => r[cache.Field(column.Name)]).OfType<double>().ToList();
                var hasBlank = numbers.Count < cache.Rows.Count;
                xml.Append("<sharedItems ").Append(hasBlank ? "containsString=\"0\" containsBlank=\"1\"" : "containsSemiMixedTypes=\"0\" containsString=\"0\"");
                if (numbers.Count > 0)
                {
                    xml.Append(CultureInfo.InvariantCulture, $" containsNumber=\"1\"{(numbers.TrueForAll(n => n % 1 == 0) ? " containsInteger=\"1\"" : "")} minValue=\"{WorkbookWriter.Number(numbers.Min())}\" maxValue=\"{WorkbookWriter.Number(numbers.Max())}\"");
                }

                xml.Append("/>");
            }

            xml.Append("</cacheField>");
        }

        return xml.Append(CultureInfo.InvariantCulture, $"</cacheFields><extLst><ext uri=\"{{725AE2AE-9491-48be-B2B4-4EB974FC3084}}\" xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:pivotCacheDefinition pivotCacheId=\"{WorkbookWriter.Text(cache.Id)}\"/></ext></extLst></pivotCacheDefinition>").ToString();
    }

    public static string Records(PivotCache cache)
    {
        var xml = new StringBuilder($"<pivotCacheRecords xmlns=\"{WorkbookWriter.Main}\" xmlns:r=\"{WorkbookWriter.Relations}\" count=\"{WorkbookWriter.Text(cache.Rows.Count)}\">");
        foreach (var row in cache.Rows)
        {
            xml.Append("<r>");
            for (var index = 0; index < row.Length; index++)
            {
                var column = cache.Query.Columns[index].Name;
                xml.Append(cache.IsText(column) ? $"<x v=\"{WorkbookWriter.Text(cache.Item(column, row[index]))}\"/>" : row[index] is double number ? $"<n v=\"{WorkbookWriter.Number(number)}\"/>" : "<m/>");
            }

            xml.Append("</r>");
        }

        return xml.Append("</pivotCacheRecords>").ToString();
    }

    public static void Write(WorkbookWriter workbook, Pivot pivot, int number)
    {
        var cache = pivot.Cache;
        var sliced = workbook.SlicedFields(pivot).ToHashSet();
        var xml = new StringBuilder($"<pivotTableDefinition xmlns=\"{WorkbookWriter.Main}\" name=\"{pivot.Name}\" cacheId=\"{WorkbookWriter.Text(cache.Id)}\" applyNumberFormats=\"0\" applyBorderFormats=\"0\" applyFontFormats=\"0\" applyPatternFormats=\"0\" applyAlignmentFormats=\"0\" applyWidthHeightFormats=\"1\" dataCaption=\"Values\" updatedVersion=\"6\" minRefreshableVersion=\"3\" useAutoFormatting=\"1\" rowGrandTotals=\"0\" colGrandTotals=\"0\" itemPrintTitles=\"1\" createdVersion=\"6\" indent=\"0\" compact=\"0\" compactData=\"0\" outline=\"0\" outlineData=\"0\" multipleFieldFilters=\"0\" chartFormat=\"1\" rowHeaderCaption=\"{WorkbookWriter.Escaped(pivot.RowField)}\">");
        xml.Append(CultureInfo.InvariantCulture, $"<location ref=\"{pivot.Range}\" firstHeaderRow=\"1\" firstDataRow=\"2\" firstDataCol=\"1\"{(pivot.Page is null ? "" : " rowPageCount=\"1\" colPageCount=\"1\"")}/><pivotFields count=\"{WorkbookWriter.Text(cache.Query.Columns.Count)}\">");
        foreach (var column in cache.Query.Columns)
        {
            Field(xml, pivot, column.Name, sliced);
        }

        xml.Append("</pivotFields>");
        xml.Append(CultureInfo.InvariantCulture, $"<rowFields count=\"1\"><field x=\"{WorkbookWriter.Text(cache.Field(pivot.RowField))}\"/></rowFields>");
        xml.Append(CultureInfo.InvariantCulture, $"<rowItems count=\"{pivot.RowItems.Count}\">").AppendJoin("", pivot.RowItems.Select(i => Index(cache.Item(pivot.RowField, i)))).Append("</rowItems>");
        xml.Append(CultureInfo.InvariantCulture, $"<colFields count=\"1\"><field x=\"{cache.Field(pivot.ColumnField)}\"/></colFields>");
        xml.Append(CultureInfo.InvariantCulture, $"<colItems count=\"{pivot.ColumnItems.Count}\">").AppendJoin("", pivot.ColumnItems.Select(i => Index(cache.Item(pivot.ColumnField, i)))).Append("</colItems>");
        if (pivot.Page is { } page)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<pageFields count=\"1\"><pageField fld=\"{cache.Field(page.Field)}\" item=\"{cache.Item(page.Field, page.Item)}\" hier=\"-1\"/></pageFields>");
        }

        xml.Append(CultureInfo.InvariantCulture, $"<dataFields count=\"1\"><dataField name=\"{WorkbookWriter.Escaped(Caption(pivot.Data.Caption, cache))}\" fld=\"{cache.Field(pivot.Data.Field)}\"{(pivot.Data.IsCount ? " subtotal=\"count\"" : "")} baseField=\"0\" baseItem=\"0\" numFmtId=\"{WorkbookStyles.NumberFormat(pivot.Look)}\"/></dataFields>");
        xml.Append("<pivotTableStyleInfo name=\"PivotStyleLight16\" showRowHeaders=\"1\" showColHeaders=\"1\" showRowStripes=\"0\" showColStripes=\"0\" showLastColumn=\"1\"/></pivotTableDefinition>");
        var path = $"xl/pivotTables/pivotTable{WorkbookWriter.Text(number)}.xml";
        workbook.Part(path, $"{Content}pivotTable+xml", xml.ToString());
        workbook.Relate(path, $"{WorkbookWriter.Relations}/pivotCacheDefinition", $"../pivotCache/pivotCacheDefinition{WorkbookWriter.Text(cache.Id)}.xml");
    }

    /// <summary>A data field must not be called as a field of the cache: Excel sets a blank behind it.</summary>
    private static string Caption(string caption, PivotCache cache) => cache.Query.Columns.Any(c => c.Name == caption) ? caption + " " : caption;

    private static void Field(StringBuilder xml, Pivot pivot, string name, HashSet<string> sliced)
    {
        var axis = name == pivot.RowField ? " axis=\"axisRow\"" : name == pivot.ColumnField ? " axis=\"axisCol\"" : name == pivot.Page?.Field ? " axis=\"axisPage\"" : "";
        var data = pivot.Data.Field == name ? " dataField=\"1\"" : "";
        xml.Append(CultureInfo.InvariantCulture, $"<pivotField{axis}{data} compact=\"0\" outline=\"0\" showAll=\"0\" defaultSubtotal=\"0\"");
        if (axis.Length == 0 && !sliced.Contains(name))
        {
            xml.Append("/>");
            return;
        }

        var items = pivot.Cache.Items(name);
        xml.Append(CultureInfo.InvariantCulture, $"><items count=\"{WorkbookWriter.Text(items.Count)}\">").AppendJoin("", items.Select((_, i) => $"<item x=\"{WorkbookWriter.Text(i)}\"/>")).Append("</items></pivotField>");
    }

    private static string Index(int item) => item == 0 ? "<i><x/></i>" : $"<i><x v=\"{WorkbookWriter.Text(item)}\"/></i>";
}
