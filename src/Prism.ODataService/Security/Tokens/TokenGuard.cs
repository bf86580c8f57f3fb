using System.Collections.Concurrent;

namespace Prism.ODataService.Security.Tokens;

/// <summary>
/// Slows the guessing of credentials: wrong tries are counted by address, by token id, and by both, over a minute. Beyond the limit tries are refused unread
/// until the minute is over, so that nothing can be learned faster. Who tries one token from everywhere slows that token only.
/// </summary>
public sealed class TokenGuard(TimeProvider time)
{
    private const int MostOfAddress = 60;
    private const int MostOfTokenAtAddress = 10;
    private const int MostOfToken = 300;
    private const int MostCounted = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // Counts that are over are dropped now and then, not at every further guess of a flood.
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private DateTimeOffset _swept = DateTimeOffset.MinValue;

    /// <summary>Counts that are kept.</summary>
    public int Counted => _counts.Count;

    /// <summary>Seconds until a try will be read; 0 when it is read now.</summary>
    public int Wait(string address, string tokenId)
    {
        var now = time.GetUtcNow();
        var seconds = 0;
        foreach (var (key, most) in Limits(address, tokenId))
        {
            if (_counts.TryGetValue(key, out var count) && count.Until > now && count.Wrong >= most)
            {
                seconds = Math.Max(seconds, (int)Math.Ceiling((count.Until - now).TotalSeconds));
            }
        }

        return seconds;
    }

    /// <summary>A try was wrong.</summary>
    public void Blame(string address, string tokenId)
    {
        var now = time.GetUtcNow();
        if (_counts.Count > MostCounted && now - _swept > Sweep)
        {
            _swept = now;
            foreach (var (key, count) in _counts)
            {
                if (count.Until <= now)
                {
                    _counts.TryRemove(key, out _);
                }
            }
        }

        foreach (var (key, _) in Limits(address, tokenId))
        {
            _counts.AddOrUpdate(key, _ => new Count(1, now + Window), (_, old) => old.Until <= now ? new Count(1, now + Window) : old with { Wrong = old.Wrong + 1 });
        }
    }

    private static (string Key, int Most)[] Limits(string address, string tokenId) =>
        [($"a {address}", MostOfAddress), ($"t {tokenId}", MostOfToken), ($"b {address} {tokenId}", MostOfTokenAtAddress)];

    private sealed record Count(int Wrong, DateTimeOffset Until);
}
