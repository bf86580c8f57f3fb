using System.Globalization;
using Prism.Kpis.Engine;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;
using Prism.Warehouse.Loads;

namespace Prism.Kpis.Governance;

/// <summary>The history of the KPIs' government as rows: how each stood month by month, which reviews were due and held, how old each source was.</summary>
internal sealed class GovernmentFacts(LoadSession session, KpiLibrary library, int asOfSk, int timeoutSeconds)
{
    private const int ToCome = 1;

    /// <summary>One row per KPI and month of the last year that was over, from the first on that has a value of any KPI.</summary>
    public async Task<List<FactKpiStanding>> StandingsAsync(IReadOnlyCollection<DimKpi> kpis, GovernanceData data, CancellationToken cancellationToken)
    {
        if (data.Scopes.FirstOrDefault(scope => scope.Level == ScopeLevel.Organisation) is not { } organisation)
        {
            return [];
        }

        var targets = (await session.QueryAsync(
            "SELECT KpiCode, ValidFromDateSk, ValidToDateSk FROM FactKpiTarget WHERE KpiTargetSk > 0 AND IsDeleted = 0 AND ScopeSk = @scope",
            row => (Code: row.GetString(0), From: row.GetInt32(1), To: row.GetInt32(2)), timeoutSeconds, cancellationToken, ("@scope", organisation.ScopeSk)))
            .ToLookup(target => target.Code, target => (target.From, target.To), StringComparer.Ordinal);
        var usage = await session.QueryAsync(
            "SELECT KpiCode, DateSk, SUM(ReadCount) FROM FactKpiUsage GROUP BY KpiCode, DateSk",
            row => (Code: row.NullableString(0), DateSk: row.GetInt32(1), Reads: Convert.ToInt64(row.GetValue(2), CultureInfo.InvariantCulture)), timeoutSeconds, cancellationToken);
        var recordedFrom = usage.Count == 0 ? int.MaxValue : usage.Min(day => day.DateSk);
        var reads = usage.Where(day => day.Code is not null).GroupBy(day => (day.Code!, Month: day.DateSk / 100)).ToDictionary(month => month.Key, month => month.Sum(day => day.Reads));
        var months = kpis.ToDictionary(kpi => kpi.KpiSk, kpi => data.JudgedMonthsOf(kpi.KpiSk, organisation.ScopeSk).ToDictionary(month => month.DateSk));
        var first = months.Values.SelectMany(known => known.Keys).DefaultIfEmpty(int.MaxValue).Min();
        return
        [
            .. from end in MonthEnds().Where(end => end >= first)
               from kpi in kpis.OrderBy(kpi => kpi.KpiSk)
               let value = months[kpi.KpiSk].TryGetValue(end, out var known) ? known : ((int DateSk, string Status, int TargetSk)?)null
               select new FactKpiStanding
               {
                   KpiStandingSk = Key(kpi.KpiSk, end),
                   KpiSk = kpi.KpiSk,
                   DateSk = end,
                   HasOwner = kpi.Owner is not null,
                   HasTarget = targets[kpi.KpiCode].Any(target => target.From <= end && target.To >= end),
                   HasValue = value is not null,
                   IsTargetMet = value is { TargetSk: > 0, Status: not "None" } judged ? judged.Status == "Green" : null,
                   ReadCount = recordedFrom <= (end / 100 * 100) + 1 ? reads.GetValueOrDefault((kpi.KpiCode, end / 100)) : null,
               },
        ];
    }

    /// <summary>The keys of the standings that this calculation speaks of: those of the last year. Older ones stay as they were said.</summary>
    public bool IsOfLastYear(long key) => (key & uint.MaxValue) > MonthNumber(Day.ToSk(Day.FromSk(asOfSk).AddMonths(-13)));

