using Prism.SampleJira;
using Prism.Sources;

namespace Prism.EndToEnd.Tests;

/// <summary>What the sources of the run say, read once beside it: the Jira site that the same options give again, and the files the run wrote.</summary>
public sealed class SampleSources(SampleRun sample) : IAsyncLifetime
{
    internal SourcePortfolio Portfolio { get; private set; } = null!;

    /// <summary>By code.</summary>
    internal IReadOnlyDictionary<string, SourceKpi> Kpis { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var site = await SampleJiraHost.StartAsync(new SampleJiraOptions { Issues = SampleRun.Issues }, CancellationToken.None);
        Portfolio = await SourcePortfolio.ReadAsync(site.BaseAddress, sample.Portfolio, SourceCalendar.DayOf(sample.ReadyAt), CancellationToken.None);
        Kpis = SourceKpis.Of(Portfolio).ToDictionary(kpi => kpi.Code);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
