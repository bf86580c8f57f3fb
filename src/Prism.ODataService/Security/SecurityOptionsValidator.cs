using System.Net;
using Microsoft.Extensions.Options;

namespace Prism.ODataService.Security;

/// <summary>A right that names nobody or nothing is a mistake, and so is half a registration: the service does not start with one.</summary>
public sealed class SecurityOptionsValidator : IValidateOptions<SecurityOptions>
{
    public ValidateOptionsResult Validate(string? name, SecurityOptions options)
    {
        List<string> failures = [];
        var entra = options.Entra;
        if (string.IsNullOrWhiteSpace(entra.TenantId) != string.IsNullOrWhiteSpace(entra.ClientId))
        {
            failures.Add("Prism:Security:Entra: TenantId and ClientId belong together; one of them is missing.");
        }

        if (entra.IsConfigured && (!Guid.TryParse(entra.TenantId, out _) || !Guid.TryParse(entra.ClientId, out _)))
        {
            failures.Add("Prism:Security:Entra: TenantId and ClientId are the GUIDs on the app registration's overview page.");
        }

        if (!Uri.TryCreate(entra.Instance, UriKind.Absolute, out var instance) || !(instance.Scheme == "https" || instance is { Scheme: "http", IsLoopback: true }))
        {
            failures.Add($"Prism:Security:Entra:Instance: '{entra.Instance}' is no https address, e.g. https://login.microsoftonline.com/.");
        }

        if (entra.ApplicationIdUri is { Length: > 0 } uri && !Uri.TryCreate(uri, UriKind.Absolute, out _))
        {
            failures.Add($"Prism:Security:Entra:ApplicationIdUri: '{uri}' is no address, e.g. https://prism.example.org.");
        }

        for (var i = 0; i < options.Rights.Count; i++)
        {
            var right = options.Rights[i];
            if (string.IsNullOrWhiteSpace(right.Role) == string.IsNullOrWhiteSpace(right.Group))
            {
                failures.Add($"Prism:Security:Rights:{i}: names a Role or a Group, one of them.");
            }
            else if (!right.ToRights().IsAny && !right.Administrator && !right.PeoplesData)
            {
                failures.Add($"Prism:Security:Rights:{i}: gives nothing. Set Organisation, Portfolios, Programs, Projects, PeoplesData or Administrator.");
            }
        }

        foreach (var proxy in options.KnownProxies.Where(p => !IPAddress.TryParse(p, out _) && !IPNetwork.TryParse(p, out _)))
        {
            failures.Add($"Prism:Security:KnownProxies: '{proxy}' is no IP address, e.g. 10.0.0.2, and no network, e.g. 10.0.0.0/24.");
        }

        foreach (var origin in options.Origins.Where(o => !Uri.TryCreate(o, UriKind.Absolute, out var site) || site.Scheme is not ("https" or "http") || site.GetLeftPart(UriPartial.Authority) != o))
        {
            failures.Add($"Prism:Security:Origins: '{origin}' is no origin: scheme, host and port, without a path and in small letters, e.g. https://portal.example.org.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
