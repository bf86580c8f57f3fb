using Prism.Warehouse.Dimensions;

namespace Prism.Kpis.Engine;

/// <summary>
/// Reads the list <c>targets</c> of a definition or an overlay: <c>- { scope: portfolio Run, from: 2026-01-01, target: 0.05, baseline: { value: 0.09, on: 2025-12-31 }, due: 2026-12-31 }</c>.
/// </summary>
internal static class TargetReader
{
    private const int LongestText = 2000;
    private const int LongestMeasure = 1000;

    private static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        ["project"] = ScopeLevel.Project,
        ["program"] = ScopeLevel.Program,
        ["portfolio"] = ScopeLevel.Portfolio,
        ["team"] = ScopeLevel.Team,
    };

    public static IReadOnlyList<DefinedTarget> Read(string file, YamlMap map)
    {
        var targets = new List<DefinedTarget>();
        foreach (var entry in map.Maps("targets"))
        {
            var (level, name) = Scope(entry);
            var baseline = entry.Map("baseline");
            var target = new DefinedTarget
            {
                File = file,
                Line = entry.Line,
                Level = level,
                ScopeName = name,
                From = Day(entry, "from"),
                To = entry.OptionalDay("to"),
                Grain = Grain(entry),
                Target = entry.Number("target"),
                Amber = entry.Has("amber") ? entry.Number("amber") : null,
                Red = entry.Has("red") ? entry.Number("red") : null,
                Statement = Text(entry, "statement", LongestText),
                Measure = Text(entry, "measure", LongestMeasure),
                BaselineValue = baseline?.Number("value"),
                BaselineOn = baseline?.OptionalDay("on"),
                BaselineEvidence = baseline is null ? null : Text(baseline, "evidence", LongestText),
                ObjectiveCode = entry.OptionalText("objective"),
                DueOn = entry.OptionalDay("due"),
            };
            if (target.To < target.From)
            {
                entry.Fault("to", "targets.to comes before targets.from.");
            }

            if (target.DueOn < target.From)
            {
                entry.Fault("due", "targets.due comes before targets.from.");
            }

            if (targets.Exists(other => (other.Level, other.ScopeName, other.From, other.Grain) == (target.Level, target.ScopeName, target.From, target.Grain)))
            {
                entry.Fault("scope", "targets names the same scope, period and first day twice.");
            }

            baseline?.RefuseUnread();
            entry.RefuseUnread();
            targets.Add(target);
        }

        return targets;
    }

    private static (string Level, string Name) Scope(YamlMap entry)
    {
        var text = entry.Text("scope");
        if (text is "organisation" or "")
        {
            return (ScopeLevel.Organisation, "");
        }

        if (text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var word, var name] && Levels.TryGetValue(word, out var level))
        {
            return (level, name);
        }

        entry.Fault("scope", $"targets.scope is organisation, or {string.Join(", ", Levels.Keys)} and its name, as in portfolio Run; \"{text}\" is not.");
        return (ScopeLevel.Organisation, "");
    }

    private static DateOnly Day(YamlMap entry, string key)
    {
        if (entry.Has(key))
        {
            return entry.OptionalDay(key) ?? default;
        }

        entry.Fault(key, $"targets.{key} is missing.");
        return default;
    }

    private static PeriodGrain? Grain(YamlMap entry)
    {
        switch (entry.OptionalText("period"))
        {
            case null:
                return null;
            case "week":
                return PeriodGrain.Week;
            case "month":
                return PeriodGrain.Month;
            case "quarter":
                return PeriodGrain.Quarter;
            case var other:
                entry.Fault("period", $"targets.period is week, month or quarter; \"{other}\" is none.");
                return null;
        }
    }

    private static string? Text(YamlMap entry, string key, int longest)
    {
        var text = entry.OptionalText(key);
        if (text?.Length > longest)
        {
            entry.Fault(key, FormattableString.Invariant($"targets.{key} is longer than {longest} characters."));
        }

        return text;
    }
}
