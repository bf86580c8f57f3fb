using System.Collections.Concurrent;
using Prism.Etl.Housekeeping;
using Prism.Etl.Loading;
using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.Register;
using Prism.Etl.Staging;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Housekeeping;

namespace Prism.Etl;

/// <summary>The worker put together from its settings: the list of sources is here, and a new source adds its line.</summary>
public sealed class EtlRuntime(EtlSettings settings, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>
    /// Most of the embedded warehouse's file that the worker maps into memory. It goes through the whole file once, so a larger map makes it no
    /// faster, and would count as the worker's memory as far as the file grows.
    /// </summary>
    public const long MostMappedBytes = 64L << 20;

    private readonly ConcurrentDictionary<string, JiraSiteMemory> memories = new(StringComparer.Ordinal);

    public EtlSettings Settings { get; } = settings;
    public TimeProvider Clock { get; } = clock;
    public WarehouseDatabase Database { get; } = new(ForWriting(settings.Warehouse), loggers.CreateLogger<WarehouseDatabase>());
    public StagingArea Staging => new(Database);

    /// <summary>The pipeline over all sources that the settings name: register, plans, Jira.</summary>
    public EtlPipeline CreatePipeline()
    {
        List<ISource> sources =
        [
            .. Settings.Register.Select(options => new RegisterSource(options)),
            .. Settings.MsProject.Select(options => new MsProjectSource(options, loggers.CreateLogger<MsProjectSource>())),
            .. Settings.Jira.Select(options => new JiraSource(options, KnownIssue.In(Staging), Clock, loggers.CreateLogger<JiraSource>(), site: MemoryOf(options))),
        ];
        return Pipeline(sources, isRebuild: false);
    }

    /// <summary>The pipeline over the payloads that are kept of these Jira sites, instead of the sites; the star is computed again as a whole.</summary>
    public EtlPipeline CreateReplay(IEnumerable<JiraOptions> sites) =>
        Pipeline([.. sites.Select(options => new JiraReplay(options, Staging, loggers.CreateLogger<JiraReplay>()))], isRebuild: true);

    /// <summary>The pipeline over single issues, by site, that webhooks named. A site that the settings do not name is passed over.</summary>
    public EtlPipeline CreateTouched(ILookup<string, TouchedIssue> issues) => Pipeline(
        [
            .. Settings.Jira.Where(options => issues.Contains(options.Name)).Select(options => new JiraTouchedIssues(
                options, [.. issues[options.Name]], MemoryOf(options), KnownIssue.In(Staging), Clock, loggers.CreateLogger<JiraSource>())),
        ],
        isRebuild: false);

    private JiraSiteMemory MemoryOf(JiraOptions options) => memories.GetOrAdd(options.Name, _ => new JiraSiteMemory());

    private EtlPipeline Pipeline(IReadOnlyList<ISource> sources, bool isRebuild)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Settings.Organisation.TimeZone);
        var load = new LoadSettings(zone, Settings.Organisation.ReportingCurrency, Settings.Organisation.FiscalYearStartMonth)
        {
            Pseudonyms = Settings.Jira.Where(site => site.PseudonymKey is not null).ToDictionary(site => site.Name, site => (Func<string, string?>)new JiraPeople(site.Name, site.PseudonymKey).Known, StringComparer.Ordinal),
        };
        var kpis = new KpiOptions { TimeZone = zone, Folder = Settings.KpiFolder };
        return new EtlPipeline(Database, Staging, sources, load, kpis, Clock, loggers.CreateLogger<EtlPipeline>())
        {
            IsRebuild = isRebuild,
            Housekeeping = new DailyHousekeeping(
                new Retention(Database, Staging, Settings.Worker, Clock), new GrowthRecord(Database, Clock), loggers.CreateLogger<DailyHousekeeping>()),
        };
    }

    private static WarehouseOptions ForWriting(WarehouseOptions options) => new()
    {
        SqlServer = options.SqlServer,
        BlockOnDataQualityError = options.BlockOnDataQualityError,
        Sqlite = new SqliteOptions
        {
            Folder = options.Sqlite.Folder,
            BusyTimeoutSeconds = options.Sqlite.BusyTimeoutSeconds,
            MaxFileMegabytes = options.Sqlite.MaxFileMegabytes,
            MemoryMapBytes = Math.Min(options.Sqlite.MemoryMapBytes, MostMappedBytes),
        },
    };
}
