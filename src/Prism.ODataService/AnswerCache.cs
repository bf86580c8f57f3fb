using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Prism.ODataService;

/// <summary>
/// Aggregated answers, small and dear, kept by their tag. The tag holds the warehouse version, so that a new version is never answered from an
/// old one; what nobody asks for any more goes first when the memory given is full.
/// </summary>
public sealed class AnswerCache(IOptions<ServiceOptions> options) : IDisposable
{
    private const int LargestBytes = 1024 * 1024;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024 });

    public KnownAnswer? Find(string tag) => _answers.TryGetValue(tag, out KnownAnswer? answer) ? answer : null;

    public void Keep(string tag, KnownAnswer answer)
    {
        if (answer.Body.Length <= LargestBytes)
        {
            _answers.Set(tag, answer, new MemoryCacheEntryOptions { Size = answer.Body.Length, SlidingExpiration = Unasked });
        }
    }

    public void Dispose() => _answers.Dispose();
}

/// <summary>An answer that was given before.</summary>
/// <param name="Body">As it was sent.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record KnownAnswer(byte[] Body, int Rows);
