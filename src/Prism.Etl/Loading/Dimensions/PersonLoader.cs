using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>DimPerson (SCD 2) and PersonSource.</summary>
internal static class PersonLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var versions = await context.Stored<DimPerson>().Where(row => row.PersonSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var known = await context.Stored<PersonSource>().Where(row => row.PersonSourceSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false);
        var register = await context.AllAsync<StagedRegisterPerson>(cancellationToken).ConfigureAwait(false);
        var wanted = new PersonMap(
            context,
            register,
            await context.AllAsync<StagedPerson>(cancellationToken).ConfigureAwait(false),
            versions,
            known);

        var (written, refilled, opened) = Versions(context, versions, wanted);
        await context.WriteAsync(written, cancellationToken).ConfigureAwait(false);
        await context.WriteAsync(wanted.Sources, cancellationToken).ConfigureAwait(false);

        var all = versions.ToDictionary(row => row.PersonSk);
        foreach (var row in written)
        {
            all[row.PersonSk] = row;
        }

        context.Persons = new PersonLookup(all.Values, wanted.Sources, wanted.Names);
        if (!context.IsFull)
        {
            context.Affected.PersonSks.UnionWith(refilled);
            if (opened)
            {
                context.Affected.WorklogsFrom(DateKeys.Number(context.Calendar.DayOf(context.Session.StartedAtUtc)));
                context.Affected.Plans = true;
            }

            NoteArrived(context, known, wanted.Sources, register.Select(person => person.SourceSystem).ToHashSet(StringComparer.Ordinal));
            await NoteMovedAsync(context, known, wanted.Sources, cancellationToken).ConfigureAwait(false);
            await NoteWaitingAsync(context, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (List<DimPerson> Written, List<int> Refilled, bool Opened) Versions(LoadContext context, List<DimPerson> versions, PersonMap wanted)
    {
        var current = versions.Where(row => row.IsCurrent).ToDictionary(row => row.PersonId);
        var nextSk = versions.Select(row => row.PersonSk).DefaultIfEmpty(0).Max();
        List<DimPerson> written = [];
        List<int> refilled = [];
        var opened = false;
        foreach (var person in wanted.Persons)
        {
            if (!current.Remove(person.PersonId, out var old))
            {
                written.Add(person with { PersonSk = ++nextSk });
            }
            else if (!Scd.IsChange(Tracked(old), Tracked(person)) || old.ValidFromUtc >= context.Session.StartedAtUtc)
            {
                written.Add(person with { PersonSk = old.PersonSk, ValidFromUtc = old.ValidFromUtc });
                if (old.CostRateAmount != person.CostRateAmount || old.CurrencyCode != person.CurrencyCode)
                {
                    refilled.Add(old.PersonSk);
                }
            }
            else
            {
                written.Add(old with { ValidToUtc = context.Session.StartedAtUtc, IsCurrent = false });
                written.Add(person with { PersonSk = ++nextSk, ValidFromUtc = context.Session.StartedAtUtc });
                opened = true;
            }
        }

        // Someone who turned out to be someone else: the accounts went over to that person.
        foreach (var gone in current.Values.Where(row => !row.IsDeleted).OrderBy(row => row.PersonId))
        {
            written.Add(gone with { IsDeleted = true, DeletedAtUtc = context.Session.StartedAtUtc, DeleteReason = DeleteReason.Moved });
        }

        return (written, refilled, opened);
    }

    private static object?[] Tracked(DimPerson person) =>
    [
        person.Team, person.Role, person.Department, person.HomeProjectId, person.CapacityHoursPerDay, person.CostRateAmount,
        person.CurrencyCode, person.CapacityFromDateSk, person.CapacityToDateSk,
    ];

    /// <summary>Facts may have waited for someone unknown: plans for a resource, issues and worklogs for an account; nothing names an entry of the register.</summary>
    private static void NoteArrived(LoadContext context, List<PersonSource> before, List<PersonSource> after, HashSet<string> registers)
    {
        var known = before.Select(row => row.PersonSourceSk).ToHashSet();
        foreach (var source in after.Where(source => !known.Contains(source.PersonSourceSk)))
        {
            if (context.PlanSystems.Contains(source.SourceSystem))
            {
                context.Affected.Plans = true;
            }
            else if (!registers.Contains(source.SourceSystem))
            {
                context.Affected.ArrivedPeople.Add(source.SourceSystem, source.SourceId);
            }
        }
    }

    /// <summary>Issues that name someone who was not there, and now is. Most that have nobody known to them name nobody, and are left alone.</summary>
    private static async Task NoteWaitingAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var people = context.Affected.ArrivedPeople;
        if (!people.Any)
        {
            return;
        }

        HashSet<int> waiting = [];
        waiting.UnionWith(await context.Stored<FactIssue>().Where(row => row.AssigneePersonSk == Member.Unknown || row.ReporterPersonSk == Member.Unknown)
            .Select(row => row.IssueSk).ToListAsync(cancellationToken).ConfigureAwait(false));
        waiting.UnionWith(await context.Stored<FactIssueRevision>().Where(row => row.AssigneePersonSk == Member.Unknown)
            .Select(row => row.IssueSk).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false));
        waiting.UnionWith(await context.Stored<FactStatusTransition>().Where(row => row.AuthorPersonSk == Member.Unknown)
            .Select(row => row.IssueSk).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false));
        foreach (var some in waiting.Where(issue => issue > 0).Order().Chunk(StagedPages.IdsPerQuery))
        {
            var issues = await context.Stored<DimIssue>().Where(row => some.Contains(row.IssueSk))
                .Select(row => new { row.SourceSystem, row.SourceId, row.IssueSk }).ToDictionaryAsync(row => (row.SourceSystem, row.SourceId), row => row.IssueSk, cancellationToken).ConfigureAwait(false);
            await foreach (var page in context.ByIdAsync<StagedIssue>(issues.Keys, cancellationToken).ConfigureAwait(false))
            {
                context.Affected.Issues.UnionWith(page.Where(issue => Names(issue, people)).Select(issue => issues[(issue.SourceSystem, issue.SourceId)]));
            }
        }
    }

    private static bool Names(StagedIssue issue, Arrivals people) =>
        people.MayHave(issue.SourceSystem, issue.AssigneeId)
        || people.MayHave(issue.SourceSystem, issue.ReporterId)
        || StagedChanges.Read(issue.ChangesJson).Any(change => people.MayHave(issue.SourceSystem, change.AuthorId)
            || (change.Field == TrackedField.Assignee && (people.MayHave(issue.SourceSystem, change.From) || people.MayHave(issue.SourceSystem, change.To))));

    private static async Task NoteMovedAsync(LoadContext context, List<PersonSource> before, List<PersonSource> after, CancellationToken cancellationToken)
    {
        var idBefore = before.ToDictionary(row => row.PersonSourceSk, row => row.PersonId);
        HashSet<int> sks = [];
        foreach (var source in after)
        {
            if (idBefore.TryGetValue(source.PersonSourceSk, out var id) && id != source.PersonId)
            {
                context.Affected.Plans = true;
                sks.UnionWith(context.Persons.SksOf(id));
            }
        }

        if (sks.Count == 0)
        {
            return;
        }

        context.Affected.PersonSks.UnionWith(sks);
        foreach (var some in sks.Order().Chunk(StagedPages.IdsPerQuery))
        {
            context.Affected.Issues.UnionWith(await context.Stored<FactIssue>()
                .Where(row => some.Contains(row.AssigneePersonSk) || some.Contains(row.ReporterPersonSk))
                .Select(row => row.IssueSk).ToListAsync(cancellationToken).ConfigureAwait(false));
            context.Affected.Issues.UnionWith(await context.Stored<FactIssueRevision>()
                .Where(row => some.Contains(row.AssigneePersonSk))
                .Select(row => row.IssueSk).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false));
            context.Affected.Issues.UnionWith(await context.Stored<FactStatusTransition>()
                .Where(row => some.Contains(row.AuthorPersonSk))
                .Select(row => row.IssueSk).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false));
        }
    }
}
