using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Microsoft Project plans (see <see cref="PlanFile"/> for the kinds of files). Each file whose content is new becomes a version of its plan, in one
/// batch or several, the version's own row and the watermark in the last (see
/// <see cref="PlanFolder"/> for which files are versions of one plan). What a plan was stays: a file that is gone or changed takes no version away.
/// </summary>
/// <remarks>
/// A file that cannot be read gives one message with its name and the reason, and nothing of it is staged; the other files go on. Once they are all
/// given, the read ends with one <see cref="SourceException"/> that lists every file that was refused, so that the run counts as failed. A refused file is
/// tried again in the next run. Watermarks: <c>file:</c> and the file's name below the folder; the value is the SHA-256 of the content.
/// </remarks>
public sealed partial class MsProjectSource(MsProjectOptions options, ILogger<MsProjectSource> logger) : ISource
{
    /// <summary>Longer names are told apart by their hash, so that a watermark's name has a bound.</summary>
    private const int MaxNameLength = 180;

    public string SourceSystem => options.Name;

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks, IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var files = Files();
        var refused = new List<(string File, string Reason)>();
        var known = new HashSet<(string Code, string Hash)>();
        foreach (var (_, name) in files)
        {
            if (watermarks.TryGetValue(WatermarkOf(name), out var hash))
            {
                known.Add((PlanFolder.CodeOf(name), hash));
            }
        }

        for (var i = 0; i < files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(new ExtractProgress("plans", i, files.Count));
            var (path, name) = files[i];
            var (rows, rejected) = (0, 0);
            await using var batches = ReadAsync(path, name, watermarks.GetValueOrDefault(WatermarkOf(name)), known, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await batches.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception unreadable) when (unreadable is MspdiException or IOException or UnauthorizedAccessException)
                {
                    PlanRefused(logger, SourceSystem, name, unreadable.Message);
                    refused.Add((name, unreadable.Message));
                    break;
                }

                var batch = batches.Current;
                (rows, rejected) = (rows + batch.RowCount, rejected + batch.Rejected.Count);
                if (batch.Watermarks.Count > 0)
                {
                    PlanRead(logger, SourceSystem, name, rows, rejected);
                }

                yield return batch;
            }
        }

        progress.Report(new ExtractProgress("plans", files.Count, files.Count));
        if (refused.Count > 0)
        {
            throw new SourceException(
                SourceSystem,
                refused.Count == 1 ? refused[0].File : $"{refused.Count} of {files.Count} plan files in {options.Folder}",
                string.Join(Environment.NewLine, refused.Select(file => refused.Count == 1 ? file.Reason : $"{file.File}: {file.Reason}")),
                canRetry: false);
        }
    }

    private List<(string Path, string Name)> Files()
    {
        try
        {
            return PlanFolder.Files(options);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceSystem, options.Folder, unreadable.Message, canRetry: true, unreadable);
        }
    }

    /// <returns>The version's rows, the watermark with the last of them; nothing when the file is as it was.</returns>
    private async IAsyncEnumerable<StagedBatch> ReadAsync(
        string path, string name, string? before, HashSet<(string Code, string Hash)> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = PlanFolder.Open(path);
        PlanFolder.RefuseBySize(file, options);

        // A file that was read before is most likely as it was. A new one is read while its hash is made.
        if (before is not null && await PlanFolder.HashAsync(path, cancellationToken) == before)
        {
            yield break;
        }

        await using var payload = new PlanPayload(path, cancellationToken);
        var contents = await PlanFile.ReadAsync(file, options, cancellationToken);
        var (hash, compressed) = await payload.TakenAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var fileTime = TimeZoneInfo.ConvertTimeFromUtc(File.GetLastWriteTimeUtc(path), zone);
        var version = new PlanVersion(SourceSystem, PlanFolder.CodeOf(name), name, hash, DateTime.SpecifyKind(fileTime, DateTimeKind.Unspecified));
        var last = new StagedBatch();

        // The same bytes are one version, whatever the file is called: a copy only leaves its mark.
        if (!known.Contains((version.Code, hash)))
        {
            StagedBatch? given = null;
            foreach (var batch in new PlanStager(version, options).Stage(contents, cancellationToken))
            {
                if (given is not null)
                {
                    yield return given;
                }

                given = batch;
            }

            last = given!;
            last.Landed.Add(PlanFolder.Landed(version, compressed));
            known.Add((version.Code, hash));
        }

        last.Watermarks[WatermarkOf(name)] = hash;
        yield return last;
    }

    private static string WatermarkOf(string name) => name.Length <= MaxNameLength
        ? $"file:{name}"
        : $"file:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";

    [LoggerMessage(Level = LogLevel.Information, Message = "{SourceSystem}: plan {File}: {Rows} rows, {Rejected} rejected")]
    private static partial void PlanRead(ILogger logger, string sourceSystem, string file, int rows, int rejected);

    [LoggerMessage(Level = LogLevel.Error, Message = "{SourceSystem}: plan {File} refused: {Reason}")]
    private static partial void PlanRefused(ILogger logger, string sourceSystem, string file, string reason);
}
