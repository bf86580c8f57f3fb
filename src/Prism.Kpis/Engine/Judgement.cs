using Prism.Warehouse.Facts;

namespace Prism.Kpis.Engine;

/// <summary>Colours and comparisons: a value against the target in force, or against the definition's thresholds, and against the period before.</summary>
public static class Judgement
{
    /// <summary>
    /// <c>Green</c> where the value meets the target; worse than that <c>Amber</c> up to the amber limit and <c>Red</c> beyond it or beyond the red
    /// limit. Without a target the definition's thresholds judge; without either, or without a value, <c>None</c>.
    /// </summary>
    public static string Status(KpiDefinition kpi, double? value, FactKpiTarget? target)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (value is not { } number || kpi.Direction.Kind == DirectionKind.None)
        {
            return "None";
        }

        if (target is not null)
        {
            return Against(kpi, number, target);
        }

        return kpi.Thresholds is not { } limits ? "None"
            : NotWorse(kpi, number, limits.Green) ? "Green"
            : NotWorse(kpi, number, limits.Amber) ? "Amber" : "Red";
    }

    /// <summary>
    /// How far the target is met, 1 = met: the value in parts of the target where up is good; where down is good as much above 1 as the value
    /// lies below the target; near a value 1 within the green distance, else that distance ÷ the real one. Null without value or target.
    /// </summary>
    public static double? Attainment(KpiDefinition kpi, double? value, FactKpiTarget? target)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (value is not { } number || target is null || kpi.Direction.Kind == DirectionKind.None)
        {
            return null;
        }

        if (kpi.Direction.Kind == DirectionKind.Near)
        {
            var distance = Math.Abs(number - target.Target);
            var allowed = kpi.Thresholds?.Green ?? 0;
            return distance <= allowed ? 1 : allowed / distance;
        }

        var better = kpi.Direction.Kind == DirectionKind.Up ? number - target.Target : target.Target - number;
        return target.Target == 0 ? (better >= 0 ? 1 : 0) : 1 + (better / Math.Abs(target.Target));
    }

    /// <summary>Against the period just before, in the KPI's direction; <c>None</c> where either value is missing or no way is good.</summary>
    public static string Trend(KpiDefinition kpi, double? value, double? before, FactKpiTarget? target)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        if (value is not { } now || before is not { } then || kpi.Direction.Kind == DirectionKind.None)
        {
            return "None";
        }

        var aim = target?.Target ?? kpi.Direction.Near ?? 0;
        var gain = kpi.Direction.Kind switch
        {
            DirectionKind.Up => now - then,
            DirectionKind.Down => then - now,
            _ => Math.Abs(then - aim) - Math.Abs(now - aim),
        };
        return Math.Abs(gain) <= 1e-9 * Math.Max(Math.Abs(now), Math.Abs(then)) ? "Same" : gain > 0 ? "Better" : "Worse";
    }

    private static string Against(KpiDefinition kpi, double value, FactKpiTarget target)
    {
        bool Within(double limit) => kpi.Direction.Kind switch
        {
            DirectionKind.Up => value >= limit,
            DirectionKind.Down => value <= limit,
            _ => Math.Abs(value - target.Target) <= Math.Abs(limit - target.Target),
        };

        // Near a value, the definition says what still counts as hitting it.
        var met = kpi.Direction.Kind == DirectionKind.Near ? Math.Abs(value - target.Target) <= (kpi.Thresholds?.Green ?? 0) : Within(target.Target);
        if (met)
        {
            return "Green";
        }

        return (target.AmberLimit, target.RedLimit) switch
        {
            (_, { } red) when !Within(red) => "Red",
            ({ } amber, _) => Within(amber) ? "Amber" : "Red",
            (null, not null) => "Amber",
            _ => "Red",
        };
    }

    private static bool NotWorse(KpiDefinition kpi, double value, double limit) => kpi.Direction.Kind switch
    {
        DirectionKind.Up => value >= limit,
        DirectionKind.Down => value <= limit,
        _ => Math.Abs(value - (kpi.Direction.Near ?? 0)) <= limit,
    };
}
