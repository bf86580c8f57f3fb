using System.Globalization;

namespace Prism.ODataService.Querying;

/// <summary>The query options of a request, each once, none unknown.</summary>
public sealed class QueryOptions
{
    private static readonly string[] Answered = ["$select", "$filter", "$orderby", "$top", "$skip", "$count", "$apply", "$search", "$compute", "$expand", "$skiptoken", "$format", "$schemaversion"];

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["$deltatoken"] = "Filter on UpdatedAtUtc or LoadSk to read what changed.",
        ["$index"] = "The sets have no order of their own.",
        ["$levels"] = "The sets have no hierarchy to follow.",
    };

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _aliases = [];

    public QueryOptions(IQueryCollection query)
    {
        foreach (var (key, values) in query)
        {
            var name = key.Trim().ToLowerInvariant();
            if (!name.StartsWith('$'))
            {
                // Custom options and parameter aliases; the latter are the parser's.
                if (Array.Exists(Answered, a => a[1..] == name))
                {
                    throw FeedException.Malformed(name, $"Write ${name}: query options begin with a dollar sign.");
                }

                if (name.StartsWith('@'))
                {
                    _aliases.Add($"{name}={Uri.EscapeDataString(values[0] ?? "")}");
                }

                continue;
            }

            if (Refused.TryGetValue(name, out var advice))
            {
                throw FeedException.Unsupported(name, $"{name} is not answered. {advice}");
            }

            if (!Answered.Contains(name))
            {
                throw FeedException.Malformed(name, $"'{name}' is no query option of OData 4.0. Answered are {string.Join(", ", Answered)}.");
            }

            if (values.Count != 1 || !_values.TryAdd(name, values[0] ?? ""))
            {
                throw FeedException.Malformed(name, $"{name} is given more than once.");
            }
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>An address below the feed's root with the same options but for those given; null takes one away.</summary>
    public string With(string path, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        Dictionary<string, string?> options = _values.ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            options[name] = value;
        }

        var written = string.Join('&', options.Where(o => o.Value is not null).Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value!)}").Concat(_aliases));
        return written.Length == 0 ? path : $"{path}?{written}";
    }

    public bool IsEmpty => _values.Count == 0;

    public long? Number(string name)
    {
        if (this[name] is not { } text)
        {
            return null;
        }

        return long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw FeedException.Malformed(name, $"{name} is '{text}'; it takes a whole number, 0 or more.");
    }

    public bool Flag(string name) => this[name]?.Trim() switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw FeedException.Malformed(name, $"{name} is '{text}'; it takes true or false."),
    };
}
