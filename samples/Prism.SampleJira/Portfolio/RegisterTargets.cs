namespace Prism.SampleJira.Portfolio;

/// <summary>Targets of the year. One changed in the middle of it; one holds for a single project only.</summary>
internal static class RegisterTargets
{
    public static RegisterFile Of(DateOnly yearStart, DateOnly yearEnd)
    {
        var file = new RegisterFile("KpiCode", "ScopeLevel", "ScopeName", "ValidFrom", "ValidTo", "PeriodGrain", "Target", "Amber", "Red", "Statement", "Measure", "BaselineValue", "BaselineDate", "BaselineEvidence", "ObjectiveCode", "DueDate");
        var mid = new DateOnly(yearStart.Year, 7, 1);
        var before = yearStart.AddDays(-1);
        void Year(string kpi, string level, string scope, decimal target, decimal amber, decimal red, string statement, decimal? baseline = null, string? evidence = null, string? objective = null) =>
            file.Add(kpi, level, scope, yearStart, yearEnd, null, target, amber, red, statement, null, baseline, baseline is null ? null : before, evidence, objective, objective is null ? null : yearEnd);

        const string Company = Programme.Company;
        file.Add("THROUGHPUT", "Organisation", Company, yearStart, yearEnd, "Week", 45, 36, 28, "Finish at least 45 issues each week of the year.", null, null, null, null, null, null);
        file.Add("THROUGHPUT", "Organisation", Company, yearStart, yearEnd, "Month", 200, 170, 140, "Finish at least 200 issues each month of the year.", null, null, null, null, null, null);
        Year("WIP", "Organisation", Company, 60, 80, 100, "Keep the work in progress of all teams at or below 60 issues all year.");
        file.Add("CYCLE_TIME_P85", "Organisation", Company, yearStart, mid.AddDays(-1), null, 14m, 18m, 24m, "Bring 85 % of issues from start to done within 14 days in the first half of the year.", null, null, null, null, null, null);
        file.Add("CYCLE_TIME_P85", "Organisation", Company, mid, yearEnd, null, 10m, 14m, 18m, "Bring 85 % of issues from start to done within 10 days from July on.", null, 14m, mid.AddDays(-1), "Review of the first half", "O-1", yearEnd);
        Year("REOPEN_RATE", "Organisation", Company, 0.05m, 0.08m, 0.12m, "Reopen no more than 5 % of finished issues in any quarter.", 0.09m, "Flow report of the year before", "O-2");
        Year("SPRINT_PREDICTABILITY", "Organisation", Company, 0.85m, 0.75m, 0.65m, "Deliver 85 % of what sprints commit to, each quarter.", 0.72m, "Sprint reports of the last quarter", "O-6");
        Year("SPI", "Organisation", Company, 1.00m, 0.95m, 0.90m, "Keep the schedule performance index at or above 1.00 each month.");
        Year("SPI", "Project", "Customer Portal", 0.95m, 0.90m, 0.80m, "Recover the portal's schedule performance index to 0.95 by the year's end.");
        Year("CPI", "Organisation", Company, 1.00m, 0.95m, 0.90m, "Keep the cost performance index at or above 1.00 each month.", 0.94m, "Closing of the year before", "O-3");
        Year("MILESTONE_HIT_RATE", "Portfolio", "Transform", 0.90m, 0.80m, 0.70m, "Reach 90 % of the year's milestones by their baseline date.");
        Year("MILESTONE_HIT_RATE", "Portfolio", "Run", 0.85m, 0.75m, 0.65m, "Reach 85 % of the year's milestones by their baseline date.");
        Year("BUDGET_VARIANCE", "Organisation", Company, 0m, 0.05m, 0.10m, "Spend no more than the budget of the year.");
        Year("ON_TIME_RATE", "Organisation", Company, 0.80m, 0.70m, 0.60m, "Finish 80 % of the year's projects by their planned date.", 0.60m, "Closing of the year before", "O-5");
        Year("UTILISATION", "Program", "Digital Grid", 0.80m, 0.70m, 0.60m, "Log 80 % of the teams' capacity on planned work each month.");
        Year("UTILISATION", "Organisation", Company, 0.78m, 0.68m, 0.58m, "Log 78 % of capacity on planned work each month.");
        return file;
    }

    /// <summary>Reviews held: before the year, and after its first half where the target then changed.</summary>
    public static RegisterFile Reviews(DateOnly yearStart)
    {
        var file = new RegisterFile("KpiCode", "ScopeLevel", "ScopeName", "ReviewedOn", "Reviewer", "Finding", "Decision", "Owner", "DueOn");
        var december = yearStart.AddDays(-20);
        file.Add("CYCLE_TIME_P85", "Organisation", Programme.Company, december, "Marta Lindqvist", "Two weeks is what the teams reached without being asked.", "Set 14 days for the first half of the year and 10 from July on.", "Jonas Weber", new DateOnly(yearStart.Year, 6, 30));
        file.Add("THROUGHPUT", "Organisation", Programme.Company, december, "Marta Lindqvist", "Read beside cycle time it says what it should.", null, null, null);
        file.Add("SPI", "Project", "Customer Portal", december, "Marta Lindqvist", "The plan was rebaselined in autumn and the index with it.", "Ask for a recovery to 0.95 and keep the old baseline for comparison.", "Aiko Tanaka", yearStart.AddMonths(2));
        return file;
    }
}
