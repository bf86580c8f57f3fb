using System.Xml.Linq;

namespace Prism.EndToEnd.Tests;

/// <summary>Holds the drawing in the README true: data flows one way, references follow it.</summary>
public sealed class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> AllowedReferences = new()
    {
        ["Prism.Warehouse"] = [],
        ["Prism.Kpis"] = ["Prism.Warehouse"],
        ["Prism.Etl"] = ["Prism.Warehouse", "Prism.Kpis"],
        ["Prism.ODataService"] = ["Prism.Warehouse", "Prism.Kpis", "Prism.Connector", "Prism.Reports"],
        ["Prism.AppHost"] = ["Prism.Etl", "Prism.ODataService", "Prism.SampleJira"],
        ["Prism.Connector"] = [],
        ["Prism.Reports"] = [],
        ["Prism.SampleJira"] = [],
    };

    [Fact]
    public void References_between_projects_follow_the_data()
    {
        foreach (var project in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
                .ToArray();

            Assert.True(AllowedReferences.TryGetValue(name, out var allowed), $"{name} is not in the drawing: add it to the README and here.");
            Assert.Empty(references.Except(allowed));
        }
    }

    [Theory]
    [InlineData("src/Prism.Warehouse", "Prism.Etl", "Prism.Kpis", "Prism.ODataService")]
    [InlineData("src/Prism.Kpis", "Prism.Etl", "Prism.ODataService")]
    [InlineData("src/Prism.ODataService", "Prism.Etl")]
    [InlineData("src/Prism.Etl/Sources/Jira", "Prism.Etl.Sources.MsProject", "Prism.Etl.Sources.Register", "Prism.Etl.Loading")]
    [InlineData("src/Prism.Etl/Sources/MsProject", "Prism.Etl.Sources.Jira", "Prism.Etl.Sources.Register", "Prism.Etl.Loading")]
    [InlineData("src/Prism.Etl/Sources/Register", "Prism.Etl.Sources.Jira", "Prism.Etl.Sources.MsProject", "Prism.Etl.Loading")]
    [InlineData("src/Prism.Etl/Loading", "Prism.Etl.Sources.Jira", "Prism.Etl.Sources.MsProject", "Prism.Etl.Sources.Register")]
    [InlineData("samples", "Prism.Etl", "Prism.Warehouse", "Prism.Kpis", "Prism.ODataService")]
    public void A_folder_does_not_know_what_comes_after_it(string folder, params string[] forbidden)
    {
        foreach (var file in SourceFiles(folder))
        {
            var text = File.ReadAllText(file);
            foreach (var name in forbidden)
            {
                Assert.DoesNotContain($"using {name};", text, StringComparison.Ordinal);
                Assert.DoesNotContain($"using {name}.", text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void AutoMapper_is_used_in_the_service_alone_and_only_to_project()
    {
        foreach (var file in SourceFiles("src"))
        {
            var text = File.ReadAllText(file);
            if (!text.Contains("using AutoMapper", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Contains($"{Path.DirectorySeparatorChar}Prism.ODataService{Path.DirectorySeparatorChar}", file, StringComparison.Ordinal);
            Assert.DoesNotContain(".Map<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("CreateMap<", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ReverseMap", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_file_is_named_after_nothing()
    {
        string[] empty = ["Helper", "Helpers", "Util", "Utils", "Common", "Manager", "Extensions", "Misc"];
        foreach (var file in SourceFiles("src").Concat(SourceFiles("samples")))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            Assert.DoesNotContain(empty, word => name.Equals(word, StringComparison.Ordinal));
            Assert.DoesNotContain(["Helper", "Helpers", "Utils", "Manager"], (string word) => name.EndsWith(word, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Projects() =>
        SourceProjects("src").Concat(SourceProjects("samples"));

    private static IEnumerable<string> SourceProjects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
