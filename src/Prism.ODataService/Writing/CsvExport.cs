using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>The rows of a query as CSV (RFC 4180): all of them in one stream, a header first, null as nothing between the commas, empty text as <c>""</c>.</summary>
public sealed class CsvExport(FeedQuery query, bool hasMark) : FeedWriter
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\r\n"u8);

    public override async Task<int> WriteAsync(RowReader rows, bool hasRow, PipeWriter output, CancellationToken cancellationToken)
    {
        using var buffer = new Utf8Buffer(PieceBytes + 16 * 1024);
        if (hasMark)
        {
            buffer.Write(Encoding.UTF8.Preamble);
        }

        buffer.Write(Encoding.UTF8.GetBytes(string.Join(',', query.Columns.Select(c => c.Path)) + "\r\n"));
        var count = 0;
        for (; hasRow; hasRow = rows.AnswersInPlace ? rows.Read() : await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            WriteRow(rows, buffer);
            count++;
            if (buffer.Length >= PieceBytes)
            {
                await SendAsync(buffer, output, rows, cancellationToken).ConfigureAwait(false);
            }
        }

        await SendLastAsync(buffer, output, rows, cancellationToken).ConfigureAwait(false);
        return count;
    }

    private void WriteRow(RowReader rows, Utf8Buffer buffer)
    {
        for (var i = 0; i < query.Columns.Count; i++)
        {
            if (i > 0)
            {
                buffer.Write((byte)',');
            }

            if (rows.IsNull(i))
            {
                continue;
            }

            if (query.Columns[i].Kind == ColumnKind.Text)
            {
                Quote(buffer, rows.Utf8(i));
            }
            else
            {
                buffer.Advance(CellText.Write(rows, i, query.Columns[i], buffer.Reserve(CellText.Most)));
            }
        }

        buffer.Write("\r\n"u8);
    }

    private static void Quote(Utf8Buffer buffer, ReadOnlySpan<byte> value)
    {
        if (value.Length > 0 && value.IndexOfAny(Special) < 0)
        {
            buffer.Write(value);
            return;
        }

        buffer.Write((byte)'"');
        for (var at = value.IndexOf((byte)'"'); at >= 0; at = value.IndexOf((byte)'"'))
        {
            buffer.Write(value[..(at + 1)]);
            buffer.Write((byte)'"');
            value = value[(at + 1)..];
        }

        buffer.Write(value);
        buffer.Write((byte)'"');
    }
}
