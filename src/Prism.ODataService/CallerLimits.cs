using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Transport;

namespace Prism.ODataService;

/// <summary>
/// How much one caller may ask of feed and pages: a token bucket for requests, and a number of queries at the same time beyond which further ones wait.
/// A caller is who signed in, from whatever address; without a sign-in, the address. Who is refused is told why, and when to come again in whole seconds, which is all that Power Query reads.
/// </summary>
public sealed class CallerLimits(IOptions<ServiceOptions> settings) : IConfigureOptions<RateLimiterOptions>
{
    private const int WaitingPerRunning = 8;

    public void Configure(RateLimiterOptions options)
    {
        var limits = settings.Value;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.CallerBurst, TokensPerPeriod = limits.CallerRequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0,
            }))),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, caller => RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = limits.CallerConcurrency, QueueLimit = limits.CallerConcurrency * WaitingPerRunning, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }))));
        options.OnRejected = (context, _) =>
        {
            var isRate = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
            var seconds = isRate ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 5;
            context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            var reason = isRate
                ? $"This caller sent more than {limits.CallerRequestsPerSecond} requests a second after a burst of {limits.CallerBurst}."
                : $"{limits.CallerConcurrency} queries of this caller run and {limits.CallerConcurrency * WaitingPerRunning} wait.";
            return new ValueTask(ErrorBody.WriteAsync(context.HttpContext, new FeedException(429, "TooManyRequests", $"{reason} Try again in {seconds} seconds.")));
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext context, Func<string, RateLimitPartition<string>> limiter) =>
        context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? RateLimitPartition.GetNoLimiter("") : limiter(NameOf(context));

    private static string NameOf(HttpContext context) => context.Features.Get<Caller>() is { Kind: not CallerKind.Anonymous } caller
        ? $"{caller.Kind} {caller.Id}"
        : CallerAddress.Of(context);
}
