using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Prism.Warehouse.Ops;

/// <summary>The administrator's log: what was done about tokens, rights and settings, each entry chained to the one before.</summary>
/// <param name="database">Where it is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">
/// Is told number and hash of each entry: where that log is collected out of reach of whoever may write the database, it is what a cut end is found by. Null = nobody.
/// </param>
public sealed partial class AuditLog(OpsDatabase database, TimeProvider time, ILogger<AuditLog>? logger = null)
{
    private const int Attempts = 20;
    private static readonly string Beginning = new('0', 64);

    /// <summary>Adds an entry behind the last one.</summary>
    /// <exception cref="DbException">It could not be written: what it tells of must not be done then.</exception>
    public async Task AppendAsync(string actor, string action, string subject, string details, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var context = database.CreateContext();
            await using (context.ConfigureAwait(false))
            {
                var last = await context.AuditEntries.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
                var entry = new AuditEntry
                {
                    Number = (last?.Number ?? 0) + 1, AtUtc = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
                    Actor = Cut(actor, 255), Action = action, Subject = Cut(subject, 255), Details = Cut(details, 4000),
                    PreviousHash = last?.Hash ?? Beginning, Hash = "",
                };
                entry = entry with { Hash = entry.ComputeHash() };
                context.Add(entry);
                try
                {
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                    LogWritten(logger ?? NullLogger<AuditLog>.Instance, entry.Number, entry.Action, entry.Hash);
                    return;
                }
                catch (DbUpdateException) when (attempt < Attempts)
                {
                    // Another process took the number: the next one is this entry's.
                }
            }
        }
    }

    /// <summary>The entries, oldest first.</summary>
    public async IAsyncEnumerable<AuditEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            await foreach (var entry in context.AuditEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return entry;
            }
        }
    }

    /// <summary>Reads the whole log and says where it was tampered with.</summary>
    /// <param name="notedHash">A hash that was noted before: the log must still hold its entry, or its end was cut off. Null where none was noted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<AuditVerdict> VerifyAsync(string? notedHash, CancellationToken cancellationToken)
    {
        var isNotedSeen = notedHash is null;
        var previous = Beginning;
        long count = 0;
        await foreach (var entry in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Number != count + 1)
            {
                return new AuditVerdict(count, previous, $"Entry {count + 1} is missing: the next one is {entry.Number}.");
            }

            if (entry.PreviousHash != previous || entry.Hash != entry.ComputeHash())
            {
                return new AuditVerdict(count, previous, $"Entry {entry.Number} of {entry.AtUtc.UtcDateTime:yyyy-MM-dd HH:mm:ss} (UTC) is not what was written.");
            }

            previous = entry.Hash;
            count = entry.Number;
            isNotedSeen |= entry.Hash == notedHash;
        }

        return new AuditVerdict(count, previous, isNotedSeen ? null : $"The entry with the hash {notedHash} is gone: the log was cut off, or written anew.");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit entry {Number}, {Action}: {Hash}")]
    private static partial void LogWritten(ILogger logger, long number, string action, string hash);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>What a reading of the audit log found.</summary>
/// <param name="Entries">Entries that are as they were written, from the first on.</param>
/// <param name="LastHash">Hash of the last of them: who notes it elsewhere notices when entries are cut off the end.</param>
/// <param name="Broken">Where the chain breaks; null where it does not.</param>
public sealed record AuditVerdict(long Entries, string LastHash, string? Broken);
