using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.OData.ModelBuilder;
using Prism.Warehouse;

namespace Prism.ODataService.Tests.Stock;

/// <summary>The same sets over the same projections, answered by Microsoft.AspNetCore.OData as it comes: <c>EnableQuery</c> over EF, and its own serializer.</summary>
internal static class StockService
{
    public static async Task<WebApplication> StartAsync(WarehouseDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var model = new ODataConventionModelBuilder();
        foreach (var set in EdmModel.Sets)
        {
            model.AddEntitySet(set.Name, model.AddEntityType(set.EntityType));
        }

        builder.Services.AddScoped(_ => database.CreateContext());
        builder.Services.AddSingleton<AutoMapper.IConfigurationProvider>(_ => ServiceHost.Projections(null, NullLoggerFactory.Instance));
        builder.Services.AddControllers()
            .ConfigureApplicationPartManager(parts =>
            {
                parts.ApplicationParts.Clear();
                parts.FeatureProviders.Clear();
                parts.FeatureProviders.Add(new SetControllers());
            })
            .AddOData(options => options.AddRouteComponents("odata", model.GetEdmModel(), services => services.AddSingleton<ISearchBinder, StockSearch>()).EnableQueryFeatures());
        builder.Services.AddSingleton<IApplicationModelProvider, SetNames>();
        var app = builder.Build();
        app.MapControllers();
        await app.StartAsync();
        return app;
    }

    /// <summary>A controller per set.</summary>
    private sealed class SetControllers : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            foreach (var set in EdmModel.Sets)
            {
                feature.Controllers.Add(typeof(StockController<>).MakeGenericType(set.EntityType).GetTypeInfo());
            }
        }
    }

    /// <summary>Each named as its set, which is what the library routes by.</summary>
    private sealed class SetNames : IApplicationModelProvider
    {
        // Before the library's own, which routes.
        public int Order => -500;

        public void OnProvidersExecuting(ApplicationModelProviderContext context)
        {
            foreach (var controller in context.Result.Controllers)
            {
                controller.ControllerName = EdmModel.Sets.Single(s => s.EntityType == controller.ControllerType.GetGenericArguments()[0]).Name;
            }
        }

        public void OnProvidersExecuted(ApplicationModelProviderContext context)
        {
        }
    }
}

/// <summary>What the library's guides show.</summary>
public sealed class StockController<TEntity>(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections) : ODataController
{
    [EnableQuery(MaxNodeCount = 10_000, MaxOrderByNodeCount = 20)]
    public IQueryable<TEntity> Get() => (IQueryable<TEntity>)EdmModel.Sets.Single(s => s.EntityType == typeof(TEntity)).Query(warehouse, projections, null);
}
