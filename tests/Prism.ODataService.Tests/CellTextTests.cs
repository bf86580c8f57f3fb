using System.Buffers.Text;
using System.Text;
using Prism.ODataService.Writing;

namespace Prism.ODataService.Tests;

public sealed class CellTextTests
{
    [Fact]
    public void A_double_is_written_in_the_fewest_digits_that_lead_back_to_it()
    {
        var random = new Random(7);
        double[] chosen = [0, -0.0, 1, -1, 0.1, 0.29, 1.1, 0.0001, 0.00001, 123456.7891, 99_999_999_999.9999, 100_000_000_000, 1e15, 1e300, -7.0625, double.Epsilon, double.MaxValue, 0.1 + 0.2, 4.35, 1.005];
        var some = Enumerable.Range(0, 200_000).Select(i => (i % 4) switch
        {
            0 => Math.Round(random.NextDouble() * 10_000, i % 5),
            1 => random.Next(-1_000_000, 1_000_000) / 16.0,
            2 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)),
            _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
        }).Where(double.IsFinite);
        Span<byte> ours = stackalloc byte[CellText.Most];
        Span<byte> theirs = stackalloc byte[CellText.Most];
        foreach (var value in chosen.Concat(some))
        {
            Utf8Formatter.TryFormat(value, theirs, out var length);
            Assert.Equal(Encoding.UTF8.GetString(theirs[..length]), Encoding.UTF8.GetString(ours[..CellText.Shortest(value, ours)]));
        }
    }
}
