using System.Globalization;
using System.Text;
using Prism.ODataService.Contract;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>The tables of one query: the set asked for, and those sets that the query follows a reference into.</summary>
public sealed class FeedTables(EntitySet set, WarehouseContext warehouse, ProjectionCache projections, SqlDialect dialect)
{
    private readonly ProjectedTable _main = new(set, dialect, warehouse, projections, "b");
    private readonly List<(Reference Reference, ProjectedTable Table)> _followed = [];

    /// <summary>The set as a relation; naming a column takes it into the projection, naming a path joins the set it leads to.</summary>
    public Relation Relation() => new(From, [.. set.Columns.Select(c => (c.Name, (Func<Sql>)(() => _main.Reference(c))))], Follow);

    /// <summary>A whole statement: <paramref name="statement"/>, reading from the tables.</summary>
    public string Complete(string statement) =>
        $"WITH {string.Join(",\n", _followed.Select(f => f.Table.Expression()).Prepend(_main.Expression()))}\n{statement}";

    private string From()
    {
        var text = new StringBuilder(_main.Alias);
        foreach (var (reference, table) in _followed)
        {
            // A left join: whatever is followed, the set's own rows stay what they are.
            text.Append(CultureInfo.InvariantCulture,
                $" LEFT JOIN {table.Alias} ON {table.Reference(reference.Target.Keys[0]).Text} = {_main.Reference(reference.Column).Text}");
        }

        return text.ToString();
    }

    private Sql? Follow(string path)
    {
        var at = path.IndexOf('/', StringComparison.Ordinal);
        var reference = set.References.FirstOrDefault(r => path.AsSpan(0, at).SequenceEqual(r.Name));
        if (reference is null || !reference.Target.ByName.TryGetValue(path[(at + 1)..], out var column))
        {
            return null;
        }

        var found = _followed.FindIndex(f => f.Reference == reference);
        if (found < 0)
        {
            var alias = string.Create(CultureInfo.InvariantCulture, $"f{_followed.Count + 1}");
            found = _followed.Count;
            _followed.Add((reference, new ProjectedTable(reference.Target, dialect, warehouse, projections, alias)));
        }

        return _followed[found].Table.Reference(column) with { IsNullable = true };
    }
}
