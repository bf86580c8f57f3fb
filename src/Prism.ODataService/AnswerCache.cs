using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Prism.ODataService;

/// <summary>
/// Aggregated answers, small and dear, kept by their tag. The tag holds the warehouse version, so that a new version is never answered from an
/// old one, and its first question ends the answers of the one before; what nobody asks for any more goes first when the memory given is full.
/// </summary>
public sealed class AnswerCache(IOptions<ServiceOptions> options) : IDisposable
{
    private const int LargestBytes = 1024 * 1024;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024 });

    private long _version;

    /// <summary>The answer of that tag, if it is of the warehouse version <paramref name="version"/> and still kept.</summary>
    public KnownAnswer? Find(long version, string tag)
    {
        Advance(version);
        return _answers.TryGetValue(tag, out KnownAnswer? answer) ? answer : null;
    }

    public void Keep(long version, string tag, KnownAnswer answer)
    {
        Advance(version);
        if (answer.Body.Length <= LargestBytes && version == Volatile.Read(ref _version))
        {
            _answers.Set(tag, answer, new MemoryCacheEntryOptions { Size = answer.Body.Length, SlidingExpiration = Unasked });
        }
    }

    /// <summary>With a new version all that is kept is of a past one, and will not be asked for again.</summary>
    private void Advance(long version)
    {
        var known = Volatile.Read(ref _version);
        if (version > known && Interlocked.CompareExchange(ref _version, version, known) == known)
        {
            _answers.Clear();
        }
    }

    public void Dispose() => _answers.Dispose();
}

/// <summary>An answer that was given before.</summary>
/// <param name="Body">As it was sent.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record KnownAnswer(byte[] Body, int Rows);
