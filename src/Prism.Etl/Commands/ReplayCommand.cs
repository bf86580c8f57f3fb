using System.CommandLine;
using Prism.Etl.Runs;

namespace Prism.Etl.Commands;

/// <summary><c>replay</c>: staging and star again from the payloads that earlier runs kept.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Name of the one Jira site to replay; all of them without it." };
        var command = new Command("replay", "Computes staging and the star again from the payloads that were kept of Jira, without a call: fills fields that the settings name newly.") { source };
        command.SetAction((parsed, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false,
            async (runtime, _) =>
            {
                var name = parsed.GetValue(source);
                var sites = runtime.Settings.Jira.Where(site => name is null || site.Name == name).ToList();
                if (sites.Count == 0)
                {
                    var known = string.Join(", ", runtime.Settings.Jira.Select(site => site.Name));
                    throw new SettingsException([$"Prism:Jira: {(name is null ? "no site is set" : $"no site has the name '{name}'; there is {(known.Length > 0 ? known : "none")}")}."]);
                }

                var summary = await RunConsole.RunAsync(runtime.CreateReplay(sites), RunConsole.Open(), runtime.Clock, cancellationToken).ConfigureAwait(false);
                return summary.IsSucceeded ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
            },
            cancellationToken));
        return command;
    }
}
