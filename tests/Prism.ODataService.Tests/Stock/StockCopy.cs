using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests.Stock;

/// <summary>
/// All sets as the stock library gives them, each a table of a database in memory: what hand-written SQL is asked. A day is <c>yyyymmdd</c> or null, an instant its
/// milliseconds, money its ten thousandths; nothing of our service's translation or writing has touched it.
/// </summary>
internal sealed class StockCopy : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    private StockCopy()
    {
    }

    /// <summary>Rows of each set, by the key's text; of sets with one key.</summary>
    public Dictionary<EntitySet, Dictionary<string, JsonElement>> Rows { get; } = [];

    public static async Task<StockCopy> MakeAsync(HttpClient stock, CancellationToken cancellationToken)
    {
        var copy = new StockCopy();
        await copy._connection.OpenAsync(cancellationToken);
        copy._connection.CreateFunction("test_lower", (string? text) => text?.ToLowerInvariant());
        copy._connection.CreateFunction("test_upper", (string? text) => text?.ToUpperInvariant());
        copy._connection.CreateFunction("test_length", (string? text) => text?.Length);
        foreach (var set in EdmModel.Sets)
        {
            var answer = JsonDocument.Parse(await stock.GetStringAsync(new Uri(set.Name, UriKind.Relative), cancellationToken)).RootElement;
            copy.Fill(set, [.. answer.GetProperty("value").EnumerateArray()]);
        }

        return copy;
    }

    /// <summary>The rows of a statement.</summary>
    public List<object[]> Ask(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            var cells = new object[reader.FieldCount];
            reader.GetValues(cells);
            rows.Add(cells);
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();

    private void Fill(EntitySet set, List<JsonElement> rows)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"CREATE TABLE \"{set.Name}\" ({string.Join(", ", set.Columns.Select(c => $"\"{c.Name}\" {TypeOf(c.Kind)}"))})";
        command.ExecuteNonQuery();
        command.CommandText = $"INSERT INTO \"{set.Name}\" VALUES ({string.Join(", ", set.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = set.Columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                parameters[i].Value = Cell(row.GetProperty(set.Columns[i].Name), set.Columns[i].Kind);
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
        Rows.Add(set, set.Keys.Count == 1 ? rows.ToDictionary(r => r.GetProperty(set.Keys[0].Name).ToString(), StringComparer.Ordinal) : []);
    }

    private static string TypeOf(ColumnKind kind) => kind switch { ColumnKind.Text => "TEXT", ColumnKind.Double => "REAL", _ => "INTEGER" };

    private static object Cell(JsonElement value, ColumnKind kind) => (value.ValueKind, kind) switch
    {
        (JsonValueKind.Null, _) => DBNull.Value,
        (_, ColumnKind.Text) => value.GetString()!,
        (_, ColumnKind.Boolean) => value.GetBoolean() ? 1 : 0,
        (_, ColumnKind.Double) => value.GetDouble(),
        (_, ColumnKind.Decimal) => (long)(value.GetDecimal() * 10000m),
        (_, ColumnKind.Date) => value.GetInt32() is > 0 and var day ? day : DBNull.Value,
        (_, ColumnKind.Instant) => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
        _ => value.GetInt64(),
    };
}
