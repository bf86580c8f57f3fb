using System.Runtime.CompilerServices;
using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

/// <summary>Each file in <c>Broken</c> is wrong in one or more ways; the file beside it holds what is said about it. <c>PRISM_APPROVE=1</c> writes it anew.</summary>
public sealed class BrokenFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder(), "*.*").Where(path => !path.EndsWith(".txt", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_error_is_named_with_file_line_and_reason(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), file));
        var folder = file.EndsWith(".sql", StringComparison.Ordinal) ? "Measures" : "Definitions";

        var library = KpiLibrary.FromTexts([($"{folder}/t/{file}", text), ("Measures/t/done.sql", SmallLibrary.Done), ("Measures/t/days.sql", SmallLibrary.Done
            .Replace("unit: items", "unit: days", StringComparison.Ordinal)), ("Measures/t/score.sql", SmallLibrary.Score), ("Measures/t/open.sql", SmallLibrary.Done.Replace("kind: additive", "kind: level", StringComparison.Ordinal)),
            ("Measures/t/kpis.sql", "-- words: KPIs\n-- unit: KPIs\n-- kind: additive\nSELECT s.ScopeSk AS scope_sk, f.DateSk AS date_sk, 1 AS value FROM FactKpiStanding f JOIN DimScope s ON s.ScopeLevel = 'Organisation'")]);

        var said = string.Concat(library.Errors.Select(error => $"{error}\n"));
        Assert.NotEmpty(said);
        Assert.All(library.Errors.Where(error => error.File == $"{folder}/t/{file}"), error => Assert.InRange(error.Line, 1, Math.Max(1, text.Count(letter => letter == '\n'))));
        Approved.Equal(Path.Combine(Folder(), $"{file}.txt"), said);
    }

    [Fact]
    public void Several_broken_files_are_told_at_once()
    {
        var library = KpiLibrary.FromTexts(Directory.EnumerateFiles(Folder(), "*.yaml").Select(path => ($"Definitions/t/{Path.GetFileName(path)}", File.ReadAllText(path))));

        Assert.True(library.Errors.Select(error => error.File).Distinct().Count() >= 30);
        Assert.True(Files.Count >= 50);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Broken");
}
