using System.Globalization;
using Prism.SampleJira.Simulation;

namespace Prism.SampleJira.Portfolio;

/// <summary>When a project was meant to run and when it ended.</summary>
internal sealed record ProjectCourse(DateOnly PlannedStart, DateOnly PlannedFinish, DateOnly? ActualFinish);

/// <summary>Budget, forecast and actuals by project, month and line, for the months of the history and up to the year's end. Actuals end with the last whole month.</summary>
internal static class RegisterFinancials
{
    public static RegisterFile Of(SimulatedPlan site, Func<ProgrammeProject, ProjectCourse> courseOf)
    {
        var file = new RegisterFile("ProjectCode", "Month", "Line", "BudgetAmount", "ForecastAmount", "ActualAmount", "BenefitPlannedAmount", "BenefitRealisedAmount", "CurrencyCode");
        for (var i = 0; i < Programme.Projects.Count; i++)
        {
            Add(file, site, i, courseOf(Programme.Projects[i]));
        }

        return file;
    }

    private static void Add(RegisterFile file, SimulatedPlan site, int index, ProjectCourse course)
    {
        var project = Programme.Projects[index];
        var until = site.Calendar.Until;
        var first = new DateOnly(course.PlannedStart.Year, course.PlannedStart.Month, 1);
        var ended = course.ActualFinish ?? DateOnly.MaxValue;
        for (var month = first; month <= new DateOnly(until.Year, 12, 1); month = month.AddMonths(1))
        {
            var text = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            var isOver = month.AddMonths(1) <= until;
            var months = (month.Year * 12 + month.Month) * 100;
            foreach (var (line, scale, share) in new[] { ("Opex", 24_000m, 0), ("Capex", 52_000m, 1) })
            {
                var budget = month <= course.PlannedFinish ? Hundreds(scale * (1 + index % 4 * 0.35m) * (0.9m + 0.2m * Draw(site, index, months + share))) : 0;
                var spent = month <= ended ? Hundreds(Math.Max(budget, scale / 4) * (0.86m + index % 5 * 0.05m + 0.12m * Draw(site, index, months + 10 + share))) : 0;

                // A month that is over keeps the forecast made before it, which came near what was then spent.
                var forecast = Hundreds(isOver ? spent * (0.88m + 0.2m * Draw(site, index, months + 30 + share)) : (budget + spent) / 2);
                file.Add(project.Code, text, line, budget, forecast, isOver ? spent : null, null, null, project.Currency);
            }

            AddContingency(file, site, index, month, course);
            if (month > course.PlannedFinish || month >= course.PlannedStart.AddMonths(6))
            {
                var planned = Hundreds(9_000m * (1 + index % 3) * (month > course.PlannedFinish ? 2 : 1));
                file.Add(project.Code, text, "Benefit", null, null, null, planned, isOver ? Hundreds(planned * (0.6m + 0.5m * Draw(site, index, months + 20))) : null, project.Currency);
            }
        }
    }

    /// <summary>A project keeps a reserve for each of its planned months, and draws on it in some of them.</summary>
    private static void AddContingency(RegisterFile file, SimulatedPlan site, int index, DateOnly month, ProjectCourse course)
    {
        var project = Programme.Projects[index];
        var isOver = month.AddMonths(1) <= site.Calendar.Until;
        if (month > course.PlannedFinish && !(isOver && month <= (course.ActualFinish ?? DateOnly.MaxValue)))
        {
            return;
        }

        var reserve = month <= course.PlannedFinish ? Hundreds(4_000m * (1 + index % 3 * 0.5m)) : 0;
        var months = (month.Year * 12 + month.Month) * 100;
        var isDrawnOn = Draw(site, index, months + 40) < 0.35m + index % 4 * 0.1m;
        var used = isDrawnOn ? Hundreds(4_000m * (0.5m + 2 * Draw(site, index, months + 41))) : 0;
        file.Add(project.Code, month.ToString("yyyy-MM", CultureInfo.InvariantCulture), "Contingency", reserve, null, isOver ? used : null, null, null, project.Currency);
    }

    private static decimal Draw(SimulatedPlan site, int index, int detail) => (decimal)site.Draw.Unit(Purpose.Finance, index, detail);

    private static decimal Hundreds(decimal amount) => Math.Round(amount / 100) * 100;
}
