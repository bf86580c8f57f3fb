using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prism.Warehouse.Model;

/// <summary>How values lie in SQL Server: money as <c>decimal(19,4)</c>, instants as UTC in <c>datetime2(3)</c>, local times in <c>datetime2(0)</c>.</summary>
public static class SqlServerTypes
{
    /// <summary>Sets the mappings; for every model that lives in a SQL Server warehouse.</summary>
    public static void Configure(ModelConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Properties<decimal>().HavePrecision(19, 4);

        // Without it a grouped sum is emitted as SUM(CAST(... AS decimal(18,2))): digits are lost before summing.
        builder.DefaultTypeMapping<decimal>(mapping => mapping.HasPrecision(38, 6));
        builder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>().HaveColumnType("datetime2(3)");
        builder.Properties<DateTime>().HaveColumnType("datetime2(0)");
    }

    /// <summary>UTC, cut to the millisecond as on SQLite; the column would round.</summary>
    public static DateTime ToUtc(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified);

    public static DateTimeOffset FromUtc(DateTime utc) => new(utc.Ticks, TimeSpan.Zero);

    private sealed class UtcInstant() : ValueConverter<DateTimeOffset, DateTime>(instant => ToUtc(instant), utc => FromUtc(utc));
}
