using System.Globalization;

namespace Prism.Etl.Sources.MsProject;

/// <summary>A kind of measure with its baseline's number: what is summed by itself over an owner's days.</summary>
/// <param name="Index">0 = actual, 1 to 11 = baseline 0 to 10, 12 = remaining: in the order of their names.</param>
public readonly record struct TimephasedSeries(int Index)
{
    private static readonly string[] Names =
        [nameof(Actual), .. Enumerable.Range(0, 11).Select(number => string.Create(CultureInfo.InvariantCulture, $"{nameof(Baseline)}{number}")), nameof(Remaining)];

    public static TimephasedSeries Actual { get; } = new(0);
    public static TimephasedSeries Remaining { get; } = new(12);

    /// <summary>As ids write it: <c>Actual</c>, <c>Baseline0</c>.</summary>
    public string Name => Names[Index];

    /// <summary><c>Actual</c>, <c>Remaining</c>, <c>Baseline</c>.</summary>
    public string MeasureKind => Index switch
    {
        0 => nameof(Actual),
        12 => nameof(Remaining),
        _ => nameof(Baseline),
    };

    /// <summary>0 to 10; -2 for other kinds.</summary>
    public int BaselineNumber => Index is > 0 and < 12 ? Index - 1 : -2;

    /// <param name="number">0 to 10.</param>
    public static TimephasedSeries Baseline(int number) => new(number + 1);
}

/// <summary>
/// What a <c>TimephasedData/Type</c> means. 1 remaining work, 2 actual work, 3 actual overtime work (already in 2: for every assignment seen,
/// type 2 alone adds up to <c>ActualWork</c>), 4 and 5 baseline work and cost, 6 actual cost, 7 and 8 baseline of a resource, 9 and 10 baseline of
/// a task, 11 percent complete of a task; then six per baseline 1 to 10 from 16 on: work and cost of the assignment, the task, the resource.
/// Not taken: 3 (it would count overtime twice), 7, 8 and their like (a resource's are the sum of its assignments'), 11 (no measure).
/// </summary>
public readonly record struct TimephasedType(TimephasedOwner Owner, TimephasedSeries Series, bool IsCost)
{
    /// <summary>The meaning of a type; null where it is not taken.</summary>
    public static TimephasedType? Of(int type) => type switch
    {
        1 => new(TimephasedOwner.Assignment, TimephasedSeries.Remaining, false),
        2 => new(TimephasedOwner.Assignment, TimephasedSeries.Actual, false),
        4 => new(TimephasedOwner.Assignment, TimephasedSeries.Baseline(0), false),
        5 => new(TimephasedOwner.Assignment, TimephasedSeries.Baseline(0), true),
        6 => new(TimephasedOwner.Assignment, TimephasedSeries.Actual, true),
        9 => new(TimephasedOwner.Task, TimephasedSeries.Baseline(0), false),
        10 => new(TimephasedOwner.Task, TimephasedSeries.Baseline(0), true),
        >= 16 and < 76 => ((type - 16) % 6) switch
        {
            0 => new(TimephasedOwner.Assignment, NumberOf(type), false),
            1 => new(TimephasedOwner.Assignment, NumberOf(type), true),
            2 => new(TimephasedOwner.Task, NumberOf(type), false),
            3 => new(TimephasedOwner.Task, NumberOf(type), true),
            _ => null,
        },
        _ => null,
    };

    private static TimephasedSeries NumberOf(int type) => TimephasedSeries.Baseline(((type - 16) / 6) + 1);
}

/// <summary>Whose quantity it is.</summary>
public enum TimephasedOwner
{
    Assignment,
    Task,
}