    /// <summary>
    /// After each review held the next is due by the KPI's cadence; the next after the last one held is the definition's where it sets a day. A review answers
    /// what was due since the one before.
    /// </summary>
    public async Task<List<FactKpiReviewDue>> ReviewsDueAsync(IReadOnlyCollection<DimKpi> kpis, CancellationToken cancellationToken)
    {
        var held = (await session.QueryAsync(
            "SELECT DISTINCT KpiCode, DateSk FROM FactKpiReview WHERE KpiReviewSk > 0 AND IsDeleted = 0 AND DateSk > 0 AND DateSk <= @day",
            row => (Code: row.GetString(0), DateSk: row.GetInt32(1)), timeoutSeconds, cancellationToken, ("@day", asOfSk))).ToLookup(review => review.Code, review => review.DateSk, StringComparer.Ordinal);
        var rows = new List<FactKpiReviewDue>();
        foreach (var kpi in kpis.OrderBy(kpi => kpi.KpiCode, StringComparer.Ordinal))
        {
            var days = held[kpi.KpiCode].Order().ToArray();
            for (var index = 0; index < days.Length; index++)
            {
                var isLast = index == days.Length - ToCome;
                if (ReviewCadence.After(Day.FromSk(days[index]), kpi.ReviewEvery) is { } due && !(isLast && SetDay(kpi) > 0))
                {
                    Add(kpi.KpiCode, Day.ToSk(due), isLast ? null : days[index + 1]);
                }
            }

            if (SetDay(kpi) is > 0 and var set)
            {
                Add(kpi.KpiCode, set, days.Length > 0 && days[^1] >= set ? days[^1] : null);
            }
        }

        return rows;

        void Add(string code, int dueSk, int? heldSk) => rows.Add(new FactKpiReviewDue
        {
            KpiReviewDueSk = rows.Count + 1, KpiCode = code, DateSk = dueSk, HeldDateSk = heldSk ?? Member.NotApplicable, IsHeldInTime = heldSk <= dueSk, IsOverdue = heldSk is null && dueSk < asOfSk,
        });
    }

    /// <summary>At each month end since its first good load, and today: the last good load of each source, and how many days ago it was.</summary>
    public async Task<List<FactSourceFreshness>> FreshnessAsync(TimeZoneInfo timeZone, CancellationToken cancellationToken)
    {
        var loads = await session.QueryAsync(
            "SELECT SourceSystem, FinishedAtUtc FROM DimLoad WHERE Kind = 'Extract' AND Outcome = 'Succeeded' AND FinishedAtUtc IS NOT NULL",
            row => (Source: row.GetString(0), Day: DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.Instant(1), timeZone).DateTime)), timeoutSeconds, cancellationToken);
        var today = Day.FromSk(asOfSk);
        var rows = new List<FactSourceFreshness>();
        foreach (var source in loads.Where(load => load.Day <= today).GroupBy(load => load.Source, load => load.Day, StringComparer.Ordinal).OrderBy(source => source.Key, StringComparer.Ordinal))
        {
            var days = source.Distinct().Order().ToArray();
            var asked = new List<DateOnly>();
            for (var end = EndOfMonth(days[0]); end < today; end = EndOfMonth(end.AddDays(1)))
            {
                asked.Add(end);
            }

            rows.AddRange(asked.Append(today).Select(day => (Day: day, Last: days.Last(load => load <= day))).Select(age => new FactSourceFreshness
            {
                SourceFreshnessSk = 0, SourceSystem = source.Key, DateSk = Day.ToSk(age.Day), LastLoadDateSk = Day.ToSk(age.Last), AgeDays = age.Day.DayNumber - age.Last.DayNumber,
            }));
        }

        return [.. rows.Select((row, index) => row with { SourceFreshnessSk = index + 1 })];
    }

    private int SetDay(DimKpi kpi) => library.Kpis.TryGetValue(kpi.KpiCode, out var definition) && definition.NextReviewOn is { } next ? Day.ToSk(next) : 0;

    private IEnumerable<int> MonthEnds()
    {
        var today = Day.FromSk(asOfSk);
        for (var end = EndOfMonth(today.AddMonths(-12)); end < today; end = EndOfMonth(end.AddDays(1)))
        {
            yield return Day.ToSk(end);
        }
    }

    private static DateOnly EndOfMonth(DateOnly day) => day.AddDays(1 - day.Day).AddMonths(1).AddDays(-1);

    private static long Key(int kpiSk, int monthEndSk) => ((long)kpiSk << 32) + MonthNumber(monthEndSk);

    private static long MonthNumber(int dateSk) => (dateSk / 10_000 * 12L) + (dateSk / 100 % 100);
}
