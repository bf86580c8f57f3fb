using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>
/// Hears every request that the product sends to a site in any test of this assembly, through whatever handler, and refuses one that the official
/// descriptions of Cloud, or the list of Data Center's calls, do not know: the test that sent it fails.
/// </summary>
internal sealed class SentRequests : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // Texts that are not read at all, and the words that would ask for them all.
    private static readonly string[] NeverAsked = ["description", "comment", "attachment", "environment", "*all", "*navigable"];

    private static readonly ConcurrentDictionary<string, int> Counts = new(StringComparer.Ordinal);

    /// <summary>How often each path, its numbers left out, was asked for so far, by method and path.</summary>
    public static IReadOnlyDictionary<string, int> Heard => Counts;

    [ModuleInitializer]
    internal static void Listen() => DiagnosticListener.AllListeners.Subscribe(new SentRequests());

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != "System.Net.Http.HttpRequestOut.Start"
            || value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is not HttpRequestMessage { RequestUri: { } address } request
            || !request.Headers.UserAgent.Any(agent => agent.Product?.Name == "PrismAnalytics"))
        {
            return;
        }

        using var body = request.Content is null ? null : new MemoryStream();
        request.Content?.CopyTo(body!, null, CancellationToken.None);
        var sent = new SentRequest(request.Method, address, body is null ? null : System.Text.Encoding.UTF8.GetString(body.ToArray()));
        Counts.AddOrUpdate($"{sent.Method} {string.Join('/', sent.Path.Split('/').Select(part => part.All(char.IsAsciiDigit) && part.Length > 1 ? "{id}" : part))}", 1, (_, count) => count + 1);
        if (FieldsOf(sent).FirstOrDefault(NeverAsked.Contains) is { } never)
        {
            throw new InvalidOperationException($"{sent.Method} {sent.Address.PathAndQuery} asks for '{never}', which is never read.");
        }

        if ((OpenApiDescription.CloudProblem(sent) ?? DataCenterCalls.Problem(sent)) is { } problem)
        {
            throw new InvalidOperationException($"{sent.Method} {sent.Address.PathAndQuery}: {problem}");
        }
    }

    /// <summary>The fields that a search names; the word for all where it is one for issues and names none.</summary>
    private static IEnumerable<string> FieldsOf(SentRequest sent)
    {
        if (!sent.Path.EndsWith("/search/jql", StringComparison.Ordinal) && !sent.Path.EndsWith("/2/search", StringComparison.Ordinal) && !sent.Path.EndsWith("/issue/bulkfetch", StringComparison.Ordinal))
        {
            return [];
        }

        if (sent.Body is { } body)
        {
            return JiraCorpus.Parse(body).TryGetProperty("fields", out var list) ? list.EnumerateArray().Select(field => field.GetString()!) : ["*all"];
        }

        var named = sent.Address.Query.TrimStart('?').Split('&').FirstOrDefault(pair => pair.StartsWith("fields=", StringComparison.Ordinal));
        return named is null ? ["*all"] : Uri.UnescapeDataString(named["fields=".Length..]).Split(',');
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
