using Prism.Kpis.Engine;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Tests;

/// <summary>
/// For each KPI about KPIs the rows of the star that stand for the numbers of its worked example, of a catalogue of four other KPIs, each with a value of 7 in
/// March 2026: ALPHA and BETA lead, and all but GAMMA have an owner.
/// </summary>
internal static class GovernmentExamples
{
    private static readonly DateOnly Earlier = new(2026, 2, 10);
    private static readonly DateOnly Mid = new(2026, 3, 11);
    private static readonly DateOnly Year = new(2026, 1, 1);

    /// <summary>The product's KPIs about KPIs beside the four.</summary>
    public static KpiLibrary Library { get; } = With([.. Four]);

    public static IReadOnlyDictionary<string, Action<StarRows, int>> ByCode { get; } = new Dictionary<string, Action<StarRows, int>>
    {
        ["KPI_COVERAGE"] = (rows, p) =>
        {
            Seven(rows, p);
            Array.ForEach(["ALPHA", "BETA", "GAMMA"], code => rows.Target(code, StarRows.Organisation, Year, null, 5));
        },
        ["LEADING_SHARE"] = Seven,
        ["TARGET_ATTAINMENT"] = (rows, p) =>
        {
            Seven(rows, p);
            rows.Target("ALPHA", StarRows.Organisation, Year, null, 5);
            rows.Target("BETA", StarRows.Organisation, Year, null, 7);
            rows.Target("GAMMA", StarRows.Organisation, Year, new DateOnly(2026, 3, 31), 6);
            rows.Target("GAMMA", StarRows.Organisation, new DateOnly(2026, 4, 1), null, 60);
            rows.Target("DELTA", StarRows.Organisation, Year, null, 9);
        },
        ["SMART_COMPLETENESS"] = (rows, _) =>
        {
            rows.Target("ALPHA", StarRows.Organisation, Year, null, 9, baseline: 5, objective: "O-1", statement: "Finish 9 items a month.", due: new DateOnly(2026, 12, 31));
            rows.Target("BETA", rows.Scope("Portfolio"), Year, null, 9, statement: "Finish 9 items a month.", due: new DateOnly(2026, 12, 31));
            rows.Target("GAMMA", StarRows.Organisation, new DateOnly(2026, 4, 1), null, 9);
        },
        ["GOAL_PROGRESS"] = (rows, p) =>
        {
            Seven(rows, p);
            rows.Target("ALPHA", StarRows.Organisation, Year, null, 9, baseline: 5, objective: "O-1");
            rows.Target("BETA", StarRows.Organisation, Year, null, 6, baseline: 4, objective: "O-2");
            rows.Target("GAMMA", StarRows.Organisation, Year, null, 12, baseline: 8, objective: "O-2");
            rows.Target("DELTA", StarRows.Organisation, Year, null, 12, objective: "O-3");
        },
        ["KPI_ADOPTION"] = (rows, p) =>
        {
            Seven(rows, p);
            rows.Read(new DateOnly(2026, 3, 1), null, 5);
            Array.ForEach(["ALPHA", "BETA", "GAMMA"], code => rows.Read(Mid, code, 2));
        },
        ["REVIEW_COMPLIANCE"] = (rows, _) =>
        {
            rows.Review("ALPHA", new DateOnly(2025, 12, 15));
            rows.Review("ALPHA", new DateOnly(2026, 3, 10));
            rows.Review("BETA", new DateOnly(2025, 12, 20));
        },
        ["SOURCE_AGE"] = (rows, _) =>
        {
            rows.Extract("jira", new DateOnly(2026, 3, 31), LoadOutcome.Succeeded);
            rows.Extract("plans", new DateOnly(2026, 3, 22), LoadOutcome.Succeeded);
            rows.Extract("plans", new DateOnly(2026, 3, 30), LoadOutcome.Failed);
        },
    };

    private static IEnumerable<(string Code, bool IsLeading, bool HasOwner)> Four => [("ALPHA", true, true), ("BETA", true, true), ("GAMMA", false, false), ("DELTA", false, true)];

    /// <summary>The product's own files of the family, whose references to KPIs that are not here are left out, and some short ones.</summary>
    public static KpiLibrary With((string Code, bool IsLeading, bool HasOwner)[] others) => KpiLibrary.FromTexts(
    [
        ("Measures/t/done.sql", SmallLibrary.Done),
        .. others.Select(kpi => ($"Definitions/t/{kpi.Code}.yaml", SmallLibrary.Finished
            .Replace("FINISHED", kpi.Code, StringComparison.Ordinal).Replace("timing: lagging", kpi.IsLeading ? "timing: leading" : "timing: lagging", StringComparison.Ordinal)
            .Replace("6 months", "3 months", StringComparison.Ordinal) + (kpi.HasOwner ? "\nowner: Ann" : ""))),
        .. typeof(KpiLibrary).Assembly.GetManifestResourceNames().Where(name => name.Contains("government", StringComparison.Ordinal)).Select(name => (name, Alone(name))),
    ]);

    private static string Alone(string name)
    {
        using var reader = new StreamReader(typeof(KpiLibrary).Assembly.GetManifestResourceStream(name)!);
        return string.Join('\n', reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith("leads:", StringComparison.Ordinal)).Select(line => line.StartsWith("beside:", StringComparison.Ordinal) ? "beside: []" : line));
    }

    private static void Seven(StarRows rows, int project)
    {
        for (var index = 0; index < 7; index++)
        {
            rows.Issue(project, Earlier, done: Mid);
        }
    }
}
