namespace Prism.ODataService.Writing;

/// <summary>How the caller wants the answer written.</summary>
public abstract record AnswerForm;

/// <summary>How much JSON says about itself.</summary>
public enum JsonMetadata
{
    None,
    Minimal,
    Full,
}

/// <summary>Pages of JSON.</summary>
/// <param name="Metadata">What is said beside the values.</param>
/// <param name="NumbersAsStrings"><c>IEEE754Compatible</c>: numbers that a double cannot hold are written as text.</param>
/// <param name="OmitsNulls">Whether a null is left out.</param>
public sealed record JsonStyle(JsonMetadata Metadata, bool NumbersAsStrings, bool OmitsNulls) : AnswerForm;

/// <summary>All rows as one file.</summary>
/// <param name="Kind">What kind of file.</param>
/// <param name="IsDownload">Asked for by address: it gets a file name.</param>
/// <param name="HasMark">CSV: begins with the mark that Excel tells UTF-8 by.</param>
public sealed record ExportForm(ExportKind Kind, bool IsDownload, bool HasMark) : AnswerForm
{
    public string ContentType => Kind switch
    {
        ExportKind.Csv => "text/csv;charset=utf-8;header=present",
        ExportKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/vnd.apache.parquet",
    };
}

/// <summary>The kinds of files that a query can be had as; their names are their endings.</summary>
public enum ExportKind
{
    Csv,
    Xlsx,
    Parquet,
}
