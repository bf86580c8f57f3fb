using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Http;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>What one run knows of the site it reads, and shares between its steps.</summary>
internal sealed record JiraRun
{
    public required JiraOptions Options { get; init; }
    public required JiraClient Client { get; init; }
    public required ILogger Logger { get; init; }

    /// <summary>Never <see cref="JiraKind.Auto"/>.</summary>
    public required JiraKind Kind { get; init; }

    /// <summary>The zone that JQL's dates are read in; null where it is not known.</summary>
    public required TimeZoneInfo? Zone { get; init; }

    /// <summary>The server's time when the run began: no clock of ours is compared with its times.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    public required JiraFields Fields { get; init; }
    public required JiraIssueTypes Types { get; init; }
    public required JiraPeople People { get; init; }
    public required JiraSprints Sprints { get; init; }
    public required JiraParts Parts { get; init; }
    public required JiraStatuses Statuses { get; init; }
    public required JiraWatermarks Watermarks { get; init; }

    public required JiraNames Names { get; init; }

    /// <summary>The projects in scope that the account can see: keys by ids.</summary>
    public required IReadOnlyDictionary<string, string> Containers { get; init; }

    /// <summary>Ids of the filters of the boards that the settings name.</summary>
    public IReadOnlyList<string> FilterIds { get; init; } = [];

    /// <summary>Whether settings leave anything of the site out.</summary>
    public bool IsScoped => Options.Projects.Count > 0 || FilterIds.Count > 0 || !string.IsNullOrWhiteSpace(Options.Jql);
    public string Api => ApiOf(Kind);

    /// <summary>Whether it is time to compare all ids, and to read what changes without any issue being changed.</summary>
    public bool IsReconciling => Watermarks.IsDue(StartedAt, Options.ReconcileEvery);

    /// <summary>Whether fields that could be a column later are asked for too.</summary>
    public bool KeepsOthers => Options is { Landing: true, Fields.KeepOthers: true } && !HasTooManyOthers;

    /// <summary>More fields than the settings allow to ask for on the chance that one is named later.</summary>
    public bool HasTooManyOthers => Fields.CandidateIds.Count > Options.Fields.MostOthers;
    public JiraJql Jql => new(Options, Zone, FilterIds);

    public static string ApiOf(JiraKind kind) => kind == JiraKind.Cloud ? "rest/api/3" : "rest/api/2";

    /// <summary>A batch whose deletions are kept like payloads.</summary>
    public StagedBatch DeletingBatch() => new() { LandsDeletions = Options.Landing };

    public JiraIssues IssueRows() => new(Options.Name, Fields, Types, Names, Statuses, People, Sprints, Parts, Options.IncludeSummaries);

    /// <summary>Keeps a payload, once per content.</summary>
    public void Land(StagedBatch batch, string entity, string sourceId, JiraAnswer answer) => Land(Options, batch, entity, sourceId, answer);

    public static void Land(JiraOptions options, StagedBatch batch, string entity, string sourceId, JiraAnswer answer)
    {
        if (!options.Landing)
        {
            return;
        }

        var payload = entity == "search" ? KeptPayloads.OfSearch(answer.Payload, options.IncludeSummaries) : answer.Payload;
        var hash = Convert.ToHexStringLower(SHA256.HashData(payload.Span));
        if (batch.Landed.Any(record => record.ContentHash == hash && record.Entity == entity))
        {
            return;
        }

        batch.Landed.Add(new LandingRecord
        {
            SourceSystem = options.Name,
            Entity = entity,
            ContentHash = hash,
            SourceId = JiraJson.Cut(sourceId, 1000)!,
            Payload = KeptPayloads.Compress(payload),
        });
    }

    /// <summary>
    /// Says which issues, and which of their fields, the staged rows stand for. Where it differs from the run before, everything is read
    /// again: a field that was found later, or a type that was given another class, changes rows that Jira did not.
    /// </summary>
    public static string ScopeOf(JiraOptions options, JiraKind kind, JiraFields fields)
    {
        string[] parts =
        [
            "3", kind.ToString(), string.Join(',', options.Projects.Order(StringComparer.Ordinal)), options.Jql ?? "", string.Join(',', options.Boards.Order(StringComparer.Ordinal)), options.IncludeSummaries ? "summaries" : "",
            string.Join(',', options.TypeClasses.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")),
            .. options.PseudonymKey is { } key ? ["pseudonyms " + new JiraPeople("", key).Known("scope")] : Array.Empty<string>(),
            fields.TeamId ?? "", fields.StartDateId ?? "", fields.SprintId ?? "", fields.EpicLinkId ?? "", fields.FlaggedId ?? "", string.Join(',', fields.StoryPointIds),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }

    /// <summary>Says which further fields the staged rows hold. Where it differs, everything is read again, or a replay has filled them.</summary>
    public static string ColumnsOf(JiraFields fields) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', fields.Columns.Select(column => $"{column.Id} {column.Kind} {column.Name}")))));

    /// <summary>A request body.</summary>
    public static byte[] Body(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Writes a list of texts into a body.</summary>
    public static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    /// <summary>The ids of a page's issues, in its order; null where one has none.</summary>
    public static List<string?> Ids(JsonElement page) => [.. page.Items("issues").Select(issue => issue.Text("id"))];

    /// <summary>Whether two pages hold the same issues.</summary>
    public static bool AreSame(List<string?> page, List<string?>? other) =>
        other is not null && page.Count > 0 && CollectionsMarshal.AsSpan(page).SequenceEqual(CollectionsMarshal.AsSpan(other));
}
