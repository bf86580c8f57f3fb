using System.Net;
using Microsoft.Extensions.Options;

namespace Prism.ODataService.Security.Transport;

/// <summary>
/// The names this service is asked by. Links, downloads and the way back from a sign-in are written with the name that a request came by: one that is not
/// ours must not get that far. So a page of another site, whose name was made to point here, cannot read it either.
/// </summary>
public sealed class ServedHosts
{
    private const string Every = "*";
    private static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];
    private readonly HashSet<string> _names;

    public ServedHosts(IOptions<ServiceOptions> service, IOptions<SecurityOptions> security)
        : this(service.Value, security.Value)
    {
    }

    public ServedHosts(ServiceOptions service, SecurityOptions security)
    {
        _names = new HashSet<string>(Local, StringComparer.OrdinalIgnoreCase);
        _names.UnionWith(Named(service, security));
    }

    /// <summary>Whether a request may be for this host, whatever its port.</summary>
    public bool Serves(HostString host) => _names.Contains(Every) || (host.HasValue && _names.Contains(host.Host));

    /// <summary>The names that the settings know, beside this machine's own.</summary>
    public static IReadOnlyCollection<string> Named(ServiceOptions service, SecurityOptions security) =>
    [
        .. service.Hosts,
        .. (service.Urls ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Concrete).OfType<string>(),
        .. Uri.TryCreate(security.Entra.ApplicationIdUri, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? [uri.Host] : Array.Empty<string>(),
    ];

    /// <summary>The host of an address to listen at; null where it stands for every host.</summary>
    private static string? Concrete(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && !(IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            ? uri.Host
            : null;
}
