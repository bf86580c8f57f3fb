using System.Globalization;
using System.Text.Json;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>What a measure is asked for: some projects, over one month.</summary>
/// <param name="Level">The level of the scope whose KPI values are compared.</param>
/// <param name="LastDay">The month's last day.</param>
internal sealed record Slice(string Level, string Name, IReadOnlyList<string> Projects, DateOnly LastDay)
{
    /// <summary>Where a statement or a question names the month's days: as keys of the date dimension, and as dates.</summary>
    public const string FromKey = "<from>", ToKey = "<to>", First = "<first>", Last = "<last>";

    /// <summary>The projects, as a list in SQL and in OData.</summary>
    public string Codes => string.Join(",", Projects.Select(code => $"'{code}'"));

    /// <summary>A text with this month's days in their places.</summary>
    public string In(string text)
    {
        var firstDay = new DateOnly(LastDay.Year, LastDay.Month, 1);
        return text.Replace(FromKey, Written(firstDay, "yyyyMMdd"), StringComparison.Ordinal).Replace(ToKey, Written(LastDay, "yyyyMMdd"), StringComparison.Ordinal)
            .Replace(First, Written(firstDay, "yyyy-MM-dd"), StringComparison.Ordinal).Replace(Last, Written(LastDay, "yyyy-MM-dd"), StringComparison.Ordinal);

        static string Written(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
    }
}

/// <summary>The sample's feed, asked about one slice.</summary>
internal sealed record SliceFeed(SamplePortfolio Sample, Slice Slice)
{
    public Task<List<JsonElement>> RowsAsync(string query) => Sample.RowsAsync(Slice.In(query));
}

/// <summary>
/// A measure's value worked out twice without DAX: by a statement on the warehouse, and by a question to the feed. Written from the measure's words, apart
/// from the KPI engine's own statements.
/// </summary>
internal sealed record MeasureSource(Func<Slice, string> Sql, Func<SliceFeed, Slice, Task<object?>> Feed)
{
    /// <summary>The value by the statement, or by the question.</summary>
    public async Task<object?> ValueAsync(SamplePortfolio sample, Slice slice, bool isSql)
    {
        var value = isSql ? await sample.SqlAsync(slice.In(Sql(slice))) : await Feed(new(sample, slice), slice);
        return value is string text ? isSql && Words is { } words ? words(text) : text : value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }

    /// <summary>How the measure words what the column holds; null: it shows it as it is.</summary>
    public Func<string, string>? Words { get; init; }

    /// <summary>It follows the clock: two ways of reckoning agree on it, and no page can state it.</summary>
    public bool IsOfTheMoment { get; init; }
}

/// <summary>The sources of all measures that are not arithmetic over others.</summary>
internal static class MeasureSources
{
    private const string From = Slice.FromKey, To = Slice.ToKey, First = Slice.First, Last = Slice.Last;

    private static readonly MeasureSource Spent = ToDate("ActualAmountReporting", "ActualAmount", "ActualReporting", "Actual");
    private static readonly MeasureSource Realised = ToDate("BenefitRealisedAmountReporting", "BenefitRealisedAmount", "BenefitRealisedReporting", "BenefitRealised");

