using System.Text;
using Sylvan.Data.Csv;

namespace Prism.Etl.Sources.Tables;

/// <summary>Reads CSV: UTF-8 with or without byte order mark; commas, semicolons, tabs or bars part its cells, whichever the first row uses.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="TableException">While rows are read: the text is not UTF-8, or no CSV.</exception>
    public static IEnumerable<TextRow> Rows(Stream content)
    {
        using var text = new StreamReader(content, StrictUtf8);
        using var csv = Guarded(() => CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, BufferSize = 1 << 16, MaxBufferSize = 1 << 24 }));
        for (var row = 1; Guarded(csv.Read); row++)
        {
            var cells = new string[csv.RowFieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = csv.GetString(i).Trim();
            }

            yield return new TextRow(row, cells);
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException broken)
        {
            throw new TableException("is not UTF-8 text: save it as \"CSV UTF-8\"", broken);
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or CsvRecordTooLargeException or NotSupportedException)
        {
            throw new TableException($"is not readable as CSV: {broken.Message}", broken);
        }
    }
}
