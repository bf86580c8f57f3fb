namespace Prism.ODataService.Contract;

/// <summary>What a value is, to the reader and to SQL.</summary>
public enum ColumnKind
{
    Boolean,
    Int32,
    Int64,
    Double,

    /// <summary>Exact; on SQLite an integer scaled by a power of ten.</summary>
    Decimal,
    Text,

    /// <summary>Stored as <c>yyyymmdd</c>.</summary>
    Date,

    /// <summary>UTC; on SQLite unix milliseconds.</summary>
    Instant,
}

/// <summary>A published property.</summary>
public sealed record Column(string Name, ColumnKind Kind, bool IsNullable, string Description, string? Unit)
{
    /// <summary>Digits after the point of stored money.</summary>
    public const int MoneyScale = 4;
}
