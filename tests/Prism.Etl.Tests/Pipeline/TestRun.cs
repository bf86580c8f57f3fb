using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Loading;
using Prism.Etl.Runs;
using Prism.Etl.Sources;
using Prism.Etl.Staging;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>An embedded warehouse of a test's own and runs of the whole pipeline over it.</summary>
internal sealed class TestRun : IDisposable
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prism-run-");

    public TestRun(Action<WarehouseOptions>? configure = null)
    {
        var options = new WarehouseOptions { Sqlite = { Folder = Path.Combine(folder.FullName, "data") } };
        configure?.Invoke(options);
        Database = new WarehouseDatabase(options);
    }

    public WarehouseDatabase Database { get; }

    public string Folder => folder.FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<RunSummary> RunAsync(params ISource[] sources) => RunAsync(TimeProvider.System, false, sources);

    /// <summary>A run whose moments are told.</summary>
    public Task<RunSummary> RunAsync(TimeProvider clock, IProgress<RunProgress> progress, params ISource[] sources) => Pipeline(clock, sources, isRebuild: false).RunAsync(progress, Stop);

    public Task<RunSummary> RunAsync(TimeProvider clock, bool isRebuild, params ISource[] sources) => Pipeline(clock, sources, isRebuild).RunAsync(new Progress<RunProgress>(), Stop);

    private EtlPipeline Pipeline(TimeProvider clock, ISource[] sources, bool isRebuild) => new(
        Database, new StagingArea(Database), sources, new LoadSettings(Berlin, "EUR", 1), new KpiOptions { TimeZone = Berlin }, clock, NullLogger<EtlPipeline>.Instance)
    {
        IsRebuild = isRebuild,
    };

    public async Task<string> ChecksumAsync() => string.Join('\n', await WarehouseChecksum.ComputeAsync(Database, Stop));

    public async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var context = Database.CreateContext();
        return [.. context.Set<T>()];
    }

    public Task<long> VersionAsync() => new WarehouseLoads(Database, TimeProvider.System).PublishedVersionAsync(Stop);

    /// <summary>Writes rows past the pipeline, as nothing in the product does.</summary>
    public async Task TamperAsync(Func<BulkWriter, Task> write)
    {
        await using var connection = await Database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        await write(Database.CreateWriter(Database.StarModel, connection, transaction, 1, TimeProvider.System.GetUtcNow()));
        await transaction.CommitAsync(Stop);
    }

    /// <summary>Runs a command of the worker over this warehouse, in a process of its own.</summary>
    public async Task<(int Exit, string Output, string Errors)> CallAsync(params string[] arguments)
    {
        SqliteConnection.ClearAllPools();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Prism.Etl.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Prism__Warehouse__Sqlite__Folder"] = Path.GetDirectoryName(Database.SqliteFile) },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>Gives its rows in batches of a few, with a watermark each, and goes on from the watermark.</summary>
internal sealed class BatchedSource(string name, IReadOnlyList<StagedRow> rows, int batchSize = int.MaxValue) : ISource
{
    private const string Mark = "row";

    public string SourceSystem => name;

    public IReadOnlyList<StagedRow> Rows => rows;

    /// <summary>Called before each batch with its number, from 0.</summary>
    public Action<int>? Before { get; init; }

    public async IAsyncEnumerable<StagedBatch> ExtractAsync(
        IReadOnlyDictionary<string, string> watermarks,
        IProgress<ExtractProgress> progress,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        var next = watermarks.TryGetValue(Mark, out var mark) ? int.Parse(mark, System.Globalization.CultureInfo.InvariantCulture) : 0;
        for (var number = 0; next < rows.Count; number++)
        {
            Before?.Invoke(number);
            var some = rows.Skip(next).Take(batchSize).ToList();
            next += some.Count;
            var batch = new StagedBatch { Watermarks = { [Mark] = next.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
            foreach (var row in some)
            {
                typeof(StagedBatch).GetMethod(nameof(StagedBatch.Add))!.MakeGenericMethod(row.GetType()).Invoke(batch, [row]);
            }

            yield return batch;
        }
    }
}
