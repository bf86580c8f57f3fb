namespace Prism.Warehouse;

/// <summary>Section <c>Prism:Warehouse</c>: where the warehouse lives. Neither engine named = SQLite in <c>./data</c>.</summary>
public sealed class WarehouseOptions
{
    /// <summary>The section's path in the settings.</summary>
    public const string Section = "Prism:Warehouse";

    public SqliteOptions Sqlite { get; set; } = new();
    public SqlServerOptions SqlServer { get; set; } = new();

    /// <summary>
    /// True: a load whose data-quality checks fail with severity Error is undone and readers keep the version before. False: it is published, and the
    /// failure stands in FactDataQuality and in the log.
    /// </summary>
    public bool BlockOnDataQualityError { get; set; }

    /// <summary>Which engine the settings name.</summary>
    public WarehouseEngine Engine =>
        string.IsNullOrWhiteSpace(SqlServer.ConnectionString) ? WarehouseEngine.Sqlite : WarehouseEngine.SqlServer;
}

/// <summary>Section <c>Prism:Warehouse:Sqlite</c>.</summary>
public sealed class SqliteOptions
{
    /// <summary>Folder of the embedded warehouse when no setting names one.</summary>
    public const string DefaultFolder = "./data";

    /// <summary>Name of the database file in <see cref="Folder"/>.</summary>
    public const string FileName = "prism.db";

    /// <summary>Folder of the database file, made when missing; null = <see cref="DefaultFolder"/>.</summary>
    public string? Folder { get; set; }

    /// <summary>Seconds a statement waits for another writer; 1 to 3,600.</summary>
    public int BusyTimeoutSeconds { get; set; } = 60;

    /// <summary>Megabytes the file may grow to; what goes beyond fails as on a full disk. Null = as far as the disk reaches.</summary>
    public int? MaxFileMegabytes { get; set; }

    /// <summary>Bytes of the file that are mapped into memory for reading.</summary>
    public long MemoryMapBytes { get; set; } = 1L << 30;
}

/// <summary>Section <c>Prism:Warehouse:SqlServer</c>.</summary>
public sealed class SqlServerOptions
{
    /// <summary>Null = the embedded engine. A secret: environment or user secrets, never the command line.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Facts as clustered columnstore; false for tiers that have none.</summary>
    public bool Columnstore { get; set; } = true;

    /// <summary>Facts of a day or finer (revisions, transitions, worklogs, daily flow, timephased work) lie in partitions by month.</summary>
    public bool MonthlyPartitions { get; set; }

    /// <summary>Rows of tables and indexes that are no columnstore are compressed by pages, online where the edition can; refused, all works without.</summary>
    public bool PageCompression { get; set; } = true;

    /// <summary>A table that a load wrote at least so many rows of gets fresh statistics afterwards; 0 = never: the server's own rules, or your jobs, do.</summary>
    public long StatisticsFromRows { get; set; } = 100_000;

    /// <summary>How often a connection is tried while the server answers that it cannot be reached just now, as Azure SQL does when it scales or moves; 1 to 60.</summary>
    public int ConnectTries { get; set; } = 5;

    /// <summary>Seconds a statement may take; 0 = no limit.</summary>
    public int CommandTimeoutSeconds { get; set; } = 600;
}
