namespace Prism.Kpis.Engine;

/// <summary>
/// What an organisation says of a KPI whose definition it does not own: who answers for it, what it serves, how often it is reviewed, which limits hold
/// here, which targets are set. A file of the folder <c>Overlays</c>; what it does not name stays as the definition has it, and the arithmetic cannot be overlaid.
/// </summary>
internal sealed record KpiOverlay(
    string File, int Line, string Code, string? Owner, string? AccountableRole, string? ObjectiveCode, string? ReviewEvery, DateOnly? NextReviewOn, KpiThresholds? Thresholds, int ThresholdsLine,
    IReadOnlyList<DefinedTarget> Targets)
{
    private const string Folder = "Overlays";

    /// <summary>True for a file of the folder of overlays.</summary>
    public static bool Is(string path) => path.Split('/')[0] == Folder;

    /// <summary>The overlay, or null with every error of the file added.</summary>
    public static KpiOverlay? Read(string file, string text, ICollection<DefinitionError> errors)
    {
        var before = errors.Count;
        if (DefinitionFile.Root(file, text, errors) is not { } root)
        {
            return null;
        }

        var map = new YamlMap(file, root, "", errors);
        DateOnly? next = null;
        var every = map.Has("review") ? DefinitionFile.Review(map, out next) : null;
        var overlay = new KpiOverlay(
            file, map.LineOf("code"), map.Text("code"), map.OptionalText("owner"), map.OptionalText("accountable"), map.OptionalText("objective"), every, next,
            DefinitionFile.Thresholds(map), map.LineOf("thresholds"), TargetReader.Read(file, map));
        foreach (var empty in new[] { "owner", "accountable", "objective" }.Where(key => map.Has(key) && string.IsNullOrEmpty(map.OptionalText(key))))
        {
            map.Fault(empty, $"{empty} is empty: write it, or leave the line out.");
        }

        map.RefuseUnread();
        if (errors.Count == before && map.Entries().Count() == 1)
        {
            map.Fault("code", "Nothing is laid over the definition: owner, accountable, objective, review, thresholds or targets.");
        }

        return errors.Count > before ? null : overlay;
    }

    /// <summary>Lays the overlays over their definitions; what cannot be laid is told and left out.</summary>
    public static void Apply(IEnumerable<KpiOverlay> overlays, Dictionary<string, KpiDefinition> kpis, ICollection<DefinitionError> errors)
    {
        var laid = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var overlay in overlays)
        {
            if (!kpis.TryGetValue(overlay.Code, out var kpi))
            {
                errors.Add(new DefinitionError(overlay.File, overlay.Line, $"KPI {overlay.Code} is not known{NearestWord.To(overlay.Code, kpis.Keys)}"));
            }
            else if (!laid.TryAdd(overlay.Code, overlay.File))
            {
                errors.Add(new DefinitionError(overlay.File, overlay.Line, $"{laid[overlay.Code]} lies over {overlay.Code} already."));
            }
            else if (overlay.Thresholds is { } limits && DefinitionFile.WrongLimits(kpi.Direction, limits) is { } wrong)
            {
                errors.Add(new DefinitionError(overlay.File, overlay.ThresholdsLine, $"The direction is {wrong}."));
            }
            else
            {
                kpis[overlay.Code] = overlay.Over(kpi);
            }
        }
    }

    private KpiDefinition Over(KpiDefinition kpi) => kpi with
    {
        Owner = Owner ?? kpi.Owner,
        AccountableRole = AccountableRole ?? kpi.AccountableRole,
        ObjectiveCode = ObjectiveCode ?? kpi.ObjectiveCode,
        ReviewEvery = ReviewEvery ?? kpi.ReviewEvery,
        NextReviewOn = NextReviewOn ?? kpi.NextReviewOn,
        Thresholds = Thresholds ?? kpi.Thresholds,
        Targets = [.. kpi.Targets, .. Targets],
    };
}
