using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Prism.Etl.Sources.Tables;

/// <summary>What a workbook's cell formats make of numbers: Excel keeps dates as days since 1900 (or 1904), and only the format says which number is one.</summary>
internal sealed partial class CellFormats
{
    private readonly bool[] isDate;
    private readonly bool[] isPercent;
    private readonly DateTime epoch;

    public CellFormats(WorkbookPart workbook)
    {
        epoch = workbook.Workbook?.WorkbookProperties?.Date1904?.Value == true ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30);
        var sheet = workbook.WorkbookStylesPart?.Stylesheet;
        var codes = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value)
            .ToDictionary(group => group.Key, group => group.First().FormatCode?.Value ?? "");
        var ids = (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(format => format.NumberFormatId?.Value ?? 0).ToArray();
        isDate = [.. ids.Select(id => id is (>= 14 and <= 22) or (>= 45 and <= 47) || (codes.TryGetValue(id, out var code) && DateCode().IsMatch(Literal().Replace(code, ""))))];
        isPercent = [.. ids.Select(id => id is 9 or 10 || (codes.TryGetValue(id, out var code) && Literal().Replace(code, "").Contains('%', StringComparison.Ordinal)))];
    }

    public string Text(string value, uint style, bool showsPercent)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        // 2,958,465 is 9999-12-31.
        if (style < isDate.Length && isDate[style] && number is >= 0 and < 2_958_466)
        {
            var date = epoch.AddSeconds(Math.Round(number * 86_400));
            return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        }

        var isShownAsPercent = showsPercent && style < isPercent.Length && isPercent[style];
        return Plain(isShownAsPercent ? number * 100 : number) + (isShownAsPercent ? "%" : "");
    }

    private static string Plain(double number) => Math.Abs(number) < 1e15
        ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DateCode();

    /// <summary>Quoted text, escaped characters, and colours or locales in brackets.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.")]
    private static partial Regex Literal();
}
