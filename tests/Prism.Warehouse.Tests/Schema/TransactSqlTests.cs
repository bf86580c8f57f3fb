using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Prism.SqlServerTests;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Tests.Schema;

/// <summary>The T-SQL the warehouse sends, held to Microsoft's own parser and schema model where no server is at hand.</summary>
public sealed class TransactSqlTests
{
    public static TheoryData<string> Tables() =>
        [.. SchemaScripts.SqlServer.StarModel.GetEntityTypes().Where(entity => entity.GetTableName() is not null).Select(entity => entity.ClrType.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void The_schema_parses(bool columnstore, bool months)
    {
        TransactSql.AssertSound(SchemaScripts.Migrations(SchemaScripts.SqlServer));
        TransactSql.AssertSound(SchemaScripts.Migrations(SchemaScripts.SqlServer, MigrationsSqlGenerationOptions.Idempotent));
        TransactSql.AssertSound(SchemaScripts.Layout(columnstore, months));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void The_schema_loads_into_a_model_without_error(bool columnstore, bool months)
    {
        using var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var collector = new Definitions();
        Parse(SchemaScripts.Migrations(SchemaScripts.SqlServer) + SchemaScripts.Layout(columnstore, months)).Accept(collector);
        foreach (var definition in collector.Found)
        {
            model.AddObjects(definition);
        }

        var problems = model.Validate().Where(message => message.MessageType != DacMessageType.Message).Select(message => message.Message);

        Assert.Empty(problems);
        var tables = model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(table => table.Name.Parts[^1]).ToHashSet();
        Assert.All(Tables(), name => Assert.Superset(new HashSet<string> { name.Data, $"Incoming_{name.Data}" }, tables));
        Assert.Equal(["IssueSnapshot"], model.GetObjects(DacQueryScopes.UserDefined, View.TypeClass).Select(view => view.Name.Parts[^1]));
        Assert.Empty(model.GetObjects(DacQueryScopes.UserDefined, ForeignKeyConstraint.TypeClass));
        Assert.Equal(columnstore ? Tables().Count(IsFact) : 0, model.GetObjects(DacQueryScopes.UserDefined, ColumnStoreIndex.TypeClass).Count());

        // 31 years of months, and one partition before them.
        var schemes = model.GetObjects(DacQueryScopes.UserDefined, PartitionScheme.TypeClass).ToList();
        Assert.Equal(months ? 1 : 0, schemes.Count);
        Assert.All(
            model.GetObjects(DacQueryScopes.UserDefined, PartitionFunction.TypeClass),
            function => Assert.Equal(31 * 12, function.GetReferenced(PartitionFunction.BoundaryValues).Count()));
        Assert.All(Prism.Warehouse.Model.SqlServerLayout.Daily, fact => Assert.Equal(
            months,
            SchemaScripts.Layout(columnstore, months).Contains($"INDEX [{(columnstore ? "CCI" : "CX")}_{fact.Name}] ON [{fact.Name}] {(columnstore ? "WITH (DROP_EXISTING = ON)" : $"([DateSk], [{Key(fact)}])")} ON [PrismMonths] ([DateSk])", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", ONLINE = ON")]
    public void What_the_compression_batch_composes_parses(string online)
    {
        var batch = SchemaScripts.Layout(columnstore: true);

        Assert.Contains("N'ALTER INDEX ' + QUOTENAME(i.name) + N' ON ' + QUOTENAME(OBJECT_NAME(i.object_id)) + N' REBUILD WITH (DATA_COMPRESSION = PAGE'", batch, StringComparison.Ordinal);
        Assert.Contains("CASE WHEN CAST(SERVERPROPERTY('EngineEdition') AS int) IN (3, 5, 8) THEN N', ONLINE = ON' ELSE N'' END + N');'", batch, StringComparison.Ordinal);
        TransactSql.AssertSound($"ALTER INDEX [PK_DimDate] ON [DimDate] REBUILD WITH (DATA_COMPRESSION = PAGE{online});");
        TransactSql.AssertSound(Prism.Warehouse.Model.SqlServerLayout.Statistics("FactIssue"));
    }

    [Fact]
    public void What_looks_after_the_database_is_sent_in_texts_that_parse()
    {
        string[] texts =
        [
            SchemaDifferences.SqlServerColumns, SchemaDifferences.SqlServerIndexes, SchemaDifferences.SqlServerViews, SqlServerLayoutDifferences.Layouts, SqlServerLayoutDifferences.RowVersions,
            SqlServerConnectionSetup.CountRows, SqlServerLayout.RowVersioning, .. Compaction.SqlServer("FactIssue"),
            .. SqlServerLayout.Optional(SchemaScripts.SqlServer.StarModel, new SqlServerOptions()),
        ];
        Assert.All(texts, TransactSql.AssertSound);
    }

    [Fact]
    public void The_sizes_of_tables_are_asked_for_in_a_text_that_parses_and_in_views_the_worker_may_read()
    {
        TransactSql.AssertSound(TableSizes.SqlServer);
        Assert.DoesNotContain("sys.dm_", TableSizes.SqlServer, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Bulk_statements_parse(string table)
    {
        var bulk = BulkTable.Of(SchemaScripts.SqlServer.StarModel, SchemaScripts.SqlServer.StarModel.GetEntityTypes().Single(entity => entity.ClrType.Name == table).ClrType);
        TransactSql.AssertSound(SqlServerBulkSql.Empty(bulk));
        TransactSql.AssertSound(SqlServerBulkSql.Insert(bulk));
        TransactSql.AssertSound(SqlServerBulkSql.InsertOne(bulk));
        if (SqlServerBulkSql.Update(bulk) is { } update)
        {
            TransactSql.AssertSound(update);
        }

        if (bulk.Keys.Count() == 1)
        {
            TransactSql.AssertSound(SqlServerBulkSql.Delete(bulk));
            TransactSql.AssertSound(SqlServerBulkSql.Trim(bulk, bulk.Columns[0].Name));
        }
    }

    private static string Key(Type fact) => SchemaScripts.SqlServer.StarModel.FindEntityType(fact)!.FindPrimaryKey()!.Properties[0].GetColumnName();

    private static bool IsFact(TheoryDataRow<string> row) => Prism.Warehouse.Model.SqlServerLayout.IsFact(
        SchemaScripts.SqlServer.StarModel.GetEntityTypes().Single(entity => entity.ClrType.Name == row.Data));

    private static TSqlFragment Parse(string sql)
    {
        using var text = new StringReader(sql);
        return new TSql160Parser(true, SqlEngineType.Standalone).Parse(text, out _);
    }

    /// <summary>What defines an object, wherever it stands: behind an IF, or as text of an EXEC.</summary>
    private sealed class Definitions : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(CreateTableStatement node) => Add(node);

        public override void Visit(CreateIndexStatement node)
        {
            // A columnstore of the same name takes its place.
            if (!node.Name.Value.StartsWith("CCI_", StringComparison.Ordinal))
            {
                Add(node);
            }
        }

        public override void Visit(CreatePartitionFunctionStatement node) => Add(node);
        public override void Visit(CreatePartitionSchemeStatement node) => Add(node);
        public override void Visit(CreateColumnStoreIndexStatement node) => Add(node);
        public override void Visit(CreateViewStatement node) => Add(node);

        public override void Visit(ExecutableStringList node)
        {
            if (node.Strings is [StringLiteral { Value: var sql }] && sql.StartsWith("CREATE ", StringComparison.Ordinal))
            {
                Found.Add(sql);
            }
        }

        private void Add(TSqlFragment node) =>
            Found.Add(string.Concat(node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(token => token.Text)));
    }
}
