using System.Globalization;

namespace Prism.Kpis.Engine;

/// <summary>Days as the warehouse writes them: <c>yyyymmdd</c>.</summary>
internal static class Day
{
    public static int ToSk(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static DateOnly FromSk(int dateSk) => new(dateSk / 10_000, dateSk / 100 % 100, dateSk % 100);

    public static string Text(int dateSk) => FromSk(dateSk).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
