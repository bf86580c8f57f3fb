using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.Register;
using Prism.Etl.Staging;
using Prism.Kpis.Engine;
using Prism.Warehouse;

namespace Prism.Etl;

/// <summary>The worker put together from its settings: the list of sources is here, and a new source adds its line.</summary>
public sealed class EtlRuntime(EtlSettings settings, TimeProvider clock, ILoggerFactory loggers)
{
    public EtlSettings Settings { get; } = settings;
    public TimeProvider Clock { get; } = clock;
    public WarehouseDatabase Database { get; } = new(settings.Warehouse, loggers.CreateLogger<WarehouseDatabase>());
    public StagingArea Staging => new(Database);

    /// <summary>The pipeline over all sources that the settings name: register, plans, Jira.</summary>
    public EtlPipeline CreatePipeline()
    {
        List<ISource> sources =
        [
            .. Settings.Register.Select(options => new RegisterSource(options)),
            .. Settings.MsProject.Select(options => new MsProjectSource(options, loggers.CreateLogger<MsProjectSource>())),
            .. Settings.Jira.Select(options => new JiraSource(options, KnownIssuesAsync, Clock, loggers.CreateLogger<JiraSource>())),
        ];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Settings.Organisation.TimeZone);
        var load = new LoadSettings(zone, Settings.Organisation.ReportingCurrency, Settings.Organisation.FiscalYearStartMonth);
        var kpis = new KpiOptions { TimeZone = zone, Folder = Settings.KpiFolder };
        return new EtlPipeline(Database, Staging, sources, load, kpis, Clock, loggers.CreateLogger<EtlPipeline>());
    }

    /// <summary>The issues that staging holds of a site: what a reconciliation compares the site's ids with.</summary>
    private async IAsyncEnumerable<KnownIssue> KnownIssuesAsync(
        string sourceSystem, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int PageSize = 10_000;
        var context = Staging.CreateContext();
        await using (context.ConfigureAwait(false))
        {
            var after = "";
            List<KnownIssue> page;
            do
            {
                page = await context.Set<StagedIssue>()
                    .Where(issue => issue.SourceSystem == sourceSystem && !issue.IsDeleted && issue.SourceId.CompareTo(after) > 0)
                    .OrderBy(issue => issue.SourceId)
                    .Take(PageSize)
                    .Select(issue => new KnownIssue(issue.SourceId, issue.ContainerId))
                    .ToListAsync(cancellationToken)
                    .ConfigureAwait(false);
                foreach (var issue in page)
                {
                    yield return issue;
                }

                after = page.Count > 0 ? page[^1].IssueId : after;
            }
            while (page.Count == PageSize);
        }
    }
}
