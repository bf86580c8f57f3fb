using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Commands;
using Prism.Etl.Tests.Loading;
using Prism.Etl.Tests.Pipeline;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Tests.Commands;

/// <summary>The commands of whoever looks after the warehouse, in a process of their own.</summary>
public sealed class WarehouseCommandsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_is_written_once_and_restored_and_what_is_none_is_refused()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        var before = await run.ChecksumAsync();
        var file = Path.Combine(run.Folder, "prism backup.db");

        var (exit, output, errors) = await run.CallAsync("backup", file);
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.StartsWith($"{file}: ", output, StringComparison.Ordinal);
        Assert.Contains($"{new FileInfo(file).Length:N0} bytes", output, StringComparison.Ordinal);

        (exit, _, errors) = await run.CallAsync("backup", file);
        Assert.Equal(EtlCommandLine.Failed, exit);
        Assert.Contains(file, errors, StringComparison.Ordinal);

        await run.RunAsync(Source(9));
        Assert.NotEqual(before, await run.ChecksumAsync());
        (exit, output, errors) = await run.CallAsync("restore", file);
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.Contains($"the version is {await run.VersionAsync()}", output, StringComparison.Ordinal);
        Assert.Equal(before, await run.ChecksumAsync());

        (exit, output, errors) = await run.CallAsync("warehouse", "check");
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.Contains("The schema is as expected.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("fails", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "no database", Stop);
        (exit, _, errors) = await run.CallAsync("restore", file);
        Assert.Equal(EtlCommandLine.Failed, exit);
        Assert.Contains("is no sound SQLite file", errors, StringComparison.Ordinal);
        Assert.Equal(before, await run.ChecksumAsync());
    }

    [Fact]
    public async Task Vacuum_deletes_what_was_kept_long_enough_and_makes_the_file_smaller()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(2000));
        await ExecuteAsync(run, "DELETE FROM FactIssueRevision WHERE IssueSk > 100", "UPDATE FactDataQuality SET UpdatedAtUtc = 0");
        var quality = (await run.RowsAsync<FactDataQuality>()).Count;

        var (exit, output, errors) = await run.CallAsync("vacuum");

        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.Contains($"{nameof(FactDataQuality),-28} {quality,12:N0} rows deleted", output, StringComparison.Ordinal);
        Assert.Empty(await run.RowsAsync<FactDataQuality>());
        var sizes = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Split(" bytes before, ").Select(part => long.Parse(part.Replace(" now", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        Assert.True(sizes[1] < sizes[0], output);
        Assert.Equal(sizes[1], new FileInfo(run.Database.SqliteFile).Length);
    }

    [Fact]
    public async Task Status_tells_the_version_the_loads_and_the_room_of_each_table()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));

        var (exit, output, errors) = await run.CallAsync("status");

        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        Assert.Contains($"Version    {await run.VersionAsync()}", output, StringComparison.Ordinal);
        Assert.Contains($"  {nameof(FactIssue),-28} {3,13:N0} rows", output, StringComparison.Ordinal);
        Assert.Contains("Growth is told from the second day on", output, StringComparison.Ordinal);
        Assert.Contains("in all", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_what_is_missing_and_rows_that_contradict_each_other()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(3));
        await ExecuteAsync(run, "DELETE FROM FactIssue WHERE IssueSk = 2");

        var (exit, output, errors) = await run.CallAsync("warehouse", "check");
        Assert.Equal((EtlCommandLine.Failed, ""), (exit, errors));
        Assert.Contains("Error: IssuesHaveAFact fails for 1 of", output, StringComparison.Ordinal);

        await ExecuteAsync(run, "DROP VIEW IssueSnapshot", "DROP TABLE StagedBoard");
        (exit, output, errors) = await run.CallAsync("warehouse", "check");
        Assert.Equal((EtlCommandLine.Failed, ""), (exit, errors));
        Assert.Equal(["The view IssueSnapshot is missing.", "The table StagedBoard is missing."], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Check_compares_the_tables_of_the_service_too_where_it_has_made_them()
    {
        using var run = new TestRun();
        await run.RunAsync(Source(1));
        var ops = new OpsDatabase(run.Database);
        await ops.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EtlCommandLine.Succeeded, (await run.CallAsync("warehouse", "check")).Exit);

        await using (var context = ops.CreateContext())
        {
            await context.Database.ExecuteSqlRawAsync("DROP TABLE OpsKey", TestContext.Current.CancellationToken);
        }

        var (exit, output, _) = await run.CallAsync("warehouse", "check");
        Assert.Equal((EtlCommandLine.Failed, "The table OpsKey is missing."), (exit, output.Trim()));
    }

    [Fact]
    public async Task The_script_holds_every_part_for_the_administrator()
    {
        using var run = new TestRun();
        var (exit, rows, errors) = await run.CallAsync("warehouse", "script", "--rowstore");
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        (_, var columns, _) = await run.CallAsync("warehouse", "script", "--months");

        foreach (var part in new[] { "CREATE TABLE [FactIssue]", "CREATE TABLE [StagedIssue]", "CREATE TABLE [Incoming_FactIssue]", "READ_COMMITTED_SNAPSHOT ON", "DATA_COMPRESSION = PAGE", "ONLINE = ON" })
        {
            Assert.Contains(part, rows, StringComparison.Ordinal);
            Assert.Contains(part, columns, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("COLUMNSTORE", rows, StringComparison.Ordinal);
        Assert.Contains("CREATE CLUSTERED COLUMNSTORE INDEX [CCI_FactIssue]", columns, StringComparison.Ordinal);
        Assert.Contains("CREATE PARTITION FUNCTION [PrismMonths]", columns, StringComparison.Ordinal);
    }

    private static BatchedSource Source(int issues) =>
        new("jira", [.. Rows.Site, .. Enumerable.Range(1, issues).Select(i => Rows.Issue($"{i}", "2", Rows.Change(i % 50, "Status", "1", "2")))]);

    private static async Task ExecuteAsync(TestRun run, params string[] statements)
    {
        await using var context = run.Database.CreateContext();
        foreach (var statement in statements)
        {
            await context.Database.ExecuteSqlRawAsync(statement, Stop);
        }
    }
}
