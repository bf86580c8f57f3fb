using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Sources.Jira.Reading;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Replay;

/// <summary>What a site is made of, from its payloads: the batch of its own rows, and what reading its issues needs.</summary>
internal sealed class ReplayedSite
{
    public required StagedBatch Batch { get; init; }
    public required JiraIssues Rows { get; init; }
    public required JiraPeople People { get; init; }
    public required JiraStatuses Statuses { get; init; }

    /// <summary><see cref="JiraRun.ScopeOf"/> by today's settings.</summary>
    public required string Scope { get; init; }

    /// <summary><see cref="JiraRun.ColumnsOf"/> by today's settings.</summary>
    public required string Columns { get; init; }

    /// <summary>Null where no payload is kept.</summary>
    /// <exception cref="SourceException">The settings name a field that the site's list does not have.</exception>
    public static async Task<ReplayedSite?> ReadAsync(
        JiraOptions options, JiraLanding landing, StagingArea staging, IReadOnlyDictionary<string, string> watermarks, CancellationToken cancellationToken)
    {
        if (landing.LastOf("field").FirstOrDefault() is not { } fieldList || landing.LastOf("issuetype").FirstOrDefault() is not { } typeList)
        {
            return null;
        }

        var batch = new StagedBatch();
        using var lists = await landing.OpenAsync([fieldList, typeList, .. landing.LastOf("project"), .. landing.LastOf("board"), .. landing.LastOf("board-configuration")], cancellationToken);
        var people = new JiraPeople(options.Name, options.PseudonymKey);
        StageProjects(options, lists, people, batch);
        var flowStates = new JiraFlowStates(options.FlowStates);
        var fields = JiraFields.Find(lists.Of("field").Single().Root, options.Fields).WithEstimation(StageBoards(options, lists, flowStates, batch));
        if (fields.NotFound.Count > 0)
        {
            throw new SourceException(options.Name, "field", $"the setting Fields:Columns: {string.Join("; ", fields.NotFound)}. The list is the one that was read last; a new field needs a run first.", canRetry: false);
        }

        // Its own copy: the types outlive the payloads opened here.
        var types = new JiraIssueTypes(options.TypeClasses.AsReadOnly(), lists.Of("issuetype").Single().Root);
        var sprints = new JiraSprints(options.Name);
        var parts = new JiraParts(options.Name);
        var statuses = new JiraStatuses(options.Name, await OnlyInHistoryAsync(options.Name, staging, watermarks, cancellationToken), flowStates);
        fields.StageColumns(options.Name, batch);
        await StageListsAsync(landing, batch, people, sprints, statuses, cancellationToken);
        await StagePartsAsync(landing, batch, parts, cancellationToken);
        var kind = options.Kind != JiraKind.Auto ? options.Kind
            : JiraWatermarks.KindIn(watermarks) ?? (landing.Of("changelog").Any() ? JiraKind.Cloud : JiraKind.DataCenter);
        return new ReplayedSite
        {
            Batch = batch,
            Rows = new JiraIssues(options.Name, fields, types, new JiraNames(null), statuses, people, sprints, parts, options.IncludeSummaries),
            People = people,
            Statuses = statuses,
            Scope = JiraRun.ScopeOf(options, kind, fields),
            Columns = JiraRun.ColumnsOf(fields),
        };
    }

    /// <summary>Statuses that a changelog alone showed keep the name by which they were staged first.</summary>
    private static async Task<List<string>> OnlyInHistoryAsync(
        string sourceSystem, StagingArea staging, IReadOnlyDictionary<string, string> watermarks, CancellationToken cancellationToken)
    {
        var ids = JiraWatermarks.StatusesOnlyInHistoryOf(watermarks);
        await using var context = staging.CreateContext();
        return await context.Statuses.Where(status => status.SourceSystem == sourceSystem && ids.Contains(status.SourceId)).Select(status => status.SourceId).ToListAsync(cancellationToken);
    }

    private static void StageProjects(JiraOptions options, OpenPayloads lists, JiraPeople people, StagedBatch batch)
    {
        var wanted = options.Projects.Select(key => key.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (_, root) in lists.Of("project"))
        {
            foreach (var project in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.Items("values"))
            {
                if (wanted.Count == 0 || (project.Text("key") is { } key && wanted.Contains(key)))
                {
                    JiraSiteRows.StageProject(project, people, options.Name, batch);
                }
            }
        }

        batch.Complete<StagedContainer>();
    }

    /// <returns>The fields that boards estimate by.</returns>
    private static List<string?> StageBoards(JiraOptions options, OpenPayloads lists, JiraFlowStates flowStates, StagedBatch batch)
    {
        var configurations = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (payload, root) in lists.Of("board-configuration"))
        {
            configurations.TryAdd(root.Text("id") ?? payload.SourceId, root);
        }

        var boards = lists.Of("board").SelectMany(list => list.Root.Items("values")).Where(board => board.Text("id") is not null).DistinctBy(board => board.Text("id"))
            .Select(board => JiraSiteRows.Board(board, configurations.TryGetValue(board.Text("id")!, out var configuration) ? configuration : null, options.Name)!)
            .ToList();
        foreach (var board in boards)
        {
            batch.Add(board);
            if (configurations.TryGetValue(board.SourceId, out var configuration))
            {
                flowStates.Hear(configuration);
            }
        }

        if (lists.Of("board").Any())
        {
            batch.Complete<StagedBoard>();
        }

        return boards.ConvertAll(board => board.EstimationFieldId);
    }

    /// <summary>Components and releases of the lists that were read last; issues that were read later tell of newer ones.</summary>
    private static async Task StagePartsAsync(JiraLanding landing, StagedBatch batch, JiraParts parts, CancellationToken cancellationToken)
    {
        foreach (var payload in landing.LastOf(PartReading.Entity))
        {
            using var opened = await landing.OpenAsync([payload], cancellationToken);
            foreach (var (_, root) in opened.Of(PartReading.Entity))
            {
                parts.StageLists(root, payload.SourceId, batch, payload.LoadSk);
            }
        }
    }

    /// <summary>Users, sprints and statuses of all lists that are kept, the newest first: of each the first counts.</summary>
    private static async Task StageListsAsync(
        JiraLanding landing, StagedBatch batch, JiraPeople people, JiraSprints sprints, JiraStatuses statuses, CancellationToken cancellationToken)
    {
        foreach (var payload in landing.Of("user").Concat(landing.Of("sprint")).Concat(landing.Of("status")))
        {
            using var opened = await landing.OpenAsync([payload], cancellationToken);
            foreach (var (_, root) in opened.Of(payload.Entity))
            {
                foreach (var item in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : root.Items("values"))
                {
                    switch (payload.Entity)
                    {
                        case "user":
                            people.Stage(item, batch);
                            break;
                        case "sprint":
                            sprints.Stage(item, batch);
                            break;
                        default:
                            statuses.Stage(item, batch);
                            break;
                    }
                }
            }
        }
    }
}
