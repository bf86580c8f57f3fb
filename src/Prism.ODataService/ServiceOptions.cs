using System.ComponentModel.DataAnnotations;

namespace Prism.ODataService;

/// <summary>Settings of the service, section <c>Prism:Service</c>.</summary>
public sealed class ServiceOptions
{
    public const string Section = "Prism:Service";

    /// <summary>Where the service listens; several addresses are parted by semicolons.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// Names the service is asked by, e.g. prism.example.org, beside those in Urls and in Prism:Security:Entra:ApplicationIdUri; requests by another name are
    /// refused. <c>*</c> takes every name, and puts it into links and downloads.
    /// </summary>
    public IList<string> Hosts { get; set; } = [];

    /// <summary>Most rows of one page.</summary>
    [Range(1, 1_000_000)]
    public int PageSize { get; set; } = 10_000;

    /// <summary>Megabytes after which a page ends, whatever its rows.</summary>
    [Range(1, 1024)]
    public int PageMegabytes { get; set; } = 32;

    /// <summary>Seconds after which a page ends, so that slow readers of slow queries get somewhere.</summary>
    [Range(1, 3600)]
    public int PageSeconds { get; set; } = 30;

    /// <summary>Most rows of an answer that is one file: CSV, XLSX or Parquet.</summary>
    [Range(1, 100_000_000)]
    public int MaxExportRows { get; set; } = 5_000_000;

    /// <summary>Most rows that one read may give over all its pages; 0 for as many as there are.</summary>
    [Range(0, long.MaxValue)]
    public long MaxReadRows { get; set; }

    /// <summary>
    /// Most rows that a query may have to read, join and sort, estimated before it runs from the size of the tables and their indexes; 0 for whatever it costs.
    /// </summary>
    [Range(0, long.MaxValue)]
    public long MaxQueryCost { get; set; } = 1_000_000_000;

    /// <summary>Megabytes that one query may hold of the embedded warehouse's pages and of rows being sorted, and of an aggregated answer that is kept.</summary>
    [Range(1, 1024)]
    public int QueryMegabytes { get; set; } = 2;

    /// <summary>Percent of the memory for queries that SQL Server may give to one of them.</summary>
    [Range(1, 100)]
    public int QueryMemoryPercent { get; set; } = 25;

    /// <summary>Seconds that a query may take before its first row.</summary>
    [Range(1, 3600)]
    public int QueryTimeoutSeconds { get; set; } = 120;

    /// <summary>Queries of the embedded warehouse that may compute at the same time once they have taken a few milliseconds; 0 for one on each processor.</summary>
    [Range(0, 1000)]
    public int LongQueries { get; set; }

    /// <summary>Seconds after which a query is written to the log with its plan.</summary>
    [Range(0, 3600)]
    public double SlowQuerySeconds { get; set; } = 5;

    /// <summary>Longest address that is read, in characters; longer questions are sent to <c>/$query</c>.</summary>
    [Range(1024, 32_000)]
    public int MaxUrlLength { get; set; } = 16_000;

    /// <summary>Most operators, properties and values of one query.</summary>
    [Range(100, 10_000)]
    public int MaxQueryNodes { get; set; } = 4_000;

    /// <summary>Deepest that conditions and functions of one query may be nested in each other.</summary>
    [Range(10, 500)]
    public int MaxQueryDepth { get; set; } = 100;

    /// <summary>Most functions called in one query.</summary>
    [Range(10, 10_000)]
    public int MaxQueryFunctions { get; set; } = 500;

    /// <summary>Memory for kept answers of aggregations.</summary>
    [Range(0, 4096)]
    public int CacheMegabytes { get; set; } = 64;

    /// <summary>Queries of one caller that run at the same time; further ones wait their turn.</summary>
    [Range(1, 10_000)]
    public int CallerConcurrency { get; set; } = 16;

    /// <summary>Requests that one caller may send a second over a longer time.</summary>
    [Range(1, 100_000)]
    public int CallerRequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that one caller may send at once before the rate counts.</summary>
    [Range(1, 1_000_000)]
    public int CallerBurst { get; set; } = 2_000;

    /// <summary>True to answer 410 when a load was published between two pages of one read; false to go on and say so.</summary>
    public bool RefuseVersionChange { get; set; }

    /// <summary>True to read a few rows of every set at the start, so that the first callers do not wait for what is made once.</summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>Address of an OpenTelemetry collector that takes metrics, traces and the log by OTLP over HTTP, e.g. <c>http://127.0.0.1:4318</c>; nothing is sent where it is empty.</summary>
    [Url]
    public string? OtlpEndpoint { get; set; }

    /// <summary>AutoMapper's licence key; the product works without one.</summary>
    public string? AutoMapperLicenseKey { get; set; }

    /// <summary>True to serve everyone on the network without signing in, where Prism:Security:AllowAnonymous is true.</summary>
    public bool AllowAnonymousOnNetwork { get; set; }
}
