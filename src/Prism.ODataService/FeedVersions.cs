using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Prism.ODataService.Querying;

namespace Prism.ODataService;

/// <summary>
/// The version in the path: 1 now. A change that would break a reader gets a new number, and the old one is answered beside it until it is removed; a removed one is
/// answered 410 with the address that took its place.
/// </summary>
public static class FeedVersions
{
    private const string Folder = "/odata";

    public static void Map(WebApplication app) => app.Map($"{Folder}/{{version}}/{{**path}}", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context, string version, string? path)
    {
        var request = context.Request;
        var now = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, FeedEndpoint.Root);
        var isRemoved = version.Length > 1 && version[0] == 'v' && int.TryParse(version.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < FeedEndpoint.Version;
        var failure = isRemoved
            ? new FeedException(410, "VersionRemoved", $"Version {version[1..]} of the feed has been removed. Read {now}; the names of its sets are in the service document there.", "path", [path + request.QueryString])
            : FeedException.NotFound($"There is no '{Folder}/{version}' here. The feed is at {now}.");
        await ErrorBody.WriteAsync(context, failure, await context.RequestServices.GetRequiredService<Rewrites>().OfAsync(context, failure).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
