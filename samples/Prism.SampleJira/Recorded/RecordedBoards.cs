using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Recorded;

/// <summary>Boards of a recording: those listed, those whose configuration was recorded, and those that sprints say they began on.</summary>
internal static class RecordedBoards
{
    public static List<SiteBoard> Of(RecordingReader recording)
    {
        var sprints = recording.Sprints.Values.ToLookup(s => s.TryGetProperty("originBoardId", out var board) ? board.GetRawText() : "");
        var ids = recording.Boards.Keys.Concat(recording.BoardConfigurations.Keys).Concat(sprints.Select(g => g.Key)).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal);
        return [.. ids.Select(id => Board(recording, id, [.. sprints[id]])).OrderBy(b => b.Id)];
    }

    private static SiteBoard Board(RecordingReader recording, string id, IReadOnlyList<JsonElement> sprints)
    {
        var number = long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
        var hasConfiguration = recording.BoardConfigurations.TryGetValue(id, out var configuration);
        var isListed = recording.Boards.TryGetValue(id, out var board);
        var known = isListed ? board : hasConfiguration ? configuration : default;
        var type = known.ValueKind == JsonValueKind.Object ? RecordingReader.Text(known, "type")! : "scrum";
        var location = known.ValueKind == JsonValueKind.Object && known.TryGetProperty("location", out var l) ? l : default;
        var key = location.ValueKind == JsonValueKind.Object ? RecordingReader.Text(location, "projectKey") ?? RecordingReader.Text(location, "key") ?? "" : "";
        var summary = isListed ? JsonBytes.Of(board) : JsonBytes.Object(w =>
        {
            w.WriteNumber("id", number);
            w.WriteString("name", hasConfiguration ? RecordingReader.Text(configuration, "name") : $"Board {id}");
            w.WriteString("type", type);
        });
        return new(number, key, type, summary, hasConfiguration ? JsonBytes.Of(configuration) : null,
            type == "kanban" ? null : [.. sprints.Select(s => new SiteSprint(long.Parse(RecordingReader.Identifier(s)!, NumberStyles.None, CultureInfo.InvariantCulture), RecordingReader.Text(s, "state") ?? "", JsonBytes.Of(s)))]);
    }
}
