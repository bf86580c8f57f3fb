using System.Data.Common;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Tests.Schema;

namespace Prism.Warehouse.Tests.Bulk;

/// <summary>What the bulk writers promise, on either engine.</summary>
public abstract class BulkWriterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestWarehouse> CreateAsync();

    [Fact]
    public async Task Rows_offered_again_unchanged_are_left_alone()
    {
        await using var warehouse = await CreateAsync();
        Assert.Equal(new BulkCounts(3, 0, 0), await warehouse.WriteAsync(1, Worklogs(3)));

        Assert.Equal(new BulkCounts(0, 0, 3), await warehouse.WriteAsync(2, Worklogs(3)));

        Assert.All(await warehouse.ReadAsync<FactWorklog>(), row => Assert.Equal((1, TestWarehouse.Now.AddMinutes(1)), (row.LoadSk, row.UpdatedAtUtc)));
    }

    [Fact]
    public async Task A_changed_row_is_updated_and_names_the_load_that_changed_it()
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, Worklogs(3));

        var counts = await warehouse.WriteAsync(2, [.. Worklogs(4).Select(row => row.WorklogSk == 2 ? row with { SpentHours = 7 } : row)]);

        Assert.Equal(new BulkCounts(1, 1, 2), counts);
        var rows = await warehouse.ReadAsync<FactWorklog>();
        Assert.Equal([1L, 2L, 1L, 2L], rows.OrderBy(row => row.WorklogSk).Select(row => row.LoadSk));
        Assert.Equal(7, rows.Single(row => row.WorklogSk == 2).SpentHours);
    }

    [Fact]
    public async Task A_value_that_becomes_null_and_one_that_was_null_are_changes()
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, Worklogs(2));

        var counts = await warehouse.WriteAsync(2, [Worklogs(1)[0] with { CostAmount = null }, Worklogs(2)[1] with { CostAmountReporting = 1m }]);

        Assert.Equal(new BulkCounts(0, 2, 0), counts);
        Assert.Equal(new BulkCounts(0, 0, 1), await warehouse.WriteAsync(3, [Worklogs(1)[0] with { CostAmount = null }]));
    }

    [Fact]
    public async Task The_same_key_may_be_written_by_several_calls_and_in_several_tables()
    {
        await using var warehouse = await CreateAsync();
        await using var connection = await warehouse.Database.OpenConnectionAsync(Cancel);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Cancel);
        var writer = warehouse.Database.CreateWriter(warehouse.Database.StarModel, connection, transaction, 1, TestWarehouse.Now);

        Assert.Equal(new BulkCounts(1, 0, 0), await writer.UpsertAsync(Worklogs(1), Cancel));
        Assert.Equal(new BulkCounts(1, 0, 0), await writer.UpsertAsync(Revisions((1, 1)).Select(row => row with { IssueRevisionSk = 1 }), Cancel));
        Assert.Equal(new BulkCounts(0, 1, 0), await writer.UpsertAsync([Worklogs(1)[0] with { SpentHours = 9 }], Cancel));
        Assert.Equal(1, await writer.DeleteAsync<FactWorklog>([1L], Cancel));
        Assert.Equal(new BulkCounts(1, 0, 0), await writer.UpsertAsync(Worklogs(1), Cancel));
    }

    [Fact]
    public async Task Of_rows_with_one_key_in_a_call_the_last_stands()
    {
        await using var warehouse = await CreateAsync();

        await warehouse.WriteAsync(1, [Worklogs(1)[0], Worklogs(2)[1], Worklogs(1)[0] with { SpentHours = 9 }]);

        Assert.Equal([9d, 2d], (await warehouse.ReadAsync<FactWorklog>()).OrderBy(row => row.WorklogSk).Select(row => row.SpentHours));
    }

    [Fact]
    public async Task What_is_written_reads_back_as_it_was()
    {
        await using var warehouse = await CreateAsync();
        var worklog = Worklogs(1)[0] with
        {
            SourceId = "", CurrencyCode = "Ж€😀'\";--", CostAmount = 922337203685.4775m, CostAmountReporting = -0.0001m, SpentHours = 0.1,
            StartedAtUtc = new DateTimeOffset(1960, 5, 1, 23, 59, 59, 999, TimeSpan.Zero),
        };
        var task = FactTasks(1)[0];

        await warehouse.WriteAsync(7, [worklog]);
        await warehouse.WriteAsync(7, [task]);

        Assert.Equal(worklog with { LoadSk = 7, UpdatedAtUtc = TestWarehouse.Now.AddMinutes(7) }, Assert.Single(await warehouse.ReadAsync<FactWorklog>()));
        Assert.Equal(task with { LoadSk = 7, UpdatedAtUtc = TestWarehouse.Now.AddMinutes(7) }, Assert.Single(await warehouse.ReadAsync<FactTask>()));
    }

    [Fact]
    public async Task Rows_that_come_one_by_one_count_the_same()
    {
        await using var warehouse = await CreateAsync();
        await using var connection = await warehouse.Database.OpenConnectionAsync(Cancel);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Cancel);
        var writer = warehouse.Database.CreateWriter(warehouse.Database.StarModel, connection, transaction, 1, TestWarehouse.Now);

        Assert.Equal(new BulkCounts(2500, 0, 0), await writer.UpsertAsync(Worklogs(2500).ToAsyncEnumerable(), Cancel));
        Assert.Equal(new BulkCounts(0, 0, 2500), await writer.UpsertAsync(Worklogs(2500).ToAsyncEnumerable(), Cancel));
    }

    [Fact]
    public async Task Children_beyond_the_last_key_of_their_parent_are_deleted_and_no_others()
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, Revisions((1, 3), (2, 3), (3, 2), (4, 1)));

        var deleted = await warehouse.WriteAsync(2, writer => writer.TrimAsync<FactIssueRevision>(
            nameof(FactIssueRevision.IssueSk), [(1, (1L << 16) + 1), (3, 3L << 16), (9, 9L << 16)], Cancel));

        Assert.Equal(4, deleted);
        Assert.Equal([(1, 1), (2, 1), (2, 2), (2, 3), (4, 1)],
            (await warehouse.ReadAsync<FactIssueRevision>()).Select(row => (row.IssueSk, row.RevisionNumber)).Order());
    }

    [Fact]
    public async Task Rows_are_deleted_by_key()
    {
        await using var warehouse = await CreateAsync();
        await warehouse.WriteAsync(1, Worklogs(5));

        Assert.Equal(2, await warehouse.WriteAsync(2, writer => writer.DeleteAsync<FactWorklog>([2L, 4L, 99L], Cancel)));

        Assert.Equal([1L, 3L, 5L], (await warehouse.ReadAsync<FactWorklog>()).Select(row => row.WorklogSk).Order());
    }

    [Fact]
    public async Task What_is_not_committed_was_never_there()
    {
        await using var warehouse = await CreateAsync();
        await using (var connection = await warehouse.Database.OpenConnectionAsync(Cancel))
        {
            await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, Cancel);
            await warehouse.Database.CreateWriter(warehouse.Database.StarModel, connection, transaction, 1, TestWarehouse.Now)
                .UpsertAsync(Worklogs(5), Cancel);
            await transaction.RollbackAsync(Cancel);
        }

        Assert.Empty(await warehouse.ReadAsync<FactWorklog>());
    }

    [Fact]
    public async Task Two_rows_of_one_natural_key_are_refused_by_name()
    {
        await using var warehouse = await CreateAsync();

        var problem = await Assert.ThrowsAnyAsync<DbException>(() =>
            warehouse.WriteAsync(1, [Worklogs(1)[0], Worklogs(1)[0] with { WorklogSk = 2 }]));

        Assert.Contains(nameof(FactWorklog), problem.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_dimension_has_its_unknown_and_not_applicable_member()
    {
        await using var warehouse = await CreateAsync();

        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimDate>()).Select(row => row.DateSk).Order());
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimProject>()).Select(row => row.ProjectSk).Order());
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimPerson>()).Select(row => row.PersonSk).Order());
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimIssue>()).Select(row => row.IssueSk).Order());
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimSprint>()).Select(row => row.SprintSk).Order());
        Assert.Equal([-2, -1], (await warehouse.ReadAsync<DimTask>()).Select(row => row.TaskSk).Order());
    }

    private static FactWorklog[] Worklogs(int count) => [.. Enumerable.Range(1, count).Select(i => new FactWorklog
    {
        WorklogSk = i, SourceSystem = "jira", SourceId = $"{i}", IssueSk = i, ProjectSk = 1, PersonSk = 1, DateSk = 20260302,
        StartedAtUtc = TestWarehouse.Now, CreatedAtUtc = TestWarehouse.Now, CreatedDateSk = 20260302, SpentHours = i, CostAmount = 10.5m * i,
    })];

    private static FactTask[] FactTasks(int count) => [.. Enumerable.Range(1, count).Select(i => new FactTask
    {
        FactTaskSk = i, PlanVersionSk = 1, TaskSk = i, ProjectSk = 1, DateSk = 20260302, IsSummary = false, IsMilestone = true, IsWorkingTask = true,
        StartDateSk = 20260302, FinishDateSk = -2, BaselineStartDateSk = -2, BaselineFinishDateSk = -2, ActualStartDateSk = -2,
        ActualFinishDateSk = -2, DeadlineDateSk = -2, IsCritical = false, ConstraintDateSk = -2, StartLocal = new DateTime(2026, 3, 2, 8, 30, 15),
        DurationHours = 1d / 3, CostAmount = 0.0001m,
    })];

    private static FactIssueRevision[] Revisions(params (int IssueSk, int Count)[] issues) =>
        [.. issues.SelectMany(issue => Enumerable.Range(1, issue.Count).Select(number => new FactIssueRevision
        {
            IssueRevisionSk = ((long)issue.IssueSk << 16) + number, IssueSk = issue.IssueSk, ProjectSk = 1, RevisionNumber = number, DateSk = 20260302,
            ValidFromUtc = TestWarehouse.Now, ValidToUtc = DateTimeOffset.MaxValue.AddYears(-1), ValidToDateSk = 99991231, StatusSk = 1,
            AssigneePersonSk = -2, SprintSk = -2, IsFlagged = false, IsLastOfDay = number == issue.Count,
        }))];
}

