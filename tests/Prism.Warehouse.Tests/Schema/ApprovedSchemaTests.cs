using System.Runtime.CompilerServices;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>
/// The schema is a contract: what changes it shows as a difference in an approved file, for someone to look at. A test that fails leaves the new
/// text beside the old, as <c>.received.sql</c>; rename it to approve.
/// </summary>
public sealed class ApprovedSchemaTests
{
    [Fact]
    public void The_SQLite_schema_is_the_approved_one() => Approve("sqlite.sql", SchemaScripts.Migrations(SchemaScripts.Sqlite));

    [Fact]
    public void The_SQL_Server_schema_is_the_approved_one() =>
        Approve("sqlserver.sql", SchemaScripts.Migrations(SchemaScripts.SqlServer) + SchemaScripts.Layout(columnstore: true));

    private static void Approve(string name, string received, [CallerFilePath] string thisFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "Approved");
        var approvedFile = Path.Combine(folder, name);
        var receivedFile = Path.Combine(folder, Path.ChangeExtension(name, ".received.sql"));

        // EF's own version stands in the history rows and is not the schema.
        received = received.Replace($"'{Microsoft.EntityFrameworkCore.Infrastructure.ProductInfo.GetVersion()}'", "'(version)'", StringComparison.Ordinal);
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"The schema differs from Approved/{name}. Compare it with {Path.GetFileName(receivedFile)} beside it; rename that to approve.");
    }
}
