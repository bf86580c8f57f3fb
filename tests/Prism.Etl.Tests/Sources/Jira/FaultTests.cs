using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.SampleJira;
using SampleKind = Prism.SampleJira.JiraKind;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>A site that fails: the load ends as without the fault, or with a message that says what to do; never with a silent gap.</summary>
public sealed partial class FaultTests
{
    private const string Secret = "s3cret-t0ken";
    private readonly ImpatientClock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "application/json", "{\"errorMessages\":[\"Field 'sprnt' does not exist.\"]}", "Jql")]
    [InlineData(HttpStatusCode.Unauthorized, "application/json", "{\"message\":\"no\"}", "API token")]
    [InlineData(HttpStatusCode.Forbidden, "application/json", "{\"errorMessages\":[\"You may not.\"]}", "You may not.")]
    [InlineData(HttpStatusCode.NotFound, "text/html", "<html>Not here</html>", "Check Url")]
    [InlineData(HttpStatusCode.Gone, "application/json", "{}", "Kind")]
    [InlineData(HttpStatusCode.OK, "text/html", "<!DOCTYPE html><title>Sign in</title>", "HTML instead of JSON")]
    [InlineData(HttpStatusCode.Found, "text/html", "", "redirect")]
    public async Task A_refusal_is_one_clear_message_and_is_not_tried_again(HttpStatusCode status, string type, string body, string told)
    {
        await using var site = await StartAsync();
        using var between = new InterceptedSite { Instead = sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) ? InterceptedSite.Answer(status, body, type) : null };
        var staging = new HeldStaging();
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, staging));
        Assert.Contains(told, error.Reason, StringComparison.Ordinal);
        Assert.Contains("/rest/api/3/search/jql", error.Subject, StringComparison.Ordinal);
        Assert.False(error.CanRetry);
        Assert.Single(between.Sent, sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal));
        Assert.Empty(clock.Waits);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(staging.All<StagedIssue>());
    }

    [Fact]
    public async Task A_wrong_token_stops_the_run_at_the_first_call_that_needs_one()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500, Email = "bi@example.com", Token = "another" }, Cancellation);
        using var between = new InterceptedSite();
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging()));
        Assert.Contains("401", error.Reason, StringComparison.Ordinal);
        Assert.Equal(2, between.Sent.Count);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_fails_while_Jira_goes_on_answering_as_to_a_stranger_is_an_error()
    {
        await using var site = await StartAsync();
        using var between = new InterceptedSite
        {
            Instead = sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal)
                ? InterceptedSite.Answer(HttpStatusCode.OK, "{\"issues\":[],\"isLast\":true}", headers: ("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"))
                : null,
        };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging()));
        Assert.Contains("sign-in failed", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CAPTCHA_stops_at_once()
    {
        await using var site = await StartAsync(SampleKind.DataCenter);
        using var between = new InterceptedSite
        {
            Instead = sent => sent.Path.EndsWith("/myself", StringComparison.Ordinal)
                ? InterceptedSite.Answer(HttpStatusCode.ServiceUnavailable, headers: [("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=http://x/login.jsp")])
                : null,
        };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging()));
        Assert.Contains("CAPTCHA", error.Reason, StringComparison.Ordinal);
        Assert.Single(between.Sent, sent => sent.Path.EndsWith("/myself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Half_a_body_again_and_again_is_an_error_and_half_a_body_once_is_not()
    {
        await using var site = await StartAsync();
        using var always = new InterceptedSite { Change = (sent, body) => sent.Path.EndsWith("/bulkfetch", StringComparison.Ordinal) ? body[..(body.Length / 2)] : null };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, always, new HeldStaging()));
        Assert.Contains("not whole JSON", error.Reason, StringComparison.Ordinal);
        Assert.True(error.CanRetry);

        await AssertNoTraceAsync(site, n => new InterceptedSite { Change = (sent, body) => sent.Path.EndsWith("/bulkfetch", StringComparison.Ordinal) && n() == 1 ? body[..(body.Length / 2)] : null });
    }

    [Fact]
    public async Task Failures_that_pass_leave_no_trace()
    {
        await using var site = await StartAsync();
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() % 7 == 3 ? InterceptedSite.Answer(HttpStatusCode.InternalServerError) : null });
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() % 5 == 2 ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "cut") : null });
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() % 5 == 2 ? InterceptedSite.Answer(HttpStatusCode.BadGateway, "<html>proxy</html>", "text/html") : null });
    }

    [Fact]
    public async Task A_limit_is_waited_for_as_long_as_the_site_says()
    {
        await using var site = await StartAsync();
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() == 4 ? InterceptedSite.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "120")) : null });
        Assert.Contains(clock.Waits, wait => wait >= TimeSpan.FromSeconds(120));

        clock.Waits.Clear();
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() == 4 ? InterceptedSite.Answer(HttpStatusCode.TooManyRequests, headers: ("X-RateLimit-Reset", "2026-11-23T12:05Z")) : null });
        Assert.Contains(clock.Waits, wait => wait >= TimeSpan.FromMinutes(5));

        clock.Waits.Clear();
        await AssertNoTraceAsync(site, n => new InterceptedSite { Instead = _ => n() is >= 4 and <= 6 ? InterceptedSite.Answer(HttpStatusCode.TooManyRequests) : null });
        Assert.NotEmpty(clock.Waits);
        Assert.All(clock.Waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_limit_that_would_last_too_long_ends_the_run_without_waiting()
    {
        await using var site = await StartAsync();
        using var between = new InterceptedSite { Instead = sent => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) ? InterceptedSite.Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", "7200")) : null };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging()));
        Assert.Contains("429", error.Reason, StringComparison.Ordinal);
        Assert.True(error.CanRetry);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task An_expired_page_token_is_replaced_by_a_new_search_from_the_last_issue()
    {
        await using var site = await StartAsync();
        var refused = 0;
        using var between = new InterceptedSite { Instead = sent => sent.Body?.Contains("nextPageToken", StringComparison.Ordinal) == true && sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) && ++refused % 2 == 1 ? InterceptedSite.Answer(HttpStatusCode.BadRequest) : null };
        var staging = new HeldStaging();
        await LoadAsync(site, between, staging);
        Assert.True(refused > 1);
        Assert.Equal(await PlainAsync(site), staging.Describe());
    }

    [Theory]
    [InlineData("token")]
    [InlineData("page")]
    [InlineData("missing")]
    public async Task A_page_token_that_leads_nowhere_ends_the_run_and_says_so(string fault)
    {
        await using var site = await StartAsync();
        string? first = null;
        using var between = new InterceptedSite
        {
            Change = (sent, body) => !sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) ? null : fault switch
            {
                "token" => Token().Replace(body, "\"nextPageToken\":\"again\""),
                "page" when first is null => first = body,
                "page" => Token().Replace(first!, "\"nextPageToken\":\"other\""),
                _ => Token().Replace(body, "\"isLast\":false,\"was\":1"),
            },
            Instead = sent => fault == "token" && sent.Body?.Contains("again", StringComparison.Ordinal) == true
                ? InterceptedSite.Answer(HttpStatusCode.OK, "{\"issues\":[],\"nextPageToken\":\"again\"}") : null,
        };
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(site, between, new HeldStaging()));
        Assert.Contains("page", error.Reason, StringComparison.Ordinal);
        Assert.InRange(between.Sent.Count, 1, 60);
    }

    [Fact]
    public async Task One_malformed_issue_is_rejected_by_a_named_rule_and_the_rest_is_staged()
    {
        await using var site = await StartAsync();
        var plain = new HeldStaging();
        using var untouched = new InterceptedSite();
        await LoadAsync(site, untouched, plain);
        var victim = plain.All<StagedIssue>().MaxBy(issue => issue.SourceId)!;

        using var between = new InterceptedSite
        {
            Change = (sent, body) => sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) && body.Contains("\"issuetype\"", StringComparison.Ordinal)
                ? Regex.Replace(body, $"(\"id\":\"{victim.SourceId}\".*?\"created\":)\"[^\"]*\"", "$1\"yesterday\"")
                : null,
        };
        var staging = new HeldStaging();
        await LoadAsync(site, between, staging);
        Assert.Contains(staging.Rejected, row => row.Rule == JiraRule.BadCreated && row.SourceId == victim.SourceId && row.Entity == "issue");
        Assert.Equal(
            plain.All<StagedIssue>().Where(issue => issue.SourceId != victim.SourceId).Select(issue => issue.ToString()).Order(),
            staging.All<StagedIssue>().Select(issue => issue.ToString()).Order());
    }

    [Fact]
    public async Task An_issue_deleted_between_the_search_and_its_changelog_is_left_out_and_the_others_are_not()
    {
        await using var site = await StartAsync();
        var plain = new HeldStaging();
        using var untouched = new InterceptedSite();
        await LoadAsync(site, untouched, plain);
        var gone = plain.All<StagedIssue>().Skip(30).First().SourceId;

        using var between = new InterceptedSite
        {
            Instead = sent => (sent.Path.EndsWith("/changelog/bulkfetch", StringComparison.Ordinal) && sent.Body!.Contains($"\"{gone}\"", StringComparison.Ordinal))
                || sent.Path.EndsWith($"/issue/{gone}/changelog", StringComparison.Ordinal) ? InterceptedSite.Answer(HttpStatusCode.NotFound) : null,
        };
        var staging = new HeldStaging();
        await LoadAsync(site, between, staging);
        Assert.Equal(plain.All<StagedIssue>().Select(issue => issue.SourceId).Where(id => id != gone).Order(), staging.All<StagedIssue>().Select(issue => issue.SourceId).Order());
    }

    [Fact]
    public async Task A_site_without_boards_and_without_a_list_of_users_is_read_all_the_same()
    {
        await using var site = await StartAsync();
        using var between = new InterceptedSite
        {
            Instead = sent => sent.Path.Contains("/agile/", StringComparison.Ordinal) ? InterceptedSite.Answer(HttpStatusCode.NotFound)
                : sent.Path.Contains("/users/", StringComparison.Ordinal) ? InterceptedSite.Answer(HttpStatusCode.Forbidden) : null,
        };
        var staging = new HeldStaging();
        await LoadAsync(site, between, staging);
        Assert.Empty(staging.All<StagedBoard>());
        Assert.NotEmpty(staging.All<StagedSprint>());
        var people = staging.All<StagedPerson>().Select(person => person.SourceId).ToHashSet();
        Assert.All(staging.All<StagedIssue>().Where(issue => issue.AssigneeId is not null), issue => Assert.Contains(issue.AssigneeId!, people));
    }

    [GeneratedRegex("\"nextPageToken\":\"[^\"]*\"")]
    private static partial Regex Token();

    private static Task<SampleJiraHost> StartAsync(SampleKind kind = SampleKind.Cloud) => SampleJiraHost.StartAsync(new SampleJiraOptions { Kind = kind, Issues = 500 }, Cancellation);

    private async Task AssertNoTraceAsync(SampleJiraHost site, Func<Func<int>, InterceptedSite> fault)
    {
        var count = 0;
        using var between = fault(() => Interlocked.Increment(ref count));
        var staging = new HeldStaging();
        await LoadAsync(site, between, staging);
        Assert.True(count > 0);
        Assert.Equal(await PlainAsync(site), staging.Describe());
    }

    private async Task<string> PlainAsync(SampleJiraHost site)
    {
        var staging = new HeldStaging();
        using var untouched = new InterceptedSite();
        await LoadAsync(site, untouched, staging);
        return staging.Describe();
    }

    private Task LoadAsync(SampleJiraHost site, InterceptedSite between, HeldStaging staging)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), User = "bi@example.com", Token = Secret, PageSize = 100 };
        return staging.TakeAsync(new JiraSource(options, staging.KnownIssues, clock, NullLogger<JiraSource>.Instance, between), Cancellation);
    }
}
