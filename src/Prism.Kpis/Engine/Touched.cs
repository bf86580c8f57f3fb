namespace Prism.Kpis.Engine;

/// <summary>What a calculation changed in a measure's rows: everything, or the days of some projects (none of them: nothing).</summary>
internal sealed class Touched
{
    private Touched(bool isEverything, IReadOnlySet<(int ProjectId, int DateSk)> days)
    {
        IsEverything = isEverything;
        Days = days;
    }

    public static Touched Everything { get; } = new(true, new HashSet<(int, int)>());

    public static Touched Nothing { get; } = new(false, new HashSet<(int, int)>());

    public bool IsEverything { get; }

    /// <summary>Projects by their durable key; what they say is read only where not everything is touched.</summary>
    public IReadOnlySet<(int ProjectId, int DateSk)> Days { get; }

    public bool IsNothing => !IsEverything && Days.Count == 0;

    public static Touched Of(IEnumerable<(int ProjectId, int DateSk)> days) => new(false, days.ToHashSet());

    public static Touched Union(IEnumerable<Touched> parts)
    {
        var all = parts.ToArray();
        return all.Any(part => part.IsEverything) ? Everything : Of(all.SelectMany(part => part.Days));
    }
}
