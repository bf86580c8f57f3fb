using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security.SignIn;
using Prism.ODataService.Security.Tokens;
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
        services.AddSingleton<UsageLog>();
        services.AddHostedService(provider => provider.GetRequiredService<UsageLog>());
        services.AddHttpClient(GroupsOverage.Client, client => client.Timeout = TimeSpan.FromSeconds(10));
        var options = configuration.GetSection(SecurityOptions.Section).Get<SecurityOptions>() ?? new SecurityOptions();
        services.AddEntraSignIn(options);
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix | ForwardedHeaders.XForwardedFor;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies.Where(p => IPAddress.TryParse(p, out _)))
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }

            // With no proxy named, an empty list would mean: believe everybody.
            if (forwarded.KnownProxies.Count == 0)
            {
                forwarded.ForwardedHeaders = ForwardedHeaders.None;
            }
        });
    }

    /// <summary>The order matters: who is in front, what every answer says, who calls.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHsts();
        app.Use(async (context, next) =>
        {
            SecurityHeaders.Add(context);
            await next(context).ConfigureAwait(false);
        });
        var options = app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value;
        if (options.Entra.IsConfigured)
        {
            // The code flow's way back is answered here.
            app.UseAuthentication();
        }
    }

    /// <summary>Whoever gets past this is known and may see something.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<SignInGate>();
        app.Use((context, next) => gate.InvokeAsync(context, next));
    }
}
