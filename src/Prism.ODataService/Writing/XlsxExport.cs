using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>
/// The rows of a query as an Excel workbook: one table, typed; a further sheet with a table of its own where one sheet ends. Written forward, so that
/// nothing but a piece of the sheet is held.
/// </summary>
public sealed class XlsxExport(FeedQuery query, int rowsPerSheet = XlsxExport.RowsPerSheet) : FeedWriter
{
    /// <summary>What a sheet holds beside its header.</summary>
    public const int RowsPerSheet = 1_048_575;

    // Digits that Excel keeps of a number; longer ones are written as text rather than rounded.
    private const long LargestNumber = 999_999_999_999_999;

    // Where Excel's calendar agrees with everybody's; days before it are written as text.
    private const int FirstDay = 1900_03_01;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);
    private static readonly DateTime Epoch = new(1899, 12, 30);

    private readonly IReadOnlyList<string> _names = [.. query.Columns.Select(c => c.Path)];

    public override async Task<int> WriteAsync(RowReader rows, bool hasRow, PipeWriter output, CancellationToken cancellationToken)
    {
        var count = 0;
        List<int> sheets = [];
        var stream = output.AsStream(leaveOpen: true);
        var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            using var buffer = new Utf8Buffer(PieceBytes + 16 * 1024);
            do
            {
                var inSheet = 0;
                var number = sheets.Count + 1;
                var sheet = await zip.CreateEntry(Name($"xl/worksheets/sheet{number}.xml"), CompressionLevel.Fastest).OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (sheet.ConfigureAwait(false))
                {
                    var pipe = PipeWriter.Create(sheet, new StreamPipeWriterOptions(leaveOpen: true));
                    WriteSheetHead(buffer);
                    for (; hasRow && inSheet < rowsPerSheet; inSheet++)
                    {
                        WriteRow(rows, buffer);
                        if (buffer.Length >= PieceBytes)
                        {
                            await SendAsync(buffer, pipe, rows, cancellationToken).ConfigureAwait(false);
                        }

                        hasRow = rows.AnswersInPlace ? rows.Read() : await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
                    }

                    // A table has one row at least.
                    buffer.Write(Encoding.UTF8.GetBytes($"{(inSheet == 0 ? "<row/>" : "")}</sheetData><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>"));
                    await SendAsync(buffer, pipe, rows, cancellationToken).ConfigureAwait(false);
                    await pipe.CompleteAsync().ConfigureAwait(false);
                }

                count += inSheet;
                sheets.Add(inSheet);
            }
            while (hasRow);

            rows.Rest();
            foreach (var (name, text) in XlsxParts.Of(query.Set.Name, _names, sheets))
            {
                var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (part.ConfigureAwait(false))
                {
                    await part.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    private static string Name(FormattableString name) => FormattableString.Invariant(name);

    private void WriteSheetHead(Utf8Buffer buffer)
    {
        buffer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"u8);
        for (var i = 0; i < query.Columns.Count; i++)
        {
            var width = query.Columns[i].Kind switch { ColumnKind.Text => 24, ColumnKind.Instant => 20, _ => 14 };
            buffer.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width}\" customWidth=\"1\"/>")));
        }

        buffer.Write("</cols><sheetData><row>"u8);
        foreach (var name in _names)
        {
            WriteText(buffer, Encoding.UTF8.GetBytes(name));
        }

        buffer.Write("</row>"u8);
    }

    private void WriteRow(RowReader rows, Utf8Buffer buffer)
    {
        buffer.Write("<row>"u8);
        for (var i = 0; i < query.Columns.Count; i++)
        {
            // An empty cell keeps the place of the next, cells being without addresses.
            if (rows.IsNull(i))
            {
                buffer.Write("<c/>"u8);
                continue;
            }

            WriteCell(rows, i, query.Columns[i], buffer);
        }

        buffer.Write("</row>"u8);
    }

    private static void WriteCell(RowReader rows, int ordinal, OutputColumn column, Utf8Buffer buffer)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                WriteText(buffer, rows.Utf8(ordinal));
                break;
            case ColumnKind.Boolean:
                buffer.Write(rows.Integer(ordinal) != 0 ? "<c t=\"b\"><v>1</v></c>"u8 : "<c t=\"b\"><v>0</v></c>"u8);
                break;
            case ColumnKind.Date when rows.Integer(ordinal) <= 0:
                buffer.Write("<c/>"u8);
                break;
            case ColumnKind.Date when (int)rows.Integer(ordinal) is >= FirstDay and var day:
                WriteNumber(buffer, "<c s=\"1\"><v>"u8, (new DateTime(day / 10000, day / 100 % 100, day % 100) - Epoch).TotalDays);
                break;
            case ColumnKind.Instant when rows.Instant(ordinal) is { Year: > FirstDay / 10000 } instant:
                WriteNumber(buffer, "<c s=\"2\"><v>"u8, (instant - Epoch).TotalDays);
                break;
            case ColumnKind.Int64 or ColumnKind.Int32 when Math.Abs(rows.Integer(ordinal)) <= LargestNumber:
            case ColumnKind.Double when double.IsFinite(rows.Double(ordinal)):
            case ColumnKind.Decimal when Math.Abs(rows.Decimal(ordinal, column.Scale)) <= 99_999_999_999m:
                buffer.Write(column.Kind == ColumnKind.Decimal ? "<c s=\"3\"><v>"u8 : "<c><v>"u8);
                buffer.Advance(CellText.Write(rows, ordinal, column, buffer.Reserve(CellText.Most)));
                buffer.Write("</v></c>"u8);
                break;
            default:
                Span<byte> text = stackalloc byte[CellText.Most];
                WriteText(buffer, text[..CellText.Write(rows, ordinal, column, text)]);
                break;
        }
    }

    private static void WriteNumber(Utf8Buffer buffer, ReadOnlySpan<byte> head, double value)
    {
        buffer.Write(head);
        value.TryFormat(buffer.Reserve(CellText.Most), out var length, default, CultureInfo.InvariantCulture);
        buffer.Advance(length);
        buffer.Write("</v></c>"u8);
    }

    private static void WriteText(Utf8Buffer buffer, ReadOnlySpan<byte> utf8)
    {
        buffer.Write("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        for (var i = 0; i < utf8.Length; i++)
        {
            var character = utf8[i];
            switch (character)
            {
                case (byte)'_' when LooksEscaped(utf8[i..]):
                    buffer.Write("_x005F_"u8);
                    break;
                case (byte)'<':
                    buffer.Write("&lt;"u8);
                    break;
                case (byte)'>':
                    buffer.Write("&gt;"u8);
                    break;
                case (byte)'&':
                    buffer.Write("&amp;"u8);
                    break;
                case < 0x20 and not ((byte)'\n' or (byte)'\t'):
                    // What XML cannot hold, the way Excel writes it.
                    buffer.Write(Encoding.ASCII.GetBytes($"_x{character:X4}_"));
                    break;
                default:
                    buffer.Write(character);
                    break;
            }
        }

        buffer.Write("</t></is></c>"u8);
    }

    /// <summary>Whether the text holds what stands for a character in a workbook, and must not be read as one.</summary>
    private static bool LooksEscaped(ReadOnlySpan<byte> text) =>
        text.Length >= 7 && text[1] == (byte)'x' && text[6] == (byte)'_' && text[2..6].IndexOfAnyExcept(HexDigits) < 0;
}
