using System.Linq.Expressions;
using System.Reflection;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.ODataService.Security.Rows;

/// <summary>
/// What of the warehouse tells who a person is or earns. Named once, by the warehouse's own columns: a projection that reads one of them reads, for who
/// has no right to people's data, a pseudonym or null instead, whatever the set calls it. The value itself does not get into the query's rows, so that
/// no filter, order, search or aggregate can find it out.
/// </summary>
public sealed class PeoplesData : ExpressionVisitor
{
    /// <summary>What a pseudonym begins with; the person's durable key follows.</summary>
    public const string Pseudonym = "Person ";

    private static readonly MethodInfo Concatenation = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo Text = typeof(int).GetMethod(nameof(int.ToString), [])!;

    /// <summary>Names: each becomes a pseudonym that is the same for the same person.</summary>
    public static IReadOnlySet<(Type Type, string Member)> Names { get; } = new HashSet<(Type, string)>
    {
        (typeof(DimPerson), nameof(DimPerson.DisplayName)),
        (typeof(DimPerson), nameof(DimPerson.SourceId)),
    };

    /// <summary>Rates, costs that a rate can be computed back from, and names that are written down as text; each becomes null.</summary>
    public static IReadOnlySet<(Type Type, string Member)> Withheld { get; } = new HashSet<(Type, string)>
    {
        (typeof(DimPerson), nameof(DimPerson.CostRateAmount)),
        (typeof(FactWorklog), nameof(FactWorklog.CostAmount)),
        (typeof(FactWorklog), nameof(FactWorklog.CostAmountReporting)),
        (typeof(FactAssignment), nameof(FactAssignment.CostAmount)),
        (typeof(FactAssignment), nameof(FactAssignment.ActualCostAmount)),
        (typeof(FactAssignment), nameof(FactAssignment.RemainingCostAmount)),
        (typeof(FactAssignment), nameof(FactAssignment.BaselineCostAmount)),
        (typeof(FactTimephased), nameof(FactTimephased.CostAmount)),
        (typeof(FactResourceRate), nameof(FactResourceRate.StandardRateAmount)),
        (typeof(FactResourceRate), nameof(FactResourceRate.OvertimeRateAmount)),
        (typeof(FactResourceRate), nameof(FactResourceRate.CostPerUseAmount)),
        (typeof(RejectedRow), nameof(RejectedRow.Value)),
        (typeof(DimProject), nameof(DimProject.Manager)),
        (typeof(DimProject), nameof(DimProject.Sponsor)),
        (typeof(DimObjective), nameof(DimObjective.Owner)),
        (typeof(DimKpi), nameof(DimKpi.Owner)),
        (typeof(FactRisk), nameof(FactRisk.Owner)),
        (typeof(FactStageGate), nameof(FactStageGate.DecidedBy)),
        (typeof(FactKpiReview), nameof(FactKpiReview.Reviewer)),
        (typeof(FactKpiReview), nameof(FactKpiReview.Owner)),
    };

    /// <summary>What is a person's in some rows and a task's or the plan's in others: gone where the row has a person.</summary>
    public static IReadOnlySet<(Type Type, string Member)> WithheldOfPersons { get; } = new HashSet<(Type, string)>
    {
        (typeof(FactBaseline), nameof(FactBaseline.CostAmount)),
        (typeof(FactPlanField), nameof(FactPlanField.Value)),
    };

    /// <summary>What holds names in rows of a kind and other words in the rest: gone where the row is of that kind.</summary>
    public static IReadOnlyDictionary<(Type Type, string Member), (string Column, string Kind)> WithheldOfKind { get; } = new Dictionary<(Type, string), (string, string)>
    {
        [(typeof(IssueField), nameof(IssueField.TextValue))] = (nameof(IssueField.ValueKind), IssueFieldKind.Person),
    };

    /// <summary>A projected value as somebody without the right reads it.</summary>
    public static Expression Hide(Expression value) => new PeoplesData().Visit(value);

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is not { } row)
        {
            return node;
        }

        if (Names.Contains((row.Type, node.Member.Name)))
        {
            var id = Expression.Property(row, nameof(DimPerson.PersonId));
            var pseudonym = Expression.Call(Concatenation, Expression.Constant(Pseudonym), Expression.Call(id, Text));

            // Unknown and not applicable are nobody, and so is the row that is not there.
            return Expression.Condition(Expression.GreaterThanOrEqual(id, Expression.Constant(0)), pseudonym, node);
        }

        if (WithheldOfPersons.Contains((row.Type, node.Member.Name)))
        {
            var isNobodys = Expression.LessThan(Expression.Property(row, nameof(FactBaseline.PersonSk)), Expression.Constant(0));
            return Expression.Condition(isNobodys, node, node.Type == typeof(string) ? Expression.Constant("") : Expression.Constant(null, node.Type));
        }

        if (WithheldOfKind.TryGetValue((row.Type, node.Member.Name), out var named))
        {
            return Expression.Condition(Expression.Equal(Expression.Property(row, named.Column), Expression.Constant(named.Kind)), Expression.Constant(null, node.Type), node);
        }

        // A bare null would not become a column; a condition that no row meets does, and keeps the column's type.
        return Withheld.Contains((row.Type, node.Member.Name))
            ? Expression.Condition(NoRow(row), node, Expression.Constant(null, node.Type))
            : base.VisitMember(node);
    }

    private static BinaryExpression NoRow(Expression row) =>
        Expression.Equal(Expression.Property(row, nameof(Prism.Warehouse.WarehouseRow.LoadSk)), Expression.Constant(long.MinValue));
}
