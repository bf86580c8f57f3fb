namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Brings a plan's timephased data to days. What the file gives is spread over the working time of its interval and sums to it exactly. Where the
/// file gives less than the assignment's or task's total, the rest is spread over working time and marked as estimated, so that days sum to
/// assignments and tasks. Cost without rows of its own follows the work of its kind, day by day. Costs are taken as prorated.
/// </summary>
internal sealed class TimephasedStager(PlanContents contents, PlanCalendars calendars, PlanVersion version, DateTime statusDate, PlanBatches? batches, int maxRows)
{
    /// <summary>Below this a difference is the file's rounding and goes to the last day.</summary>
    private static readonly long Rounding = TimeSpan.TicksPerMinute;

    private const decimal Cent = 0.01m;
    private readonly DateTime noDate = contents.Project.StartDate ?? statusDate;
    private readonly TimephasedLedger ledger = new(version, batches, maxRows);
    private readonly DayTotals work = new();
    private readonly List<Quantity> quantities = [];

    /// <summary>
    /// Refuses a plan that gives too many rows, before any of them is given. Few plans need the count: the days between starts and finishes are a bound.
    /// </summary>
    /// <exception cref="MspdiException">The plan gives more rows than <paramref name="maxRows"/>.</exception>
    public static void RefuseTooMany(
        PlanContents contents, PlanCalendars calendars, PlanVersion version, DateTime statusDate, int maxRows, CancellationToken cancellationToken)
    {
        if (Bound(contents, statusDate) <= maxRows)
        {
            return;
        }

        foreach (var _ in new TimephasedStager(contents, calendars, version, statusDate, batches: null, maxRows).Stage())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <returns>One step per assignment and leaf task: a batch may end after it.</returns>
    public IEnumerable<int> Stage()
    {
        foreach (var assignment in contents.Assignments.Where(contents.IsStaged))
        {
            Stage(assignment);
            yield return assignment.Uid!.Value;
        }

        foreach (var task in contents.Tasks.Where(task => !contents.SummaryUids.Contains(task.Uid!.Value)))
        {
            StageRest(task);
            yield return task.Uid!.Value;
        }
    }

    /// <summary>No fewer rows than the plan gives: each timephased interval and each total with all days of its stretch.</summary>
    private static long Bound(PlanContents contents, DateTime statusDate)
    {
        var bound = 0L;
        foreach (var assignment in contents.Assignments)
        {
            bound += (2 * Days(Last(assignment.Finish, assignment.ActualFinish, assignment.Stop), First(assignment.Start, assignment.ActualStart, assignment.Resume), statusDate)) + Days(assignment.Baselines, assignment.Timephased, statusDate);
        }

        foreach (var task in contents.Tasks)
        {
            bound += (2 * Days(Last(task.Finish, task.ActualFinish, task.Stop), First(task.Start, task.ActualStart, task.Resume), statusDate)) + Days(task.Baselines, task.Timephased, statusDate);
        }

        return bound;
    }

    private static long Days(List<MspdiBaseline> baselines, List<MspdiTimephased> items, DateTime statusDate)
    {
        var days = 0L;
        foreach (var baseline in baselines)
        {
            days += Days(baseline.Finish, baseline.Start, statusDate);
        }

        foreach (var item in items)
        {
            days += Days(item.Finish, item.Start, statusDate);
        }

        return days;
    }

    /// <summary>Days touched; where a date is missing, as many as can be.</summary>
    private static long Days(DateTime? finish, DateTime? start, DateTime statusDate) => finish is { } to && start is { } from
        ? Math.Max(0, (to.Date - from.Date).Days) + 2
        : Math.Abs(((finish ?? start ?? statusDate).Date - statusDate.Date).Days) + 366;

    private static DateTime? Last(params ReadOnlySpan<DateTime?> dates)
    {
        DateTime? last = null;
        foreach (var date in dates)
        {
            last = date > last || last is null ? date : last;
        }

        return last;
    }

    private static DateTime? First(params ReadOnlySpan<DateTime?> dates)
    {
        DateTime? first = null;
        foreach (var date in dates)
        {
            first = date < first || first is null ? date : first;
        }

        return first;
    }

    private void Stage(MspdiAssignment assignment)
    {
        var task = contents.TasksByUid[assignment.TaskUid!.Value];
        var resource = contents.Resources[assignment.ResourceUid];
        var calendar = calendars.Of(task, resource);
        quantities.Clear();
        quantities.Add(new Quantity(TimephasedSeries.Actual, assignment.ActualWork?.Ticks, assignment.ActualCost,
            assignment.ActualStart ?? assignment.Start, ActualEnd(assignment.ActualFinish, assignment.Stop, assignment.Finish)));
        quantities.Add(new Quantity(TimephasedSeries.Remaining, assignment.RemainingWork?.Ticks, assignment.RemainingCost,
            assignment.Resume ?? assignment.Stop ?? assignment.Start, assignment.Finish));
        foreach (var baseline in assignment.Baselines)
        {
            AddBaseline(baseline, assignment.Start, assignment.Finish);
        }

        // Rows of a baseline that the assignment does not list are taken as they are.
        foreach (var item in assignment.Timephased)
        {
            if (TimephasedType.Of(item.Type) is { Owner: TimephasedOwner.Assignment } type && !IsListed(type.Series))
            {
                quantities.Add(new Quantity(type.Series, null, null, assignment.Start, assignment.Finish));
            }
        }

        foreach (var quantity in quantities)
        {
            Stage(quantity, assignment.Timephased, calendar, PlanContents.IsPerson(resource));
        }

        ledger.Flush($"A{assignment.Uid}", task.Uid!.Value, assignment.ResourceUid);
    }

    private void AddBaseline(MspdiBaseline baseline, DateTime? start, DateTime? finish)
    {
        // Of a baseline given twice the first counts; the second is listed as refused.
        if (baseline.Number is >= 0 and <= 10 && !IsListed(TimephasedSeries.Baseline(baseline.Number)))
        {
            quantities.Add(new Quantity(TimephasedSeries.Baseline(baseline.Number), baseline.Work?.Ticks, baseline.Cost, baseline.Start ?? start, baseline.Finish ?? finish));
        }
    }

    private bool IsListed(TimephasedSeries series)
    {
        foreach (var quantity in quantities)
        {
            if (quantity.Series == series)
            {
                return true;
            }
        }

        return false;
    }

    private void Stage(Quantity quantity, List<MspdiTimephased> items, WorkingCalendar calendar, bool isPerson)
    {
        work.Clear();
        var (workGiven, costGiven) = (0L, (decimal?)null);
        DateOnly? lastCost = null;
        foreach (var item in items)
        {
            if (TimephasedType.Of(item.Type) is not { Owner: TimephasedOwner.Assignment } type || type.Series != quantity.Series)
            {
                continue;
            }

            var (from, to) = (item.Start ?? quantity.Start(noDate), item.Finish ?? item.Start ?? quantity.Finish(noDate));
            if (type.IsCost)
            {
                var amount = item.Number / 100;
                lastCost = Later(lastCost, StageCost(quantity.Series, amount, calendar, from, to));
                costGiven = (costGiven ?? 0) + amount;
                continue;
            }

            workGiven += item.Work.Ticks;
            AddWork(item.Work.Ticks, calendar, from, to);
        }

        var isWorkEstimated = false;
        var workRest = (quantity.WorkTicks ?? workGiven) - workGiven;
        if (workRest != 0)
        {
            var given = work.Ordered();
            isWorkEstimated = Math.Abs(workRest) > Rounding || given.Count == 0;
            foreach (var (day, ticks) in WorkingTimeSpread.Split(workRest, isWorkEstimated ? quantity.Days(calendar, noDate) : [(given[^1].Day, 1)]))
            {
                work.Add(day, ticks);
            }
        }

        if (isPerson)
        {
            foreach (var (day, ticks) in work.Ordered())
            {
                ledger.AddWork(quantity.Series, day, ticks, isWorkEstimated);
            }
        }

        var costRest = (quantity.Cost ?? costGiven ?? 0) - (costGiven ?? 0);
        if (costRest != 0)
        {
            var isRounding = lastCost is not null && Math.Abs(costRest) <= Cent;
            var weights = isRounding ? [(lastCost!.Value, 1)] : work.Positive();
            var isEstimated = !isRounding && (isWorkEstimated || weights.Count == 0);
            foreach (var (day, amount) in WorkingTimeSpread.Split(costRest, weights.Count > 0 ? weights : quantity.Days(calendar, noDate)))
            {
                ledger.AddCost(quantity.Series, day, amount, isEstimated);
            }
        }
    }

    private void AddWork(long ticks, WorkingCalendar calendar, DateTime from, DateTime to)
    {
        if (WorkingTimeSpread.IsWithinDay(from, to))
        {
            work.Add(DateOnly.FromDateTime(from), ticks);
            return;
        }

        foreach (var (day, part) in WorkingTimeSpread.Split(ticks, WorkingTimeSpread.Days(calendar, from, to)))
        {
            work.Add(day, part);
        }
    }

    /// <returns>The last day it falls on.</returns>
    private DateOnly StageCost(TimephasedSeries series, decimal amount, WorkingCalendar calendar, DateTime from, DateTime to)
    {
        var days = WorkingTimeSpread.Days(calendar, from, to);
        foreach (var (day, part) in WorkingTimeSpread.Split(amount, days))
        {
            ledger.AddCost(series, day, part, false);
        }

        return days[^1].Day;
    }

    private static DateOnly? Later(DateOnly? known, DateOnly day) => known > day ? known : day;

    /// <summary>A leaf task's own rows: what its assignments do not account for, such as fixed cost, or all of a baseline without rows.</summary>
    private void StageRest(MspdiTask task)
    {
        var calendar = calendars.Of(task);
        quantities.Clear();
        quantities.Add(new Quantity(TimephasedSeries.Actual, task.ActualWork?.Ticks, task.ActualCost,
            task.ActualStart ?? task.Start, ActualEnd(task.ActualFinish, task.Stop, task.Finish)));
        quantities.Add(new Quantity(TimephasedSeries.Remaining, task.RemainingWork?.Ticks, task.RemainingCost,
            task.Resume ?? task.Stop ?? task.Start, task.Finish));
        foreach (var baseline in task.Baselines)
        {
            AddBaseline(baseline, task.Start, task.Finish);
        }

        foreach (var quantity in quantities)
        {
            var given = ledger.Given(task.Uid!.Value, quantity.Series);
            var workRest = (quantity.WorkTicks ?? given.WorkTicks) - given.WorkTicks;
            var costRest = (quantity.Cost ?? given.Cost) - given.Cost;
            if (Math.Abs(workRest) >= Rounding)
            {
                var days = OwnDays(task, quantity, calendar, isCost: false, out var isEstimated);
                foreach (var (day, ticks) in WorkingTimeSpread.Split(workRest, days))
                {
                    ledger.AddWork(quantity.Series, day, ticks, isEstimated);
                }
            }

            if (Math.Abs(costRest) >= Cent / 2)
            {
                var days = OwnDays(task, quantity, calendar, isCost: true, out var isEstimated);
                foreach (var (day, amount) in WorkingTimeSpread.Split(costRest, days))
                {
                    ledger.AddCost(quantity.Series, day, amount, isEstimated);
                }
            }
        }

        ledger.Flush($"T{task.Uid}", task.Uid!.Value, null);
    }

    /// <summary>The days of a task's own baseline rows where the file has them (types 9, 10 and their like), else those of its working time.</summary>
    private List<(DateOnly Day, long Weight)> OwnDays(MspdiTask task, Quantity quantity, WorkingCalendar calendar, bool isCost, out bool isEstimated)
    {
        work.Clear();
        foreach (var item in task.Timephased)
        {
            if (TimephasedType.Of(item.Type) is not { Owner: TimephasedOwner.Task } type || type.Series != quantity.Series || type.IsCost != isCost)
            {
                continue;
            }

            var (from, to) = (item.Start ?? quantity.Start(noDate), item.Finish ?? item.Start ?? quantity.Finish(noDate));
            AddWork(isCost ? (long)(item.Number * 100) : item.Work.Ticks, calendar, from, to);
        }

        var own = work.Positive();
        isEstimated = own.Count == 0;
        return isEstimated ? quantity.Days(calendar, noDate) : own;
    }

    /// <summary>Actuals end where the work stopped; a task in progress without that ends at the status date for this purpose.</summary>
    private DateTime? ActualEnd(DateTime? actualFinish, DateTime? stop, DateTime? finish) =>
        actualFinish ?? stop ?? (finish > statusDate ? statusDate : finish);

    /// <summary>A total of one kind with the stretch it falls in.</summary>
    private readonly record struct Quantity(TimephasedSeries Series, long? WorkTicks, decimal? Cost, DateTime? From, DateTime? To)
    {
        /// <param name="noDate">Stands in where the file gives no date at all: the plan's start.</param>
        public DateTime Start(DateTime noDate) => From ?? To ?? noDate;

        public DateTime Finish(DateTime noDate) => To ?? Start(noDate);

        public List<(DateOnly Day, long Weight)> Days(WorkingCalendar calendar, DateTime noDate) =>
            WorkingTimeSpread.Days(calendar, Start(noDate), Finish(noDate));
    }
}
