namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// What a <c>TimephasedData/Type</c> means. 1 remaining work, 2 actual work, 3 actual overtime work (already in 2: for every assignment seen,
/// type 2 alone adds up to <c>ActualWork</c>), 4 and 5 baseline work and cost, 6 actual cost, 7 and 8 baseline of a resource, 9 and 10 baseline of
/// a task, 11 percent complete of a task; then six per baseline 1 to 10 from 16 on: work and cost of the assignment, the task, the resource.
/// Not taken: 3 (it would count overtime twice), 7, 8 and their like (a resource's are the sum of its assignments'), 11 (no measure).
/// </summary>
public readonly record struct TimephasedType(TimephasedOwner Owner, string MeasureKind, int BaselineNumber, bool IsCost)
{
    public const string Actual = "Actual";
    public const string Remaining = "Remaining";
    public const string Baseline = "Baseline";

    /// <summary>Stands for "no baseline" in rows of other kinds.</summary>
    public const int NoBaseline = -2;

    /// <summary>The meaning of a type; null where it is not taken.</summary>
    public static TimephasedType? Of(int type) => type switch
    {
        1 => new(TimephasedOwner.Assignment, Remaining, NoBaseline, false),
        2 => new(TimephasedOwner.Assignment, Actual, NoBaseline, false),
        4 => new(TimephasedOwner.Assignment, Baseline, 0, false),
        5 => new(TimephasedOwner.Assignment, Baseline, 0, true),
        6 => new(TimephasedOwner.Assignment, Actual, NoBaseline, true),
        9 => new(TimephasedOwner.Task, Baseline, 0, false),
        10 => new(TimephasedOwner.Task, Baseline, 0, true),
        >= 16 and < 76 => ((type - 16) % 6) switch
        {
            0 => new(TimephasedOwner.Assignment, Baseline, NumberOf(type), false),
            1 => new(TimephasedOwner.Assignment, Baseline, NumberOf(type), true),
            2 => new(TimephasedOwner.Task, Baseline, NumberOf(type), false),
            3 => new(TimephasedOwner.Task, Baseline, NumberOf(type), true),
            _ => null,
        },
        _ => null,
    };

    private static int NumberOf(int type) => ((type - 16) / 6) + 1;
}

/// <summary>Whose quantity it is.</summary>
public enum TimephasedOwner
{
    Assignment,
    Task,
}
