using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Prism.SampleJira.Faults;

/// <summary>Sends webhooks as Jira does: the event with its issue, signed with the webhook's secret. Who does not answer misses them.</summary>
internal sealed class WebhookSender(Uri target, string secret) : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <returns>How many were accepted.</returns>
    public async Task<int> SendAsync(IJiraSite site, IReadOnlyList<SiteChange> changes, CancellationToken cancellationToken)
    {
        var accepted = 0;
        foreach (var change in changes)
        {
            var body = JsonBytes.Object(w => Write(w, site, change));
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
            request.Headers.Add("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
            request.Headers.Add("X-Atlassian-Webhook-Identifier", Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16)));
            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                accepted += answer.IsSuccessStatusCode ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // Nobody listens.
            }
        }

        return accepted;
    }

    public void Dispose() => http.Dispose();

    private static void Write(Utf8JsonWriter w, IJiraSite site, SiteChange change)
    {
        w.WriteNumber("timestamp"u8, site.PresentMs);
        w.WriteString("webhookEvent"u8, change.Event);
        if (change.WorklogId is { } worklog)
        {
            w.WriteStartObject("worklog"u8);
            w.WriteString("id"u8, worklog.ToString(System.Globalization.CultureInfo.InvariantCulture));
            w.WriteString("issueId"u8, site.IssueId(change.Issue));
            w.WriteEndObject();
            return;
        }

        w.WritePropertyName("issue"u8);
        if (site.Find(site.IssueId(change.Issue)) is { } issue)
        {
            site.WriteIssue(w, issue, FieldSelection.All, withChangelog: false);
            return;
        }

        w.WriteStartObject();
        w.WriteString("id"u8, site.IssueId(change.Issue));
        w.WriteEndObject();
    }
}
