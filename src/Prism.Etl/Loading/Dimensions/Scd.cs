namespace Prism.Etl.Loading;

/// <summary>
/// The rules of slowly changing dimensions (SCD 2) here. The first version holds from <see cref="Prism.Warehouse.Dimensions.Validity.Beginning"/>. A tracked value that changes opens a version at the load's instant. A tracked value that was not known and now is fills in the
/// version in force: it is late knowledge, not a change.
/// </summary>
internal static class Scd
{
    /// <summary>Whether going from one set of tracked values to another is a change, not late knowledge.</summary>
    public static bool IsChange(IReadOnlyList<object?> before, IReadOnlyList<object?> after)
    {
        for (var i = 0; i < before.Count; i++)
        {
            if (IsKnown(before[i]) && !Equals(before[i], after[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Null and the members -1 and -2 say nothing.</summary>
    private static bool IsKnown(object? value) => value is not (null or < 0);
}
