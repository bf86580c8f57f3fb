using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Security;

/// <summary>A way to ask for a set's rows, and what is wrong with the answer: null where it is exactly the caller's rows.</summary>
public sealed record Way(string Name, Func<Asker, MatrixCaller, EntitySet, Task<string?>> Difference)
{
    public override string ToString() => Name;
}

/// <summary>Every way to ask for rows. What is expected was found without the service, by <see cref="ExpectedRows"/>.</summary>
public sealed partial class Ways(MatrixCaller whole)
{
    public IReadOnlyList<Way> All =>
    [
        new("feed", FeedAsync), new("filter and order", FilterAsync), new("key", KeyAsync), new("$count", CountAsync), new("$count=true", InlineCountAsync), new("$apply groupby", GroupAsync),
        new("$apply aggregate", AggregateAsync), new("$expand", ExpandAsync), new("$batch JSON", BatchAsync), new("$batch multipart", MultipartAsync), new("$query", QueryAsync), new("CSV", CsvAsync), new("XLSX", XlsxAsync),
        new("Parquet", ParquetAsync), new("another's skip token", SkipTokenAsync), new("another's ETag", TagAsync), new("kept answer", KeptAsync),
    ];

    private static string KeyNames(EntitySet set) => string.Join(',', set.Keys.Select(k => k.Name));

