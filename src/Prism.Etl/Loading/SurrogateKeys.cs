namespace Prism.Etl.Loading;

/// <summary>
/// Surrogate keys by natural key: known ones stay, new ones get the next number. Loaders ask in natural-key order, so that a load that was
/// killed and started again gives the same keys.
/// </summary>
internal sealed class SurrogateKeys<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> keys;
    private int last;

    /// <param name="known">Natural keys that have a number.</param>
    /// <param name="last">The highest number in use by anything.</param>
    public SurrogateKeys(IEnumerable<KeyValuePair<TKey, int>> known, int last = 0, IEqualityComparer<TKey>? comparer = null)
    {
        keys = new Dictionary<TKey, int>(comparer);
        this.last = last;
        foreach (var (key, sk) in known)
        {
            keys[key] = sk;
            this.last = Math.Max(this.last, sk);
        }
    }

    public int Of(TKey key, out bool isNew)
    {
        isNew = !keys.TryGetValue(key, out var sk);
        if (isNew)
        {
            keys[key] = sk = ++last;
        }

        return sk;
    }

    public int Of(TKey key) => Of(key, out _);

    /// <summary>A number for something that has no natural key of its own (a new version).</summary>
    public int Next() => ++last;
}
