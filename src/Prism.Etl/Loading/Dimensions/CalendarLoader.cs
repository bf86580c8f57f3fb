using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;

namespace Prism.Etl.Loading;

/// <summary>The organisation's holidays, read first, and DimDate, written last, when it is known which days are used.</summary>
internal static class CalendarLoader
{
    /// <summary>A changed holiday changes every duration in working days.</summary>
    public static async Task ReadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var holidays = await context.AllAsync<StagedHoliday>(cancellationToken).ConfigureAwait(false);
        context.IsFull |= holidays.Exists(holiday => holiday.LoadSk > context.Since);
        context.Calendar = new WorkingDays(context.Settings.TimeZone, holidays.Where(holiday => !holiday.IsDeleted).Select(holiday => holiday.Date));
    }

    public static Task WriteAsync(LoadContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
