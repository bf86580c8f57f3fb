namespace Prism.SampleJira.Simulation;

/// <summary>Randomness without state: the same seed, subject and purpose always draw the same number, in any order.</summary>
internal sealed class Draw(int seed)
{
    private readonly ulong root = Mix((ulong)seed + 0x9E3779B97F4A7C15UL);

    /// <summary>0 up to, not including, 1.</summary>
    public double Unit(Purpose purpose, long subject, long detail = 0) => (Bits(purpose, subject, detail) >> 11) * (1.0 / (1UL << 53));

    public int Below(int bound, Purpose purpose, long subject, long detail = 0) => (int)(Unit(purpose, subject, detail) * bound);

    public bool Chance(double probability, Purpose purpose, long subject, long detail = 0) => Unit(purpose, subject, detail) < probability;

    public ulong Bits(Purpose purpose, long subject, long detail = 0) =>
        Mix(root ^ Mix((ulong)subject * 0xD6E8FEB86659FD93UL + Mix((ulong)detail * 0xA0761D6478BD642FUL + (ulong)purpose)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>What a number is drawn for, so that two draws about one subject are independent.</summary>
internal enum Purpose
{
    IssueType = 1, Deleted, NeverStarted, Cancelled, CreatedJitter, StartJitter, CycleShape, CycleLength, SkippedStep, Reopened, ReopenedAt, Flag, FlagAt,
    Points, PointsChange, PriorityStart, PriorityChange, AssigneeStart, AssigneeChange, SprintScope, SprintRemoved, EpicLinkEvent, WorkflowEvent, Moved,
    DueDate, Summary, Label, Absent, WorklogHours, WorklogSplit, WorklogEdited, WorklogDeleted, WorklogTime, SprintLate, AccountId, Touched, RoundTime, RoundKind,
    RoundDetail, RoundDeletion, RiskRating, Milliseconds, PlanDuration, PlanOverrun, PlanCost, Finance, Survey, IssueLink, Churn, Component, Release, Blocks,
}
