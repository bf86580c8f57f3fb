using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>All rows of a set, as an address: where the set must be narrowed, by a day before all days.</summary>
internal static class Whole
{
    private const string Day = "1900-01-01";

    public static string Of(EntitySet set) => set.MustNarrowBy is [var day, ..] ? $"{set.Name}?$filter={day.Name} ge {Day}" : set.Name;

    /// <summary>The same with more options, which hold no filter.</summary>
    public static string Of(EntitySet set, string options) => Of(set) + (set.MustNarrowBy.Count > 0 ? "&" : "?") + options;
}
