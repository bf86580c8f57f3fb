using System.Globalization;

namespace Prism.ODataService.Pages;

/// <summary>A KPI's value as a person reads it: what the feed gives as 0.8 in unit <c>percent</c> is 80 %.</summary>
public static class KpiNumber
{
    /// <param name="unit">As the definition has it: <c>percent</c>, <c>money</c>, <c>days</c>, <c>ratio</c>, <c>items</c>, ...</param>
    public static string Of(double? value, string unit) => value is not { } number ? "–" : unit switch
    {
        "percent" => Text(number * 100, "#,0.0", " %"),
        "money" => Text(number, "#,0", ""),
        "ratio" or "defects/item" => Text(number, "#,0.00", ""),
        "score" => Text(number, "#,0.0", ""),
        _ => Text(number, "#,0.#", " " + unit),
    };

    // Rounded first: a small negative number is written 0, not -0.
    private static string Text(double number, string format, string unit)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return (text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : text) + unit;
    }
}
