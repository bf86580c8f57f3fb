using System.IO.Compression;
using AutoMapper;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Prism.ODataService.Explaining;
using Prism.ODataService.Pages;
using Prism.ODataService.Pages.Connect;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.SignIn;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>Puts the service together: by itself, or inside another host's process.</summary>
public static class ServiceHost
{
    /// <summary>The service, ready to run.</summary>
    /// <param name="args">Command line.</param>
    /// <param name="configure">Settings and services of a host that has the service in its own process; null for the service by itself.</param>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it. Thrown when the host starts.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        FolderSettings.Add(builder.Configuration, Environment.CurrentDirectory);
        configure?.Invoke(builder);
        builder.WebHost.UseUrls(builder.Configuration[$"{ServiceOptions.Section}:Urls"] ?? new ServiceOptions().Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;

            // A token of the directory with 200 groups has about 12 kB.
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 100;
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
        });
        AddServices(builder.Services);
        Telemetry.Add(builder);
        builder.Services.AddSecurity(builder.Configuration);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ServiceOptions>, ServiceAddresses>();
        services.AddWarehouse();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => new ServiceDocuments(EdmModel.Sets));
        services.AddSingleton<AutoMapper.IConfigurationProvider>(provider => Projections(
            provider.GetRequiredService<IOptions<ServiceOptions>>().Value.AutoMapperLicenseKey, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(provider => new QueryTranslator(
            () => provider.GetRequiredService<ServiceDocuments>().Model, provider.GetRequiredService<ProjectionCache>(), provider.GetRequiredService<TimeProvider>(),
            Limits(provider.GetRequiredService<IOptions<ServiceOptions>>().Value),
            provider.GetRequiredService<IOptions<SecurityOptions>>().Value.MinimumGroupSize));
        services.AddSingleton<ProjectionCache>();
        services.AddSingleton(provider => new QueryCosts(
            provider.GetRequiredService<IOptions<ServiceOptions>>().Value.MaxQueryCost, provider.GetRequiredService<ProjectionCache>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LongQueries(provider.GetRequiredService<IOptions<ServiceOptions>>().Value.LongQueries));
        services.AddSingleton<Rewrites>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<FeedAnswer>();
        services.AddSingleton<FeedEndpoint>();
        services.AddSingleton<BatchEndpoint>();
        services.AddSingleton<WarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
        services.AddSingleton<IConfigureOptions<RateLimiterOptions>, CallerLimits>();
        services.AddRateLimiter(_ => { });
        services.AddSingleton<ValueExplainer>();
        services.AddSingleton<ExplainEndpoint>();
        services.AddSingleton<ExplainPage>();
        services.AddSingleton<LandingPage>();
        services.AddSingleton<CallersRows>();
        services.AddSingleton<HealthEndpoint>();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json", "application/xml", "multipart/mixed", "text/csv", "text/html", "text/plain"];

            // Measured: gzip at its fastest costs nothing noticeable; brotli costs a fifth of the rows per second, and is for those who take nothing else.
            compression.Providers.Add<GzipCompressionProvider>();
            compression.Providers.Add<BrotliCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    /// <summary>AutoMapper's configuration: the projections beside the entity types.</summary>
    public static MapperConfiguration Projections(string? licenseKey, ILoggerFactory loggers) =>
        new(
            configuration =>
            {
                configuration.LicenseKey = licenseKey;
                configuration.AddMaps(typeof(ServiceHost).Assembly);
            },
            loggers);

    private static QueryLimits Limits(ServiceOptions options) => new(options.MaxQueryNodes, options.MaxQueryDepth, options.MaxQueryFunctions);

    private static void Map(WebApplication app)
    {
        app.UseSecurity();
        app.UseResponseCompression();
        app.UseSignIn();
        var feed = app.Services.GetRequiredService<FeedEndpoint>();
        app.Map($"{FeedEndpoint.Root}/$batch", app.Services.GetRequiredService<BatchEndpoint>().HandleAsync);
        foreach (var route in ExplainEndpoint.Routes)
        {
            app.Map(route, app.Services.GetRequiredService<ExplainEndpoint>().HandleAsync);
        }

        app.Map($"{FeedEndpoint.Root}/{{**path}}", feed.HandleAsync);
        FeedVersions.Map(app);
        app.MapGet("/", app.Services.GetRequiredService<LandingPage>().WriteAsync);
        app.MapGet($"{ExplainPage.Root}/{{key:long}}", app.Services.GetRequiredService<ExplainPage>().WriteAsync);
        app.MapConnectFiles();
        app.MapGet("/diagnosis", app.Services.GetRequiredService<DiagnosisPage>().WriteAsync);
        app.Services.GetRequiredService<TokenEndpoint>().Map(app);
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", app.Services.GetRequiredService<HealthEndpoint>().ReadyAsync);
    }
}
