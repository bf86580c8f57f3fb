using Microsoft.EntityFrameworkCore;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;
using Prism.Warehouse.Facts;

namespace Prism.Etl.Loading;

/// <summary>
/// FactFinancial, FactAssessment, FactKpiTarget and FactKpiReview, then FactRisk and FactStageGate. A row of a project the register does not have is refused and listed until it has it.
/// </summary>
internal static class RegisterFactLoader
{
    public static async Task LoadAsync(LoadContext context, CancellationToken cancellationToken)
    {
        var since = context.IsFull || context.Affected.RegisterFacts ? 0 : context.Since;
        await FinancialsAsync(context, since, cancellationToken).ConfigureAwait(false);
        await AssessmentsAsync(context, since, cancellationToken).ConfigureAwait(false);
        var scopes = (await context.Stored<DimScope>().Where(row => row.ScopeSk > 0).ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(row => (row.ScopeLevel, row.ScopeKey.ToUpperInvariant()), row => row.ScopeSk);
        await TargetsAsync(context, scopes, since, cancellationToken).ConfigureAwait(false);
        await ReviewsAsync(context, scopes, since, cancellationToken).ConfigureAwait(false);
        await RiskLoader.LoadAsync(context, cancellationToken).ConfigureAwait(false);
        await StageGateLoader.LoadAsync(context, since, cancellationToken).ConfigureAwait(false);
    }

    private static async Task FinancialsAsync(LoadContext context, long since, CancellationToken cancellationToken)
    {
        if (!await context.AnyAsync<StagedFinancial>(since, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var known = await context.Stored<FactFinancial>().Select(row => new { row.ProjectId, row.DateSk, row.Line, row.FinancialSk })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(int, int, string)>(known.Select(row => KeyValuePair.Create((row.ProjectId, row.DateSk, row.Line), (int)row.FinancialSk)));
        await foreach (var page in context.PagesAsync<StagedFinancial>(since, cancellationToken).ConfigureAwait(false))
        {
            var rows = new Dictionary<int, FactFinancial>();
            foreach (var staged in page)
            {
                if (ProjectOf(context, staged, "Financial", staged.ProjectCode) is not { } projectId)
                {
                    continue;
                }

                var dateSk = context.Dates.Of(staged.MonthEnd);
                var sk = keys.Of((projectId, dateSk, staged.Line));
                rows[sk] = new FactFinancial
                {
                    FinancialSk = sk,
                    ProjectSk = VersionOn(context, projectId, staged.MonthEnd),
                    ProjectId = projectId,
                    DateSk = dateSk,
                    Line = staged.Line,
                    BudgetAmount = staged.BudgetAmount,
                    ForecastAmount = staged.ForecastAmount,
                    ActualAmount = staged.ActualAmount,
                    BenefitPlannedAmount = staged.BenefitPlannedAmount,
                    BenefitRealisedAmount = staged.BenefitRealisedAmount,
                    CurrencyCode = staged.CurrencyCode,
                    BudgetAmountReporting = context.Rates.Convert(staged.BudgetAmount, staged.CurrencyCode, dateSk),
                    ForecastAmountReporting = context.Rates.Convert(staged.ForecastAmount, staged.CurrencyCode, dateSk),
                    ActualAmountReporting = context.Rates.Convert(staged.ActualAmount, staged.CurrencyCode, dateSk),
                    BenefitPlannedAmountReporting = context.Rates.Convert(staged.BenefitPlannedAmount, staged.CurrencyCode, dateSk),
                    BenefitRealisedAmountReporting = context.Rates.Convert(staged.BenefitRealisedAmount, staged.CurrencyCode, dateSk),
                    IsDeleted = staged.IsDeleted,
                    DeletedAtUtc = staged.DeletedAtUtc,
                    DeleteReason = staged.DeleteReason,
                };
            }

            await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task AssessmentsAsync(LoadContext context, long since, CancellationToken cancellationToken)
    {
        if (!await context.AnyAsync<StagedAssessment>(since, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var known = await context.Stored<FactAssessment>().Select(row => new { row.ProjectId, row.DateSk, row.Subject, row.AssessmentSk })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(int, int, string)>(known.Select(row => KeyValuePair.Create((row.ProjectId, row.DateSk, row.Subject), (int)row.AssessmentSk)));
        var answers = await AssessmentAnswers.OfAsync(context, cancellationToken).ConfigureAwait(false);
        await foreach (var page in context.PagesAsync<StagedAssessment>(since, cancellationToken).ConfigureAwait(false))
        {
            var (rows, given) = (new Dictionary<int, FactAssessment>(), new Dictionary<int, StagedAssessment>());
            foreach (var staged in page)
            {
                if (ProjectOf(context, staged, "Assessment", staged.ProjectCode) is not { } projectId)
                {
                    continue;
                }

                var dateSk = context.Dates.Of(staged.Date);
                var sk = keys.Of((projectId, dateSk, staged.Subject));
                given[sk] = staged;
                rows[sk] = new FactAssessment
                {
                    AssessmentSk = sk,
                    ProjectSk = VersionOn(context, projectId, staged.Date),
                    ProjectId = projectId,
                    DateSk = dateSk,
                    Subject = staged.Subject,
                    Score = staged.Score,
                    ScaleMin = staged.ScaleMin,
                    ScaleMax = staged.ScaleMax,
                    Respondents = staged.Respondents,
                    Evidence = staged.Evidence,
                    IsDeleted = staged.IsDeleted,
                    DeletedAtUtc = staged.DeletedAtUtc,
                    DeleteReason = staged.DeleteReason,
                };
            }

            await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
            await answers.WriteAsync(rows.Values.Select(row => (row, given[(int)row.AssessmentSk])), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task TargetsAsync(LoadContext context, ILookup<(string Level, string Key), int> scopes, long since, CancellationToken cancellationToken)
    {
        if (!await context.AnyAsync<StagedTarget>(since, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // Targets of definition files are the calculation's, and have keys of their own.
        var known = await context.Stored<FactKpiTarget>().Where(row => row.KpiTargetSk > 0 && row.KpiTargetSk < TargetOrigin.FirstDefinitionSk).ToListAsync(cancellationToken).ConfigureAwait(false);
        var stored = known.ToDictionary(row => row.KpiTargetSk);
        var keys = new SurrogateKeys<(string, int, int, string?)>(known.Select(row => KeyValuePair.Create((row.KpiCode, row.ScopeSk, row.ValidFromDateSk, row.PeriodGrain), row.KpiTargetSk)));
        await foreach (var page in context.PagesAsync<StagedTarget>(since, cancellationToken).ConfigureAwait(false))
        {
            var rows = new Dictionary<int, FactKpiTarget>();
            foreach (var staged in page)
            {
                if (ScopeOf(context, scopes, staged, "Target", staged.ScopeLevel, staged.ScopeName) is not { } scopeSk)
                {
                    continue;
                }

                var fromSk = context.Dates.Of(staged.ValidFrom);
                var sk = keys.Of((staged.KpiCode, scopeSk, fromSk, staged.PeriodGrain));
                rows[sk] = new FactKpiTarget
                {
                    KpiTargetSk = sk,
                    KpiCode = staged.KpiCode,
                    ScopeSk = scopeSk,
                    ValidFromDateSk = fromSk,
                    ValidToDateSk = staged.ValidTo is { } to ? context.Dates.Of(to) : DateKeys.OpenEnd,
                    PeriodGrain = staged.PeriodGrain,
                    Target = staged.Target,
                    AmberLimit = staged.Amber,
                    RedLimit = staged.Red,
                    Statement = staged.Statement,
                    Measure = staged.Measure,
                    BaselineValue = staged.BaselineValue,
                    BaselineDateSk = staged.BaselineOn is { } baseline ? context.Dates.Of(baseline) : Prism.Warehouse.Member.NotApplicable,
                    BaselineEvidence = staged.BaselineEvidence,
                    ObjectiveCode = staged.ObjectiveCode,
                    DueDateSk = staged.DueOn is { } due ? context.Dates.Of(due) : Prism.Warehouse.Member.NotApplicable,

                    // Found by the calculation, which follows: until then they are what they were, so that the same register changes no row.
                    SmartParts = stored.GetValueOrDefault(sk)?.SmartParts ?? 0,
                    SmartVague = stored.GetValueOrDefault(sk)?.SmartVague,
                    SmartSuggestion = stored.GetValueOrDefault(sk)?.SmartSuggestion,
                    IsDeleted = staged.IsDeleted,
                    DeletedAtUtc = staged.DeletedAtUtc,
                    DeleteReason = staged.DeleteReason,
                };
            }

            await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task ReviewsAsync(LoadContext context, ILookup<(string Level, string Key), int> scopes, long since, CancellationToken cancellationToken)
    {
        if (!await context.AnyAsync<StagedKpiReview>(since, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var known = await context.Stored<FactKpiReview>().Where(row => row.KpiReviewSk > 0).Select(row => new { row.KpiCode, row.ScopeSk, row.DateSk, row.KpiReviewSk })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var keys = new SurrogateKeys<(string, int, int)>(known.Select(row => KeyValuePair.Create((row.KpiCode, row.ScopeSk, row.DateSk), row.KpiReviewSk)));
        await foreach (var page in context.PagesAsync<StagedKpiReview>(since, cancellationToken).ConfigureAwait(false))
        {
            var rows = new Dictionary<int, FactKpiReview>();
            foreach (var staged in page)
            {
                if (ScopeOf(context, scopes, staged, "KpiReview", staged.ScopeLevel, staged.ScopeName) is not { } scopeSk)
                {
                    continue;
                }

                var dateSk = context.Dates.Of(staged.ReviewedOn);
                var sk = keys.Of((staged.KpiCode, scopeSk, dateSk));
                rows[sk] = new FactKpiReview
                {
                    KpiReviewSk = sk,
                    KpiCode = staged.KpiCode,
                    ScopeSk = scopeSk,
                    DateSk = dateSk,
                    Reviewer = staged.Reviewer,
                    Finding = staged.Finding,
                    Decision = staged.Decision,
                    Owner = staged.Owner,
                    DueDateSk = staged.DueOn is { } due ? context.Dates.Of(due) : Prism.Warehouse.Member.NotApplicable,
                    IsDeleted = staged.IsDeleted,
                    DeletedAtUtc = staged.DeletedAtUtc,
                    DeleteReason = staged.DeleteReason,
                };
            }

            await context.WriteAsync(rows.Values, cancellationToken).ConfigureAwait(false);
        }
    }

    private static int? ScopeOf(LoadContext context, ILookup<(string Level, string Key), int> scopes, StagedRow staged, string entity, string level, string scopeName)
    {
        var name = level == ScopeLevel.Organisation ? ScopeLevel.Organisation : scopeName;
        var key = (level, name.ToUpperInvariant());
        context.Findings.Check(!scopes.Contains(key) && !staged.IsDeleted, staged.SourceSystem, entity, staged.SourceId, Findings.ScopeUnknown, $"{level} {scopeName}");
        return scopes.Contains(key) ? scopes[key].First() : null;
    }

    /// <summary>The durable key; null, and listed, for a project the register does not have.</summary>
    internal static int? ProjectOf(LoadContext context, StagedRow staged, string entity, string code)
    {
        var projectId = context.Projects.IdOfCode(code);
        context.Findings.Check(projectId < 0 && !staged.IsDeleted, staged.SourceSystem, entity, staged.SourceId, Findings.ProjectUnknown, code);
        return projectId < 0 ? null : projectId;
    }

    /// <summary>The version in force at the end of the day.</summary>
    internal static int VersionOn(LoadContext context, int projectId, DateOnly day) =>
        context.Projects.VersionAt(projectId, context.Calendar.StartOf(day.AddDays(1)).AddMilliseconds(-1));
}