    public static IReadOnlyDictionary<string, MeasureSource> All { get; } = new Dictionary<string, MeasureSource>
    {
        ["Planned value"] = State("PlannedValueAmountReporting", "PlannedValueReporting"),
        ["Earned value"] = State("EarnedValueAmountReporting", "EarnedReporting"),
        ["Actual cost"] = State("ActualCostAmountReporting", "ActualCostReporting"),
        ["Budget at completion"] = State("BudgetAtCompletionAmountReporting", "BudgetReporting"),
        ["Estimate at completion"] = new(
            s => $"""
                SELECT SUM(b * a / NULLIF(e, 0)) / 10000.0 FROM (
                    SELECT SUM(f.BudgetAtCompletionAmountReporting) * 1.0 AS b, SUM(f.ActualCostAmountReporting) AS a, SUM(f.EarnedValueAmountReporting) AS e
                    FROM FactEarnedValue f JOIN DimProject p ON p.ProjectSk = f.ProjectSk
                    WHERE p.ProjectCode IN ({s.Codes}) AND f.PlanVersionSk = {LastPlan("f")} GROUP BY p.ProjectCode)
                """,
            async (feed, s) =>
            {
                var plans = await PlansAsync(feed, s, "BudgetReporting with sum as B,ActualCostReporting with sum as A,EarnedReporting with sum as E");
                return plans.Count == 0 ? null : plans.Where(p => Number(p, "E") is not (null or 0)).Sum(p => Number(p, "B") * Number(p, "A") / Number(p, "E"));
            }),

        ["Cost of the period"] = Financial("SUM(f.ActualAmountReporting) / 10000.0", "", "ActualReporting with sum", ""),
        ["Capital cost of the period"] = Financial("SUM(f.ActualAmountReporting) / 10000.0", " AND f.Line = 'Capex'", "ActualReporting with sum", " and Line eq 'Capex'"),
        ["Spent to date"] = Spent,
        ["Budget to date"] = ToDate("BudgetAmountReporting", "ActualAmount", "BudgetReporting", "Actual"),
        ["Benefit planned to date"] = ToDate("BenefitPlannedAmountReporting", "BenefitRealisedAmount", "BenefitPlannedReporting", "BenefitRealised"),
        ["Benefit realised to date"] = Realised,
        ["Return on investment to date"] = new(
            s => $"SELECT (SUM(b) - SUM(c)) / NULLIF(SUM(c), 0) FROM ({string.Join(" UNION ALL ", s.Projects.Select(code => s with { Projects = [code] }).Select(one => $"SELECT ({Realised.Sql(one)}) AS b, ({Spent.Sql(one)}) AS c"))}) WHERE b IS NOT NULL AND c IS NOT NULL",
            async (feed, s) =>
            {
                var (benefit, cost) = (0.0, 0.0);
                foreach (var one in s.Projects.Select(code => s with { Projects = [code] }))
                {
                    if (await Realised.Feed(feed, one) is double b && await Spent.Feed(feed, one) is double c)
                    {
                        (benefit, cost) = (benefit + b, cost + c);
                    }
                }

                return cost == 0 ? null : (benefit - cost) / cost;
            }),

        ["Items finished"] = Issues("COUNT(*)", $"f.DoneDateSk BETWEEN {From} AND {To}", $"DoneOn ge {First} and DoneOn le {Last}", "$count"),
        ["Items created"] = Issues("COUNT(*)", $"f.CreatedDateSk BETWEEN {From} AND {To}", $"CreatedOn ge {First} and CreatedOn le {Last}", "$count"),
        ["Items first finished"] = Issues("COUNT(*)", $"f.FirstDoneDateSk BETWEEN {From} AND {To}", $"FirstDoneOn ge {First} and FirstDoneOn le {Last}", "$count"),
        ["Items reopened within 30 days"] = Issues("SUM(f.ReopenedWithin30DaysCount)", $"f.FirstDoneDateSk BETWEEN {From} AND {To}", $"FirstDoneOn ge {First} and FirstDoneOn le {Last}", "ReopenedIn30DaysCount with sum"),
        ["Defects finished"] = Issues("COUNT(*)", $"f.DoneDateSk BETWEEN {From} AND {To} AND i.TypeClass = 'Defect'", $"DoneOn ge {First} and DoneOn le {Last} and TypeClass eq 'Defect'", "$count"),
        ["Cycle time, median"] = Percentile("CycleTimeElapsedDays", "CycleTimeDays", 0.50),
        ["Cycle time, 85th percentile"] = Percentile("CycleTimeElapsedDays", "CycleTimeDays", 0.85),
        ["Lead time, median"] = Percentile("LeadTimeElapsedDays", "LeadTimeDays", 0.50),
        ["Lead time, 85th percentile"] = Percentile("LeadTimeElapsedDays", "LeadTimeDays", 0.85),
        ["Open risks"] = Issues("COUNT(*)", $"f.CreatedDateSk BETWEEN 1 AND {To} AND (f.DoneDateSk < 0 OR f.DoneDateSk > {To}) AND i.TypeClass = 'Risk'", $"CreatedOn le {Last} and (DoneOn eq null or DoneOn gt {Last}) and TypeClass eq 'Risk'", "$count"),
        ["Overdue risks"] = Issues("COUNT(*)", $"f.CreatedDateSk BETWEEN 1 AND {To} AND (f.DoneDateSk < 0 OR f.DoneDateSk > {To}) AND i.TypeClass = 'Risk' AND f.DueDateSk > 0 AND f.DueDateSk < {To}", $"CreatedOn le {Last} and (DoneOn eq null or DoneOn gt {Last}) and TypeClass eq 'Risk' and DueOn lt {Last}", "$count"),
        ["Work in progress"] = Flow("AND f.StatusCategory = 'InProgress'", "and StatusCategory eq 'InProgress'"),
        ["Items on the day"] = Flow("", ""),

        ["Sprint items committed"] = Sprint("COUNT(*)", "s.IsCommitted = 1", "IsCommitted eq true", "$count"),
        ["Sprint items kept"] = Sprint("COUNT(*)", "s.IsCommitted = 1 AND s.IsCompleted = 1", "IsCommitted eq true and IsCompleted eq true", "$count"),
        ["Sprint items at close"] = Sprint("COUNT(*)", "s.IsRemoved = 0", "IsRemoved eq false", "$count"),
        ["Sprint items carried over"] = Sprint("COUNT(*)", "s.IsRemoved = 0 AND s.IsCarriedOver = 1", "IsRemoved eq false and IsCarriedOver eq true", "$count"),
        ["Sprint items changed"] = new(
            s => $"SELECT SUM(s.IsAddedAfterStart) + SUM(s.IsRemoved) {SprintRows(s)}",
            async (feed, s) => Added(await Sprint("", "", "IsAddedAfterStart eq true", "$count").Feed(feed, s), await Sprint("", "", "IsRemoved eq true", "$count").Feed(feed, s))),
        ["Story points done"] = Sprint("SUM(s.PointsAtEnd)", "s.IsCompleted = 1", "IsCompleted eq true", "PointsAtEnd with sum"),
        ["Sprints closed"] = new(
            s => $"SELECT COUNT(*) FROM (SELECT DISTINCT p.ProjectCode, s.SprintSk {SprintRows(s)})",
            async (feed, s) => (double)(await feed.RowsAsync($"SprintIssues?$apply=filter({SprintFilter(s)})/groupby((ProjectCode,SprintSk))")).Count),
        ["Velocity"] = new(
            s => s.Projects.Count > 1 ? "SELECT NULL" : $"SELECT 1.0 * SUM(CASE WHEN s.IsCompleted = 1 THEN s.PointsAtEnd END) / NULLIF(COUNT(DISTINCT s.SprintSk), 0) {SprintRows(s)}",
            async (feed, s) =>
            {
                var closed = (await feed.RowsAsync($"SprintIssues?$apply=filter({SprintFilter(s)})/groupby((SprintSk))")).Count;
                return s.Projects.Count > 1 || closed == 0 ? null : (double?)await Sprint("", "", "IsCompleted eq true", "PointsAtEnd with sum").Feed(feed, s) / closed;
            }),

        ["Risk exposure"] = Register("SUM(f.ExposureAmountReporting) / 10000.0", " AND f.RiskStatus <> 'Occurred' AND f.ExposureAmountReporting IS NOT NULL", " and RiskStatus ne 'Occurred' and ExposureAmountReporting ne null", "ExposureAmountReporting with sum"),
        ["Risks of the register"] = Register("NULLIF(COUNT(*), 0)", " AND f.RiskStatus <> 'Closed'", " and RiskStatus ne 'Closed'", "$count"),

        ["Milestones due"] = Milestones("", ""),
        ["Milestones hit"] = Milestones(" AND f.ActualFinishDateSk BETWEEN 1 AND f.BaselineFinishDateSk", " and ActualFinish le BaselineFinish"),
        ["Tasks of the latest plans"] = Tasks("", ""),
        ["Critical tasks"] = Tasks(" AND f.IsCritical = 1", " and IsCritical eq true"),
        ["Late tasks"] = Tasks(" AND f.BaselineFinishDateSk > 0 AND f.FinishDateSk > f.BaselineFinishDateSk", " and Finish gt BaselineFinish"),
        ["Hit task rate"] = Ratio("HIT_TASK_RATE"),
        ["Baseline volatility"] = Ratio("BASELINE_VOLATILITY"),
        ["Forecast finish variance"] = Largest("FORECAST_FINISH_VARIANCE"),
        ["Age of the oldest plan"] = Largest("PLAN_AGE"),

        ["Hours logged"] = new(
            s => $"SELECT SUM(f.SpentHours) FROM FactWorklog f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.DateSk BETWEEN {From} AND {To}",
            (feed, s) => OneAsync(feed, $"Worklogs?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and Date ge {First} and Date le {Last})/aggregate(SpentHours with sum as V)")),
        ["Hours planned"] = new(
            s => $"SELECT SUM(f.WorkHours) FROM FactTimephased f JOIN DimProject p ON p.ProjectSk = f.ProjectSk JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1 WHERE p.ProjectCode IN ({s.Codes}) AND f.MeasureKind IN ('Actual', 'Remaining') AND f.DateSk BETWEEN {From} AND {To}",
            (feed, s) => OneAsync(feed, $"Timephased?$apply=filter(ProjectCode in ({s.Codes}) and PlanVersion/IsLatest eq true and MeasureKind in ('Actual','Remaining') and Date ge {First} and Date le {Last})/aggregate(WorkHours with sum as V)")),
        ["Utilisation"] = Ratio("UTILISATION"),
        ["Over-allocation"] = Ratio("OVER_ALLOCATION"),
        ["Capacity gap"] = Ratio("CAPACITY_GAP"),
        ["Effort variance"] = Ratio("EFFORT_VARIANCE"),
        ["Time entry compliance"] = Ratio("TIME_ENTRY_COMPLIANCE"),
        ["Projects per person and week"] = Ratio("MULTITASKING"),
        ["Stakeholder satisfaction"] = new(
            s => $"SELECT SUM(100.0 * (f.Score - f.ScaleMin) / (f.ScaleMax - f.ScaleMin) * f.Respondents) / SUM(f.Respondents) FROM FactAssessment f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.Respondents > 0 AND LOWER(f.Subject) = 'stakeholder satisfaction' AND f.DateSk BETWEEN {From} AND {To}",
            async (feed, s) =>
            {
                var rows = await feed.RowsAsync($"Assessments?$filter=ProjectCode in ({s.Codes}) and IsDeleted eq false and Respondents gt 0 and tolower(Subject) eq 'stakeholder satisfaction' and Date ge {First} and Date le {Last}");
                return rows.Count == 0 ? null : rows.Sum(r => 100 * (Number(r, "Score") - Number(r, "ScaleMin")) / (Number(r, "ScaleMax") - Number(r, "ScaleMin")) * Number(r, "Respondents")) / rows.Sum(r => Number(r, "Respondents"));
            }),

        ["Number of projects"] = Projects("COUNT(*)", " AND p.IsRegistered = 1", " and IsRegistered eq true"),
        ["Projects finished"] = Projects("COUNT(*)", $" AND p.PlannedFinishDateSk > 0 AND p.ActualFinishDateSk BETWEEN {From} AND {To}", $" and PlannedFinish ne null and ActualFinish ge {First} and ActualFinish le {Last}"),
        ["Projects finished on time"] = Projects("COUNT(*)", $" AND p.ActualFinishDateSk <= p.PlannedFinishDateSk AND p.ActualFinishDateSk BETWEEN {From} AND {To}", $" and ActualFinish le PlannedFinish and ActualFinish ge {First} and ActualFinish le {Last}"),
        ["On-budget rate"] = Ratio("ON_BUDGET_RATE"),
        ["Health index"] = Ratio("HEALTH_INDEX"),
        ["Strategic alignment"] = Ratio("STRATEGIC_ALIGNMENT"),
        ["Active projects"] = new(
            s => $"SELECT COUNT(*) FROM DimProject p WHERE p.ProjectCode IN ({s.Codes}) AND p.IsCurrent = 1 AND p.IsDeleted = 0 AND p.IsRegistered = 1 AND p.ActualStartDateSk BETWEEN 1 AND {To} AND (p.ActualFinishDateSk <= 0 OR p.ActualFinishDateSk > {To})",
            (feed, s) => OneAsync(feed, $"Projects?$apply=filter(ProjectCode in ({s.Codes}) and IsCurrent eq true and IsDeleted eq false and IsRegistered eq true and ActualStart le {Last} and (ActualFinish eq null or ActualFinish gt {Last}))/aggregate($count as V)")),
        ["Value at risk"] = new(
            s => $"SELECT SUM(b.Numerator) {KpiRows("HEALTH_INDEX", "Project").Replace("v.", "h.", StringComparison.Ordinal).Replace("FactKpiValue v", "FactKpiValue h", StringComparison.Ordinal)} AND h.Status = 'Red' AND s.ScopeKey IN ({s.Codes})".Replace("WHERE", "JOIN FactKpiValue b ON b.ScopeSk = h.ScopeSk AND b.PeriodGrain = h.PeriodGrain AND b.PeriodEndDateSk = h.PeriodEndDateSk AND b.IsCurrent = 1 JOIN DimKpi bk ON bk.KpiSk = b.KpiSk AND bk.KpiCode = 'BAC' WHERE", StringComparison.Ordinal),
            async (feed, s) =>
            {
                var red = (await feed.RowsAsync($"KpiValues?$filter=KpiCode eq 'HEALTH_INDEX' and Status eq 'Red' and ScopeLevel eq 'Project' and PeriodGrain eq 'Month' and PeriodEnd eq {Last} and ProjectCode in ({s.Codes})&$select=ProjectCode")).Select(r => $"'{r.GetProperty("ProjectCode")}'").ToList();
                return red.Count == 0 ? null : await OneAsync(feed, $"KpiValues?$apply=filter(KpiCode eq 'BAC' and ScopeLevel eq 'Project' and PeriodGrain eq 'Month' and PeriodEnd eq {Last} and ProjectCode in ({string.Join(",", red)}))/aggregate(Numerator with sum as V)");
            }),

        // Of one KPI: SPI.
        ["KPI value"] = OfScope("Value", "SPI"),
        ["KPI value before"] = OfScope("Value", "SPI", "20260930", "2026-09-30"),
        ["KPI target"] = OfScope("Target", "MILESTONE_HIT_RATE"),
        ["KPI attainment"] = OfScope("Attainment", "MILESTONE_HIT_RATE"),
        ["KPI status"] = OfScope("Status", "SPI", words: value => value switch { "Green" => "● On target", "Amber" => "▲ Near target", "Red" => "■ Off target", _ => "– No target" }),
        ["KPI trend"] = OfScope("Trend", "SPI", words: value => value switch { "Better" => "↗ Better", "Worse" => "↘ Worse", "Same" => "→ Same", _ => "– None" }),
        ["KPI forecast"] = new(
            s => $"SELECT n.Value + (n.Value - o.Value) / 3 FROM ({OfScope("Value", "SPI").Sql(s).Replace("SELECT v.Value", "SELECT v.Value AS Value", StringComparison.Ordinal)}) n, ({OfScope("Value", "SPI", "20260731").Sql(s).Replace("SELECT v.Value", "SELECT v.Value AS Value", StringComparison.Ordinal)}) o",
            async (feed, s) =>
            {
                var (now, earlier) = ((double?)await OfScope("Value", "SPI").Feed(feed, s), (double?)await OfScope("Value", "SPI", day: "2026-07-31").Feed(feed, s));
                return now + ((now - earlier) / 3);
            }),
        ["Values on target"] = Judged("Green"),
        ["Values near target"] = Judged("Amber"),
        ["Values off target"] = Judged("Red"),

        ["KPIs in force"] = Everywhere("SELECT COUNT(*) FROM DimKpi WHERE IsCurrent = 1", "Kpis?$apply=filter(IsCurrent eq true)/aggregate($count as V)"),
        ["KPIs with an owner"] = Everywhere("SELECT COUNT(*) FROM DimKpi WHERE IsCurrent = 1 AND Owner IS NOT NULL", "Kpis?$apply=filter(IsCurrent eq true and Owner ne null)/aggregate($count as V)"),
        ["KPIs calculated"] = new(
            s => $"SELECT COUNT(DISTINCT k.KpiCode) {KpiRows(null, s.Level)} AND s.ScopeName = '{s.Name}' AND v.Value IS NOT NULL",
            async (feed, s) => (double)(await feed.RowsAsync($"KpiValues?$apply=filter(ScopeLevel eq '{s.Level}' and ScopeName eq '{s.Name}' and PeriodGrain eq 'Month' and PeriodEnd eq {Last} and Value ne null)/groupby((KpiCode))")).Count),
        ["Reviews overdue"] = new(
            _ => "SELECT COUNT(*) FROM DimKpi WHERE IsCurrent = 1 AND NextReviewDateSk > 0 AND NextReviewDateSk < 20261123",
            (feed, _) => OneAsync(feed, "Kpis?$apply=filter(IsCurrent eq true and NextReview lt 2026-11-23)/aggregate($count as V)")),
        ["Reviews held"] = new(
            _ => $"SELECT COUNT(*) FROM FactKpiReview WHERE IsDeleted = 0 AND DateSk BETWEEN {From} AND {To}",
            (feed, _) => OneAsync(feed, $"KpiReviews?$apply=filter(IsDeleted eq false and ReviewedOn ge {First} and ReviewedOn le {Last})/aggregate($count as V)")),
        ["Decisions taken"] = new(
            _ => $"SELECT COUNT(*) FROM FactKpiReview WHERE IsDeleted = 0 AND Decision IS NOT NULL AND DateSk BETWEEN {From} AND {To}",
            (feed, _) => OneAsync(feed, $"KpiReviews?$apply=filter(IsDeleted eq false and Decision ne null and ReviewedOn ge {First} and ReviewedOn le {Last})/aggregate($count as V)")),
        ["Maturity criteria"] = Everywhere("SELECT COUNT(*) FROM FactMaturity", "KpiMaturity?$apply=aggregate($count as V)"),
        ["Maturity criteria met"] = Everywhere("SELECT COUNT(*) FROM FactMaturity WHERE IsMet = 1", "KpiMaturity?$apply=filter(IsMet eq true)/aggregate($count as V)"),
        ["Checks of data quality"] = Everywhere("SELECT COUNT(*) FROM FactDataQuality", "DataQualityResults?$apply=aggregate($count as V)"),
        ["Checks failed"] = Everywhere("SELECT COUNT(*) FROM FactDataQuality WHERE IsPassed = 0", "DataQualityResults?$apply=filter(IsPassed eq false)/aggregate($count as V)"),
        ["Rows that failed checks"] = Everywhere("SELECT SUM(FailedCount) FROM FactDataQuality", "DataQualityResults?$apply=aggregate(FailedCount with sum as V)"),
        ["Targets set"] = Everywhere("SELECT COUNT(*) FROM FactKpiTarget WHERE IsDeleted = 0", "KpiTargets?$apply=filter(IsDeleted eq false)/aggregate($count as V)"),
        ["KPIs with a target"] = Everywhere("SELECT COUNT(DISTINCT KpiCode) FROM FactKpiTarget WHERE IsDeleted = 0", "KpiTargets?$apply=filter(IsDeleted eq false)/aggregate(KpiCode with countdistinct as V)"),
        ["Objectives served"] = new(
            s => $"SELECT COUNT(DISTINCT b.ObjectiveSk) FROM BridgeProjectObjective b JOIN DimProject p ON p.ProjectId = b.ProjectId AND p.IsCurrent = 1 WHERE b.IsDeleted = 0 AND p.ProjectCode IN ({s.Codes})",
            (feed, s) => OneAsync(feed, $"ProjectObjectives?$apply=filter(IsDeleted eq false and ProjectCode in ({s.Codes}))/aggregate(ObjectiveSk with countdistinct as V)")),

        ["Loads that failed"] = Everywhere("SELECT COUNT(*) FROM DimLoad WHERE Outcome <> 'Succeeded'", "Loads?$apply=filter(Outcome ne 'Succeeded')/aggregate($count as V)"),
        ["Rows read"] = Everywhere("SELECT SUM(RowsIn) FROM DimLoad", "Loads?$apply=aggregate(RowsIn with sum as V)"),
        ["Rows rejected in loads"] = Everywhere("SELECT SUM(RowsRejected) FROM DimLoad", "Loads?$apply=aggregate(RowsRejected with sum as V)"),
        ["Rows turned away"] = Everywhere("SELECT COUNT(*) FROM RejectedRow", "RejectedRows?$apply=aggregate($count as V)"),
        ["Last publication"] = new(
            _ => "SELECT strftime('%Y-%m-%d %H:%M', MAX(FinishedAtUtc) / 1000, 'unixepoch') FROM DimLoad WHERE IsPublished = 1",
            async (feed, _) => (await feed.RowsAsync("Loads?$filter=IsPublished eq true&$orderby=FinishedAtUtc desc&$top=1"))[0].GetProperty("FinishedAtUtc").GetDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)) { IsOfTheMoment = true },
        ["Hours since publication"] = new(
            _ => "SELECT MAX(FinishedAtUtc) / 1000 / 60 FROM DimLoad WHERE IsPublished = 1",
            async (feed, _) => (double)((await feed.RowsAsync("Loads?$filter=IsPublished eq true&$orderby=FinishedAtUtc desc&$top=1"))[0].GetProperty("FinishedAtUtc").GetDateTimeOffset().ToUnixTimeSeconds() / 60)) { IsOfTheMoment = true },
        ["Latest status date"] = new(
            s => $"SELECT substr(MAX(v.StatusDateSk), 1, 4) || '-' || substr(MAX(v.StatusDateSk), 5, 2) || '-' || substr(MAX(v.StatusDateSk), 7, 2) FROM DimPlanVersion v JOIN DimProject p ON p.ProjectId = v.ProjectId AND p.IsCurrent = 1 WHERE v.IsLatest = 1 AND p.ProjectCode IN ({s.Codes})",
            async (feed, s) => (await feed.RowsAsync($"PlanVersions?$filter=IsLatest eq true and ProjectCode in ({s.Codes})&$orderby=StatusOn desc&$top=1"))[0].GetProperty("StatusOn").GetString()),
    };

