using System.Globalization;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>Ready = a version of the warehouse is published and can be read.</summary>
public sealed class HealthEndpoint(WarehouseDatabase database)
{
    public async Task<IResult> ReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reading = await WarehouseReading.OpenAsync(database, SqlDialect.For(database.Engine), cancellationToken).ConfigureAwait(false);
            await using (reading.ConfigureAwait(false))
            {
                return Results.Text(string.Create(CultureInfo.InvariantCulture, $"ready, warehouse version {reading.Version}"));
            }
        }
        catch (FeedException failure)
        {
            return Results.Text(failure.Message, statusCode: failure.Status);
        }
    }
}
