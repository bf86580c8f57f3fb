using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Prism.Etl.Sources.Tables;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>
/// A register as it lies on disk: a folder of CSV files, an Excel workbook, or a folder that holds <c>register.xlsx</c> and no <c>projects.csv</c>. Files and
/// sheets of other names are not its business.
/// </summary>
internal sealed class RegisterFiles
{
    private const string WorkbookName = "register.xlsx";
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly bool isWorkbook;

    private RegisterFiles(bool isWorkbook) => this.isWorkbook = isWorkbook;

    /// <summary>CSV files and sheets whose names are none of the register's tables; of a workbook complete once it is staged.</summary>
    public List<string> Unread { get; } = [];

    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="TableException">A file is too large.</exception>
    public static async Task<RegisterFiles> ReadAsync(string path, int maxFileMegabytes, CancellationToken cancellationToken)
    {
        var inFolder = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        var workbook = File.Exists(path) ? path : Directory.EnumerateFiles(path, WorkbookName, inFolder).FirstOrDefault();
        if (workbook is not null && (File.Exists(path) || !Directory.EnumerateFiles(path, "projects.csv", inFolder).Any()))
        {
            var book = new RegisterFiles(isWorkbook: true);
            book.files[Path.GetFileName(workbook)] = await BytesAsync(workbook, maxFileMegabytes, cancellationToken);
            return book;
        }

        var folder = new RegisterFiles(isWorkbook: false);
        foreach (var file in Directory.EnumerateFiles(path, "*.csv", inFolder))
        {
            if (RegisterColumns.Tables.Keys.FirstOrDefault(known => known.Equals(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase)) is { } name)
            {
                folder.files[name] = await BytesAsync(file, maxFileMegabytes, cancellationToken);
            }
            else
            {
                folder.Unread.Add(Path.GetFileName(file));
            }
        }

        folder.Unread.Sort(StringComparer.Ordinal);
        return folder;
    }

    /// <summary>SHA-256 over names and contents.</summary>
    public string Hash
    {
        get
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

    /// <summary>Reads the tables into rows, and finds everything that is wrong in them.</summary>
    /// <param name="sourceSystem">The connection's name.</param>
    /// <param name="errors">All that is wrong; where there is anything the rows are of no use.</param>
    public StagedBatch Stage(string sourceSystem, out IReadOnlyList<RegisterError> errors)
    {
        if (!isWorkbook)
        {
            var tables = files.ToDictionary(file => file.Key, file => new RegisterSheet(file.Key, CsvTable.Rows(new MemoryStream(file.Value))), StringComparer.Ordinal);
            return Stage(sourceSystem, tables, out errors);
        }

        var (name, content) = files.First();
        try
        {
            using var book = Workbook.Open(new MemoryStream(content));
            var tables = new Dictionary<string, RegisterSheet>(StringComparer.Ordinal);
            foreach (var sheet in book.SheetNames)
            {
                if (RegisterColumns.TableOf(sheet) is not { } table)
                {
                    Unread.Add($"sheet {sheet}");
                }
                else if (!tables.TryAdd(table, new RegisterSheet($"sheet {sheet}", book.Rows(sheet))))
                {
                    errors = [new RegisterError($"sheet {sheet}", null, null, null, $"is a second sheet for {table[..^4]}")];
                    return new StagedBatch();
                }
            }

            return Stage(sourceSystem, tables, out errors);
        }
        catch (TableException broken)
        {
            errors = [new RegisterError(name, null, null, null, broken.Message)];
            return new StagedBatch();
        }
    }

    /// <summary>The payloads as they came.</summary>
    public IEnumerable<LandingRecord> Landed(string sourceSystem) => files.Select(file =>
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(file.Value);
        }

        return new LandingRecord
        {
            SourceSystem = sourceSystem,
            Entity = "register",
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(file.Value)),
            SourceId = file.Key,
            Payload = compressed.ToArray(),
        };
    });

    private static StagedBatch Stage(string sourceSystem, Dictionary<string, RegisterSheet> tables, out IReadOnlyList<RegisterError> errors)
    {
        var reader = new RegisterReader(sourceSystem, tables);
        var batch = reader.Read();
        errors = reader.Errors;
        return batch;
    }

    private static async Task<byte[]> BytesAsync(string path, int maxFileMegabytes, CancellationToken cancellationToken) =>
        new FileInfo(path).Length <= maxFileMegabytes * 1024L * 1024L
            ? await File.ReadAllBytesAsync(path, cancellationToken)
            : throw new TableException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} has more than the {maxFileMegabytes} MB that the setting MaxFileMegabytes allows"));
}

/// <summary>One table of a register: what to call it in messages, and its rows, read once.</summary>
internal sealed record RegisterSheet(string Label, IEnumerable<TextRow> Rows);