    public static double? Number(JsonElement row, string column) => row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static async Task<object?> OneAsync(SliceFeed feed, string query) => (await feed.RowsAsync(query)) is [var row, ..] ? Number(row, "V") : null;

    private static object? Added(object? one, object? other) => one is null && other is null ? null : ((double?)one ?? 0) + ((double?)other ?? 0);

    private static string LastPlan(string alias) => $"(SELECT v.PlanVersionSk FROM DimPlanVersion v WHERE v.ProjectId = p.ProjectId AND v.StatusDateSk BETWEEN {From} AND {To} AND {alias}.DateSk BETWEEN {From} AND {To} ORDER BY v.StatusDateSk DESC, v.PlanVersionSk DESC LIMIT 1)";

    private static MeasureSource State(string stored, string published) => new(
        s => $"SELECT SUM(f.{stored}) / 10000.0 FROM FactEarnedValue f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.PlanVersionSk = {LastPlan("f")}",
        async (feed, s) => (await PlansAsync(feed, s, $"{published} with sum as V")) is { Count: > 0 } plans ? plans.Sum(p => Number(p, "V")) : null);

    /// <summary>The sums of each project's last plan of the month.</summary>
    private static async Task<List<JsonElement>> PlansAsync(SliceFeed feed, Slice s, string sums)
    {
        var rows = await feed.RowsAsync($"EarnedValues?$apply=filter(ProjectCode in ({s.Codes}) and Date ge {First} and Date le {Last})/groupby((ProjectCode,Date,PlanVersionSk),aggregate({sums}))");
        return [.. rows.GroupBy(r => r.GetProperty("ProjectCode").GetString()).Select(g => g.OrderBy(r => r.GetProperty("Date").GetString(), StringComparer.Ordinal).ThenBy(r => r.GetProperty("PlanVersionSk").GetInt32()).Last())];
    }

