namespace Prism.ODataService.Contract;

/// <summary>A to-one navigation: the row of <paramref name="Target"/> whose key stands in <paramref name="Column"/>. A key always meets a row, unknown and not applicable being rows.</summary>
public sealed record Reference(string Name, Column Column, EntitySet Target)
{
    private const string Suffix = "Sk";

    /// <summary>
    /// Reads the references off the names: a column that ends in the one key of another set points there (<c>ParentIssueSk</c> into Issues), and is
    /// followed by its name without <c>Sk</c>, and <c>Row</c> behind it where a property has that name. <c>DateSk</c> is followed as <c>Calendar</c>, since
    /// <c>Date</c> is mostly the day itself.
    /// </summary>
    public static IReadOnlyList<Reference> Of(EntitySet set, IReadOnlyList<EntitySet> sets)
    {
        List<Reference> references = [];
        foreach (var column in set.Columns.Where(c => c.Name.EndsWith(Suffix, StringComparison.Ordinal) && !(set.Keys.Count == 1 && set.Keys[0] == c)))
        {
            var target = sets
                .Where(t => t.Keys is [var key] && key.Kind == column.Kind
                    && (set.RoleTargets.TryGetValue(column.Name, out var named) ? t.Name == named : column.Name.EndsWith(key.Name, StringComparison.Ordinal)))
                .MaxBy(t => t.Keys[0].Name.Length);

            // Which load wrote a row is lineage, not something to browse by.
            if (target is null || target.Name == "Loads")
            {
                continue;
            }

            var name = column.Name == "DateSk" ? "Calendar" : column.Name[..^Suffix.Length];
            if (set.ByName.ContainsKey(name))
            {
                name += "Row";
            }

            references.Add(new Reference(name, column, target));
        }

        return references;
    }
}
