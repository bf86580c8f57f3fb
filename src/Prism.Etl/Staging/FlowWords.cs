using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Staging;

/// <summary>
/// What the name of a status or of a board's column says of the work in it: one that contains <c>block</c>, <c>impediment</c> or the word <c>hold</c>
/// is blocked; one with the words <c>waiting</c>, <c>ready</c>, <c>queue</c>, <c>queued</c> or <c>pending</c> waits; others say nothing.
/// </summary>
internal static class FlowWords
{
    private static readonly string[] Waiting = ["waiting", "ready", "queue", "queued", "pending"];

    /// <summary>One of <see cref="FlowState"/>, or null.</summary>
    public static string? Say(string name)
    {
        var words = Of(name);
        return name.Contains("block", StringComparison.OrdinalIgnoreCase) || name.Contains("impediment", StringComparison.OrdinalIgnoreCase) || HasAny(words, ["hold"]) ? FlowState.Blocked
            : HasAny(words, Waiting) ? FlowState.Waiting
            : null;
    }

    public static string[] Of(string name) => name.Split([' ', '-', '_', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    public static bool HasAny(string[] words, string[] others) => Array.Exists(words, word => others.Contains(word, StringComparer.OrdinalIgnoreCase));
}
