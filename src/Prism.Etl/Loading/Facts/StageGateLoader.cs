using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>FactStageGate. A row of a project the register does not have is refused and listed until it has it.</summary>
internal static class StageGateLoader
{
    public static async Task LoadAsync(LoadContext context, long since, CancellationToken cancellationToken)
    {
        var known = await context.Stored<FactStageGate>().Select(row => new { row.ProjectId, row.Gate, row.StageGateSk }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(int, string)>(known.Select(row => KeyValuePair.Create((row.ProjectId, row.Gate), (int)row.StageGateSk)));
        await foreach (var page in context.PagesAsync<StagedStageGate>(since, cancellationToken).ConfigureAwait(false))
        {
            var rows = new Dictionary<int, FactStageGate>();
            foreach (var staged in page)
            {
                if (RegisterFactLoader.ProjectOf(context, staged, "StageGate", staged.ProjectCode) is not { } projectId)
                {
                    continue;
                }

                var day = staged.HeldOn ?? staged.PlannedOn;
                var sk = keys.Of((projectId, staged.Gate));
                rows[sk] = new FactStageGate
                {
                    StageGateSk = sk,
                    ProjectSk = RegisterFactLoader.VersionOn(context, projectId, day),
                    ProjectId = projectId,
                    DateSk = context.Dates.Of(day),
                    Gate = staged.Gate,
                    PlannedDateSk = context.Dates.Of(staged.PlannedOn),
                    HeldDateSk = context.Dates.Of(staged.HeldOn),
                    Decision = staged.Decision,
                    DecidedBy = staged.DecidedBy,
                    Conditions = staged.Conditions,
                    IsDeleted = staged.IsDeleted,
                    DeletedAtUtc = staged.DeletedAtUtc,
                    DeleteReason = staged.DeleteReason,
                };
            }

            await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        }
    }
}
