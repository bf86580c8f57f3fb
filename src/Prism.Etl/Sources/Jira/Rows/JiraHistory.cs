using System.Globalization;
using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>
/// Collects one issue's changes of tracked fields from histories in either order (<c>expand=changelog</c> gives the newest first,
/// <c>changelog/bulkfetch</c> the oldest), over any number of pages.
/// </summary>
/// <param name="fields">The site's fields.</param>
/// <param name="people">How people are known.</param>
public sealed class JiraHistory(JiraFields fields, JiraPeople people)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<(StagedChange Change, long HistoryId, int Item)> changes = [];

    /// <summary>Histories read, those of untracked fields included.</summary>
    public int Count => seen.Count;

    /// <summary>Reads one history; a rule's name where it cannot be read, null where it can.</summary>
    public string? Add(JsonElement history)
    {
        if (history.ValueKind != JsonValueKind.Object)
        {
            return JiraRule.NotAnObject;
        }

        if (history.Text("id") is not { } id)
        {
            return JiraRule.MissingId;
        }

        if (!history.TryInstant("created", out var at))
        {
            return JiraRule.BadCreated;
        }

        if (!seen.Add(id))
        {
            return null;
        }

        _ = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var order);
        string? author = null;
        var number = 0;
        foreach (var item in history.Items("items"))
        {
            number++;
            if (item.ValueKind == JsonValueKind.Object && fields.TrackedBy(item.Text("fieldId"), item.Text("field")) is { } field)
            {
                author ??= history.Object("author") is { } user ? people.Known(JiraPeople.IdOf(user)) : null;
                changes.Add((Change(item, field, at, author), order, number));
            }
        }

        return null;
    }

    /// <summary>The changes, oldest first; within one history in the order of its items.</summary>
    public IReadOnlyList<StagedChange> OldestFirst()
    {
        changes.Sort(static (a, b) =>
        {
            var order = a.Change.AtUtc.CompareTo(b.Change.AtUtc);
            order = order == 0 ? a.HistoryId.CompareTo(b.HistoryId) : order;
            return order == 0 ? a.Item.CompareTo(b.Item) : order;
        });
        return changes.ConvertAll(static change => change.Change);
    }

    private StagedChange Change(JsonElement item, string field, DateTimeOffset at, string? author)
    {
        var (from, fromText) = (item.Text("from"), item.Text("fromString"));
        var (to, toText) = (item.Text("to"), item.Text("toString"));
        return field switch
        {
            // A number has no id: the value stands in the text alone.
            TrackedField.StoryPoints => new StagedChange(at, author, field, Points(from ?? fromText), null, Points(to ?? toText), null),
            TrackedField.Assignee => new StagedChange(at, author, field, people.Known(from), people.Shown(fromText), people.Known(to), people.Shown(toText)),
            TrackedField.Sprint => new StagedChange(at, author, field, Sprints(from), fromText, Sprints(to), toText),
            _ => new StagedChange(at, author, field, from, fromText, to, toText),
        };
    }

    /// <summary>Several sprints stand as <c>7, 17</c>.</summary>
    private static string? Sprints(string? ids) => ids?.Contains(' ', StringComparison.Ordinal) == true ? ids.Replace(" ", "", StringComparison.Ordinal) : ids;

    /// <summary>The same number is written <c>5</c> and <c>5.0</c>.</summary>
    private static string? Points(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var points) ? points.ToString("R", CultureInfo.InvariantCulture) : text;
}