    private static MeasureSource Financial(string sum, string condition, string aggregate, string filter) => new(
        s => $"SELECT {sum} FROM FactFinancial f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.DateSk BETWEEN {From} AND {To}{condition}",
        (feed, s) => OneAsync(feed, $"Financials?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and Date ge {First} and Date le {Last}{filter})/aggregate({aggregate} as V)"));

    private static MeasureSource ToDate(string summed, string reported, string publishedSum, string publishedReport) => new(
        s => $"""
            SELECT SUM(f.{summed}) / 10000.0 FROM FactFinancial f JOIN DimProject p ON p.ProjectSk = f.ProjectSk
            WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.{reported} IS NOT NULL
                AND f.DateSk <= (SELECT MAX(g.DateSk) FROM FactFinancial g WHERE g.ProjectId = f.ProjectId AND g.IsDeleted = 0 AND g.{reported} IS NOT NULL AND g.DateSk BETWEEN {From} AND {To})
            """,
        async (feed, s) =>
        {
            var rows = await feed.RowsAsync($"Financials?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and {publishedReport} ne null and Date le {Last})/groupby((ProjectCode,Date),aggregate({publishedSum} with sum as V))");
            var reporting = rows.Where(r => string.CompareOrdinal(r.GetProperty("Date").GetString(), s.In(First)) >= 0).Select(r => r.GetProperty("ProjectCode").GetString()).ToHashSet();
            return reporting.Count == 0 ? null : rows.Where(r => reporting.Contains(r.GetProperty("ProjectCode").GetString())).Sum(r => Number(r, "V") ?? 0);
        });

