using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Lists that are read by <c>startAt</c>: projects, users, boards, sprints, one issue's worklogs.</summary>
internal static class JiraPaging
{
    /// <summary>No paging: Data Center's worklogs of an issue.</summary>
    public const int Whole = 0;

    /// <summary>
    /// Gives page by page; the caller disposes each. Steps by what came, not by what was asked: a server may give fewer. Some lists say
    /// <c>isLast</c>, some <c>total</c>, some both, users neither: then an empty page is the end.
    /// </summary>
    /// <param name="client">The site.</param>
    /// <param name="path">Path, with its query so far.</param>
    /// <param name="items">The list's name in the page; null where the page is the list.</param>
    /// <param name="size">Items asked for at a time; <see cref="Whole"/> where the site gives the whole list at once and knows no paging of it.</param>
    /// <param name="absent">Statuses of the first page that mean: no such list here.</param>
    /// <param name="whenAbsent">Told then.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    public static async IAsyncEnumerable<JiraAnswer> PagesAsync(
        JiraClient client, string path, string? items, int size, HttpStatusCode[] absent, Action? whenAbsent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long startAt = 0;
        byte[]? previous = null;
        while (true)
        {
            var url = size == Whole ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}startAt={startAt}&maxResults={size}";
            var page = await client.TryGetAsync(url, startAt == 0 ? absent : [], cancellationToken);
            if (page is null)
            {
                whenAbsent?.Invoke();
                yield break;
            }

            var (count, isLast) = Look(client, url, page, items, startAt);
            if (count > 0 && previous is not null && page.Payload.Span.SequenceEqual(previous))
            {
                page.Dispose();
                throw client.Failure(url, "the same page came twice; the site does not page this list. What was read is kept.", canRetry: true);
            }

            previous = page.Payload.ToArray();
            yield return page;
            if (isLast || count == 0 || size == Whole)
            {
                yield break;
            }

            startAt += count;
        }
    }

    private static (int Count, bool IsLast) Look(JiraClient client, string url, JiraAnswer page, string? items, long startAt)
    {
        var root = page.Root;
        var list = items is null ? root : root.Value(items) ?? default;
        if (list.ValueKind != JsonValueKind.Array)
        {
            page.Dispose();
            throw client.Failure(url, items is null ? "the answer is not a list." : $"the answer has no list '{items}'.", canRetry: false);
        }

        if (items is not null && root.Whole("startAt") is { } given && given != startAt)
        {
            page.Dispose();
            throw client.Failure(url, $"asked for items from {startAt}, the site gave those from {given}.", canRetry: true);
        }

        var count = list.GetArrayLength();
        return (count, items is not null && (root.Flag("isLast") || (root.Whole("total") is { } total && startAt + count >= total)));
    }

    /// <summary>Fetches the next thing while the caller is busy with this one.</summary>
    public static async IAsyncEnumerable<T> ReadAheadAsync<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var items = source.GetAsyncEnumerator(stop.Token);
        var next = Task.Run(async () => await items.MoveNextAsync(), CancellationToken.None);
        try
        {
            while (await next)
            {
                var item = items.Current;
                next = Task.Run(async () => await items.MoveNextAsync(), CancellationToken.None);
                yield return item;
            }
        }
        finally
        {
            if (!next.IsCompleted)
            {
                // Left early: what is under way is stopped and waited for; how it ended no longer matters.
                await stop.CancelAsync();
                await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    /// <summary>
    /// Does what each item asks for, some items ahead of the caller and of each other, and gives the results in the order of the items. What is
    /// under way when the caller leaves is stopped, and its results are disposed.
    /// </summary>
    public static async IAsyncEnumerable<TResult> InOrderAsync<T, TResult>(
        IAsyncEnumerable<T> source, Func<T, Task<TResult>> work, int ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TResult : IDisposable
    {
        var begun = Channel.CreateBounded<Task<TResult>>(Math.Max(1, ahead - 1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => BeginAsync(source, work, begun.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var task in begun.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return await task;
            }
        }
        finally
        {
            await stop.CancelAsync();
            while (await begun.Reader.WaitToReadAsync(CancellationToken.None).AsTask().ContinueWith(static more => more.IsCompletedSuccessfully && more.Result, TaskScheduler.Default))
            {
                while (begun.Reader.TryRead(out var task))
                {
                    await task.ContinueWith(static left => left.IsCompletedSuccessfully ? left.Result : default, TaskScheduler.Default).ContinueWith(static left => left.Result?.Dispose(), TaskScheduler.Default);
                }
            }

            await reading;
        }
    }

    private static async Task BeginAsync<T, TResult>(IAsyncEnumerable<T> source, Func<T, Task<TResult>> work, ChannelWriter<Task<TResult>> begun, CancellationToken stop)
    {
        try
        {
            await foreach (var item in source.WithCancellation(stop))
            {
                // Once begun it is always handed over, so that whoever reads the channel disposes it.
                await begun.WriteAsync(work(item), CancellationToken.None);
                stop.ThrowIfCancellationRequested();
            }

            begun.Complete();
        }
        catch (Exception exception)
        {
            begun.Complete(exception);
        }
    }
}
