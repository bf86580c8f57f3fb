using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Prism.Warehouse.Model;

/// <summary>
/// SQLite's schema without foreign key constraints: references serve queries, and a load gives rows in any order. EF 10 has no switch that
/// keeps a relationship in the model and out of the database.
/// </summary>
public sealed class SqliteSchemaSql(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    protected override void CreateTableForeignKeys(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
    }
}
