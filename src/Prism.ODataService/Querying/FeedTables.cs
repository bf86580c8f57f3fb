using System.Globalization;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Querying;

/// <summary>The tables of one query: the set asked for, and those sets that the query follows a reference into.</summary>
/// <param name="set">The set asked for.</param>
/// <param name="warehouse">Where its rows are.</param>
/// <param name="projections">EF's SQL of the sets.</param>
/// <param name="dialect">The engine's.</param>
/// <param name="rights">The caller's: rows that they do not cover are in none of the tables.</param>
/// <param name="parameters">The statement's values.</param>
public sealed class FeedTables(EntitySet set, WarehouseContext warehouse, ProjectionCache projections, SqlDialect dialect, Rights rights, SqlParameters parameters)
{
    private readonly Sight _sight = Sight.Of(rights);
    private readonly IReadOnlyList<string> _seen = SeenTables.Expressions(rights, dialect, parameters);
    private readonly ProjectedTable _main = new(set, dialect, warehouse, projections, Sight.Of(rights), "b");
    private readonly List<(Reference Reference, ProjectedTable Table)> _followed = [];
    private readonly List<ProjectedTable> _beside = [];

    /// <summary>The set as a relation; naming a column takes it into the projection, naming a path joins the set it leads to.</summary>
    public Relation Relation() => new(From, [.. set.Columns.Select(c => (c.Name, (Func<Sql>)(() => _main.Reference(c))))], Follow, Find);

    /// <summary>Sets that rows are joined to.</summary>
    public int Joins => _followed.Count;

    /// <summary>One more table that a statement reads from by its alias: a set whose properties are joined onto groups.</summary>
    public ProjectedTable Beside(EntitySet other)
    {
        _beside.Add(new ProjectedTable(other, dialect, warehouse, projections, _sight, string.Create(CultureInfo.InvariantCulture, $"l{_beside.Count + 1}")));
        return _beside[^1];
    }

    /// <summary>A whole statement: <paramref name="statement"/>, reading from the tables.</summary>
    public string Complete(string statement) =>
        $"WITH {string.Join(",\n", _seen.Concat(_followed.Select(f => f.Table).Prepend(_main).Concat(_beside).Select(t => t.Expression())))}\n{statement}";

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

    private Lookup? Find(string name) =>
        Split(name) is { } path ? new Lookup(path.Reference, path.Column, IsInner: false)
        : _sight.SeesEveryRow ? projections.Lookups(set, dialect, warehouse).GetValueOrDefault(name)

        // A row that is seen may name one of another set that is not: joined to that set it would be lost.
        : null;

    /// <summary>
    /// Where the people stand whom groups by <paramref name="by"/> rest on, for a caller who may not know them: an aggregate over fewer of them than a setting
    /// says is withheld. Empty where groups may be as small as they are.
    /// </summary>
    public IReadOnlyList<string> PeopleBehind(IReadOnlyList<string> by)
    {
        if (_sight.SeesPeoplesData)
        {
            return [];
        }

        // The row's own person; and in whatever role somebody is grouped by.
        var roles = set.References.Where(r => r.Target.Name == "Persons" && (r.Name == "Person" || by.Any(name => name == r.Column.Name || name == $"{r.Name}Name" || name.StartsWith($"{r.Name}/", StringComparison.Ordinal))));
        return set.Name == "Persons" ? ["PersonId"] : [.. roles.Select(r => $"{r.Name}/PersonId")];
    }

    private (Reference Reference, Column Column)? Split(string path)
    {
        var at = path.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && set.References.FirstOrDefault(r => path.AsSpan(0, at).SequenceEqual(r.Name)) is { } reference && reference.Target.ByName.TryGetValue(path[(at + 1)..], out var column)
            ? (reference, column)
            : null;
    }

    private Sql? Follow(string path)
    {
        if (Split(path) is not var (reference, column))
        {
            return null;
        }

        var found = _followed.FindIndex(f => f.Reference == reference);
        if (found < 0)
        {
            var alias = string.Create(CultureInfo.InvariantCulture, $"f{_followed.Count + 1}");
            found = _followed.Count;
            _followed.Add((reference, new ProjectedTable(reference.Target, dialect, warehouse, projections, _sight, alias)));
        }

        return _followed[found].Table.Reference(column) with { IsNullable = true };
    }
}
