namespace Prism.Etl.Loading;

/// <summary>Issues that came, or got another key: children, worklogs and tasks may have waited for them. Of very many, only that they are.</summary>
internal sealed class Arrivals
{
    /// <summary>More than this are not kept: whatever waits then looks again.</summary>
    private const int Most = 100_000;

    private readonly HashSet<(string System, string Id)> ids = [];
    private readonly HashSet<(string System, string Key)> keys = [];
    private bool areTooMany;

    /// <summary>An issue came or got another key.</summary>
    public bool Any { get; private set; }

    /// <summary>Notes an issue that can be found from now on, by its id and its key.</summary>
    public void Add(string sourceSystem, string sourceId, string issueKey)
    {
        Any = true;
        if (areTooMany)
        {
            return;
        }

        ids.Add((sourceSystem, sourceId));
        keys.Add((sourceSystem, issueKey));
        if (ids.Count > Most)
        {
            areTooMany = true;
            ids.Clear();
            keys.Clear();
        }
    }

    /// <summary>Whether what waits for an issue, known by its id, its key or both, may find it now.</summary>
    public bool MayHave(string sourceSystem, string? sourceId, string? issueKey = null) =>
        areTooMany || (sourceId is not null && ids.Contains((sourceSystem, sourceId))) || (issueKey is not null && keys.Contains((sourceSystem, issueKey)));
}
