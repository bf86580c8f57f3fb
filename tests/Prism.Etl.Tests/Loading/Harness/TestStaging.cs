using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Model;

namespace Prism.Etl.Tests.Loading;

/// <summary>Staging's tables beside the star's, as the loaders read them.</summary>
internal sealed class TestStaging(DbContextOptions<TestStaging> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        TableConventions.Configure(configurationBuilder, WarehouseEngine.Sqlite);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var type in typeof(StagedRow).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StagedRow)) && !type.IsAbstract))
        {
            modelBuilder.Entity(type).HasBaseType((Type?)null).HasKey(nameof(StagedRow.SourceSystem), nameof(StagedRow.SourceId));
        }

        TableConventions.Apply(modelBuilder, WarehouseEngine.Sqlite);
    }
}
