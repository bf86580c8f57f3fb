using System.Globalization;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Whom a link to another plan means. Project writes the other file's path, a backslash, and the task's UID there
/// (<c>C:\Plans\Bridge.mpp\12</c>, <c>&lt;&gt;\Bridge\12</c>); the file's name tells the plan as it does for files that are found.
/// </summary>
internal static class CrossPlan
{
    /// <returns>The plan's code and the UID; null where the name tells no such thing.</returns>
    public static (string Code, int Uid)? Of(string? crossProjectName)
    {
        var parts = crossProjectName?.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts is [.., var file, var uid] && file != "<>" && int.TryParse(uid, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (PlanFolder.CodeOf(file), number)
            : null;
    }

    /// <summary>The code of the plan in a file of that path, which is an inserted project; null where the path names none.</summary>
    public static string? PlanOf(string? path) =>
        path?.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var file] && file != "<>" ? PlanFolder.CodeOf(file) : null;
}
