using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>What is kept by its name on issues and has no list that could be asked: Cloud's lists of priorities and of resolutions are deprecated.</summary>
public enum NamedThing
{
    Priority,
    Resolution,
}

/// <summary>
/// What the site calls its priorities and resolutions, by id, as issues show them and as the site says when it is asked. A name that is changed
/// changes all issues that have it, and Jira does not count that as a change of theirs.
/// </summary>
/// <param name="before">The <see cref="Marks"/> of the run before; null where there was none.</param>
public sealed class JiraNames(string? before)
{
    private readonly Dictionary<(NamedThing Thing, string Id), string> names = [];
    private readonly Dictionary<string, string> noted = (before ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(mark => mark.Split('=')).Where(mark => mark.Length == 2).ToDictionary(mark => mark[0], mark => mark[1], StringComparer.Ordinal);

    /// <summary>
    /// By which name issues of each were read first, in short: <c>p3=mark</c> for a priority, <c>r10000=mark</c> for a resolution, comma-separated. Until
    /// <see cref="Settle"/> a name that was changed since is not in it.
    /// </summary>
    public string Marks => string.Join(',', noted.OrderBy(mark => mark.Key, StringComparer.Ordinal).Select(mark => $"{mark.Key}={mark.Value}"));

    /// <summary>All issues of what was renamed have been read by its new name.</summary>
    public void Settle()
    {
        foreach (var (key, name) in names)
        {
            noted[Code(key.Thing) + key.Id] = Mark(name);
        }
    }

    /// <summary>Hears a priority or resolution as an issue or the site shows it.</summary>
    public void Hear(NamedThing thing, JsonElement? shown)
    {
        if (shown.Text("id") is { } id && shown.Text("name") is { } name)
        {
            names[(thing, id)] = name;
            noted.TryAdd(Code(thing) + id, Mark(name));
        }
    }

    /// <summary>The name now; null where nobody showed it yet.</summary>
    public string? NameOf(NamedThing thing, string id) => names.GetValueOrDefault((thing, id));

    /// <summary>Ids that some run heard of.</summary>
    public IReadOnlyList<string> Known(NamedThing thing) =>
        [.. noted.Keys.Where(key => key.StartsWith(Code(thing), StringComparison.Ordinal)).Select(key => key[1..]).Order(StringComparer.Ordinal)];

    /// <summary>Ids of those that had another name when their issues were read.</summary>
    public IReadOnlyList<string> Renamed(NamedThing thing) =>
        [.. names.Where(pair => pair.Key.Thing == thing && noted[Code(thing) + pair.Key.Id] != Mark(pair.Value)).Select(pair => pair.Key.Id).Order(StringComparer.Ordinal)];

    private static string Code(NamedThing thing) => thing == NamedThing.Priority ? "p" : "r";

    private static string Mark(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 4));
}
