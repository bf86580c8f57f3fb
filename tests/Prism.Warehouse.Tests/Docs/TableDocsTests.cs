using System.Runtime.CompilerServices;
using Prism.Warehouse.Tests.Schema;

namespace Prism.Warehouse.Tests.Docs;

/// <summary>
/// The pages of docs/tables are what the model and its docstrings say. With PRISM_WRITE_DOCS=1 in the environment the pages are written; look at
/// the difference before committing it.
/// </summary>
public sealed class TableDocsTests
{
    private static readonly TablePage Page = new(new DocComments(), SchemaScripts.SqlServer.StarModel, SchemaScripts.Sqlite.StarModel);
    private static readonly bool Writes = Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1";

    public static TheoryData<string> Tables() => [.. Page.Entities().Select(entity => entity.ClrType.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_table_has_the_page_its_docstrings_make(string table) =>
        Check($"{table}.md", Page.Markdown(Page.Entities().Single(entity => entity.ClrType.Name == table)));

    [Fact]
    public void The_list_of_tables_is_complete() => Check("README.md", Page.Index());

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_table_opens_with_its_grain(string table)
    {
        var summary = new DocComments().Of(Page.Entities().Single(entity => entity.ClrType.Name == table).ClrType);
        Assert.Matches("^(One row per|The one writer's claim)", summary);
    }

    [Fact]
    public void No_page_is_left_of_a_table_that_is_gone()
    {
        var pages = Directory.EnumerateFiles(Folder(), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Where(name => name != "README");
        Assert.Empty(pages.Except(Page.Entities().Select(entity => entity.ClrType.Name)));
    }

    private static void Check(string name, string expected)
    {
        var file = Path.Combine(Folder(), name);
        if (Writes)
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(File.Exists(file), $"docs/tables/{name} is missing: run the tests with PRISM_WRITE_DOCS=1.");
        Assert.Equal(expected, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "tables");
}
