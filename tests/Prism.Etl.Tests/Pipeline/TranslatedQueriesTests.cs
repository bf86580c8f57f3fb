using Microsoft.EntityFrameworkCore;
using Prism.SqlServerTests;
using Prism.Warehouse;
using Xunit.Sdk;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>That a query without a translation for SQL Server fails where it is asked, and a text that is no T-SQL where it is sent.</summary>
public sealed class TranslatedQueriesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_asked_on_SQLite_is_translated_for_SQL_Server_too()
    {
        using var run = new TestRun();
        await run.Database.MigrateAsync(Stop);
        await using var context = run.Database.CreateContext();
        var before = TranslatedQueries.Count;

        Assert.Equal(0, await context.FactIssues.CountAsync(row => row.IssueSk > 0 && row.StoryPoints > 12345.25, Stop));

        Assert.True(TranslatedQueries.Count > before);
    }

    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails_its_test()
    {
        using var run = new TestRun();
        await run.Database.MigrateAsync(Stop);
        await using var context = run.Database.CreateContext();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => context.FactWorklogs.Where(row => EF.Functions.Glob(row.SourceId, "x*")).ToListAsync(Stop));
    }

    [Fact]
    public void A_text_that_is_no_T_SQL_fails_its_test()
    {
        SqlTrace.Tell("SELECT TOP (1) IssueSk FROM FactIssue");
        Assert.ThrowsAny<XunitException>(() => SqlTrace.Tell("SELECT IssueSk FROM FactIssue LIMIT 1"));
    }
}
