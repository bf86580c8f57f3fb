using Microsoft.EntityFrameworkCore;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Warehouse.Tests;

/// <summary>The view of issue × day, on either engine.</summary>
public abstract class IssueSnapshotTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract Task<TestWarehouse> CreateAsync();

    [Fact]
    public async Task An_issue_looks_each_day_as_its_last_revision_of_the_day_until_the_day_of_the_load()
    {
        await using var warehouse = await CreateAsync();
        await using var lease = await warehouse.Loads.AcquireLeaseAsync(Cancel);
        await using (var publish = await warehouse.Loads.BeginPublishAsync(lease, Cancel))
        {
            await publish.Session.Star.UpsertAsync(Enumerable.Range(20260225, 4).Concat(Enumerable.Range(20260301, 9)).Select(Day), Cancel);
            await publish.Session.Star.UpsertAsync(
                [
                    Revision(1, 20260226, 20260226, statusSk: 10, isLastOfDay: false),
                    Revision(2, 20260226, 20260228, statusSk: 11, isLastOfDay: true),
                    Revision(3, 20260228, 99991231, statusSk: 12, isLastOfDay: true),
                ],
                Cancel);
            await publish.CommitAsync(0, 0, Cancel);
        }

        await using var context = warehouse.Database.CreateContext();
        var days = await context.IssueSnapshots.OrderBy(row => row.DateSk).ToListAsync(Cancel);

        // The load ran on 2 March.
        Assert.Equal(
            [(20260226, 11), (20260227, 11), (20260228, 12), (20260301, 12), (20260302, 12)], days.Select(row => (row.DateSk, row.StatusSk)));
    }

    private static FactIssueRevision Revision(int number, int fromSk, int toSk, int statusSk, bool isLastOfDay) => new()
    {
        IssueRevisionSk = 65536 + number, IssueSk = 1, ProjectSk = 1, RevisionNumber = number, DateSk = fromSk, ValidFromUtc = TestWarehouse.Now,
        ValidToUtc = TestWarehouse.Now, ValidToDateSk = toSk, StatusSk = statusSk, AssigneePersonSk = -2, SprintSk = -2, IsFlagged = false,
        IsLastOfDay = isLastOfDay,
    };

    private static DimDate Day(int sk) => new()
    {
        DateSk = sk, Date = new DateOnly(sk / 10000, sk / 100 % 100, sk % 100), Year = 2026, Quarter = 1, Month = 1, DayOfMonth = 1, DayOfWeek = 1,
        IsoWeek = 1, IsoYear = 2026, MonthName = "", FiscalYear = 2026, FiscalQuarter = 1, FiscalMonth = 1, WeekStartSk = sk, WeekEndSk = sk,
        MonthStartSk = sk, MonthEndSk = sk, QuarterStartSk = sk, QuarterEndSk = sk, YearStartSk = sk, YearEndSk = sk, IsWorkingDay = true,
        IsHoliday = false, PeriodEnd = 1,
    };
}

public sealed class SqliteIssueSnapshotTests : IssueSnapshotTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqliteTestWarehouse.CreateAsync();
}

public sealed class SqlServerIssueSnapshotTests : IssueSnapshotTests
{
    protected override Task<TestWarehouse> CreateAsync() => SqlServerTestWarehouse.CreateAsync();
}
