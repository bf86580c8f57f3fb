using System.Globalization;

namespace Prism.Sources;

/// <summary>A project as the register has it.</summary>
internal sealed record SourceProject(string Code, string Name, string Program, string Portfolio, string? JiraKey, string? PlanCode, DateOnly? ActualStart, DateOnly? PlannedFinish, DateOnly? ActualFinish);

/// <summary>A person as the register has it. <c>HoursPerDay</c> is the capacity of a working day.</summary>
internal sealed record SourcePerson(string Name, string? AccountId, string? PlanResource, string HomeProject, double HoursPerDay, DateOnly? From, DateOnly? To);

/// <summary>A line of a project's month: amounts in the reporting currency, null where the cell is empty. <c>Month</c> is its last day.</summary>
internal sealed record SourceMoney(string Project, DateOnly Month, string Line, double? Budget, double? Forecast, double? Actual, double? BenefitPlanned, double? BenefitRealised);

/// <summary>The portfolio register's CSV files, read by plain text splitting.</summary>
internal sealed class SourceRegister
{
    private readonly string folder;
    private readonly List<Dictionary<string, string>> rates;

    public SourceRegister(string folder, string reportingCurrency)
    {
        (this.folder, ReportingCurrency) = (folder, reportingCurrency);
        rates = Read("currency-rates");
        var sources = Read("sources");
        string? Container(string project, string kind) => sources.FirstOrDefault(row => row["ProjectCode"] == project && row["SourceKind"] == kind)?["Container"];
        Projects = Read("projects").ConvertAll(row => new SourceProject(
            row["ProjectCode"], row["ProjectName"], row["Program"], row["Portfolio"], Container(row["ProjectCode"], "JiraProject"), Container(row["ProjectCode"], "Plan"),
            Day(row["ActualStart"]), Day(row["PlannedFinish"]), Day(row["ActualFinish"])));
        People = Read("people").ConvertAll(row => new SourcePerson(
            row["PersonName"], Text(row["JiraAccountId"]), Text(row["PlanResource"]), row["HomeProject"], Number(row["CapacityHoursPerDay"]) ?? 0, Day(row["From"]), Day(row["To"])));
        Holidays = Read("holidays").Select(row => Day(row["Date"])!.Value).ToHashSet();
        Money = Read("financials").ConvertAll(row =>
        {
            var month = Day(row["Month"] + "-01")!.Value.AddMonths(1).AddDays(-1);
            double? Amount(string column) => Number(row[column]) * Rate(row["CurrencyCode"], month);
            return new SourceMoney(
                row["ProjectCode"], month, row["Line"], Amount("BudgetAmount"), Amount("ForecastAmount"), Amount("ActualAmount"), Amount("BenefitPlannedAmount"), Amount("BenefitRealisedAmount"));
        });
    }

    public string ReportingCurrency { get; }
    public IReadOnlyList<SourceProject> Projects { get; }
    public IReadOnlyList<SourcePerson> People { get; }
    public IReadOnlySet<DateOnly> Holidays { get; }
    public IReadOnlyList<SourceMoney> Money { get; }

    /// <summary>The rows of one of the files, by column.</summary>
    public List<Dictionary<string, string>> Read(string name)
    {
        var file = Path.Combine(folder, name + ".csv");
        if (!File.Exists(file))
        {
            return [];
        }

        var lines = File.ReadAllLines(file);
        var header = Cells(lines[0].TrimStart('\uFEFF'));
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(Cells(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Units of the reporting currency for one of another, by the rate in force on a day.</summary>
    public double Rate(string currency, DateOnly day) => currency == ReportingCurrency ? 1
        : Number(rates.Where(row => row["FromCurrency"] == currency && row["ToCurrency"] == ReportingCurrency && Day(row["ValidFrom"]) <= day).MaxBy(row => row["ValidFrom"], StringComparer.Ordinal)!["Rate"])!.Value;

    public static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        var (cell, isQuoted) = ("", false);
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (letter == ',' && !isQuoted)
            {
                cells.Add(cell);
                cell = "";
            }
            else
            {
                cell += letter;
            }
        }

        return [.. cells, cell];
    }
}
