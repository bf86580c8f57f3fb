using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Security;
using Prism.ODataService.Usage;
using Prism.Warehouse;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests.Security;

/// <summary>What the service itself may do, and what is written down of how it was set up.</summary>
public sealed class OwnRightsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prism-rights-").FullName;
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
    public async Task The_service_reads_a_warehouse_that_it_cannot_write_and_writes_its_own_tables_only()
    {
        SqliteConnection.ClearAllPools();
        await using (var truncate = new SqliteConnection($"Data Source={_database.SqliteFile}"))
        {
            await truncate.OpenAsync(Stop);
            using var checkpoint = truncate.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync(Stop);
        }

        SqliteConnection.ClearAllPools();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_database.SqliteFile, UnixFileMode.UserRead);
        }

        var before = await HashAsync();
        await using (var app = await RunningService.StartAsync(_folder))
        {
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
            foreach (var address in new[] { "", "odata/v1/", "odata/v1/$metadata", "odata/v1/Projects", "odata/v1/Issues?$apply=groupby((IsDeleted),aggregate($count as N))", "odata/v1/KpiValues?$orderby=Value desc", "odata/v1/Worklogs?$format=csv", "connect/excel.xlsx" })
            {
                using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Stop);
                Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            }

            await app.Services.GetRequiredService<UsageLog>().WriteAsync(Stop);
            Assert.NotEmpty(await app.Services.GetRequiredService<OpsDatabase>().UsageAsync(Stop));
            await using var context = app.Services.GetRequiredService<WarehouseDatabase>().CreateContext();
            var refused = await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync("DELETE FROM DimLoad", Stop));
            Assert.Equal(SQLitePCL.raw.SQLITE_READONLY, refused.SqliteErrorCode);
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task What_the_service_was_set_up_with_is_in_the_log_once_each_change_too_and_no_secret()
    {
        var ops = new OpsDatabase(_database);
        await ops.MigrateAsync(Stop);
        var audit = new AuditLog(ops, TimeProvider.System);
        async Task<List<(string, string)>> StartAsync(params (string, string)[] settings)
        {
            var before = await audit.ReadAsync(Stop).CountAsync(Stop);
            await new AuditedSettings(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2))).Build(), ops, audit).RecordAsync(Stop);
            return (await audit.ReadAsync(Stop).ToListAsync(Stop)).Skip(before).Select(e => (e.Subject, e.Details)).ToList();
        }

        (string, string)[] first =
        [
            ("Prism:Security:Rights:0:Role", "Prism.Reader"), ("Prism:Security:Rights:0:Organisation", "true"), ("Prism:Security:Entra:ClientSecret", "hunter2"), ("Prism:Service:Urls", "https://*:443"),
            ("Prism:Service:PageSize", "10"), ("Kestrel:Certificates:Default:Password", "pass"),
        ];
        var recorded = await StartAsync(first);
        Assert.Equal(["Prism:Security:Entra:ClientSecret", "Prism:Security:Rights:0:Organisation", "Prism:Security:Rights:0:Role", "Prism:Service:Urls"], recorded.Select(r => r.Item1));
        Assert.Empty(await StartAsync(first));
        Assert.Equal([("Prism:Security:Rights:0:Role", "Prism.Everybody")], await StartAsync([.. first[1..], ("Prism:Security:Rights:0:Role", "Prism.Everybody")]));
        Assert.Equal([("Prism:Security:Rights:0:Role", "default")], await StartAsync(first[1..]));
        var changed = Assert.Single(await StartAsync([first[1], ("Prism:Security:Entra:ClientSecret", "hunter3"), first[3]]));
        Assert.Equal("Prism:Security:Entra:ClientSecret", changed.Item1);
        Assert.NotEqual(recorded[0].Item2, changed.Item2);
        var all = await audit.ReadAsync(Stop).ToListAsync(Stop);
        Assert.All(all, entry => Assert.DoesNotContain("hunter", entry.Details, StringComparison.Ordinal));
        Assert.Null((await audit.VerifyAsync(null, Stop)).Broken);
    }

    [Fact]
    public async Task A_service_that_starts_writes_its_settings_down_and_names_the_hash_in_its_log()
    {
        var log = new LinesLog();
        await using var app = await RunningService.StartAsync(_folder, log, ("Prism:Security:Rights:0:Role", "Prism.Reader"), ("Prism:Security:Rights:0:Organisation", "true"));
        var audit = app.Services.GetRequiredService<AuditLog>();
        await ((Microsoft.Extensions.Hosting.BackgroundService)app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Single(s => s is OpsPreparation)).ExecuteTask!;
        var entries = await audit.ReadAsync(Stop).ToListAsync(Stop);
        Assert.Contains(entries, e => e is { Action: AuditedSettings.Action, Subject: "Prism:Security:AllowAnonymous", Details: "true" });
        Assert.Contains(entries, e => e is { Action: AuditedSettings.Action, Subject: "Prism:Security:Rights:0:Role", Details: "Prism.Reader" });
        Assert.All(entries, entry => Assert.Contains(entry.Hash, log.Text, StringComparison.Ordinal));
    }

    private async Task<string> HashAsync() => Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(_database.SqliteFile, Stop)));
}
