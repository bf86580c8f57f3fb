using Microsoft.Extensions.Logging;

namespace Prism.Warehouse.Tests;

public sealed class StatisticsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1_000, new[] { "FactIssue", "FactWorklog" })]
    [InlineData(5_001, new[] { "FactWorklog" })]
    [InlineData(0, new string[0])]
    public async Task Tables_that_a_load_wrote_much_of_get_fresh_statistics_on_SQL_Server_and_a_refusal_only_warns(long fromRows, string[] expected)
    {
        using var log = new Warnings();
        var database = new WarehouseDatabase(
            new WarehouseOptions
            {
                // Nobody listens there: what would have been sent stands in the warning.
                SqlServer = { ConnectionString = "Server=tcp:127.0.0.1,1;Database=none;User ID=nobody;Password=none;Connect Timeout=1", ConnectTries = 1, StatisticsFromRows = fromRows },
            },
            log.CreateLogger<WarehouseDatabase>());
        var written = new Dictionary<string, long> { ["FactIssue"] = 5_000, ["FactWorklog"] = 70_000, ["FactRisk"] = 999, ["NoTable"] = 80_000 };

        Assert.Equal(expected, await database.RefreshStatisticsAsync(written, Stop));

        Assert.Equal(expected.Select(table => $"UPDATE STATISTICS [{table}];"), log.Texts.Select(text => text[text.LastIndexOf("UPDATE", StringComparison.Ordinal)..]));
    }

    private sealed class Warnings : ILoggerFactory, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Texts.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
