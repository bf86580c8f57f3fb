using System.Net;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>Boards with their configuration and sprints. A site may have no boards at all, and a Kanban board has no sprints.</summary>
internal sealed class BoardReading(JiraOptions options, JiraClient client, ILogger logger, DateTimeOffset now)
{
    private static readonly HttpStatusCode[] NotHere = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound];
    private readonly JiraFlowStates flowStates = new(options.FlowStates);

    /// <exception cref="SourceException">The settings name a board that is not there, or whose filter this account may not see.</exception>
    public async Task<ReadBoards> ReadAsync(JiraSprints sprints, StagedBatch batch, CancellationToken cancellationToken)
    {
        var lists = new List<JiraAnswer>();
        try
        {
            var isOffered = await ListAsync(lists, cancellationToken);
            if (!isOffered)
            {
                JiraLog.NotOffered(logger, options.Name, "boards and sprints", "Jira Software is not installed, or this account may not see boards");
                return new ReadBoards([], Filters([]), flowStates, now);
            }

            var boards = lists.SelectMany(list => list.Root.Items("values")).Where(board => board.Text("id") is not null).DistinctBy(board => board.Text("id")).ToList();
            var found = new (StagedBoard Board, JiraAnswer? Configuration, List<JiraAnswer> Sprints)[boards.Count];
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, boards.Count, parallel, async (i, token) =>
            {
                var id = boards[i].Text("id")!;
                var configuration = await client.TryGetAsync($"rest/agile/1.0/board/{id}/configuration", NotHere, token);
                var pages = boards[i].Text("type") == "kanban" ? [] : await SprintsAsync(id, token);
                found[i] = (JiraSiteRows.Board(boards[i], configuration?.Root, options.Name)!, configuration, pages);
            });
            foreach (var list in lists)
            {
                JiraRun.Land(options, batch, "board", "board", list);
            }

            var filters = Filters([.. found.Select(entry => (entry.Board, entry.Configuration?.Root.Object("filter").Text("id")))]);

            // Staged in the site's order, whichever answer came first.
            foreach (var (board, configuration, pages) in found)
            {
                Stage(board, configuration, pages, sprints, batch);
            }

            batch.Complete<StagedBoard>();
            return new ReadBoards([.. found.Select(entry => entry.Board.EstimationFieldId)], filters, flowStates, now);
        }
        finally
        {
            lists.ForEach(list => list.Dispose());
        }
    }

    private List<string> Filters(List<(StagedBoard Board, string? FilterId)> boards)
    {
        var filters = new List<string>();
        foreach (var name in options.Boards.Select(name => name.Trim()))
        {
            var named = boards.FindAll(entry => entry.Board.SourceId == name);
            named = named.Count > 0 ? named : boards.FindAll(entry => string.Equals(entry.Board.Name, name, StringComparison.OrdinalIgnoreCase));
            var problem = named.Count == 0 ? "which this account does not see"
                : named.Count > 1 ? $"which is the name of boards {string.Join(", ", named.Select(entry => entry.Board.SourceId))}: name the id"
                : named[0].FilterId is null ? "whose configuration this account may not see"
                : null;
            if (problem is not null)
            {
                throw client.Failure("rest/agile/1.0/board", $"the setting Boards names '{name}', {problem}.", canRetry: false);
            }

            filters.Add(named[0].FilterId!);
        }

        return [.. filters.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private void Stage(StagedBoard board, JiraAnswer? configuration, List<JiraAnswer> pages, JiraSprints sprints, StagedBatch batch)
    {
        batch.Add(board);
        if (configuration is not null)
        {
            JiraRun.Land(options, batch, "board-configuration", board.SourceId, configuration);
            flowStates.Hear(configuration.Root);
            configuration.Dispose();
        }

        foreach (var page in pages)
        {
            JiraRun.Land(options, batch, "sprint", board.SourceId, page);
            foreach (var sprint in page.Root.Items("values"))
            {
                if (sprints.Stage(sprint, batch) is null)
                {
                    batch.Reject(options.Name, "sprint", board.SourceId, JiraRule.BadSprint, JiraSiteRows.Excerpt(sprint));
                }
            }

            page.Dispose();
        }
    }

    private async Task<bool> ListAsync(List<JiraAnswer> lists, CancellationToken cancellationToken)
    {
        var isOffered = true;
        var paths = options.Projects.Count == 0
            ? ["rest/agile/1.0/board"]
            : options.Projects.Select(key => $"rest/agile/1.0/board?projectKeyOrId={Uri.EscapeDataString(key.Trim())}");
        foreach (var path in paths)
        {
            await foreach (var page in JiraPaging.PagesAsync(client, path, "values", 50, NotHere, () => isOffered = false, cancellationToken))
            {
                lists.Add(page);
            }
        }

        return isOffered;
    }

    /// <summary>400 is how a board without sprints answers.</summary>
    private async Task<List<JiraAnswer>> SprintsAsync(string boardId, CancellationToken cancellationToken)
    {
        var pages = new List<JiraAnswer>();
        await foreach (var page in JiraPaging.PagesAsync(client, $"rest/agile/1.0/board/{boardId}/sprint", "values", 50, NotHere, null, cancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }
}

/// <summary>What the boards of a site say about its issues.</summary>
/// <param name="EstimationFieldIds">The fields that they estimate by.</param>
/// <param name="FilterIds">The filters of those that the settings name.</param>
/// <param name="FlowStates">What their columns and the settings say of statuses.</param>
/// <param name="ReadAt">The server's time when they were read.</param>
internal sealed record ReadBoards(IReadOnlyList<string?> EstimationFieldIds, IReadOnlyList<string> FilterIds, JiraFlowStates FlowStates, DateTimeOffset ReadAt);