    /// <summary>A set of this size is asked for one day.</summary>
    private static string? Day(MatrixCaller caller, EntitySet set) => set.MustNarrowBy.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"DateSk eq {caller.Expected.SnapshotDay}") : null;

    private static string And(string? filter) => filter is null ? "" : $"&$filter={filter}";

    private static string? Compare(IReadOnlyCollection<string> expected, IEnumerable<string> found)
    {
        var list = found.ToList();
        var rows = list.ToHashSet(StringComparer.Ordinal);
        var (more, less) = (rows.Except(expected).Take(3).ToList(), expected.Except(rows).Take(3).ToList());
        return list.Count != rows.Count ? $"{list.Count - rows.Count} rows came twice"
            : more.Count + less.Count == 0 ? null
            : $"of {expected.Count} rows {rows.Count} came; too many are {string.Join(' ', more)}, missing are {string.Join(' ', less)}";
    }

    private static string? Compare(long expected, long found) => expected == found ? null : $"{expected} rows counted as {found}";

    private static async Task<string?> FeedAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        List<string> keys = [];
        for (var next = $"{set.Name}?$select={KeyNames(set)}{And(Day(caller, set))}"; next is not null;)
        {
            (var page, next) = await asker.PageAsync(caller, set, next, 149);
            keys.AddRange(page);
        }

        return Compare(caller.Expected.Of(set.Name), keys);
    }

    private static async Task<string?> FilterAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        // All columns: whatever the projection joins, no row comes along or goes.
        var (keys, _) = await asker.PageAsync(caller, set, $"{set.Name}?$filter={Day(caller, set) ?? $"{set.Keys[0].Name} ne null"}&$orderby={set.Columns[^1].Name} desc,{set.Keys[0].Name}");
        return Compare(caller.Expected.Of(set.Name), keys);
    }

    private async Task<string?> KeyAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var (all, mine) = (whole.Expected.Of(set.Name), caller.Expected.Of(set.Name));

        // A few of each kind: rows that are seen, and rows that are not.
        foreach (var key in mine.Order(StringComparer.Ordinal).Take(4).Concat(all.Except(mine).Order(StringComparer.Ordinal).Take(6)))
        {
            var parts = key.Split('|').Zip(set.Keys, (value, column) => (column.Name, Value: column.Kind == ColumnKind.Text ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value)).ToList();
            var written = parts.Count == 1 ? parts[0].Value : string.Join(',', parts.Select(p => $"{p.Name}={p.Value}"));
            var told = await asker.SendAsync(caller, HttpMethod.Get, $"{set.Name}({Uri.EscapeDataString(written)})");
            if (told.Status != (mine.Contains(key) ? HttpStatusCode.OK : HttpStatusCode.NotFound))
            {
                return $"{set.Name}({written}) is {(int)told.Status}";
            }
        }

        return null;
    }

    private static async Task<string?> CountAsync(Asker asker, MatrixCaller caller, EntitySet set) =>
        Compare(caller.Expected.Of(set.Name).Count, long.Parse((await asker.GetAsync(caller, $"{set.Name}/$count?{And(Day(caller, set)).TrimStart('&')}")).Text, CultureInfo.InvariantCulture));

    private static async Task<string?> InlineCountAsync(Asker asker, MatrixCaller caller, EntitySet set) =>
        Compare(caller.Expected.Of(set.Name).Count, (await asker.GetAsync(caller, $"{set.Name}?$top=0&$count=true{And(Day(caller, set))}")).Json.GetProperty("@odata.count").GetInt64());

    private static async Task<string?> GroupAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var narrowed = Day(caller, set) is { } day ? $"filter({day})/" : "";
        var (keys, _) = await asker.PageAsync(caller, set, $"{set.Name}?$apply={narrowed}groupby(({KeyNames(set)}),aggregate($count as N))");
        return Compare(caller.Rights.PeoplesData ? caller.Expected.Of(set.Name) : caller.Expected.OfNobody(set.Name), keys);
    }

    private static async Task<string?> AggregateAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var narrowed = Day(caller, set) is { } day ? $"filter({day})/" : "";
        var rows = (await asker.GetAsync(caller, $"{set.Name}?$apply={narrowed}aggregate($count as N)")).Json.GetProperty("value");
        return rows.GetArrayLength() == 0
            ? caller.Rights.PeoplesData || caller.Expected.PeopleIn(set.Name) is 0 or >= ExpectedRows.MinimumGroup ? "no count came" : null
            : Compare(caller.Expected.Of(set.Name).Count, rows[0].GetProperty("N").GetInt64());
    }

    private async Task<string?> ExpandAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        foreach (var reference in set.References.Where(r => r.Target.Keys.Count == 1))
        {
            if (await ExpandAsync(asker, caller, set, reference) is { } difference)
            {
                return $"{reference.Name}: {difference}";
            }
        }

        return null;
    }

    /// <summary>The row behind a reference is there for who sees it, and for nobody else.</summary>
    public static async Task<string?> ExpandAsync(Asker asker, MatrixCaller caller, EntitySet set, Reference reference)
    {
        var target = caller.Expected.Of(reference.Target.Name);
        var page = (await asker.GetAsync(caller, $"{set.Name}?$select={reference.Column.Name}&$expand={reference.Name}($select={reference.Target.Keys[0].Name})&$top=5000{And(Day(caller, set))}")).Json;
        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            var key = row.GetProperty(reference.Column.Name).ToString();
            if (target.Contains(key) != (row.GetProperty(reference.Name).ValueKind == JsonValueKind.Object))
            {
                return $"{reference.Target.Name}({key}) is {(target.Contains(key) ? "not " : "")}reached";
            }
        }

        return null;
    }

    /// <summary>Whether a row that the caller sees leads to one that it does not see: only then is there something to be found by following.</summary>
    public async Task<bool> LeadsToUnseenAsync(Asker asker, MatrixCaller caller, EntitySet set, Reference reference)
    {
        var page = (await asker.GetAsync(caller, $"{set.Name}?$select={reference.Column.Name}&$top=5000{And(Day(caller, set))}")).Json;
        var unseen = whole.Expected.Of(reference.Target.Name).Except(caller.Expected.Of(reference.Target.Name)).ToHashSet(StringComparer.Ordinal);
        return page.GetProperty("value").EnumerateArray().Any(row => unseen.Contains(row.GetProperty(reference.Column.Name).ToString()));
    }

    private static async Task<string?> BatchAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var sent = new { requests = new[] { new { id = "1", method = "GET", url = $"{set.Name}?$select={KeyNames(set)}{And(Day(caller, set))}", headers = new Dictionary<string, string> { ["prefer"] = "odata.maxpagesize=100000" } } } };
        using var content = new StringContent(JsonSerializer.Serialize(sent), Encoding.UTF8, "application/json");
        var answer = (await asker.SendAsync(caller, HttpMethod.Post, "$batch", content)).Json.GetProperty("responses")[0];
        return answer.GetProperty("status").GetInt32() == 200 ? Compare(caller.Expected.Of(set.Name), Asker.Keys(answer.GetProperty("body"), set)) : answer.ToString();
    }

    private static async Task<string?> MultipartAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var path = $"{set.Name}?$select={KeyNames(set)}{And(Day(caller, set))}".Replace(" ", "%20", StringComparison.Ordinal);
        using var content = new StringContent($"--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET {path} HTTP/1.1\r\nAccept: application/json\r\nPrefer: odata.maxpagesize=100000\r\n\r\n\r\n--b1--\r\n");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b1");
        var text = (await asker.SendAsync(caller, HttpMethod.Post, "$batch", content)).Text;
        var (from, to) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        return from < 0 ? text : Compare(caller.Expected.Of(set.Name), Asker.Keys(JsonDocument.Parse(text[from..(to + 1)]).RootElement, set));
    }

    private static async Task<string?> QueryAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        using var content = new StringContent($"$select={KeyNames(set)}{And(Day(caller, set))}", Encoding.UTF8, "text/plain");
        var told = await asker.SendAsync(caller, HttpMethod.Post, $"{set.Name}/$query", content, ("Prefer", "odata.maxpagesize=100000"));
        return told.Status == HttpStatusCode.OK ? Compare(caller.Expected.Of(set.Name), Asker.Keys(told.Json, set)) : told.Text;
    }

    private async Task<string?> SkipTokenAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var (first, next) = await asker.PageAsync(whole, set, $"{set.Name}?$select={KeyNames(set)}{And(Day(caller, set))}", 7);
        if (next is null)
        {
            return null;
        }

        var (rest, _) = await asker.PageAsync(caller, set, next);
        return Compare([.. caller.Expected.Of(set.Name).Except(first)], rest);
    }

    private async Task<string?> TagAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        var path = $"{set.Name}?$select={KeyNames(set)}&$top=5{And(Day(caller, set))}";
        var tag = (await asker.GetAsync(whole, path)).Tag;
        var told = await asker.SendAsync(caller, HttpMethod.Get, path, null, ("If-None-Match", tag!));
        var isSame = caller.Rights.Mark == whole.Rights.Mark;
        return told.Status == (isSame ? HttpStatusCode.NotModified : HttpStatusCode.OK) && (told.Tag == tag) == isSame ? null : $"{(int)told.Status} with the tag {told.Tag} to one who sees otherwise";
    }

    private async Task<string?> KeptAsync(Asker asker, MatrixCaller caller, EntitySet set)
    {
        // Nobody else asks in these words: the first answer is kept, and is nobody's but the first's.
        await GroupAsync(asker, whole, set);
        return await GroupAsync(asker, caller, set) ?? await GroupAsync(asker, whole, set);
    }
}
