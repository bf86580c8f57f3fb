namespace Prism.Etl.Sources.Jira;

/// <summary>Asks, before anything is started, whether the sites that the settings name can be reached at all.</summary>
public static class JiraReachability
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>One message per site whose address no server answers at, naming its setting. Any HTTP answer, even a refusal, is an answer.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<JiraOptions> sites, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        var answers = await Task.WhenAll(sites.Select((site, index) => CheckAsync(client, site, index, cancellationToken))).ConfigureAwait(false);
        return answers.OfType<string>().ToList();
    }

    private static async Task<string?> CheckAsync(HttpClient client, JiraOptions site, int index, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, site.Url);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (HttpRequestException problem)
        {
            return $"Prism:Jira:{index}:Url: expects a site that answers; {site.Url} cannot be reached ({problem.Message}).";
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"Prism:Jira:{index}:Url: expects a site that answers; {site.Url} did not within {Patience.TotalSeconds:0} s.";
        }
    }
}
