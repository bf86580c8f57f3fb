using System.Globalization;
using System.Text;
using System.Xml;
using Prism.SampleJira.Portfolio;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira;

/// <summary>The plans and the portfolio register of the programme of work that the simulated Jira site tells of.</summary>
public static class SamplePortfolio
{
    private const int Months = 6;

    /// <summary>
    /// Writes <c>plans/CODE-yyyy-MM.xml</c>, one for each of 8 plans and each of the last 6 month ends that are over, and the CSV files
    /// under <c>register</c>. Files of the same names are overwritten. The same options give the same bytes.
    /// </summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public static async Task WriteAsync(string folder, SampleJiraOptions options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var site = new SimulatedPlan(options, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var factory = new PlanFactory(site);
        var plans = Programme.Planned.Select(factory.Create).ToList();
        var plansFolder = Path.Combine(folder, "plans");
        Directory.CreateDirectory(plansFolder);
        foreach (var plan in plans)
        {
            foreach (var monthEnd in MonthEnds(options.Until))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = $"{plan.Project.PlanCode}-{monthEnd.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.xml";
                WritePlan(Path.Combine(plansFolder, name), new PlanStatus(plan, monthEnd));
            }
        }

        await new PortfolioRegister(site, options.Kind ?? JiraKind.Cloud, plans).WriteAsync(Path.Combine(folder, "register"), cancellationToken);
    }

    private static IEnumerable<DateOnly> MonthEnds(DateOnly until)
    {
        var next = until.AddDays(1);
        var afterLast = new DateOnly(next.Year, next.Month, 1);
        return Enumerable.Range(0, Months).Select(i => afterLast.AddMonths(i - Months + 1).AddDays(-1));
    }

    private static void WritePlan(string path, PlanStatus status)
    {
        using var xml = XmlWriter.Create(path, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, IndentChars = "\t", NewLineChars = "\n" });
        new PlanWriter(xml, status).Write();
    }
}
