using System.IO.Pipelines;
using Microsoft.Extensions.Options;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Writing;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>
/// Reads a few rows of every set when the service starts, so that no caller pays for what the first request makes: projections, the engine's pages, and
/// compiled code. Where there is no warehouse yet there is nothing to warm.
/// </summary>
public sealed partial class WarmUp(
    ServiceDocuments documents, QueryTranslator translator, QueryCosts costs, WarehouseDatabase database, IOptions<ServiceOptions> options, TimeProvider time, ILogger<WarmUp> logger) : BackgroundService
{
    private const int Rows = 50;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when everything is warm, or cannot be warmed.</summary>
    public Task Done => _done.Task;

    /// <summary>Whether it has ended, or was not asked for.</summary>
    public bool IsDone => !options.Value.WarmUp || _done.Task.IsCompleted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (options.Value.WarmUp)
            {
                await Task.Yield();
                var dialect = SqlDialect.For(database.Engine);
                var reading = await WarehouseReading.OpenAsync(database, dialect, stoppingToken).ConfigureAwait(false);
                await using (reading.ConfigureAwait(false))
                {
                    await documents.FollowAsync(reading, stoppingToken).ConfigureAwait(false);
                    foreach (var set in documents.Sets.Values)
                    {
                        await ReadAsync(reading, dialect, set, stoppingToken).ConfigureAwait(false);
                        await costs.LearnAsync(reading, dialect, set, stoppingToken).ConfigureAwait(false);
                    }
                }
            }
        }
#pragma warning disable CA1031 // Whatever is wrong will be told to the first caller; a service that is cold is a service.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogCold(logger, e.Message);
        }
        finally
        {
            _done.TrySetResult();
        }
    }

    private async Task ReadAsync(WarehouseReading reading, SqlDialect dialect, Contract.EntitySet set, CancellationToken cancellationToken)
    {
        var root = new Uri("http://prism/odata/v1/");
        var query = translator.Translate(
            reading.Context, dialect, set, translator.Parser(root, new Uri(root, set.Name)), new QueryOptions(QueryCollection.Empty), key: null, Rows, identifiesRows: false, mustNarrow: false, Rights.AllRows);
        var command = reading.Command(query.Tables.Complete(query.PageSql));
        await using (command.ConfigureAwait(false))
        {
            query.Parameters.Bind(command);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var output = PipeWriter.Create(Stream.Null);
                var hasRow = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                var page = new JsonPage(query, new JsonStyle(JsonMetadata.Minimal, false, false), new PageFrame("", reading.Version, null, [], null, (_, _) => ""), new PageLimits(long.MaxValue, TimeSpan.MaxValue, time));
                await page.WriteAsync(RowReader.For(reader), hasRow, output, cancellationToken).ConfigureAwait(false);
                await output.CompleteAsync().ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Nothing was read ahead: {Reason}")]
    private static partial void LogCold(ILogger logger, string reason);
}
