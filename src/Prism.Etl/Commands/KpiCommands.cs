using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Commands;

/// <summary><c>kpi check</c>, <c>kpi preview</c>, <c>kpi new</c>: for those who write KPIs of their own.</summary>
internal static class KpiCommands
{
    private const int ShownValues = 40;

    public static Command Create() => new("kpi", "Check, preview and begin KPI definitions of your own.") { Check(), Preview(), New() };

    private static Command Check()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder with Definitions and Measures." };
        var command = new Command("check", "Names every error in a folder of definitions and measures, with file, line and reason.") { folder };
        command.SetAction(async (arguments, _) =>
        {
            var path = arguments.GetRequiredValue(folder).FullName;
            if (!Directory.Exists(path))
            {
                await Console.Error.WriteLineAsync($"The folder {path} does not exist.").ConfigureAwait(false);
                return EtlCommandLine.NotStarted;
            }

            var library = KpiLibrary.Load(path);
            foreach (var error in library.Errors)
            {
                await Console.Error.WriteLineAsync(error.ToString()).ConfigureAwait(false);
            }

            await LineAsync($"{library.Kpis.Count} KPIs and {library.Measures.Count} measures are sound, {library.Errors.Count} errors.").ConfigureAwait(false);
            return library.Errors.Count == 0 ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
        });
        return command;
    }

    private static Command New()
    {
        var code = new Argument<string>("code") { Description = "The new KPI's code, e.g. LATE_ISSUES." };
        var folder = new Option<DirectoryInfo>("--folder") { Description = "Where the files go; the current folder when not given.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var command = new Command("new", "Writes a commented definition and measure to start from.") { code, folder };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                foreach (var (path, text) in KpiSkeleton.Of(arguments.GetRequiredValue(code)))
                {
                    var file = new FileInfo(Path.Combine(arguments.GetRequiredValue(folder).FullName, path));
                    if (file.Exists)
                    {
                        await Console.Error.WriteLineAsync($"{file.FullName} exists already; it is left as it is.").ConfigureAwait(false);
                        return EtlCommandLine.Failed;
                    }

                    file.Directory!.Create();
                    await File.WriteAllTextAsync(file.FullName, text, cancellationToken).ConfigureAwait(false);
                    await LineAsync(file.FullName).ConfigureAwait(false);
                }
            }
            catch (FormatException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
                return EtlCommandLine.NotStarted;
            }

            return EtlCommandLine.Succeeded;
        });
        return command;
    }

    private static Command Preview()
    {
        var file = new Argument<FileInfo>("file") { Description = "A definition (YAML); measures beside it, and those of the folder that kpi new made, are read too." };
        var command = new Command("preview", "Computes a definition on the warehouse without publishing anything, and shows which values would change colour.") { file };
        command.SetAction((arguments, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false, (runtime, _) => PreviewAsync(runtime, arguments.GetRequiredValue(file), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> PreviewAsync(EtlRuntime runtime, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            await Console.Error.WriteLineAsync($"The file {file.FullName} does not exist.").ConfigureAwait(false);
            return EtlCommandLine.NotStarted;
        }

        var library = KpiLibrary.LoadWith(runtime.Settings.KpiFolder, file.FullName);
        var kpi = library.Kpis.Values.FirstOrDefault(kpi => kpi.File == KpiLibrary.PathOf(file.FullName));
        if (kpi is null)
        {
            foreach (var error in library.Errors)
            {
                await Console.Error.WriteLineAsync((error.File == KpiLibrary.PathOf(file.FullName) ? error with { File = file.ToString() } : error).ToString()).ConfigureAwait(false);
            }

            return EtlCommandLine.Failed;
        }

        var preview = await ComputeAsync(runtime, library, kpi.Code, cancellationToken).ConfigureAwait(false);
        foreach (var failure in preview.Failures)
        {
            await Console.Error.WriteLineAsync($"{failure.Name}: {failure.Reason}").ConfigureAwait(false);
        }

        var changed = preview.Values.Where(value => value.ChangesColour).ToArray();
        await LineAsync(string.Create(CultureInfo.InvariantCulture, $"{kpi.Code}: {preview.Values.Count:N0} values, {changed.Length:N0} would change colour. Nothing was published.")).ConfigureAwait(false);
        foreach (var value in (changed.Length > 0 ? changed : [.. preview.Values]).TakeLast(ShownValues))
        {
            await LineAsync(string.Create(CultureInfo.InvariantCulture, $"  {value.Grain,-7} to {value.EndSk}  {value.Scope,-40} {value.Before?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-",12} {value.StatusBefore,-6} -> {value.After?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-",12} {value.StatusAfter}")).ConfigureAwait(false);
        }

        return preview.Failures.Count == 0 ? EtlCommandLine.Succeeded : EtlCommandLine.Failed;
    }

    /// <summary>In a transaction that is never committed.</summary>
    private static async Task<KpiPreview> ComputeAsync(EtlRuntime runtime, KpiLibrary library, string code, CancellationToken cancellationToken)
    {
        var database = runtime.Database;
        var context = database.CreateContext();
        long next;
        await using (context.ConfigureAwait(false))
        {
            next = await context.Loads.MaxAsync(load => (long?)load.LoadSk, cancellationToken).ConfigureAwait(false) + 1 ?? 1;
        }

        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var now = runtime.Clock.GetUtcNow();
                var star = database.CreateWriter(database.StarModel, connection, transaction, next, now);
                var session = new LoadSession(database.Engine, connection, transaction, star, next, now);
                var options = new KpiOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(runtime.Settings.Organisation.TimeZone), Folder = runtime.Settings.KpiFolder };
                return await KpiPreview.ComputeAsync(session, options, library, code, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static Task LineAsync(string text) => Console.Out.WriteLineAsync(text);
}
