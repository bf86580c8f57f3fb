using System.Collections.Frozen;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Engine;

/// <summary>A table that a measure may name: its columns, and which of them hold money.</summary>
public sealed record WarehouseTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> MoneyColumns)
{
    // A KPI over KPI values would depend on the order KPIs are calculated in; the others are the machinery's own.
    private static readonly Type[] NotForMeasures = [typeof(FactKpiValue), typeof(KpiMeasureValue), typeof(KpiWorkState), typeof(LoadLease)];

    /// <summary>By name, whatever its case. A table is called as its entity, a column as its property.</summary>
    public static FrozenDictionary<string, WarehouseTable> All { get; } = typeof(WarehouseContext).GetProperties()
        .Where(set => set.PropertyType.IsGenericType && set.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .Select(set => set.PropertyType.GetGenericArguments()[0])
        .Except(NotForMeasures)
        .Select(FromEntity)
        .ToFrozenDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    private static WarehouseTable FromEntity(Type entity)
    {
        // EqualityContract and computed properties are no columns.
        var columns = entity.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).ToArray();
        return new WarehouseTable(
            entity.Name,
            [.. columns.Select(column => column.Name)],
            [.. columns.Where(column => (Nullable.GetUnderlyingType(column.PropertyType) ?? column.PropertyType) == typeof(decimal)).Select(column => column.Name)]);
    }
}
