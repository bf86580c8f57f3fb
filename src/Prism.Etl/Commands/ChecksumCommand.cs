using System.CommandLine;
using System.Globalization;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Commands;

/// <summary><c>checksum</c>: rows and checksum of every table, load columns aside: two warehouses that say the same print the same.</summary>
internal static class ChecksumCommand
{
    public static Command Create()
    {
        var command = new Command("checksum", "Rows and checksum of every table, load columns aside: equal output means equal content.");
        command.SetAction((_, cancellationToken) => EtlCommandLine.WithRuntimeAsync(
            readsSources: false,
            async (runtime, _) =>
            {
                foreach (var table in await WarehouseChecksum.ComputeAsync(runtime.Database, cancellationToken).ConfigureAwait(false))
                {
                    await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{table.Table,-28} {table.Rows,12:N0}  {table.Checksum}")).ConfigureAwait(false);
                }

                return EtlCommandLine.Succeeded;
            },
            cancellationToken));
        return command;
    }
}
