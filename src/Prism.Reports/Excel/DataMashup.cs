using System.IO.Compression;
using System.Text;

namespace Prism.Reports.Excel;

/// <summary>
/// The queries of a workbook in the form that Excel keeps them in ([MS-QDEFF]): a small package with the M text, permissions and a description of the
/// queries, each with its length before it. The permission bindings are left empty: Excel then falls back to its own permissions.
/// </summary>
internal static class DataMashup
{
    private const string Xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The part's bytes: UTF-16 with its mark, as Excel wants them.</summary>
    public static byte[] Part(string feed, IReadOnlyList<WorkbookQuery> queries) =>
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-16\"?><DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">{Convert.ToBase64String(Write(feed, queries))}</DataMashup>")];

    /// <summary>All queries as one section of M.</summary>
    public static string Section(string feed, IReadOnlyList<WorkbookQuery> queries)
    {
        var text = new StringBuilder("section Section1;\r\n\r\n")
            .Append("shared ServiceUrl = \"").Append(feed.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\" meta [IsParameterQuery = true, Type = \"Text\", IsParameterQueryRequired = true];\r\n");
        foreach (var query in queries)
        {
            text.Append("\r\nshared ").Append(query.Name).Append(" = ").Append(query.Text()).Append(";\r\n");
        }

        return text.ToString();
    }

    private static byte[] Write(string feed, IReadOnlyList<WorkbookQuery> queries)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0u);
        Block(writer, Package(feed, queries));
        Block(writer, Bytes($"{Xml}<PermissionList xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><CanEvaluateFuturePackages>false</CanEvaluateFuturePackages><FirewallEnabled>true</FirewallEnabled></PermissionList>"));
        var metadata = Bytes(Metadata(queries));
        var content = EmptyZip();
        writer.Write((uint)(4 + 4 + metadata.Length + 4 + content.Length));
        writer.Write(0u);
        Block(writer, metadata);
        Block(writer, content);
        writer.Write(0u);
        writer.Flush();
        return bytes.ToArray();
    }

    private static byte[] Package(string feed, IReadOnlyList<WorkbookQuery> queries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(zip, "Config/Package.xml", Bytes($"{Xml}<Package xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><Version>2.139.1.0</Version><MinVersion>2.21.0.0</MinVersion><Culture>en-US</Culture></Package>"));
            Entry(zip, "[Content_Types].xml", Bytes($"{Xml}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"text/xml\" /><Default Extension=\"m\" ContentType=\"application/x-ms-m\" /></Types>"));
            Entry(zip, "Formulas/Section1.m", new UTF8Encoding(false).GetBytes(Section(feed, queries)));
        }

        return bytes.ToArray();
    }

    private static string Metadata(IReadOnlyList<WorkbookQuery> queries)
    {
        var text = new StringBuilder(Xml)
            .Append("<LocalPackageMetadataFile xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><Items>")
            .Append("<Item><ItemLocation><ItemType>AllFormulas</ItemType><ItemPath /></ItemLocation><StableEntries /></Item>");
        Item(text, "ServiceUrl", ("IsPrivate", "l0"), ("FillEnabled", "l0"), ("FillObjectType", "sConnectionOnly"), ("ResultType", "sText"), ("AddedToDataModel", "l0"));
        foreach (var query in queries)
        {
            Item(text, query.Name,
                ("IsPrivate", "l0"), ("FillEnabled", "l1"), ("FillObjectType", "sTable"), ("FillTarget", $"s{query.Name}"), ("FillToDataModelEnabled", "l0"), ("FilledCompleteResultToWorksheet", "l1"),
                ("FillColumnNames", $"s[{string.Join(',', query.Columns.Select(c => $"&quot;{c.Name}&quot;"))}]"), ("ResultType", "sTable"), ("BufferNextRefresh", "l1"), ("FillStatus", "sComplete"), ("AddedToDataModel", "l0"));
        }

        return text.Append("</Items></LocalPackageMetadataFile>").ToString();
    }

    private static void Item(StringBuilder text, string name, params (string Type, string Value)[] entries)
    {
        text.Append("<Item><ItemLocation><ItemType>Formula</ItemType><ItemPath>Section1/").Append(name).Append("</ItemPath></ItemLocation><StableEntries>");
        foreach (var (type, value) in entries)
        {
            text.Append("<Entry Type=\"").Append(type).Append("\" Value=\"").Append(value).Append("\" />");
        }

        text.Append("</StableEntries></Item>");
    }

    private static void Block(BinaryWriter writer, byte[] bytes)
    {
        writer.Write((uint)bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] EmptyZip() => [0x50, 0x4B, 0x05, 0x06, .. new byte[18]];

    /// <summary>XML of the mashup carries a mark: without it Excel reports a damaged file.</summary>
    private static byte[] Bytes(string xml) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(xml)];

    private static void Entry(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
