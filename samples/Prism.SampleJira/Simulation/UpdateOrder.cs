namespace Prism.SampleJira.Simulation;

/// <summary>
/// When each issue was last updated, and the issues in that order: two numbers an issue, worked out at the first query that asks for
/// updates. Only this makes "changed since" cheap on a large site.
/// </summary>
internal sealed class UpdateOrder(int issues, Func<int, bool> isThere, Func<int, long> updatedMs)
{
    private readonly Lazy<(long[] Updated, int[] Order)> index = new(() => Build(issues, isThere, updatedMs));

    public long Length => index.Value.Order.Length;

    public long Of(int issue) => index.Value.Updated[issue];

    public int At(long position) => index.Value.Order[position];

    /// <summary>Issues updated in a half-open interval, in order of their ids.</summary>
    public int[] Between(long fromMs, long beforeMs)
    {
        var (updated, order) = index.Value;
        var first = FirstAtOrAfter(updated, order, fromMs);
        var last = FirstAtOrAfter(updated, order, beforeMs);
        if (first >= last)
        {
            return [];
        }

        var found = order[first..last];
        Array.Sort(found);
        return found;
    }

    private static (long[] Updated, int[] Order) Build(int issues, Func<int, bool> isThere, Func<int, long> updatedMs)
    {
        var updated = new long[issues];
        Parallel.For(0, issues, issue => updated[issue] = isThere(issue) ? updatedMs(issue) : -1);
        var order = Enumerable.Range(0, issues).Where(i => updated[i] >= 0).ToArray();
        var keys = Array.ConvertAll(order, i => updated[i]);
        Array.Sort(keys, order);
        return (updated, order);
    }

    private static int FirstAtOrAfter(long[] updated, int[] order, long ms)
    {
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (updated[order[middle]] < ms)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
