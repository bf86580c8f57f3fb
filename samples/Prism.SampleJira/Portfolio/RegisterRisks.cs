using System.Globalization;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Portfolio;

/// <summary>Risks of each project: raised over its course, some closed since, a few occurred.</summary>
internal static class RegisterRisks
{
    private const int PerProject = 4;

    private static readonly (string Title, string Category, string Response)[] Known =
    [
        ("Supplier delivers late", "Commercial", "Second supplier asked for an offer"),
        ("Key people leave", "People", "Knowledge shared between two at least"),
        ("Data is worse than expected", "Technical", "Sample converted early"),
        ("Interfaces change", "Technical", "Contracts agreed with the owners"),
        ("Regulation changes", "Legal", "Watched with the legal department"),
        ("Users do not take part", "People", "Sponsor speaks to the departments"),
    ];

    public static RegisterFile Of(SimulatedPlan site, Func<ProgrammeProject, ProjectCourse> courseOf)
    {
        var file = new RegisterFile(
            "RiskCode", "ProjectCode", "Title", "Category", "Probability", "ImpactAmount", "CurrencyCode", "Status", "Owner", "Response", "RaisedOn", "DueOn", "ClosedOn");
        for (var i = 0; i < Programme.Projects.Count; i++)
        {
            for (var number = 0; number < PerProject; number++)
            {
                Add(file, site, i, number, courseOf(Programme.Projects[i]));
            }
        }

        return file;
    }

    private static void Add(RegisterFile file, SimulatedPlan site, int index, int number, ProjectCourse course)
    {
        var project = Programme.Projects[index];
        var until = site.Calendar.Until;
        int Below(int limit, int detail) => site.Draw.Below(limit, Purpose.RiskRating, index, 1000 + (number * 10) + detail);
        var raised = course.PlannedStart.AddDays((number * 70) + Below(40, 0));
        if (raised > until)
        {
            return;
        }

        var closed = raised.AddDays(60 + Below(200, 1));
        var isClosed = closed <= until;
        var status = isClosed ? "Closed" : number == 1 && index % 5 == 0 ? "Occurred" : Below(4, 2) == 0 ? "Mitigated" : "Open";
        var (title, category, response) = Known[(index + number) % Known.Length];
        file.Add(
            string.Create(CultureInfo.InvariantCulture, $"R-{project.Code[3..]}-{number + 1}"), project.Code, title, category, (1 + Below(8, 3)) * 0.1m, (5 + Below(76, 4)) * 1_000m, project.Currency, status,
            project.Manager, response, raised, raised.AddDays(45 + Below(30, 5)), isClosed ? closed : null);
    }
}