    private static MeasureSource Issues(string sum, string condition, string filter, string aggregate) => new(
        s => $"SELECT {sum} FROM FactIssue f JOIN DimIssue i ON i.IssueSk = f.IssueSk JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND {condition}",
        (feed, s) => OneAsync(feed, $"Issues?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and {filter})/aggregate({aggregate} as V)"));

    private static MeasureSource Percentile(string stored, string published, double share) => new(
        s => string.Create(CultureInfo.InvariantCulture, $"""
            WITH days AS (SELECT f.{stored} AS d FROM FactIssue f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.{stored} IS NOT NULL AND f.DoneDateSk BETWEEN {From} AND {To})
            SELECT d FROM days ORDER BY d LIMIT 1 OFFSET (SELECT CAST(MAX(0, CEIL({share} * COUNT(*)) - 1) AS INTEGER) FROM days)
            """),
        async (feed, s) =>
        {
            var rows = (await feed.RowsAsync($"Issues?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and {published} ne null and DoneOn ge {First} and DoneOn le {Last})/groupby((IssueSk,{published}))")).Select(r => Number(r, published)!.Value).Order().ToList();
            return rows.Count == 0 ? null : rows[(int)Math.Ceiling(share * rows.Count) - 1];
        });

    private static MeasureSource Flow(string condition, string filter) => new(
        s => $"SELECT SUM(f.ItemCount) FROM FactFlowDaily f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.DateSk = {To} {condition}",
        (feed, s) => OneAsync(feed, $"FlowDaily?$apply=filter(ProjectCode in ({s.Codes}) and Date eq {Last} {filter})/aggregate(ItemCount with sum as V)"));

