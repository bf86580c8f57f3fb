using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading;
using Prism.Etl.Staging;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;

namespace Prism.Etl.Tests.Loading;

/// <summary>A warehouse of a test's own, with staging beside the star: rows are staged, then loaded.</summary>
public sealed class LoadedStar : IAsyncDisposable
{
    private static readonly LoadSettings Settings = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "EUR", 4);
    private readonly TestDatabase test;
    private readonly WarehouseDatabase database;
    private readonly StagingArea area;
    private long lastLoad;
    private long published;

    private LoadedStar(TestDatabase test)
    {
        this.test = test;
        database = test.Database;
        area = new StagingArea(database);
    }

    /// <summary>The instant loads run at.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 6, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>What the organisation decides, where a test decides otherwise.</summary>
    public Func<LoadSettings, LoadSettings> Decide { get; init; } = settings => settings;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<LoadedStar> CreateAsync(WarehouseEngine engine = WarehouseEngine.Sqlite, Func<LoadSettings, LoadSettings>? decide = null)
    {
        var star = new LoadedStar(await TestDatabase.CreateAsync(engine)) { Decide = decide ?? (settings => settings) };
        await star.area.MigrateAsync(Stop);
        return star;
    }

    /// <summary>Stages rows as one extraction would.</summary>
    public async Task StageAsync(params IEnumerable<StagedRow> rows)
    {
        var batch = rows.ToList();
        await using var connection = await database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        var writer = database.CreateWriter(area.Model, connection, transaction, ++lastLoad, Now);
        await WriteAsync<StagedContainer>(writer, batch);
        await WriteAsync<StagedPerson>(writer, batch);
        await WriteAsync<StagedStatus>(writer, batch);
        await WriteAsync<StagedBoard>(writer, batch);
        await WriteAsync<StagedSprint>(writer, batch);
        await WriteAsync<StagedComponent>(writer, batch);
        await WriteAsync<StagedRelease>(writer, batch);
        await WriteAsync<StagedFieldColumn>(writer, batch);
        await WriteAsync<StagedIssue>(writer, batch);
        await WriteAsync<StagedWorklog>(writer, batch);
        await WriteAsync<StagedProject>(writer, batch);
        await WriteAsync<StagedProjectSource>(writer, batch);
        await WriteAsync<StagedObjective>(writer, batch);
        await WriteAsync<StagedProjectObjective>(writer, batch);
        await WriteAsync<StagedFinancial>(writer, batch);
        await WriteAsync<StagedRegisterPerson>(writer, batch);
        await WriteAsync<StagedHoliday>(writer, batch);
        await WriteAsync<StagedCurrencyRate>(writer, batch);
        await WriteAsync<StagedTarget>(writer, batch);
        await WriteAsync<StagedAssessment>(writer, batch);
        await WriteAsync<StagedCrosswalk>(writer, batch);
        await WriteAsync<StagedPlan>(writer, batch);
        await WriteAsync<StagedTask>(writer, batch);
        await WriteAsync<StagedBaseline>(writer, batch);
        await WriteAsync<StagedTaskLink>(writer, batch);
        await WriteAsync<StagedResource>(writer, batch);
        await WriteAsync<StagedAssignment>(writer, batch);
        await WriteAsync<StagedTimephased>(writer, batch);
        await WriteAsync<StagedResourceRate>(writer, batch);
        await WriteAsync<StagedResourceAvailability>(writer, batch);
        await WriteAsync<StagedFieldValue>(writer, batch);
        await WriteAsync<StagedRisk>(writer, batch);
        await WriteAsync<StagedStageGate>(writer, batch);
        await WriteAsync<StagedKpiReview>(writer, batch);
        await transaction.CommitAsync(Stop);
    }

    /// <summary>Loads what is new into the star and publishes it.</summary>
    /// <param name="failAtWrite">The write that fails, counted from 1; the whole load is rolled back then.</param>
    /// <param name="isRebuild">Computes everything again.</param>
    /// <returns>Rows inserted or updated, by table; tables left alone are not in it.</returns>
    public async Task<Dictionary<string, long>> LoadAsync(int failAtWrite = int.MaxValue, bool isRebuild = false)
    {
        await using var connection = await database.OpenConnectionAsync(Stop);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Stop);
        await using var reader = database.CreateContext(connection, transaction);
        await using var staging = area.CreateContext(connection, transaction);
        var writer = new FailingWriter(database.CreateWriter(database.StarModel, connection, transaction, ++lastLoad, Now), failAtWrite);
        var session = new LoadSession(database.Engine, connection, transaction, writer, lastLoad, Now);
        var load = new StarLoad(session, reader, staging, Decide(Settings), published) { IsRebuild = isRebuild };
        var written = await load.RunAsync(new Progress<StarProgress>(), Stop);
        await transaction.CommitAsync(Stop);
        published = lastLoad;
        return written.Where(pair => pair.Value.Written > 0).ToDictionary(pair => pair.Key, pair => pair.Value.Written);
    }

    public async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var context = database.CreateContext();
        return await context.Set<T>().ToListAsync(Stop);
    }

    public async Task<T> SingleAsync<T>(Func<T, bool> predicate)
        where T : class => (await RowsAsync<T>()).Single(predicate);

    /// <summary>Everything the star says, table by table, lineage left aside.</summary>
    public async Task<string> ContentAsync()
    {
        await using var context = database.CreateContext();
        await using var connection = await database.OpenConnectionAsync(Stop);
        var text = new StringBuilder();
        foreach (var entity in context.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.ClrType != typeof(DimLoad)).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            var columns = entity.GetProperties().Select(property => property.GetColumnName()).Where(name => name is not ("LoadSk" or "UpdatedAtUtc")).Order(StringComparer.Ordinal).ToList();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model's own tables and columns.
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column}\""))} FROM \"{entity.GetTableName()}\" ORDER BY {string.Join(", ", entity.FindPrimaryKey()!.Properties.Select(key => $"\"{key.Name}\""))}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(Stop);
            while (await rows.ReadAsync(Stop))
            {
                text.Append(entity.GetTableName());
                for (var i = 0; i < columns.Count; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $" {columns[i]}={rows.GetValue(i)}");
                }

                text.Append('\n');
            }
        }

        return text.ToString();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static async Task WriteAsync<T>(BulkWriter writer, List<StagedRow> batch)
        where T : StagedRow
    {
        var rows = batch.OfType<T>().ToList();
        if (rows.Count > 0)
        {
            await writer.UpsertAsync(rows, Stop);
        }
    }
}
