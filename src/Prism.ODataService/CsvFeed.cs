using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService;

/// <summary>The rows of a query as CSV (RFC 4180): all of them in one stream, a header first, null as nothing between the commas, empty text as <c>""</c>.</summary>
public sealed class CsvFeed(FeedQuery query, SqlDialect dialect)
{
    private const int FlushCharacters = 32 * 1024;
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteHeaders(HttpResponse response, EntitySet set, string? format)
    {
        response.ContentType = "text/csv;charset=utf-8;header=present";
        if (format is not null)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{set.Name}.csv\"";
        }
    }

    /// <summary>Writes header and rows. <c>$format=csv;bom=true</c> begins with the mark that Excel tells UTF-8 by.</summary>
    /// <returns>Rows written.</returns>
    public async Task<int> WriteAsync(DbDataReader reader, bool hasRow, string? format, PipeWriter output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(FlushCharacters + 4096);
        if (format?.Replace(" ", "", StringComparison.Ordinal).Contains("bom=true", StringComparison.OrdinalIgnoreCase) == true)
        {
            text.Append('\uFEFF');
        }

        text.AppendJoin(',', query.Columns.Select(c => c.Navigation is null ? c.Name : $"{c.Navigation}.{c.Name}")).Append("\r\n");
        var rows = 0;
        while (hasRow)
        {
            for (var i = 0; i < query.Columns.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(',');
                }

                if (!reader.IsDBNull(i))
                {
                    Append(text, reader, i, query.Columns[i]);
                }
            }

            text.Append("\r\n");
            rows++;
            if (text.Length >= FlushCharacters)
            {
                await FlushAsync(text, output, cancellationToken).ConfigureAwait(false);
            }

            hasRow = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(text, output, cancellationToken).ConfigureAwait(false);
        return rows;
    }

    private void Append(StringBuilder text, DbDataReader reader, int ordinal, OutputColumn column)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                Quote(text, reader.GetString(ordinal));
                break;
            case ColumnKind.Boolean:
                text.Append(Convert.ToBoolean(reader.GetValue(ordinal), CultureInfo.InvariantCulture) ? "true" : "false");
                break;
            case ColumnKind.Decimal when dialect.HasScaledDecimals:
                var amount = Convert.ToDecimal(reader.GetValue(ordinal), CultureInfo.InvariantCulture) * new decimal(1, 0, 0, false, (byte)column.Scale);
                text.Append((amount / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Decimal:
                text.Append((reader.GetDecimal(ordinal) / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Date:
                var day = Convert.ToInt32(reader.GetValue(ordinal), CultureInfo.InvariantCulture);
                text.Append(CultureInfo.InvariantCulture, $"{(day <= 0 ? "" : $"{day / 10000:0000}-{day / 100 % 100:00}-{day % 100:00}")}");
                break;
            case ColumnKind.Instant:
                var instant = reader.GetValue(ordinal) switch
                {
                    long milliseconds => DateTime.UnixEpoch.AddMilliseconds(milliseconds),
                    DateTimeOffset offset => offset.UtcDateTime,
                    var other => (DateTime)other,
                };
                text.Append(instant.ToString(instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(Convert.ToString(reader.GetValue(ordinal), CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        if (value.Length > 0 && value.AsSpan().IndexOfAny(Special) < 0)
        {
            text.Append(value);
            return;
        }

        text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static async Task FlushAsync(StringBuilder text, PipeWriter output, CancellationToken cancellationToken)
    {
        foreach (var chunk in text.GetChunks())
        {
            Utf8.GetBytes(chunk.Span, output);
        }

        text.Clear();
        if ((await output.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone away.", cancellationToken);
        }
    }
}
