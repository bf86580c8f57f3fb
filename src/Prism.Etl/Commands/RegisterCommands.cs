using System.CommandLine;
using System.Globalization;
using Prism.Etl.Sources.Register;

namespace Prism.Etl.Commands;

/// <summary><c>register template</c> and <c>register check</c>: an empty register to fill in, and all that is wrong with a filled one.</summary>
internal static class RegisterCommands
{
    public static Command Create() => new("register", "The portfolio register: a template to fill in, and a check of one.") { Template(), Check() };

    private static Command Template()
    {
        var path = new Argument<string>("path") { Description = "A folder for CSV files, or a workbook's name (.xlsx). Nothing is overwritten." };
        var command = new Command("template", "Writes an empty register with every column explained in the header.") { path };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                foreach (var file in RegisterTemplate.Write(parsed.GetRequiredValue(path)))
                {
                    await Console.Out.WriteLineAsync(file).ConfigureAwait(false);
                }

                return EtlCommandLine.Succeeded;
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(unwritable.Message).ConfigureAwait(false);
                return EtlCommandLine.Failed;
            }
        });
        return command;
    }

    private static Command Check()
    {
        var path = new Argument<string>("path") { Description = "The folder of CSV files, or the workbook (.xlsx)." };
        var command = new Command("check", "Reads a register and tells every error with sheet, row, column and reason; nothing is loaded.") { path };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var check = await RegisterCheck.RunAsync(parsed.GetRequiredValue(path), cancellationToken).ConfigureAwait(false);
            foreach (var unread in check.Unread)
            {
                await Console.Out.WriteLineAsync($"{unread} is not read: no table of the register is called that.").ConfigureAwait(false);
            }

            foreach (var error in check.Errors)
            {
                await Console.Error.WriteLineAsync(error.ToString()).ConfigureAwait(false);
            }

            if (check.Errors.Count > 0)
            {
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{check.Errors.Count} errors: nothing of this register would be loaded.")).ConfigureAwait(false);
                return EtlCommandLine.Failed;
            }

            foreach (var (kind, count) in check.Rows.OrderBy(rows => rows.Key, StringComparer.Ordinal))
            {
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind,-20} {count,8:N0}")).ConfigureAwait(false);
            }

            await Console.Out.WriteLineAsync("No errors.").ConfigureAwait(false);
            return EtlCommandLine.Succeeded;
        });
        return command;
    }
}
