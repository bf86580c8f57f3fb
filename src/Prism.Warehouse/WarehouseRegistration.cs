using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse;

/// <summary>Puts the warehouse into a host: options from <c>Prism:Warehouse</c>, checked at the start, and what opens it.</summary>
public static class WarehouseRegistration
{
    /// <summary>Registers <see cref="WarehouseDatabase"/>, opened for reading only, <see cref="WarehouseLoads"/> and, per scope, a <see cref="WarehouseContext"/>.</summary>
    public static IServiceCollection AddWarehouse(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<WarehouseOptions>().BindConfiguration(WarehouseOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WarehouseOptions>, WarehouseOptionsValidator>();
        services.AddSingleton(provider => new WarehouseDatabase(
            provider.GetRequiredService<IOptions<WarehouseOptions>>().Value, provider.GetService<ILogger<WarehouseDatabase>>(), isReader: true));
        services.AddSingleton(provider =>
            new WarehouseLoads(provider.GetRequiredService<WarehouseDatabase>(), provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddScoped(provider => provider.GetRequiredService<WarehouseDatabase>().CreateContext());
        return services;
    }
}
