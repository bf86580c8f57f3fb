namespace Prism.ODataService.Security.Transport;

/// <summary>What every answer tells a browser: take nothing for another type, send no address on, run nothing, stand in no other site's frame, keep nothing.</summary>
public static class SecurityHeaders
{
    public static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // What may be asked again by its tag says so itself.
        headers.CacheControl = "no-store";

        // A page that needs more says so itself.
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }
}
