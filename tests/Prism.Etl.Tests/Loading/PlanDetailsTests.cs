using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using static Prism.Etl.Tests.Loading.Rows;

namespace Prism.Etl.Tests.Loading;

/// <summary>Baselines of all owners, rates, availability and custom fields of a plan version, in the star.</summary>
public sealed class PlanDetailsTests
{
    [Fact]
    public async Task Baselines_of_task_resource_and_assignment_are_rows_with_their_task_and_person()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Plan("ALPHA", Task("ALPHA", 1)), Cleo, Resource, Assigned, Baseline("Task", 1, 0, 480), Baseline("Task", 1, 3, 600), Baseline("Resource", 7, 0, 480), Baseline("Assignment", 5, 0, 480)]);
        await star.LoadAsync();

        var task = (await star.SingleAsync<DimTask>(row => row.TaskSk > 0)).TaskSk;
        var person = (await star.SingleAsync<FactAssignment>(_ => true)).PersonSk;
        Assert.True(person > 0);
        Assert.Equal(
            [("Assignment", 5, 0, task, person, 8.0), ("Resource", 7, 0, Member.NotApplicable, person, 8.0), ("Task", 1, 0, task, Member.NotApplicable, 8.0), ("Task", 1, 3, task, Member.NotApplicable, 10.0)],
            (await star.RowsAsync<FactBaseline>()).OrderBy(row => row.OwnerKind, StringComparer.Ordinal).ThenBy(row => row.BaselineNumber)
                .Select(row => (row.OwnerKind, row.OwnerUid, row.BaselineNumber, row.TaskSk, row.PersonSk, row.WorkHours!.Value)));
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task Rates_availability_and_fields_are_rows_of_their_version()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([
            .. Plan("ALPHA", Task("ALPHA", 1)), Resource,
            new StagedResourceRate { SourceSystem = "plans", SourceId = "ALPHA/1/R7/Rate1", PlanId = "ALPHA/1", ResourceUid = 7, RateTable = "A", To = new DateTime(2026, 6, 30), StandardRatePerHour = 80, CostPerUse = 5 },
            new StagedResourceRate { SourceSystem = "plans", SourceId = "ALPHA/1/R7/Rate2", PlanId = "ALPHA/1", ResourceUid = 7, RateTable = "A", From = new DateTime(2026, 7, 1), StandardRatePerHour = 90 },
            new StagedResourceAvailability { SourceSystem = "plans", SourceId = "ALPHA/1/R7/Avail1", PlanId = "ALPHA/1", ResourceUid = 7, From = new DateTime(2026, 1, 1), Units = 0.5 },
            new StagedFieldValue { SourceSystem = "plans", SourceId = "ALPHA/1/T1/F188743731", PlanId = "ALPHA/1", OwnerKind = "Task", OwnerUid = 1, FieldId = 188743731, FieldName = "Text1", Alias = "Site", Value = "North.Hall 2" },
        ]);
        await star.LoadAsync();

        Assert.Equal([(-2, 20260630, 80m), (20260701, -2, 90m)], (await star.RowsAsync<FactResourceRate>()).OrderBy(row => row.ResourceRateSk).Select(row => (row.ValidFromDateSk, row.ValidToDateSk, row.StandardRateAmount!.Value)));
        Assert.Equal((20260101, 0.5), (await star.RowsAsync<FactResourceAvailability>()).Select(row => (row.ValidFromDateSk, row.Units)).Single());
        var field = Assert.Single(await star.RowsAsync<FactPlanField>());
        Assert.Equal(("Site", "North.Hall 2", 188743731L), (field.Alias, field.Value, field.FieldId));
        Assert.True(field.TaskSk > 0);
        Assert.Empty(await star.LoadAsync());
    }

    private static StagedPerson Cleo => new() { SourceSystem = "plans", SourceId = "Cleo", DisplayName = "Cleo", PersonKind = "Person", IsActive = true };

    private static StagedResource Resource => new() { SourceSystem = "plans", SourceId = "ALPHA/1/R7", PlanId = "ALPHA/1", Uid = 7, Name = "Cleo", ResourceKind = "Person" };

    private static StagedAssignment Assigned => new() { SourceSystem = "plans", SourceId = "ALPHA/1/A5", PlanId = "ALPHA/1", Uid = 5, TaskUid = 1, ResourceUid = 7, WorkMinutes = 480 };

    private static StagedBaseline Baseline(string kind, int uid, int number, double minutes) => new()
    {
        SourceSystem = "plans",
        SourceId = $"ALPHA/1/{kind[0]}{uid}/B{number}",
        PlanId = "ALPHA/1",
        OwnerKind = kind,
        OwnerUid = uid,
        Number = number,
        WorkMinutes = minutes,
    };
}
