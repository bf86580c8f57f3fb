namespace Prism.ODataService.Security;

/// <summary>What every answer tells a browser: take nothing for another type, send no address on, run nothing, stand in no other site's frame.</summary>
public static class SecurityHeaders
{
    public static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A page that needs more says so itself.
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }
}
