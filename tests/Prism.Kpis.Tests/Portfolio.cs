using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prism.Kpis.Engine;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Tests;

/// <summary>A real warehouse of a test's own, with the rows a test gives it.</summary>
internal sealed class Portfolio : IAsyncDisposable
{
    // Migrating takes most of a second; one empty warehouse is made and copied.
    private static readonly Lazy<Task<byte[]>> Empty = new(MigratedAsync);

    private readonly TestDatabase _test;
    private readonly WarehouseDatabase _database;
    private long _loadSk;

    private Portfolio(TestDatabase test)
    {
        _test = test;
        _database = test.Database;
    }

    public StarRows Rows { get; } = new();

    /// <summary>Whether loads keep what they change, as the worker's do.</summary>
    public bool KeepsChanges { get; set; } = true;

    public static async Task<Portfolio> CreateAsync(WarehouseEngine engine = WarehouseEngine.Sqlite)
    {
        var portfolio = new Portfolio(await TestDatabase.CreateAsync(engine));
        if (engine == WarehouseEngine.Sqlite)
        {
            await File.WriteAllBytesAsync(portfolio._database.SqliteFile, await Empty.Value, TestContext.Current.CancellationToken);
        }

        return portfolio;
    }

    private static async Task<byte[]> MigratedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prism-kpis-empty-");
        var database = new WarehouseDatabase(new WarehouseOptions { Sqlite = { Folder = folder.FullName } });
        await database.MigrateAsync(CancellationToken.None);
        await using (var connection = await database.OpenConnectionAsync(CancellationToken.None))
        {
            // What lies in the write-ahead log must be in the file before it is copied.
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(database.SqliteFile);
        folder.Delete(recursive: true);
        return bytes;
    }

    /// <summary>One load: writes the rows, calculates on the given day, publishes.</summary>
    public async Task<KpiRunResult> LoadAsync(DateOnly asOf, KpiLibrary? library = null, bool fromNothing = false, int timeoutSeconds = 600)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken);
        var now = new DateTimeOffset(asOf.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var star = _database.CreateWriter(_database.StarModel, connection, transaction, ++_loadSk, now);
        var session = new LoadSession(_database.Engine, connection, transaction, star, _loadSk, now);
        if (fromNothing)
        {
            await using var forget = session.Command("DELETE FROM KpiWorkState; DELETE FROM KpiMeasureValue; DELETE FROM KpiSignalCase;");
            await forget.ExecuteNonQueryAsync(cancellationToken);
        }

        if (KeepsChanges)
        {
            await RowChanges.BeginAsync(session, cancellationToken);
        }

        await Rows.WriteAsync(session, cancellationToken);
        var result = await KpiEngine.CalculateAsync(session, new KpiOptions { TimeZone = TimeZoneInfo.Utc, Library = library, StatementTimeoutSeconds = timeoutSeconds }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>The test may leave a statement behind that the server has not given up.</summary>
    public void Spoil() => _test.Spoil();

    /// <summary>A load of somebody else took the next number.</summary>
    public void SkipLoad() => _loadSk++;

    /// <summary>A preview as the command makes it: in a transaction that is never committed.</summary>
    public async Task<KpiPreview> PreviewAsync(DateOnly asOf, KpiLibrary library, string code)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, cancellationToken);
        var now = new DateTimeOffset(asOf.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        var star = _database.CreateWriter(_database.StarModel, connection, transaction, _loadSk + 1, now);
        var session = new LoadSession(_database.Engine, connection, transaction, star, _loadSk + 1, now);
        return await KpiPreview.ComputeAsync(session, new KpiOptions { TimeZone = TimeZoneInfo.Utc }, library, code, cancellationToken);
    }

    public async Task<List<T>> ReadAsync<T>(Func<WarehouseContext, IQueryable<T>> query)
    {
        await using var context = _database.CreateContext();
        return await query(context).ToListAsync(TestContext.Current.CancellationToken);
    }

    public WarehouseContext OpenContext() => _database.CreateContext();

    public async Task ExecuteAsync(string sql)
    {
        await using var context = _database.CreateContext();
        await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    /// <summary>Current values of a KPI's newest version.</summary>
    public Task<List<FactKpiValue>> ValuesAsync(string code) => ReadAsync(warehouse =>
        from value in warehouse.FactKpiValues
        join kpi in warehouse.Kpis on value.KpiSk equals kpi.KpiSk
        where kpi.KpiCode == code && kpi.IsCurrent && value.IsCurrent
        orderby value.KpiValueSk
        select value);

    public async Task<FactKpiValue> ValueAsync(string code, int scopeSk, PeriodGrain grain, DateOnly end) =>
        Assert.Single(await ValuesAsync(code), value => value.ScopeSk == scopeSk && value.PeriodGrain == grain.ToString() && value.PeriodEndDateSk == StarRows.Sk(end));

    public async Task<List<KpiMeasureValue>> MeasureAsync(string name)
    {
        var number = (await ReadAsync(warehouse => warehouse.KpiWorkStates.Where(state => state.Subject == $"measure:{name}"))).Single().KpiWorkStateSk;
        return await ReadAsync(warehouse => warehouse.KpiMeasureValues
            .Where(row => row.KpiMeasureValueSk > MeasureSql.FirstKey(number) && row.KpiMeasureValueSk < MeasureSql.FirstKey(number + 1)));
    }

    public ValueTask DisposeAsync() => _test.DisposeAsync();
}
