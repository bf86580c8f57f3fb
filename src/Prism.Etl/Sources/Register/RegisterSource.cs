using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>
/// The portfolio register: CSV files in a folder (see <see cref="RegisterReader.Columns"/>). A register whose content is new becomes one batch that
/// holds every row, so that rows taken out of it become tombstones.
/// </summary>
/// <remarks>
/// Anything wrong in it and nothing of it is loaded: the read ends with one <see cref="SourceException"/> that lists every error with file, row,
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
        var hash = HashOf(files);
        if (watermarks.GetValueOrDefault(WatermarkName) != hash)
        {
            var reader = new RegisterReader(SourceSystem, files);
            var batch = reader.Read();
            if (reader.Errors.Count > 0)
            {
                throw new SourceException(
                    SourceSystem,
                    options.Folder,
                    $"{reader.Errors.Count} error{(reader.Errors.Count == 1 ? "" : "s")}, nothing of the register is loaded{Environment.NewLine}{string.Join(Environment.NewLine, reader.Errors)}",
                    canRetry: false);
            }

            batch.Watermarks[WatermarkName] = hash;
            batch.Landed.AddRange(files.Select(Landed));
            yield return batch;
        }

        progress.Report(new ExtractProgress("register", 1, 1));
    }

    /// <summary>The register's files by name, in the order of their names; other files in the folder are not its business.</summary>
    private async Task<SortedDictionary<string, byte[]>> FilesAsync(CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            foreach (var path in Directory.EnumerateFiles(options.Folder, "*.csv", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }))
            {
                var name = RegisterReader.Columns.Keys.FirstOrDefault(known => known.Equals(Path.GetFileName(path), StringComparison.OrdinalIgnoreCase));
                if (name is null)
                {
                    continue;
                }

                if (new FileInfo(path).Length > options.MaxFileMegabytes * 1024L * 1024L)
                {
                    throw new SourceException(SourceSystem, path, $"has more than the {options.MaxFileMegabytes} MB that the setting MaxFileMegabytes allows", canRetry: false);
                }

                files[name] = await File.ReadAllBytesAsync(path, cancellationToken);
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceSystem, options.Folder, unreadable.Message, canRetry: true, unreadable);
        }

        return files;
    }

    private LandingRecord Landed(KeyValuePair<string, byte[]> file)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(file.Value);
        }

        return new LandingRecord
        {
            SourceSystem = SourceSystem,
            Entity = "register",
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(file.Value)),
            SourceId = file.Key,
            Payload = compressed.ToArray(),
        };
    }

    private static string HashOf(SortedDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
