using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>A database that is not as the model says is told apart in each way, and each difference has its name.</summary>
public abstract class SchemaDifferencesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract WarehouseEngine Engine { get; }

    [Fact]
    public async Task A_migrated_database_has_none()
    {
        await using var warehouse = await CreateAsync();

        Assert.Empty(await FindAsync(warehouse));
    }

    [Theory]
    [InlineData("The table DimBoard is missing.", "DROP TABLE DimBoard")]
    [InlineData("FactWorklog.SpentHours is missing.", "ALTER TABLE FactWorklog DROP COLUMN SpentHours")]
    [InlineData("FactWorklog.extra is unknown to this version.", "ALTER TABLE FactWorklog ADD extra int NULL")]
    [InlineData(
        "FactWorklog.extra is unknown to this version and must not be null: no row can be written.",
        "ALTER TABLE FactWorklog ADD extra int NOT NULL DEFAULT 0")]
    [InlineData(
        "FactWorklog.CurrencyCode is int; expected {TEXT}.", "ALTER TABLE FactWorklog DROP COLUMN CurrencyCode", "ALTER TABLE FactWorklog ADD CurrencyCode int NULL")]
    [InlineData(
        "FactWorklog.CurrencyCode is NOT NULL; expected NULL.", "ALTER TABLE FactWorklog DROP COLUMN CurrencyCode", "ALTER TABLE FactWorklog ADD CurrencyCode {text} NOT NULL DEFAULT ''")]
    [InlineData("FactIssue: the index IX_FactIssue_ProjectSk is missing.", "DROP INDEX {index}")]
    [InlineData(
        "FactIssue: the index IX_FactIssue_ProjectSk is on (DateSk); expected on (ProjectSk).",
        "DROP INDEX {index}",
        "CREATE INDEX IX_FactIssue_ProjectSk ON FactIssue (DateSk)")]
    [InlineData(
        "FactIssue: the index IX_FactIssue_ProjectSk is unique on (ProjectSk); expected on (ProjectSk).",
        "DROP INDEX {index}",
        "CREATE UNIQUE INDEX IX_FactIssue_ProjectSk ON FactIssue (ProjectSk)")]
    [InlineData(
        "KpiTouchedProject: the primary key is missing; expected (ProjectId).", "DROP TABLE KpiTouchedProject", "CREATE TABLE KpiTouchedProject (ProjectId {int} NOT NULL)")]
    [InlineData(
        "RejectedRow: the primary key is (Entity, SourceSystem, SourceId, Rule); expected (SourceSystem, Entity, SourceId, Rule).",
        "DROP TABLE RejectedRow",
        "CREATE TABLE RejectedRow (SourceSystem {100} NOT NULL, Entity {100} NOT NULL, SourceId {255} NOT NULL, [Rule] {100} NOT NULL, Value {1000} NULL, LoadSk {long} NOT NULL, UpdatedAtUtc {instant} NOT NULL, PRIMARY KEY (Entity, SourceSystem, SourceId, [Rule]))")]
    [InlineData("The view IssueSnapshot is missing.", "DROP VIEW IssueSnapshot")]
    [InlineData(
        "The migration 20261101000001_IssueSnapshotView has not been applied.",
        "DELETE FROM __StarMigrations WHERE MigrationId = '20261101000001_IssueSnapshotView'")]
    [InlineData(
        "The migration 20991231000000_Later was applied by a version that this one does not know.",
        "INSERT INTO __StarMigrations (MigrationId, ProductVersion) VALUES ('20991231000000_Later', '99')")]
    public async Task Each_difference_is_named(string difference, params string[] breaking)
    {
        await using var warehouse = await CreateAsync();
        warehouse.Spoil();
        await using (var context = warehouse.Database.CreateContext())
        {
            foreach (var statement in breaking)
            {
                await context.Database.ExecuteSqlRawAsync(Of(statement), Cancel);
            }
        }

        Assert.Equal([Of(difference)], await FindAsync(warehouse));
    }

    protected abstract Task<TestWarehouse> CreateAsync();

    /// <summary>What the engines call differently.</summary>
    private string Of(string text) => text
        .Replace("{index}", Engine == WarehouseEngine.Sqlite ? "IX_FactIssue_ProjectSk" : "IX_FactIssue_ProjectSk ON FactIssue", StringComparison.Ordinal)
        .Replace("{TEXT}", Engine == WarehouseEngine.Sqlite ? "TEXT" : "nvarchar(255)", StringComparison.Ordinal)
        .Replace("{100}", Engine == WarehouseEngine.Sqlite ? "text" : "nvarchar(100)", StringComparison.Ordinal)
        .Replace("{255}", Engine == WarehouseEngine.Sqlite ? "text" : "nvarchar(255)", StringComparison.Ordinal)
        .Replace("{1000}", Engine == WarehouseEngine.Sqlite ? "text" : "nvarchar(1000)", StringComparison.Ordinal)
        .Replace("{long}", Engine == WarehouseEngine.Sqlite ? "integer" : "bigint", StringComparison.Ordinal)
        .Replace("{instant}", Engine == WarehouseEngine.Sqlite ? "integer" : "datetime2(3)", StringComparison.Ordinal)
        .Replace("{text}", Engine == WarehouseEngine.Sqlite ? "text" : "nvarchar(255)", StringComparison.Ordinal)
        .Replace("{int}", Engine == WarehouseEngine.Sqlite ? "integer" : "int", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> FindAsync(TestWarehouse warehouse)
    {
        await using var context = warehouse.Database.CreateContext();
        return await SchemaDifferences.FindAsync(context, Engine, Cancel);
    }
}

public sealed class SqliteSchemaDifferencesTests : SchemaDifferencesTests
{
    protected override WarehouseEngine Engine => WarehouseEngine.Sqlite;

    protected override Task<TestWarehouse> CreateAsync() => SqliteTestWarehouse.CreateAsync();
}

public sealed class SqlServerSchemaDifferencesTests : SchemaDifferencesTests
{
    protected override WarehouseEngine Engine => WarehouseEngine.SqlServer;

    [Fact]
    public async Task A_companion_table_of_bulk_copies_is_missed()
    {
        await using var warehouse = await CreateAsync();
        warehouse.Spoil();
        await using (var context = warehouse.Database.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE Incoming_DimBoard", TestContext.Current.CancellationToken);
        }

        await using var other = warehouse.Database.CreateContext();
        Assert.Equal(
            ["The table Incoming_DimBoard, which bulk copies go into, is missing."],
            await SchemaDifferences.FindAsync(other, Engine, TestContext.Current.CancellationToken));
    }

    protected override Task<TestWarehouse> CreateAsync() => SqlServerTestWarehouse.CreateAsync();
}
