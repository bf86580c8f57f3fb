using System.Linq.Expressions;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.ODataService.EntitySets.IssueCustomFields;

/// <summary>Fills the entity type from an issue and its field rows: each column by itself, so that a query pays for the columns that it names.</summary>
internal static class CustomFieldProjection
{
    /// <summary>An issue's fields are numbered within it: a range of their key.</summary>
    private const long FieldsPerIssue = 65536;

    // The parts that stand for something: the field rows, the issue's key, the field's name and kind. They are put in their places below, as constants.
    private static readonly Expression<Func<IQueryable<IssueField>, int, string, string, double?>> Number = (fields, issue, name, kind) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.FieldName == name && row.ValueKind == kind)
        .Select(row => row.NumberValue).FirstOrDefault();

    private static readonly Expression<Func<IQueryable<IssueField>, int, string, string, string?>> Text = (fields, issue, name, kind) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.FieldName == name && row.ValueKind == kind)
        .Select(row => row.TextValue).FirstOrDefault();

    private static readonly Expression<Func<IQueryable<IssueField>, int, string, string, int>> Date = (fields, issue, name, kind) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.FieldName == name && row.ValueKind == kind)
        .Select(row => (int?)row.DateSk).FirstOrDefault() ?? Member.NotApplicable;

    private static readonly Expression<Func<IQueryable<IssueField>, int, string, string, DateTimeOffset?>> Instant = (fields, issue, name, kind) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.FieldName == name && row.ValueKind == kind)
        .Select(row => row.ValueAtUtc).FirstOrDefault();

    // The row is as new as the newest of what it is made of: the issue (which counts its fields) and its field rows.
    private static readonly Expression<Func<IQueryable<IssueField>, int, long, long>> LoadSk = (fields, issue, own) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.LoadSk > own)
        .Max(row => (long?)row.LoadSk) ?? own;

    private static readonly Expression<Func<IQueryable<IssueField>, int, DateTimeOffset, DateTimeOffset>> UpdatedAtUtc = (fields, issue, own) => fields
        .Where(row => row.IssueFieldSk > issue * FieldsPerIssue && row.IssueFieldSk < (issue + 1) * FieldsPerIssue && row.UpdatedAtUtc > own)
        .Max(row => (DateTimeOffset?)row.UpdatedAtUtc) ?? own;

    /// <param name="type">Made by <see cref="CustomFieldType"/>.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="issues">The issues.</param>
    /// <param name="fields">Field rows of the same warehouse.</param>
    public static IQueryable Apply(Type type, IReadOnlyList<CustomFieldColumn> columns, IQueryable<FactIssue> issues, IQueryable<IssueField> fields)
    {
        var fact = Expression.Parameter(typeof(FactIssue), "f");
        var issue = Expression.Property(fact, nameof(FactIssue.Issue));
        var project = Expression.Property(fact, nameof(FactIssue.Project));
        var issueSk = Expression.Property(fact, nameof(FactIssue.IssueSk));
        List<MemberBinding> bindings = [];
        void Bind(string name, Expression value) => bindings.Add(Expression.Bind(type.GetProperty(name)!, value));
        Bind(nameof(IssueCustomFieldsRow.IssueCustomFieldsSk), issueSk);
        Bind(nameof(IssueCustomFieldsRow.IssueSk), issueSk);
        Bind(nameof(IssueCustomFieldsRow.IssueKey), Expression.Property(issue, nameof(DimIssue.IssueKey)));
        Bind(nameof(IssueCustomFieldsRow.SourceSystem), Expression.Property(issue, nameof(DimIssue.SourceSystem)));
        Bind(nameof(IssueCustomFieldsRow.ProjectSk), Expression.Property(fact, nameof(FactIssue.ProjectSk)));
        Bind(nameof(IssueCustomFieldsRow.ProjectCode), Expression.Property(project, nameof(DimProject.ProjectCode)));
        foreach (var column in columns)
        {
            LambdaExpression value = column.ValueKind switch { IssueFieldKind.Number => Number, IssueFieldKind.Date => Date, IssueFieldKind.Instant => Instant, _ => Text };
            Bind(column.Name, Fill(value, fields.Expression, issueSk, Expression.Constant(column.FieldName), Expression.Constant(column.ValueKind)));
        }

        Bind(nameof(IssueCustomFieldsRow.IsDeleted), Expression.Property(issue, nameof(DimIssue.IsDeleted)));
        Bind(nameof(IssueCustomFieldsRow.DeletedAtUtc), Expression.Property(issue, nameof(DimIssue.DeletedAtUtc)));
        Bind(nameof(IssueCustomFieldsRow.DeleteReason), Expression.Property(issue, nameof(DimIssue.DeleteReason)));
        Bind(nameof(IssueCustomFieldsRow.LoadSk), Fill(LoadSk, fields.Expression, issueSk, Later(fact, issue, nameof(WarehouseRow.LoadSk))));
        Bind(nameof(IssueCustomFieldsRow.UpdatedAtUtc), Fill(UpdatedAtUtc, fields.Expression, issueSk, Later(fact, issue, nameof(WarehouseRow.UpdatedAtUtc))));

        var projection = Expression.Lambda(Expression.MemberInit(Expression.New(type), bindings), fact);
        return issues.Provider.CreateQuery(Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(FactIssue), type], issues.Expression, Expression.Quote(projection)));
    }

    private static ConditionalExpression Later(Expression fact, Expression issue, string property)
    {
        var (ofFact, ofIssue) = (Expression.Property(fact, property), Expression.Property(issue, property));
        return Expression.Condition(Expression.GreaterThan(ofFact, ofIssue), ofFact, ofIssue);
    }

    private static Expression Fill(LambdaExpression template, params Expression[] parts) => new Places(template.Parameters, parts).Visit(template.Body);

    private sealed class Places(IReadOnlyList<ParameterExpression> parameters, Expression[] parts) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (parameters[i] == node)
                {
                    return parts[i];
                }
            }

            return node;
        }
    }
}
