using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>The organisation's holidays, read first, and DimDate, written last, when it is known which days are used.</summary>
internal static class CalendarLoader
{
    /// <summary>A changed holiday changes every duration in working days.</summary>
    public static async Task ReadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var holidays = await context.AllAsync<StagedHoliday>(cancellationToken).ConfigureAwait(false);
        context.IsFull |= holidays.Exists(holiday => holiday.LoadSk > context.Since);
        foreach (var holiday in holidays.Where(holiday => !holiday.IsDeleted))
        {
            context.Holidays.TryAdd(holiday.Date, holiday.Name);
        }

        context.Calendar = new WorkingDays(context.Settings.TimeZone, context.Holidays.Keys);
    }

    /// <summary>Writes whole years: every day facts have used so far, up to the last day of its year.</summary>
    public static async Task WriteAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var stored = context.Stored<DimDate>().Where(row => row.DateSk > 0);
        var first = await stored.MinAsync(row => (DateOnly?)row.Date, cancellationToken).ConfigureAwait(false);
        var last = await stored.MaxAsync(row => (DateOnly?)row.Date, cancellationToken).ConfigureAwait(false);

        // Stored days reach into the neighbouring years by the week they share, six days at most.
        first = first?.AddDays(6);
        last = last?.AddDays(-6);
        first = context.Dates.First < first || first is null ? context.Dates.First : first;
        last = context.Dates.Last > last || last is null ? context.Dates.Last : last;
        if (first is { } from && last is { } to)
        {
            var days = new CalendarDays(context.Holidays, context.Settings.FiscalYearStartMonth);
            await context.WriteAsync(days.Span(from, to).ToList(), cancellationToken).ConfigureAwait(false);
        }
    }
}
