using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Bench;

/// <summary>Staged rows of a generated site: issues of a year with their histories, in projects of a thousand, and a worklog each. The same size gives the same rows.</summary>
internal sealed class LoadSite(WarehouseDatabase database, StagingArea staging)
{
    private const string Site = "jira";
    private const int IssuesPerProject = 1_000;
    private const int People = 500;
    private const int BatchIssues = 20_000;
    private static readonly DateTimeOffset First = new(2025, 10, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Stages issues in batches, each committed by itself, as an extraction does.</summary>
    public async Task StageAsync(int issues, long loadSk)
    {
        await CommitAsync(loadSk, async writer =>
        {
            await writer.UpsertAsync(Statuses(), CancellationToken.None);
            await writer.UpsertAsync(Enumerable.Range(0, People).Select(Person), CancellationToken.None);
            await writer.UpsertAsync(Enumerable.Range(0, (issues / IssuesPerProject) + 1).Select(Container), CancellationToken.None);
            await writer.UpsertAsync([new StagedBoard { SourceSystem = Site, SourceId = "1", Name = "Board", BoardType = "scrum" }], CancellationToken.None);
            await writer.UpsertAsync(Enumerable.Range(0, 30).Select(Sprint), CancellationToken.None);
        });
        foreach (var numbers in Enumerable.Range(1, issues).Chunk(BatchIssues))
        {
            await CommitAsync(loadSk, async writer =>
            {
                await writer.UpsertAsync(numbers.Select(number => Issue(number, isChanged: false)), CancellationToken.None);
                await writer.UpsertAsync(numbers.Select(Worklog), CancellationToken.None);
            });
        }
    }

    /// <summary>Stages another state of some issues, the same ones whatever the site's size.</summary>
    public Task ChangeAsync(int changes, long loadSk) => CommitAsync(
        loadSk, writer => writer.UpsertAsync(Enumerable.Range(1, changes).Select(number => Issue(number, isChanged: true)), CancellationToken.None));

    private async Task CommitAsync(long loadSk, Func<Warehouse.Bulk.BulkWriter, Task> write)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await WarehouseDatabase.BeginWriteAsync(connection, CancellationToken.None);
        await write(database.CreateWriter(staging.Model, connection, transaction, loadSk, First.AddYears(1)));
        await transaction.CommitAsync();
    }

    private static IEnumerable<StagedStatus> Statuses() => new[] { StatusCategory.ToDo, StatusCategory.InProgress, StatusCategory.InProgress, StatusCategory.Done }
        .Select((category, index) => new StagedStatus { SourceSystem = Site, SourceId = $"{index + 1}", Name = $"Status {index + 1}", StatusCategory = category });

    private static StagedPerson Person(int number) =>
        new() { SourceSystem = Site, SourceId = $"p{number}", DisplayName = $"Person {number}", PersonKind = "Person", IsActive = true };

    private static StagedContainer Container(int number) =>
        new() { SourceSystem = Site, SourceId = $"c{number}", ContainerKind = "JiraProject", Key = $"K{number}", Name = $"Project {number}" };

    private static StagedSprint Sprint(int number) => new()
    {
        SourceSystem = Site, SourceId = $"{number + 1}", Name = $"Sprint {number + 1}", SprintState = "Closed", BoardId = "1",
        StartAtUtc = First.AddDays(number * 14), EndAtUtc = First.AddDays((number * 14) + 14), CompletedAtUtc = First.AddDays((number * 14) + 14),
    };

    private static StagedIssue Issue(int number, bool isChanged)
    {
        // Spread over the year without being in step with the projects.
        var created = First.AddMinutes((number * 7919L) % (330 * 24 * 60));
        var sprint = $"{(int)((created - First).TotalDays / 14) + 1}";
        List<StagedChange> changes =
        [
            Change(created.AddHours(2), TrackedField.Assignee, null, $"p{number % People}"),
            Change(created.AddHours(5), TrackedField.Sprint, null, sprint),
            Change(created.AddDays(1), TrackedField.Status, "1", "2"),
            Change(created.AddDays(2), TrackedField.StoryPoints, null, $"{number % 8}"),
            Change(created.AddDays(3 + (number % 9)), TrackedField.Status, "2", "3"),
            Change(created.AddDays(13 + (number % 5)), TrackedField.Status, "3", "4"),
        ];
        if (isChanged)
        {
            changes.Add(Change(First.AddDays(364), TrackedField.Status, "4", "2"));
        }

        return new StagedIssue
        {
            SourceSystem = Site, SourceId = $"{number}", ContainerId = $"c{number / IssuesPerProject}", IssueKey = $"K{number / IssuesPerProject}-{number}", Summary = $"Something to be done, number {number}",
            IssueType = "Story", TypeClass = TypeClass.Feature, StatusId = isChanged ? "2" : "4", Priority = "Medium", AssigneeId = $"p{number % People}", ReporterId = $"p{number % 7}",
            ParentId = number % 50 == 0 || number < 50 ? null : $"{number - (number % 50)}", CreatedAtUtc = created, SourceUpdatedAtUtc = changes[^1].AtUtc,
            StoryPoints = number % 8, SprintIds = sprint, IsFlagged = false, ChangesJson = StagedChanges.Write(changes),
        };
    }

    private static StagedChange Change(DateTimeOffset at, string field, string? from, string? to) => new(at, "p1", field, from, from, to, to);

    private static StagedWorklog Worklog(int number) => new()
    {
        SourceSystem = Site, SourceId = $"w{number}", IssueId = $"{number}", AuthorId = $"p{number % People}", StartedAtUtc = First.AddDays(number % 330),
        CreatedAtUtc = First.AddDays(number % 330), SpentSeconds = 1_800 * (1 + (number % 12)),
    };
}
