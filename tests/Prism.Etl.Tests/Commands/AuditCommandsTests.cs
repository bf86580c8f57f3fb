using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Commands;
using Prism.Etl.Tests.Pipeline;
using Prism.SqlServerTests;
using Prism.Warehouse.Ops;

namespace Prism.Etl.Tests.Commands;

/// <summary>The log of tokens, rights and settings: whatever is done to it is found.</summary>
public sealed class AuditCommandsTests
{
    private const string Columns = "Number, AtUtc, Actor, Action, Subject, Details, PreviousHash, Hash";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("edited", "UPDATE AuditEntry SET Details = 'nothing' WHERE Number = 3", "Entry 3 of")]
    [InlineData("edited actor", "UPDATE AuditEntry SET Actor = 'somebody else' WHERE Number = 5", "Entry 5 of")]
    [InlineData("edited time", "UPDATE AuditEntry SET AtUtc = AtUtc + 1000 WHERE Number = 2", "Entry 2 of")]
    [InlineData("deleted at the beginning", "DELETE FROM AuditEntry WHERE Number = 1", "Entry 1 is missing")]
    [InlineData("deleted in the middle", "DELETE FROM AuditEntry WHERE Number = 3", "Entry 3 is missing")]
    [InlineData("deleted in the middle and closed up", "DELETE FROM AuditEntry WHERE Number = 3; UPDATE AuditEntry SET Number = 3 WHERE Number = 4; UPDATE AuditEntry SET Number = 4 WHERE Number = 5", "Entry 3 of")]
    [InlineData("put in", "UPDATE AuditEntry SET Number = 6 WHERE Number = 5; UPDATE AuditEntry SET Number = 5 WHERE Number = 4; INSERT INTO AuditEntry (" + Columns + ") SELECT 4, AtUtc, Actor, Action, 'forged', Details, PreviousHash, Hash FROM AuditEntry WHERE Number = 3", "Entry 4 of")]
    [InlineData("reordered", "UPDATE AuditEntry SET Number = 99 WHERE Number = 2; UPDATE AuditEntry SET Number = 2 WHERE Number = 3; UPDATE AuditEntry SET Number = 3 WHERE Number = 99", "Entry 2 of")]
    [InlineData("appended without a chain", "INSERT INTO AuditEntry (" + Columns + ") SELECT 6, AtUtc, Actor, Action, 'forged', Details, PreviousHash, Hash FROM AuditEntry WHERE Number = 5", "Entry 6 of")]
    public async Task What_was_done_to_the_log_is_found(string what, string sql, string found)
    {
        using var run = new TestRun();
        await WriteAsync(run, 5);
        var (exit, _, errors) = await run.CallAsync("audit", "verify");
        Assert.Equal((EtlCommandLine.Succeeded, ""), (exit, errors));
        await ExecuteAsync(run, sql);

        (exit, _, errors) = await run.CallAsync("audit", "verify");
        Assert.Equal(EtlCommandLine.Failed, exit);
        Assert.True(errors.Contains(found, StringComparison.Ordinal), $"{what}: {errors}");
    }

    [Fact]
    public async Task An_end_that_was_cut_off_and_a_chain_that_was_forged_anew_are_found_by_a_hash_that_was_noted_elsewhere()
    {
        using var run = new TestRun();
        await WriteAsync(run, 5);
        var (_, output, _) = await run.CallAsync("audit", "verify");
        var noted = output.Trim().Split(' ')[^1];
        Assert.Equal(64, noted.Length);
        await WriteAsync(run, 1);
        Assert.Equal(EtlCommandLine.Succeeded, (await run.CallAsync("audit", "verify", "--last-hash", noted)).Exit);

        // Of itself a chain that ends earlier is a chain; docs/security.md says what to do about it.
        await ExecuteAsync(run, "DELETE FROM AuditEntry WHERE Number > 4");
        Assert.Equal(EtlCommandLine.Succeeded, (await run.CallAsync("audit", "verify")).Exit);
        var (exit, _, errors) = await run.CallAsync("audit", "verify", "--last-hash", noted);
        Assert.Equal(EtlCommandLine.Failed, exit);
        Assert.Contains("cut off", errors, StringComparison.Ordinal);

        await ExecuteAsync(run, "DELETE FROM AuditEntry");
        await WriteAsync(run, 5);
        Assert.Equal(EtlCommandLine.Succeeded, (await run.CallAsync("audit", "verify")).Exit);
        Assert.Equal(EtlCommandLine.Failed, (await run.CallAsync("audit", "verify", "--last-hash", noted)).Exit);
    }

    [Fact]
    public async Task The_log_is_printed_oldest_first_and_where_there_is_none_that_is_said()
    {
        using var run = new TestRun();
        await run.Database.MigrateAsync(Stop);
        Assert.Equal(EtlCommandLine.NotStarted, (await run.CallAsync("audit", "verify")).Exit);
        await WriteAsync(run, 2);
        await new AuditLog(new OpsDatabase(run.Database), TimeProvider.System).AppendAsync("tester", "TokenCreated", "token", "entry 3\n     4  forged \u001b[2J", Stop);
        var (exit, output, _) = await run.CallAsync("audit", "list");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(EtlCommandLine.Succeeded, exit);
        Assert.Equal(3, lines.Length);
        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("TokenCreated", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("entry 2", lines[1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_SQL_Server_nobody_but_the_administrator_may_change_or_delete_what_is_in_the_log()
    {
        var script = WarehouseScript.Roles();
        foreach (var batch in script.Split("\nGO\n", StringSplitOptions.RemoveEmptyEntries))
        {
            TransactSql.AssertSound(batch);
        }

        var grants = script.Split('\n').Where(line => line.StartsWith("GRANT", StringComparison.Ordinal)).ToList();
        Assert.All(grants.Where(line => line.Contains("ops", StringComparison.Ordinal) && !line.Contains("[prism_admin]", StringComparison.Ordinal)), line =>
        {
            Assert.DoesNotContain("ALTER", line, StringComparison.Ordinal);
            Assert.DoesNotContain("CONTROL", line, StringComparison.Ordinal);
            Assert.True(!line.Contains("SCHEMA::ops", StringComparison.Ordinal) || line.StartsWith("GRANT SELECT ON", StringComparison.Ordinal) || line.StartsWith("GRANT VIEW DEFINITION ON", StringComparison.Ordinal), line);
        });
        var log = grants.Where(line => line.Contains($"[{nameof(AuditEntry)}]", StringComparison.Ordinal)).ToList();
        Assert.Equal(["GRANT INSERT ON OBJECT::ops.[AuditEntry] TO [prism_reader];", "GRANT SELECT ON OBJECT::ops.[AuditEntry] TO [prism_etl];"], log);

        // The service reads the star, view included, and nothing of staging, and writes nothing but its own tables; the worker finds out that those are there.
        var read = grants.Where(line => line.Contains("::dbo", StringComparison.Ordinal) && line.Contains("[prism_reader]", StringComparison.Ordinal)).ToList();
        Assert.All(read, line => Assert.StartsWith("GRANT SELECT ON OBJECT::dbo.[", line, StringComparison.Ordinal));
        Assert.All(read, line => Assert.DoesNotContain("[Staged", line, StringComparison.Ordinal));
        foreach (var table in new[] { "FactIssue", "DimProject", "DimLoad", "IssueSnapshot", "FactKpiUsage", "BridgeScopeProject", "IssueField" })
        {
            Assert.Contains($"GRANT SELECT ON OBJECT::dbo.[{table}] TO [prism_reader];", read);
        }

        Assert.Contains("GRANT SELECT ON OBJECT::ops.[__OpsMigrations] TO [prism_etl];", grants);
    }

    private static async Task WriteAsync(TestRun run, int entries)
    {
        await run.Database.MigrateAsync(Stop);
        var ops = new OpsDatabase(run.Database);
        await ops.MigrateAsync(Stop);
        var log = new AuditLog(ops, TimeProvider.System);
        for (var i = 1; i <= entries; i++)
        {
            await log.AppendAsync("tester", "TokenCreated", "token", string.Create(CultureInfo.InvariantCulture, $"entry {i}"), Stop);
        }
    }

    private static async Task ExecuteAsync(TestRun run, string sql)
    {
        await using var context = new OpsDatabase(run.Database).CreateContext();
#pragma warning disable EF1002 // Texts of the tests.
        await context.Database.ExecuteSqlRawAsync(sql, Stop);
#pragma warning restore EF1002
    }
}
