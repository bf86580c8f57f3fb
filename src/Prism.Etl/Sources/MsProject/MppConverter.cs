using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Has Project's binary files (.mpp) converted to XML by the command that the settings name, and reads the result.</summary>
internal static partial class MppConverter
{
    private const int MaxMessageLength = 500;

    /// <param name="path">The .mpp file.</param>
    /// <param name="options">The connection's settings.</param>
    /// <param name="cancellationToken">Stops the converter.</param>
    /// <exception cref="MspdiException">No command is named, or it fails; the message says what to do.</exception>
    public static async Task<PlanContents> ReadAsync(string path, MsProjectOptions options, CancellationToken cancellationToken)
    {
        if (options.MppConverter is not { Length: > 0 } command)
        {
            throw new MspdiException("is a Microsoft Project binary file (.mpp), whatever its name: open it in Project and save it as XML (File > Save As > XML Format), or name a converter in the setting Prism:MsProject:…:MppConverter, such as mpxj-convert {in} {out}");
        }

        var folder = Directory.CreateTempSubdirectory("prism-mpp");
        try
        {
            var converted = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(path) + ".xml");
            await RunAsync(command, path, converted, options, cancellationToken);
            if (!File.Exists(converted))
            {
                throw new MspdiException($"is an .mpp file, and the converter of the setting MppConverter wrote nothing ({command})");
            }

            await using var file = File.OpenRead(converted);
            return PlanFile.Mspdi(file, options, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string command, string path, string converted, MsProjectOptions options, CancellationToken cancellationToken)
    {
        // No shell: file names are arguments, whatever they hold.
        var words = Word().Matches(command).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value)
            .Select(word => word.Replace("{in}", Path.GetFullPath(path), StringComparison.Ordinal).Replace("{out}", converted, StringComparison.Ordinal)).ToArray();
        using var process = new Process { StartInfo = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false } };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.MppConverterTimeout);
        try
        {
            process.Start();
            var (errors, text) = (process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
            {
                var said = (await errors + await text).Trim();
                throw new MspdiException($"is an .mpp file, and the converter of the setting MppConverter failed with exit code {process.ExitCode}: {(said.Length > MaxMessageLength ? said[^MaxMessageLength..] : said)}");
            }
        }
        catch (Win32Exception missing)
        {
            throw new MspdiException($"is an .mpp file, and the converter of the setting MppConverter cannot be started: {missing.Message}", missing);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new MspdiException($"is an .mpp file, and the converter of the setting MppConverter was not done after {options.MppConverterTimeout}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+")]
    private static partial Regex Word();
}
