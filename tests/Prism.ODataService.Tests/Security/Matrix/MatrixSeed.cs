using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;

namespace Prism.ODataService.Tests.Security;

/// <summary>What the made-up warehouse lacks for rights to be told apart: a register's people, custom fields, and a KPI value with the rows behind it.</summary>
internal static class MatrixSeed
{
    public const string Address = "Ana@Example.org";
    public const string Kpi = "THROUGHPUT";
    public const string PersonField = "Approver";
    public const string NameInField = "Grace Hopper";

    /// <summary>A portfolio with a project that is in it and one that has left it.</summary>
    public const string Portfolio = "Explained";
    public const long PortfolioValue = 9001;
    private const int Day = 20260210;

    public static async Task WriteAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        await using var warehouse = database.CreateContext();

        // Each project a code of its own, as the register demands, and one version that holds.
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET ProjectCode = 'P' || ProjectId WHERE ProjectSk > 0", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET IsCurrent = CASE WHEN ProjectSk < 0 OR ProjectSk IN (SELECT MAX(ProjectSk) FROM DimProject GROUP BY ProjectId) THEN 1 ELSE 0 END", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimPerson SET PersonId = PersonSk WHERE PersonSk > 0 AND PersonId < 0", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimKpi SET Family = 'flow'", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET Portfolio = 'Explained', Program = NULL, Manager = 'Ana Ruiz', IsRegistered = 1, IsDeleted = 0 WHERE ProjectId = 3", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET Portfolio = 'Elsewhere', Program = NULL, Manager = 'Twin Name', Sponsor = NULL WHERE ProjectId = 4", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET Manager = 'Chosen Name', Sponsor = NULL WHERE ProjectId = 5", cancellationToken);
        await warehouse.Database.ExecuteSqlRawAsync("UPDATE DimProject SET Sponsor = 'ana@example.org' WHERE ProjectId = 6", cancellationToken);
        People(warehouse);
        Fields(warehouse);
        await ValuesAsync(warehouse, cancellationToken);
        await warehouse.SaveChangesAsync(cancellationToken);
    }

    private static void People(WarehouseContext warehouse)
    {
        DimPerson Of(int key, string system, string id, string name) => new()
        {
            PersonSk = key, PersonId = key, SourceSystem = system, SourceId = id, DisplayName = name, PersonKind = "Person", IsActive = true, HomeProjectId = Member.NotApplicable,
            CapacityFromDateSk = Member.NotApplicable, CapacityToDateSk = Member.NotApplicable, ValidFromUtc = DateTimeOffset.MinValue, ValidToUtc = DateTimeOffset.MaxValue, IsCurrent = true, LoadSk = 12,
        };
        DimStatus Jira(int key) => new() { StatusSk = key, SourceSystem = "jira", SourceId = "matrix", SourceStatus = "Open", StatusCategory = "ToDo", FlowState = "Queue", LoadSk = 12 };
        warehouse.Add(Jira(900));
        warehouse.AddRange(
            Of(901, "register", Address, "Ana Ruiz"),
            // Two of one name: it gives neither of them the project of the other.
            Of(902, "register", "twin@example.org", "Twin Name"), Of(903, "register", "other.twin@example.org", "Twin Name"),
            // An account whose owner chose both: its address, and the name of a manager.
            Of(904, "jira", "ana@example.org", "Chosen Name"));
    }

    private static void Fields(WarehouseContext warehouse)
    {
        IssueFieldColumn Column(int key, string name, string kind) => new() { IssueFieldColumnSk = key, SourceSystem = "jira", SourceId = $"customfield_{key}", FieldName = name, ValueKind = kind, ColumnName = name, LoadSk = 12 };
        IssueField Field(int issue, int number, string name, string kind, string? text, double? amount) => new()
        {
            IssueFieldSk = (issue * 65536L) + number, IssueSk = issue, FieldName = name, SourceFieldId = $"customfield_{number}", ValueKind = kind, TextValue = text, NumberValue = amount, DateSk = Member.NotApplicable, LoadSk = 12,
        };
        warehouse.AddRange(Column(901, "Impact", IssueFieldKind.Number), Column(902, "Customer", IssueFieldKind.Text), Column(903, PersonField, IssueFieldKind.Person));
        for (var issue = 1; issue <= SeededWarehouse.DimensionRows; issue++)
        {
            warehouse.AddRange(
                Field(issue, 901, "Impact", IssueFieldKind.Number, null, issue), Field(issue, 902, "Customer", IssueFieldKind.Text, "Contoso", null), Field(issue, 903, PersonField, IssueFieldKind.Person, NameInField, null));
        }
    }

    private static async Task ValuesAsync(WarehouseContext warehouse, CancellationToken cancellationToken)
    {
        var library = KpiLibrary.Load(null);
        var kpi = library.Kpis[Kpi];
        var measure = kpi.Formula.Measures.Single();
        warehouse.Add(new DimKpi
        {
            KpiSk = 901, KpiCode = Kpi, KpiName = "Throughput", Family = "flow", Purpose = "Shows how much finished work leaves.", FormulaText = "items_finished", FormulaHash = FormulaHash.Of(kpi, library),
            FormulaVersion = kpi.Version, Unit = kpi.Unit, Direction = "Up", Timing = "Lagging", AggregationRule = "ADD", ValidFromUtc = Validity.Beginning, ValidToUtc = Validity.OpenEnd, IsCurrent = true, Owner = "Ada Lovelace", LoadSk = 12, LastReviewDateSk = Member.NotApplicable, NextReviewDateSk = Member.NotApplicable, RetiredDateSk = Member.NotApplicable,
        });
        var projects = await warehouse.Projects.Where(p => p.IsCurrent && (p.ProjectId == 3 || p.ProjectId == 4)).Select(p => new { p.ProjectSk, p.ProjectId }).ToListAsync(cancellationToken);
        (int Sk, string Level, string Key, int Project)[] scopes = [(901, ScopeLevel.Portfolio, Portfolio, -2), (902, ScopeLevel.Project, "P3", 3), (903, ScopeLevel.Project, "P4", 4), (904, ScopeLevel.Organisation, "matrix", -2)];
        foreach (var (sk, level, key, project) in scopes)
        {
            warehouse.Add(new DimScope { ScopeSk = sk, ScopeLevel = level, ScopeKey = key, ScopeName = $"Scope {key}", ProjectId = project, ParentScopeSk = Member.NotApplicable, LoadSk = 12 });
            warehouse.Add(new FactKpiValue
            {
                KpiValueSk = 8100 + sk, KpiSk = 901, ScopeSk = sk, PeriodGrain = "Month", PeriodStartDateSk = 20260201, PeriodEndDateSk = 20260228, DateSk = 20260228, Numerator = 7, Value = 7, SampleSize = 2,
                KpiTargetSk = Member.NotApplicable, Status = "None", Trend = "None", Confidence = "Complete", FormulaVersion = kpi.Version, ReportedFromLoadSk = 12, ReportedToLoadSk = long.MaxValue, IsCurrent = true, LoadSk = 12,
            });
        }

        // The work tables of a calculation: one measure row of a day for each of the two projects, which the portfolio's value counts both.
        warehouse.AddRange(new KpiWorkState { KpiWorkStateSk = 901, Subject = $"measure:{measure}", InputHash = "1" }, new KpiWorkState { KpiWorkStateSk = 902, Subject = "as of", InputHash = "20260311" });
        foreach (var (project, i) in projects.Select((p, i) => (p, i)))
        {
            warehouse.Add(new BridgeScopeProject { ScopeProjectSk = 9000 + i, ScopeSk = 901, ProjectSk = project.ProjectSk, ProjectId = project.ProjectId, LoadSk = 12 });
            warehouse.Add(new KpiMeasureValue { KpiMeasureValueSk = (901L << 32) + 1 + i, ProjectSk = project.ProjectSk, ProjectId = project.ProjectId, DateSk = Day, Value = 1, IsEstimated = false });
        }
    }
}
