using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// FactRisk: a row per month end. The register says what a risk is now; so a month that was over when the risk last changed keeps its row, and only
/// months without one are filled. An open risk goes on to the month in which any risk changed last, not to the clock: the same input gives the same rows.
/// </summary>
internal static class RiskLoader
{
    private const string Closed = "Closed";

    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var risks = await context.AllAsync<StagedRisk>(cancellationToken).ConfigureAwait(false);
        if (!context.IsFull && !context.Affected.RegisterFacts && !risks.Exists(risk => risk.LoadSk > context.Since))
        {
            return;
        }

        var stored = (await context.Stored<FactRisk>().ToListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(row => (row.SourceSystem, row.RiskCode, row.DateSk));
        var keys = new SurrogateKeys<(string, string, int)>(stored.Select(row => KeyValuePair.Create(row.Key, (int)row.Value.RiskSk)));
        var last = risks.Count == 0 ? default : MonthEnd(context.Calendar.DayOf(risks.Max(risk => risk.UpdatedAtUtc)));
        List<FactRisk> rows = [];
        var given = new HashSet<(string, string, int)>();
        foreach (var risk in risks)
        {
            if (RegisterFactLoader.ProjectOf(context, risk, "Risk", risk.ProjectCode) is not { } projectId)
            {
                continue;
            }

            var over = MonthEnd(context.Calendar.DayOf(risk.UpdatedAtUtc));
            var end = risk.ClosedOn is { } closed ? MonthEnd(closed) : last > over ? last : over;
            for (var month = MonthEnd(risk.RaisedOn); month <= end; month = MonthEnd(month.AddDays(1)))
            {
                var dateSk = context.Dates.Of(month);
                var key = (risk.SourceSystem, risk.SourceId, dateSk);
                var row = Row(context, risk, projectId, month, keys.Of(key));
                given.Add(key);
                rows.Add(month < over && stored.TryGetValue(key, out var kept) && !kept.IsDeleted && !risk.IsDeleted
                    ? kept with { ProjectSk = row.ProjectSk, ProjectId = projectId, ExposureAmountReporting = Reporting(context, kept.ExposureAmount, kept.CurrencyCode, dateSk) }
                    : row);
            }
        }

        // Months after an earlier closing, or before a later raising, hold nothing of the risk any more.
        rows.AddRange(stored.Where(row => !given.Contains(row.Key) && !row.Value.IsDeleted).Select(row => row.Value with
        {
            IsDeleted = true,
            DeletedAtUtc = risks.Max(risk => risk.UpdatedAtUtc),
            DeleteReason = DeleteReason.Deleted,
        }));
        await context.WriteAsync(rows, cancellationToken).ConfigureAwait(false);
    }

    private static FactRisk Row(LoadContext context, StagedRisk risk, int projectId, DateOnly month, int sk)
    {
        var dateSk = context.Dates.Of(month);
        var isClosed = risk.RiskStatus == Closed && risk.ClosedOn is { } closed && closed <= month;
        var status = risk.RiskStatus == Closed && !isClosed ? "Open" : risk.RiskStatus;
        var exposure = isClosed ? 0 : risk is { Probability: { } probability, ImpactAmount: { } impact } ? CurrencyRates.Money(impact * (decimal)probability) : (decimal?)null;
        return new FactRisk
        {
            RiskSk = sk,
            SourceSystem = risk.SourceSystem,
            RiskCode = risk.SourceId,
            ProjectSk = RegisterFactLoader.VersionOn(context, projectId, month),
            ProjectId = projectId,
            DateSk = dateSk,
            Title = risk.Title,
            Category = risk.Category,
            RiskStatus = status,
            Probability = risk.Probability,
            ImpactAmount = risk.ImpactAmount,
            ExposureAmount = exposure,
            CurrencyCode = risk.CurrencyCode,
            ExposureAmountReporting = Reporting(context, exposure, risk.CurrencyCode, dateSk),
            Owner = risk.Owner,
            Response = risk.Response,
            RaisedDateSk = context.Dates.Of(risk.RaisedOn),
            ResponseDueDateSk = context.Dates.Of(risk.DueOn),
            ClosedDateSk = isClosed ? context.Dates.Of(risk.ClosedOn) : Member.NotApplicable,
            IsDeleted = risk.IsDeleted,
            DeletedAtUtc = risk.DeletedAtUtc,
            DeleteReason = risk.DeleteReason,
        };
    }

    private static decimal? Reporting(LoadContext context, decimal? amount, string? currency, int dateSk) => context.Rates.Convert(amount, currency, dateSk);

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
