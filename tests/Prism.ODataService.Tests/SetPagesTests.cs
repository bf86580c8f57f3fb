using System.Globalization;
using System.Text;
using AutoMapper;
using Microsoft.OData.Edm;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>
/// The pages of docs/feed are what the contract says of each set. With PRISM_WRITE_DOCS=1 in the environment the pages are written; look at the difference
/// before committing it.
/// </summary>
public sealed class SetPagesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "feed");
    private static readonly bool Writes = Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1";

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public void Each_set_has_the_page_its_contract_makes(string name) => Check($"{name}.md", Page(EdmModel.Sets.Single(s => s.Name == name)));

    [Fact]
    public void The_list_of_sets_is_complete() => Check("README.md", Index());

    [Fact]
    public void There_is_no_page_without_a_set() =>
        Assert.Equal([.. EdmModel.Sets.Select(s => s.Name).Append("README").Order(StringComparer.Ordinal)], Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    /// <summary>An entity type in the folder of a set that nobody lists would be read by nobody.</summary>
    [Fact]
    public void Every_projection_is_of_a_set_that_is_listed()
    {
        var projected = typeof(EdmModel).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Profile)) && t.DeclaringType is not null).Select(t => t.DeclaringType!);
        Assert.Equal(projected.Select(t => t.Name).Order(StringComparer.Ordinal), EdmModel.Sets.Select(s => s.EntityType.Name).Order(StringComparer.Ordinal));
        Assert.All(EdmModel.Sets, s => Assert.Equal($"Prism.ODataService.EntitySets.{s.Name}", s.EntityType.Namespace));
    }

    /// <summary>Adding a set touches its folder and its line in EdmModel: nothing else of the service names entity types.</summary>
    [Fact]
    public void No_other_part_of_the_service_names_the_type_of_a_set()
    {
        var source = Path.Combine(Repository.Root, "src", "Prism.ODataService");
        var elsewhere = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}EntitySets{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("EntitySets.", StringComparison.Ordinal));

        // The rules of rows name what two sets are joined from; the set whose columns are in the settings is made where they are known.
        Assert.Equal(["EdmModel.cs", "RowRules.cs", "ServiceDocuments.cs"], elsewhere.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static void Check(string name, string expected)
    {
        var file = Path.Combine(Folder, name);
        if (Writes)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, expected);
        }

        Assert.True(File.Exists(file), $"docs/feed/{name} is missing: run this test with PRISM_WRITE_DOCS=1.");
        Assert.Equal(expected, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Index()
    {
        var text = new StringBuilder("# The feed's entity sets\n\nUnder `/odata/v1`. Names stay within a version of the path; a set may gain properties.\n\n| Set | Grain | Rows are told apart by |\n|---|---|---|\n");
        foreach (var set in EdmModel.Sets)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [{set.Name}]({set.Name}.md) | {set.Description} | {string.Join(", ", set.Keys.Select(k => $"`{k.Name}`"))} |\n");
        }

        return text.ToString();
    }

    private static string Page(EntitySet set)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {set.Name}\n\n{set.Description}\n\nKey: {string.Join(", ", set.Keys.Select(k => $"`{k.Name}`"))}. Entity type `Prism.{set.EntityType.Name}`.");
        text.Append(set.MustNarrowBy is [var day, ..] ? $" **Rows are read with a `$filter` on `{day.Name}`**, or aggregated with `$apply`.\n" : "\n");
        text.Append("\n| Property | Type | Null | Unit | What it says |\n|---|---|---|---|---|\n");
        foreach (var column in set.Columns)
        {
            var type = ContractModel.TypeOf(column.Kind, column.IsNullable, Column.MoneyScale).FullName();
            text.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {type["Edm.".Length..]} | {(column.IsNullable ? "yes" : "")} | {column.Unit} | {column.Description.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        if (set.References.Count > 0)
        {
            text.Append("\n| Follow | To | By |\n|---|---|---|\n");
            foreach (var reference in set.References)
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{reference.Name}` | [{reference.Target.Name}]({reference.Target.Name}.md) | `{reference.Column.Name}` |\n");
            }
        }

        text.Append(set.Searchable.Count > 0 ? $"\n`$search` looks into {string.Join(", ", set.Searchable.Select(c => $"`{c.Name}`"))}.\n" : "\nThere is nothing for `$search` to look into.\n");
        return text.ToString();
    }
}
