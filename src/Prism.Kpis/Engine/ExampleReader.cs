using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Prism.Kpis.Engine;

/// <summary>Reads the worked example of a definition.</summary>
internal static class ExampleReader
{
    public static KpiExample Read(YamlMap map)
    {
        var given = new Dictionary<string, IReadOnlyList<ExampleRow>>(StringComparer.Ordinal);
        if (map.Map("example") is not { } example)
        {
            map.Fault("example", "example is missing: { given: { measure: number, ... }, value: number }.");
            return new KpiExample(given, 0, 0, null);
        }

        foreach (var (measure, node) in example.Map("given")?.Entries() ?? [])
        {
            if (Rows(node) is { } rows)
            {
                given[measure] = rows;
            }
            else
            {
                example.Fault("given", $"example.given.{measure} must be a number, a list of numbers, or a list of [value, weight].");
            }
        }

        var value = example.Number("value");
        var text = example.OptionalText("value") ?? "";
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var read = new KpiExample(given, value, point < 0 ? 0 : text.Length - point - 1, example.OptionalText("source"));
        example.RefuseUnread();
        return read;
    }

    private static List<ExampleRow>? Rows(YamlNode node)
    {
        var rows = new List<ExampleRow>();
        foreach (var item in node is YamlSequenceNode list ? list.Children : [node])
        {
            var numbers = (item is YamlSequenceNode pair ? pair.Children : [item]).Select(Number).ToArray();
            if (numbers is [{ } value])
            {
                rows.Add(new ExampleRow(value));
            }
            else if (numbers is [{ } weighted, { } weight])
            {
                rows.Add(new ExampleRow(weighted, weight));
            }
            else
            {
                return null;
            }
        }

        return rows.Count == 0 ? null : rows;
    }

    private static double? Number(YamlNode node) =>
        node is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
