using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Prism.Reports.Tests.Excel;

/// <summary>Reads what a workbook holds, part by part: nothing of it comes from the program that wrote it.</summary>
internal sealed class Xlsx
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly Dictionary<string, byte[]> parts;
    private readonly List<string> strings;

    public Xlsx(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        parts = zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        });
        strings = [.. Xml("xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(si => string.Concat(si.Descendants(Main + "t").Select(t => t.Value)))];
        Sheets = [.. Xml("xl/workbook.xml").Root!.Element(Main + "sheets")!.Elements().Select(s => s.Attribute("name")!.Value)];
    }

    public IReadOnlyList<string> Sheets { get; }

    public IEnumerable<string> Parts => parts.Keys;

    public byte[] Bytes(string part) => parts[part];

    public XDocument Xml(string part) => XDocument.Load(new MemoryStream(parts[part]));

    /// <summary>The cells of a sheet, by reference: text or number.</summary>
    public Dictionary<string, object> Cells(string sheet)
    {
        var number = Sheets.ToList().IndexOf(sheet) + 1;
        return Xml(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml")).Descendants(Main + "c").Where(c => c.Element(Main + "v") is not null).ToDictionary(
            c => c.Attribute("r")!.Value,
            c => c.Attribute("t")?.Value switch
            {
                "s" => strings[int.Parse(c.Element(Main + "v")!.Value, CultureInfo.InvariantCulture)],
                "str" => c.Element(Main + "v")!.Value,
                _ => (object)double.Parse(c.Element(Main + "v")!.Value, CultureInfo.InvariantCulture),
            });
    }

    /// <summary>The numbers of a table whose rows and columns are headed: below <paramref name="corner"/> the rows' heads, beside it the columns'.</summary>
    public Dictionary<(string Row, string Column), double> Crosstab(string sheet, string corner)
    {
        var cells = Cells(sheet);
        var (column, row) = (corner[0], int.Parse(corner[1..], CultureInfo.InvariantCulture));
        var found = new Dictionary<(string, string), double>();
        for (var r = row + 1; cells.TryGetValue($"{column}{r}", out var head); r++)
        {
            for (var c = (char)(column + 1); cells.TryGetValue($"{c}{row}", out var top) && top is string name; c++)
            {
                if (cells.TryGetValue($"{c}{r}", out var value) && value is double number)
                {
                    found[((string)head, name)] = number;
                }
            }
        }

        return found;
    }

    /// <summary>The rows that lie in the cache of the pivot tables over a table: what they show before anything is refreshed. By column; a cell without a value is null.</summary>
    public List<Dictionary<string, object?>> PivotRows(string table)
    {
        var definition = parts.Keys.Where(p => p.StartsWith("xl/pivotCache/pivotCacheDefinition", StringComparison.Ordinal))
            .Single(p => Xml(p).Descendants(Main + "worksheetSource").Single().Attribute("name")!.Value == table);
        var fields = Xml(definition).Descendants(Main + "cacheField").Select(f => (Name: f.Attribute("name")!.Value, Items: f.Descendants(Main + "s").Select(s => s.Attribute("v")!.Value).ToList())).ToList();
        return [.. Xml(definition.Replace("Definition", "Records", StringComparison.Ordinal)).Root!.Elements(Main + "r").Select(row => fields.Zip(row.Elements()).ToDictionary(
            cell => cell.First.Name,
            cell => cell.Second.Name.LocalName switch
            {
                "x" => cell.First.Items[int.Parse(cell.Second.Attribute("v")!.Value, CultureInfo.InvariantCulture)],
                "n" => double.Parse(cell.Second.Attribute("v")!.Value, CultureInfo.InvariantCulture),
                _ => (object?)null,
            }))];
    }

    /// <summary>The M of the workbook's queries, out of its package, as [MS-QDEFF] lays it out.</summary>
    public string Queries()
    {
        var part = parts["customXml/item1.xml"];
        Assert.Equal([0xFF, 0xFE], part[..2]);
        var element = XDocument.Parse(Encoding.Unicode.GetString(part[2..])).Root!;
        Assert.Equal("http://schemas.microsoft.com/DataMashup", element.Name.NamespaceName);
        var bytes = Convert.FromBase64String(element.Value);
        var at = 0;
        Assert.Equal(0u, Number());
        var package = Block();
        Assert.Contains("<FirewallEnabled>true</FirewallEnabled>", Encoding.UTF8.GetString(Block()), StringComparison.Ordinal);
        var metadata = Block();
        Assert.Empty(Block());
        Assert.Equal(bytes.Length, at);
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(metadata));
        var described = (int)BinaryPrimitives.ReadUInt32LittleEndian(metadata.AsSpan(4));
        using var text = new MemoryStream(metadata, 8, described);
        Assert.Equal("LocalPackageMetadataFile", XDocument.Load(text).Root!.Name.LocalName);
        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.Equal(["Config/Package.xml", "Formulas/Section1.m", "[Content_Types].xml"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var reader = new StreamReader(zip.GetEntry("Formulas/Section1.m")!.Open());
        return reader.ReadToEnd();

        uint Number()
        {
            at += 4;
            return BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at - 4));
        }

        byte[] Block()
        {
            var length = (int)Number();
            at += length;
            return bytes[(at - length)..at];
        }
    }
}
