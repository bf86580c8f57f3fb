using System.Runtime.CompilerServices;
using Prism.Kpis.Engine;

namespace Prism.Kpis.Tests;

public sealed class DocumentationTests
{
    private static readonly IReadOnlyDictionary<string, string> Pages = KpiPage.All(KpiLibrary.Load(null));

    public static TheoryData<string> Files => [.. Pages.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_page_says_what_the_files_say(string file) => Approved.Equal(Path.Combine(Folder(), file), Pages[file]);

    [Fact]
    public void No_page_is_left_of_a_KPI_that_is_gone() =>
        Assert.Equal([], Directory.EnumerateFiles(Folder()).Select(path => Path.GetFileName(path)).Except(Pages.Keys));

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../docs/kpis"));
}
