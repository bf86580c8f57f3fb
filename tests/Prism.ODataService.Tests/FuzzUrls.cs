using System.Globalization;
using System.Text;

namespace Prism.ODataService.Tests;

/// <summary>Addresses and headers made up over all sets, and good ones that were damaged: what no caller would send, and some would.</summary>
internal sealed class FuzzUrls(int seed)
{
    private static readonly string[] Values =
    [
        "1", "-1", "0", "2.5", "1e300", "null", "true", "'alpha'", "''", "'O''Hara'", "2024-02-30", "2024-02-29", "2024-01-01T00:00:00Z", "9223372036854775807", "99999999999999999999", "NaN", "INF",
        "guid'x'", "now()", "@x", "(1)", "0.00001", "duration'PT1H'", "'\u0000'", "'😀'", "{}", "[1,2]", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "-9223372036854775808", "datetime'2020-01-01T00:00:00'",
    ];

    private static readonly string[] Operators = ["eq", "ne", "gt", "ge", "lt", "le", "and", "or", "add", "sub", "mul", "div", "mod", "in", "has", "divby"];

    private static readonly string[] Functions =
    [
        "contains", "startswith", "endswith", "length", "tolower", "toupper", "trim", "indexof", "substring", "concat", "year", "month", "day", "hour", "minute", "second", "date", "time", "round", "floor",
        "ceiling", "cast", "isof", "any", "all", "not", "matchesPattern", "geo.distance", "maxdatetime", "totaloffsetminutes",
    ];

