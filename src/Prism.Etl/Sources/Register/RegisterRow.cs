using System.Globalization;

namespace Prism.Etl.Sources.Register;

/// <summary>One row of a register file: its cells as typed values. What cannot be read is told, and a stand-in is given so that the reading goes on.</summary>
internal sealed class RegisterRow(string file, int number, Dictionary<string, string> cells, List<RegisterError> errors)
{
    private const int MaxLength = 256;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public int Number => number;

    public void Wrong(string? column, string reason) =>
        errors.Add(new RegisterError(file, number, column, column is null ? null : cells.GetValueOrDefault(column), reason));

    public string? Text(string column, int maxLength = MaxLength)
    {
        var value = cells.GetValueOrDefault(column);
        if (value?.Length > maxLength)
        {
            errors.Add(new RegisterError(file, number, column, string.Concat(value.AsSpan(0, 40), "…"), $"is longer than {maxLength} characters"));
            return value[..maxLength];
        }

        return value;
    }

    public string Required(string column)
    {
        if (Text(column) is { } value)
        {
            return value;
        }

        Wrong(column, "is missing");
        return "";
    }

    /// <summary>One of a few words, in any case; gives the word as it is listed.</summary>
    public string OneOf(string column, params string[] words)
    {
        var value = Required(column);
        if (value.Length == 0)
        {
            return "";
        }

        if (Array.Find(words, word => word.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        Wrong(column, $"expects {string.Join(" or ", words)}");
        return "";
    }

    public DateOnly? Date(string column)
    {
        if (Text(column) is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and < 2200)
        {
            return date;
        }

        Wrong(column, "expects a date of 1900 to 2199 as yyyy-MM-dd");
        return null;
    }

    public DateOnly RequiredDate(string column) => Given(column, Date(column));

    /// <summary>A month as yyyy-MM, or any of its days, which is what Excel makes of a month; gives its last day.</summary>
    public DateOnly RequiredMonthEnd(string column)
    {
        var value = Required(column);
        if (value.Length == 0)
        {
            return default;
        }

        if (DateOnly.TryParseExact(value, ["yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200)
        {
            return day.AddDays(1 - day.Day).AddMonths(1).AddDays(-1);
        }

        Wrong(column, "expects a month of 1900 to 2199 as yyyy-MM");
        return default;
    }

    public double? Quantity(string column, double min = double.MinValue, double max = double.MaxValue)
    {
        if (Text(column) is not { } value)
        {
            return null;
        }

        if (!double.TryParse(value, Plain, CultureInfo.InvariantCulture, out var parsed))
        {
            Wrong(column, "expects a number with a point, without thousands separators");
            return null;
        }

        if (parsed < min || parsed > max)
        {
            Wrong(column, string.Create(CultureInfo.InvariantCulture, $"expects {min} to {max}"));
        }

        return parsed;
    }

    public double RequiredNumber(string column, double min = double.MinValue, double max = double.MaxValue) => Given(column, Quantity(column, min, max));

    public decimal? Amount(string column)
    {
        if (Text(column) is not { } value)
        {
            return null;
        }

        if (decimal.TryParse(value, Plain, CultureInfo.InvariantCulture, out var amount) && Math.Abs(amount) < 1_000_000_000_000m)
        {
            return amount;
        }

        Wrong(column, "expects an amount below 10^12 with a point, without thousands separators");
        return null;
    }

    public string? Currency(string column)
    {
        var value = Text(column);
        if (value is not null && (value.Length != 3 || !value.All(char.IsAsciiLetterUpper)))
        {
            Wrong(column, "expects an ISO 4217 code such as EUR");
        }

        return value;
    }

    public void InOrder(string fromColumn, DateOnly? from, string toColumn, DateOnly? to)
    {
        if (to < from)
        {
            Wrong(toColumn, string.Create(CultureInfo.InvariantCulture, $"comes before {fromColumn}, {from:yyyy-MM-dd}"));
        }
    }

    /// <summary>Says so when the same thing stands in an earlier row; the case of letters does not tell two things apart.</summary>
    public bool IsFirst(Dictionary<string, int> seen, string id)
    {
        if (seen.TryAdd(id.ToUpperInvariant(), number))
        {
            return true;
        }

        errors.Add(new RegisterError(file, number, null, id, $"stands in row {seen[id.ToUpperInvariant()]} already"));
        return false;
    }

    private T Given<T>(string column, T? value)
        where T : struct
    {
        if (value is null && !cells.ContainsKey(column))
        {
            Wrong(column, "is missing");
        }

        return value ?? default;
    }
}
