using System.CommandLine;
using Prism.SampleJira;

namespace Prism.AppHost;

/// <summary>What the command line of the AppHost says.</summary>
public sealed record AppHostOptions
{
    /// <summary>A folder of recorded Jira responses (<c>jira/*</c>) and plans (<c>msproject/mspdi*</c>) to load instead of the sample.</summary>
    public string? Corpus { get; init; }

    /// <summary>Where the embedded warehouse and the sample's files lie; null = the setting, else <c>./data</c>.</summary>
    public string? Data { get; init; }

    /// <summary>Port of feed and pages on the loopback address.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Issues of the simulated Jira site.</summary>
    public int Issues { get; init; } = new SampleJiraOptions().Issues;

    /// <summary>Rounds of further changes on the simulated site: a way to see an incremental load.</summary>
    public int Changes { get; init; }

    /// <summary>Load, then exit without serving.</summary>
    public bool LoadOnly { get; init; }

    /// <summary>The command line, with its help; <paramref name="run"/> does the work and gives the exit code.</summary>
    public static RootCommand Command(Func<AppHostOptions, CancellationToken, Task<int>> run)
    {
        var defaults = new AppHostOptions();
        var corpus = new Option<string?>("--corpus") { Description = "Folder of recorded Jira responses and plans to load instead of the sample." };
        var data = new Option<string?>("--data") { Description = "Folder of the embedded warehouse. Default: ./data" };
        var port = new Option<int>("--port") { Description = "Port of feed and pages on 127.0.0.1.", DefaultValueFactory = _ => defaults.Port };
        var issues = new Option<int>("--issues") { Description = "Issues of the simulated Jira site, 500 to 1000000.", DefaultValueFactory = _ => defaults.Issues };
        var changes = new Option<int>("--changes") { Description = "Rounds of changes after the sample's history, 0 to 60: shows an incremental load." };
        var loadOnly = new Option<bool>("--load-only") { Description = "Load, then exit without serving." };
        corpus.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } folder && !Directory.Exists(folder))
            {
                result.AddError($"--corpus expects a folder that exists; '{folder}' does not.");
            }
        });
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 65535)
            {
                result.AddError("--port expects 1 to 65535.");
            }
        });
        issues.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < SampleJiraOptions.FewestIssues or > SampleJiraOptions.MostIssues)
            {
                result.AddError($"--issues expects {SampleJiraOptions.FewestIssues} to {SampleJiraOptions.MostIssues}.");
            }
        });
        changes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 60)
            {
                result.AddError("--changes expects 0 to 60.");
            }
        });

        var command = new RootCommand("Prism Analytics on one machine: loads the sample portfolio, computes the KPIs, serves feed and pages.")
        {
            corpus, data, port, issues, changes, loadOnly,
        };
        command.SetAction((line, cancellationToken) => run(
            new AppHostOptions
            {
                Corpus = line.GetValue(corpus),
                Data = line.GetValue(data),
                Port = line.GetValue(port),
                Issues = line.GetValue(issues),
                Changes = line.GetValue(changes),
                LoadOnly = line.GetValue(loadOnly),
            },
            cancellationToken));
        return command;
    }
}
