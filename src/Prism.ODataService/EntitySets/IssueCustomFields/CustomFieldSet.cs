using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Contract;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.EntitySets.IssueCustomFields;

/// <summary>The set whose columns come from the settings of the sources, by way of the warehouse. There is none while they name no field.</summary>
public sealed class CustomFieldSet : EntitySet
{
    private static readonly HashSet<string> Fixed = typeof(IssueCustomFieldsRow).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<CustomFieldColumn> _fields;

    private CustomFieldSet(IReadOnlyList<CustomFieldColumn> fields)
        : base("IssueCustomFields", CustomFieldType.Make(fields), fields.ToDictionary(field => field.Name, field => field.FieldName)) => _fields = fields;

    /// <summary>What the warehouse says the columns are now.</summary>
    public static async Task<IReadOnlyList<CustomFieldColumn>> ColumnsAsync(WarehouseContext warehouse, CancellationToken cancellationToken) =>
        CustomFieldColumn.Of(await warehouse.IssueFieldColumns.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false), Fixed);

    /// <summary>The set with these columns, knowing the other sets.</summary>
    public static CustomFieldSet Make(IReadOnlyList<CustomFieldColumn> columns, IReadOnlyList<EntitySet> others)
    {
        var set = new CustomFieldSet(columns);
        set.LinkTo(others);
        return set;
    }

    /// <summary>Fields of issues of the projects that the caller sees.</summary>
    public override IQueryable Query(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen) => CustomFieldProjection.Apply(
        EntityType, _fields, seen is null ? warehouse.FactIssues : warehouse.FactIssues.Where(row => seen.ProjectSks.Contains(row.ProjectSk)), warehouse.IssueFields);

    public override Task<long> CountAsync(WarehouseContext warehouse, CancellationToken cancellationToken) => warehouse.FactIssues.LongCountAsync(cancellationToken);
}
