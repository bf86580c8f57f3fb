using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prism.ODataService.Security;

/// <summary>
/// What a caller may see. Nothing by default: each right names an organisation, portfolio, program or project that may be seen with all that belongs
/// to it. Names are compared as they are, case included.
/// </summary>
public sealed record Rights
{
    public static Rights None { get; } = new();

    /// <summary>All rows, people's data included, and nothing to administer.</summary>
    public static Rights AllRows { get; } = new() { Organisation = true, PeoplesData = true };

    /// <summary>Every row of every project, now and later.</summary>
    public bool Organisation { get; init; }

    public IReadOnlyList<string> Portfolios { get; init; } = [];
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>Project codes.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>E-mail addresses of the caller: projects that the register gives to this manager or sponsor are seen.</summary>
    public IReadOnlyList<string> RegisterAddresses { get; init; } = [];

    /// <summary>Names of people, and rates and costs that tell what a person earns.</summary>
    public bool PeoplesData { get; init; }

    /// <summary>May make tokens for others and revoke them.</summary>
    public bool Administrator { get; init; }

    /// <summary>True when there is something the caller may see.</summary>
    public bool IsAny => Organisation || Portfolios.Count + Programs.Count + Projects.Count + RegisterAddresses.Count > 0;

    /// <summary>Stands for these rights where answers are told apart: the same rights have the same mark, other rights another.</summary>
    public string Mark
    {
        get
        {
            // Organisation makes what else is named meaningless.
            var lists = Organisation ? [] : new[] { Portfolios, Programs, Projects, RegisterAddresses };
            var text = string.Create(CultureInfo.InvariantCulture, $"{Organisation}|{PeoplesData}|")
                + string.Join('\n', lists.Select(list => string.Join('\t', list.Distinct().Order(StringComparer.Ordinal).Select(Uri.EscapeDataString))));
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
        }
    }

    /// <summary>What either may see.</summary>
    public Rights And(Rights other) => new()
    {
        Organisation = Organisation || other.Organisation,
        Portfolios = Union(Portfolios, other.Portfolios),
        Programs = Union(Programs, other.Programs),
        Projects = Union(Projects, other.Projects),
        RegisterAddresses = Union(RegisterAddresses, other.RegisterAddresses),
        PeoplesData = PeoplesData || other.PeoplesData,
        Administrator = Administrator || other.Administrator,
    };

    /// <summary>Whether all of <paramref name="other"/> is among these rights, as far as it can be told without reading the register.</summary>
    public bool Covers(Rights other) =>
        (Organisation || (!other.Organisation && Holds(Portfolios, other.Portfolios) && Holds(Programs, other.Programs) && Holds(Projects, other.Projects)
            && Holds(RegisterAddresses, other.RegisterAddresses)))
        && (PeoplesData || !other.PeoplesData) && (Administrator || !other.Administrator);

    /// <summary>In words, for a person who asks what a sign-in or token may see.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        parts.AddRange(Organisation ? ["organisation"] : []);
        parts.AddRange(Portfolios.Select(p => $"portfolio {p}"));
        parts.AddRange(Programs.Select(p => $"program {p}"));
        parts.AddRange(Projects.Select(p => $"project {p}"));
        parts.AddRange(RegisterAddresses.Count > 0 ? ["own projects of the register"] : []);
        parts.AddRange(PeoplesData ? ["people's data"] : []);
        parts.AddRange(Administrator ? ["administrator"] : []);
        return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
    }

    private static string[] Union(IReadOnlyList<string> some, IReadOnlyList<string> others) => [.. some.Union(others, StringComparer.Ordinal)];

    private static bool Holds(IReadOnlyList<string> mine, IReadOnlyList<string> wanted) => wanted.All(w => mine.Contains(w, StringComparer.Ordinal));
}