    private static readonly string[] Methods = ["sum", "min", "max", "average", "countdistinct", "median"];
    private static readonly string[] Steps = ["filter", "groupby", "aggregate", "compute", "topcount", "orderby", "top", "skip", "concat", "expand", "search", "identity", "rollup", "join"];
    private static readonly string[] Damage = ["'", "(", ")", "%00", "%27", "/", "$", ",", "%F0%9F%98%80", "%", "%2", "&", "=", "?", "#", ";", "%0A", "*", "@", ":", "..", "%2F", "%25", "+", "%C3", "$it", "$root", "$count"];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["application/json", "*/*", "application/xml", "text/csv", "application/json;odata.metadata=full", "application/json;odata.metadata=none;q=0.5,text/csv", "application/json;IEEE754Compatible=true", ";;q=,", "application/vnd.apache.parquet"]),
        ("Prefer", ["odata.maxpagesize=3", "maxpagesize=0", "odata.maxpagesize=-1", "maxpagesize=99999999999", "omit-values=nulls", "respond-async", "odata.include-annotations=\"*\"", "=,;"]),
        ("OData-MaxVersion", ["4.0", "4.01", "3.0", "x", "0"]),
        ("OData-Version", ["4.0", "9"]),
        ("If-None-Match", ["*", "\"x\"", "W/\"1\"", ",,", "\""]),
        ("Accept-Encoding", ["gzip", "br", "identity", "gzip;q=0", "x"]),
        ("Accept-Language", ["de", "tr-TR", "x"]),
        ("Range", ["bytes=0-10", "bytes=-1", "rows=1"]),
        ("If-Match", ["*", "\"x\"", "x"]),
        ("If-Modified-Since", ["Mon, 23 Nov 2026 00:00:00 GMT", "x"]),
        ("Content-Type", ["application/json", "text/plain;charset=x", "x"]),
        ("OData-Isolation", ["snapshot", "x"]),
        ("X-HTTP-Method", ["DELETE"]),
    ];

    private readonly Random _random = new(seed);

    public (string Address, IReadOnlyList<(string Name, string Value)> Headers) Next()
    {
        var address = Address();
        for (var damage = _random.Next(10) < 6 ? 0 : 1 + _random.Next(3); damage > 0; damage--)
        {
            address = Damaged(address);
        }

        List<(string, string)> headers = [];
        while (_random.Next(3) == 0)
        {
            var (name, values) = Pick(Headers);
            headers.Add((name, Pick(values)));
        }

        return (Sendable(address), headers);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private string Address()
    {
        var set = Pick(EdmModel.Sets);
        string Name() => _random.Next(12) switch
        {
            0 => "Nothing",
            1 when set.References.Count > 0 => Pick(set.References) is var r ? $"{r.Name}/{Pick(r.Target.Columns).Name}" : "",
            _ => Pick(set.Columns).Name,
        };
        string Expression(int depth) => (depth > 0 ? _random.Next(6) : _random.Next(2)) switch
        {
            0 => Pick(Values),
            1 => Name(),
            2 or 3 => $"({Expression(depth - 1)} {Pick(Operators)} {Expression(depth - 1)})",
            4 => $"{Pick(Functions)}({Expression(depth - 1)},{Expression(depth - 1)})",
            _ => $"{Pick(Functions)}({Expression(depth - 1)})",
        };
        string Condition() => $"{Expression(2)} {Operators[_random.Next(6)]} {Expression(1)}";
        string Aggregates() => $"aggregate({Expression(1)} with {Pick(Methods)} as X{(_random.Next(2) == 0 ? ",$count as N" : "")})";
        string Step() => Pick(Steps) switch
        {
            "filter" => $"filter({Condition()})",
            "groupby" => $"groupby(({Name()},{Name()}),{Aggregates()})",
            "aggregate" => Aggregates(),
            "compute" => $"compute({Expression(2)} as C)",
            var other => $"{other}({Expression(1)},{Name()})",
        };
        string Option() => _random.Next(12) switch
        {
            0 => $"$orderby={Expression(1)} desc,{Name()}",
            1 => $"$apply={Step()}/{Step()}",
            2 => $"$apply=groupby(({Name()}),{Aggregates()})&$filter=X {Operators[_random.Next(6)]} {Pick(Values)}",
            3 => $"$compute={Expression(2)} as C&$select=C",
            4 => $"$search={Pick(["alpha", "\"a b\"", "NOT x", "a OR b AND", "AND", "\""])}",
            5 => $"$top={Pick(Values)}&$skip={_random.Next(9)}",
            6 => $"$select={Name()},{Name()}",
            7 when set.References.Count > 0 => $"$expand={Pick(set.References).Name}({Pick(["$select=*", "$filter=true", "$expand=Project", "$top=1", ""])})",
            8 => $"$format={Pick(["json", "csv", "xml", "application/json;odata.metadata=full", "x", "parquet", ""])}",
            9 => $"{Pick(["$count", "$skiptoken", "$levels", "$index", "$deltatoken", "x", "$x", "filter", "$schemaversion"])}={Pick(Values)}",
            _ => $"$filter={Condition()}",
        };
        return _random.Next(14) switch
        {
            0 => $"{set.Name}({Pick(Values)})?$select={Name()}",
            1 => $"{set.Name}/$count?{Option()}",
            2 => $"{set.Name}(1)/{Name()}{Pick(["", "/$value", "/$ref"])}",
            3 => Pick(["$metadata", "", "$all", "$crossjoin(Worklogs,Projects)", "$entity?$id=x", "$batch", "../v1/Worklogs", "Worklogs/$query", "x/y/z"]) + "?" + Option(),
            4 => $"{set.Name}?{Option()}&{Option()}&{Option()}",
            _ => $"{set.Name}?{Option()}&$top=5",
        };
    }

    private string Damaged(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = _random.Next(Math.Min(12, text.Length - at) + 1);
        return _random.Next(5) switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(at, length), 1 + _random.Next(4)))),
            3 => text.Insert(at, string.Concat(Enumerable.Repeat("(", _random.Next(40)))),
            _ => text.Insert(at, Pick(Damage)),
        };
    }

    /// <summary>What a client's library lets through: the rest is refused by the server's HTTP before the service sees it.</summary>
    private static string Sendable(string address)
    {
        var text = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(address))
        {
            if (one is > 0x20 and < 0x7F and not ((byte)'"' or (byte)'<' or (byte)'>' or (byte)'\\' or (byte)'^' or (byte)'`' or (byte)'{' or (byte)'|' or (byte)'}' or (byte)'#'))
            {
                text.Append((char)one);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
            }
        }

        // A zero in the path is refused by the server as well, and dots lead out of the feed.
        var whole = text.ToString();
        var path = whole.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? at : whole.Length;
        return whole[..path].Replace("%00", "", StringComparison.Ordinal).Replace("..", "", StringComparison.Ordinal) + whole[path..];
    }
}
