using Prism.Reports.PowerBI;
using Prism.Reports.Tests.PowerBI.Checking;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>What the measures are to show in one slice of the sample, by statements on the warehouse or by questions to the feed.</summary>
internal sealed class ExpectedMeasures(SamplePortfolio sample, Slice slice, bool isSql)
{
    private readonly Dictionary<string, object?> known = [];

    /// <summary>A measure's value: by its own source, or by its DAX where that is arithmetic over others.</summary>
    public async Task<object?> ValueAsync(Measure measure)
    {
        if (known.TryGetValue(measure.Name, out var value))
        {
            return value;
        }

        if (MeasureSources.All.TryGetValue(measure.Name, out var source))
        {
            value = await source.ValueAsync(sample, slice, isSql);
        }
        else
        {
            foreach (var name in Dax.Tokens(measure.Dax).Where(t => t.Kind == DaxKind.Bracket).Select(t => t.Text))
            {
                await ValueAsync(Measures.All.Single(m => m.Name == name));
            }

            value = DaxArithmetic.Value(measure.Dax, name => (double?)known[name]);
        }

        return known[measure.Name] = value;
    }

    /// <summary>Equal as numbers computed in two orders are; nothing and zero are one.</summary>
    public static bool Same(object? one, object? other) => (one, other) switch
    {
        (null or 0.0, null or 0.0) => true,
        (double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))),
        _ => Equals(one, other),
    };
}
