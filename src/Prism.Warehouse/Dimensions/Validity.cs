namespace Prism.Warehouse.Dimensions;

/// <summary>The ends of what versions of a row (SCD 2) hold: <c>ValidFromUtc</c> up to just before <c>ValidToUtc</c>.</summary>
public static class Validity
{
    /// <summary>From when a first version holds, so that facts older than the first load have one.</summary>
    public static readonly DateTimeOffset Beginning = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Until when the version in force holds.</summary>
    public static readonly DateTimeOffset OpenEnd = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);
}
