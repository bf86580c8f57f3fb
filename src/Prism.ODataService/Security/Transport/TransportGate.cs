using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Security.Transport;

/// <summary>
/// Refuses what came by a name that is not this service's, and what came from another machine in the clear: it is refused and not sent on to https, since
/// its credentials have been told already. Whether the service lives is answered all the same: who asks that does so by address.
/// </summary>
public sealed class TransportGate(ServedHosts hosts, IOptions<SecurityOptions> security, IOptions<ServiceOptions> service)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            return next(context);
        }

        if (!hosts.Serves(context.Request.Host))
        {
            return ErrorBody.WriteAsync(context, new FeedException(400, "UnknownHost", "The service is not asked by this name. Prism:Service:Hosts names those it is asked by."));
        }

        var isOpen = security.Value.AllowAnonymous && service.Value.AllowAnonymousOnNetwork;
        return context.Request.IsHttps || isOpen || CallerAddress.IsLocal(context)
            ? next(context)
            : ErrorBody.WriteAsync(context, new FeedException(403, "HttpsRequired", "Ask by https: this request, and what it was signed in with, could be read on its way."));
    }
}
