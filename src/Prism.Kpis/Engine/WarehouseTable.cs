using System.Collections.Frozen;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>A table that a measure may name, a dimension or a fact: its columns, and which of them hold money.</summary>
public sealed record WarehouseTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> MoneyColumns)
{
    /// <summary>What a measure may name beside the tables: one row, <c>DateSk</c>, the day the calculation is made for. A measure that names it is made anew each day.</summary>
    public const string Today = "Today";

    // These are written after every value, those of KPIs about KPIs included; refused rows belong to no project.
    private static readonly Type[] NotForMeasures = [typeof(FactMaturity), typeof(FactKpiAdvice), typeof(FactKpiCoverage), typeof(FactKpiConsistency), typeof(FactKpiSignal), typeof(RejectedRow)];

    private static readonly string[] Government = [nameof(FactKpiValue), nameof(FactKpiReview), nameof(FactKpiUsage), nameof(FactKpiReviewDue), nameof(FactKpiStanding), nameof(FactSourceFreshness)];

    /// <summary>By name, whatever its case. A table is called as its entity, a column as its property.</summary>
    public static FrozenDictionary<string, WarehouseTable> All { get; } = typeof(WarehouseContext).GetProperties()
        .Where(set => set.PropertyType.IsGenericType && set.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .Select(set => set.PropertyType.GetGenericArguments()[0])
        .Where(entity => entity.IsSubclassOf(typeof(WarehouseRow)) && !NotForMeasures.Contains(entity))
        .Select(FromEntity)
        .ToFrozenDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// FROM and JOIN that lead from the table (alias <c>t</c>) to its rows' projects (alias <c>p</c>); null where a row belongs to no one project.
    /// A scope holds many projects, and an issue's project is its fact's.
    /// </summary>
    public string? ByProject => Name switch
    {
        nameof(DimScope) => null,
        nameof(DimIssue) => "DimIssue t JOIN FactIssue f ON f.IssueSk = t.IssueSk JOIN DimProject p ON p.ProjectSk = f.ProjectSk",
        _ when Columns.Contains("ProjectSk") => $"{Name} t JOIN DimProject p ON p.ProjectSk = t.ProjectSk",
        _ when Columns.Contains("ProjectId") => $"{Name} t JOIN DimProject p ON p.ProjectId = t.ProjectId AND p.IsCurrent = 1",
        _ => null,
    };

    /// <summary>True where it speaks of KPIs and is written after the measures of projects are read: for measures about KPIs alone.</summary>
    public bool IsOfGovernment => Government.Contains(Name);

    /// <summary>True where the rows of some projects can be picked by a column of the table itself.</summary>
    public bool HasProject => Columns.Contains("ProjectSk");

    /// <summary>True where the rows of one issue lie together, in the range of keys that <see cref="FactIssue.ChildrenPerIssue"/> says.</summary>
    public bool IsKeyedByIssue => Name is nameof(FactIssueRevision) or nameof(FactStatusTransition) or nameof(FactSprintIssue);

    /// <summary>True where the embedded warehouse has an index that begins with the project.</summary>
    public bool IsIndexedByProject => Name == nameof(FactIssue);

    private static WarehouseTable FromEntity(Type entity)
    {
        // Computed properties and references to other rows are no columns.
        var columns = entity.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && (property.PropertyType.IsValueType || property.PropertyType == typeof(string)))
            .ToArray();
        return new WarehouseTable(
            entity.Name,
            [.. columns.Select(column => column.Name)],
            [.. columns.Where(column => (Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType) == typeof(decimal)).Select(column => column.Name)]);
    }
}
