using System.ComponentModel.DataAnnotations;

namespace Prism.ODataService;

/// <summary>Settings of the service, section <c>Prism:Service</c>.</summary>
public sealed class ServiceOptions
{
    public const string Section = "Prism:Service";

    /// <summary>Where the service listens; several addresses are parted by semicolons.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Most rows of one page.</summary>
    [Range(1, 1_000_000)]
    public int PageSize { get; set; } = 10_000;

    /// <summary>Seconds that a query may take before its first row.</summary>
    [Range(1, 3600)]
    public int QueryTimeoutSeconds { get; set; } = 120;

    /// <summary>AutoMapper's licence key; the product works without one.</summary>
    public string? AutoMapperLicenseKey { get; set; }

    /// <summary>True to serve everyone on the network although nobody signs in.</summary>
    public bool AllowAnonymousOnNetwork { get; set; }
}
