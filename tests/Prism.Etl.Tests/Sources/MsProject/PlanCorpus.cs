using System.Text.Json;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.MsProject;

/// <summary>The real plans that lie beside the repository, with what an independent reader (MPXJ) gets from them. Tests are skipped where they are missing.</summary>
internal static class PlanCorpus
{
    public static string? Folder { get; } = Find();

    public static string Required => Folder ?? throw new InvalidOperationException("Ask Folder first.");

    /// <summary>All MSPDI files: their path and their expected values' path.</summary>
    public static IEnumerable<(string Plan, string Expected)> Plans() =>
        new[] { "mspdi", "mspdi-converted" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Required, folder), "*.xml"))
            .Order(StringComparer.Ordinal)
            .Select(plan => (plan, Path.Combine(Required, "expected", Path.GetFileName(plan) + ".json")));

    public static void SkipWhereMissing()
    {
        if (Folder is null)
        {
            Assert.Skip("The corpus of real plans is not here: set PRISM_CORPUS to the folder that holds msproject/.");
        }
    }

    /// <summary>Stages one file as the source does.</summary>
    public static StagedBatch Stage(string path, MsProjectOptions? options = null)
    {
        using var file = File.OpenRead(path);
        return Stage(file, options);
    }

    public static StagedBatch Stage(Stream file, MsProjectOptions? options = null)
    {
        var version = new PlanVersion("plans", "PLAN", "PLAN.xml", "hash", new DateTime(2026, 6, 30));
        return Together(new PlanStager(version, options ?? new MsProjectOptions()).Stage(PlanFile.Mspdi(file, options ?? new MsProjectOptions(), CancellationToken.None), CancellationToken.None));
    }

    /// <summary>The rows of several batches in one.</summary>
    public static StagedBatch Together(IEnumerable<StagedBatch> batches)
    {
        var all = new StagedBatch();
        foreach (var batch in batches)
        {
            foreach (var (type, rows) in batch.Rows)
            {
                Adding.MakeGenericMethod(type).Invoke(null, [all, rows]);
            }

            all.Rejected.AddRange(batch.Rejected);
            all.Landed.AddRange(batch.Landed);
        }

        return all;
    }

    public static JsonElement Expected(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static List<T> Of<T>(this StagedBatch batch)
        where T : StagedRow => batch.Rows.TryGetValue(typeof(T), out var rows) ? [.. rows.Cast<T>()] : [];

    private static readonly System.Reflection.MethodInfo Adding = typeof(PlanCorpus).GetMethod(nameof(AddAll), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    private static void AddAll<T>(StagedBatch batch, List<StagedRow> rows)
        where T : StagedRow => rows.ForEach(row => batch.Add((T)row));

    private static string? Find()
    {
        var corpus = Environment.GetEnvironmentVariable("PRISM_CORPUS");
        if (corpus is null)
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "Prism.Analytics.sln")))
            {
                root = root.Parent;
            }

            corpus = root is null ? null : Path.Combine(root.FullName, "..", "shared", "data");
        }

        var folder = corpus is null ? null : Path.GetFullPath(Path.Combine(corpus, "msproject"));
        return Directory.Exists(folder) ? folder : null;
    }
}
