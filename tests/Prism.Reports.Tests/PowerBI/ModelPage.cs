namespace Prism.Reports.Tests.PowerBI;

/// <summary>The page with what the measures are to show, as it lies beside the model.</summary>
internal static class ModelPage
{
    public static string File { get; } = Path.Combine(Project.Folder, "Measures.md");

    /// <summary>By measure and portfolio, as written.</summary>
    public static async Task<Dictionary<(string Measure, string Portfolio), string>> ReadAsync()
    {
        var rows = (await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken)).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| measure |", StringComparison.Ordinal)).Select(l => l.Split('|').Select(p => p.Trim()).ToArray());
        return rows.SelectMany(r => new[] { ((r[1], "Transform"), r[2]), ((r[1], "Run"), r[3]) }).ToDictionary(r => r.Item1, r => r.Item2);
    }
}
