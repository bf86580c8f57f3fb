using Prism.SampleJira.Faults;

namespace Prism.SampleJira;

/// <summary>Which site the sample server shows. The same options always give the same bytes.</summary>
public sealed record SampleJiraOptions
{
    public const int FewestIssues = 500;
    public const int MostIssues = 1_000_000;

    /// <value>TCP port on the loopback address; 0 takes a free one.</value>
    public int Port { get; init; }

    /// <value>Issues ever created on the simulated site, deleted ones included: 500 to 1,000,000. Default 3,000.</value>
    public int Issues { get; init; } = 3_000;

    /// <value>
    /// At least how many changes an issue has by the history's end where its life has room for them; further ones are hand-overs, other priorities,
    /// estimates and flags. 0 to 60; default 0, which gives about 5.
    /// </value>
    public int ChangesPerIssue { get; init; }

    /// <value>Start of every random draw of the simulation.</value>
    public int Seed { get; init; } = 1;

    /// <value>Last working day of the simulated history, which begins about 14 months earlier. Default 2026-11-20.</value>
    public DateOnly Until { get; init; } = new(2026, 11, 20);

    /// <value>
    /// Rounds of further changes after <see cref="Until"/>, one a day: each touches about 1 % of the issues, adds new ones and
    /// deletes one issue and one worklog. 0 to 60, default 0.
    /// </value>
    public int Changes { get; init; }

    /// <value>The edition to behave like; null means Cloud, or what the recordings are of.</value>
    public JiraKind? Kind { get; init; }

    /// <value>A folder of recorded responses to serve instead of the simulated site.</value>
    public string? Recordings { get; init; }

    /// <value>With <see cref="Token"/>: the e-mail (Cloud) or user name (Data Center) that Basic authentication must give.</value>
    public string? Email { get; init; }

    /// <value>The API token or personal access token that is accepted; null accepts any Authorization header that is not empty.</value>
    public string? Token { get; init; }

    /// <value>With <see cref="ClientSecret"/>: an OAuth client, which is given access tokens at <c>/oauth/token</c> and heard below <c>/ex/jira/{cloudId}</c> alone.</value>
    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <value>Keys of simulated projects that are archived: neither they nor their issues are shown, but the list of archived projects names them.</value>
    public IReadOnlyList<string> Archived { get; init; } = [];

    /// <value>How the site fails, and when. Only one copy of each: a site is started anew for the same faults again.</value>
    public IReadOnlyList<SampleFault> Faults { get; init; } = [];

    /// <value>Where the site sends webhooks when it goes on; null sends none.</value>
    public Uri? Webhook { get; init; }

    /// <value>With <see cref="Webhook"/>: what each is signed with, as Jira signs.</value>
    public string? WebhookSecret { get; init; }

    /// <value>How often the site goes on by a round of changes by itself, 1 second to 1 day; null = never.</value>
    public TimeSpan? Every { get; init; }

    /// <summary>Throws where a value is outside its range, naming the option.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public void Validate()
    {
        if (Recordings is null && Issues is < FewestIssues or > MostIssues)
        {
            throw new ArgumentException($"Issues must be {FewestIssues} to {MostIssues}, but is {Issues}.");
        }

        if (Changes is < 0 or > 60)
        {
            throw new ArgumentException($"Changes must be 0 to 60, but is {Changes}.");
        }

        if (ChangesPerIssue is < 0 or > 60)
        {
            throw new ArgumentException($"ChangesPerIssue must be 0 to 60, but is {ChangesPerIssue}.");
        }

        if (Until.Year is < 2001 or > 2100)
        {
            throw new ArgumentException($"Until must be a date of this century, but is {Until:yyyy-MM-dd}.");
        }

        if (Recordings is not null && !Directory.Exists(Recordings))
        {
            throw new ArgumentException($"Recordings names a folder that does not exist: {Recordings}");
        }

        if (Webhook is not null && string.IsNullOrEmpty(WebhookSecret))
        {
            throw new ArgumentException("A webhook needs a secret to be signed with.");
        }

        if (Every is { } every && (every < TimeSpan.FromSeconds(1) || every > TimeSpan.FromDays(1)))
        {
            throw new ArgumentException($"Every must be 00:00:01 to 1.00:00:00, but is {every}.");
        }

        if (Recordings is not null && (Every is not null || Webhook is not null))
        {
            throw new ArgumentException("Recordings do not change: neither Every nor a webhook goes with them.");
        }

        if (Port is < 0 or > 65535)
        {
            throw new ArgumentException($"Port must be 0 to 65535, but is {Port}.");
        }
    }
}
