using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security.SignIn;
using Prism.ODataService.Security.Tokens;
using Prism.ODataService.Security.Transport;
using Prism.ODataService.Usage;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security;

/// <summary>Puts sign-in, rights, tokens and usage into the service.</summary>
public static class SecurityRegistration
{
    public static void AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SecurityOptions>().BindConfiguration(SecurityOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SecurityOptions>, SecurityOptionsValidator>();
        services.AddSingleton<OpsDatabase>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenGuard>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<GroupsOverage>();
        services.AddSingleton<EntraTokens>();
        services.AddSingleton<CallerFinder>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<DiagnosisPage>();
        services.AddSingleton<AuditedSettings>();
        services.AddHostedService<OpsPreparation>();
        services.AddSingleton<UsageLog>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageLog>());

        // Whatever level a log is set to: the code flow's handler writes codes into it, and the token library a line of its own for each guess, of which ours says what matters.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.Warning)
            .AddFilter("Microsoft.IdentityModel", LogLevel.Critical));
        services.AddHttpClient(GroupsOverage.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        var options = configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
        services.AddEntraSignIn(options);
        services.AddSingleton(provider => new ServedHosts(provider.GetRequiredService<IOptions<ServiceOptions>>(), provider.GetRequiredService<IOptions<SecurityOptions>>()));
        services.AddSingleton<TransportGate>();
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins([.. options.Origins]).WithMethods("GET", "HEAD", "POST").WithHeaders("Authorization", "Accept", "Content-Type", "If-None-Match", "OData-MaxVersion", "OData-Version", "Prefer")
            .WithExposedHeaders("ETag", "OData-Version", "Preference-Applied", "Prism-Token-Expires", "Prism-Trimmed", "Retry-After")));
        if (!string.IsNullOrWhiteSpace(options.KeysFolder))
        {
            services.AddDataProtection().SetApplicationName("Prism").PersistKeysToFileSystem(new DirectoryInfo(options.KeysFolder));
        }

        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix | ForwardedHeaders.XForwardedFor;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                {
                    forwarded.KnownProxies.Add(address);
                }
                else if (System.Net.IPNetwork.TryParse(proxy, out var network))
                {
                    forwarded.KnownIPNetworks.Add(network);
                }
            }

            // With no proxy named, an empty list would mean: believe everybody.
            if (forwarded.KnownProxies.Count + forwarded.KnownIPNetworks.Count == 0)
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.None;
            }
        });
    }

    /// <summary>The order matters: who is in front, what every answer says, who calls.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            SecurityHeaders.Add(context);
            await next(context).ConfigureAwait(false);
        });
        app.UseForwardedHeaders();
        app.UseHsts();
        var gate = app.Services.GetRequiredService<TransportGate>();
        app.Use((context, next) => gate.InvokeAsync(context, next));
        var options = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value;
        if (options.Origins.Count > 0)
        {
            app.UseCors();
        }

        if (options.Entra.IsConfigured)
        {
            // The code flow's way back is answered here.
            app.UseAuthentication();
        }
    }

    /// <summary>Whoever gets past this is known, may see something, and has not asked too much: callers are counted by who they are, and who is refused by the address.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<SignInGate>();
        app.Use((context, next) => gate.FindAsync(context, next));
        app.UseRateLimiter();
        app.Use((context, next) => gate.InvokeAsync(context, next));
    }
}
