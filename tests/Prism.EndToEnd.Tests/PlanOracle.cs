using System.Globalization;
using System.Xml.Linq;

namespace Prism.EndToEnd.Tests;

/// <summary>
/// Earned value of the sample portfolio computed apart from the product: straight from the plan files and the register with an XML tree and
/// plain text splitting, by the definitions of PV and EV and nothing of ours.
/// </summary>
internal sealed class PlanOracle
{
    private static readonly XNamespace Mspdi = "http://schemas.microsoft.com/project";
    private readonly List<PlanFigures> plans;
    private readonly Dictionary<string, Dictionary<string, string>> projects;
    private readonly Dictionary<string, string> projectOfPlan;
    private readonly List<Dictionary<string, string>> rates;

    public PlanOracle(string portfolioFolder)
    {
        var register = Path.Combine(portfolioFolder, "register");
        projects = ReadCsv(Path.Combine(register, "projects.csv")).ToDictionary(row => row["ProjectCode"]);
        projectOfPlan = ReadCsv(Path.Combine(register, "sources.csv"))
            .Where(row => row["SourceKind"] == "Plan").ToDictionary(row => row["Container"], row => row["ProjectCode"]);
        rates = ReadCsv(Path.Combine(register, "currency-rates.csv"));
        plans = Directory.EnumerateFiles(Path.Combine(portfolioFolder, "plans"), "*.xml").Select(ReadPlan).ToList();
    }

    /// <summary>Σ EV and Σ PV in the reporting currency, by portfolio and by month of the status date; the last status date of a month counts.</summary>
    public IReadOnlyDictionary<(string Portfolio, int Year, int Month), (double EarnedValue, double PlannedValue)> ByPortfolioAndMonth(string reportingCurrency)
    {
        var sums = new Dictionary<(string, int, int), (double, double)>();
        var lastOfMonth = plans
            .GroupBy(plan => (plan.Project, plan.StatusDate.Year, plan.StatusDate.Month))
            .Select(group => group.MaxBy(plan => plan.StatusDate)!);
        foreach (var plan in lastOfMonth)
        {
            var portfolio = projects[plan.Project]["Portfolio"];
            var rate = RateOn(plan.Currency, reportingCurrency, plan.StatusDate);
            var key = (portfolio, plan.StatusDate.Year, plan.StatusDate.Month);
            var (earned, planned) = sums.GetValueOrDefault(key);
            sums[key] = (earned + (plan.EarnedValue * rate), planned + (plan.PlannedValue * rate));
        }

        return sums;
    }

    private PlanFigures ReadPlan(string file)
    {
        var project = XDocument.Load(file).Root!;
        var code = Path.GetFileNameWithoutExtension(file);
        code = code[..code.LastIndexOf("-20", StringComparison.Ordinal)];
        var statusDate = DateOnly.FromDateTime(Instant(project.Element(Mspdi + "StatusDate")!.Value));
        var tasks = project.Element(Mspdi + "Tasks")!.Elements(Mspdi + "Task").Where(task => Text(task, "IsNull") != "1").ToList();
        var leaves = tasks.Where(task => Text(task, "Summary") != "1" && Text(task, "UID") != "0" && Text(task, "Active") != "0").ToDictionary(task => Text(task, "UID")!);

        var holidays = Holidays(project);
        double planned = 0;
        double earned = 0;
        foreach (var task in leaves.Values)
        {
            var baseline = task.Elements(Mspdi + "Baseline").FirstOrDefault(element => Text(element, "Number") == "0");
            var budget = Number(Text(baseline, "Cost")) / 100;
            var percent = Text(task, "EarnedValueMethod") == "1" ? Number(Text(task, "PhysicalPercentComplete")) : Number(Text(task, "PercentComplete"));
            earned += Text(task, "Milestone") == "1" ? (percent >= 100 ? budget : 0) : budget * percent / 100;

            var assignments = project.Element(Mspdi + "Assignments")!.Elements(Mspdi + "Assignment")
                .Where(assignment => Text(assignment, "TaskUID") == Text(task, "UID")).ToList();
            planned += assignments.Sum(assignment => BaselineCostUntil(assignment, statusDate));

            // What no assignment bears is fixed cost: prorated over the working time between baseline start and finish.
            var fixedCost = budget - assignments.Sum(assignment => BaselineCostUntil(assignment, DateOnly.MaxValue));
            if (Math.Abs(fixedCost) > 0.005)
            {
                planned += fixedCost * ShareOfWorkingTime(Instant(Text(baseline, "Start")!), Instant(Text(baseline, "Finish")!), statusDate, holidays);
            }
        }

        return new PlanFigures(projectOfPlan[code], Text(project, "CurrencyCode")!, statusDate, planned, earned);
    }

    private static double BaselineCostUntil(XElement assignment, DateOnly until) =>
        assignment.Elements(Mspdi + "TimephasedData")
            .Where(data => Text(data, "Type") == "5" && DateOnly.FromDateTime(Instant(Text(data, "Start")!)) <= until)
            .Sum(data => Number(Text(data, "Value")) / 100);

    /// <summary>How much of an interval's working time, hour by hour (8 to 12 and 13 to 17 on weekdays that are no holidays), lies on or before a day.</summary>
    private static double ShareOfWorkingTime(DateTime from, DateTime to, DateOnly until, HashSet<DateOnly> holidays)
    {
        double all = 0;
        double before = 0;
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            var day = DateOnly.FromDateTime(hour);
            if (hour.Hour is not ((>= 8 and < 12) or (>= 13 and < 17)) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day))
            {
                continue;
            }

            all++;
            before += day <= until ? 1 : 0;
        }

        // Work that takes no time falls on its day.
        return all == 0 ? (DateOnly.FromDateTime(from) <= until ? 1 : 0) : before / all;
    }

    private static HashSet<DateOnly> Holidays(XElement project)
    {
        var calendar = project.Element(Mspdi + "Calendars")!.Elements(Mspdi + "Calendar").First(element => Text(element, "UID") == Text(project, "CalendarUID"));
        var days = new HashSet<DateOnly>();
        foreach (var exception in calendar.Element(Mspdi + "Exceptions")?.Elements(Mspdi + "Exception") ?? [])
        {
            var period = exception.Element(Mspdi + "TimePeriod")!;
            var last = DateOnly.FromDateTime(Instant(Text(period, "ToDate")!));
            for (var day = DateOnly.FromDateTime(Instant(Text(period, "FromDate")!)); day <= last; day = day.AddDays(1))
            {
                days.Add(day);
            }
        }

        return days;
    }

    private double RateOn(string from, string to, DateOnly day)
    {
        if (from == to)
        {
            return 1;
        }

        var rate = rates
            .Where(row => row["FromCurrency"] == from && row["ToCurrency"] == to)
            .Where(row => DateOnly.ParseExact(row["ValidFrom"], "yyyy-MM-dd", CultureInfo.InvariantCulture) <= day)
            .MaxBy(row => row["ValidFrom"], StringComparer.Ordinal);
        return Number(rate!["Rate"]);
    }

    private static string? Text(XElement? parent, string name) => parent?.Element(Mspdi + name)?.Value;

    private static double Number(string? text) => string.IsNullOrEmpty(text) ? 0 : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> ReadCsv(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        return lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"')))
            .ToList();
    }

    private sealed record PlanFigures(string Project, string Currency, DateOnly StatusDate, double PlannedValue, double EarnedValue);
}
