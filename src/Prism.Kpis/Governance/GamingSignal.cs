namespace Prism.Kpis.Governance;

/// <summary>A way in which a number is made to look good without being good, and how often it happened.</summary>
/// <param name="Number">Its place in the keys; never given to another.</param>
/// <param name="Name">Of <c>FactKpiSignal.Signal</c>.</param>
/// <param name="Cases">The measure that counts the cases.</param>
/// <param name="OutOf">The measure they are compared with.</param>
/// <param name="Limit">The share from which on someone should look: house defaults, to be read beside the project's own past.</param>
/// <param name="KpiCodes">The KPIs it makes look better.</param>
public sealed record GamingSignal(int Number, string Name, string Cases, string OutOf, double Limit, IReadOnlyList<string> KpiCodes)
{
    public static IReadOnlyList<GamingSignal> All { get; } =
    [
        new(1, "ReopenedAfterDone", "items_reopened_within_30_days", "items_finished", 0.10, ["THROUGHPUT", "CYCLE_TIME_P85", "LEAD_TIME_P85"]),
        new(2, "EstimateChangedAfterStart", "estimates_changed_after_start", "items_finished", 0.20, ["VELOCITY", "SPRINT_PREDICTABILITY"]),
        new(3, "SprintChangedOnLastDay", "sprint_items_moved_on_last_day", "sprint_items_committed", 0.10, ["SPRINT_PREDICTABILITY", "CARRY_OVER"]),
        new(4, "HoursLoggedInBulkLate", "hours_logged_in_bulk_late", "hours_logged", 0.10, ["UTILISATION", "TIME_ENTRY_COMPLIANCE"]),
        new(5, "DueDateMovedAfterPassing", "due_dates_moved_after_passing", "due_dates_passed", 0.10, ["HIT_TASK_RATE", "MILESTONE_HIT_RATE", "MILESTONE_SLIP_P85"]),
    ];
}
