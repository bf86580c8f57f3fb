using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Finds plan files and takes them in. A plan's code is its file's name without extension and without a date or version at its end:
/// <c>ALPHA.xml</c>, <c>ALPHA-2026-06.xml</c>, <c>ALPHA_20260630.xml</c>, <c>ALPHA v2.xml</c>, <c>ALPHA (3).xml</c> and <c>ALPHA-2026-06-30-v2.xml</c>
/// are versions of the plan <c>ALPHA</c>. Folders do not count: the same name in two folders is one plan. A table of an export map, <c>ALPHA Task_Table.csv</c>,
/// belongs to <c>ALPHA</c> too.
/// </summary>
internal static partial class PlanFolder
{
    private const int MaxCodeLength = 100;
    private const int PartSize = 256 * 1024;

    /// <summary>Paths with their names below the folder, in the order of these names.</summary>
    public static List<(string Path, string Name)> Files(MsProjectOptions options)
    {
        if (File.Exists(options.Folder))
        {
            return [(options.Folder, Path.GetFileName(options.Folder))];
        }

        var pattern = new PlanPattern(options.Pattern);
        var enumeration = new EnumerationOptions { RecurseSubdirectories = pattern.IsRecursive };
        return [.. Directory.EnumerateFiles(options.Folder, "*", enumeration)
            .Select(path => (path, Path.GetRelativePath(options.Folder, path).Replace('\\', '/')))
            .Where(file => pattern.IsMatch(file.Item2) && !PlanFile.IsSibling(file.path))
            .OrderBy(file => file.Item2, StringComparer.Ordinal)];
    }

    public static string CodeOf(string fileName)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName).Trim();
        var table = fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? TableSuffix().Replace(stem, "").Trim() : stem;

        // Project calls its tables alike in every plan: where nothing else is left, the folder names the plan.
        stem = table.Length > 0 ? table : Path.GetFileName(Path.GetDirectoryName(fileName)) is { Length: > 0 } folder ? folder : stem;
        var code = Suffix().Replace(stem, "").Trim();
        code = code.Length == 0 ? stem : code;
        return code.Length <= MaxCodeLength ? code : code[..MaxCodeLength];
    }

    /// <exception cref="MspdiException">The file is empty or too large.</exception>
    public static void RefuseBySize(FileStream file, MsProjectOptions options)
    {
        if (file.Length == 0)
        {
            throw new MspdiException("is empty");
        }

        if (file.Length > options.MaxFileMegabytes * 1024 * 1024)
        {
            throw new MspdiException(string.Create(CultureInfo.InvariantCulture, $"has {file.Length / (1024 * 1024)} MB, more than the {options.MaxFileMegabytes} MB that the setting MaxFileMegabytes allows"));
        }
    }

    /// <summary>Reads a file for its hash. The tables that belong to it count.</summary>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await EachPartAsync(file, part => hash.AppendData(part.Span), cancellationToken);
        return await EndAsync(hash, path, cancellationToken);
    }

    /// <summary>Reads a file once for its hash and its bytes, Brotli-compressed.</summary>
    public static async Task<(string Hash, byte[] Compressed)> TakeInAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var compressed = new MemoryStream();
        await using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await EachPartAsync(
                file,
                part =>
                {
                    hash.AppendData(part.Span);
                    brotli.Write(part.Span);
                },
                cancellationToken);
        }

        return (await EndAsync(hash, path, cancellationToken), compressed.ToArray());
    }

    /// <summary>Whoever saves the plan meanwhile may put a new file in its place, as Project does, but not write into the one that is read.</summary>
    public static FileStream Open(string path) => new(path, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0, Share = FileShare.Read | FileShare.Delete });

    private static async Task EachPartAsync(FileStream file, Action<ReadOnlyMemory<byte>> use, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            int read;
            while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            {
                use(buffer.AsMemory(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<string> EndAsync(IncrementalHash hash, string path, CancellationToken cancellationToken)
    {
        foreach (var sibling in PlanFile.Siblings(path))
        {
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(sibling, cancellationToken)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What a batch holds besides the plan's rows: the payload as it came.</summary>
    public static LandingRecord Landed(PlanVersion version, byte[] compressed) => new()
    {
        SourceSystem = version.SourceSystem,
        Entity = "plan",
        ContentHash = version.ContentHash,
        SourceId = version.FileName,
        Payload = compressed,
    };

    [GeneratedRegex(@"(?:[-_. ]*(?:(?<![0-9])(?:19|20)[0-9]{2}[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12][0-9]|3[01]))?(?![0-9])|\([0-9]{1,3}\))|[-_. ]+v(?:er(?:sion)?)?[-_. ]?[0-9]+(?:\.[0-9]+)*)+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"[-_. ]*Tasks?(?:[-_. ]*Table)?[-_. ]*[0-9]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TableSuffix();
}
