using System.Globalization;
using Prism.Kpis.Governance;
using Prism.Warehouse.Dimensions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prism.Kpis.Engine;

/// <summary>Reads a definition file (YAML) as far as it can be judged alone; what needs the measures is <see cref="DefinitionCheck"/>'s.</summary>
public static class DefinitionFile
{
    private static readonly Dictionary<string, string> LevelsByWord = new(StringComparer.Ordinal)
    {
        ["project"] = ScopeLevel.Project,
        ["program"] = ScopeLevel.Program,
        ["portfolio"] = ScopeLevel.Portfolio,
        ["organisation"] = ScopeLevel.Organisation,
    };

    private static readonly Dictionary<string, PeriodGrain> PeriodsByWord = new(StringComparer.Ordinal)
    {
        ["week"] = PeriodGrain.Week,
        ["month"] = PeriodGrain.Month,
        ["quarter"] = PeriodGrain.Quarter,
    };

    /// <summary>The definition, or null with every error of the file added.</summary>
    public static KpiDefinition? Read(string file, string text, ICollection<DefinitionError> errors)
    {
        var before = errors.Count;
        if (Root(file, text, errors) is not { } root)
        {
            return null;
        }

        var map = new YamlMap(file, root, "", errors);
        var definition = new KpiDefinition
        {
            File = file,
            Lines = map.Lines(),
            Family = file.Split('/') is [.., var folder, _] && folder != "Definitions" ? folder : "own",
            Code = Code(map),
            Version = map.WholeNumber("version", 1, 10_000),
            Name = map.Text("name"),
            Purpose = map.Text("purpose"),
            Decision = map.Text("decision"),
            Formula = FormulaReader.Read(map),
            Unit = map.Text("unit"),
            Direction = Direction(map),
            IsLeading = Timing(map),
            Leads = map.Texts("leads"),
            Levels = Words(map, "levels", LevelsByWord),
            Periods = Words(map, "periods", PeriodsByWord),
            Thresholds = Thresholds(map),
            Gaming = map.Text("gaming"),
            Beside = map.Texts("beside"),
            ReviewEvery = Review(map, out var next),
            NextReviewOn = next,
            Owner = map.OptionalText("owner"),
            AccountableRole = map.OptionalText("accountable"),
            ObjectiveCode = map.OptionalText("objective"),
            Targets = TargetReader.Read(file, map),
            Example = ExampleReader.Read(map),
        };
        CheckRanges(definition, map);
        map.RefuseUnread();
        return errors.Count > before ? null : definition;
    }

    internal static YamlMappingNode? Root(string file, string text, ICollection<DefinitionError> errors)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            errors.Add(new DefinitionError(file, 1, "A definition is one YAML mapping, beginning with \"code: ...\"."));
        }
        catch (YamlException fault)
        {
            errors.Add(new DefinitionError(file, (int)fault.Start.Line, $"Not readable as YAML: {fault.Message.TrimEnd('.')}. Lines are indented by spaces, never by tabs; a text that begins with a sign (%, @, *, &, !, |, >) or holds \": \" stands in quotation marks."));
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws when a text ends within a list or mapping; it names no line then.
            errors.Add(new DefinitionError(file, 1, "Not readable as YAML: a bracket, brace or quotation mark is not closed."));
        }

        return null;
    }

    private static string Code(YamlMap map)
    {
        var code = map.Text("code");
        if (code.Length > 0 && !code.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            map.Fault("code", $"code is written in capitals, digits and underscores; \"{code}\" is not.");
        }

        return code;
    }

    private static KpiDirection Direction(YamlMap map)
    {
        var words = map.Text("direction").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["up"]:
                return new KpiDirection(DirectionKind.Up, null);
            case ["down"]:
                return new KpiDirection(DirectionKind.Down, null);
            case ["none"]:
                return new KpiDirection(DirectionKind.None, null);
            case ["near", var text] when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var near):
                return new KpiDirection(DirectionKind.Near, near);
            case []:
                break;
            default:
                map.Fault("direction", $"direction is up, down, near and a number (near 0.80 where that is 80 %), or none; \"{string.Join(' ', words)}\" is not.");
                break;
        }

        return new KpiDirection(DirectionKind.None, null);
    }

    private static bool Timing(YamlMap map)
    {
        var timing = map.Text("timing");
        if (timing is not ("leading" or "lagging" or ""))
        {
            map.Fault("timing", $"timing is leading or lagging; \"{timing}\" is neither.");
        }

        return timing == "leading";
    }

    private static List<T> Words<T>(YamlMap map, string key, Dictionary<string, T> known)
    {
        var texts = map.Texts(key);
        if (texts.Count == 0 && !map.Has(key))
        {
            map.Fault(key, $"{key} is missing: a list of {string.Join(", ", known.Keys)}.");
        }

        foreach (var text in texts.Where(text => !known.ContainsKey(text)))
        {
            map.Fault(key, $"\"{text}\" is none of the {key}: {string.Join(", ", known.Keys)}.");
        }

        return [.. texts.Where(known.ContainsKey).Select(text => known[text]).Distinct()];
    }

    internal static KpiThresholds? Thresholds(YamlMap map)
    {
        if (map.Map("thresholds") is not { } thresholds)
        {
            return null;
        }

        var read = new KpiThresholds(thresholds.Number("green"), thresholds.Number("amber"), thresholds.Text("source"));
        thresholds.RefuseUnread();
        return read;
    }

    internal static string Review(YamlMap map, out DateOnly? next)
    {
        next = null;
        if (map.Map("review") is not { } review)
        {
            if (!map.Has("review"))
            {
                map.Fault("review", "review is missing: { every: 6 months }.");
            }

            return "";
        }

        next = review.OptionalDay("next");
        var every = review.Text("every");
        if (every.Length > 0 && ReviewCadence.After(DateOnly.MinValue, every) is null)
        {
            review.Fault("every", $"review.every is a number and days, weeks, months, quarters or years, as in 6 months; \"{every}\" is none.");
        }

        review.RefuseUnread();
        return every;
    }

    private static void CheckRanges(KpiDefinition definition, YamlMap map)
    {
        if (definition.Formula.Rule == AggregationRule.Non && definition.Levels.Any(level => level != ScopeLevel.Project))
        {
            map.Fault("levels", "Rule NON means nothing above one project: levels must be [project].");
        }

        if (definition.Thresholds is not { } limits)
        {
            return;
        }

        if (WrongLimits(definition.Direction, limits) is { } wrong)
        {
            map.Fault("thresholds", $"The direction is {wrong}.");
        }
    }

    /// <summary>Why limits do not fit a direction; null where they do.</summary>
    internal static string? WrongLimits(KpiDirection direction, KpiThresholds limits) => direction.Kind switch
    {
        DirectionKind.Up => limits.Amber > limits.Green ? "up, so amber must not be above green" : null,
        DirectionKind.Down => limits.Amber < limits.Green ? "down, so amber must not be below green" : null,
        DirectionKind.Near => limits.Green < 0 || limits.Amber < limits.Green ? "near, so green and amber are distances, green the smaller" : null,
        _ => "none, so there is nothing to judge by thresholds",
    };
}
