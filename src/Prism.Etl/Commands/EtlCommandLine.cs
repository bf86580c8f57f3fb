using System.CommandLine;
using Prism.Etl.Sources.Jira;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Commands;

/// <summary>The worker's command line. Exit codes: 0 all went well, 1 something failed, 2 wrong settings or another worker is writing.</summary>
public static class EtlCommandLine
{
    public const int Succeeded = 0;
    public const int Failed = 1;
    public const int NotStarted = 2;

    public static Task<int> InvokeAsync(string[] arguments) => Create().Parse(arguments).InvokeAsync();

    /// <summary>Every command; <c>docs/operations.md</c> says what each is for.</summary>
    public static RootCommand Create() => new("Prism's worker: reads Jira, plans and register into the warehouse and calculates the KPIs.")
    {
        RunCommands.Once(), RunCommands.Scheduled(), ReplayCommand.Create(), StatusCommand.Create(), ChecksumCommand.Create(), PlansCommands.Create(), RegisterCommands.Create(),
        HousekeepingCommands.Vacuum(), HousekeepingCommands.Backup(), HousekeepingCommands.Restore(), WarehouseCommand.Create(),
        KpiCommands.Create(), AuditCommand.Create(),
    };

    /// <summary>Reads the settings, does the work, and turns what can go wrong into one message and an exit code.</summary>
    /// <param name="readsSources">Whether the sources are asked: then they are checked first.</param>
    /// <param name="work">What the command does.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    internal static async Task<int> WithRuntimeAsync(
        bool readsSources, Func<EtlRuntime, ILoggerFactory, Task<int>> work, CancellationToken cancellationToken)
    {
        var location = "";
        try
        {
            var configuration = WorkerConfiguration.Read();
            var settings = EtlSettings.Read(configuration, readsSources);
            if (readsSources && await JiraReachability.CheckAsync(settings.Jira, cancellationToken).ConfigureAwait(false) is { Count: > 0 } errors)
            {
                throw new SettingsException(errors);
            }

            using var loggers = LoggerFactory.Create(logging => logging
                .AddConfiguration(configuration.GetSection("Logging"))
                .AddSimpleConsole(console => console.SingleLine = true));
            var runtime = new EtlRuntime(settings, TimeProvider.System, loggers);
            location = runtime.Database.Location;
            if (!readsSources && runtime.Database.SqliteFile is { Length: > 0 } file && !File.Exists(file))
            {
                await Console.Error.WriteLineAsync($"There is no warehouse at {file} yet: a first run ('once') makes it.").ConfigureAwait(false);
                return NotStarted;
            }

            return await work(runtime, loggers).ConfigureAwait(false);
        }
        catch (SettingsException wrong)
        {
            await Console.Error.WriteLineAsync("The settings are wrong; nothing was started.").ConfigureAwait(false);
            foreach (var error in wrong.Errors)
            {
                await Console.Error.WriteLineAsync($"  {error}").ConfigureAwait(false);
            }

            return NotStarted;
        }
        catch (LeaseHeldException held)
        {
            await Console.Error.WriteLineAsync(held.Message).ConfigureAwait(false);
            return NotStarted;
        }
        catch (LeaseLostException lost)
        {
            await Console.Error.WriteLineAsync(lost.Message).ConfigureAwait(false);
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. The next run goes on from the last committed batch.").ConfigureAwait(false);
            return Failed;
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync($"The warehouse cannot be used: {DatabaseProblem.Explain(problem, location)}").ConfigureAwait(false);
            return Failed;
        }
    }
}