public sealed class SqliteBulkWriterTests : BulkWriterTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqliteTestWarehouse.CreateAsync();
}

public sealed class SqlServerBulkWriterTests : BulkWriterTests
{
    private const int PacketSize = 8000;

    /// <summary>Some servers of the protocol lose their place when the last token of a copy is cut by a packet's end.</summary>
    [Fact]
    public async Task Copies_of_every_length_around_a_packets_end_arrive()
    {
        await using var warehouse = await CreateAsync();
        var message = new SqlServerCopyMessage<DimIssue>(BulkTable.Of(SchemaScripts.SqlServer.StarModel, typeof(DimIssue)), PacketSize);
        var edge = Enumerable.Range(0, 1001).First(length => message.Whole(Issues(length), 0) < 5);
        for (var length = edge - 40; length < edge + 104; length++)
        {
            Assert.Equal(5, (await warehouse.WriteAsync(length + 1, Issues(length))).Written);
        }
    }

    [Fact]
    public void Rows_whose_message_would_end_at_a_packets_end_go_in_two()
    {
        var message = new SqlServerCopyMessage<DimIssue>(BulkTable.Of(SchemaScripts.SqlServer.StarModel, typeof(DimIssue)), PacketSize);

        var wholes = Enumerable.Range(0, 1001).Select(length => message.Whole(Issues(length), 0)).ToList();

        // 128 bytes around the end, two bytes a character.
        Assert.Equal(64, wholes.Count(whole => whole < 5));
        Assert.All(wholes, whole => Assert.InRange(whole, 4, 5));
        Assert.Equal(1, message.Whole(Issues(0), 4));
    }

    protected override Task<TestWarehouse> CreateAsync() => SqlServerTestWarehouse.CreateAsync();

    /// <summary>Five issues that fill a packet: the last one's summary has <paramref name="length"/> characters.</summary>
    private static DimIssue[] Issues(int length) => [.. Enumerable.Range(1, 5).Select(i => new DimIssue
    {
        IssueSk = i, SourceSystem = "jira", SourceId = $"{i}", IssueKey = $"P-{length}", IssueType = "Story", TypeClass = TypeClass.Feature,
        ParentIssueSk = -2, EpicIssueSk = -2, Summary = new string('x', i == 5 ? length : 700),
    })];
}
