using System.Numerics;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>A set of issue ids. Jira numbers its issues in a row, so a bit each is enough: a million of them take some 130 KB.</summary>
internal sealed class IssueIds
{
    private const int BitsPerWord = 64;
    private const int WordsPerPage = 64;
    private const int IdsPerPage = BitsPerWord * WordsPerPage;
    private readonly SortedDictionary<long, ulong[]> pages = [];

    public int Count { get; private set; }

    public bool Add(long id)
    {
        if (!pages.TryGetValue(id / IdsPerPage, out var page))
        {
            pages[id / IdsPerPage] = page = new ulong[WordsPerPage];
        }

        ref var word = ref page[id % IdsPerPage / BitsPerWord];
        var isNew = (word & Bit(id)) == 0;
        word |= Bit(id);
        Count += isNew ? 1 : 0;
        return isNew;
    }

    public bool Contains(long id) => pages.TryGetValue(id / IdsPerPage, out var page) && (page[id % IdsPerPage / BitsPerWord] & Bit(id)) != 0;

    public bool Remove(long id)
    {
        if (!Contains(id))
        {
            return false;
        }

        pages[id / IdsPerPage][id % IdsPerPage / BitsPerWord] &= ~Bit(id);
        Count--;
        return true;
    }

    /// <summary>The ids from the lowest to the highest.</summary>
    public IEnumerable<long> InOrder()
    {
        foreach (var (number, page) in pages)
        {
            for (var i = 0; i < page.Length; i++)
            {
                for (var word = page[i]; word != 0; word &= word - 1)
                {
                    yield return (number * IdsPerPage) + (i * BitsPerWord) + BitOperations.TrailingZeroCount(word);
                }
            }
        }
    }

    private static ulong Bit(long id) => 1UL << (int)(id % BitsPerWord);
}
