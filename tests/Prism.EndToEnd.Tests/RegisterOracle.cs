using System.Globalization;

namespace Prism.EndToEnd.Tests;

/// <summary>What one project adds to a KPI on a day, as the source files say: amounts above and below the fraction line, or a score and its weight.</summary>
internal sealed record OracleRow(string Project, DateOnly Day, double Above, double Below);

/// <summary>A KPI worked out apart from the product.</summary>
/// <param name="Code">The KPI.</param>
/// <param name="IsRatio">Divided at the end.</param>
/// <param name="IsState">Of each project the last day of the period counts; else all days do.</param>
/// <param name="IsIdleZero">A period without rows, after one with rows, is zero.</param>
/// <param name="Rows">The rows.</param>
internal sealed record OracleKpi(string Code, bool IsRatio, bool IsState, bool IsIdleZero, IReadOnlyList<OracleRow> Rows);

/// <summary>KPIs of the register computed from its CSV files by plain text splitting and sums, by the words of their definitions and nothing of ours.</summary>
internal sealed class RegisterOracle
{
    private const string ReportingCurrency = "EUR";
    private readonly List<Dictionary<string, string>> _projects;
    private readonly List<Dictionary<string, string>> _financials;
    private readonly List<Dictionary<string, string>> _rates;
    private readonly List<Dictionary<string, string>> _assessments;
    private readonly List<Dictionary<string, string>> _objectives;

    public RegisterOracle(string portfolioFolder)
    {
        var register = Path.Combine(portfolioFolder, "register");
        _projects = Read(Path.Combine(register, "projects.csv"));
        _financials = Read(Path.Combine(register, "financials.csv"));
        _rates = Read(Path.Combine(register, "currency-rates.csv"));
        _assessments = Read(Path.Combine(register, "assessments.csv"));
        _objectives = Read(Path.Combine(register, "project-objectives.csv"));
    }

    /// <summary>The projects of each scope, by level and name; a project's name is its code.</summary>
    public ILookup<(string Level, string Name), string> Scopes => _projects
        .SelectMany(project => new[] { ("Project", project["ProjectCode"]), ("Program", project["Program"]), ("Portfolio", project["Portfolio"]), ("Organisation", "") }
            .Select(scope => (Scope: scope, Project: project["ProjectCode"])))
        .ToLookup(row => row.Scope, row => row.Project);

    public IEnumerable<OracleKpi> Kpis()
    {
        var costs = Money("ActualAmount", _ => true);
        yield return new OracleKpi("BURN_RATE", IsRatio: false, IsState: false, IsIdleZero: true, [.. costs.Select(cost => new OracleRow(cost.Project, cost.Month, cost.Amount, 0))]);
        yield return new OracleKpi("CAPEX_SHARE", IsRatio: true, IsState: false, IsIdleZero: false,
            [.. costs.Select(cost => new OracleRow(cost.Project, cost.Month, cost.Line == "Capex" ? cost.Amount : 0, cost.Amount))]);
        var spent = ToDate(costs);
        var budget = ToDate(Money("BudgetAmount", row => row["ActualAmount"].Length > 0));
        yield return new OracleKpi("BUDGET_VARIANCE", IsRatio: true, IsState: true, IsIdleZero: false,
            [.. spent.Select(row => new OracleRow(row.Key.Project, row.Key.Month, row.Value - budget[row.Key], budget[row.Key]))]);
        var realised = ToDate(Money("BenefitRealisedAmount", _ => true));
        var planned = ToDate(Money("BenefitPlannedAmount", row => row["BenefitRealisedAmount"].Length > 0));
        yield return new OracleKpi("BENEFIT_REALISATION", IsRatio: true, IsState: true, IsIdleZero: false,
            [.. realised.Select(row => new OracleRow(row.Key.Project, row.Key.Month, row.Value, planned[row.Key]))]);
        yield return new OracleKpi("ON_TIME_RATE", IsRatio: true, IsState: false, IsIdleZero: false,
            [.. _projects.Where(project => project["ActualFinish"].Length > 0 && project["PlannedFinish"].Length > 0)
                .Select(project => new OracleRow(project["ProjectCode"], Day(project["ActualFinish"]), Day(project["ActualFinish"]) <= Day(project["PlannedFinish"]) ? 1 : 0, 1))]);
        yield return new OracleKpi("STAKEHOLDER_SATISFACTION", IsRatio: true, IsState: false, IsIdleZero: false,
            [.. _assessments.Where(row => row["Subject"].Equals("stakeholder satisfaction", StringComparison.OrdinalIgnoreCase) && Number(row["Respondents"]) > 0).Select(row =>
            {
                var (least, most, weight) = (Number(row["ScaleMin"]), Number(row["ScaleMax"]), Number(row["Respondents"]));
                return new OracleRow(row["ProjectCode"], Day(row["Date"]), 100 * (Number(row["Score"]) - least) / (most - least) * weight, weight);
            })]);
        var weights = _objectives.GroupBy(row => row["ProjectCode"]).ToDictionary(row => row.Key, row => Math.Min(1, row.Sum(link => Number(link["Weight"]))));
        yield return new OracleKpi("STRATEGIC_ALIGNMENT", IsRatio: true, IsState: false, IsIdleZero: false,
            [.. Money("BudgetAmount", _ => true).Where(row => row.Amount > 0).Select(row => new OracleRow(row.Project, row.Month, row.Amount * weights.GetValueOrDefault(row.Project), row.Amount))]);
    }

    private List<(string Project, DateOnly Month, string Line, double Amount)> Money(string column, Func<Dictionary<string, string>, bool> which) =>
        [.. _financials.Where(row => row[column].Length > 0 && which(row)).Select(row =>
        {
            var month = Day(row["Month"] + "-01").AddMonths(1).AddDays(-1);
            return (row["ProjectCode"], month, row["Line"], Number(row[column]) * Rate(row["CurrencyCode"], month));
        })];

    private static Dictionary<(string Project, DateOnly Month), double> ToDate(List<(string Project, DateOnly Month, string Line, double Amount)> rows) => rows
        .Select(row => (row.Project, row.Month)).Distinct()
        .ToDictionary(month => month, month => rows.Where(row => row.Project == month.Project && row.Month <= month.Month).Sum(row => row.Amount));

    private double Rate(string currency, DateOnly day) => currency == ReportingCurrency ? 1
        : Number(_rates.Where(row => row["FromCurrency"] == currency && row["ToCurrency"] == ReportingCurrency && Day(row["ValidFrom"]) <= day).MaxBy(row => row["ValidFrom"], StringComparer.Ordinal)!["Rate"]);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second.Trim('"')))];
    }
}
