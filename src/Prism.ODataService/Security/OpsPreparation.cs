using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security;

/// <summary>Makes the service's own tables at its start and writes down the settings it started with; tries again until both are done, while the feed is read already.</summary>
public sealed partial class OpsPreparation(OpsDatabase database, AuditedSettings settings, TimeProvider time, ILogger<OpsPreparation> logger) : BackgroundService
{
    private static readonly TimeSpan TriedEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await TryAsync(stoppingToken).ConfigureAwait(false))
            {
                await Task.Delay(TriedEvery, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start does it.
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
            await settings.RecordAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            LogUnready(logger, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ops tables (tokens, usage, audit) could not be made or written: no token is taken and no read counted until they are there. The worker's 'warehouse script' has their T-SQL.")]
    private static partial void LogUnready(ILogger logger, Exception exception);
}
