using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>
/// Queries in LINQ are held to SQL Server wherever a test asks them. A text made otherwise is held by a test of its own: each file that makes one stands
/// here with that test, and a file that does not fails.
/// </summary>
public sealed partial class RawSqlTests
{
    private const string OfSchema = "TransactSqlTests";
    private const string Embedded = "";

    /// <summary>Sent through <see cref="SqlTrace"/>, which tells it to <c>TranslatedQueries</c> in every test that runs it.</summary>
    private const string OfDoor = "TranslatedQueries";

    /// <summary>Composed of a question by dialect: each question that a test asks is put to the other engine too.</summary>
    private const string OfFeed = "TranslatedQuestions";

    /// <summary>Composed of a caller's rights by dialect.</summary>
    private const string OfRights = "InjectionTests";

    /// <summary>Files that send SQL of their own, and the test class that parses it; none for what only the embedded engine is sent.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["Prism.Warehouse/WarehouseDatabase.cs"] = OfSchema,
        ["Prism.Warehouse/SqlServerConnectionSetup.cs"] = OfSchema,
        ["Prism.Warehouse/SqliteConnectionSetup.cs"] = Embedded,
        ["Prism.Warehouse/Ops/OpsDatabase.cs"] = Embedded,
        ["Prism.Warehouse/Housekeeping/Compaction.cs"] = OfSchema,
        ["Prism.Warehouse/Housekeeping/SqliteBackup.cs"] = Embedded,
        ["Prism.Warehouse/Housekeeping/TableSizes.cs"] = OfSchema,
        ["Prism.Warehouse/Loads/LoadSession.cs"] = OfDoor,
        ["Prism.Warehouse/Loads/WarehouseChecksum.cs"] = OfDoor,
        ["Prism.Warehouse/Model/SchemaDifferences.cs"] = OfSchema,
        ["Prism.Warehouse/Model/SqlServerLayoutDifferences.cs"] = OfSchema,
        ["Prism.Warehouse/Model/SqliteMigration.cs"] = Embedded,
        ["Prism.Warehouse/Bulk/SqlServerBulkWriter.cs"] = OfSchema,
        ["Prism.Warehouse/Quality/DataQuality.cs"] = OfDoor,
        ["Prism.Etl/Loading/Findings.cs"] = OfDoor,
        ["Prism.Etl/Loading/Facts/UsageLoader.cs"] = OfDoor,
        ["Prism.Kpis/Engine/SessionSql.cs"] = OfDoor,
        ["Prism.Kpis/Engine/KpiValueWriter.cs"] = OfDoor,
        ["Prism.Kpis/Engine/MeasurePeriods.cs"] = OfDoor,
        ["Prism.Kpis/Engine/MeasureWork.cs"] = OfDoor,
        ["Prism.Kpis/Engine/Observations.cs"] = OfDoor,
        ["Prism.Kpis/Explaining/KpiExplainer.cs"] = OfDoor,
        ["Prism.Kpis/Governance/SignalCases.cs"] = OfDoor,
        ["Prism.Kpis/Governance/SignalWork.cs"] = OfDoor,
        ["Prism.ODataService/FeedAnswer.cs"] = OfFeed,
        ["Prism.ODataService/WarmUp.cs"] = OfFeed,
        ["Prism.ODataService/Querying/WarehouseReading.cs"] = OfFeed + "Tests",
        ["Prism.ODataService/Querying/SqliteDialect.cs"] = Embedded,
        ["Prism.ODataService/Querying/SqlServerDialect.cs"] = OfFeed + "Tests",
        ["Prism.ODataService/Security/Rows/SeenRows.cs"] = OfFeed,
        ["Prism.ODataService/Security/Rows/SeenScopes.cs"] = OfRights,
        ["Prism.ODataService/Security/Rows/Trimming.cs"] = OfRights,
    };

    [Fact]
    public void Every_file_that_sends_a_text_of_its_own_is_held_by_a_test()
    {
        var (source, tests) = (Folder("src"), Folder("tests"));
        var found = new[] { "Prism.Warehouse", "Prism.Etl", "Prism.Kpis", "Prism.ODataService" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(source, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Sends().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(source, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).ToList();

        Assert.Equal(Known.Keys.Order(StringComparer.Ordinal), found);
        var classes = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        Assert.All(Known.Values.Where(test => test.Length > 0), test => Assert.Contains(test, classes));
    }

    private static string Folder(string name, [CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", name));

    [GeneratedRegex(@"CommandText\s*=|ExecuteSql|SqlQuery(Raw)?\s*[<(]|FromSql|new SqlCommand|[sS]ession\.Command\(|reading\.Command\(|session\.RowsAsync\(|Rows = await .*RowsAsync\(")]
    private static partial Regex Sends();
}
