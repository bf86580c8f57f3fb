using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>
/// Questions made up over all sets and options, put to our service, to the library as it comes, and as hand-written SQL to a copy of the sets: the answers mean the same.
/// </summary>
public sealed class StockEqualityTests(RunningService service)
{
    /// <summary>How many; <c>PRISM_STOCK_QUERIES</c> for more or fewer.</summary>
    private static readonly int Queries = int.Parse(Environment.GetEnvironmentVariable("PRISM_STOCK_QUERIES") ?? "2000", CultureInfo.InvariantCulture);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task Every_made_up_question_has_the_answer_that_the_stock_library_and_SQL_give() => CompareAsync(isForStock: true, Queries, 20261123);

    /// <summary>Days and their parts, money in groups, paths, more functions.</summary>
    [Fact]
    public Task Every_made_up_question_that_the_library_cannot_answer_has_the_answer_that_SQL_gives() => CompareAsync(isForStock: false, Queries / 2, 20261124);

    private async Task CompareAsync(bool isForStock, int queries, int seed)
    {
        await using var stock = await StockService.StartAsync(service.Database);
        using var client = new HttpClient { BaseAddress = new Uri(stock.Urls.First() + "/odata/") };
        using var copy = await StockCopy.MakeAsync(client, Stop);
        var random = new Random(seed);
        Dictionary<EntitySet, List<JsonElement>> samples = [];
        foreach (var set in EdmModel.Sets)
        {
            samples.Add(set, await service.ReadAllAsync(Whole.Of(set), 100_000));
        }

        List<string> differences = [];
        Dictionary<string, int> used = new(StringComparer.Ordinal);
        for (var i = 0; i < queries; i++)
        {
            var set = EdmModel.Sets[i % EdmModel.Sets.Count];
            var question = new QuestionMaker(random, set, samples[set], isForStock).Make();
            foreach (var option in question.Ours.Split('?', '&').Skip(1).Select(o => o.Split('=')[0]).Append(question.IsNumber ? "/$count" : question.Accept))
            {
                used[option] = used.GetValueOrDefault(option) + 1;
            }

            if (await DifferenceAsync(client, copy, question) is { } difference)
            {
                differences.Add($"{Uri.UnescapeDataString(question.Ours)} [{question.Accept}]\n  {question.Stock}\n  {question.Sql}\n  {difference}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", used.OrderBy(u => u.Key).Select(u => $"{u.Key}: {u.Value}")));
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries}:\n{string.Join('\n', differences.Take(20))}");
        string[] options = ["$filter", "$orderby", "$select", "$top", "$skip", "$count", "/$count", "$search", "$compute", "$expand", "$apply", "application/json;odata.metadata=full", "application/json;IEEE754Compatible=true"];
        Assert.All(options, o => Assert.True(used.GetValueOrDefault(o) * 100 >= queries, $"{o} was hardly asked."));
    }

    private async Task<string?> DifferenceAsync(HttpClient client, StockCopy copy, Question question)
    {
        var (mine, refusal) = await AskAsync(service.Client, question.Ours, question.Accept);
        if (refusal is not null)
        {
            return $"ours refuses: {refusal}";
        }

        if (question.IsNumber)
        {
            var number = copy.Ask(question.Sql)[0][0].ToString();
            return mine == number ? question.Stock is null ? null : await SameNumberAsync(client, question, mine!) : $"counts {mine} and by SQL {number}";
        }

        var answer = JsonDocument.Parse(mine!).RootElement;
        var rows = Sorted(question, answer.GetProperty("value").EnumerateArray().Select(r => question.Read(r, isStock: false)));
        if (question.CountSql is { } counting && copy.Ask(counting)[0][0].ToString() is var wanted && Count(answer) != wanted)
        {
            return $"counts {Count(answer)} and by SQL {wanted}";
        }

        if (Different(rows, Sorted(question, copy.Ask(question.Sql).Select(question.Read))) is { } bySql)
        {
            return $"SQL: {bySql}";
        }

        if (question.Stock is null)
        {
            return null;
        }

        var (text, stockRefusal) = await AskAsync(client, question.Stock, question.Accept);
        if (stockRefusal is not null)
        {
            return $"the stock library refuses: {stockRefusal}";
        }

        var expected = JsonDocument.Parse(text!).RootElement;
        return question.CountSql is not null && Count(expected) != Count(answer)
            ? $"counts {Count(answer)} and by the stock library {Count(expected)}"
            : Different(Sorted(question, answer.GetProperty("value").EnumerateArray().Select(r => question.Read(r, isStock: true))), Sorted(question, expected.GetProperty("value").EnumerateArray().Select(r => Along(copy, question, r)))) is { } byStock ? $"stock: {byStock}" : null;
    }

    private static async Task<string?> SameNumberAsync(HttpClient client, Question question, string mine)
    {
        var (number, refusal) = await AskAsync(client, question.Stock!, question.Accept);
        return number == mine ? null : $"counts {mine} and by the stock library {number}{refusal}";
    }

    /// <summary>A row of the library's, with the rows that its keys lead to: it has no navigations, and the rows there are its own.</summary>
    private static string Along(StockCopy copy, Question question, JsonElement row)
    {
        List<string> values = [.. question.Values(row, isStock: true)];
        foreach (var (reference, columns) in question.Expanded)
        {
            values.AddRange(copy.Rows[reference.Target].TryGetValue(row.GetProperty(reference.Column.Name).ToString(), out var other)
                ? columns.Select(c => $"{reference.Name}/{c.Name}={Meaning.Of(other.GetProperty(c.Name), c.Kind, isText: false)}")
                : [$"{reference.Name}=null"]);
        }

        return Question.Joined(values);
    }

    private static List<string> Sorted(Question question, IEnumerable<string> rows) => question.IsOrdered ? [.. rows] : [.. rows.Order(StringComparer.Ordinal)];

    private static string? Count(JsonElement answer) => answer.TryGetProperty("@odata.count", out var count) ? count.ToString() : answer.TryGetProperty("odata.count", out var plain) ? plain.ToString() : null;

    private static string? Different(List<string> mine, List<string> theirs)
    {
        var at = mine.Zip(theirs).TakeWhile(p => p.First == p.Second).Count();
        return at == mine.Count && at == theirs.Count ? null : $"rows {mine.Count} and {theirs.Count}, at {at}:\n    {mine.ElementAtOrDefault(at)}\n    {theirs.ElementAtOrDefault(at)}";
    }

    private static async Task<(string? Text, string? Refusal)> AskAsync(HttpClient client, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (!address.Contains("/$count", StringComparison.Ordinal))
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        string text;
        try
        {
            text = await response.Content.ReadAsStringAsync(Stop);
        }
        catch (HttpRequestException e)
        {
            return (null, $"broken off: {e.Message}");
        }

        return response.IsSuccessStatusCode ? (text, null) : (null, $"{(int)response.StatusCode} {text[..Math.Min(300, text.Length)]}");
    }
}
