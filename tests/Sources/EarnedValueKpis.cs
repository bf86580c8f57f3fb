namespace Prism.Sources;

/// <summary>KPIs of earned value, as of each plan's status date.</summary>
internal static class EarnedValueKpis
{
    public static IEnumerable<SourceKpi> Of(SourcePortfolio sources)
    {
        var plans = sources.Plans.Select(plan => new Figures(
            plan.Project, plan.StatusDate, plan.Leaves.Sum(task => task.PlannedValue), plan.Leaves.Sum(task => task.EarnedValue), plan.Leaves.Sum(task => task.ActualCost), plan.Leaves.Sum(task => task.BaselineCost ?? 0),
            sources.Calendar.WorkingDaysBetween(plan.Whole.BaselineFinish!.Value, plan.Whole.Finish!.Value))).ToList();
        SourceTerm Term(Func<Figures, double?> value) => SourceTerm.States(plans.Where(plan => value(plan) is not null).Select(plan => new SourceRow(plan.Project, plan.Day, value(plan)!.Value)));
        var (planned, earned, cost, budget) = (Term(plan => plan.Planned), Term(plan => plan.Earned), Term(plan => plan.Cost), Term(plan => plan.Budget));
        var estimate = Term(plan => plan.Earned == 0 ? null : plan.Budget * plan.Cost / plan.Earned);
        yield return new SumKpi("PV", planned);
        yield return new SumKpi("EV", earned);
        yield return new SumKpi("AC", cost);
        yield return new SumKpi("BAC", budget);
        yield return new SumKpi("CV", [(1, earned), (-1, cost)], []);
        yield return new SumKpi("SV", [(1, earned), (-1, planned)], []);
        yield return new SumKpi("CPI", earned, cost);
        yield return new SumKpi("SPI", earned, planned);
        yield return new SumKpi("CPI_WORST", earned, cost) { Extreme = -1 };
        yield return new SumKpi("EAC", estimate);
        yield return new SumKpi("EAC_ATYPICAL", [(1, cost), (1, budget), (-1, earned)], []);
        yield return new SumKpi("EAC_BOTH", Term(plan => plan.Earned == 0 ? null : plan.Cost + ((plan.Budget - plan.Earned) / (plan.Earned / plan.Cost * (plan.Earned / plan.Planned)))));
        yield return new SumKpi("ETC", [(1, estimate), (-1, cost)], []);
        yield return new SumKpi("VAC", [(1, budget), (-1, estimate)], []);
        yield return new SumKpi("TCPI", [(1, budget), (-1, earned)], [(1, budget), (-1, cost)]);
        yield return new SumKpi("COMPLETE_SPENT_GAP", [(1, earned), (-1, cost)], [(1, budget)]);
        yield return new SumKpi("HEALTH_INDEX", Term(Healthy), budget);
        var benefits = sources.Register.Money.Where(line => line.BenefitPlanned is not null).GroupBy(line => line.Project).ToDictionary(group => group.Key, group => group.Sum(line => line.BenefitPlanned!.Value));
        yield return new SumKpi("VALUE_AT_RISK", Term(plan => !benefits.TryGetValue(plan.Project, out var benefit) ? null
            : plan.DaysLate > 0 || plan.Earned / plan.Planned < 0.85 || plan.Earned / plan.Cost < 0.85 ? benefit : 0)) { Grains = ["Month", "Quarter"] };
    }

    /// <summary>The budget times the mean of three lights: schedule and cost index from 0.95 green and from 0.85 amber, finish up to 0 and up to 10 working days late.</summary>
    private static double? Healthy(Figures plan)
    {
        double? Index(double below) => below <= 0 ? null : Light(plan.Earned / below >= 0.95, plan.Earned / below >= 0.85);
        var lights = new[] { Index(plan.Planned), Index(plan.Cost), Light(plan.DaysLate <= 0, plan.DaysLate <= 10) }.OfType<double>().ToList();
        return lights.Count == 0 ? null : plan.Budget * lights.Average();
    }

    private static double Light(bool isGreen, bool isAmber) => isGreen ? 1 : isAmber ? 0.5 : 0;

    private sealed record Figures(string Project, DateOnly Day, double Planned, double Earned, double Cost, double Budget, int DaysLate);
}
