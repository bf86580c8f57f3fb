namespace Prism.Sources;

/// <summary>KPIs of the register: money, benefits, projects, objectives and surveys.</summary>
internal static class RegisterKpis
{
    private static readonly string[] Monthly = ["Month", "Quarter"];

    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources) => [.. Money(sources.Register), .. Contingency(sources), .. Projects(sources), .. Objectives(sources.Register), Satisfaction(sources.Register), Exposure(sources), BurnDown(sources), .. Gates(sources.Register)];

    private static IEnumerable<SourceKpi> Money(SourceRegister register)
    {
        var lines = register.Money;
        var reported = lines.Where(line => line.Actual is not null).ToList();
        var cost = Amounts(reported, line => line.Actual);
        yield return new SumKpi("BURN_RATE", cost) { Grains = Monthly };
        yield return new SumKpi("CAPEX_SHARE", Amounts(reported.Where(line => line.Line == "Capex"), line => line.Actual), cost) { Grains = Monthly };
        var (spent, budget) = (ToDate(reported, line => line.Actual), ToDate(reported, line => line.Budget));
        yield return new SumKpi("BUDGET_VARIANCE", [(1, spent), (-1, budget)], [(1, budget)]) { Grains = Monthly };
        var realised = lines.Where(line => line.BenefitRealised is not null).ToList();
        var benefit = ToDate(realised, line => line.BenefitRealised);
        yield return new SumKpi("BENEFIT_REALISATION", benefit, ToDate(realised, line => line.BenefitPlanned)) { Grains = Monthly };
        yield return new SumKpi("ROI", [(1, benefit), (-1, spent)], [(1, spent)]) { Grains = Monthly };
        var foreseen = reported.Where(line => line.Forecast is not null).ToList();
        var actual = Amounts(foreseen, line => line.Actual);
        yield return new SumKpi("COST_FORECAST_ACCURACY", [(1, actual), (-1, Amounts(foreseen, line => Math.Abs(line.Actual!.Value - line.Forecast!.Value)))], [(1, actual)]) { Grains = Monthly };
    }

    /// <summary>Share of the contingency that is used, over the share of the work that is done: both times the whole contingency.</summary>
    private static IEnumerable<SourceKpi> Contingency(SourcePortfolio sources)
    {
        var lines = sources.Register.Money.Where(line => line.Line == "Contingency").ToList();
        var used = ToDate(lines.Where(line => line.Actual is not null).ToList(), line => line.Actual);
        var earned = used.Rows.Select(row => (row, Plan: sources.Plans.Where(plan => plan.Project == row.Project && plan.StatusDate <= row.Day).MaxBy(plan => plan.StatusDate))).Where(item => item.Plan is not null)
            .Select(item => item.row with { Value = lines.Where(line => line.Project == item.row.Project).Sum(line => line.Budget ?? 0) * item.Plan!.Leaves.Sum(task => task.EarnedValue) / item.Plan.Leaves.Sum(task => task.BaselineCost ?? 0) });
        yield return new SumKpi("CONTINGENCY_BURN", used, SourceTerm.States(earned)) { Grains = Monthly };
    }

    private static IEnumerable<SourceKpi> Projects(SourcePortfolio sources)
    {
        var register = sources.Register;
        var finished = register.Projects.Where(project => project.ActualFinish is not null).ToList();
        SourceTerm Count(IEnumerable<SourceProject> some, Func<SourceProject, bool> which) => SourceTerm.Amounts(some.Select(project => new SourceRow(project.Code, project.ActualFinish!.Value, which(project) ? 1 : 0)));
        var planned = finished.Where(project => project.PlannedFinish is not null).ToList();
        yield return new SumKpi("ON_TIME_RATE", Count(planned, project => project.ActualFinish <= project.PlannedFinish), Count(planned, _ => true));
        double? Sum(SourceProject project, Func<SourceMoney, double?> amount) => register.Money.Where(line => line.Project == project.Code && amount(line) is not null).Select(amount).Aggregate((double?)null, (sum, more) => (sum ?? 0) + more);
        var funded = finished.Where(project => Sum(project, line => line.Budget) > 0 && Sum(project, line => line.Actual) is not null).ToList();
        yield return new SumKpi("ON_BUDGET_RATE", Count(funded, project => Sum(project, line => line.Actual) <= Sum(project, line => line.Budget)), Count(funded, _ => true)) { Grains = Monthly };
        yield return new SumKpi("ACTIVE_PROJECTS", SourceTerm.States(
            from project in register.Projects
            where project.ActualStart is not null
            from day in sources.Calendar.MonthEndsAndToday(project.ActualStart!.Value)
            where !(project.ActualFinish <= day)
            select new SourceRow(project.Code, day, 1)))
        { Grains = Monthly, Levels = ["Program", "Portfolio", "Organisation"] };
    }

    private static IEnumerable<SourceKpi> Objectives(SourceRegister register)
    {
        var weights = register.Read("project-objectives").GroupBy(row => row["ProjectCode"]).ToDictionary(group => group.Key, group => group.Sum(row => SourceRegister.Number(row["Weight"])!.Value));
        var budgets = register.Money.Where(line => line.Budget is not null).ToList();
        yield return new SumKpi(
            "BUDGET_WITHOUT_OBJECTIVE", Amounts(budgets.Where(line => weights.GetValueOrDefault(line.Project) <= 0), line => line.Budget), Amounts(budgets, line => line.Budget)) { Grains = Monthly };
        yield return new MeanKpi("STRATEGIC_ALIGNMENT", [.. budgets.Where(line => line.Budget > 0).GroupBy(line => (line.Project, line.Month))
            .Select(month => new SourceRow(month.Key.Project, month.Key.Month, Math.Min(1, weights.GetValueOrDefault(month.Key.Project)), month.Sum(line => line.Budget!.Value)))]) { Grains = Monthly };
    }

    private static MeanKpi Satisfaction(SourceRegister register) => new("STAKEHOLDER_SATISFACTION", [.. register.Read("assessments")
        .Where(row => row["Subject"].Equals("stakeholder satisfaction", StringComparison.OrdinalIgnoreCase) && SourceRegister.Number(row["Respondents"]) > 0)
        .Select(row =>
        {
            var (least, most) = (SourceRegister.Number(row["ScaleMin"])!.Value, SourceRegister.Number(row["ScaleMax"])!.Value);
            return new SourceRow(row["ProjectCode"], SourceRegister.Day(row["Date"])!.Value, 100 * (SourceRegister.Number(row["Score"])!.Value - least) / (most - least), SourceRegister.Number(row["Respondents"])!.Value);
        })]) { Grains = Monthly };

    /// <summary>At the end of each month from the one a risk was raised in: probability × impact while it is not closed; one that occurred is no risk any more.</summary>
    private static SumKpi Exposure(SourcePortfolio sources)
    {
        var rows = from risk in sources.Register.Read("risks")
                   where risk["Status"] != "Occurred"
                   let closed = SourceRegister.Day(risk["ClosedOn"])
                   from end in sources.Calendar.MonthEndsAndToday(SourceRegister.Day(risk["RaisedOn"])!.Value)
                   where end == SourceCalendar.Period("Month", end).End && (closed is null || end <= SourceCalendar.Period("Month", closed.Value).End)
                   let exposure = SourceRegister.Number(risk["Probability"]) * SourceRegister.Number(risk["ImpactAmount"])
                   select new SourceRow(risk["ProjectCode"], end, closed <= end ? 0 : exposure!.Value * sources.Register.Rate(risk["CurrencyCode"], end));
        return new SumKpi("RISK_EXPOSURE", SourceTerm.States(rows)) { Grains = Monthly };
    }

    /// <summary>Month by month what the exposure of the risks that had some a month before went down by; of one that occurred nothing went down.</summary>
    private static SumKpi BurnDown(SourcePortfolio sources)
    {
        var (burned, before) = (new List<SourceRow>(), new List<SourceRow>());
        foreach (var risk in sources.Register.Read("risks"))
        {
            var closed = SourceRegister.Day(risk["ClosedOn"]);
            var months = sources.Calendar.MonthEndsAndToday(SourceRegister.Day(risk["RaisedOn"])!.Value)
                .Where(end => end == SourceCalendar.Period("Month", end).End && (closed is null || end <= SourceCalendar.Period("Month", closed.Value).End))
                .Select(end => (End: end, Exposure: closed <= end ? 0 : SourceRegister.Number(risk["Probability"])!.Value * SourceRegister.Number(risk["ImpactAmount"])!.Value * sources.Register.Rate(risk["CurrencyCode"], end)))
                .ToList();
            foreach (var (last, now) in months.Zip(months.Skip(1)).Where(pair => pair.First.Exposure > 0))
            {
                before.Add(new SourceRow(risk["ProjectCode"], now.End, last.Exposure));
                burned.Add(new SourceRow(risk["ProjectCode"], now.End, risk["Status"] == "Occurred" ? 0 : last.Exposure - now.Exposure));
            }
        }

        return new SumKpi("RISK_BURN_DOWN", SourceTerm.Amounts(burned), SourceTerm.Amounts(before)) { Grains = Monthly };
    }

    private static IEnumerable<SourceKpi> Gates(SourceRegister register)
    {
        var decided = register.Read("stage-gates").Where(row => row["HeldOn"].Length > 0 && row["Decision"].Length > 0).ToList();
        SourceTerm Count(Func<Dictionary<string, string>, bool> which) => SourceTerm.Amounts(decided.Where(which).Select(row => new SourceRow(row["ProjectCode"], SourceRegister.Day(row["HeldOn"])!.Value, 1)));
        yield return new SumKpi("GATE_STOP_RATE", Count(row => row["Decision"] == "Stop"), Count(_ => true)) { Grains = Monthly };
        yield return new SumKpi("GATE_PASS_RATE", Count(row => row["Decision"] == "Go"), Count(_ => true)) { Grains = Monthly };
    }

    private static SourceTerm Amounts(IEnumerable<SourceMoney> lines, Func<SourceMoney, double?> amount) =>
        SourceTerm.Amounts(lines.Where(line => amount(line) is not null).Select(line => new SourceRow(line.Project, line.Month, amount(line)!.Value)));

    /// <summary>What has come together up to each month that has a line.</summary>
    private static SourceTerm ToDate(IReadOnlyList<SourceMoney> lines, Func<SourceMoney, double?> amount) =>
        SourceTerm.States(lines.Select(line => (line.Project, line.Month)).Distinct()
            .Select(month => new SourceRow(month.Project, month.Month, lines.Where(line => line.Project == month.Project && line.Month <= month.Month).Sum(line => amount(line) ?? 0))));
}