    private static string SprintRows(Slice s) => $"FROM FactSprintIssue s JOIN FactIssue f ON f.IssueSk = s.IssueSk AND f.IsDeleted = 0 JOIN DimProject p ON p.ProjectSk = s.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND s.IsSprintClosed = 1 AND s.DateSk BETWEEN {From} AND {To}";

    private static string SprintFilter(Slice s) => $"ProjectCode in ({s.Codes}) and IsSprintClosed eq true and Issue/IsDeleted eq false and Date ge {First} and Date le {Last}";

    private static MeasureSource Sprint(string sum, string condition, string filter, string aggregate) => new(
        s => $"SELECT {sum} {SprintRows(s)} AND {condition}",
        (feed, s) => OneAsync(feed, $"SprintIssues?$apply=filter({SprintFilter(s)} and {filter})/aggregate({aggregate} as V)"));

    private static MeasureSource Milestones(string condition, string filter) => new(
        s => $"SELECT COUNT(*) FROM FactTask f JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1 JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsMilestone = 1 AND f.IsWorkingTask = 1 AND f.BaselineFinishDateSk BETWEEN {From} AND {To} AND f.BaselineFinishDateSk <= v.StatusDateSk{condition}",
        (feed, s) => OneAsync(feed, $"PlanTasks?$apply=filter(ProjectCode in ({s.Codes}) and PlanVersion/IsLatest eq true and IsMilestone eq true and IsWorkingTask eq true and BaselineFinish ge {First} and BaselineFinish le {Last} and BaselineFinish le Date{filter})/aggregate($count as V)"));

