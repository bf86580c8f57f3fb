using System.Net;
using System.Net.Sockets;

namespace Prism.ODataService.Security.Transport;

/// <summary>Where a request comes from, behind the proxies that are named.</summary>
public static class CallerAddress
{
    /// <summary>
    /// What callers are counted by: an IPv4 address, or the /64 of an IPv6 address, since whoever has one address of it has all of them. Empty for a caller
    /// without an address, which is one of this process or of a socket file.
    /// </summary>
    public static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }

    /// <summary>Whether the request was sent on this machine and to it.</summary>
    public static bool IsLocal(HttpContext context) => IsLoopback(context.Connection.RemoteIpAddress) && IsLoopback(context.Connection.LocalIpAddress);

    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
