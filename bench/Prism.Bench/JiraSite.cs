using System.Diagnostics;
using System.Globalization;
using System.Text;
using Prism.SampleJira;

namespace Prism.Bench;

/// <summary>The simulated site in a process of its own, so that its memory and its processor time are not counted as the reader's.</summary>
internal sealed class JiraSite : IAsyncDisposable
{
    private readonly Process process;

    private JiraSite(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="issues">Issues of the site.</param>
    /// <param name="changes">Rounds of changes, each about 1 % of the issues.</param>
    public static async Task<JiraSite> StartAsync(int issues, int changes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in new[] { "jira-site", issues.ToString(CultureInfo.InvariantCulture), changes.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The site did not start.");
        return new JiraSite(process, new Uri(address));
    }

    /// <summary>Has the site sort its issues by update, which a real one's index has done before anybody asks.</summary>
    public async Task IndexAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer any");
        using var body = new StringContent("""{"jql":"updated >= \"2026-11-01 00:00\" ORDER BY updated","maxResults":1}""", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("rest/api/3/search/jql", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        foreach (var feed in new[] { "updated", "deleted" })
        {
            await http.GetStringAsync(new Uri($"rest/api/3/worklog/{feed}?since=1700000000000", UriKind.Relative));
        }
    }

    /// <summary>The site's own process: tells its address, and ends when its input is closed.</summary>
    public static async Task ServeAsync(int issues, int changes)
    {
        await using var host = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = issues, Changes = changes, ChangesPerIssue = 12 }, CancellationToken.None);
        Console.WriteLine(host.BaseAddress);
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
