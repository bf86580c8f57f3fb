namespace Prism.Etl.Sources.Tables;

/// <summary>One row of a table of text: a CSV file or a spreadsheet's sheet.</summary>
/// <param name="Number">As a spreadsheet counts it, from 1.</param>
/// <param name="Cells">Trimmed; empty for an empty cell.</param>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A table that cannot be read as what it should be; the message says why, for whoever keeps it.</summary>
public sealed class TableException(string message, Exception? inner = null) : Exception(message, inner);
