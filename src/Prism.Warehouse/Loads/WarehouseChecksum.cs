using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Housekeeping;
using Prism.Warehouse.KpiWork;

namespace Prism.Warehouse.Loads;

/// <summary>Rows and checksum of one table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Checksum">128 bits, hexadecimal; the same rows in any order, on either engine, give the same.</param>
public sealed record TableChecksum(string Table, long Rows, string Checksum);

/// <summary>
/// What the warehouse says, as one number per table: the same input twice, or a killed and resumed load, must give the same. Left out is what
/// speaks of loads rather than of the portfolio: <c>LoadSk</c>, <c>UpdatedAtUtc</c>, <c>DeletedAtUtc</c> (when a load noticed), all columns that
/// name a load, and the bookkeeping tables.
/// </summary>
public static class WarehouseChecksum
{
    private static readonly Type[] Bookkeeping =
    [
        typeof(DimLoad), typeof(LoadLease), typeof(KpiWorkState), typeof(KpiMeasureValue), typeof(KpiSignalCase), typeof(KpiTouchedProject), typeof(FactDataQuality), typeof(FactKpiUsage), typeof(TableGrowth),
    ];

    /// <summary>Reads every table of the star once.</summary>
    public static async Task<IReadOnlyList<TableChecksum>> ComputeAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var result = new List<TableChecksum>();
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var tables = database.StarModel.GetEntityTypes()
                .Where(entity => entity.GetTableName() is not null && !Bookkeeping.Contains(entity.ClrType))
                .OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal);
            foreach (var table in tables)
            {
                result.Add(await ComputeAsync(connection, table, database.Engine, cancellationToken).ConfigureAwait(false));
            }
        }

        return result;
    }

    /// <summary>Columns that say which load, not what.</summary>
    private static bool IsOfLoads(IProperty property) =>
        property.Name.EndsWith(nameof(WarehouseRow.LoadSk), StringComparison.Ordinal)
        || property.Name is nameof(WarehouseRow.UpdatedAtUtc) or nameof(DeletableRow.DeletedAtUtc);

    private static async Task<TableChecksum> ComputeAsync(
        DbConnection connection, IEntityType table, WarehouseEngine engine, CancellationToken cancellationToken)
    {
        var columns = table.GetProperties().Where(property => !IsOfLoads(property)).OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Names of the model; double quotes are read by both engines.
        command.CommandText = SqlTrace.Tell($"SELECT {string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))} FROM \"{table.GetTableName()}\"");
#pragma warning restore CA2100
        var writers = columns.Select((column, ordinal) => Writer(column, ordinal, engine)).ToList();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var row = new ArrayBufferWriter<byte>();
            var hash = new byte[SHA256.HashSizeInBytes];
            UInt128 sum = 0;
            long rows = 0;
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                row.ResetWrittenCount();
                foreach (var write in writers)
                {
                    write(reader, row);
                }

                // Rows are summed: no order of reading matters, and unlike by xor two equal rows do not cancel out.
                SHA256.HashData(row.WrittenSpan, hash);
                sum = unchecked(sum + System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash));
                rows++;
            }

            return new TableChecksum(table.GetTableName()!, rows, sum.ToString("x32", CultureInfo.InvariantCulture));
        }
    }

    private static Action<DbDataReader, ArrayBufferWriter<byte>> Writer(IProperty column, int ordinal, WarehouseEngine engine)
    {
        var read = ChecksumValues.Reader(Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType, ordinal, engine);
        return (reader, row) =>
        {
            if (reader.IsDBNull(ordinal))
            {
                row.Write<byte>([0]);
                return;
            }

            row.Write<byte>([1]);
            read(reader, row);
        };
    }
}
