using Microsoft.EntityFrameworkCore;
using Prism.Etl.Loading.Calculation;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Bulk;
using Prism.Warehouse.Loads;
using Prism.Warehouse.Quality;

namespace Prism.Etl.Loading;

/// <summary>
/// One step from staging into the star: where it reads, where it writes, and what the loaders before have found out for those after.
/// Small dimensions are held here; issues, worklogs and plan rows never are.
/// </summary>
/// <param name="session">The transaction everything is written in.</param>
/// <param name="star">Reads the star within that transaction.</param>
/// <param name="staging">Reads staging within that transaction.</param>
/// <param name="settings">What the organisation decides.</param>
/// <param name="since">The last published load; 0 when there is none. Staged rows of a later load are what is new.</param>
internal sealed class LoadContext(LoadSession session, DbContext star, DbContext staging, LoadSettings settings, long since) : IDisposable
{
    private FlowChanges? flow;
    private WorkingDays? calendar;
    private DateKeys? dates;

    public LoadSession Session { get; } = session;
    public BulkWriter Star => Session.Star;
    public LoadSettings Settings { get; } = settings;

    /// <summary>Staged rows with a greater <see cref="WarehouseRow.LoadSk"/> are new.</summary>
    public long Since { get; } = since;

    /// <summary>Nothing is published yet, or something changed that every fact depends on: all is computed again.</summary>
    public bool IsFull { get; set; } = since == 0;

    /// <summary>The organisation's holidays and their names.</summary>
    public Dictionary<DateOnly, string> Holidays { get; } = [];

    public WorkingDays Calendar
    {
        get => calendar ?? throw new InvalidOperationException("The calendar is loaded first.");
        set
        {
            calendar = value;
            dates = new DateKeys(value);
        }
    }

    public DateKeys Dates => dates ?? throw new InvalidOperationException("The calendar is loaded first.");

    /// <summary>Names of the connections that give plans; their people are known by name.</summary>
    public IReadOnlySet<string> PlanSystems { get; set; } = new HashSet<string>(StringComparer.Ordinal);
    public ProjectLookup Projects { get; set; } = ProjectLookup.Empty;
    public PersonLookup Persons { get; set; } = PersonLookup.Empty;
    public StatusLookup Statuses { get; set; } = StatusLookup.Empty;
    public SprintLookup Sprints { get; set; } = SprintLookup.Empty;
    public PartLookup Parts { get; set; } = PartLookup.Empty;
    public CurrencyRates Rates { get; set; } = new(settings.ReportingCurrency, []);
    public FlowChanges Flow => flow ??= new FlowChanges(this);
    public Affected Affected { get; } = new();
    public Findings Findings { get; } = new();

    /// <summary>Rows written so far, by table.</summary>
    public SortedDictionary<string, BulkCounts> Written { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of what was written, for the checks at the load's end; not kept in a full load, where all is checked.</summary>
    public WrittenRows WrittenRows { get; } = new(star.Model);

    public void Dispose() => flow?.Dispose();

    /// <summary>Rows of the star, as this transaction sees them.</summary>
    public IQueryable<T> Stored<T>()
        where T : class => star.Set<T>().AsNoTracking();

    /// <summary>Staged rows, as this transaction sees them.</summary>
    public IQueryable<T> Staged<T>()
        where T : class => staging.Set<T>().AsNoTracking();

    /// <summary>Staged rows in key order, a page at a time, as this transaction sees them.</summary>
    public StagingReader StagedInOrder { get; } = new(staging);

    /// <summary>Upserts into the star and keeps count.</summary>
    public async Task<BulkCounts> WriteAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        if (rows.Count == 0)
        {
            return default;
        }

        var counts = await Star.UpsertAsync(rows, cancellationToken).ConfigureAwait(false);
        if (!IsFull && counts.Written > 0)
        {
            WrittenRows.Add(rows);
        }

        Written[typeof(T).Name] = Written.GetValueOrDefault(typeof(T).Name) + counts;
        return counts;
    }
}
