using Prism.Warehouse;

namespace Prism.Etl.Staging;

/// <summary>Puts staging into a host that has a warehouse (<see cref="WarehouseRegistration.AddWarehouse"/>).</summary>
public static class StagingRegistration
{
    /// <summary>Registers <see cref="StagingArea"/> and <see cref="StagingWriter"/>.</summary>
    public static IServiceCollection AddStaging(this IServiceCollection services)
    {
        services.AddSingleton<StagingArea>();
        services.AddSingleton(provider => new StagingWriter(
            provider.GetRequiredService<WarehouseDatabase>(), provider.GetRequiredService<StagingArea>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services;
    }
}
