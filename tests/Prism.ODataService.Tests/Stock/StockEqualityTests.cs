using System.Globalization;
using System.Text.Json;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>Questions made up over all sets, put to our service and to the library as it comes: the answers mean the same.</summary>
public sealed class StockEqualityTests(RunningService service)
{
    /// <summary>How many; <c>PRISM_STOCK_QUERIES</c> for more or fewer.</summary>
    private static readonly int Queries = int.Parse(Environment.GetEnvironmentVariable("PRISM_STOCK_QUERIES") ?? "2000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_made_up_question_has_the_answer_that_the_stock_library_gives()
    {
        await using var stock = await StockService.StartAsync(service.Database);
        using var client = new HttpClient { BaseAddress = new Uri(stock.Urls.First() + "/odata/") };
        var random = new Random(20261123);
        Dictionary<EntitySet, List<JsonElement>> samples = [];
        foreach (var set in EdmModel.Sets)
        {
            samples.Add(set, await service.ReadAllAsync(Whole.Of(set), 100_000));
        }

        List<string> differences = [];
        for (var i = 0; i < Queries; i++)
        {
            var set = EdmModel.Sets[i % EdmModel.Sets.Count];
            var query = GeneratedQuery.Make(random, set, samples[set]);
            if (await DifferenceAsync(client, query) is { } difference)
            {
                differences.Add($"{query.Ours}\n  {query.Stock}\n  {difference}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {Queries}:\n{string.Join('\n', differences.Take(20))}");
    }

    private async Task<string?> DifferenceAsync(HttpClient client, GeneratedQuery query)
    {
        using var answer = await client.GetAsync(new Uri(query.Stock, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            return $"the stock library refuses: {(int)answer.StatusCode} {text[..Math.Min(300, text.Length)]}";
        }

        using var ours = await service.Client.GetAsync(new Uri(query.Ours, UriKind.Relative), TestContext.Current.CancellationToken);
        var mine = await ours.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!ours.IsSuccessStatusCode)
        {
            return $"ours refuses: {(int)ours.StatusCode} {mine[..Math.Min(300, mine.Length)]}";
        }

        var (expected, actual) = (JsonDocument.Parse(text).RootElement, JsonDocument.Parse(mine).RootElement);
        if (expected.TryGetProperty("@odata.count", out var count) && count.GetInt64() != actual.GetProperty("@odata.count").GetInt64())
        {
            return $"counts {count} and {actual.GetProperty("@odata.count")}";
        }

        var (theirRows, myRows) = (Rows(expected, query), Rows(actual, query));
        if (!query.IsOrdered)
        {
            theirRows.Sort(StringComparer.Ordinal);
            myRows.Sort(StringComparer.Ordinal);
        }

        var at = theirRows.Zip(myRows).TakeWhile(p => p.First == p.Second).Count();
        return at == theirRows.Count && at == myRows.Count ? null
            : $"rows {theirRows.Count} and {myRows.Count}, at {at}:\n    {theirRows.ElementAtOrDefault(at)}\n    {myRows.ElementAtOrDefault(at)}";
    }

    /// <summary>The sum of nothing but nulls is null to OData and to us, and 0 to the library.</summary>
    private static List<string> Rows(JsonElement answer, GeneratedQuery query) =>
        [.. answer.GetProperty("value").EnumerateArray().Select(row => string.Join(" | ", row.EnumerateObject()
            .Where(p => !p.Name.Contains('@', StringComparison.Ordinal)).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={(p.Name.StartsWith("sumOf", StringComparison.Ordinal) && p.Value.ValueKind == JsonValueKind.Null ? "0" : Meaning(p.Value, query.Set.ByName.GetValueOrDefault(p.Name)?.Kind))}")))];

    /// <summary>What a value says, whatever its spelling. Sums of doubles may differ in the last digits, being added in another order.</summary>
    private static string Meaning(JsonElement value, ColumnKind? kind) => (value.ValueKind, kind) switch
    {
        (JsonValueKind.Null, _) => "null",
        (JsonValueKind.Number, ColumnKind.Date) => value.GetInt32() is > 0 and var day ? $"{day / 10000:0000}-{day / 100 % 100:00}-{day % 100:00}" : "null",
        (JsonValueKind.String, ColumnKind.Instant) => value.GetDateTimeOffset().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        (JsonValueKind.Number, ColumnKind.Decimal) => (value.GetDecimal() / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        (JsonValueKind.Number, null) => value.GetDouble().ToString("G12", CultureInfo.InvariantCulture),
        (JsonValueKind.Number, _) => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
