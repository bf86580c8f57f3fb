using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// What class of work an issue type is. A name is in the language of the account, so the site's own list is asked for the name before
/// translation, and for the type's place in the hierarchy.
/// </summary>
public sealed class JiraIssueTypes
{
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Bug"] = TypeClass.Defect,
        ["Defect"] = TypeClass.Defect,
        ["Epic"] = TypeClass.Epic,
        ["Risk"] = TypeClass.Risk,
        ["Technical Debt"] = TypeClass.Debt,
        ["Technical-Debt"] = TypeClass.Debt,
        ["Debt"] = TypeClass.Debt,
        ["Sub-task"] = TypeClass.SubTask,
        ["Subtask"] = TypeClass.SubTask,
    };

    private readonly IReadOnlyDictionary<string, string> named;
    private readonly Dictionary<string, (string? Name, string? Untranslated, long? Level)> known = new(StringComparer.Ordinal);

    /// <param name="named">Classes by type name, from the settings: they go before everything else.</param>
    /// <param name="types">What <c>GET /rest/api/{2|3}/issuetype</c> gives; null where it is not known.</param>
    public JiraIssueTypes(IReadOnlyDictionary<string, string> named, JsonElement? types)
    {
        this.named = new Dictionary<string, string>(named, StringComparer.OrdinalIgnoreCase);
        foreach (var type in types is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default)
        {
            if (type.Text("id") is { } id)
            {
                known[id] = (type.Text("name"), type.Text("untranslatedName"), type.Whole("hierarchyLevel"));
            }
        }
    }

    /// <summary>What the site calls a type now; null where its list does not have it.</summary>
    public string? NameOf(string id) => known.TryGetValue(id, out var type) ? type.Name : null;

    /// <summary>What the list says of each type, in short: <c>id=mark</c>, comma-separated, in the order of ids.</summary>
    public string Marks => string.Join(',', known.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Mark(pair.Value)}"));

    /// <summary>Ids of the types of which the list said something else before.</summary>
    /// <param name="before">The <see cref="Marks"/> of then; null where nothing was noted.</param>
    public IReadOnlyList<string> ChangedSince(string? before)
    {
        var noted = (before ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(mark => mark.Split('=')).Where(mark => mark.Length == 2).ToDictionary(mark => mark[0], mark => mark[1], StringComparer.Ordinal);
        return [.. known.Where(pair => noted.TryGetValue(pair.Key, out var mark) && mark != Mark(pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    private static string Mark((string? Name, string? Untranslated, long? Level) type) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{type.Name}|{type.Untranslated}|{type.Level?.ToString(CultureInfo.InvariantCulture)}")).AsSpan(0, 4));

    /// <summary>The class of an issue's <c>issuetype</c>.</summary>
    public string ClassOf(JsonElement type)
    {
        var (_, untranslated, level) = type.Text("id") is { } id && known.TryGetValue(id, out var entry) ? entry : default;
        untranslated = type.Text("untranslatedName") ?? untranslated;
        level = type.Whole("hierarchyLevel") ?? level;
        var name = type.Text("name");
        if (Find(named, name) is { } chosen || (chosen = Find(named, untranslated)) is not null)
        {
            return chosen;
        }

        if (type.Flag("subtask") || level < 0)
        {
            return TypeClass.SubTask;
        }

        return level > 0 ? TypeClass.Epic : Find(Usual, untranslated) ?? Find(Usual, name) ?? TypeClass.Feature;
    }

    private static string? Find(IReadOnlyDictionary<string, string> classes, string? name) =>
        name is not null && classes.TryGetValue(name.Trim(), out var found) ? found : null;
}
