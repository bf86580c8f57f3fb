namespace Prism.Etl.Sources.Register;

/// <summary>One thing that is wrong in a register, where to find it in a spreadsheet, and why.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">The row as a spreadsheet counts it, the header being row 1; null for the file as a whole.</param>
/// <param name="Column">The column's name; null for the row as a whole.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Reason">What is expected instead.</param>
public sealed record RegisterError(string File, int? Row, string? Column, string? Value, string Reason)
{
    public override string ToString()
    {
        var where = (Row, Column) switch
        {
            (null, null) => File,
            (null, _) => $"{File}, column {Column}",
            (_, null) => $"{File}, row {Row}",
            _ => $"{File}, row {Row}, column {Column}",
        };
        return Value is null ? $"{where}: {Reason}" : $"{where}, '{Value}': {Reason}";
    }
}
