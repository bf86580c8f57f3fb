using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>MSPDI <c>Resource/Rates/Rate</c>: what the resource costs in a span, by rate table.</summary>
/// <param name="Table">0 = A to 4 = E.</param>
/// <param name="From">Null from the beginning.</param>
/// <param name="To">Null without end.</param>
/// <param name="StandardRate">Per hour, whatever the format shown.</param>
/// <param name="OvertimeRate">Per hour.</param>
/// <param name="CostPerUse">In units of the currency.</param>
public readonly record struct MspdiRate(int Table, DateTime? From, DateTime? To, decimal? StandardRate, decimal? OvertimeRate, decimal? CostPerUse);

/// <summary>MSPDI <c>Resource/AvailabilityPeriods/AvailabilityPeriod</c>; 1 = 100 %.</summary>
public readonly record struct MspdiAvailability(DateTime? From, DateTime? To, double? Units);

/// <summary>Reads and stages a resource's rates with their dates and its availability.</summary>
internal static class ResourceTables
{
    public static void ReadRates(MspdiCursor cursor, List<MspdiRate> rates) => Each(cursor, "Rate", () =>
    {
        var rate = default(MspdiRate);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "RatesFrom": rate = rate with { From = cursor.Date() }; break;
                case "RatesTo": rate = rate with { To = cursor.Date() }; break;
                case "RateTable": rate = rate with { Table = cursor.Integer() ?? 0 }; break;
                case "StandardRate": rate = rate with { StandardRate = cursor.Rate() }; break;
                case "OvertimeRate": rate = rate with { OvertimeRate = cursor.Rate() }; break;
                case "CostPerUse": rate = rate with { CostPerUse = cursor.Money() }; break;
                default: cursor.Skip(); break;
            }
        }

        rates.Add(rate);
    });

    public static void ReadAvailability(MspdiCursor cursor, List<MspdiAvailability> periods) => Each(cursor, "AvailabilityPeriod", () =>
    {
        var period = default(MspdiAvailability);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "AvailableFrom": period = period with { From = cursor.Date() }; break;
                case "AvailableTo": period = period with { To = cursor.Date() }; break;
                case "AvailableUnits": period = period with { Units = cursor.Number() }; break;
                default: cursor.Skip(); break;
            }
        }

        periods.Add(period);
    });

    public static void Stage(PlanVersion version, StagedBatch batch, MspdiResource resource)
    {
        var uid = resource.Uid!.Value;
        for (var i = 0; i < resource.Rates.Count; i++)
        {
            var rate = resource.Rates[i];
            batch.Add(new StagedResourceRate
            {
                SourceSystem = version.SourceSystem,
                SourceId = $"{version.PlanId}/R{uid}/Rate{i + 1}",
                PlanId = version.PlanId,
                ResourceUid = uid,
                RateTable = rate.Table is >= 0 and <= 4 ? ((char)('A' + rate.Table)).ToString() : "A",
                From = rate.From,
                To = rate.To,
                StandardRatePerHour = rate.StandardRate,
                OvertimeRatePerHour = rate.OvertimeRate,
                CostPerUse = rate.CostPerUse,
            });
        }

        for (var i = 0; i < resource.Availability.Count; i++)
        {
            var period = resource.Availability[i];
            batch.Add(new StagedResourceAvailability
            {
                SourceSystem = version.SourceSystem,
                SourceId = $"{version.PlanId}/R{uid}/Avail{i + 1}",
                PlanId = version.PlanId,
                ResourceUid = uid,
                From = period.From,
                To = period.To,
                Units = period.Units ?? 0,
            });
        }
    }

    private static void Each(MspdiCursor cursor, string name, Action read)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name == name && cursor.Enter())
            {
                read();
            }
            else
            {
                cursor.Skip();
            }
        }
    }
}
