namespace Prism.Reports.Excel;

/// <summary>How a cell looks: the place of its format in the style sheet.</summary>
internal enum Look
{
    Plain,
    Title,
    Note,
    Header,
    Number,
    Whole,
    Date,
    Link,
    Heading,
    Rounded,
}

/// <summary>Chooses a look by what is to be shown.</summary>
internal static class Looks
{
    /// <summary>Thousands without decimals; below them whole numbers without any, rounded ones as they are, all others with two to four.</summary>
    public static Look Of(IEnumerable<object?> values)
    {
        var numbers = values.OfType<double>().ToList();
        return numbers.TrueForAll(n => n % 1 == 0) ? Look.Whole : numbers.TrueForAll(n => Math.Round(n, 3) == n) ? Look.Rounded : Look.Number;
    }
}

/// <summary>A cell: text, number, day or nothing.</summary>
internal readonly record struct Cell(object? Value, Look Look = Look.Plain);

/// <summary>A sheet: its cells, and what lies on it.</summary>
internal sealed class Sheet(string name)
{
    public string Name { get; } = name;

    /// <summary>By row and column, both from 1.</summary>
    public SortedDictionary<(int Row, int Column), Cell> Cells { get; } = [];
    public Dictionary<int, double> Widths { get; } = [];
    public List<string> Merged { get; } = [];

    /// <summary>The table that a query fills, with the row of its headers.</summary>
    public (WorkbookQuery Query, int HeaderRow, int Rows)? Table { get; set; }
    public List<Pivot> Pivots { get; } = [];
    public List<Chart> Charts { get; } = [];
    public List<Slicer> Slicers { get; } = [];

    /// <summary>Rows above this one stay when the sheet is scrolled.</summary>
    public int FrozenRows { get; set; }

    public void Write(int row, int column, object? value, Look look = Look.Plain) => Cells[(row, column)] = new(value, look);

    /// <summary>The name of a column: 1 is A.</summary>
    public static string Column(int number) => number <= 26 ? ((char)('A' + number - 1)).ToString() : Column((number - 1) / 26) + (char)('A' + ((number - 1) % 26));

    public static string Reference(int row, int column) => $"{Column(column)}{row}";
}

/// <summary>A chart that shows a pivot table.</summary>
/// <param name="Kind"><c>line</c>, <c>column</c> or <c>stackedBar</c>.</param>
internal sealed record Chart(string Title, string Kind, Pivot Pivot, Frame Frame, string Alternative, IReadOnlyList<string> Colours);

/// <summary>Buttons that filter pivot tables by a field.</summary>
internal sealed record Slicer(string Name, string Field, Frame Frame, params IReadOnlyList<Pivot> Pivots);

/// <summary>Place on a sheet, in columns and rows from 0.</summary>
internal readonly record struct Frame(int Column, int Row, int ToColumn, int ToRow);
