using System.Globalization;
using System.Text.Json;

namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>A report in PBIR over a model, and what is wrong with it: forms, fields, wells, places, and what a reader with a screen reader or without colours meets.</summary>
internal static class ReportCheck
{
    /// <summary>The wells of the visuals that we know, those that must be filled first.</summary>
    private static readonly Dictionary<string, (string[] Needed, string[] Possible)> Wells = new()
    {
        ["card"] = (["Values"], []), ["slicer"] = (["Values"], []), ["tableEx"] = (["Values"], []), ["pivotTable"] = (["Rows", "Values"], ["Columns"]), ["kpi"] = (["Indicator"], ["TrendLine", "Goal"]),
        ["lineChart"] = (["Category", "Y"], ["Series", "Y2", "Tooltips"]), ["columnChart"] = (["Category", "Y"], ["Series", "Tooltips"]), ["clusteredColumnChart"] = (["Category", "Y"], ["Series", "Tooltips"]), ["clusteredBarChart"] = (["Category", "Y"], ["Series", "Tooltips"]),
        ["stackedAreaChart"] = (["Category", "Y"], ["Series", "Tooltips"]), ["scatterChart"] = (["X", "Y"], ["Category", "Size", "Series", "Tooltips"]),
    };

    /// <param name="files">The files of the report's folder, by path.</param>
    /// <param name="schemas">Microsoft's schemas; null: forms are not checked.</param>
    public static List<string> Problems(IReadOnlyDictionary<string, string> files, ModelCheck model, JsonSchemas? schemas)
    {
        List<string> problems = [];
        var parsed = new Dictionary<string, JsonElement>();
        foreach (var (file, text) in files.Where(f => Path.GetExtension(f.Key) is ".json" or ".pbir" or ".platform"))
        {
            try
            {
                parsed[file] = JsonDocument.Parse(text).RootElement;
            }
            catch (JsonException broken)
            {
                problems.Add($"{file}: {broken.Message}");
                continue;
            }

            if (schemas is not null && !file.StartsWith("StaticResources/", StringComparison.Ordinal))
            {
                problems.AddRange(schemas.Problems(parsed[file]).Select(problem => $"{file}: {problem}"));
            }
        }

        Resources(files, parsed, problems);
        var pages = parsed.Where(f => f.Key.EndsWith("/page.json", StringComparison.Ordinal)).ToDictionary(f => f.Key.Split('/')[2], f => f.Value);
        var order = parsed.TryGetValue("definition/pages/pages.json", out var list) && list.TryGetProperty("pageOrder", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToList() : [];
        problems.AddRange(order.Except(pages.Keys).Select(name => $"pages.json: there is no page {name}"));
        problems.AddRange(pages.Keys.Except(order).Select(name => $"pages.json: the page {name} is not in its order"));
        foreach (var (name, page) in pages)
        {
            var where = $"page {name}";
            if (Text(page, "name") != name)
            {
                problems.Add($"{where}: it calls itself {Text(page, "name")}");
            }

            Fields(page, where, model, problems);
            var visuals = parsed.Where(f => f.Key.StartsWith($"definition/pages/{name}/visuals/", StringComparison.Ordinal)).ToList();
            foreach (var (file, visual) in visuals)
            {
                Visual(file.Split('/')[4], visual, page, $"page {name}, visual {file.Split('/')[4]}", model, problems);
            }

            Places(where, visuals.Select(v => v.Value), problems);
        }

        return problems;
    }

    private static void Resources(IReadOnlyDictionary<string, string> files, Dictionary<string, JsonElement> parsed, List<string> problems)
    {
        if (!parsed.TryGetValue("definition/report.json", out var report))
        {
            problems.Add("report.json is missing");
            return;
        }

        if (report.TryGetProperty("resourcePackages", out var packages))
        {
            foreach (var package in packages.EnumerateArray())
            {
                problems.AddRange(package.GetProperty("items").EnumerateArray().Select(i => $"StaticResources/{Text(package, "name")}/{Text(i, "path")}").Where(path => !files.ContainsKey(path)).Select(path => $"report.json: there is no {path}"));
            }
        }

        foreach (var (file, theme) in parsed.Where(f => f.Key.StartsWith("StaticResources/RegisteredResources/", StringComparison.Ordinal)))
        {
            var paper = Text(theme, "background");
            foreach (var (what, colour, least) in theme.GetProperty("dataColors").EnumerateArray().Select(c => ("data colour", c.GetString()!, 3.0)).Append(("text", Text(theme, "foreground"), 4.5)).Concat(new[] { "good", "neutral", "bad", "hyperlink" }.Select(n => (n, Text(theme, n), 3.0))))
            {
                if (Contrast(colour, paper) < least)
                {
                    problems.Add(string.Create(CultureInfo.InvariantCulture, $"{file}: the {what} {colour} has a contrast of {Contrast(colour, paper):0.0} against {paper}; {least} is needed"));
                }
            }
        }
    }

    private static void Visual(string name, JsonElement file, JsonElement page, string where, ModelCheck model, List<string> problems)
    {
        if (Text(file, "name") != name)
        {
            problems.Add($"{where}: it calls itself {Text(file, "name")}");
        }

        if (!file.TryGetProperty("visual", out var visual) || !file.TryGetProperty("position", out var position))
        {
            problems.Add($"{where}: it has no visual or no place");
            return;
        }

        Fields(file, where, model, problems);
        var type = Text(visual, "visualType");
        if (type != "textbox" && !Wells.ContainsKey(type))
        {
            problems.Add($"{where}: {type} is no visual that we know");
        }

        if (Wells.TryGetValue(type, out var wells))
        {
            var filled = visual.TryGetProperty("query", out var query) && query.TryGetProperty("queryState", out var state) ? state.EnumerateObject().ToDictionary(r => r.Name, r => r.Value) : [];
            problems.AddRange(wells.Needed.Except(filled.Keys).Select(well => $"{where}: {type} needs something in {well}"));
            problems.AddRange(filled.Keys.Except(wells.Needed).Except(wells.Possible).Select(well => $"{where}: {type} has no well {well}"));
            var names = filled.Values.Where(w => w.TryGetProperty("projections", out _)).SelectMany(w => w.GetProperty("projections").EnumerateArray()).Select(p => Text(p, "queryRef")).ToList();
            problems.AddRange(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{where}: {g.Key} is in it twice"));
            if (names.Count == 0)
            {
                problems.Add($"{where}: it shows nothing");
            }
        }

        if (Setting(visual, "general", "altText") is not { Length: > 10 })
        {
            problems.Add($"{where}: it has no alternative text");
        }

        if (type != "textbox" && Setting(visual, "title", "text") is not { Length: > 0 })
        {
            problems.Add($"{where}: it has no title");
        }

        if (Number(position, "x") < 0 || Number(position, "y") < 0 || Number(position, "x") + Number(position, "width") > Number(page, "width") || Number(position, "y") + Number(position, "height") > Number(page, "height"))
        {
            problems.Add($"{where}: it reaches over the edge of its page");
        }
    }

    private static void Places(string where, IEnumerable<JsonElement> visuals, List<string> problems)
    {
        var placed = visuals.Where(v => v.TryGetProperty("position", out _)).Select(v => (Name: Text(v, "name"), At: v.GetProperty("position"))).ToList();
        problems.AddRange(placed.GroupBy(v => Number(v.At, "tabOrder")).Where(g => g.Count() > 1).Select(g => $"{where}: {string.Join(" and ", g.Select(v => v.Name))} have one place in the tab order"));
        for (var i = 0; i < placed.Count; i++)
        {
            for (var j = i + 1; j < placed.Count; j++)
            {
                var (a, b) = (placed[i].At, placed[j].At);
                if (Number(a, "x") < Number(b, "x") + Number(b, "width") && Number(b, "x") < Number(a, "x") + Number(a, "width") && Number(a, "y") < Number(b, "y") + Number(b, "height") && Number(b, "y") < Number(a, "y") + Number(a, "height"))
                {
                    problems.Add($"{where}: {placed[i].Name} and {placed[j].Name} lie over each other");
                }
            }
        }

        // Read as a page is read: a visual further down does not come before one further up.
        var byTab = placed.OrderBy(v => Number(v.At, "tabOrder")).ToList();
        problems.AddRange(byTab.Zip(byTab.Skip(1)).Where(pair => Number(pair.Second.At, "y") + Number(pair.Second.At, "height") <= Number(pair.First.At, "y")).Select(pair => $"{where}: {pair.Second.Name} comes after {pair.First.Name} in the tab order and stands above it"));
    }

    /// <summary>Every column and measure that is named anywhere below.</summary>
    private static void Fields(JsonElement json, string where, ModelCheck model, List<string> problems)
    {
        var sources = new Dictionary<string, string>();
        Walk(json);

        void Walk(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item);
                }
            }

            if (element.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            if (element.TryGetProperty("From", out var from))
            {
                foreach (var source in from.EnumerateArray())
                {
                    sources[Text(source, "Name")] = Text(source, "Entity");
                }
            }

            foreach (var property in element.EnumerateObject())
            {
                if (property.Name is "Column" or "Measure" && property.Value.TryGetProperty("Property", out var name) && property.Value.TryGetProperty("Expression", out var expression) && expression.TryGetProperty("SourceRef", out var reference))
                {
                    var table = reference.TryGetProperty("Entity", out var entity) ? entity.GetString()! : sources.GetValueOrDefault(Text(reference, "Source"), "");
                    if (!(property.Name == "Column" ? model.HasColumn(table, name.GetString()!) : model.HasMeasure(table, name.GetString()!)))
                    {
                        problems.Add($"{where}: there is no {property.Name.ToLowerInvariant()} {table}[{name}]");
                    }
                }

                Walk(property.Value);
            }
        }
    }

    private static string? Setting(JsonElement visual, string thing, string property) =>
        visual.TryGetProperty("visualContainerObjects", out var objects) && objects.TryGetProperty(thing, out var settings)
            ? settings.EnumerateArray().Select(s => s.GetProperty("properties")).Where(p => p.TryGetProperty(property, out _)).Select(p => p.GetProperty(property).GetProperty("expr").GetProperty("Literal").GetProperty("Value").GetString()!.Trim('\'')).FirstOrDefault()
            : null;

    private static string Text(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double Number(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    /// <summary>Contrast as WCAG 2 defines it, 1 to 21.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }
}
