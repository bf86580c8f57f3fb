using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse;

namespace Prism.Etl.Staging;

/// <summary>Opens staging in the warehouse's database and brings its schema up to date.</summary>
public sealed class StagingArea
{
    private readonly WarehouseDatabase database;
    private readonly Lazy<IModel> model;

    public StagingArea(WarehouseDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        this.database = database;
        model = new(() =>
        {
            using var context = CreateContext();
            return context.Model;
        });
    }

    /// <summary>Staging's EF model on this engine.</summary>
    public IModel Model => model.Value;

    /// <summary>A context for reading: nothing is tracked.</summary>
    public StagingContext CreateContext() => CreateContext(null);

    /// <summary>A context on a connection the caller owns, inside the caller's transaction where there is one.</summary>
    public StagingContext CreateContext(DbConnection connection, DbTransaction? transaction)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var context = CreateContext(connection);
        context.Database.UseTransaction(transaction);
        return context;
    }

    /// <summary>Makes the database where it is missing and brings the star's schema and staging's up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        var context = CreateContext();
        await using (context.ConfigureAwait(false))
        {
            await database.MigrateAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    private StagingContext CreateContext(DbConnection? connection) => database.Engine == WarehouseEngine.Sqlite
        ? new SqliteStagingContext((DbContextOptions<SqliteStagingContext>)database.UseEngine(
            new DbContextOptionsBuilder<SqliteStagingContext>(), StagingContext.HistoryTable, connection).Options)
        : new SqlServerStagingContext((DbContextOptions<SqlServerStagingContext>)database.UseEngine(
            new DbContextOptionsBuilder<SqlServerStagingContext>(), StagingContext.HistoryTable, connection).Options);
}
