using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Quality;

namespace Prism.Etl.Loading;

/// <summary>The step from staging into the star: all loaders in their order, in the session's transaction.</summary>
/// <param name="session">The transaction.</param>
/// <param name="star">Reads the star on the session's connection and transaction.</param>
/// <param name="staging">Reads staging on the same.</param>
/// <param name="settings">What the organisation decides.</param>
/// <param name="since">The last published load; 0 when there is none.</param>
public sealed class StarLoad(LoadSession session, DbContext star, DbContext staging, LoadSettings settings, long since)
{
    private static readonly (string Table, Func<LoadContext, CancellationToken, Task> LoadAsync)[] Loaders =
    [
        ("calendar", CalendarLoader.ReadAsync),
        ("currency rates", CurrencyRateLoader.LoadAsync),
        ("statuses", StatusLoader.LoadAsync),
        ("sprints", SprintLoader.LoadAsync),
        ("projects", ProjectLoader.LoadAsync),
        ("components and releases", PartLoader.LoadAsync),
        ("scopes", ScopeLoader.LoadAsync),
        ("objectives", ObjectiveLoader.LoadAsync),
        ("people", PersonLoader.LoadAsync),
        ("known flow", FlowDailyLoader.BeginAsync),
        ("further fields", FieldColumnLoader.LoadAsync),
        ("issues", IssueLoader.LoadAsync),
        ("worklogs", WorklogLoader.LoadAsync),
        ("daily flow", FlowDailyLoader.LoadAsync),
        ("plans", PlanLoader.LoadAsync),
        ("financials, assessments, targets, reviews", RegisterFactLoader.LoadAsync),
        ("days", CalendarLoader.WriteAsync),
    ];

    /// <summary>Computes everything again, as if nothing had been published: after a change of the time zone or of the product's own rules.</summary>
    public bool IsRebuild { get; init; }

    /// <summary>After the run: the rows that were written, for the checks; null after a full load.</summary>
    public WrittenRows? Written { get; private set; }

    /// <summary>Loads what is new since the last published load.</summary>
    /// <param name="progress">Told which loader runs, and how many there are.</param>
    /// <param name="cancellationToken">Stops between two pages; the caller rolls back.</param>
    /// <returns>What was written, by table.</returns>
    public async Task<IReadOnlyDictionary<string, BulkCounts>> RunAsync(IProgress<StarProgress> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using var context = new LoadContext(session, star, staging, settings, since);
        context.IsFull |= IsRebuild;
        context.PlanSystems = (await context.Staged<StagedPlan>().Select(plan => plan.SourceSystem).Distinct()
            .ToListAsync(cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        await context.Findings.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < Loaders.Length; i++)
        {
            progress.Report(new StarProgress(Loaders[i].Table, i, Loaders.Length));
            await Loaders[i].LoadAsync(context, cancellationToken).ConfigureAwait(false);
        }

        await context.Findings.WriteAsync(context, cancellationToken).ConfigureAwait(false);
        Written = context.IsFull ? null : context.WrittenRows;
        progress.Report(new StarProgress(Loaders[^1].Table, Loaders.Length, Loaders.Length));
        return context.Written;
    }
}

/// <summary>How far the step into the star is.</summary>
/// <param name="Table">What is being loaded.</param>
/// <param name="Done">Loaders finished.</param>
/// <param name="Total">Loaders there are.</param>
public readonly record struct StarProgress(string Table, int Done, int Total);
