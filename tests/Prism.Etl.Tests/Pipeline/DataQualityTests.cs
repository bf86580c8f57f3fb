using Prism.Etl.Tests.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Tests.Pipeline;

public sealed class DataQualityTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static BatchedSource Jira(params Prism.Etl.Staging.StagedRow[] more) =>
        new("jira", [.. Rows.Site, Rows.Issue("1", "2", Rows.Change(1, "Status", "1", "2")), Rows.Worklog("1", "1", 2, 1.5), .. more]);

    [Fact]
    public async Task A_first_load_looks_at_all_rows_and_passes()
    {
        using var run = new TestRun();
        var summary = await run.RunAsync(Jira());

        var results = await run.RowsAsync<FactDataQuality>();
        Assert.True(results.Count > 80, $"{results.Count} checks");
        Assert.All(results, row => Assert.True(row.IsPassed, $"{row.TableName} {row.CheckName}: {row.Sample}"));
        Assert.All(results, row => Assert.Equal((true, summary.Version), (row.IsWholeTable, row.LoadSk)));
        Assert.Equal(1, results.Single(row => row.CheckName == "WorklogHoursAreTheStagedSeconds").CheckedCount);
        Assert.Equal(2, results.Single(row => row.CheckName == "RevisionsWithoutGap").CheckedCount);
    }

    [Fact]
    public async Task A_later_load_looks_at_the_rows_it_wrote()
    {
        using var run = new TestRun();
        await run.RunAsync(Jira());
        var summary = await run.RunAsync(Jira(Rows.Issue("2", "1")));

        var results = (await run.RowsAsync<FactDataQuality>()).Where(row => row.LoadSk == summary.Version).ToList();
        Assert.All(results, row => Assert.True(row.IsPassed, $"{row.TableName} {row.CheckName}: {row.Sample}"));
        var revisions = results.Single(row => row.CheckName == "RevisionsWithoutGap");
        Assert.Equal((false, 1), (revisions.IsWholeTable, revisions.CheckedCount));
        Assert.Equal(1, results.Single(row => row.CheckName == "StagedIssuesAreLoaded").CheckedCount);
        Assert.DoesNotContain(results, row => row.TableName == nameof(FactWorklog));
    }

    [Fact]
    public async Task A_row_that_points_nowhere_is_named_and_the_version_published_all_the_same()
    {
        using var run = new TestRun();
        await run.RunAsync(Jira());
        await TamperAsync(run);

        var summary = await run.RunAsync(TimeProvider.System, isRebuild: true, Jira());

        Assert.NotNull(summary.Version);
        var failed = (await run.RowsAsync<FactDataQuality>()).Where(row => !row.IsPassed).ToList();
        var found = Assert.Single(failed, row => row is { TableName: nameof(FactSprintIssue), CheckName: "IssueSkIsKnown" });
        Assert.Equal((CheckSeverity.Error, 1, "65536001"), (found.Severity, found.FailedCount, found.Sample));
    }

    [Fact]
    public async Task An_error_keeps_the_version_from_being_published_when_the_setting_says_so()
    {
        using var run = new TestRun(options => options.BlockOnDataQualityError = true);
        await run.RunAsync(Jira());
        var before = await run.VersionAsync();
        await TamperAsync(run);

        var summary = await run.RunAsync(TimeProvider.System, isRebuild: true, Jira(Rows.Issue("2", "1")));

        Assert.False(summary.IsSucceeded);
        Assert.Contains("IssueSkIsKnown", summary.Message, StringComparison.Ordinal);
        Assert.Contains("65536001", summary.Message, StringComparison.Ordinal);
        Assert.Equal(before, await run.VersionAsync());
        Assert.DoesNotContain(await run.RowsAsync<FactIssue>(), row => row.IssueSk > 1);
    }

    private static Task TamperAsync(TestRun run) => run.TamperAsync(writer => writer.UpsertAsync(
        [
            new FactSprintIssue
            {
                SprintIssueSk = 65536001, SprintSk = Member.Unknown, IssueSk = 1000, ProjectSk = Member.Unknown, DateSk = Member.Unknown,
                IsCommitted = false, IsAddedAfterStart = false, IsRemoved = false, IsCompleted = false, IsCarriedOver = false, IsSprintClosed = false,
            },
        ],
        Stop));
}
