using System.CommandLine;
using System.Globalization;
using Prism.SampleJira;

var port = new Option<int>("--port") { Description = "Port on the loopback address; 0 takes a free one.", DefaultValueFactory = _ => 8090 };
var issues = new Option<int>("--issues") { Description = "Issues of the simulated site: 500 to 1000000.", DefaultValueFactory = _ => new SampleJiraOptions().Issues };
var seed = new Option<int>("--seed") { Description = "Start of the simulation's random draws.", DefaultValueFactory = _ => new SampleJiraOptions().Seed };
var kind = new Option<string?>("--kind") { Description = "The edition to behave like." };
kind.AcceptOnlyFromAmong("cloud", "datacenter");
var recordings = new Option<string?>("--recordings") { Description = "A folder of recorded responses to serve instead of the simulated site." };
var until = new Option<DateOnly>("--until")
{
    Description = "Last day of the simulated history, yyyy-MM-dd.",
    DefaultValueFactory = _ => new SampleJiraOptions().Until,
    CustomParser = result =>
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"--until must be a date such as 2026-11-20, but is {result.Tokens[0].Value}.");
        return default;
    },
};
var changes = new Option<int>("--changes") { Description = "Rounds of further changes after the history's end." };
var changesPerIssue = new Option<int>("--changes-per-issue") { Description = "At least how many changes an issue has; about 5 without it." };
var email = new Option<string?>("--email") { Description = "The e-mail or user name that Basic authentication must give." };
var token = new Option<string?>("--token") { Description = "The only token that is accepted; without it any credential is." };
var webhook = new Option<Uri?>("--webhook") { Description = "Where webhooks are sent when the site goes on." };
var webhookSecret = new Option<FileInfo?>("--webhook-secret-file") { Description = "A file with the secret that webhooks are signed with." };
var every = new Option<TimeSpan?>("--every") { Description = "How often the site goes on by a round of changes, hh:mm:ss." };
Option[] all = [port, issues, seed, kind, recordings, until, changes, changesPerIssue, email, token, webhook, webhookSecret, every];

SampleJiraOptions Read(ParseResult line) => new()
{
    Port = line.GetValue(port),
    Issues = line.GetValue(issues),
    Seed = line.GetValue(seed),
    Kind = line.GetValue(kind) switch { "cloud" => JiraKind.Cloud, "datacenter" => JiraKind.DataCenter, _ => null },
    Recordings = line.GetValue(recordings),
    Until = line.GetValue(until),
    Changes = line.GetValue(changes),
    ChangesPerIssue = line.GetValue(changesPerIssue),
    Email = line.GetValue(email),
    Token = line.GetValue(token),
    Webhook = line.GetValue(webhook),
    WebhookSecret = line.GetValue(webhookSecret) is { } file ? File.ReadAllText(file.FullName).Trim() : null,
    Every = line.GetValue(every),
};

async Task<int> Run(Func<Task> work)
{
    try
    {
        await work();
        return 0;
    }
    catch (Exception exception) when (exception is ArgumentException or InvalidDataException or IOException)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 1;
    }
}

var root = new RootCommand("A sample Jira site of an imagined company, or one that answers from recordings.");
foreach (var option in all)
{
    root.Options.Add(option);
}

root.SetAction((line, cancellationToken) => Run(async () =>
{
    await using var host = await SampleJiraHost.StartAsync(Read(line), cancellationToken);
    await Console.Out.WriteLineAsync($"Jira {(host.Kind == JiraKind.Cloud ? "Cloud" : "Data Center")} sample at {host.BaseAddress} (Ctrl+C stops it)");
    await host.WaitForShutdownAsync(cancellationToken);
}));

var folder = new Argument<string>("folder") { Description = "Where to write plans/ and register/." };
var portfolio = new Command("portfolio", "Writes the plans and the portfolio register of the same programme of work.") { folder, issues, seed, kind, until };
portfolio.SetAction((line, cancellationToken) => Run(() => SamplePortfolio.WriteAsync(line.GetRequiredValue(folder), Read(line), cancellationToken)));
root.Subcommands.Add(portfolio);

return await root.Parse(args).InvokeAsync();
