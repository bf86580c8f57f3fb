using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Loads;

namespace Prism.Warehouse.Housekeeping;

/// <summary>Keeps what tables held on a day, and tells what they gained since.</summary>
/// <param name="database">The warehouse.</param>
/// <param name="clock">The clock; days are UTC's.</param>
public sealed class GrowthRecord(WarehouseDatabase database, TimeProvider clock)
{
    /// <summary>Takes the sizes of all tables and keeps them under today; what was taken earlier today is replaced. Reads every row on SQLite: for once a day.</summary>
    /// <param name="lease">The right to write.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <exception cref="LeaseLostException">Another worker has the lease: nothing was written.</exception>
    public async Task TakeAsync(HeldLease lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var sizes = await TableSizes.ReadAsync(database, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var today = Day(now);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var context = database.CreateContext(connection, transaction);
                await using (context.ConfigureAwait(false))
                {
                    await context.TableGrowths.Where(row => row.DateSk == today).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
                    context.AddRange(sizes.Select(size => new TableGrowth
                    {
                        TableName = size.Table, DateSk = today, StoredRows = size.Rows, StoredBytes = size.Bytes, MeasuredAtUtc = now,
                    }));
                    await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                }

                await lease.ConfirmAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether the sizes of the clock's day are kept already.</summary>
    public async Task<bool> IsTakenTodayAsync(CancellationToken cancellationToken)
    {
        var today = Day(clock.GetUtcNow());
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            return await context.TableGrowths.AnyAsync(row => row.TableName == nameof(DimLoad) && row.DateSk == today, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What was taken last before an instant's day, by table; empty when nothing was.</summary>
    public async Task<IReadOnlyDictionary<string, TableGrowth>> LastBeforeAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        var day = Day(instant);
        var context = database.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            var last = await context.TableGrowths.Where(row => row.DateSk < day).MaxAsync(row => (int?)row.DateSk, cancellationToken).ConfigureAwait(false);
            return await context.TableGrowths.Where(row => row.DateSk == last).ToDictionaryAsync(row => row.TableName, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int Day(DateTimeOffset instant) => int.Parse(instant.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
