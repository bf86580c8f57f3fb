using System.Globalization;
using System.Xml.Linq;

namespace Prism.Sources;

/// <summary>A leaf of a plan, or with UID 0 the plan itself. Money in the reporting currency, work in hours, days of the plan's own dates.</summary>
internal sealed record SourceTask(
    string Uid, bool IsMilestone, string? IssueKey, DateOnly? Finish, DateOnly? ActualFinish, DateOnly? BaselineStart, DateOnly? BaselineFinish, double? BaselineCost, double? BaselineWork,
    double ActualWork, double RemainingWork, double PlannedValue, double EarnedValue, double ActualCost);

/// <summary>Work of a resource that the plan still has ahead on a day.</summary>
internal sealed record SourceDayWork(string? Resource, DateOnly Day, double Hours);

/// <summary>A plan as of a status date, read with an XML tree by the format's published meaning.</summary>
internal sealed class SourcePlan
{
    private static readonly XNamespace Mspdi = "http://schemas.microsoft.com/project";
    private readonly HashSet<DateOnly> holidays = [];

    public SourcePlan(string file, SourceRegister register)
    {
        var root = XDocument.Load(file).Root!;
        var code = Path.GetFileNameWithoutExtension(file);
        code = code[..code.LastIndexOf("-20", StringComparison.Ordinal)];
        Project = register.Projects.Single(project => project.PlanCode == code).Code;
        StatusDate = Day(root, "StatusDate")!.Value;
        Rate = register.Rate(Text(root, "CurrencyCode")!, StatusDate);
        ReadHolidays(root);
        var resources = root.Descendants(Mspdi + "Resource").ToDictionary(row => Text(row, "UID")!, row => Text(row, "Name"));
        var assignments = root.Descendants(Mspdi + "Assignment").ToLookup(row => Text(row, "TaskUID"));
        var elements = root.Descendants(Mspdi + "Task").Where(task => Text(task, "IsNull") != "1").ToList();
        Whole = Task(elements.Single(task => Text(task, "UID") == "0"), assignments);
        Leaves = [.. elements.Where(task => Text(task, "UID") != "0" && Text(task, "Summary") != "1" && Text(task, "Active") != "0").Select(task => Task(task, assignments))];
        RemainingByResource = root.Descendants(Mspdi + "Assignment")
            .GroupBy(row => resources.GetValueOrDefault(Text(row, "ResourceUID")!) ?? "")
            .ToDictionary(group => group.Key, group => group.Sum(row => Hours(row, "RemainingWork")));
        DaysAhead = [.. root.Descendants(Mspdi + "Assignment").SelectMany(row => row.Elements(Mspdi + "TimephasedData").Where(data => Text(data, "Type") == "1")
            .Select(data => new SourceDayWork(resources.GetValueOrDefault(Text(row, "ResourceUID")!), OneDay(data), Hours(data, "Value"))))];
    }

    /// <summary>Code of the project in the register.</summary>
    public string Project { get; }
    public DateOnly StatusDate { get; }

    /// <summary>Units of the reporting currency for one of the plan's, on the status date.</summary>
    public double Rate { get; }
    public SourceTask Whole { get; }
    public IReadOnlyList<SourceTask> Leaves { get; }
    public IReadOnlyDictionary<string, double> RemainingByResource { get; }
    public IReadOnlyList<SourceDayWork> DaysAhead { get; }

    private SourceTask Task(XElement task, ILookup<string?, XElement> assignments)
    {
        var baseline = task.Elements(Mspdi + "Baseline").FirstOrDefault(element => Text(element, "Number") == "0");
        var isMilestone = Text(task, "Milestone") == "1";
        var budget = Number(Text(baseline, "Cost")) / 100;
        var percent = Text(task, "EarnedValueMethod") == "1" ? Number(Text(task, "PhysicalPercentComplete")) : Number(Text(task, "PercentComplete"));
        var earned = isMilestone ? (percent >= 100 ? budget : 0) : budget * percent / 100;
        var own = assignments[Text(task, "UID")].ToList();
        var planned = own.Sum(assignment => BaselineCostUntil(assignment, StatusDate));

        // What no assignment bears is fixed cost: prorated over the working time between baseline start and finish.
        var fixedCost = budget - own.Sum(assignment => BaselineCostUntil(assignment, DateOnly.MaxValue));
        if (Math.Abs(fixedCost) > 0.005)
        {
            planned += fixedCost * ShareOfWorkingTime(Instant(Text(baseline, "Start")!), Instant(Text(baseline, "Finish")!), StatusDate);
        }

        var key = task.Elements(Mspdi + "ExtendedAttribute").FirstOrDefault(field => Text(field, "FieldID") == "188743731");
        return new SourceTask(
            Text(task, "UID")!, isMilestone, Text(key, "Value"), Day(task, "Finish"), Day(task, "ActualFinish"), Day(baseline, "Start"), Day(baseline, "Finish"),
            Text(baseline, "Cost") is null ? null : budget * Rate, Text(baseline, "Work") is null ? null : Hours(baseline, "Work"),
            Hours(task, "ActualWork"), Hours(task, "RemainingWork"), planned * Rate, earned * Rate, Number(Text(task, "ActualCost")) / 100 * Rate);
    }

    private static double BaselineCostUntil(XElement assignment, DateOnly until) => assignment.Elements(Mspdi + "TimephasedData")
        .Where(data => Text(data, "Type") == "5" && Day(data, "Start") <= until).Sum(data => Number(Text(data, "Value")) / 100);

    /// <summary>How much of an interval's working time, hour by hour (8 to 12 and 13 to 17 on weekdays that are no holidays), lies on or before a day.</summary>
    private double ShareOfWorkingTime(DateTime from, DateTime to, DateOnly until)
    {
        var (all, before) = (0.0, 0.0);
        for (var hour = from; hour < to; hour = hour.AddHours(1))
        {
            var day = DateOnly.FromDateTime(hour);
            if (hour.Hour is (>= 8 and < 12) or (>= 13 and < 17) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
            {
                all++;
                before += day <= until ? 1 : 0;
            }
        }

        // Work that takes no time falls on its day.
        return all == 0 ? (DateOnly.FromDateTime(from) <= until ? 1 : 0) : before / all;
    }

    private void ReadHolidays(XElement root)
    {
        var calendar = root.Descendants(Mspdi + "Calendar").First(element => Text(element, "UID") == Text(root, "CalendarUID"));
        foreach (var period in calendar.Descendants(Mspdi + "Exception").Select(exception => exception.Element(Mspdi + "TimePeriod")!))
        {
            for (var day = Day(period, "FromDate")!.Value; day <= Day(period, "ToDate")!.Value; day = day.AddDays(1))
            {
                holidays.Add(day);
            }
        }
    }

    private static DateOnly OneDay(XElement data) => Day(data, "Start") is { } day && Day(data, "Finish") == day
        ? day
        : throw new InvalidDataException("This reader knows work by day only.");

    private static string? Text(XElement? parent, string name) => parent?.Element(Mspdi + name)?.Value;

    private static double Number(string? text) => string.IsNullOrEmpty(text) ? 0 : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double Hours(XElement? parent, string name) => Text(parent, name) is { } text ? System.Xml.XmlConvert.ToTimeSpan(text).TotalHours : 0;

    private static DateOnly? Day(XElement? parent, string name) => Text(parent, name) is { } text ? DateOnly.FromDateTime(Instant(text)) : null;

    private static DateTime Instant(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
