using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Model;

namespace Prism.Warehouse.Ops;

/// <summary>The service's own small tables, and the only ones it writes: tokens, usage, audit. The worker reads them.</summary>
public abstract class OpsContext(DbContextOptions options) : DbContext(options)
{
    public const string HistoryTable = "__OpsMigrations";

    /// <summary>Their schema on SQL Server.</summary>
    public const string Schema = "ops";

    /// <summary>The engine this model is for.</summary>
    public abstract WarehouseEngine Engine { get; }

    public DbSet<AccessToken> Tokens => Set<AccessToken>();
    public DbSet<UsageDay> UsageDays => Set<UsageDay>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<OpsKey> Keys => Set<OpsKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => TableConventions.Configure(configurationBuilder, Engine);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Engine == WarehouseEngine.SqlServer)
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.Entity<AccessToken>().HasKey(row => row.TokenId);
        modelBuilder.Entity<UsageDay>().HasKey(row => new { row.DateSk, row.Subject, row.ClientKind, row.Reader });
        modelBuilder.Entity<OpsKey>().HasKey(row => row.Name);
        modelBuilder.Entity<AuditEntry>().HasKey(row => row.Number);
        TableConventions.Apply(modelBuilder, Engine);
    }
}

/// <summary>The ops tables on SQLite.</summary>
public sealed class SqliteOpsContext(DbContextOptions<SqliteOpsContext> options) : OpsContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.Sqlite;
}

/// <summary>The ops tables on SQL Server.</summary>
public sealed class SqlServerOpsContext(DbContextOptions<SqlServerOpsContext> options) : OpsContext(options)
{
    public override WarehouseEngine Engine => WarehouseEngine.SqlServer;
}