    /// <summary>Of the register's risks, at each project's last month end of the period.</summary>
    private static MeasureSource Register(string sum, string condition, string filter, string aggregate) => new(
        s => $"""
            WITH risks AS (SELECT f.*, p.ProjectCode FROM FactRisk f JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsDeleted = 0 AND f.DateSk BETWEEN {From} AND {To}{condition})
            SELECT {sum} FROM risks f WHERE f.DateSk = (SELECT MAX(g.DateSk) FROM risks g WHERE g.ProjectCode = f.ProjectCode)
            """,
        async (feed, s) =>
        {
            var rows = await feed.RowsAsync($"Risks?$apply=filter(ProjectCode in ({s.Codes}) and IsDeleted eq false and Date ge {First} and Date le {Last}{filter})/groupby((ProjectCode,Date),aggregate({aggregate} as V))");
            return rows.Count == 0 ? null : rows.GroupBy(r => r.GetProperty("ProjectCode").GetString()).Sum(g => Number(g.OrderBy(r => r.GetProperty("Date").GetString(), StringComparer.Ordinal).Last(), "V"));
        });

    private static MeasureSource Tasks(string condition, string filter) => new(
        s => $"SELECT COUNT(*) FROM FactTask f JOIN DimPlanVersion v ON v.PlanVersionSk = f.PlanVersionSk AND v.IsLatest = 1 JOIN DimProject p ON p.ProjectSk = f.ProjectSk WHERE p.ProjectCode IN ({s.Codes}) AND f.IsWorkingTask = 1{condition}",
        (feed, s) => OneAsync(feed, $"PlanTasks?$apply=filter(ProjectCode in ({s.Codes}) and PlanVersion/IsLatest eq true and IsWorkingTask eq true{filter})/aggregate($count as V)"));

