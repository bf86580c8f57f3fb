using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
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
    [InlineData("")]
    [InlineData("1ST")]
    [InlineData("A B")]
    public void A_word_that_is_no_code_is_refused(string code) => Assert.Throws<FormatException>(() => KpiSkeleton.Of(code));

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

    [Fact]
    public async Task A_measure_has_no_right_but_to_read()
    {
        await using var portfolio = await Portfolio.CreateAsync();
        portfolio.Rows.Issue(portfolio.Rows.Project("A"), new DateOnly(2026, 3, 2));
        await portfolio.LoadAsync(new DateOnly(2026, 4, 15));
        await using var context = portfolio.OpenContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var connection = context.Database.GetDbConnection();
        async Task<object?> RunAsync(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        }

        string[] writing =
        [
            "DELETE FROM FactIssue", "UPDATE FactIssue SET ReopenCount = 9", "INSERT INTO KpiTouchedProject (ProjectId) VALUES (1)", "DROP TABLE FactIssue", "CREATE TABLE Mine (A int)",
            "ATTACH ':memory:' AS elsewhere", "PRAGMA writable_schema = 1",
        ];
        using (MeasureRights.Over(connection, timeoutSeconds: 30))
        {
            foreach (var sql in writing)
            {
                var refused = await Assert.ThrowsAsync<SqliteException>(() => RunAsync(sql));
                Assert.Contains("not authorized", refused.Message, StringComparison.Ordinal);
            }

            Assert.Equal(1L, await RunAsync("SELECT COUNT(*) FROM FactIssue WHERE IssueSk > 0"));
        }

        Assert.Equal(1L, await RunAsync("UPDATE FactIssue SET ReopenCount = 9 WHERE IssueSk > 0 RETURNING 1"));
    }

    [Fact]
    public void An_overlay_names_the_owner_of_a_KPI_of_the_catalogue_without_copying_it()
    {
        using var folder = new OwnFolder();
        folder.Write(new Dictionary<string, string>
        {
            ["Overlays/throughput.yaml"] = """
                code: REOPEN_RATE
                owner: Jonas Weber
                accountable: Head of delivery
                objective: O-3
                review: { every: 3 months, next: 2026-12-01 }
                thresholds: { green: 0.02, amber: 0.04, source: "Board of February." }
                """,
        });
        var shipped = KpiLibrary.Load(null).Kpis["REOPEN_RATE"];

        var library = KpiLibrary.Load(folder.Path);

        Assert.Equal([], library.Errors.Select(error => error.ToString()));
        var kpi = library.Kpis["REOPEN_RATE"];
        Assert.Equal(("Jonas Weber", "Head of delivery", "O-3", "3 months", new DateOnly(2026, 12, 1)), (kpi.Owner, kpi.AccountableRole, kpi.ObjectiveCode, kpi.ReviewEvery, kpi.NextReviewOn));
        Assert.Equal(0.02, kpi.Thresholds!.Green);
        Assert.Equal((shipped.Version, shipped.Purpose, FormulaHash.Of(shipped, KpiLibrary.Load(null))), (kpi.Version, kpi.Purpose, FormulaHash.Of(kpi, library)));
    }

    [Theory]
    [InlineData("Definitions/mine.yml")]
    [InlineData("Overlays/mine.yaml.txt")]
    [InlineData("Measures/mine.SQL.txt")]
    public void A_file_that_would_not_be_read_for_its_name_is_told(string name)
    {
        using var folder = new OwnFolder();
        folder.Write(new Dictionary<string, string> { [name] = "code: MINE", ["Definitions/notes.txt"] = "What we agreed in March.", ["README.md"] = "Ours." });

        Assert.Equal($"{name}(1): A file of this name is not read: definitions and overlays end in .yaml, measures in .sql.", Assert.Single(KpiLibrary.Load(folder.Path).Errors).ToString());
    }

    [Theory]
    [InlineData("code: REOPEN\nowner: A", "(1): KPI REOPEN is not known.")]
    [InlineData("code: REOPEN_RAT\nowner: A", "(1): KPI REOPEN_RAT is not known; did you mean REOPEN_RATE?")]
    [InlineData("code: reopen_rate\nowner: A", "(1): KPI reopen_rate is not known; did you mean REOPEN_RATE?")]
    [InlineData("code: REOPEN_RATE\nowner:", "(2): owner is empty: write it, or leave the line out.")]
    [InlineData("code: REOPEN_RATE", "(1): Nothing is laid over the definition: owner, accountable, objective, review, thresholds or targets.")]
    [InlineData("owner: A", "(1): code is missing.")]
    [InlineData("code: REOPEN_RATE\nnumerator: items_finished\nowner: A", "(2): numerator is not known here; known are accountable, code, objective, owner, review, targets, thresholds.")]
    [InlineData("code: REOPEN_RATE\nthresholds: { green: 0.2, amber: 0.1, source: us }", "(2): The direction is down, so amber must not be below green.")]
    public void A_wrong_overlay_is_told_and_changes_nothing(string text, string said)
    {
        using var folder = new OwnFolder();
        folder.Write(new Dictionary<string, string> { ["Overlays/mine.yaml"] = text });

        var library = KpiLibrary.Load(folder.Path);

        Assert.Equal($"Overlays/mine.yaml{said}", Assert.Single(library.Errors).ToString());
        Assert.Equal(KpiLibrary.Load(null).Kpis["REOPEN_RATE"].Thresholds, library.Kpis["REOPEN_RATE"].Thresholds);
    }

    private static string ProductFile(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../src/Prism.Kpis", file);
}
