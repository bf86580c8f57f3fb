using System.Globalization;
using Prism.ODataService.Querying;
using Prism.Warehouse;

namespace Prism.ODataService;

/// <summary>Ready = a version of the warehouse is published and can be read, and what is read ahead at the start has been.</summary>
public sealed class HealthEndpoint(WarehouseDatabase database, WarmUp warmUp)
{
    public async Task<IResult> ReadyAsync(CancellationToken cancellationToken)
    {
        if (!warmUp.IsDone)
        {
            return Results.Text("Not ready yet: every set is read once at the start, so that the first readers do not wait.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

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
