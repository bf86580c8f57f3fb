using System.Globalization;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Portfolio;

/// <summary>The portfolio register of the programme of work, one CSV file for each kind of row.</summary>
internal sealed class PortfolioRegister(SimulatedPlan site, JiraKind kind, IReadOnlyList<Plan> plans)
{
    private DateOnly Until => site.Calendar.Until;

    private DateOnly YearStart => new(Until.Year, 1, 1);

    private DateOnly YearEnd => new(Until.Year, 12, 31);

    public async Task WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await Projects().WriteAsync(folder, "projects.csv", cancellationToken);
        await Objectives().WriteAsync(folder, "objectives.csv", cancellationToken);
        await ProjectObjectives().WriteAsync(folder, "project-objectives.csv", cancellationToken);
        await RegisterFinancials.Of(site, Course).WriteAsync(folder, "financials.csv", cancellationToken);
        await Sources().WriteAsync(folder, "sources.csv", cancellationToken);
        await People().WriteAsync(folder, "people.csv", cancellationToken);
        await HolidayList().WriteAsync(folder, "holidays.csv", cancellationToken);
        await CurrencyRates().WriteAsync(folder, "currency-rates.csv", cancellationToken);
        await RegisterTargets.Of(YearStart, YearEnd).WriteAsync(folder, "targets.csv", cancellationToken);
        await RegisterTargets.Reviews(YearStart).WriteAsync(folder, "kpi-reviews.csv", cancellationToken);
        await Assessments().WriteAsync(folder, "assessments.csv", cancellationToken);
        await RegisterRisks.Of(site, Course).WriteAsync(folder, "risks.csv", cancellationToken);
        await RegisterGates.Of(YearStart, Until).WriteAsync(folder, "stage-gates.csv", cancellationToken);
    }

    private RegisterFile Projects()
    {
        var file = new RegisterFile(
            "ProjectCode", "ProjectName", "Program", "Portfolio", "Manager", "Sponsor", "Methodology", "Stage", "Priority", "PlannedStart", "PlannedFinish", "ActualStart", "ActualFinish", "CurrencyCode");
        foreach (var project in Programme.Projects)
        {
            var course = Course(project);
            var stage = course.ActualFinish is not null ? "Closed" : course.PlannedFinish < Until.AddDays(45) ? "Roll-out" : "Delivery";
            file.Add(
                project.Code, project.Name, project.Program, project.Portfolio, project.Manager, project.Sponsor, project.Methodology, stage, project.Priority,
                course.PlannedStart, course.PlannedFinish, course.PlannedStart, course.ActualFinish, project.Currency);
        }

        return file;
    }

    /// <summary>Dates of a project with a plan are its plan's; those of the others span the history and some months more.</summary>
    private ProjectCourse Course(ProgrammeProject project)
    {
        var plan = plans.FirstOrDefault(p => p.Project == project);
        return plan is null
            ? new(site.Calendar.First, new DateOnly(Until.Year + 1, 3, 31).AddMonths(project.Priority), null)
            : new(plan.Start, plan.BaselineFinish, plan.RealFinish <= Until ? plan.RealFinish : null);
    }

    private RegisterFile Objectives()
    {
        var file = new RegisterFile("ObjectiveCode", "Name", "Perspective", "Owner", "StartValue", "TargetValue", "Unit", "DueDate");
        file.Add("O-1", "Restore power faster", "Customer", "Tobias Renner", 94m, 70m, "minutes", YearEnd.AddYears(1));
        file.Add("O-2", "More customers serve themselves", "Customer", "Marit Osei", 41m, 65m, "%", YearEnd.AddYears(1));
        file.Add("O-3", "Lower cost to serve", "Financial", "Anselm Quist", 38.5m, 31m, "EUR per customer", YearEnd.AddYears(1));
        file.Add("O-4", "Forecast the grid better", "Internal Process", "Tobias Renner", 11.2m, 6m, "% error", YearEnd);
        file.Add("O-5", "Retire old systems", "Internal Process", "Anselm Quist", 0m, 14m, "systems", YearEnd.AddYears(1));
        file.Add("O-6", "Keep the teams we have", "Learning and Growth", "Marit Osei", 88m, 93m, "%", YearEnd);
        return file;
    }

    private static RegisterFile ProjectObjectives()
    {
        var file = new RegisterFile("ProjectCode", "ObjectiveCode", "Weight");
        (string Project, string Objective, decimal Weight)[] links =
        [
            ("NQ-101", "O-1", 0.4m), ("NQ-101", "O-3", 0.6m), ("NQ-102", "O-1", 1m), ("NQ-103", "O-1", 0.5m), ("NQ-103", "O-4", 0.5m), ("NQ-104", "O-4", 1m), ("NQ-201", "O-2", 0.7m),
            ("NQ-201", "O-3", 0.3m), ("NQ-202", "O-2", 1m), ("NQ-203", "O-3", 0.6m), ("NQ-203", "O-6", 0.4m), ("NQ-204", "O-2", 0.5m), ("NQ-204", "O-3", 0.5m), ("NQ-301", "O-5", 0.8m),
            ("NQ-301", "O-3", 0.2m), ("NQ-302", "O-5", 1m), ("NQ-303", "O-5", 0.4m), ("NQ-303", "O-6", 0.6m), ("NQ-304", "O-5", 0.5m), ("NQ-304", "O-6", 0.5m),
        ];
        foreach (var (project, objective, weight) in links)
        {
            file.Add(project, objective, weight);
        }

        return file;
    }

    private static RegisterFile Sources()
    {
        var file = new RegisterFile("ProjectCode", "SourceKind", "Container");
        foreach (var project in Programme.Projects)
        {
            if (project.JiraKey is { } key)
            {
                file.Add(project.Code, "JiraProject", key);
            }

            if (project.PlanCode is { } code)
            {
                file.Add(project.Code, "Plan", code);
            }
        }

        return file;
    }

    private RegisterFile People()
    {
        var file = new RegisterFile(
            "PersonName", "Email", "JiraAccountId", "PlanResource", "Team", "Role", "Department", "HomeProject", "CapacityHoursPerDay", "CostRatePerHour", "CurrencyCode", "From", "To");
        var inPlans = plans.SelectMany(p => p.Resources).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var person in site.People.All.Where(p => p.Role != PersonRole.Automation))
        {
            var project = Programme.InJira[person.Project];
            var isOwner = person.Role == PersonRole.ProductOwner;
            file.Add(
                person.Name, person.Email, kind == JiraKind.Cloud ? person.AccountId : person.UserKey, inPlans.Contains(person.Name) ? person.Name : null, $"Team {project.Name}",
                isOwner ? "Product owner" : "Engineer", project.Program, project.Code, isOwner ? 2m : 7m, isOwner ? RateCard.ProductOwner : RateCard.Member(person.Index), project.Currency,
                site.Calendar.First, null);
        }

        foreach (var group in Programme.Projects.GroupBy(p => p.Manager))
        {
            var project = group.First();
            file.Add(group.Key, Mail(group.Key), null, group.Key, "Project management office", "Project manager", "PMO", project.Code, 8m, RateCard.Manager, "EUR", site.Calendar.First, null);
        }

        foreach (var project in Programme.Projects)
        {
            foreach (var (name, i) in PlanFactory.OwnTeamOf(project).Select((name, i) => (name, i)))
            {
                file.Add(name, Mail(name), null, name, $"Team {project.Name}", "Specialist", project.Program, project.Code, 8m, RateCard.Member(i), project.Currency, site.Calendar.First, Course(project).ActualFinish);
            }
        }

        return file;
    }

    private RegisterFile HolidayList()
    {
        var file = new RegisterFile("Date", "Name");
        foreach (var (date, name) in Enumerable.Range(site.Calendar.First.Year, Until.Year - site.Calendar.First.Year + 2).SelectMany(Holidays.Of))
        {
            file.Add(date, name);
        }

        return file;
    }

    private RegisterFile CurrencyRates()
    {
        var file = new RegisterFile("FromCurrency", "ToCurrency", "ValidFrom", "Rate");
        var first = new DateOnly(site.Calendar.First.Year, 1, 1);
        for (var (quarter, from) = (0, first); from <= Until; from = from.AddMonths(3), quarter++)
        {
            file.Add("CHF", "EUR", from, 1.0450m + 0.0025m * (quarter % 4));
            file.Add("USD", "EUR", from, 0.9150m - 0.0040m * (quarter % 5));
        }

        return file;
    }

    /// <summary>Surveys of stakeholders, a quarter apart, on a scale of 1 to 5.</summary>
    private RegisterFile Assessments()
    {
        var file = new RegisterFile("ProjectCode", "Date", "Subject", "Score", "ScaleMin", "ScaleMax", "Respondents", "Answers");
        for (var i = 0; i < Programme.Projects.Count; i++)
        {
            var project = Programme.Projects[i];
            var course = Course(project);
            for (var month = 3; month <= 12; month += 3)
            {
                var date = new DateOnly(Until.Year, month, 15);
                if (date <= Until && date >= course.PlannedStart && !(course.ActualFinish < date.AddDays(-45)))
                {
                    var mood = 3.1m + (decimal)site.Draw.Unit(Purpose.Survey, i, month) * 1.6m;
                    var respondents = 6 + site.Draw.Below(15, Purpose.Survey, i, 100 + month);
                    var answers = Enumerable.Range(0, respondents).Select(person => Math.Clamp(Math.Round(mood - 1 + (2 * (decimal)site.Draw.Unit(Purpose.Survey, i, 1000 * month + person))), 1, 5))
                        .GroupBy(answer => answer).OrderBy(answer => answer.Key).Select(answer => (Score: answer.Key, Count: answer.Count())).ToArray();
                    var score = Math.Round(answers.Sum(answer => answer.Score * answer.Count) / respondents, 2);
                    file.Add(project.Code, date, "Stakeholder satisfaction", score, 1, 5, respondents, string.Join(' ', answers.Select(answer => $"{answer.Score:0}:{answer.Count}")));
                }
            }
        }

        return file;
    }

    private static string Mail(string name) => $"{string.Join('.', name.Split(' ')).ToLower(CultureInfo.InvariantCulture).Replace("ö", "oe", StringComparison.Ordinal)}@northquay.example";
}
