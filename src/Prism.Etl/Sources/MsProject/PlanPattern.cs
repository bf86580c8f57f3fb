using System.IO.Enumeration;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Which files of a folder are plans: names below the folder with <c>*</c> and <c>?</c>, <c>**</c> for any number of folders, several parted by semicolons. Upper and lower
/// case are one, as on the shares that plans lie on.
/// </summary>
internal sealed class PlanPattern(string pattern)
{
    /// <summary>Office's mark beside an open document: no document.</summary>
    private const string OwnerFile = "~$";

    private readonly string[][] globs = [.. pattern.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(glob => glob.Split('/'))];

    /// <summary>False where it names no file, or leads out of the folder.</summary>
    public bool IsValid => globs.Length > 0 && globs.All(glob =>
        glob.All(part => part.Length > 0 && part != ".." && !part.Contains('\\') && !part.Contains(':')) && glob[^1] != "**");

    /// <summary>True when subfolders have to be searched.</summary>
    public bool IsRecursive => globs.Any(glob => glob.Length > 1);

    /// <param name="name">The file's name below the folder, with slashes.</param>
    public bool IsMatch(string name)
    {
        var parts = name.Split('/');
        return !parts[^1].StartsWith(OwnerFile, StringComparison.Ordinal) && globs.Any(glob => IsMatch(glob, parts));
    }

    private static bool IsMatch(ReadOnlySpan<string> glob, ReadOnlySpan<string> parts)
    {
        if (glob.IsEmpty || parts.IsEmpty)
        {
            return glob.IsEmpty && parts.IsEmpty;
        }

        if (glob[0] == "**")
        {
            return IsMatch(glob[1..], parts) || IsMatch(glob, parts[1..]);
        }

        return FileSystemName.MatchesSimpleExpression(glob[0], parts[0]) && IsMatch(glob[1..], parts[1..]);
    }
}
