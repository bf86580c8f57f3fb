using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.KpiWork;

namespace Prism.Warehouse.Model;

/// <summary>Which tables lie as columnstore on SQL Server.</summary>
public static class SqlServerLayout
{
    /// <summary>Facts, and the KPI engine's measure rows: read by scans, in bulk.</summary>
    public static bool IsFact(IReadOnlyEntityType entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.ClrType.Name.StartsWith("Fact", StringComparison.Ordinal) || entity.ClrType == typeof(KpiMeasureValue);
    }
}
