using System.Text;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// What a query stands on at some point: a table or derived table, the conditions collected so far, and the columns one may name.
/// Columns are in publication order.
/// </summary>
/// <param name="from">What follows FROM; asked last, since naming a path adds a join.</param>
/// <param name="columns">Names and values.</param>
/// <param name="follow">Resolves a path into another set; null where none can be followed.</param>
/// <param name="lookup">What is known of a name by a foreign key alone; null where rows have no keys any more.</param>
public sealed class Relation(
    Func<string> from, IReadOnlyList<(string Name, Func<Sql> Value)> columns, Func<string, Sql?>? follow = null, Func<string, Lookup?>? lookup = null)
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, Func<Sql> Value)> _columns = [.. columns];

    /// <summary>Names in publication order.</summary>
    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    public Sql? Resolve(string name)
    {
        var at = _columns.FindIndex(c => c.Name == name);
        return at >= 0 ? _columns[at].Value() : name.Contains('/', StringComparison.Ordinal) ? follow?.Invoke(name) : null;
    }

    /// <summary>The foreign key that a property or path follows from; null where none does.</summary>
    public Lookup? Lookup(string name) => lookup?.Invoke(name);

    public void Where(string condition) => _conditions.Add(condition);

    public void Add(string name, Sql value) => _columns.Add((name, () => value));

    /// <summary>FROM and WHERE, with one more condition for a page that goes on after another.</summary>
    public string Tail(string? after = null)
    {
        var text = new StringBuilder("FROM ").Append(from());
        var separator = " WHERE ";
        foreach (var condition in after is null ? _conditions : _conditions.Append(after))
        {
            text.Append(separator).Append(condition);
            separator = " AND ";
        }

        return text.ToString();
    }

    /// <summary>A column of the table behind this relation.</summary>
    public static Sql Plain(string text, ColumnKind kind, bool isNullable) => kind == ColumnKind.Date
        ? new Sql($"CASE WHEN {text} > 0 THEN {text} END", kind, 0, true, text) { IsPlain = true }
        : new Sql(text, kind, kind == ColumnKind.Decimal ? Column.MoneyScale : 0, isNullable) { IsPlain = true };
}