    private static MeasureSource Projects(string sum, string condition, string filter) => new(
        s => $"SELECT {sum} FROM DimProject p WHERE p.ProjectCode IN ({s.Codes}) AND p.IsCurrent = 1 AND p.IsDeleted = 0{condition}",
        (feed, s) => OneAsync(feed, $"Projects?$apply=filter(ProjectCode in ({s.Codes}) and IsCurrent eq true and IsDeleted eq false{filter})/aggregate($count as V)"));

    private static string KpiRows(string? code, string level) =>
        $"FROM FactKpiValue v JOIN DimKpi k ON k.KpiSk = v.KpiSk JOIN DimScope s ON s.ScopeSk = v.ScopeSk WHERE v.IsCurrent = 1 AND {(code is null ? "1 = 1" : $"k.KpiCode = '{code}'")} AND s.ScopeLevel = '{level}' AND v.PeriodGrain = 'Month' AND v.PeriodEndDateSk = {To}";

    /// <summary>The sums over projects of the stored parts.</summary>
    private static MeasureSource Ratio(string code) => new(
        s => $"SELECT SUM(v.Numerator) / NULLIF(SUM(v.Denominator), 0) {KpiRows(code, "Project")} AND s.ScopeKey IN ({s.Codes})",
        async (feed, s) =>
        {
            var sums = (await feed.RowsAsync($"KpiValues?$apply=filter(KpiCode eq '{code}' and ScopeLevel eq 'Project' and PeriodGrain eq 'Month' and PeriodEnd eq {Last} and ProjectCode in ({s.Codes}))/aggregate(Numerator with sum as N,Denominator with sum as D)"))[0];
            return Number(sums, "D") is null or 0 ? null : Number(sums, "N") / Number(sums, "D");
        });

    private static MeasureSource Largest(string code) => new(
        s => $"SELECT MAX(v.Value) {KpiRows(code, "Project")} AND s.ScopeKey IN ({s.Codes})",
        (feed, s) => OneAsync(feed, $"KpiValues?$apply=filter(KpiCode eq '{code}' and ScopeLevel eq 'Project' and PeriodGrain eq 'Month' and PeriodEnd eq {Last} and ProjectCode in ({s.Codes}))/aggregate(Value with max as V)"));

    private static MeasureSource OfScope(string column, string code, string end = To, string day = Last, Func<string, string>? words = null) => new(
        s => $"SELECT v.{column} {KpiRows(code, s.Level).Replace(To, end, StringComparison.Ordinal)} AND s.ScopeName = '{s.Name}'",
        async (feed, s) => (await feed.RowsAsync($"KpiValues?$filter=KpiCode eq '{code}' and ScopeLevel eq '{s.Level}' and ScopeName eq '{s.Name}' and PeriodGrain eq 'Month' and PeriodEnd eq {day}")) is [var row, ..]
            ? words is null ? Number(row, column) : words(row.GetProperty(column).GetString()!) : null)
    {
        Words = words,
    };

    private static MeasureSource Judged(string status) => new(
        s => $"SELECT COUNT(*) {KpiRows(null, s.Level)} AND s.ScopeName = '{s.Name}' AND v.Status = '{status}'",
        (feed, s) => OneAsync(feed, $"KpiValues?$apply=filter(Status eq '{status}' and ScopeLevel eq '{s.Level}' and ScopeName eq '{s.Name}' and PeriodGrain eq 'Month' and PeriodEnd eq {Last})/aggregate($count as V)"));

    /// <summary>Numbers that no project and no month narrows.</summary>
    private static MeasureSource Everywhere(string sql, string query) => new(_ => sql, (feed, _) => OneAsync(feed, query));
}
