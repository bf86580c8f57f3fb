using Prism.Etl.Loading;
using Prism.Etl.Loading.Facts;
using Prism.Etl.Tests.Pipeline;
using Prism.SqlServerTests;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Tests.Loading;

/// <summary>What the service wrote down of its readers becomes counts that name nobody.</summary>
public sealed class UsageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_are_counted_by_day_subject_and_program_with_the_next_version_and_once_only()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var today = Day(0);
        await ReadAsync(run, (today, "KpiValues", ClientKind.Excel, "ana", 3, 300), (today, "KpiValues", ClientKind.Excel, "ben", 1, 50), (today, "KpiValues", ClientKind.Browser, "ana", 1, 10),
            (today, "KPI:CPI", ClientKind.Excel, "ana", 2, 20), (Day(-1), "KpiValues", ClientKind.Excel, "ana", 1, 5));

        // Being read makes no new version.
        Assert.Null((await run.RunAsync(Source(1))).Version);
        Assert.Empty(await run.RowsAsync<FactKpiUsage>());
        await run.RunAsync(Source(2));
        var rows = await run.RowsAsync<FactKpiUsage>();
        Assert.Equal(
            [(Day(-1), "KpiValues", null, "Excel", 1L, 1, 5L), (today, "KPI:CPI", "CPI", "Excel", 2L, 1, 20L), (today, "KpiValues", null, "Browser", 1L, 1, 10L), (today, "KpiValues", null, "Excel", 4L, 2, 350L)],
            rows.Select(Told).Order());

        await run.RunAsync(Source(3));
        Assert.Equal(rows.Select(Written).Order(), (await run.RowsAsync<FactKpiUsage>()).Select(Written).Order());

        await ReadAsync(run, (today, "KpiValues", ClientKind.Excel, "cem", 1, 1));
        await run.RunAsync(Source(4));
        var more = await run.RowsAsync<FactKpiUsage>();
        var changed = Assert.Single(more.Select(Written).Except(rows.Select(Written)));
        Assert.Equal(rows.Single(row => Told(row) == (today, "KpiValues", null, "Excel", 4L, 2, 350L)).KpiUsageSk, changed.KpiUsageSk);
        Assert.Contains((today, "KpiValues", null, "Excel", 5L, 3, 351L), more.Select(Told));
        Assert.Equal(4, more.Count);
    }

    [Fact]
    public async Task Who_read_is_forgotten_after_ninety_days_and_what_was_counted_stays()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var old = Day(-UsageLoader.DaysKept - 1);
        var kept = Day(-UsageLoader.DaysKept + 1);
        await ReadAsync(run, (old, "Issues", ClientKind.Gateway, "ana", 1, 1), (kept, "Issues", ClientKind.Gateway, "ben", 1, 1));
        await run.RunAsync(Source(2));
        Assert.Equal([kept], (await new OpsDatabase(run.Database).UsageAsync(Stop)).Select(row => row.DateSk));
        Assert.Equal([old, kept], (await run.RowsAsync<FactKpiUsage>()).Select(row => row.DateSk).Order());

        // What is no longer among the service's rows is not taken back, and new keys do not fall on old ones.
        await ReadAsync(run, (Day(0), "Issues", ClientKind.Gateway, "ben", 1, 1));
        await run.RunAsync(Source(3));
        var rows = await run.RowsAsync<FactKpiUsage>();
        Assert.Equal(3, rows.Count);
        Assert.Equal(3, rows.Select(row => row.KpiUsageSk).Distinct().Count());
    }

    [Fact]
    public async Task No_reader_stands_in_the_star()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        await ReadAsync(run, (Day(0), "Issues", ClientKind.Other, "somebody-in-particular", 1, 1));
        await run.RunAsync(Source(2));
        Assert.Single(await run.RowsAsync<FactKpiUsage>());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.DoesNotContain("somebody-in-particular", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(run.Database.SqliteFile, Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_texts_are_sound_on_SQL_Server()
    {
        TransactSql.AssertSound(UsageLoader.DaysSql);
        TransactSql.AssertSound(UsageLoader.StoredSql);
    }

    private static int Day(int offset) => DateKeys.Number(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(offset));

    private static (int, string, string?, string, long, int, long) Told(FactKpiUsage row) => (row.DateSk, row.Subject, row.KpiCode, row.ClientKind, row.ReadCount, row.ReaderCount, row.RowCount);

    private static (long KpiUsageSk, long LoadSk, long) Written(FactKpiUsage row) => (row.KpiUsageSk, row.LoadSk, row.ReadCount);

    private static BatchedSource Source(int issues) => new("jira", [.. Rows.Site, .. Enumerable.Range(1, issues).Select(i => Rows.Issue($"{i}", "2"))]);

    private static async Task ReadAsync(TestRun run, params (int Day, string Subject, string Client, string Reader, long Reads, long Rows)[] reads)
    {
        var ops = new OpsDatabase(run.Database);
        await ops.MigrateAsync(Stop);
        await using var context = ops.CreateContext();
        context.AddRange(reads.Select(read => new UsageDay
        {
            DateSk = read.Day, Subject = read.Subject, ClientKind = read.Client, Reader = read.Reader, Reads = read.Reads, RowsRead = read.Rows, LastReadAtUtc = TimeProvider.System.GetUtcNow(),
        }));
        await context.SaveChangesAsync(Stop);
    }
}
