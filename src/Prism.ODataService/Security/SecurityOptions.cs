using System.ComponentModel.DataAnnotations;

namespace Prism.ODataService.Security;

/// <summary>Who may read what, section <c>Prism:Security</c>.</summary>
public sealed class SecurityOptions
{
    public const string Section = "Prism:Security";

    /// <summary>True to let everyone who reaches the service read everything without signing in; on loopback only, unless Prism:Service:AllowAnonymousOnNetwork confirms it.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Distinct people that an aggregate must rest on to be shown to a caller without the right to people's data.</summary>
    [Range(1, 1000)]
    public int MinimumGroupSize { get; set; } = 5;

    /// <summary>True to let a person who signs in with the address that the register knows as a project's manager or sponsor see that project.</summary>
    public bool RegisterGivesRights { get; set; }

    /// <summary>Sign-in with Microsoft Entra ID.</summary>
    public EntraOptions Entra { get; set; } = new();

    /// <summary>Which role or group may see what: <c>Prism:Security:Rights:0</c>, <c>Prism:Security:Rights:1</c>, ...</summary>
    public IList<RightOptions> Rights { get; set; } = [];

    /// <summary>True to write who read what under the readers' ids; false for pseudonyms.</summary>
    public bool NamesReaders { get; set; }

    /// <summary>Addresses of reverse proxies whose X-Forwarded headers are believed, e.g. 10.0.0.2, or networks of them, e.g. 10.0.0.0/24; nobody else's are.</summary>
    public IList<string> KnownProxies { get; set; } = [];

    /// <summary>Other sites whose scripts may read the feed with a token of their own, e.g. https://portal.example.org; none otherwise.</summary>
    public IList<string> Origins { get; set; } = [];

    /// <summary>Folder of the keys that browser sign-ins are sealed with, kept over restarts and shared by all processes of the service; the account's own where it is empty.</summary>
    public string? KeysFolder { get; set; }
}

/// <summary>What one role or group may see.</summary>
public sealed class RightOptions
{
    /// <summary>App role, as the value in the app registration.</summary>
    public string? Role { get; set; }

    /// <summary>Object id of a group.</summary>
    public string? Group { get; set; }

    /// <summary>True for every project.</summary>
    public bool Organisation { get; set; }

    /// <summary>Portfolios, by name.</summary>
    public IList<string> Portfolios { get; set; } = [];

    /// <summary>Programs, by name.</summary>
    public IList<string> Programs { get; set; } = [];

    /// <summary>Projects, by code.</summary>
    public IList<string> Projects { get; set; } = [];

    /// <summary>True for names of people, rates and the costs that tell them.</summary>
    public bool PeoplesData { get; set; }

    /// <summary>True for making and revoking everybody's tokens.</summary>
    public bool Administrator { get; set; }

    /// <summary>The same as rights of a caller.</summary>
    public Rights ToRights() => new()
    {
        Organisation = Organisation, Portfolios = [.. Portfolios], Programs = [.. Programs], Projects = [.. Projects], PeoplesData = PeoplesData, Administrator = Administrator,
    };
}

/// <summary>The app registration in Microsoft Entra ID.</summary>
public sealed class EntraOptions
{
    /// <summary>Directory (tenant) id.</summary>
    public string? TenantId { get; set; }

    /// <summary>Application (client) id.</summary>
    public string? ClientId { get; set; }

    /// <summary>Application ID URI: what Power Query asks a token for, which is scheme and host of the feed's address.</summary>
    public string? ApplicationIdUri { get; set; }

    /// <summary>Client secret for signing in to the pages by browser; without it the pages take tokens only.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The directory's address; other clouds have others.</summary>
    [Required]
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>Address that lists a signed-in person's groups when there are too many for the token; empty to refuse such tokens.</summary>
    public string GroupsUrl { get; set; } = "https://graph.microsoft.com/v1.0/me/getMemberGroups";

    /// <summary>Seconds that clocks may differ.</summary>
    [Range(0, 300)]
    public int ClockSkewSeconds { get; set; } = 120;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(TenantId) && !string.IsNullOrWhiteSpace(ClientId);
}
