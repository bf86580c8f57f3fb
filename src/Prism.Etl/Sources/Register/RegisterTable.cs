using System.Text;
using Sylvan.Data.Csv;

namespace Prism.Etl.Sources.Register;

/// <summary>One CSV file of a register: its rows with cells by column, and what is wrong with its form.</summary>
internal sealed class RegisterTable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private RegisterTable(string file) => File = file;

    public string File { get; }
    public List<RegisterRow> Rows { get; } = [];

    /// <summary>
    /// Reads a file. Commas, semicolons, tabs or bars part its cells, whichever the header uses; the header's case and order do not matter; columns
    /// may be left out unless a row needs them, but no other may stand there.
    /// </summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="content">UTF-8, with or without byte order mark.</param>
    /// <param name="columns">All columns it may have.</param>
    /// <param name="errors">Told what is wrong.</param>
    public static RegisterTable Read(string file, byte[] content, string[] columns, List<RegisterError> errors)
    {
        var table = new RegisterTable(file);
        try
        {
            using var text = new StreamReader(new MemoryStream(content), StrictUtf8);
            using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, BufferSize = 1 << 16, MaxBufferSize = 1 << 24 });
            table.ReadRows(csv, columns, errors);
        }
        catch (DecoderFallbackException)
        {
            errors.Add(new RegisterError(file, null, null, null, "is not UTF-8 text: save it as \"CSV UTF-8\""));
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or CsvRecordTooLargeException or NotSupportedException)
        {
            errors.Add(new RegisterError(file, null, null, null, $"is not readable as CSV: {broken.Message}"));
        }

        return table;
    }

    private void ReadRows(CsvDataReader csv, string[] columns, List<RegisterError> errors)
    {
        if (!csv.Read())
        {
            errors.Add(new RegisterError(File, null, null, null, $"is empty: its first row names the columns {string.Join(", ", columns)}"));
            return;
        }

        var places = Header(csv, columns, errors);
        var row = 1;
        while (csv.Read())
        {
            row++;
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < csv.RowFieldCount; i++)
            {
                var value = csv.GetString(i).Trim();
                if (value.Length == 0)
                {
                    continue;
                }

                if (i >= places.Count)
                {
                    errors.Add(new RegisterError(File, row, null, value, $"stands in cell {i + 1}, but the header names only {places.Count} columns"));
                }
                else if (places[i] is { } column)
                {
                    cells[column] = value;
                }
            }

            // A row without any value is a gap in the spreadsheet.
            if (cells.Count > 0)
            {
                Rows.Add(new RegisterRow(File, row, cells, errors));
            }
        }
    }

    /// <summary>The column that each cell of a row belongs to; null where it is none of ours.</summary>
    private List<string?> Header(CsvDataReader csv, string[] columns, List<RegisterError> errors)
    {
        var places = new List<string?>();
        for (var i = 0; i < csv.RowFieldCount; i++)
        {
            var name = csv.GetString(i).Trim();
            var column = Array.Find(columns, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column is null && name.Length > 0)
            {
                errors.Add(new RegisterError(File, 1, name, null, $"is not a column of this file; it may have {string.Join(", ", columns)}"));
            }
            else if (column is not null && places.Contains(column))
            {
                errors.Add(new RegisterError(File, 1, name, null, "stands twice"));
                column = null;
            }

            places.Add(column);
        }

        return places;
    }
}
