using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Usage;

/// <summary>
/// Who read what, how much, and by which program: counted in memory, written every few seconds by day, so that reading never waits for it. A process that is
/// killed loses the last seconds. Readers are pseudonyms (a keyed hash) unless a setting names them.
/// </summary>
public sealed partial class UsageLog(OpsDatabase database, AccessTokens tokens, IOptions<SecurityOptions> options, TimeProvider time, ILogger<UsageLog> logger) : BackgroundService
{
    private const int MostCounted = 10_000;
    private static readonly TimeSpan WrittenEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Read, (long Reads, long Rows, DateTimeOffset Last)> _counted = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private byte[]? _key;

    /// <summary>The start page as a subject.</summary>
    public const string Scorecard = "Scorecard";

    /// <summary>A KPI as a subject.</summary>
    public static string Kpi(string code) => $"KPI:{code}";

    /// <summary>Counts one read.</summary>
    /// <param name="context">The request.</param>
    /// <param name="subject">An entity set, <see cref="Scorecard"/>, or <see cref="Kpi"/>.</param>
    /// <param name="rows">Rows that were sent.</param>
    public void Note(HttpContext context, string subject, long rows)
    {
        var now = time.GetUtcNow();
        var day = now.UtcDateTime;
        var read = new Read((day.Year * 10000) + (day.Month * 100) + day.Day, subject, ClientRecognition.Of(context.Request), Caller.Of(context).Id);
        if (_counted.Count > MostCounted && !_counted.ContainsKey(read))
        {
            // Somebody asks for names without end; what there is room for is counted.
            return;
        }

        _counted.AddOrUpdate(read, (1, rows, now), (_, old) => (old.Reads + 1, old.Rows + rows, now));
    }

    /// <summary>Writes what was counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await tokens.WriteUseAsync(cancellationToken).ConfigureAwait(false);
            _key ??= options.Value.NamesReaders ? [] : await database.KeyAsync(OpsKey.Pseudonyms, cancellationToken).ConfigureAwait(false);
            foreach (var read in _counted.Keys)
            {
                if (_counted.TryRemove(read, out var counted))
                {
                    try
                    {
                        await AddAsync(read, counted, cancellationToken).ConfigureAwait(false);
                    }
                    catch
                    {
                        _counted.AddOrUpdate(read, counted, (_, newer) => (newer.Reads + counted.Reads, newer.Rows + counted.Rows, newer.Last));
                        throw;
                    }
                }
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await TryWriteAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(WrittenEvery, time);
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await TryWriteAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is counted still is written by the stop.
        }
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException)
        {
            LogUnwritten(logger, e);
        }
    }

    private async Task AddAsync(Read read, (long Reads, long Rows, DateTimeOffset Last) counted, CancellationToken cancellationToken)
    {
        var reader = Pseudonym(read.Id);
        for (var attempt = 1; ; attempt++)
        {
            var context = database.CreateContext();
            await using (context.ConfigureAwait(false))
            {
                // One statement: other processes count into the same row.
                var changed = await context.UsageDays
                    .Where(u => u.DateSk == read.DateSk && u.Subject == read.Subject && u.ClientKind == read.ClientKind && u.Reader == reader)
                    .ExecuteUpdateAsync(u => u.SetProperty(x => x.Reads, x => x.Reads + counted.Reads).SetProperty(x => x.RowsRead, x => x.RowsRead + counted.Rows)
                        .SetProperty(x => x.LastReadAtUtc, counted.Last), cancellationToken).ConfigureAwait(false);
                if (changed > 0)
                {
                    return;
                }

                context.Add(new UsageDay
                {
                    DateSk = read.DateSk, Subject = read.Subject, ClientKind = read.ClientKind, Reader = reader, Reads = counted.Reads, RowsRead = counted.Rows, LastReadAtUtc = counted.Last,
                });
                try
                {
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                    return;
                }
                catch (DbUpdateException) when (attempt < 3)
                {
                    // Another process made the row meanwhile.
                }
            }
        }
    }

    private string Pseudonym(string id) =>
        _key is { Length: > 0 } key ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 12)) : id;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counted reads could not be written; they are kept and tried again.")]
    private static partial void LogUnwritten(ILogger logger, Exception exception);

    private readonly record struct Read(int DateSk, string Subject, string ClientKind, string Id);
}
