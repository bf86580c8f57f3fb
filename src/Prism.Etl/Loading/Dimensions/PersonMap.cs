using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Loading;

/// <summary>
/// Joins accounts, resources and register entries into people. The same e-mail address is the same person, whatever the source; a register
/// entry also names the Jira account and the plan resource it means. Equal names alone join nothing, except a register entry without an
/// own resource name and the plan resources of its name.
/// </summary>
internal sealed class PersonMap
{
    private readonly List<StagedRow> entries = [];
    private readonly Dictionary<StagedRow, StagedRow> parents = new(ReferenceEqualityComparer.Instance);
    private readonly LoadContext context;

    public PersonMap(
        LoadContext context, List<StagedRegisterPerson> register, List<StagedPerson> accounts, List<DimPerson> versions, List<PersonSource> known)
    {
        this.context = context;

        // The register's word comes first in every group; then the sources by name.
        entries.AddRange(register);
        entries.AddRange(accounts);
        Join(register, accounts);
        Name(versions, known);
    }

    /// <summary>The people as they should stand now, as first versions.</summary>
    public List<DimPerson> Persons { get; } = [];

    public List<PersonSource> Sources { get; } = [];

    /// <summary>Names of plan resources and accounts, by source.</summary>
    public List<KeyValuePair<(string, string), int>> Names { get; } = [];

    private void Join(List<StagedRegisterPerson> register, List<StagedPerson> accounts)
    {
        var staff = accounts.Where(account => account.PersonKind == "Person").ToList();
        JoinBy(entries.Where(entry => !entry.IsDeleted), EmailOf);
        var byId = staff.ToLookup(account => account.SourceId, StringComparer.Ordinal);
        var byName = staff.ToLookup(account => account.DisplayName.Trim(), StringComparer.OrdinalIgnoreCase);
        var planSystems = context.PlanSystems;
        foreach (var person in register.Where(person => !person.IsDeleted))
        {
            if (person.JiraAccountId is { } accountId)
            {
                foreach (var account in byId[accountId].Where(account => !planSystems.Contains(account.SourceSystem) && !IsPseudonym(account)))
                {
                    Union(person, account);
                }

                foreach (var (system, pseudonym) in context.Settings.Pseudonyms)
                {
                    foreach (var account in byId[pseudonym(accountId) ?? ""].Where(account => account.SourceSystem == system))
                    {
                        Union(person, account);
                    }
                }
            }

            foreach (var resource in byName[(person.PlanResource ?? person.Name).Trim()].Where(account => planSystems.Contains(account.SourceSystem)))
            {
                Union(person, resource);
            }
        }
    }

    private bool IsPseudonym(StagedRow entry) => entry is StagedPerson account && context.Settings.Pseudonyms.ContainsKey(account.SourceSystem);

