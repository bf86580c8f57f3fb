using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Recorded;

/// <summary>
/// The field list of a recording that has none, or only part of it: names come from changelog items that give an id, types from the
/// shape of the values. A custom field that neither tells anything of is left out.
/// </summary>
internal static class RecordedFields
{
    private const string Types = "com.atlassian.jira.plugin.system.customfieldtypes:";
    private const string Agile = "com.pyxis.greenhopper.jira:";

    public static IEnumerable<byte[]> Of(RecordingReader recording)
    {
        foreach (var field in recording.Fields.Values)
        {
            yield return JsonBytes.Of(field);
        }

        var names = Names(recording);
        foreach (var id in recording.Issues.Values.SelectMany(i => i.Fields.EnumerateObject()).Select(p => p.Name).Concat(names.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var isCustom = id.StartsWith("customfield_", StringComparison.Ordinal);
            var type = isCustom ? Custom(recording, id, names.GetValueOrDefault(id)) : null;
            if (!recording.Fields.ContainsKey(id) && (!isCustom || type is not null))
            {
                yield return JsonBytes.Object(w => Write(w, id, names.GetValueOrDefault(id), type));
            }
        }
    }

    private static Dictionary<string, string> Names(RecordingReader recording)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in recording.Issues.Values.SelectMany(i => i.Histories.Values).SelectMany(h => h.GetProperty("items").EnumerateArray()))
        {
            if (RecordingReader.Text(item, "fieldId") is { } id && RecordingReader.Text(item, "field") is { } name)
            {
                names.TryAdd(id, name);
            }
        }

        return names;
    }

    private static string? Custom(RecordingReader recording, string id, string? name) =>
        recording.Issues.Values.Any(i => i.Fields.TryGetProperty(id, out var value) && IsSprints(value)) ? Agile + "gh-sprint" : name switch
        {
            "Sprint" => Agile + "gh-sprint",
            "Story point estimate" => Agile + "jsw-story-points",
            "Epic Link" => Agile + "gh-epic-link",
            "Rank" => Agile + "gh-lexo-rank",
            "Flagged" => Types + "multicheckboxes",
            "Start date" => Types + "datepicker",
            null => null,
            _ when recording.Issues.Values.Any(i => i.Fields.TryGetProperty(id, out var value) && value.ValueKind == JsonValueKind.Number) => Types + "float",
            _ => Types + "textfield",
        };

    private static bool IsSprints(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0] is var first
        && ((first.ValueKind == JsonValueKind.Object && first.TryGetProperty("boardId", out _) && first.TryGetProperty("state", out _))
            || (first.ValueKind == JsonValueKind.String && first.GetString()!.StartsWith("com.atlassian.greenhopper.service.sprint.Sprint@", StringComparison.Ordinal)));

    private static void Write(Utf8JsonWriter w, string id, string? name, string? custom)
    {
        w.WriteString("id", id);
        w.WriteString("key", id);
        w.WriteString("name", name ?? (custom?.EndsWith("gh-sprint", StringComparison.Ordinal) == true ? "Sprint" : id));
        w.WriteBoolean("custom", custom is not null);
        w.WriteBoolean("orderable", true);
        w.WriteBoolean("navigable", true);
        w.WriteBoolean("searchable", true);
        w.WriteStartArray("clauseNames");
        w.WriteStringValue(custom is null ? id : $"cf[{id["customfield_".Length..]}]");
        w.WriteEndArray();
        w.WriteStartObject("schema");
        if (custom is null)
        {
            w.WriteString("type", "any");
            w.WriteString("system", id);
        }
        else
        {
            w.WriteString("type", custom.EndsWith("float", StringComparison.Ordinal) || custom.EndsWith("story-points", StringComparison.Ordinal) ? "number" : custom.EndsWith("gh-sprint", StringComparison.Ordinal) ? "array" : "any");
            w.WriteString("custom", custom);
            if (int.TryParse(id["customfield_".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                w.WriteNumber("customId", number);
            }
        }

        w.WriteEndObject();
    }
}
