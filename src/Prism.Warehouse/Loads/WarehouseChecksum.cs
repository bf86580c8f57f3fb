using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Prism.Warehouse.KpiWork;

namespace Prism.Warehouse.Loads;

/// <summary>What a table says: how many rows, and a sum over them that does not depend on their order.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Checksum">Hexadecimal; equal content gives equal text on either engine.</param>
public sealed record TableChecksum(string Table, long Rows, string Checksum);

/// <summary>
/// Rows and checksum of every table of the star, load columns aside: two warehouses that say the same have the same checksums, however many
/// loads it took. Left out are columns that name a load or when it ran, and the tables that only keep the books (loads, lease, the KPI
/// engine's marks).
/// </summary>
public static class WarehouseChecksum
{
    private static readonly HashSet<Type> Books = [typeof(DimLoad), typeof(LoadLease), typeof(KpiWorkState)];

    private static readonly HashSet<string> LoadColumns = new(StringComparer.Ordinal)
    {
        nameof(WarehouseRow.LoadSk), nameof(WarehouseRow.UpdatedAtUtc), nameof(DeletableRow.DeletedAtUtc),
        nameof(Facts.FactKpiValue.ReportedFromLoadSk), nameof(Facts.FactKpiValue.ReportedToLoadSk),
    };

    /// <summary>Reads every table once; memory does not grow with them.</summary>
    public static async Task<IReadOnlyList<TableChecksum>> ComputeAsync(WarehouseDatabase database, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            List<TableChecksum> checksums = [];
            foreach (var type in database.StarModel.GetEntityTypes().Where(IsContent).OrderBy(type => type.GetTableName(), StringComparer.Ordinal))
            {
                checksums.Add(await ComputeAsync(connection, type, cancellationToken).ConfigureAwait(false));
            }

            return checksums;
        }
    }

    /// <summary>Tables that hold what the sources say: not the books, not the companions of bulk copies, no views.</summary>
    private static bool IsContent(IEntityType type) =>
        type.GetTableName() is not null && !type.HasSharedClrType && !Books.Contains(type.ClrType);

    private static async Task<TableChecksum> ComputeAsync(DbConnection connection, IEntityType type, CancellationToken cancellationToken)
    {
        var table = type.GetTableName()!;
        var columns = type.GetProperties().Where(property => !LoadColumns.Contains(property.Name))
            .OrderBy(property => property.GetColumnName(), StringComparer.Ordinal).ToList();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the product's own model.
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))} FROM \"{table}\"";
#pragma warning restore CA2100
        var rows = 0L;
        var sum = UInt128.Zero;
        var text = new StringBuilder();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                text.Clear();
                for (var i = 0; i < columns.Count; i++)
                {
                    Append(text, columns[i], reader, i);
                }

                rows++;
                var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
                sum += BinaryPrimitives.ReadUInt128BigEndian(hash);
            }
        }

        return new TableChecksum(table, rows, sum.ToString("x32", CultureInfo.InvariantCulture));
    }

    /// <summary>One value, in the form of its property's type, whatever the engine stores it as.</summary>
    private static void Append(StringBuilder text, IProperty column, DbDataReader reader, int ordinal)
    {
        if (reader.IsDBNull(ordinal))
        {
            text.Append('\u0001');
            return;
        }

        var stored = reader.GetValue(ordinal);
        var converter = column.GetTypeMapping().Converter;
        var providerType = Nullable.GetUnderlyingType(converter?.ProviderClrType ?? column.ClrType) ?? converter?.ProviderClrType ?? column.ClrType;
        if (stored.GetType() != providerType && stored is IConvertible && typeof(IConvertible).IsAssignableFrom(providerType))
        {
            stored = Convert.ChangeType(stored, providerType, CultureInfo.InvariantCulture);
        }

        var value = converter is null ? stored : converter.ConvertFromProvider(stored);
        text.Append('\u0002').Append(value switch
        {
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            decimal amount => amount.ToString("0.####", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            DateTime local => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString(),
        });
    }
}
