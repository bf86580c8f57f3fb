using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Prism.Etl;
using Prism.Etl.Commands;
using Prism.Etl.Runs;
using Prism.ODataService;
using Prism.Warehouse.Loads;
using Spectre.Console;

namespace Prism.AppHost;

/// <summary>
/// The main job on one machine: the service answers at once with what an earlier start loaded, the sources are started, the worker loads what
/// is new, and then says what to open. Runs again at every interval until it is stopped.
/// </summary>
internal static class MainJob
{
    /// <returns>0 when everything was read; 1 when something failed; 2 when nothing could be started.</returns>
    public static async Task<int> RunAsync(AppHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAndServeAsync(options, cancellationToken);
        }
        catch (SettingsException wrong)
        {
            return Refuse(["The settings are wrong; nothing was started.", .. wrong.Errors.Select(error => $"  {error}")]);
        }
        catch (OptionsValidationException wrong)
        {
            return Refuse(["The settings are wrong; nothing was started.", .. wrong.Failures.Select(error => $"  {error}")]);
        }
        catch (IOException problem) when (problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException or SocketException)
        {
            return Refuse([$"Port {options.Port} of 127.0.0.1 is taken. Stop what uses it, or choose another: --port {options.Port + 1}"]);
        }
        catch (Exception problem) when (problem is InvalidDataException or LeaseHeldException or UnauthorizedAccessException or IOException)
        {
            return Refuse([problem.Message]);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return EtlCommandLine.Failed;
        }
    }

    private static async Task<int> LoadAndServeAsync(AppHostOptions options, CancellationToken cancellationToken)
    {
        var console = RunConsole.Open();
        var configuration = WorkerConfiguration.Read();
        var dataFolder = Path.GetFullPath(options.Data ?? configuration["Prism:Warehouse:Sqlite:Folder"] ?? "data");

        // Recorded input and the sample are different organisations: each has a warehouse of its own.
        dataFolder = options.Corpus is null ? dataFolder : Path.Combine(dataFolder, "corpus");
        var address = $"http://127.0.0.1:{options.Port}";
        var embedded = new Dictionary<string, string?>
        {
            ["Prism:Warehouse:Sqlite:Folder"] = dataFolder,
            ["Prism:Service:Urls"] = address,
            ["Prism:Security:AllowAnonymous"] = "true",
        };

        WebApplication? service = null;
        try
        {
            if (!options.LoadOnly)
            {
                service = ServiceHost.Build([], builder =>
                {
                    builder.Configuration.AddInMemoryCollection(embedded);
                    builder.Logging.SetMinimumLevel(LogLevel.Warning);

                    // A start that fails is told in one line below, not by the host's stack trace.
                    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
                });
                await service.StartAsync(cancellationToken);
            }

            await using var sites = options.Corpus is { } corpus
                ? await SourceSites.StartCorpusAsync(Path.GetFullPath(corpus), cancellationToken)
                : await SourceSites.StartSampleAsync(dataFolder, options, cancellationToken);
            foreach (var description in sites.Descriptions)
            {
                console.WriteLine($"Loading {description}");
            }

            var settings = EtlSettings.Read(new ConfigurationBuilder()
                .AddInMemoryCollection(configuration.GetSection("Prism").AsEnumerable().Where(setting => !IsSource(setting.Key)))
                .AddInMemoryCollection(embedded.Where(setting => !setting.Key.StartsWith("Prism:Service", StringComparison.Ordinal) && !setting.Key.StartsWith("Prism:Security", StringComparison.Ordinal)))
                .AddInMemoryCollection(sites.Settings)
                .Build());
            using var loggers = LoggerFactory.Create(logging => logging
                .SetMinimumLevel(LogLevel.Warning)
                .AddSimpleConsole(line => line.SingleLine = true));
            var runtime = new EtlRuntime(settings, TimeProvider.System, loggers);

            var summary = await RunConsole.RunAsync(runtime.CreatePipeline(), console, runtime.Clock, cancellationToken);
            var exitCode = summary.IsSucceeded ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
            if (service is null)
            {
                return exitCode;
            }

            await Console.Out.WriteLineAsync(Announcement.Ready(address));
            await KeepLoadingAsync(runtime, console, cancellationToken);
            return exitCode;
        }
        finally
        {
            if (service is not null)
            {
                await service.DisposeAsync();
            }
        }
    }

    /// <summary>A run every interval, told only when it changed or failed something; ends when the AppHost is stopped.</summary>
    private static async Task KeepLoadingAsync(EtlRuntime runtime, IAnsiConsole console, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(runtime.Settings.Worker.Interval, runtime.Clock, cancellationToken);
                var summary = await runtime.CreatePipeline().RunAsync(new Progress<RunProgress>(), cancellationToken);
                if (summary.Version is not null || !summary.IsSucceeded)
                {
                    RunConsole.Write(summary, console);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl+C: the end that was announced.
        }
    }

    private static bool IsSource(string key) =>
        key.StartsWith("Prism:Jira", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Prism:MsProject", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Prism:Register", StringComparison.OrdinalIgnoreCase);

    private static int Refuse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }

        return EtlCommandLine.NotStarted;
    }
}
