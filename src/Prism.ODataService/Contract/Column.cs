using System.Text.RegularExpressions;

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
public sealed partial record Column(string Name, ColumnKind Kind, bool IsNullable, string Description, string? Unit)
{
    /// <summary>Digits after the point of stored money.</summary>
    public const int MoneyScale = 4;

    /// <summary>The name as people write it: <c>SpentHours</c> is "Spent hours".</summary>
    public string DisplayName { get; init; } = Spell(Name);

    private static string Spell(string name)
    {
        // A capital begins a word, unless it stands among capitals.
        var words = Words().Matches(name).Select(m => m.Value).Select(w => w switch { "Sk" => "key", "Utc" => "(UTC)", _ => w }).ToList();
        return string.Join(' ', words.Select((w, i) => i == 0 || (w.Length > 1 && char.IsUpper(w[1])) || w[0] == '(' ? w : w.ToLowerInvariant()));
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*|[0-9]+|[a-z]+")]
    private static partial Regex Words();
}
