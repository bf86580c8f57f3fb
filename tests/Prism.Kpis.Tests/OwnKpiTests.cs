using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

/// <summary>KPIs that a customer adds: begun from a skeleton, previewed before they are published.</summary>
public sealed class OwnKpiTests
{
    [Fact]
    public void The_skeleton_is_sound_as_it_stands()
    {
        using var folder = new OwnFolder();
        folder.Write(KpiSkeleton.Of("LATE_ISSUES"));

        var library = KpiLibrary.Load(folder.Path);

        Assert.Equal([], library.Errors.Select(error => error.ToString()));
        Assert.Equal("own", library.Kpis["LATE_ISSUES"].Family);
    }

    [Theory]
    [InlineData("late")]
    [InlineData("1ST")]
    [InlineData("A B")]
    public void A_word_that_is_no_code_is_refused(string code) => Assert.Throws<ArgumentException>(() => KpiSkeleton.Of(code));

    [Fact]
    public async Task A_preview_says_which_values_would_change_colour_and_publishes_nothing()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        var project = portfolio.Rows.Project("A");
        for (var number = 0; number < 20; number++)
        {
            portfolio.Rows.Issue(project, new DateOnly(2026, 3, 2), done: new DateOnly(2026, 3, 11), reopened: number == 0 ? 1 : 0);
        }

        await portfolio.LoadAsync(new DateOnly(2026, 4, 15));
        using var folder = new OwnFolder();
        var product = KpiLibrary.Load(null).Kpis["REOPEN_RATE"];
        var stricter = (await File.ReadAllTextAsync(ProductFile(product.File), TestContext.Current.CancellationToken)).Replace("green: 0.05, amber: 0.10", "green: 0.01, amber: 0.02", StringComparison.Ordinal);
        folder.Write(new Dictionary<string, string> { ["reopen.yaml"] = stricter });
        var library = KpiLibrary.LoadWith(null, System.IO.Path.Combine(folder.Path, "reopen.yaml"));
        var before = await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.OrderBy(value => value.KpiValueSk));

        var preview = await portfolio.PreviewAsync(new DateOnly(2026, 4, 15), library, "REOPEN_RATE");

        Assert.Empty(preview.Failures);
        var ofMarch = Assert.Single(preview.Values, value => value is { Scope: "Project A", Grain: "Month" });
        Assert.Equal((0.05, 0.05, "Green", "Red"), (ofMarch.Before, ofMarch.After, ofMarch.StatusBefore, ofMarch.StatusAfter));
        Assert.Equal(before, await portfolio.ReadAsync(warehouse => warehouse.FactKpiValues.OrderBy(value => value.KpiValueSk)));
    }

    private static string ProductFile(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../src/Prism.Kpis", file);

    private sealed class OwnFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("prism-own-kpis-").FullName;

        public void Write(IReadOnlyDictionary<string, string> files)
        {
            foreach (var (name, text) in files)
            {
                var file = new FileInfo(System.IO.Path.Combine(Path, name));
                file.Directory!.Create();
                File.WriteAllText(file.FullName, text);
            }
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
