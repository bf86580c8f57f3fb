using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading;
using Prism.Etl.Tests.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Quality;

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

    /// <summary>What breaks each check that is written by hand: a statement or several, and how many rows fail; none for a table = a new check nobody tried.</summary>
    private static readonly Dictionary<string, (string Sql, string? Sample)> Breaking = new(StringComparer.Ordinal)
    {
        ["RevisionKeysAreIssueAndNumber"] = ("UPDATE FactIssueRevision SET RevisionNumber = 9 WHERE IssueRevisionSk = 65537", "65537"),
        ["RevisionsWithoutGap"] = ("UPDATE FactIssueRevision SET ValidFromUtc = ValidFromUtc + 1 WHERE IssueRevisionSk = 65538", "65538"),
        ["RevisionsEndAfterTheyBegin"] = ("UPDATE FactIssueRevision SET ValidToUtc = ValidFromUtc - 1 WHERE IssueRevisionSk = 65537", "65537"),
        ["IssuesHaveAFact"] = ("DELETE FROM FactIssue WHERE IssueSk = 1", "1"),
        ["IssuesHaveARevision"] = ("DELETE FROM FactIssueRevision WHERE IssueRevisionSk = 65537", "1"),
        ["IssueDatesInOrder"] = ("UPDATE FactIssue SET DoneAtUtc = CreatedAtUtc - 1 WHERE IssueSk = 1", "1"),
        ["TransitionsContinue"] = ("UPDATE FactStatusTransition SET FromStatusSk = -2 WHERE StatusTransitionSk = (SELECT MAX(StatusTransitionSk) FROM FactStatusTransition)", null),
        ["WorklogsAreNotNegative"] = ("UPDATE FactWorklog SET SpentHours = -1 WHERE WorklogSk = 1", "1"),
        ["SprintDatesInOrder"] = ("UPDATE DimSprint SET EndAtUtc = StartAtUtc - 1 WHERE SprintSk = 1", "1"),
        ["TaskDatesInOrder"] = ("UPDATE FactTask SET StartLocal = FinishLocal, FinishLocal = StartLocal", null),
        ["FlowBalances"] = ("UPDATE FactFlowDaily SET ItemCount = ItemCount + 1 WHERE FlowDailySk = (SELECT MAX(FlowDailySk) FROM FactFlowDaily)", null),
        ["FlowIsNotNegative"] = ("UPDATE FactFlowDaily SET ArrivedCount = -1 WHERE FlowDailySk = (SELECT MAX(FlowDailySk) FROM FactFlowDaily)", null),
        ["ProjectVersionsWithoutOverlap"] = (
            "UPDATE DimProject SET ProjectId = (SELECT ProjectId FROM DimProject WHERE ProjectSk = 1), ValidFromUtc = ValidFromUtc + 1 WHERE ProjectSk = 2", "1, 2"),
        ["PersonVersionsWithoutOverlap"] = (
            "UPDATE DimPerson SET PersonId = (SELECT PersonId FROM DimPerson WHERE PersonSk = 1), ValidFromUtc = ValidFromUtc + 1 WHERE PersonSk = 2", "1, 2"),
        ["KpiVersionsWithoutOverlap"] = ("UPDATE DimKpi SET KpiCode = (SELECT KpiCode FROM DimKpi WHERE KpiSk = 1), ValidFromUtc = ValidFromUtc + 1 WHERE KpiSk = 2", "1, 2"),
        ["ProjectVersionsFollowOneAnother"] = ("UPDATE DimProject SET IsCurrent = 0, ValidToUtc = ValidFromUtc + 1 WHERE ProjectSk = 1", "1"),
        ["PersonVersionsFollowOneAnother"] = ("UPDATE DimPerson SET ValidToUtc = ValidFromUtc WHERE PersonSk = 2", "2"),
        ["KpiVersionsFollowOneAnother"] = (
            """
            UPDATE DimKpi SET KpiCode = (SELECT KpiCode FROM DimKpi WHERE KpiSk = 1), ValidFromUtc = 1000 WHERE KpiSk = 2;
            UPDATE DimKpi SET ValidToUtc = 999, IsCurrent = 0 WHERE KpiSk = 1;
            UPDATE DimKpi SET KpiCode = 'GONE', ValidToUtc = 999, IsCurrent = 0, RetiredDateSk = 20260101 WHERE KpiSk = 3;
            """, "1"),
        ["KpiValuesAreCurrentOnce"] = (
            """
            CREATE TEMP TABLE Twice AS SELECT * FROM FactKpiValue WHERE IsCurrent = 1 LIMIT 1;
            UPDATE Twice SET KpiValueSk = 9000000000000000000;
            INSERT INTO FactKpiValue SELECT * FROM Twice;
            DROP TABLE Twice;
            """, "9000000000000000000"),
        ["KpiValuesAreReportedBeforeTheyAreReplaced"] = (
            "UPDATE FactKpiValue SET ReportedToLoadSk = ReportedFromLoadSk WHERE KpiValueSk = (SELECT MIN(KpiValueSk) FROM FactKpiValue)", null),
        ["StagedIssuesAreLoaded"] = ("DELETE FROM DimIssue WHERE IssueSk = 1", "1"),
        ["StagedWorklogsAreLoaded"] = ("DELETE FROM FactWorklog WHERE WorklogSk = 1", "1"),
        ["IssuesAreStaged"] = ("DELETE FROM StagedIssue WHERE SourceId = '1'", "1"),
        ["WorklogHoursAreTheStagedSeconds"] = ("UPDATE FactWorklog SET SpentHours = SpentHours + 1 WHERE WorklogSk = 1", "1"),
    };

    [Fact]
    public async Task Each_check_fires_for_the_rows_that_break_it_and_names_them()
    {
        using var run = new TestRun();
        await run.RunAsync(Jira(
            Rows.Issue("1", "4", Rows.Change(1, "Status", "1", "2"), Rows.Change(2, "Status", "2", "4")),
            Rows.Issue("2", "1") with { ContainerId = "11" }));
        await run.RunAsync(new BatchedSource("plans", [.. Rows.Plan("ALPHA", Rows.Task("ALPHA", 1) with
        {
            Start = new DateTime(2026, 3, 2, 8, 0, 0), Finish = new DateTime(2026, 3, 3, 17, 0, 0),
        })]));
        var all = StarChecks.All(run.Database.StarModel).Concat(StagingChecks.All).ToList();
        Assert.Equal(all.Where(check => !IsReference(check)).Select(check => check.Name).Order(StringComparer.Ordinal), Breaking.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            run.Database.StarModel.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.FindPrimaryKey()!.Properties.Count == 1).Sum(entity => entity.GetForeignKeys().Count()),
            all.Count(IsReference));

        foreach (var check in all)
        {
            await using var connection = (SqliteConnection)await run.Database.OpenConnectionAsync(Stop);
            await using var transaction = connection.BeginTransaction(deferred: false);
            var writer = run.Database.CreateWriter(run.Database.StarModel, connection, transaction, 99, TimeProvider.System.GetUtcNow());
            var quality = new DataQuality(new LoadSession(run.Database.Engine, connection, transaction, writer, 99, TimeProvider.System.GetUtcNow()), null, 0);
            var before = Assert.Single(await quality.RunAsync([check], Stop));
            Assert.True(before.IsPassed, $"{check.Table} {check.Name}: {before.Sample}");

            var (sql, sample) = IsReference(check) ? (PointNowhere(connection, transaction, check), null) : Breaking[check.Name];
            using (var command = connection.CreateCommand())
            {
                command.Transaction = transaction;
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }

            var result = Assert.Single(await quality.RunAsync([check], Stop));
            Assert.False(result.IsPassed, $"{check.Table} {check.Name} passes");
            Assert.Equal((check.Severity, check.Table, true), (result.Severity, result.TableName, result.FailedCount > 0));
            Assert.False(string.IsNullOrEmpty(result.Sample), check.Name);
            Assert.True(sample is null || result.Sample == sample, $"{check.Name}: {result.Sample}; expected {sample}");
        }
    }

    private static bool IsReference(DataCheck check) => !Breaking.ContainsKey(check.Name) && check.Name.EndsWith("IsKnown", StringComparison.Ordinal);

    /// <summary>A row whose reference meets nothing; where the table has none, one is made up.</summary>
    private static string PointNowhere(SqliteConnection connection, SqliteTransaction transaction, DataCheck check)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT name, type FROM pragma_table_info('{check.Table}') WHERE name = '{check.Key}' OR \"notnull\" = 1";
        List<string> names = [], values = [];
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                names.Add($"\"{reader.GetString(0)}\"");
                values.Add(reader.GetString(0) == check.Key ? "777777777" : $"'{600000 + names.Count}'");
            }
        }

        var column = check.Name[..^"IsKnown".Length];
        return $"""
            INSERT INTO "{check.Table}" ({string.Join(", ", names)}) VALUES ({string.Join(", ", values)});
            UPDATE "{check.Table}" SET "{column}" = 888888888 WHERE "{check.Key}" = 777777777;
            """;
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
