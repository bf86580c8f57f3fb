using System.Runtime.CompilerServices;
using Prism.Etl.Sources.Tables;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>
/// The portfolio register: CSV files in a folder, or an Excel workbook (see <see cref="RegisterColumns"/>). A register whose content is new becomes one batch
/// that holds every row, so that rows taken out of it become tombstones.
/// </summary>
/// <remarks>
/// Anything wrong in it and nothing of it is loaded: the read ends with one <see cref="SourceException"/> that lists every error with file or sheet, row,
/// column, value and reason. Watermark: <c>register</c>, the SHA-256 over names and contents of the files.
/// </remarks>
public sealed class RegisterSource(RegisterOptions options) : ISource
{
    private const string WatermarkName = "register";

    public string SourceSystem => options.Name;

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        progress.Report(new ExtractProgress("register", 0, 1));
        var files = await FilesAsync(cancellationToken);
        var hash = files.Hash;
        if (watermarks.GetValueOrDefault(WatermarkName) != hash)
        {
            var batch = files.Stage(SourceSystem, out var errors);
            if (errors.Count > 0)
            {
                throw new SourceException(
                    SourceSystem,
                    options.Folder,
                    $"{errors.Count} error{(errors.Count == 1 ? "" : "s")}, nothing of the register is loaded{Environment.NewLine}{string.Join(Environment.NewLine, errors)}",
                    canRetry: false);
            }

            batch.Watermarks[WatermarkName] = hash;
            batch.Landed.AddRange(files.Landed(SourceSystem));
            yield return batch;
        }

        progress.Report(new ExtractProgress("register", 1, 1));
    }

    private async Task<RegisterFiles> FilesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RegisterFiles.ReadAsync(options.Folder, options.MaxFileMegabytes, cancellationToken);
        }
        catch (TableException tooLarge)
        {
            throw new SourceException(SourceSystem, options.Folder, tooLarge.Message, canRetry: false, tooLarge);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceSystem, options.Folder, unreadable.Message, canRetry: true, unreadable);
        }
    }
}
