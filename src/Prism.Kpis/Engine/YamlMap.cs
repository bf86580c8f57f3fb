using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Prism.Kpis.Engine;

/// <summary>A mapping of a definition file that is read key by key: what is missing, of the wrong shape or not known becomes an error with its line.</summary>
internal sealed class YamlMap(string file, YamlMappingNode node, string where, ICollection<DefinitionError> errors)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public int Line { get; } = (int)node.Start.Line;

    public int LineOf(string key) => Known(key) is { } found ? (int)found.Start.Line : Line;

    /// <summary>The line of each key; of two that are the same, the first.</summary>
    public IReadOnlyDictionary<string, int> Lines() =>
        Entries().GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => LineOf(group.Key), StringComparer.Ordinal);

    public bool Has(string key) => Find(key) is not null;

    public void Fault(string key, string reason) => errors.Add(new DefinitionError(file, LineOf(key), reason));

    public string Text(string key)
    {
        var text = OptionalText(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(key, $"{where}{key} is missing.");
        }

        return text ?? "";
    }

    public string? OptionalText(string key)
    {
        if (Find(key) is not { } found)
        {
            return null;
        }

        if (found is YamlScalarNode { Value: { } value })
        {
            return value.Trim();
        }

        Fault(key, $"{where}{key} must be a text.");
        return null;
    }

    public double Number(string key)
    {
        var text = Text(key);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        if (text.Length > 0)
        {
            Fault(key, $"{where}{key} must be a number, with a point for decimals; \"{text}\" is none{(text.EndsWith('%') && double.TryParse(text.TrimEnd('%', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) ? string.Create(CultureInfo.InvariantCulture, $": {text} is written {percent / 100}") : "")}.");
        }

        return 0;
    }

    public int WholeNumber(string key, int from, int to)
    {
        var text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        if (text.Length > 0)
        {
            Fault(key, string.Create(CultureInfo.InvariantCulture, $"{where}{key} must be a whole number from {from} to {to}; \"{text}\" is none."));
        }

        return from;
    }

    public DateOnly? OptionalDay(string key)
    {
        var text = OptionalText(key);
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        Fault(key, $"{where}{key} must be a day as 2026-12-31; \"{text}\" is none.");
        return null;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlScalarNode):
                return [.. sequence.Children.Select(child => ((YamlScalarNode)child).Value ?? "")];
            default:
                Fault(key, $"{where}{key} must be a list: [..., ...].");
                return [];
        }
    }

    public YamlMap? Map(string key)
    {
        if (Find(key) is not { } found)
        {
            return null;
        }

        if (found is YamlMappingNode mapping)
        {
            return new YamlMap(file, mapping, $"{where}{key}.", errors);
        }

        Fault(key, $"{where}{key} must be a mapping: {{ ...: ... }}.");
        return null;
    }

    /// <summary>The mappings of a list; none where the key is missing.</summary>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlMappingNode):
                return [.. sequence.Children.Select(child => new YamlMap(file, (YamlMappingNode)child, $"{where}{key}.", errors))];
            default:
                Fault(key, $"{where}{key} must be a list of mappings: - {{ ...: ... }}.");
                return [];
        }
    }

    public IEnumerable<(string Key, YamlNode Value)> Entries() =>
        node.Children.Where(child => child.Key is YamlScalarNode).Select(child => (((YamlScalarNode)child.Key).Value ?? "", child.Value));

    /// <summary>Names the keys nobody asked for: a misspelt key must not pass in silence.</summary>
    public void RefuseUnread()
    {
        foreach (var (key, value) in Entries().Where(entry => !_read.Contains(entry.Key)))
        {
            var near = NearestWord.To(key, _read);
            errors.Add(new DefinitionError(file, (int)value.Start.Line, $"{where}{key} is not known here{(near.Length > 1 ? near : $"; known are {string.Join(", ", _read.Order(StringComparer.Ordinal))}.")}"));
        }
    }

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return Known(key);
    }

    private YamlNode? Known(string key) => node.Children.FirstOrDefault(child => child.Key is YamlScalarNode scalar && scalar.Value == key).Value;
}
