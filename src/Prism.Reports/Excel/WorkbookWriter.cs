using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Prism.Reports.Excel;

/// <summary>
/// Writes the parts of an .xlsx file. By hand, since the libraries at hand either cannot write queries, slicers and pivot records, or write them in
/// places where Excel does not look.
/// </summary>
internal sealed class WorkbookWriter(string feed, IReadOnlyList<Sheet> sheets, IReadOnlyList<PivotCache> caches)
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SortedDictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> types = [];
    private readonly Dictionary<string, List<(string Type, string Target)>> relations = [];
    private readonly List<string> strings = [];
    private readonly Dictionary<string, int> stringIndex = [];
    private readonly List<Pivot> pivots = [.. sheets.SelectMany(s => s.Pivots)];
    private readonly List<Slicer> slicers = [.. sheets.SelectMany(s => s.Slicers)];
    private readonly List<Chart> charts = [.. sheets.SelectMany(s => s.Charts)];

    public byte[] Write()
    {
        for (var index = 0; index < sheets.Count; index++)
        {
            WriteSheet(sheets[index], index + 1);
        }

        foreach (var cache in caches)
        {
            WriteCache(cache);
        }

        for (var index = 0; index < slicers.Count; index++)
        {
            WriteSlicerCache(slicers[index], index + 1);
        }

        WriteConnections();
        WriteMashup();
        Part("xl/styles.xml", $"{Content}styles+xml", WorkbookStyles.Xml);
        Part("xl/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", WorkbookStyles.Theme);
        WriteWorkbook();
        Part("xl/sharedStrings.xml", $"{Content}sharedStrings+xml", $"<sst xmlns=\"{Main}\" uniqueCount=\"{strings.Count}\">{string.Concat(strings.Select(s => $"<si><t xml:space=\"preserve\">{Escaped(s)}</t></si>"))}</sst>");
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Project KPIs</dc:title><dc:creator>Prism Analytics</dc:creator></cp:coreProperties>");
        Part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Prism Analytics</Application></Properties>");
        Relate("", $"{Relations}/officeDocument", "xl/workbook.xml");
        Relate("", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml");
        Relate("", $"{Relations}/extended-properties", "docProps/app.xml");
        return Zip();
    }

    private void WriteSheet(Sheet sheet, int number)
    {
        var path = $"xl/worksheets/sheet{Text(number)}.xml";
        var lastRow = sheet.Cells.Count == 0 ? 1 : sheet.Cells.Keys.Max(k => k.Row);
        var lastColumn = sheet.Cells.Count == 0 ? 1 : sheet.Cells.Keys.Max(k => k.Column);
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{Sheet.Reference(lastRow, lastColumn)}\"/>");
        xml.Append("<sheetViews><sheetView showGridLines=\"").Append(sheet.Table is null ? "0" : "1").Append('"').Append(number == 2 ? " tabSelected=\"1\"" : "").Append(" workbookViewId=\"0\">");
        if (sheet.FrozenRows > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<pane ySplit=\"{sheet.FrozenRows}\" topLeftCell=\"A{sheet.FrozenRows + 1}\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        }

        xml.Append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
        if (sheet.Widths.Count > 0)
        {
            xml.Append("<cols>");
            foreach (var (column, width) in sheet.Widths.OrderBy(w => w.Key))
            {
                xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{column}\" max=\"{column}\" width=\"{width}\" customWidth=\"1\"/>");
            }

            xml.Append("</cols>");
        }

        xml.Append("<sheetData>");
        foreach (var row in sheet.Cells.GroupBy(c => c.Key.Row))
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row.Key}\">");
            foreach (var ((_, column), cell) in row)
            {
                WriteCell(xml, row.Key, column, cell);
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        var links = sheet.Cells.Where(c => c.Value.Look == Look.Link).ToList();
        if (links.Count > 0)
        {
            xml.Append("<hyperlinks>").AppendJoin("", links.Select(l => $"<hyperlink ref=\"{Sheet.Reference(l.Key.Row, l.Key.Column)}\" location=\"'{Escaped((string)l.Value.Value!)}'!A1\" display=\"{Escaped((string)l.Value.Value!)}\"/>")).Append("</hyperlinks>");
        }

        xml.Append("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>");
        if (sheet.Charts.Count + sheet.Slicers.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<drawing r:id=\"{Relate(path, $"{Relations}/drawing", $"../drawings/drawing{Text(number)}.xml")}\"/>");
            WriteDrawing(sheet, number);
        }

        if (sheet.Table is { } table)
        {
            // Numbered by themselves: readers of the format look for table1.
            var tableNumber = sheets.TakeWhile(s => s != sheet).Count(s => s.Table is not null) + 1;
            xml.Append(CultureInfo.InvariantCulture, $"<tableParts count=\"1\"><tablePart r:id=\"{Relate(path, $"{Relations}/table", $"../tables/table{Text(tableNumber)}.xml")}\"/></tableParts>");
            WriteTable(table.Query, table.HeaderRow, table.Rows, tableNumber);
        }

        foreach (var pivot in sheet.Pivots)
        {
            var index = pivots.IndexOf(pivot) + 1;
            Relate(path, $"{Relations}/pivotTable", $"../pivotTables/pivotTable{Text(index)}.xml");
            PivotXml.Write(this, pivot, index);
        }

        if (sheet.Slicers.Count > 0)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<extLst><ext uri=\"{{A8765BA9-456A-4dab-B4F3-ACF838C121DE}}\" xmlns:x14=\"{X14}\"><x14:slicerList><x14:slicer r:id=\"{Relate(path, "http://schemas.microsoft.com/office/2007/relationships/slicer", $"../slicers/slicer{Text(number)}.xml")}\"/></x14:slicerList></ext></extLst>");
            Part($"xl/slicers/slicer{Text(number)}.xml", "application/vnd.ms-excel.slicer+xml",
                $"<slicers xmlns=\"{X14}\">{string.Concat(sheet.Slicers.Select(s => $"<slicer name=\"{Escaped(s.Name)}\" cache=\"{CacheName(s)}\" caption=\"{Escaped(s.Field)}\" columnCount=\"{(s.Frame.ToColumn - s.Frame.Column > 4 ? 3 : s.Frame.ToColumn - s.Frame.Column)}\" rowHeight=\"241300\"/>"))}</slicers>");
        }

        Part(path, $"{Content}worksheet+xml", xml.Append("</worksheet>").ToString());
    }

    private void WriteCell(StringBuilder xml, int row, int column, Cell cell)
    {
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{Sheet.Reference(row, column)}\" s=\"{Text((int)cell.Look)}\"");
        switch (cell.Value)
        {
            case string text:
                xml.Append(CultureInfo.InvariantCulture, $" t=\"s\"><v>{Shared(text)}</v></c>");
                break;
            case double number:
                xml.Append(CultureInfo.InvariantCulture, $"><v>{Number(number)}</v></c>");
                break;
            case DateOnly day:
                xml.Append(CultureInfo.InvariantCulture, $"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");
                break;
            default:
                xml.Append("/>");
                break;
        }
    }

    private void WriteTable(WorkbookQuery query, int headerRow, int count, int number)
    {
        var range = $"A{Text(headerRow)}:{Sheet.Reference(headerRow + count, query.Columns.Count)}";
        var columns = string.Concat(query.Columns.Select((c, i) => $"<tableColumn id=\"{Text(i + 1)}\" uniqueName=\"{Text(i + 1)}\" name=\"{Escaped(c.Name)}\" queryTableFieldId=\"{Text(i + 1)}\"/>"));
        var path = $"xl/tables/table{Text(number)}.xml";
        Part(path, $"{Content}table+xml", $"<table xmlns=\"{Main}\" id=\"{Text(number)}\" name=\"{query.Name}\" displayName=\"{query.Name}\" ref=\"{range}\" tableType=\"queryTable\" totalsRowShown=\"0\"><autoFilter ref=\"{range}\"/><tableColumns count=\"{Text(query.Columns.Count)}\">{columns}</tableColumns><tableStyleInfo name=\"TableStyleMedium2\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>");
        Relate(path, $"{Relations}/queryTable", $"../queryTables/queryTable{Text(number)}.xml");
        var fields = string.Concat(query.Columns.Select((c, i) => $"<queryTableField id=\"{Text(i + 1)}\" name=\"{Escaped(c.Name)}\" tableColumnId=\"{Text(i + 1)}\"/>"));
        Part($"xl/queryTables/queryTable{Text(number)}.xml", $"{Content}queryTable+xml", $"<queryTable xmlns=\"{Main}\" name=\"ExternalData_1\" connectionId=\"{Text(ConnectionOf(query))}\" autoFormatId=\"16\" applyNumberFormats=\"0\" applyBorderFormats=\"0\" applyFontFormats=\"0\" applyPatternFormats=\"0\" applyAlignmentFormats=\"0\" applyWidthHeightFormats=\"0\"><queryTableRefresh nextId=\"{Text(query.Columns.Count + 1)}\"><queryTableFields count=\"{Text(query.Columns.Count)}\">{fields}</queryTableFields></queryTableRefresh></queryTable>");
    }

    /// <summary>A query at a time, in the foreground: a pivot table that is refreshed with it must not be faster.</summary>
    private void WriteConnections() => Part("xl/connections.xml", $"{Content}connections+xml", $"<connections xmlns=\"{Main}\">{string.Concat(WorkbookQueries.All.Select(q =>
        $"<connection id=\"{Text(ConnectionOf(q))}\" keepAlive=\"1\" name=\"Query - {q.Name}\" description=\"Connection to the '{q.Name}' query in the workbook.\" type=\"5\" refreshedVersion=\"8\" background=\"0\" saveData=\"1\"><dbPr connection=\"Provider=Microsoft.Mashup.OleDb.1;Data Source=$Workbook$;Location={q.Name};Extended Properties=&quot;&quot;\" command=\"SELECT * FROM [{q.Name}]\"/></connection>"))}</connections>");

    private void WriteMashup()
    {
        parts["customXml/item1.xml"] = DataMashup.Part(feed, WorkbookQueries.All);
        Part("customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "<ds:datastoreItem ds:itemID=\"{5B0F7B4E-7C1D-4C4B-9A53-0C6B1B7F2A11}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs><ds:schemaRef ds:uri=\"http://schemas.microsoft.com/DataMashup\"/></ds:schemaRefs></ds:datastoreItem>");
        Relate("customXml/item1.xml", $"{Relations}/customXmlProps", "itemProps1.xml");
    }

    private void WriteCache(PivotCache cache)
    {
        var path = $"xl/pivotCache/pivotCacheDefinition{Text(cache.Id)}.xml";
        var records = Relate(path, $"{Relations}/pivotCacheRecords", $"pivotCacheRecords{Text(cache.Id)}.xml");
        Part(path, $"{Content}pivotCacheDefinition+xml", PivotXml.Cache(cache, records));
        Part($"xl/pivotCache/pivotCacheRecords{Text(cache.Id)}.xml", $"{Content}pivotCacheRecords+xml", PivotXml.Records(cache));
    }

    private void WriteSlicerCache(Slicer slicer, int number)
    {
        var pivot = slicer.Pivots[0];
        var items = pivot.Cache.Items(slicer.Field);
        var chosen = pivot.Page is { } page && page.Field == slicer.Field ? page.Item : null;
        var buttons = string.Concat(items.Select((item, index) => $"<i x=\"{Text(index)}\"{(chosen is null || chosen == item ? " s=\"1\"" : "")}/>"));
        var tables = string.Concat(slicer.Pivots.Select(p => $"<pivotTable tabId=\"{Text(NumberOf(p.Sheet))}\" name=\"{p.Name}\"/>"));
        Part($"xl/slicerCaches/slicerCache{Text(number)}.xml", "application/vnd.ms-excel.slicerCache+xml",
            $"<slicerCacheDefinition xmlns=\"{X14}\" name=\"{CacheName(slicer)}\" sourceName=\"{Escaped(slicer.Field)}\"><pivotTables>{tables}</pivotTables><data><tabular pivotCacheId=\"{Text(pivot.Cache.Id)}\"><items count=\"{Text(items.Count)}\">{buttons}</items></tabular></data></slicerCacheDefinition>");
    }

    private void WriteDrawing(Sheet sheet, int number)
    {
        var path = $"xl/drawings/drawing{Text(number)}.xml";
        var xml = new StringBuilder(DrawingXml.Start);
        var id = 2;
        foreach (var chart in sheet.Charts)
        {
            var index = charts.IndexOf(chart) + 1;
            xml.Append(DrawingXml.Chart(chart, Relate(path, $"{Relations}/chart", $"../charts/chart{Text(index)}.xml"), id++));
            Part($"xl/charts/chart{Text(index)}.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", ChartXml.Write(chart, sheet.Name));
        }

        foreach (var slicer in sheet.Slicers)
        {
            xml.Append(DrawingXml.Slicer(slicer, id++));
        }

        Part(path, "application/vnd.openxmlformats-officedocument.drawing+xml", xml.Append("</xdr:wsDr>").ToString());
    }

    private void WriteWorkbook()
    {
        const string path = "xl/workbook.xml";
        var xml = new StringBuilder($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><bookViews><workbookView xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\" activeTab=\"1\"/></bookViews><sheets>");
        for (var index = 0; index < sheets.Count; index++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{Escaped(sheets[index].Name)}\" sheetId=\"{Text(index + 1)}\" r:id=\"{Relate(path, $"{Relations}/worksheet", $"worksheets/sheet{Text(index + 1)}.xml")}\"/>");
        }

        // Without its hidden name Excel does not know where a query's table lies, "repairs" the file and drops the table.
        xml.Append("</sheets><definedNames>");
        foreach (var (sheet, index) in sheets.Select((s, i) => (s, i)).Where(s => s.s.Table is not null))
        {
            var (query, header, count) = sheet.Table!.Value;
            xml.Append(CultureInfo.InvariantCulture, $"<definedName name=\"ExternalData_1\" localSheetId=\"{Text(index)}\" hidden=\"1\">'{Escaped(sheet.Name)}'!$A${Text(header)}:${Sheet.Column(query.Columns.Count)}${Text(header + count)}</definedName>");
        }

        xml.AppendJoin("", slicers.Select(CacheName).Order(StringComparer.Ordinal).Select(name => $"<definedName name=\"{name}\">#N/A</definedName>"));
        xml.Append("</definedNames><calcPr calcId=\"191029\"/><pivotCaches>");
        foreach (var cache in caches)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<pivotCache cacheId=\"{Text(cache.Id)}\" r:id=\"{Relate(path, $"{Relations}/pivotCacheDefinition", $"pivotCache/pivotCacheDefinition{Text(cache.Id)}.xml")}\"/>");
        }

        xml.Append(CultureInfo.InvariantCulture, $"</pivotCaches><extLst><ext uri=\"{{BBE1A952-AA13-448e-AADC-164F8A28A991}}\" xmlns:x14=\"{X14}\"><x14:slicerCaches>");
        for (var index = 0; index < slicers.Count; index++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<x14:slicerCache r:id=\"{Relate(path, "http://schemas.microsoft.com/office/2007/relationships/slicerCache", $"slicerCaches/slicerCache{Text(index + 1)}.xml")}\"/>");
        }

        xml.Append("</x14:slicerCaches></ext></extLst></workbook>");
        Relate(path, $"{Relations}/styles", "styles.xml");
        Relate(path, $"{Relations}/theme", "theme/theme1.xml");
        Relate(path, $"{Relations}/sharedStrings", "sharedStrings.xml");
        Relate(path, $"{Relations}/connections", "connections.xml");
        Relate(path, $"{Relations}/customXml", "../customXml/item1.xml");
        Part(path, $"{Content}sheet.main+xml", xml.ToString());
    }

    private byte[] Zip()
    {
        foreach (var (owner, targets) in relations)
        {
            var folder = (Path.GetDirectoryName(owner) ?? "").Replace('\\', '/');
            var file = $"{(folder.Length == 0 ? "" : folder + "/")}_rels/{Path.GetFileName(owner)}.rels";
            parts[file] = Encoding.UTF8.GetBytes($"{Declaration}<Relationships xmlns=\"{Package}\">{string.Concat(targets.Select((t, i) => $"<Relationship Id=\"rId{Text(i + 1)}\" Type=\"{t.Type}\" Target=\"{t.Target}\"/>"))}</Relationships>");
        }

        var overrides = string.Concat(types.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"<Override PartName=\"/{t.Key}\" ContentType=\"{t.Value}\"/>"));
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes($"{Declaration}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, part) in parts)
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = Epoch;
                using var stream = entry.Open();
                stream.Write(part);
            }
        }

        return bytes.ToArray();
    }

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    internal void Part(string path, string type, string xml)
    {
        parts[path] = Encoding.UTF8.GetBytes(Declaration + xml);
        types[path] = type;
    }

    /// <summary>Ties a part to another; the id by which the first names the second.</summary>
    internal string Relate(string owner, string type, string target)
    {
        if (!relations.TryGetValue(owner, out var targets))
        {
            relations[owner] = targets = [];
        }

        targets.Add((type, target));
        return $"rId{Text(targets.Count)}";
    }

    internal IEnumerable<string> SlicedFields(Pivot pivot) => slicers.Where(s => s.Pivots.Contains(pivot)).Select(s => s.Field);

    internal static string Escaped(string text) => SecurityElement.Escape(new string([.. text.Where(c => c >= ' ' || c is '\n' or '\t')]))!;

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    internal static string CacheName(Slicer slicer) => $"Slicer_{new string([.. slicer.Name.Select(c => char.IsLetterOrDigit(c) ? c : '_')])}";

    private int NumberOf(Sheet sheet) => sheets.ToList().IndexOf(sheet) + 1;

    private static int ConnectionOf(WorkbookQuery query) => WorkbookQueries.All.ToList().IndexOf(query) + 1;

    private int Shared(string text)
    {
        // A cell holds 32,767 characters.
        text = text.Length > 32767 ? text[..32767] : text;
        if (!stringIndex.TryGetValue(text, out var index))
        {
            stringIndex[text] = index = strings.Count;
            strings.Add(text);
        }

        return index;
    }
}
