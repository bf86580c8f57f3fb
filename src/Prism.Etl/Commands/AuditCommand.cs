using System.CommandLine;
using System.Globalization;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Commands;

/// <summary><c>audit verify</c>, <c>audit list</c>: the administrators' log of tokens, rights and settings.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "The log of tokens, rights and settings: read it, and check that nobody changed it.") { List(), Verify() };

    private static Command Verify()
    {
        var command = new Command("verify", "Check the log's chain of hashes and say where it was tampered with. Note the last hash elsewhere: with it, entries cut off the end are noticed too.");
        var last = new Option<string?>("--last-hash") { Description = "A hash that was noted before: it must still be in the log." };
        command.Options.Add(last);
        command.SetAction((parsed, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false, (runtime, _) => VerifyAsync(runtime, parsed.GetValue(last), cancellationToken), cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Print the log, oldest first.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(readsSources: false, (runtime, _) => ListAsync(runtime, cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> VerifyAsync(EtlRuntime runtime, string? lastHash, CancellationToken cancellationToken)
    {
        if (await LogAsync(runtime, cancellationToken).ConfigureAwait(false) is not { } log)
        {
            return EtlCommandLine.NotStarted;
        }

        var verdict = await log.VerifyAsync(lastHash, cancellationToken).ConfigureAwait(false);
        if (verdict.Broken is { } broken)
        {
            await Console.Error.WriteLineAsync(broken).ConfigureAwait(false);
            return EtlCommandLine.Failed;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{verdict.Entries:N0} entries, each as it was written. Last hash: {verdict.LastHash}")).ConfigureAwait(false);
        return EtlCommandLine.Succeeded;
    }

    private static async Task<int> ListAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        if (await LogAsync(runtime, cancellationToken).ConfigureAwait(false) is not { } log)
        {
            return EtlCommandLine.NotStarted;
        }

        await foreach (var entry in log.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{entry.Number,6}  {entry.AtUtc.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z  {entry.Action,-16}  {OneLine(entry.Actor)}  {OneLine(entry.Subject)}  {OneLine(entry.Details)}")).ConfigureAwait(false);
        }

        return EtlCommandLine.Succeeded;
    }

    /// <summary>Whatever was written down stays on its line and is no command to the terminal.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));

    private static async Task<AuditLog?> LogAsync(EtlRuntime runtime, CancellationToken cancellationToken)
    {
        var ops = new OpsDatabase(runtime.Database);
        if (await ops.ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return new AuditLog(ops, runtime.Clock);
        }

        await Console.Error.WriteLineAsync("There is no log yet: the service makes it at its first start.").ConfigureAwait(false);
        return null;
    }
}
