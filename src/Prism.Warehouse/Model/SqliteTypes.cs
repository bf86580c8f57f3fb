using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prism.Warehouse.Model;

/// <summary>
/// How values lie in SQLite: money as an integer of ten-thousandths (sums are exact), instants as UTC milliseconds since 1970 (they sort and
/// compare as numbers), local times and days as ISO text.
/// </summary>
public static class SqliteTypes
{
    /// <summary>Ten-thousandths in one unit of money: the scale of <c>decimal(19,4)</c>.</summary>
    public const long MoneyScale = 10_000;

    /// <summary>Sets the mappings; for every model that lives in a SQLite warehouse.</summary>
    public static void Configure(ModelConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Properties<decimal>().HaveConversion<ScaledMoney>();
        builder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
    }

    /// <summary>Half a ten-thousandth is rounded away from zero, as SQL Server does.</summary>
    public static long ToScaled(decimal amount) => decimal.ToInt64(decimal.Round(amount * MoneyScale, MidpointRounding.AwayFromZero));

    public static decimal FromScaled(long scaled) => scaled / (decimal)MoneyScale;

    private sealed class ScaledMoney() : ValueConverter<decimal, long>(amount => ToScaled(amount), scaled => FromScaled(scaled));

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
