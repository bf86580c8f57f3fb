using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Prism.Warehouse;

namespace Prism.ODataService.Tests;

/// <summary>
/// Two hundred readers at once with mixed questions while a load commits beside them: every answer is one, and is that of one version. Minutes of it, and how long answers take,
/// are measured by <c>Prism.Bench feed readers</c>.
/// </summary>
public sealed class ReadersTests : IAsyncLifetime
{
    private const int Readers = 200;
    private const int Loads = 40;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"prism-readers-{Guid.NewGuid():N}");
    private WarehouseDatabase _database = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await SeededWarehouse.CreateAsync(_folder, Stop);

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Two_hundred_readers_beside_a_load_get_answers_of_one_version_each()
    {
        await using var app = await RunningService.StartAsync(_folder, null, ("Prism:Service:CallerRequestsPerSecond", "100000"), ("Prism:Service:CallerConcurrency", "64"));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = new Uri(app.Urls.First() + "/odata/v1/"), Timeout = TimeSpan.FromMinutes(2) };

        // Each version gives every entry as many hours as its number: whoever mixes two is found out.
        await PublishAsync(100);
        ConcurrentQueue<string> wrong = new();
        ConcurrentDictionary<HttpStatusCode, int> answers = new();
        var isLoading = true;
        var readers = Enumerable.Range(0, Readers).Select(reader => Task.Run(
            async () =>
            {
                for (var turn = reader; Volatile.Read(ref isLoading) || turn < reader + 5; turn++)
                {
                    using var response = await client.GetAsync(new Uri(Question(turn), UriKind.Relative), Stop);
                    var text = await response.Content.ReadAsStringAsync(Stop);
                    answers.AddOrUpdate(response.StatusCode, 1, (_, n) => n + 1);
                    if (response.StatusCode == HttpStatusCode.OK ? !IsRight(turn, text) : !(response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests && response.Headers.RetryAfter is not null))
                    {
                        wrong.Enqueue($"{Question(turn)}: {(int)response.StatusCode} {text[..Math.Min(text.Length, 300)]}");
                    }
                }
            },
            Stop)).ToList();
        for (var load = 101; load <= 100 + Loads; load++)
        {
            await PublishAsync(load);
        }

        Volatile.Write(ref isLoading, false);
        await Task.WhenAll(readers);
        Assert.True(wrong.IsEmpty, $"{wrong.Count}: {string.Join('\n', wrong.Take(5))}");
        Assert.True(answers[HttpStatusCode.OK] >= Readers * 5 / 2, string.Join(", ", answers));
    }

    private static string Question(int turn) => (turn % 6) switch
    {
        0 => "Worklogs?$apply=aggregate(SpentHours with min as Least,SpentHours with max as Most,$count as N)",
        1 => "Worklogs?$select=WorklogSk,SpentHours",
        2 => $"Worklogs({1 + (turn % SeededWarehouse.FactRows)})?$select=SpentHours",
        3 => "Worklogs?$apply=groupby((Project/ProjectName),aggregate(SpentHours with max as Most,SpentHours with min as Least))",
        4 => "Worklogs?$filter=SpentHours lt 100&$count=true",
        _ => "Worklogs?$top=50&$orderby=SpentHours desc,WorklogSk&$select=WorklogSk,SpentHours",
    };

    private static bool IsRight(int turn, string text)
    {
        var answer = JsonDocument.Parse(text).RootElement;
        var version = answer.GetProperty("@prism.version").GetDouble();
        bool Has(JsonElement row, params string[] names) => names.All(n => row.GetProperty(n).GetDouble().Equals(version));
        return (turn % 6) switch
        {
            0 => Has(answer.GetProperty("value")[0], "Least", "Most") && answer.GetProperty("value")[0].GetProperty("N").GetInt32() == SeededWarehouse.FactRows,
            1 => answer.GetProperty("value").GetArrayLength() == SeededWarehouse.FactRows && answer.GetProperty("value").EnumerateArray().All(r => Has(r, "SpentHours")),
            2 => Has(answer, "SpentHours"),
            3 => answer.GetProperty("value").EnumerateArray().All(r => Has(r, "Least", "Most")),
            4 => answer.GetProperty("@odata.count").GetInt32() == 0,
            _ => answer.GetProperty("value").EnumerateArray().Select(r => r.GetProperty("WorklogSk").GetInt64()).SequenceEqual(Enumerable.Range(1, 50).Select(n => (long)n)),
        };
    }

    private async Task PublishAsync(int version)
    {
        await using var connection = await _database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"""
            UPDATE FactWorklog SET SpentHours = {version};
            INSERT INTO DimLoad SELECT {version}, {Columns("DimLoad", connection, transaction)} FROM DimLoad WHERE LoadSk = 12;
            """;
        await command.ExecuteNonQueryAsync(Stop);
        await transaction.CommitAsync(Stop);
    }

    private static string Columns(string table, System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT group_concat(name) FROM pragma_table_info('{table}') WHERE name <> 'LoadSk'";
        return (string)command.ExecuteScalar()!;
    }
}
