namespace Prism.Kpis.Engine;

/// <summary>All KPIs and measures there are: the product's own, which travel in the assembly, and those of the customer's folder.</summary>
public sealed class KpiLibrary
{
    private KpiLibrary(IReadOnlyDictionary<string, KpiDefinition> kpis, IReadOnlyList<MeasureDefinition> measures, IReadOnlyList<DefinitionError> errors)
    {
        Kpis = kpis;
        Measures = measures;
        Errors = errors;
        _ofScopes = measures.Where(measure => measure.IsOfScopes).Select(measure => measure.Name).ToHashSet(StringComparer.Ordinal);
    }

    private readonly HashSet<string> _ofScopes;

    /// <summary>The sound definitions, by code.</summary>
    public IReadOnlyDictionary<string, KpiDefinition> Kpis { get; }

    /// <summary>The sound measures; one that names another comes after it.</summary>
    public IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>Everything that is wrong, in the order of the files. Files with errors are left out of the two lists.</summary>
    public IReadOnlyList<DefinitionError> Errors { get; }

    private static readonly string[] MisnamedEnds = [".yml", ".yaml.txt", ".yml.txt", ".sql.txt"];

    private static readonly HashSet<string> Shipped = typeof(KpiLibrary).Assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);

    /// <summary>True where the product has a file of this path below <c>Definitions</c> or <c>Measures</c>.</summary>
    public static bool IsShipped(string path) => Shipped.Contains(path);

    /// <summary>Reads the product's files and, where <paramref name="folder"/> is given, those below its <c>Definitions</c>, <c>Measures</c> and <c>Overlays</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static KpiLibrary Load(string? folder) => FromTexts([.. Embedded(), .. folder is null ? [] : Below(folder)]);

    /// <summary>
    /// The product's files, those below <paramref name="folder"/>, and one definition with the measures that lie beside it: it stands in for any other
    /// definition of the same code.
    /// </summary>
    public static KpiLibrary LoadWith(string? folder, string definitionFile)
    {
        var text = File.ReadAllText(definitionFile);
        var path = PathOf(definitionFile);
        var code = DefinitionFile.Read(path, text, [])?.Code;
        var beside = MeasuresNear(Path.GetFullPath(definitionFile)).Select(file => ($"Measures/own/{Path.GetFileName(file)}", File.ReadAllText(file)));
        (string Path, string Text)[] known = [.. Embedded(), .. folder is null ? [] : Below(folder)];
        var names = known.Select(file => Path.GetFileName(file.Path)).ToHashSet(StringComparer.Ordinal);
        return FromTexts([
            .. known.Where(file => code is null || file.Path.EndsWith(".sql", StringComparison.Ordinal) || KpiOverlay.Is(file.Path) || DefinitionFile.Read(file.Path, file.Text, [])?.Code != code),
            .. beside.Where(file => !names.Contains(Path.GetFileName(file.Item1))),
            (path, text),
        ]);
    }

    /// <summary>The path by which <see cref="LoadWith"/> names the definition it was given, in its KPI and in its errors.</summary>
    public static string PathOf(string definitionFile) => $"Definitions/own/{Path.GetFileName(definitionFile)}";

    /// <summary>The measures that lie in the definition's folder, and those of the folder of one's own that it is part of, as <c>kpi new</c> lays it out.</summary>
    private static IEnumerable<string> MeasuresNear(string definitionFile)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(definitionFile)!);
        var definitions = folder;
        while (definitions is not null && definitions.Name != "Definitions")
        {
            definitions = definitions.Parent;
        }

        var measures = definitions?.Parent is { } own ? Path.Combine(own.FullName, "Measures") : null;
        return Directory.EnumerateFiles(folder.FullName, "*.sql").Concat(
            Directory.Exists(measures) ? Directory.EnumerateFiles(measures, "*.sql", SearchOption.AllDirectories) : []);
    }

    /// <summary>One KPI alone, as another version, with the measures it rests on.</summary>
    public KpiLibrary Only(string code, int version)
    {
        var kpi = Kpis[code] with { Version = version };
        return new KpiLibrary(new Dictionary<string, KpiDefinition>(StringComparer.Ordinal) { [code] = kpi }, MeasuresOf(kpi.Formula), []) { IsPart = true };
    }

    /// <summary>Reads texts by their path: <c>Definitions/flow/wip.yaml</c>, <c>Measures/flow/work_in_progress.sql</c>.</summary>
    public static KpiLibrary FromTexts(IEnumerable<(string Path, string Text)> files)
    {
        var errors = new List<DefinitionError>();
        var definitions = new List<KpiDefinition>();
        var measures = new List<MeasureDefinition>();
        var overlays = new List<KpiOverlay>();
        foreach (var (path, text) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (IsMisnamed(path))
            {
                errors.Add(new DefinitionError(path, 1, "A file of this name is not read: definitions and overlays end in .yaml, measures in .sql."));
            }
            else if (path.EndsWith(".sql", StringComparison.Ordinal))
            {
                if (MeasureFile.Read(path, text, errors) is { } measure)
                {
                    measures.Add(measure);
                }
            }
            else if (KpiOverlay.Is(path))
            {
                if (KpiOverlay.Read(path, text, errors) is { } overlay)
                {
                    overlays.Add(overlay);
                }
            }
            else if (DefinitionFile.Read(path, text, errors) is { } definition)
            {
                definitions.Add(definition);
            }
        }

        var measuresByName = Unique(measures, measure => measure.Name, measure => measure.File, "measure", errors);
        var ordered = AssessmentScores.Without(InOrderOfUse(measuresByName, errors), errors);
        var sound = ordered.ToDictionary(measure => measure.Name, StringComparer.Ordinal);
        var kpisByCode = Unique(definitions, kpi => kpi.Code, kpi => kpi.File, "KPI", errors);
        KpiOverlay.Apply(overlays, kpisByCode, errors);
        var codes = kpisByCode.Keys.ToHashSet(StringComparer.Ordinal);
        var passed = kpisByCode.Values.Where(kpi => DefinitionCheck.Passes(kpi, sound, codes, errors)).ToDictionary(kpi => kpi.Code, StringComparer.Ordinal);
        return new KpiLibrary(passed, ordered, [.. errors.OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
    }

    /// <summary>True where it holds some of the KPIs there are: it says nothing of those it lacks.</summary>
    public bool IsPart { get; private init; }

    /// <summary>Whether the KPI is about KPIs: it rests on what the calculation of the others wrote, and is calculated after them.</summary>
    public bool IsAboutKpis(KpiDefinition kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        return kpi.Formula.Measures.Any(_ofScopes.Contains);
    }

    /// <summary>The same of a KPI's code; false of one that nobody defines.</summary>
    public bool IsAboutKpis(string code) => Kpis.TryGetValue(code, out var kpi) && IsAboutKpis(kpi);

    /// <summary>The measures a formula rests on, with those that they name in turn.</summary>
    public IReadOnlyList<MeasureDefinition> MeasuresOf(KpiFormula formula)
    {
        var needed = formula.Measures.ToHashSet(StringComparer.Ordinal);
        foreach (var measure in Measures.Reverse().Where(measure => needed.Contains(measure.Name)))
        {
            needed.UnionWith(measure.Select.Measures);
        }

        return [.. Measures.Where(measure => needed.Contains(measure.Name))];
    }

    private static Dictionary<string, T> Unique<T>(IEnumerable<T> items, Func<T, string> name, Func<T, string> file, string what, List<DefinitionError> errors)
    {
        var unique = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!unique.TryAdd(name(item), item))
            {
                errors.Add(new DefinitionError(file(item), 1, $"There is a {what} {name(item)} already, in {file(unique[name(item)])}."));
            }
        }

        return unique;
    }

    /// <summary>Depth first, so that a measure comes after those it names; one that names itself, or something unknown, falls out with an error.</summary>
    private static List<MeasureDefinition> InOrderOfUse(Dictionary<string, MeasureDefinition> measures, List<DefinitionError> errors)
    {
        var ordered = new List<MeasureDefinition>();
        var state = new Dictionary<string, bool?>(StringComparer.Ordinal);

        bool Visit(MeasureDefinition measure)
        {
            if (state.TryGetValue(measure.Name, out var known))
            {
                return known ?? false;
            }

            state[measure.Name] = null;
            var sound = true;
            foreach (var name in measure.Select.Measures)
            {
                if (measures.TryGetValue(name, out var other) && (measure.IsOfScopes || other.IsOfScopes))
                {
                    errors.Add(new DefinitionError(measure.File, measure.Select.MeasureLines[name], $"{(measure.IsOfScopes ? "A measure about KPIs" : "A measure of projects")} cannot name {name}: a measure about KPIs stands alone."));
                    sound = false;
                }
                else if (other is null)
                {
                    errors.Add(new DefinitionError(measure.File, measure.Select.MeasureLines[name], $"Measure {name} is not known."));
                    sound = false;
                }
                else if (!Visit(other))
                {
                    errors.Add(new DefinitionError(measure.File, measure.Select.MeasureLines[name], $"Measure {name}, which this one names, cannot be used{(state[name] is null ? ": they name each other in a circle" : "")}."));
                    sound = false;
                }
            }

            state[measure.Name] = sound;
            if (sound)
            {
                ordered.Add(measure);
            }

            return sound;
        }

        foreach (var measure in measures.Values.OrderBy(measure => measure.Name, StringComparer.Ordinal))
        {
            Visit(measure);
        }

        return ordered;
    }

    private static IEnumerable<(string Path, string Text)> Embedded()
    {
        var assembly = typeof(KpiLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name.Replace('\\', '/'), reader.ReadToEnd());
        }
    }

    /// <summary>A name that an editor gave a definition or a measure, so that it would not be read.</summary>
    private static bool IsMisnamed(string path) => MisnamedEnds.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Path, string Text)> Below(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Prism:Kpis:Folder: the folder {folder} does not exist.");
        }

        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".sql" || IsMisnamed(path))
            .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));
    }
}
