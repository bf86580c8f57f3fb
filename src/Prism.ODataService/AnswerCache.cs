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

    public byte[]? Find(string tag) => _answers.TryGetValue(tag, out byte[]? body) ? body : null;

    public void Keep(string tag, byte[] body)
    {
        if (body.Length <= LargestBytes)
        {
            _answers.Set(tag, body, new MemoryCacheEntryOptions { Size = body.Length, SlidingExpiration = Unasked });
        }
    }

    public void Dispose() => _answers.Dispose();
}
