using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Prism.Etl.Loading;
using Prism.Etl.Runs;
using Prism.Etl.Sources;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Kpis.Engine;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Pipeline;

public abstract class EtlPipelineTests(WarehouseEngine engine) : IAsyncLifetime
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private TestDatabase? test;
    private WarehouseDatabase database = null!;

    protected WarehouseDatabase Database => database;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_stages_loads_calculates_and_publishes_and_a_second_one_makes_no_version()
    {
        var first = await RunAsync(new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]));

        Assert.True(first.IsSucceeded, first.Message ?? first.Sources[0].Message);
        Assert.NotNull(first.Version);
        Assert.Equal(["Load", "Calculate", "Publish"], first.Steps.Select(step => step.Name));
        Assert.Equal(Rows.Site.Length + 1, first.Sources[0].RowsStaged);

        var second = await RunAsync(new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]));
        Assert.True(second.IsSucceeded);
        Assert.Null(second.Version);
        Assert.Equal(0, second.Sources[0].RowsStaged);
    }

    [Fact]
    public async Task A_source_that_fails_is_named_and_the_others_are_published()
    {
        var run = await RunAsync(
            new FakeSource("broken", []) { Failure = new SourceException("broken", "https://jira.example", "answers 401", canRetry: false) },
            new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]));

        Assert.False(run.IsSucceeded);
        Assert.Contains("https://jira.example", run.Sources[0].Message, StringComparison.Ordinal);
        Assert.Null(run.Sources[1].Message);
        Assert.NotNull(run.Version);
        await using var context = database.CreateContext();
        Assert.Equal(1, await context.Set<FactIssue>().CountAsync(Stop));
        Assert.Equal("Failed", (await context.Set<DimLoad>().SingleAsync(load => load.SourceSystem == "broken", Stop)).Outcome);
    }

    [Fact]
    public async Task What_a_source_gave_before_it_failed_counts_and_the_next_run_goes_on_from_there()
    {
        var source = new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]) { Failure = new SourceException("jira", "page 2", "half a body", canRetry: true) };
        var first = await RunAsync(source);
        Assert.NotNull(first.Version);

        var next = new FakeSource("jira", [Rows.Issue("2", "1")]);
        var second = await RunAsync(next);

        Assert.Equal("1", next.Watermarks["page"]);
        Assert.True(second.IsSucceeded);
        await using var context = database.CreateContext();
        Assert.Equal(2, await context.Set<FactIssue>().CountAsync(Stop));
    }

    public async ValueTask InitializeAsync()
    {
        test = await TestDatabase.CreateAsync(engine);
        database = test.Database;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return test?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private protected Task<RunSummary> RunAsync(params ISource[] sources) => new EtlPipeline(
        database,
        new StagingArea(database),
        sources,
        new LoadSettings(Berlin, "EUR", 1),
        new KpiOptions { TimeZone = Berlin },
        TimeProvider.System,
        NullLogger<EtlPipeline>.Instance).RunAsync(new Progress<RunProgress>(), Stop);

    /// <summary>Gives its rows as one batch, then fails where it has a failure.</summary>
    private protected sealed class FakeSource(string name, StagedRow[] rows) : ISource
    {
        public string SourceSystem => name;

        public Exception? Failure { get; init; }

        public IReadOnlyDictionary<string, string> Watermarks { get; private set; } = new Dictionary<string, string>();

        public async IAsyncEnumerable<StagedBatch> ExtractAsync(
            IReadOnlyDictionary<string, string> watermarks,
            IProgress<ExtractProgress> progress,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Watermarks = watermarks;
            await Task.Yield();
            if (rows.Length > 0)
            {
                var batch = new StagedBatch { Watermarks = { ["page"] = "1" } };
                foreach (var row in rows)
                {
                    Add(batch, row);
                }

                yield return batch;
            }

            if (Failure is not null)
            {
                throw Failure;
            }
        }

        /// <summary>A batch files rows under the type they are added as.</summary>
        private static void Add(StagedBatch batch, StagedRow row) =>
            typeof(StagedBatch).GetMethod(nameof(StagedBatch.Add))!.MakeGenericMethod(row.GetType()).Invoke(batch, [row]);
    }
}

public sealed class SqliteEtlPipelineTests() : EtlPipelineTests(WarehouseEngine.Sqlite)
{
    [Fact]
    public async Task A_load_of_very_many_rows_leaves_the_embedded_engine_to_plan_without_statistics()
    {
        // With them it takes indexes that answer the service's questions several times slower.
        Database.Options.SqlServer.StatisticsFromRows = 1;
        Assert.NotNull((await RunAsync(new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]))).Version);

        await using var context = Database.CreateContext();
        Assert.Equal(0, await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").SingleAsync(Stop));
    }
}

public sealed class SqlServerEtlPipelineTests() : EtlPipelineTests(WarehouseEngine.SqlServer)
{
    [Fact]
    public async Task A_load_of_very_many_rows_asks_for_fresh_statistics_of_the_tables_it_filled_and_a_small_one_does_not()
    {
        Assert.NotNull((await RunAsync(new FakeSource("jira", [.. Rows.Site, Rows.Issue("1", "1")]))).Version);
        Assert.False(IsAsked("FactIssue"));

        Database.Options.SqlServer.StatisticsFromRows = 3;
        Assert.NotNull((await RunAsync(new FakeSource("jira", [.. Enumerable.Range(2, 5).Select(i => Rows.Issue($"{i}", "1"))]))).Version);

        Assert.True(IsAsked("FactIssue") && IsAsked("FactIssueRevision") && IsAsked("FactKpiValue"));
        Assert.False(IsAsked("DimStatus") || IsAsked("FactWorklog"));
    }

    private bool IsAsked(string table) => SentSql.Has(new SqlConnectionStringBuilder(Database.Options.SqlServer.ConnectionString).InitialCatalog, $"UPDATE STATISTICS [{table}];");
}
