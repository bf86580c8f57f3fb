using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Replay;

/// <summary>One kept payload without its content.</summary>
internal sealed record LandedPayload(string Entity, string ContentHash, string SourceId, long LoadSk, DateTimeOffset UpdatedAtUtc);

/// <summary>The payloads kept of a site, in the order in which they were read last. Only their keys are held; contents are opened as they are needed.</summary>
internal sealed class JiraLanding
{
    private const string Search = "search";
    private const string Changelog = "changelog";
    private const string Worklog = "worklog";
    private static readonly string[] OfIssues = [Search, Changelog];
    private readonly StagingArea staging;
    private readonly string sourceSystem;
    private readonly List<LandedPayload> payloads;

    private JiraLanding(StagingArea staging, string sourceSystem, List<LandedPayload> payloads)
    {
        this.staging = staging;
        this.sourceSystem = sourceSystem;
        this.payloads = payloads;
    }

    public int Count => payloads.Count;

    public static async Task<JiraLanding> ReadAsync(StagingArea staging, string sourceSystem, CancellationToken cancellationToken)
    {
        await using var context = staging.CreateContext();
        var payloads = await context.Landed.Where(row => row.SourceSystem == sourceSystem)
            .Select(row => new LandedPayload(row.Entity, row.ContentHash, row.SourceId, row.LoadSk, row.UpdatedAtUtc))
            .ToListAsync(cancellationToken);
        payloads.Sort(static (a, b) =>
        {
            var order = b.LoadSk.CompareTo(a.LoadSk);
            order = order == 0 ? b.UpdatedAtUtc.CompareTo(a.UpdatedAtUtc) : order;
            return order == 0 ? string.CompareOrdinal(a.ContentHash, b.ContentHash) : order;
        });
        return new JiraLanding(staging, sourceSystem, payloads);
    }

    /// <summary>Payloads of an entity, the newest first.</summary>
    public IEnumerable<LandedPayload> Of(string entity) => payloads.Where(payload => payload.Entity == entity);

    /// <summary>Payloads of an entity that the last load which read it gave.</summary>
    public IEnumerable<LandedPayload> LastOf(string entity) => Of(entity).GroupBy(payload => payload.LoadSk).FirstOrDefault() ?? Enumerable.Empty<LandedPayload>();

    /// <summary>What was committed together, the newest first: a page of issues with its histories, or a page of worklogs.</summary>
    public IEnumerable<IReadOnlyList<LandedPayload>> NewestFirst() => payloads
        .Where(payload => OfIssues.Contains(payload.Entity, StringComparer.Ordinal) || payload.Entity == Worklog)
        .GroupBy(payload => (payload.LoadSk, payload.UpdatedAtUtc))
        .Select(group => (IReadOnlyList<LandedPayload>)group.ToList());

    public static bool HasWorklogs(IReadOnlyList<LandedPayload> commit) => commit.Any(payload => payload.Entity == Worklog);

    public async Task<OpenPayloads> OpenAsync(IEnumerable<LandedPayload> wanted, CancellationToken cancellationToken)
    {
        var opened = new OpenPayloads();
        try
        {
            await using var context = staging.CreateContext();
            foreach (var payload in wanted)
            {
                var content = await context.Landed
                    .Where(row => row.SourceSystem == sourceSystem && row.Entity == payload.Entity && row.ContentHash == payload.ContentHash)
                    .Select(row => row.Payload).SingleAsync(cancellationToken);
                opened.Add(payload, await ParseAsync(content, cancellationToken));
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static async Task<JsonDocument> ParseAsync(byte[] compressed, CancellationToken cancellationToken)
    {
        using var stream = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
    }
}

/// <summary>Some payloads with their contents, disposed together.</summary>
internal sealed class OpenPayloads : IDisposable
{
    private readonly List<(LandedPayload Payload, JsonDocument Content)> all = [];

    public void Add(LandedPayload payload, JsonDocument content) => all.Add((payload, content));

    public IEnumerable<(LandedPayload Payload, JsonElement Root)> Of(string entity) =>
        all.Where(entry => entry.Payload.Entity == entity).Select(entry => (entry.Payload, entry.Content.RootElement));

    public void Dispose() => all.ForEach(entry => entry.Content.Dispose());
}
