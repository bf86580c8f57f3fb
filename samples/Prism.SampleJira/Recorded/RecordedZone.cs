using System.Text.Json;

namespace Prism.SampleJira.Recorded;

/// <summary>The zone of the account that recorded: Jira wrote all times in it.</summary>
internal static class RecordedZone
{
    /// <summary>The commonest zone of the users whose offset is that of the recorded times; else a zone of just that offset.</summary>
    public static TimeZoneInfo Of(RecordingReader recording)
    {
        var created = recording.Issues.Values.Select(i => JiraTimestamp.Read(RecordingReader.Text(i.Fields, "created"))).OfType<DateTimeOffset>().FirstOrDefault();
        var ofUsers = recording.Users.Values
            .Select(u => RecordingReader.Text(u, "timeZone"))
            .OfType<string>()
            .GroupBy(id => id)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => TimeZoneInfo.TryFindSystemTimeZoneById(g.Key, out var zone) ? zone : null)
            .FirstOrDefault(zone => zone?.GetUtcOffset(created) == created.Offset);
        return ofUsers ?? OfOffset(created.Offset);
    }

    /// <summary>The account that asks: a recorded user of this zone, else a made one that has nothing but the zone.</summary>
    public static byte[] Myself(RecordingReader recording, TimeZoneInfo zone, JiraKind kind)
    {
        var user = recording.Users.Values.FirstOrDefault(u => RecordingReader.Text(u, "timeZone") == zone.Id);
        return user.ValueKind == JsonValueKind.Object ? JsonBytes.Of(user) : JsonBytes.Object(w =>
        {
            w.WriteString(kind == JiraKind.Cloud ? "accountId" : "key", "recorder");
            w.WriteString("displayName", "Recorder");
            w.WriteBoolean("active", true);
            w.WriteString("timeZone", zone.Id);
        });
    }

    /// <summary>The sign in these zone names is the other way round: Etc/GMT-8 is eight hours ahead.</summary>
    private static TimeZoneInfo OfOffset(TimeSpan offset) =>
        offset == TimeSpan.Zero || offset.Minutes != 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById($"Etc/GMT{(offset > TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours)}");
}
