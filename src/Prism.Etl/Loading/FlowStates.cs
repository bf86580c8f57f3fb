using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>
/// The one place that decides whether time in a status is work, waiting or blocked. Jira does not say, so the name does: a status whose
/// name contains <c>block</c>, <c>impediment</c> or the word <c>hold</c> is blocked; one of category ToDo, or whose name begins with or
/// contains the words <c>waiting</c>, <c>ready</c>, <c>queue</c>, <c>queued</c> or <c>pending</c>, waits; everything else is work.
/// </summary>
internal static class FlowStates
{
    private static readonly string[] WaitingWords = ["waiting", "ready", "queue", "queued", "pending"];

    public static string Of(string statusName, string category)
    {
        var words = statusName.Split([' ', '-', '_', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (Contains(statusName, "block") || Contains(statusName, "impediment") || words.Any(word => Is(word, "hold")))
        {
            return FlowState.Blocked;
        }

        return category == StatusCategory.ToDo || words.Any(word => WaitingWords.Any(waiting => Is(word, waiting)))
            ? FlowState.Waiting
            : FlowState.Active;
    }

    private static bool Contains(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool Is(string word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);
}
