namespace Prism.Etl.Loading;

/// <summary>What came, or can be found by another key from now on, and what others may have waited for. Of very many, only that they are.</summary>
internal sealed class Arrivals
{
    /// <summary>More than this are not kept: whatever waits then looks again.</summary>
    private const int Most = 100_000;

    private readonly HashSet<(string System, string Id)> ids = [];
    private readonly HashSet<(string System, string Key)> keys = [];
    private bool areTooMany;

    /// <summary>Something came.</summary>
    public bool Any { get; private set; }

    /// <summary>Notes what can be found from now on by its id, and by its key where it has one.</summary>
    public void Add(string sourceSystem, string sourceId, string? key = null)
    {
        Any = true;
        if (areTooMany)
        {
            return;
        }

        ids.Add((sourceSystem, sourceId));
        if (key is not null)
        {
            keys.Add((sourceSystem, key));
        }

        if (ids.Count > Most)
        {
            areTooMany = true;
            ids.Clear();
            keys.Clear();
        }
    }

    /// <summary>Whether what waits for something, known by its id, its key or both, may find it now.</summary>
    public bool MayHave(string sourceSystem, string? sourceId, string? key = null) =>
        areTooMany || (sourceId is not null && ids.Contains((sourceSystem, sourceId))) || (key is not null && keys.Contains((sourceSystem, key)));
}
