using Prism.Etl.Sources.Tables;

namespace Prism.Etl.Sources.MsProject.Tables;

/// <summary>One table of an export: rows whose cells are asked by the field's English name, whatever the column is called.</summary>
/// <remarks>Names match without regard to case, blanks, underscores and "%" written as "percent"; the settings name columns of other languages.</remarks>
internal sealed class ExportTable
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Func<IEnumerable<TextRow>> rows;

    public ExportTable(string label, Func<IEnumerable<TextRow>> rows, IReadOnlyDictionary<string, string> columns)
    {
        (Label, this.rows) = (label, rows);
        var theirs = columns.ToDictionary(pair => Plain(pair.Key), pair => Plain(pair.Value));
        foreach (var (name, i) in (rows().FirstOrDefault()?.Cells ?? []).Select((name, i) => (Plain(name), i)))
        {
            if (name.Length > 0)
            {
                places.TryAdd(theirs.GetValueOrDefault(name, name), i);
            }
        }
    }

    /// <summary>For messages: the sheet or file.</summary>
    public string Label { get; }

    public bool Has(string name) => places.ContainsKey(Plain(name));

    /// <summary>Columns whose names are none of those.</summary>
    public IEnumerable<string> Unknown(IReadOnlySet<string> known) => places.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal);

    public IEnumerable<ExportRow> Rows(ExportText values) =>
        rows().Skip(1).Where(row => row.Cells.Any(cell => cell.Length > 0)).Select(row => new ExportRow(Label, row, places, values));

    public static string Plain(string name) =>
        string.Concat(name.Replace("%", "percent", StringComparison.Ordinal).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>A row of an export. A value that cannot be read refuses the file: a wrong figure is worse than a missing plan.</summary>
internal sealed class ExportRow(string label, TextRow row, IReadOnlyDictionary<string, int> places, ExportText values)
{
    private delegate bool Parse<T>(string text, out T value);

    public int Number => row.Number;

    /// <summary>Null where the column or the value is missing, or the export writes "NA".</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (places.TryGetValue(ExportTable.Plain(name), out var i) && i < row.Cells.Count && row.Cells[i] is { Length: > 0 } text && text != "NA")
            {
                return text;
            }
        }

        return null;
    }

    public int? Integer(params ReadOnlySpan<string> names) => Value<double>(values.TryNumber, "a whole number", names) is { } number
        ? number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Wrong(names[0], Text(names)!, "a whole number")
        : null;

    public TimeSpan? Duration(string name, out bool isElapsed)
    {
        isElapsed = false;
        return Text(name) is not { } text ? null : values.TryDuration(text, out var value, out isElapsed) ? value : throw Wrong(name, text, "a duration such as 3.5 days");
    }

    public TimeSpan? Duration(string name) => Duration(name, out _);

    public DateTime? Date(params ReadOnlySpan<string> names) => Value<DateTime>(values.TryDate, "a date", names);

    public decimal? Money(string name) => Value<decimal>(values.TryMoney, "an amount", name);

    public decimal? Rate(string name) => Value<decimal>(values.TryRate, "a rate such as $30.00/hr", name);

    public double? Percent(params ReadOnlySpan<string> names) => Value<double>(values.TryPercent, "a percentage", names);

    public double? Units(params ReadOnlySpan<string> names) => Value<double>(values.TryUnits, "units such as 100%", names);

    public bool? Flag(string name) => Value<bool>(ExportText.TryFlag, "Yes or No", name);

    public List<(int Number, MspdiLink Link)> Predecessors(string name)
    {
        var links = new List<(int, MspdiLink)>();
        return Text(name) is not { } text || values.TryPredecessors(text, links) ? links : throw Wrong(name, text, "predecessors such as 3FS+2 days");
    }

    /// <summary>Whom a task's own column names.</summary>
    public List<NamedResource> Resources()
    {
        var named = new List<NamedResource>();
        return Text("Resource Names") is not { } text || ResourceNames.TryRead(text, values, values.ListSeparator, named) ? named : throw Wrong("Resource Names", text, "names such as Pia[50%],Bob");
    }

    private T? Value<T>(Parse<T> parse, string expected, params ReadOnlySpan<string> names)
        where T : struct => Text(names) is not { } text ? null : parse(text, out var value) ? value : throw Wrong(names[0], text, expected);

    private MspdiException Wrong(string name, string text, string expected) => new($"{label}, row {row.Number}, {name}: '{MspdiFields.Shown(text)}' is not {expected}");
}
