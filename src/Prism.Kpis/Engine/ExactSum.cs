namespace Prism.Kpis.Engine;

/// <summary>A sum that keeps what rounding loses (Neumaier): it does not depend on the order of its parts in any digit that a value shows.</summary>
internal struct ExactSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        var sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
