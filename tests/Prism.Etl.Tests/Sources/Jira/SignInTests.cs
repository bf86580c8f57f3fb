using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Pipeline;
using Prism.SampleJira;
using Prism.SampleJira.Faults;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class SignInTests
{
    private const string Secret = "cl1ent-s3cret";
    private readonly ImpatientClock clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_OAuth_client_reads_the_site_through_the_gateway_by_the_cloud_id_that_the_site_tells()
    {
        await using var site = await ClientSiteAsync();
        using var between = new InterceptedSite();
        var staging = new HeldStaging();
        await LoadAsync(Client(site), staging, between);
        Assert.NotEmpty(staging.All<StagedIssue>());
        Assert.Single(between.Sent, sent => sent.Path == "/oauth/token");
        Assert.All(between.Sent.Where(sent => sent.Path.Contains("/rest/", StringComparison.Ordinal)), sent => Assert.StartsWith("/ex/jira/6f1d2c1e-", sent.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_access_token_that_ends_before_its_time_is_replaced_once()
    {
        await using var site = await ClientSiteAsync(new SampleFault(SampleFaultKind.ExpiredToken) { Path = "/search/jql", After = 1 });
        using var between = new InterceptedSite();
        var staging = new HeldStaging();
        await LoadAsync(Client(site), staging, between);
        Assert.Equal(1, site.FaultsShown);
        Assert.Equal(2, between.Sent.Count(sent => sent.Path == "/oauth/token"));
        Assert.NotEmpty(staging.All<StagedIssue>());
    }

    [Fact]
    public async Task An_access_token_is_renewed_before_it_expires()
    {
        // Four pauses of twenty minutes: more than the hour for which a token is good.
        var limit = new SampleFault(SampleFaultKind.TooManyRequests) { Path = "/search/jql", Times = 5, Headers = new Dictionary<string, string> { ["Retry-After"] = "840" } };
        await using var site = await ClientSiteAsync(limit);
        using var between = new InterceptedSite();
        await LoadAsync(Client(site), new HeldStaging(), between);
        Assert.Equal(2, between.Sent.Count(sent => sent.Path == "/oauth/token"));
    }

    [Fact]
    public async Task A_refused_client_ends_the_run_with_what_to_check_and_without_its_secret()
    {
        await using var site = await ClientSiteAsync();
        var options = Client(site);
        options.SignIn.ClientSecret = "wrong-" + Secret;
        using var between = new InterceptedSite();
        var error = await Assert.ThrowsAsync<SourceException>(() => LoadAsync(options, new HeldStaging(), between));
        Assert.Contains("SignIn:ClientId", error.Reason, StringComparison.Ordinal);
        Assert.EndsWith("/oauth/token", error.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.False(error.CanRetry);
    }

    [Fact]
    public async Task A_scoped_token_goes_through_the_gateway_with_the_cloud_id_of_the_settings()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500, Email = "bi@example.com", Token = Secret }, Cancellation);
        var options = new JiraOptions { Url = "https://acme.atlassian.net", User = "bi@example.com", Token = Secret, PageSize = 100 };
        options.SignIn.Gateway = true;
        options.SignIn.GatewayUrl = site.BaseAddress.ToString();
        options.SignIn.CloudId = "6f1d2c1e-4b7a-4f57-9c1b-0c5f2a7e9d10";
        Assert.Empty(options.Validate(0));
        using var between = new InterceptedSite();
        var staging = new HeldStaging();
        await LoadAsync(options, staging, between);
        Assert.NotEmpty(staging.All<StagedIssue>());
        Assert.DoesNotContain(between.Sent, sent => sent.Address.Host == "acme.atlassian.net");
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(30, LogLevel.Warning)]
    [InlineData(8, LogLevel.Warning)]
    [InlineData(7, LogLevel.Error)]
    [InlineData(-1, LogLevel.Error)]
    public async Task A_token_that_expires_is_warned_of_thirty_and_seven_days_before(int days, LogLevel? expected)
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        var on = new DateOnly(2026, 11, 23).AddDays(days);
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), Token = Secret, PageSize = 100 };
        options.SignIn.ExpiresOn = on;
        var told = new ToldLogger();
        var staging = new HeldStaging();
        await staging.TakeAsync(new JiraSource(options, staging.KnownIssues, clock, told), Cancellation, mostBatches: 1);
        Assert.Equal(expected is { } level ? [level] : [], told.Lines.Where(line => line.Text.Contains("expire", StringComparison.Ordinal)).Select(line => line.Level));
        Assert.DoesNotContain(told.Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_day_a_token_expires_stands_in_the_rows_of_loads_and_follows_the_setting()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500 }, Cancellation);
        using var run = new TestRun();
        foreach (var on in new DateOnly?[] { null, new DateOnly(2026, 12, 1), new DateOnly(2027, 12, 1) })
        {
            var options = new JiraOptions { Url = site.BaseAddress.ToString(), Token = Secret, PageSize = 100 };
            options.SignIn.ExpiresOn = on;
            var source = new JiraSource(options, KnownIssue.In(new StagingArea(run.Database)), TimeProvider.System, NullLogger<JiraSource>.Instance);
            Assert.True((await run.RunAsync(source)).IsSucceeded);
        }

        Assert.Equal([Member.NotApplicable, 20261201, 20271201], (await run.RowsAsync<DimLoad>()).Where(load => load.Kind == LoadKind.Extract).OrderBy(load => load.LoadSk).Select(load => load.SignInExpiresDateSk));
    }

    private static Task<SampleJiraHost> ClientSiteAsync(params SampleFault[] faults) =>
        SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = 500, ClientId = "client", ClientSecret = Secret, Faults = faults }, Cancellation);

    private static JiraOptions Client(SampleJiraHost site)
    {
        var options = new JiraOptions { Url = site.BaseAddress.ToString(), PageSize = 100 };
        options.SignIn.ClientId = "client";
        options.SignIn.ClientSecret = Secret;
        options.SignIn.TokenUrl = new Uri(site.BaseAddress, "oauth/token").ToString();
        options.SignIn.GatewayUrl = site.BaseAddress.ToString();
        Assert.Empty(options.Validate(0));
        return options;
    }

    private Task LoadAsync(JiraOptions options, HeldStaging staging, InterceptedSite between) =>
        staging.TakeAsync(new JiraSource(options, staging.KnownIssues, clock, NullLogger<JiraSource>.Instance, between), Cancellation);

    private sealed class ToldLogger : ILogger<JiraSource>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
