using System.Globalization;
using System.Text.RegularExpressions;

namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>
/// A semantic model in TMDL, and what is wrong with it: grammar, names that lead nowhere, DAX that does not add up, queries that ask the feed for what it
/// does not have. It does not run DAX and does not replace Power BI.
/// </summary>
internal sealed partial class ModelCheck
{
    private static readonly Dictionary<string, string> TypeOf = new()
    {
        ["Edm.String"] = "string", ["Edm.Int32"] = "int64", ["Edm.Int64"] = "int64", ["Edm.Double"] = "double", ["Edm.Decimal"] = "decimal", ["Edm.Boolean"] = "boolean", ["Edm.Date"] = "dateTime", ["Edm.DateTimeOffset"] = "dateTime",
    };

    private readonly List<string> problems = [];
    private readonly List<TmdlObject> objects = [];
    private readonly Dictionary<string, HashSet<string>> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> measures = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="files">The files below <c>definition/</c>, by path.</param>
    /// <param name="feed">What the queries may ask for; null: the model reads something else.</param>
    public ModelCheck(IEnumerable<KeyValuePair<string, string>> files, FeedContract? feed)
    {
        foreach (var (file, text) in files.Where(f => f.Key.EndsWith(".tmdl", StringComparison.Ordinal)))
        {
            objects.AddRange(TmdlReader.Read(file, text, problems));
        }

        foreach (var table in Tables)
        {
            if (!columns.TryAdd(table.Name, new(table.Of("column").Select(c => c.Name), StringComparer.OrdinalIgnoreCase)))
            {
                problems.Add($"{table}: there are two tables of this name");
            }

            foreach (var member in table.Children.Where(c => c.Kind is "column" or "measure").GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            {
                problems.Add($"{table}: {member.Key} is there twice");
            }

            foreach (var measure in table.Of("measure").Where(m => !measures.Add(m.Name)))
            {
                problems.Add($"{measure}: there are two measures of this name");
            }
        }

        Names();
        Relationships();
        Expressions();
        Circles();
        Dates();
        if (feed is not null)
        {
            Queries(feed);
        }
    }

    public IReadOnlyList<string> Problems => problems;

    public IEnumerable<TmdlObject> Tables => objects.Where(o => o.Kind == "table");

    /// <summary>The M of partitions, refresh policies and parameters.</summary>
    public IEnumerable<(string Where, string Text)> Queries() =>
        Tables.SelectMany(t => t.Of("partition")).Where(p => p.Expression == "m" && p["source"] is not null).Select(p => (p.ToString(), p["source"]!))
            .Concat(Tables.SelectMany(t => t.Of("refreshPolicy")).SelectMany(p => new[] { p["sourceExpression"], p["pollingExpression"] }.OfType<string>().Select(m => (p.ToString(), m))))
            .Concat(objects.Where(o => o.Kind == "expression").Select(e => (e.ToString(), e.Expression ?? "")));

    public bool HasColumn(string table, string column) => columns.TryGetValue(table, out var own) && own.Contains(column);

    public bool HasMeasure(string table, string measure) => Tables.Any(t => t.Name == table && t.Of("measure").Any(m => m.Name == measure));

    public bool HasTable(string table) => columns.ContainsKey(table);

    public bool HasLevel(string table, string hierarchy, string level) =>
        Tables.Any(t => t.Name == table && t.Of("hierarchy").Any(h => h.Name == hierarchy && h.Of("level").Any(l => l.Name == level)));

    /// <summary>Every object, at whatever depth.</summary>
    public IEnumerable<TmdlObject> All()
    {
        var open = new Stack<TmdlObject>(objects);
        while (open.TryPop(out var one))
        {
            yield return one;
            one.Children.ForEach(open.Push);
        }
    }

    private void Names()
    {
        var referred = objects.SelectMany(o => o.Of("ref")).Concat(objects.Where(o => o.Kind == "ref")).Select(r => r.Name.Split(' ', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => Unquoted(p[1]));
        foreach (var (kind, kinds) in new[] { ("table", new[] { "table" }), ("role", ["role"]), ("perspective", ["perspective"]) })
        {
            var there = objects.Where(o => kinds.Contains(o.Kind)).Select(o => o.Name).ToHashSet();
            problems.AddRange(referred[kind].Where(name => !there.Contains(name)).Select(name => $"model.tmdl refers to the {kind} {name}, which is not there"));
            problems.AddRange(there.Except(referred[kind]).Select(name => $"model.tmdl does not refer to the {kind} {name}"));
        }

        problems.AddRange(All().Select(o => o["lineageTag"]).OfType<string>().GroupBy(tag => tag).Where(g => g.Count() > 1).Select(g => $"lineageTag {g.Key} is there twice"));
        foreach (var table in Tables)
        {
            foreach (var column in table.Of("column").Where(c => c["sortByColumn"] is not null && !HasColumn(table.Name, Unquoted(c["sortByColumn"]!))))
            {
                problems.Add($"{column}: it is sorted by {column["sortByColumn"]}, which is not there");
            }

            foreach (var level in table.Of("hierarchy").SelectMany(h => h.Of("level")).Where(l => !HasColumn(table.Name, Unquoted(l["column"] ?? ""))))
            {
                problems.Add($"{level}: there is no column {level["column"]}");
            }

            if (!table.Of("partition").Any() && !table.Of("calculationGroup").Any())
            {
                problems.Add($"{table}: it has no partition");
            }
        }

        foreach (var shown in objects.Where(o => o.Kind == "perspective").SelectMany(p => p.Of("perspectiveTable")))
        {
            var table = Tables.FirstOrDefault(t => t.Name == shown.Name);
            if (table is null)
            {
                problems.Add($"{shown}: there is no such table");
                continue;
            }

            var there = table.Children.Select(c => (c.Kind, c.Name)).ToHashSet();
            problems.AddRange(shown.Children.Where(c => c.Kind.StartsWith("perspective", StringComparison.Ordinal) && !there.Contains((c.Kind["perspective".Length..].ToLowerInvariant(), c.Name)))
                .Select(c => $"{c}: {table.Name} has no such {c.Kind["perspective".Length..].ToLowerInvariant()}"));
        }
    }

    private void Relationships()
    {
        var active = new List<(string From, string To)>();
        foreach (var relationship in objects.Where(o => o.Kind == "relationship"))
        {
            var ends = new[] { "fromColumn", "toColumn" }.Select(end => Reference(relationship[end] ?? "")).ToArray();
            foreach (var (table, column) in ends.Where(end => !HasColumn(end.Table, end.Column)))
            {
                problems.Add($"{relationship}: there is no column {table}[{column}]");
            }

            var types = ends.Select(end => Tables.FirstOrDefault(t => t.Name == end.Table)?.Of("column").FirstOrDefault(c => c.Name == end.Column)?["dataType"]).ToArray();
            if (types[0] is not null && types[1] is not null && types[0] != types[1])
            {
                problems.Add($"{relationship}: {types[0]} cannot be related to {types[1]}");
            }

            if (relationship["isActive"] != "false")
            {
                active.Add((ends[0].Table, ends[1].Table));
            }
        }

        // More than one way for a filter from one table to another: Power BI refuses the second.
        foreach (var start in active.Select(r => r.From).Distinct())
        {
            var ways = new Dictionary<string, int>();
            var open = new Stack<string>([start]);
            while (open.TryPop(out var here) && ways.Count < 500)
            {
                foreach (var (_, to) in active.Where(r => r.From == here))
                {
                    ways[to] = ways.GetValueOrDefault(to) + 1;
                    if (ways[to] == 1)
                    {
                        open.Push(to);
                    }
                }
            }

            problems.AddRange(ways.Where(way => way.Value > 1).Select(way => $"relationships: there is more than one active way from {start} to {way.Key}"));
        }
    }

    private void Expressions()
    {
        foreach (var table in Tables)
        {
            foreach (var measure in table.Of("measure"))
            {
                Dax(measure, measure.Expression, home: null);
                foreach (var kpi in measure.Of("kpi"))
                {
                    Dax(kpi, kpi["targetExpression"], home: null);
                    Dax(kpi, kpi["statusExpression"], home: null);
                    if (kpi["trendExpression"] is not null)
                    {
                        Dax(kpi, kpi["trendExpression"], home: null);
                    }
                }
            }

            foreach (var column in table.Of("column").Where(c => c.Expression is not null))
            {
                Dax(column, column.Expression, table.Name);
            }

            foreach (var item in table.Of("calculationGroup").SelectMany(g => g.Of("calculationItem")))
            {
                Dax(item, item.Expression, table.Name);
            }

            foreach (var partition in table.Of("partition").Where(p => p.Expression == "calculated"))
            {
                Dax(partition, partition["source"], home: null);
            }
        }

        foreach (var permission in objects.Where(o => o.Kind == "role").SelectMany(r => r.Of("tablePermission")))
        {
            if (HasTable(permission.Name))
            {
                Dax(permission, permission.Expression, permission.Name);
            }
            else
            {
                problems.Add($"{permission}: there is no such table");
            }
        }
    }

    private void Dax(TmdlObject where, string? text, string? home) =>
        problems.AddRange(Checking.Dax.Problems(text ?? "", columns, measures, home).Select(problem => $"{where}: {problem}"));

    /// <summary>A measure that needs itself, by whatever way, has no value.</summary>
    private void Circles()
    {
        var needs = Tables.SelectMany(t => t.Of("measure")).DistinctBy(m => m.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(
            m => m.Name, m => Checking.Dax.Tokens(m.Expression ?? "").Where(t => t.Kind == DaxKind.Bracket && measures.Contains(t.Text)).Select(t => t.Text).ToList(), StringComparer.OrdinalIgnoreCase);
        foreach (var start in needs.Keys)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var open = new Stack<string>(needs[start]);
            while (open.TryPop(out var here))
            {
                if (seen.Add(here))
                {
                    needs.GetValueOrDefault(here, []).ForEach(open.Push);
                }
            }

            if (seen.Contains(start))
            {
                problems.Add($"measure {start} needs itself");
            }
        }
    }

    private void Dates()
    {
        foreach (var calendar in Tables.Where(t => t["dataCategory"] == "Time"))
        {
            if (calendar.Of("column").Count(c => c["isKey"] == "true" && c["dataType"] == "dateTime") != 1)
            {
                problems.Add($"{calendar}: a date table has one key, a dateTime");
            }
        }

        foreach (var policy in Tables.SelectMany(t => t.Of("refreshPolicy")))
        {
            var parameters = objects.Where(o => o.Kind == "expression" && o.Name is "RangeStart" or "RangeEnd" && (o.Expression ?? "").Contains("Type=\"DateTime\"", StringComparison.Ordinal)).Select(o => o.Name).ToHashSet();
            foreach (var name in new[] { "RangeStart", "RangeEnd" })
            {
                if (!(policy["sourceExpression"] ?? "").Contains(name, StringComparison.Ordinal))
                {
                    problems.Add($"{policy}: its query does not filter by {name}");
                }

                if (!parameters.Contains(name))
                {
                    problems.Add($"{policy}: there is no parameter {name} of type DateTime");
                }
            }

            foreach (var periods in new[] { "rollingWindowPeriods", "incrementalPeriods" })
            {
                if (!int.TryParse(policy[periods], CultureInfo.InvariantCulture, out var number) || number < 1)
                {
                    problems.Add($"{policy}: {periods} is no whole number above 0");
                }
            }
        }
    }

    private void Queries(FeedContract feed)
    {
        foreach (var table in Tables)
        {
            var queries = table.Of("partition").Select(p => p["source"]).Concat(table.Of("refreshPolicy").Select(p => p["sourceExpression"])).OfType<string>().ToList();
            if (queries.Distinct().Count() > 1)
            {
                problems.Add($"{table}: its partition and its refresh policy read different things");
            }

            foreach (var query in queries.Distinct())
            {
                var named = SetName().Match(query).Groups["set"].Value;
                if (!feed.Sets.TryGetValue(named, out var set))
                {
                    problems.Add($"{table}: the feed has no set {named}");
                    continue;
                }

                var selected = Selected().Match(query).Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.Trim('"')).ToList();
                var filtered = RowColumn().Matches(query).Select(m => m.Groups["column"].Value);
                problems.AddRange(selected.Concat(filtered).Distinct().Where(c => !set.ContainsKey(c)).Select(c => $"{table}: the feed's {named} has no column {c}"));
                foreach (var column in table.Of("column").Where(c => c["sourceColumn"] is not null))
                {
                    var source = column["sourceColumn"]!;
                    if (!selected.Contains(source))
                    {
                        problems.Add($"{column}: the query does not give {source}");
                    }
                    else if (set.TryGetValue(source, out var type) && TypeOf[type] != column["dataType"])
                    {
                        problems.Add($"{column}: {type} is {TypeOf[type]}, not {column["dataType"]}");
                    }
                }

                foreach (Match identifier in Parameter().Matches(query))
                {
                    if (objects.All(o => o.Kind != "expression" || o.Name != identifier.Value))
                    {
                        problems.Add($"{table}: there is no parameter {identifier.Value}");
                    }
                }
            }
        }
    }

    /// <summary>Table and column of <c>'Plan tasks'.Date</c>.</summary>
    private static (string Table, string Column) Reference(string text)
    {
        var match = End().Match(text);
        return (Unquoted(match.Groups["table"].Value), Unquoted(match.Groups["column"].Value));
    }

    private static string Unquoted(string name) => name.StartsWith('\'') ? name[1..^1].Replace("''", "'", StringComparison.Ordinal) : name;

    [GeneratedRegex("""^(?<table>'(?:[^']|'')*'|[^.']+)\.(?<column>.+)$""")]
    private static partial Regex End();

    [GeneratedRegex("""\{\[Name = "(?<set>[^"]*)", Signature = "table"\]\}""")]
    private static partial Regex SetName();

    [GeneratedRegex("""Table\.SelectColumns\(\w+, \{(?<columns>[^}]*)\}\)""")]
    private static partial Regex Selected();

    [GeneratedRegex("""\[(?<column>\w+)\] (?:>=|<=|<>|=|<|>)(?! "\w+", Signature| ODataOmit|"2)""")]
    private static partial Regex RowColumn();

    [GeneratedRegex("""\b(?:ServiceUrl|RangeStart|RangeEnd)\b""")]
    private static partial Regex Parameter();
}
