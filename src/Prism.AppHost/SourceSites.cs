using System.Globalization;
using Prism.SampleJira;
using Prism.SampleJira.Recorded;

namespace Prism.AppHost;

/// <summary>
/// What the AppHost loads from: Jira servers it starts itself on free ports, and folders of plans and register. Gives them as settings of
/// the worker, so that the worker reads them as it reads any other site.
/// </summary>
internal sealed class SourceSites : IAsyncDisposable
{
    private readonly List<SampleJiraHost> servers = [];

    /// <summary>The sources as settings: <c>Prism:Jira:0:Url</c>, ...</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was found, for people.</summary>
    public List<string> Descriptions { get; } = [];

    /// <summary>The sample portfolio: one simulated Jira Cloud site, plans and register written below <paramref name="dataFolder"/>.</summary>
    public static async Task<SourceSites> StartSampleAsync(string dataFolder, AppHostOptions options, CancellationToken cancellationToken)
    {
        var sites = new SourceSites();
        var sample = new SampleJiraOptions { Issues = options.Issues, Changes = options.Changes };
        var folder = Path.Combine(dataFolder, "sample");
        await SamplePortfolio.WriteAsync(folder, sample, cancellationToken);
        await sites.AddJiraAsync("jira", sample, cancellationToken);
        sites.AddPlans("plans", Path.Combine(folder, "plans"));
        sites.Settings["Prism:Register:0:Name"] = "register";
        sites.Settings["Prism:Register:0:Folder"] = Path.Combine(folder, "register");
        sites.Descriptions.Add($"the sample portfolio: {options.Issues.ToString("N0", CultureInfo.InvariantCulture)} simulated Jira issues over HTTP, plans and register in {folder}");
        return sites;
    }

    /// <summary>Recorded Jira sites (a server each) and MSPDI files of a corpus folder.</summary>
    /// <exception cref="InvalidDataException">The folder holds neither.</exception>
    public static async Task<SourceSites> StartCorpusAsync(string corpus, CancellationToken cancellationToken)
    {
        var sites = new SourceSites();
        foreach (var recorded in RecordedSites.Find(corpus))
        {
            await sites.AddJiraAsync(recorded.Name, new SampleJiraOptions { Recordings = recorded.Folder }, cancellationToken);
            sites.Descriptions.Add($"{recorded.IssueCount} recorded issues of {recorded.Name}");
        }

        var plans = Path.Combine(corpus, "msproject");
        var folders = Directory.Exists(plans)
            ? Directory.EnumerateDirectories(plans, "mspdi*").Order(StringComparer.Ordinal).ToList()
            : [];
        if (folders.Count == 0 && Directory.EnumerateFiles(corpus, "*.xml").Any())
        {
            folders.Add(corpus);
        }

        foreach (var folder in folders)
        {
            sites.AddPlans(folders.Count == 1 ? "plans" : $"plans-{Path.GetFileName(folder)}", folder);
            sites.Descriptions.Add($"{Directory.EnumerateFiles(folder, "*.xml").Count()} plans in {folder}");
        }

        return sites.Settings.Count > 0
            ? sites
            : throw new InvalidDataException($"{corpus} holds no recorded Jira site (jira/*) and no plans (msproject/mspdi*/*.xml, or *.xml).");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    private async Task AddJiraAsync(string name, SampleJiraOptions options, CancellationToken cancellationToken)
    {
        var server = await SampleJiraHost.StartAsync(options, cancellationToken);
        var section = $"Prism:Jira:{servers.Count}";
        Settings[$"{section}:Name"] = name;
        Settings[$"{section}:Url"] = server.BaseAddress.ToString();
        Settings[$"{section}:User"] = "sample@prism.example";

        // The sample server takes any credential; this one opens nothing.
        Settings[$"{section}:Token"] = "sample";
        servers.Add(server);
    }

    private void AddPlans(string name, string folder)
    {
        var index = Settings.Keys.Count(key => key.StartsWith("Prism:MsProject:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Folder", StringComparison.OrdinalIgnoreCase));
        Settings[$"Prism:MsProject:{index}:Name"] = name;
        Settings[$"Prism:MsProject:{index}:Folder"] = folder;
    }
}
