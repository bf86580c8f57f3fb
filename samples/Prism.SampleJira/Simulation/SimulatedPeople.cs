using System.Globalization;

namespace Prism.SampleJira.Simulation;

internal enum PersonRole
{
    Member,
    ProductOwner,
    Automation,
}

/// <summary>A user of the simulated site.</summary>
/// <remarks>Project: Index into <see cref="Programme.InJira"/>; -1 for the automation user.</remarks>
internal sealed record SimulatedPerson(int Index, string Name, string Email, string AccountId, string UserName, string UserKey, int Project, PersonRole Role);

/// <summary>Everybody on the site: a team for each project, as large as its share of the issues asks for, one product owner each, and the automation user.</summary>
internal sealed class SimulatedPeople
{
    /// <summary>Issues that one person takes on in the history's 14 months, so that one is begun about every 3 working days.</summary>
    private const double IssuesPerPerson = 94;

    private static readonly string[] FirstNames =
    [
        "Amara", "Bastian", "Carlotta", "Dmitri", "Elif", "Farid", "Greta", "Hakon", "Imani", "Jonas", "Katya", "Leandro", "Mireille", "Nils", "Odile", "Priya", "Quentin", "Rosa", "Stefan",
        "Tamsin", "Ulrike", "Viktor", "Wanda", "Xenia", "Yusuf", "Zofia", "Aurel", "Bronwen", "Cyrus", "Dagny", "Emre", "Fenna", "Gustav", "Hana", "Ivo", "Jette", "Kofi", "Livia", "Marek", "Noor", "Otis",
    ];

    private static readonly string[] LastNames =
    [
        "Adler", "Bergström", "Castellan", "Dvorak", "Ebner", "Fontaine", "Grimaldi", "Haugen", "Ivarsson", "Jansky", "Keller", "Lundgren", "Moreau", "Nowak", "Okafor", "Petrov", "Quiroga", "Rasmussen",
        "Schuster", "Tanaka", "Ullmann", "Vasquez", "Winkler", "Xanthos", "Yilmaz", "Zeller", "Anders", "Bauer", "Cordero", "Danner", "Eklund", "Farkas", "Gallo", "Holt", "Ibsen", "Jung", "Kaminski",
        "Larsen", "Mbeki", "Nagy", "Olsen", "Pavlov", "Reyes", "Sato", "Thiel", "Urban", "Varga", "Wolff", "Ziegler", "Amsel", "Brandt", "Conti", "Dreyer",
    ];

    private readonly int[] firstOf;
    private readonly int[] teamSizes;

    public SimulatedPeople(int issues, IssueNumbering numbering, Draw draw)
    {
        var people = new List<SimulatedPerson>();
        firstOf = new int[Programme.InJira.Count];
        teamSizes = new int[Programme.InJira.Count];
        for (var project = 0; project < firstOf.Length; project++)
        {
            firstOf[project] = people.Count;
            teamSizes[project] = Math.Max(1, (int)Math.Round(numbering.CountOf(project, issues) / IssuesPerPerson));
            for (var member = 0; member < teamSizes[project]; member++)
            {
                people.Add(Person(people.Count, project, PersonRole.Member, draw));
            }
        }

        MemberCount = people.Count;
        for (var project = 0; project < firstOf.Length; project++)
        {
            people.Add(Person(people.Count, project, PersonRole.ProductOwner, draw));
        }

        people.Add(Person(people.Count, -1, PersonRole.Automation, draw));
        All = people;
    }

    public IReadOnlyList<SimulatedPerson> All { get; }

    /// <summary>Members of teams, who come first in <see cref="All"/> and log work.</summary>
    public int MemberCount { get; }

    public int Automation => All.Count - 1;

    public int TeamSize(int project) => teamSizes[project];

    public int Member(int project, int number) => firstOf[project] + number % teamSizes[project];

    public int ProductOwner(int project) => MemberCount + project;

    private static SimulatedPerson Person(int index, int project, PersonRole role, Draw draw)
    {
        // 41 and 53 share no factor: 2,173 people before a name comes back, and then with a middle initial.
        var first = FirstNames[index % FirstNames.Length];
        var last = LastNames[index % LastNames.Length];
        var lap = index / (FirstNames.Length * LastNames.Length);
        var name = role == PersonRole.Automation ? "Automation for Jira" : lap == 0 ? $"{first} {last}" : $"{first} {(char)('A' + (lap - 1) % 26)}. {last}";
        var account = string.Create(CultureInfo.InvariantCulture, $"5f{draw.Bits(Purpose.AccountId, index):x16}{index:x6}");
        var user = role == PersonRole.Automation ? "automation" : string.Create(CultureInfo.InvariantCulture, $"{Ascii(first)}.{Ascii(last)}{(lap == 0 ? "" : lap)}");
        return new(index, name, $"{user}@northquay.example", account, user, string.Create(CultureInfo.InvariantCulture, $"JIRAUSER{10100 + index}"), project, role);
    }

    private static string Ascii(string name) => name.ToLowerInvariant().Replace("ö", "oe", StringComparison.Ordinal);
}
