using System.Net;
using Prism.Etl.Sources.Jira.Http;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class LimiterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly JiraRate Content = new(false, null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_limit_grows_to_its_cap_while_the_site_is_content_and_halves_when_it_refuses()
    {
        var limiter = new JiraLimiter(8, new ImpatientClock());
        Assert.Equal(2, limiter.Limit);
        Repeat(100, () => limiter.Answered(Content));
        Assert.Equal(8, limiter.Limit);
        limiter.Refused(TimeSpan.FromSeconds(1));
        Assert.Equal(4, limiter.Limit);
        limiter.Refused(TimeSpan.FromSeconds(1));
        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public void The_limit_never_falls_below_one_and_does_not_grow_while_the_site_says_that_little_is_left()
    {
        var limiter = new JiraLimiter(4, new ImpatientClock());
        Repeat(10, () => limiter.Refused(TimeSpan.Zero));
        Assert.Equal(1, limiter.Limit);
        Repeat(50, () => limiter.Answered(new JiraRate(true, null)));
        Assert.Equal(1, limiter.Limit);
        Repeat(50, () => limiter.Answered(Content));
        Assert.Equal(4, limiter.Limit);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_the_limit_and_who_waits_is_let_in_when_one_leaves()
    {
        var limiter = new JiraLimiter(1, new ImpatientClock());
        await limiter.EnterAsync(Cancellation);
        using var given = new CancellationTokenSource();
        var impatient = limiter.EnterAsync(given.Token);
        var patient = limiter.EnterAsync(Cancellation);
        Assert.False(impatient.IsCompleted || patient.IsCompleted);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        limiter.Leave();
        await patient;
    }

    [Fact]
    public async Task A_refusal_of_one_holds_all_back()
    {
        var clock = new ImpatientClock();
        var limiter = new JiraLimiter(4, clock);
        limiter.Refused(TimeSpan.FromSeconds(90));
        await limiter.EnterAsync(Cancellation);
        Assert.Equal([TimeSpan.FromSeconds(90)], clock.Waits);
    }

    [Theory]
    [InlineData(429, "Retry-After: 30", 30)]
    [InlineData(429, "X-RateLimit-Reset: 2026-11-23T12:05Z", 300)]
    [InlineData(429, "Retry-After: 30|X-RateLimit-Reset: 2026-11-23T12:05:00Z", 300)]
    [InlineData(429, "X-RateLimit-Limit: 100|X-RateLimit-Remaining: 0|X-RateLimit-FillRate: 10|X-RateLimit-Interval-Seconds: 15|Retry-After: 0", 15)]
    [InlineData(200, "X-RateLimit-Limit: 100|X-RateLimit-Remaining: 0|X-RateLimit-FillRate: 10|X-RateLimit-Interval-Seconds: 15", 15)]
    [InlineData(200, "X-RateLimit-Remaining: 3|X-RateLimit-Reset: 2026-11-23T12:05Z", 0)]
    [InlineData(429, "Retry-After: Mon, 23 Nov 2026 12:00:45 GMT", 45)]
    [InlineData(429, "Retry-After: Mon, 23 Nov 2026 11:00:00 GMT", 0)]
    [InlineData(429, "Date: Mon, 23 Nov 2026 13:00:00 GMT|Retry-After: Mon, 23 Nov 2026 13:00:20 GMT", 20)]
    [InlineData(429, "Date: Mon, 23 Nov 2026 11:50:00 GMT|X-RateLimit-Reset: 2026-11-23T11:55Z", 300)]
    [InlineData(429, "Retry-After: soon", 0)]
    [InlineData(429, "X-RateLimit-Reset: 1732363500", 0)]
    [InlineData(429, "X-RateLimit-Reset: 2026-11-23T11:55Z", 0)]
    [InlineData(429, "", 0)]
    public void The_pause_is_the_longest_that_either_product_asks_for(int status, string headers, int seconds)
    {
        using var response = Response(status, headers);
        Assert.Equal(TimeSpan.FromSeconds(seconds), JiraRate.Of(response, Now).Pause ?? TimeSpan.Zero);
    }

    [Theory]
    [InlineData("X-RateLimit-NearLimit: true", true)]
    [InlineData("X-RateLimit-Limit: 100|X-RateLimit-Remaining: 19", true)]
    [InlineData("X-RateLimit-Limit: 100|X-RateLimit-Remaining: 20", false)]
    [InlineData("", false)]
    public void Less_than_a_fifth_left_is_near_the_limit(string headers, bool isNear)
    {
        using var response = Response(200, headers);
        Assert.Equal(isNear, JiraRate.Of(response, Now).IsNearLimit);
    }

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    }

    private static HttpResponseMessage Response(int status, string headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = header.IndexOf(": ", StringComparison.Ordinal);
            response.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 2)..]);
        }

        return response;
    }
}
