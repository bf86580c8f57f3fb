using Microsoft.Extensions.Options;

namespace Prism.ODataService.Tests;

/// <summary>Kept aggregates are of one version of the warehouse, and take no more memory than they may.</summary>
public sealed class AnswerCacheTests
{
    [Fact]
    public void The_first_question_to_a_new_version_ends_the_answers_of_the_one_before()
    {
        using var cache = new AnswerCache(Options.Create(new ServiceOptions()));
        cache.Keep(7, "a", new KnownAnswer([1], 1));
        Assert.NotNull(cache.Find(7, "a"));
        Assert.Null(cache.Find(8, "b"));
        Assert.Null(cache.Find(7, "a"));
    }

    [Fact]
    public void An_answer_that_was_begun_before_a_new_version_is_not_kept_after_it()
    {
        using var cache = new AnswerCache(Options.Create(new ServiceOptions()));
        cache.Keep(8, "b", new KnownAnswer([1], 1));
        cache.Keep(7, "a", new KnownAnswer([1], 1));
        Assert.Null(cache.Find(7, "a"));
        Assert.NotNull(cache.Find(8, "b"));
    }

    [Fact]
    public void What_is_kept_stays_within_its_memory()
    {
        using var cache = new AnswerCache(Options.Create(new ServiceOptions { CacheMegabytes = 1 }));
        var tags = Enumerable.Range(0, 40).Select(i => $"{i}").ToList();
        tags.ForEach(tag => cache.Keep(1, tag, new KnownAnswer(new byte[100 * 1024], 1)));
        Assert.InRange(tags.Count(tag => cache.Find(1, tag) is not null), 1, 10);
    }
}
