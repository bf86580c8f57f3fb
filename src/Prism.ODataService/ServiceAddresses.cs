using System.Net;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Transport;

namespace Prism.ODataService;

/// <summary>The settings of the service make sense, and nobody is served unasked who sits on another machine.</summary>
public sealed class ServiceAddresses(IOptions<SecurityOptions> security) : IValidateOptions<ServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        foreach (var url in (options.Urls ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isWildcard = url.Contains("://+", StringComparison.Ordinal) || url.Contains("://*", StringComparison.Ordinal);
            if (!Uri.TryCreate(url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
            {
                return ValidateOptionsResult.Fail($"Prism:Service:Urls: '{url}' is no http or https address. Expected is something like http://127.0.0.1:5080.");
            }

            var isLoopback = !isWildcard && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
            if (!isLoopback && security.Value.AllowAnonymous && !options.AllowAnonymousOnNetwork)
            {
                return ValidateOptionsResult.Fail(
                    $"Prism:Service:Urls: '{url}' can be reached from other machines, and Prism:Security:AllowAnonymous lets everyone read without signing in. "
                    + "Use http://127.0.0.1:5080, or set Prism:Service:AllowAnonymousOnNetwork to true to serve everyone who can reach it.");
            }

            if (!isLoopback && uri.Scheme == "http" && security.Value.KnownProxies.Count == 0 && !(security.Value.AllowAnonymous && options.AllowAnonymousOnNetwork))
            {
                return ValidateOptionsResult.Fail(
                    $"Prism:Service:Urls: '{url}' can be reached from other machines and would carry tokens in the clear. "
                    + "Use https, or name the reverse proxy that does in Prism:Security:KnownProxies.");
            }

            if (!isLoopback && ServedHosts.Named(options, security.Value).Count == 0)
            {
                return ValidateOptionsResult.Fail(
                    $"Prism:Service:Urls: '{url}' is every name of this machine. Name those that the service is asked by in Prism:Service:Hosts, e.g. prism.example.org: links are written with them.");
            }
        }

        if (options.Hosts.FirstOrDefault(h => h != "*" && Uri.CheckHostName(h.Trim('[', ']')) == UriHostNameType.Unknown) is { } wrong)
        {
            return ValidateOptionsResult.Fail($"Prism:Service:Hosts: '{wrong}' is no name of a host. Expected is something like prism.example.org, without scheme and port.");
        }

        return ValidateOptionsResult.Success;
    }
}
