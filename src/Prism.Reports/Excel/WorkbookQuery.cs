using System.Text.Json;

namespace Prism.Reports.Excel;

/// <summary>What a column of the workbook holds.</summary>
public enum CellKind
{
    Text,
    Number,
    Date,
}

/// <summary>A column of a query.</summary>
/// <param name="Source">The feed's column it is made of.</param>
/// <param name="Query">How Power Query computes it on a row, in M; null: it is the feed's column under another name.</param>
/// <param name="Value">The same in C#, for the rows that the workbook is handed out with.</param>
public sealed record WorkbookColumn(string Name, CellKind Kind, string Source, string? Query = null, Func<JsonElement, object?>? Value = null);

/// <summary>A live query of the workbook: what it asks the feed, and what it makes of the answer.</summary>
/// <param name="Name">Name of the query and of the table it fills.</param>
/// <param name="Path">Set and options after the feed's address; nothing in it needs escaping but blanks and quotes.</param>
/// <param name="Explanation">What a row is, for the reader.</param>
/// <param name="Read">The columns that are made of the feed's.</param>
public sealed record WorkbookQuery(string Name, string Sheet, string Path, string Explanation, params IReadOnlyList<WorkbookColumn> Read)
{
    /// <summary>Numbers that stand side by side in the feed and below each other in the table: the columns for their names and their values. Null: none do.</summary>
    public (string Names, string Values, IReadOnlyList<WorkbookColumn> Columns)? Stacked { get; init; }

    /// <summary>The table's columns.</summary>
    public IReadOnlyList<WorkbookColumn> Columns => Stacked is { } stacked ? [.. Read, new(stacked.Names, CellKind.Text, ""), new(stacked.Values, CellKind.Number, "")] : Read;

    private IReadOnlyList<WorkbookColumn> Asked => Stacked is { } stacked ? [.. Read, .. stacked.Columns] : Read;

    private const string Options = "[Implementation = \"2.0\", ODataVersion = 4, OmitValues = ODataOmitValues.Nulls]";

    /// <summary>The address below the feed, escaped.</summary>
    public string Address => $"{Path}&$select={string.Join(',', Asked.Select(c => c.Source).Concat(Asked.SelectMany(c => Extra(c))).Distinct())}".Replace(" ", "%20", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal);

    /// <summary>The query in M. It reads the parameter <c>ServiceUrl</c>.</summary>
    public string Text()
    {
        List<string> steps = [$"    Source = OData.Feed(ServiceUrl & \"/{Address}\", null, {Options})"];
        var last = "Source";
        foreach (var column in Asked.Where(c => c.Query is not null))
        {
            var step = $"Added{steps.Count}";
            steps.Add($"    {step} = Table.AddColumn({last}, \"{column.Name}\", each {column.Query}, type {(column.Kind == CellKind.Text ? "text" : "number")})");
            last = step;
        }

        var renamed = Asked.Where(c => c.Query is null && c.Name != c.Source).Select(c => $"{{\"{c.Source}\", \"{c.Name}\"}}").ToList();
        if (renamed.Count > 0)
        {
            steps.Add($"    Renamed = Table.RenameColumns({last}, {{{string.Join(", ", renamed)}}})");
            last = "Renamed";
        }

        steps.Add($"    Columns = Table.SelectColumns({last}, {{{string.Join(", ", Asked.Select(c => $"\"{c.Name}\""))}}})");
        last = "Columns";
        if (Stacked is { } stacked)
        {
            steps.Add($"    Stacked = Table.UnpivotOtherColumns(Columns, {{{string.Join(", ", Read.Select(c => $"\"{c.Name}\""))}}}, \"{stacked.Names}\", \"{stacked.Values}\")");
            last = "Stacked";
        }

        return $"let\r\n{string.Join(",\r\n", steps)}\r\nin\r\n    {last}";
    }

    /// <summary>The table's rows for a row of the feed's answer: text, number, day, or null.</summary>
    public IEnumerable<object?[]> Rows(JsonElement row)
    {
        object?[] cells = [.. Read.Select(column => column.Value is not null ? column.Value(row) : Cell(row, column))];
        return Stacked is { } stacked ? stacked.Columns.Where(c => Number(row, c.Source) is not null).Select(c => (object?[])[.. cells, c.Name, Number(row, c.Source)]) : [cells];
    }

    /// <summary>The feed's number; null where it has none.</summary>
    internal static double? Number(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>The feed's text; empty where it has none.</summary>
    internal static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static object? Cell(JsonElement row, WorkbookColumn column) => column.Kind switch
    {
        CellKind.Number => Number(row, column.Source),
        CellKind.Date => row.TryGetProperty(column.Source, out var day) && day.ValueKind == JsonValueKind.String ? DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd") : null,
        _ => Text(row, column.Source) is { Length: > 0 } text ? text : null,
    };

    private static IEnumerable<string> Extra(WorkbookColumn column) => column.Query is { } query && query.Contains("[Unit]", StringComparison.Ordinal) ? ["Unit"] : [];
}
