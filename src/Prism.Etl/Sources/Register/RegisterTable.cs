using Prism.Etl.Sources.Tables;

namespace Prism.Etl.Sources.Register;

/// <summary>One table of a register: its rows with cells by column, and what is wrong with its form.</summary>
internal sealed class RegisterTable
{
    private readonly string label;

    private RegisterTable(string label) => this.label = label;

    public List<RegisterRow> Rows { get; } = [];

    /// <summary>
    /// Reads a table. The header's case and order do not matter, and what stands in parentheses after a name is an explanation; columns may be left out unless
    /// a row needs them, but no other may stand there.
    /// </summary>
    /// <param name="sheet">The table.</param>
    /// <param name="columns">All columns it may have.</param>
    /// <param name="errors">Told what is wrong.</param>
    public static RegisterTable Read(RegisterSheet sheet, string[] columns, List<RegisterError> errors)
    {
        var table = new RegisterTable(sheet.Label);
        try
        {
            table.ReadRows(sheet.Rows, columns, errors);
        }
        catch (TableException broken)
        {
            errors.Add(new RegisterError(sheet.Label, null, null, null, broken.Message));
        }

        return table;
    }

    private void ReadRows(IEnumerable<TextRow> rows, string[] columns, List<RegisterError> errors)
    {
        List<string?>? places = null;
        foreach (var row in rows)
        {
            if (places is null)
            {
                places = Header(row, columns, errors);
                continue;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var value = row.Cells[i];
                if (value.Length == 0)
                {
                    continue;
                }

                if (i >= places.Count)
                {
                    errors.Add(new RegisterError(label, row.Number, null, value, $"stands in cell {i + 1}, but the header names only {places.Count} columns"));
                }
                else if (places[i] is { } column)
                {
                    cells[column] = value;
                }
            }

            // A row without any value is a gap in the spreadsheet.
            if (cells.Count > 0)
            {
                Rows.Add(new RegisterRow(label, row.Number, cells, errors));
            }
        }

        if (places is null)
        {
            errors.Add(new RegisterError(label, null, null, null, $"is empty: its first row names the columns {string.Join(", ", columns)}"));
        }
    }

    /// <summary>The column that each cell of a row belongs to; null where it is none of ours.</summary>
    private List<string?> Header(TextRow row, string[] columns, List<RegisterError> errors)
    {
        var places = new List<string?>();
        foreach (var cell in row.Cells)
        {
            var name = cell.Split('(')[0].Trim();
            var column = Array.Find(columns, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (column is null && name.Length > 0)
            {
                errors.Add(new RegisterError(label, row.Number, name, null, $"is not a column of this file; it may have {string.Join(", ", columns)}"));
            }
            else if (column is not null && places.Contains(column))
            {
                errors.Add(new RegisterError(label, row.Number, name, null, "stands twice"));
                column = null;
            }

            places.Add(column);
        }

        return places;
    }
}