    private static string? EmailOf(StagedRow entry)
    {
        var email = entry switch
        {
            StagedRegisterPerson person => person.Email,
            StagedPerson { PersonKind: "Person" } account => account.Email,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(email) ? null : email.Trim();
    }

    private void JoinBy(IEnumerable<StagedRow> rows, Func<StagedRow, string?> key)
    {
        foreach (var group in rows.Where(row => key(row) is not null).GroupBy(row => key(row)!, StringComparer.OrdinalIgnoreCase))
        {
            var first = group.First();
            foreach (var other in group.Skip(1))
            {
                Union(first, other);
            }
        }
    }

    private void Name(List<DimPerson> versions, List<PersonSource> known)
    {
        var order = entries.Select((entry, index) => (entry, index)).ToDictionary(pair => pair.entry, pair => pair.index, (IEqualityComparer<StagedRow>)ReferenceEqualityComparer.Instance);
        var idBefore = known.ToDictionary(row => (row.SourceSystem, row.SourceId), row => row.PersonId);
        var keys = new SurrogateKeys<(string, string)>(known.Select(row => KeyValuePair.Create((row.SourceSystem, row.SourceId), row.PersonSourceSk)));
        var lastId = versions.Select(row => row.PersonId).DefaultIfEmpty(0).Max();
        var taken = new HashSet<int>();
        var groups = entries.GroupBy(Root, (IEqualityComparer<StagedRow>)ReferenceEqualityComparer.Instance)
            .Select(group => group.OrderBy(entry => order[entry]).ToList())
            .OrderBy(group => order[group[0]])
            .ToList();

        // People known before keep their ids before newcomers get new ones.
        var ids = new int?[groups.Count];
        for (var i = 0; i < groups.Count; i++)
        {
            ids[i] = groups[i]
                .Select(entry => idBefore.TryGetValue((entry.SourceSystem, entry.SourceId), out var id) ? id : int.MaxValue)
                .Where(id => id != int.MaxValue && !taken.Contains(id))
                .Order()
                .Select(id => (int?)id)
                .FirstOrDefault();
            if (ids[i] is { } kept)
            {
                taken.Add(kept);
            }
        }

        for (var i = 0; i < groups.Count; i++)
        {
            var id = ids[i] ?? ++lastId;
            Persons.Add(Person(groups[i], id));
            foreach (var entry in groups[i])
            {
                Sources.Add(new PersonSource
                {
                    PersonSourceSk = keys.Of((entry.SourceSystem, entry.SourceId)),
                    SourceSystem = entry.SourceSystem,
                    SourceId = entry.SourceId,
                    PersonId = id,
                });
                if (entry is StagedPerson account)
                {
                    Names.Add(KeyValuePair.Create((account.SourceSystem, account.DisplayName), id));
                }
            }
        }
    }

    private DimPerson Person(List<StagedRow> group, int id)
    {
        var registered = group.OfType<StagedRegisterPerson>().FirstOrDefault(person => !person.IsDeleted);
        var account = group.OfType<StagedPerson>().OrderByDescending(IsPseudonym).ThenBy(entry => entry.IsDeleted).FirstOrDefault();

        // Whom a source pseudonymises is not named by the others: of the register team, role and capacity are taken, not the name.
        var pseudonym = account is not null && IsPseudonym(account) ? account : null;
        StagedRow first = pseudonym ?? registered ?? (StagedRow?)account ?? group[0];
        var formerly = registered ?? group.OfType<StagedRegisterPerson>().FirstOrDefault();
        return new DimPerson
        {
            PersonSk = 0,
            PersonId = id,
            SourceSystem = first.SourceSystem,
            SourceId = first.SourceId,
            DisplayName = pseudonym?.DisplayName ?? registered?.Name ?? account?.DisplayName ?? formerly!.Name,
            PersonKind = registered is null && account is not null ? account.PersonKind : "Person",
            IsActive = account?.IsActive ?? registered is not null,
            Team = registered?.Team,
            Role = registered?.Role,
            Department = registered?.Department,
            HomeProjectId = registered?.HomeProject is { } code ? context.Projects.IdOfCode(code) : Member.NotApplicable,
            CapacityHoursPerDay = registered?.CapacityHoursPerDay,
            CostRateAmount = registered?.CostRatePerHour,
            CurrencyCode = registered?.CurrencyCode,
            CapacityFromDateSk = context.Dates.Of(registered?.From),
            CapacityToDateSk = context.Dates.Of(registered?.To),
            ValidFromUtc = Validity.Beginning,
            ValidToUtc = Validity.OpenEnd,
            IsCurrent = true,
            IsDeleted = first.IsDeleted,
            DeletedAtUtc = first.DeletedAtUtc,
            DeleteReason = first.DeleteReason,
        };
    }

    private StagedRow Root(StagedRow entry)
    {
        while (parents.TryGetValue(entry, out var parent))
        {
            entry = parent;
        }

        return entry;
    }

    private void Union(StagedRow left, StagedRow right)
    {
        var (leftRoot, rightRoot) = (Root(left), Root(right));
        if (!ReferenceEquals(leftRoot, rightRoot))
        {
            parents[rightRoot] = leftRoot;
        }
    }
}
