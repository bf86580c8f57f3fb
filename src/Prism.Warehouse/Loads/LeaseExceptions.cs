using System.Globalization;

namespace Prism.Warehouse.Loads;

/// <summary>Another worker holds the warehouse's lease. Trying again after <see cref="ExpiresAtUtc"/> can help.</summary>
public sealed class LeaseHeldException(string location, string holder, DateTimeOffset expiresAtUtc) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"The warehouse {location} is being written by {holder}, whose lease runs until {expiresAtUtc:yyyy-MM-dd HH:mm:ss}Z unless renewed. One worker writes at a time."))
{
    public string Holder { get; } = holder;
    public DateTimeOffset ExpiresAtUtc { get; } = expiresAtUtc;
}

/// <summary>This worker's lease went to another one: its transaction is rolled back and it may write no more.</summary>
public sealed class LeaseLostException(string location, long fencingNumber) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"The lease on the warehouse {location} (fencing number {fencingNumber}) was taken by another worker. Nothing of this transaction was written."))
{
    public long FencingNumber { get; } = fencingNumber;
}
