using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Tests.Security;

/// <summary>Every column of the star that could hold a name or a pay is judged: it is people's data, or a reason is given here why it is not.</summary>
public sealed class PeoplesColumnsTests(RunningService service)
{
    /// <summary>Texts of the model that name nobody: words of a list, codes, keys, names of things. Whoever adds a text column says here or in <see cref="PeoplesData"/> what it is.</summary>
    private static readonly Dictionary<string, string> NobodysTexts = new()
    {
        ["*"] = "SourceSystem DeleteReason CurrencyCode ScopeLevel PeriodGrain Status Trend Confidence ConfidenceReason Direction KpiCode ObjectiveCode ProjectCode TypeClass StatusCategory IssueType Priority Stage Evidence OwnerKind Portfolio Program Category",
        ["DimDate"] = "MonthName HolidayName",
        ["DimIssue"] = "SourceId IssueKey Summary Resolution Labels Team",
        ["DimKpi"] = "KpiName Family Purpose Decision FormulaText FormulaHash Unit Timing AggregationRule AccountableRole Gaming ReviewEvery SuccessorCode",
        ["DimObjective"] = "ObjectiveName Perspective Unit",
        ["DimPerson"] = "PersonKind Team Role Department",
        ["DimProject"] = "ProjectName Methodology HealthOverride",
        ["ProjectSource"] = "ContainerKind SourceId ContainerKey ContainerName",
        ["DimScope"] = "ScopeKey ScopeName",
        ["DimBoard"] = "SourceId BoardName BoardType EstimationFieldId",
        ["DimSprint"] = "SourceId SprintName SprintState Goal",
        ["DimStatus"] = "SourceId SourceStatus FlowState",
        ["DimTask"] = "SourceId Wbs OutlineNumber TaskName EarningRule",
        ["DimPlanVersion"] = "SourceId FileName ContentHash CalendarName",
        ["IssueLabel"] = "Label",
        ["DimComponent"] = "SourceId ComponentName",
        ["DimRelease"] = "SourceId ReleaseName",
        ["IssueRelease"] = "Relation",
        ["IssueLink"] = "SourceLinkId LinkType Phrase LinkedSourceId LinkedIssueKey",
        ["IssueField"] = "FieldName SourceFieldId ValueKind",
        ["FactAssessment"] = "Subject",
        ["FactAssessmentAnswer"] = "Subject",
        ["FactDataQuality"] = "CheckName TableName Severity Sample",
        ["FactEarnedValue"] = "EarningRule",
        ["FactFinancial"] = "Line",
        ["FactStatusTransition"] = "FromSourceStatus ToSourceStatus",
        ["FactKpiAdvice"] = "Advice OtherKpiCode Reason",
        ["FactKpiConsistency"] = "Basis Projects",
        ["FactKpiSignal"] = "Signal KpiCodes",
        ["FactKpiReview"] = "Finding Decision",
        ["FactKpiUsage"] = "Subject ClientKind",
        ["FactKpiTarget"] = "Statement Measure BaselineEvidence Origin SmartVague SmartSuggestion",
        ["FactMaturity"] = "ScopeStage CriterionStage Criterion",
        ["FactResourceRate"] = "RateTable",
        ["FactPlanField"] = "FieldName Alias",
        ["FactRisk"] = "RiskCode Title RiskStatus Response",
        ["FactStageGate"] = "Gate Decision Conditions",
        ["FactTask"] = "ConstraintType",
        ["FactTaskLink"] = "LinkType",
        ["FactTimephased"] = "MeasureKind",
        ["FactWorklog"] = "SourceId",
        ["TableGrowth"] = "TableName",
        ["RejectedRow"] = "Entity SourceId Rule",
        ["DimLoad"] = "Kind Outcome Message WatermarkBefore WatermarkAfter StepName",
    };

    /// <summary>Tables that the feed does not publish.</summary>
    private static readonly string[] Unpublished = ["PersonSource", "DimCurrencyRate", "LoadLease", "KpiWorkState", "KpiTouchedPeriod", "KpiTouchedProject", "KpiMeasureValue", "KpiSignalCase", "IssueFieldColumn", "BridgeScopeProject"];

    [Fact]
    public void Every_text_of_the_star_is_peoples_data_or_is_known_to_name_nobody()
    {
        using var warehouse = service.Database.CreateContext();
        List<string> unjudged = [];
        List<string> gone = [.. NobodysTexts.Where(t => t.Key != "*").SelectMany(t => t.Value.Split(' ').Select(c => $"{t.Key}.{c}"))];
        foreach (var (type, property) in Columns(warehouse).Where(c => c.Property.ClrType == typeof(string)))
        {
            gone.Remove($"{type.ClrType.Name}.{property.Name}");
            var isNobodys = Names("*").Concat(Names(type.ClrType.Name)).Contains(property.Name);
            if (isNobodys == IsPeoples(type.ClrType, property.Name))
            {
                unjudged.Add($"{type.ClrType.Name}.{property.Name} {(isNobodys ? "is judged twice" : "is not judged: does it hold names of people")}");
            }
        }

        Assert.True(unjudged.Count == 0, string.Join('\n', unjudged));
        Assert.True(gone.Count == 0, $"There is no {string.Join(", ", gone)} any more.");
    }

    [Fact]
    public void Every_money_of_a_row_that_has_a_person_is_peoples_data()
    {
        using var warehouse = service.Database.CreateContext();
        var unjudged = Columns(warehouse).Where(c => (Nullable.GetUnderlyingType(c.Property.ClrType) ?? c.Property.ClrType) == typeof(decimal) && c.Type.FindProperty("PersonSk") is not null)
            .Where(c => !IsPeoples(c.Type.ClrType, c.Property.Name)).Select(c => $"{c.Type.ClrType.Name}.{c.Property.Name}");
        Assert.Empty(unjudged);
    }

    [Fact]
    public void A_column_of_peoples_data_exists()
    {
        foreach (var (type, member) in PeoplesData.Names.Concat(PeoplesData.Withheld).Concat(PeoplesData.WithheldOfPersons).Concat(PeoplesData.WithheldOfKind.Keys))
        {
            Assert.NotNull(type.GetProperty(member));
        }
    }

    private static string[] Names(string table) => NobodysTexts.TryGetValue(table, out var names) ? names.Split(' ') : [];

    private static bool IsPeoples(Type type, string member) =>
        PeoplesData.Names.Contains((type, member)) || PeoplesData.Withheld.Contains((type, member)) || PeoplesData.WithheldOfPersons.Contains((type, member)) || PeoplesData.WithheldOfKind.ContainsKey((type, member));

    private static IEnumerable<(IEntityType Type, IProperty Property)> Columns(WarehouseContext warehouse) =>
        warehouse.Model.GetEntityTypes().Where(t => !Unpublished.Contains(t.ClrType.Name)).SelectMany(t => t.GetProperties().Select(p => (t, p)));
}
