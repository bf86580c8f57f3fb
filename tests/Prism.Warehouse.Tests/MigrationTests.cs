using Microsoft.EntityFrameworkCore;

namespace Prism.Warehouse.Tests;

/// <summary>The migrations and the model say the same.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_are_the_model()
    {
        using var context = new WarehouseDatabase(new WarehouseOptions()).CreateContext();
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: the commands are in SqliteDesignTimeFactory.cs.");
    }

    [Fact]
    public void The_SQL_Server_migrations_are_the_model()
    {
        using var context = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=none;Database=none" } }).CreateContext();
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: the commands are in SqliteDesignTimeFactory.cs.");
    }
}
