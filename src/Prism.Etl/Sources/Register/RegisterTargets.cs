using System.Globalization;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Register;

/// <summary>Reads KPI targets and assessments.</summary>
internal sealed class RegisterTargets(string sourceSystem, StagedBatch batch, IReadOnlyCollection<StagedProject> projects)
{
    private const int MaxStatementLength = 2000;
    private readonly Lazy<HashSet<string>> codes = new(() => [.. projects.Select(project => project.SourceId)]);
    private readonly Lazy<HashSet<string>> programs = new(() => [.. projects.Select(project => project.Program).OfType<string>()]);
    private readonly Lazy<HashSet<string>> portfolios = new(() => [.. projects.Select(project => project.Portfolio).OfType<string>()]);
    private readonly Lazy<HashSet<string>> teams = new(() =>
        [.. batch.Rows.GetValueOrDefault(typeof(StagedRegisterPerson), []).Cast<StagedRegisterPerson>().Select(person => person.Team).OfType<string>()]);

    public void ReadTarget(RegisterRow row, Dictionary<string, int> seen)
    {
        var target = new StagedTarget
        {
            SourceSystem = sourceSystem,
            SourceId = "",
            KpiCode = row.Required("KpiCode"),
            ScopeLevel = row.OneOf("ScopeLevel", ScopeLevel.Project, ScopeLevel.Program, ScopeLevel.Portfolio, ScopeLevel.Organisation, ScopeLevel.Team),
            ScopeName = row.Text("ScopeName") ?? "",
            ValidFrom = row.RequiredDate("ValidFrom"),
            ValidTo = row.Date("ValidTo"),
            Target = row.RequiredNumber("Target"),
            Amber = row.Quantity("Amber"),
            Red = row.Quantity("Red"),
            Statement = row.Text("Statement", MaxStatementLength),
        };
        row.InOrder("ValidFrom", target.ValidFrom, "ValidTo", target.ValidTo);
        CheckScope(row, target);
        var id = string.Create(CultureInfo.InvariantCulture, $"{target.KpiCode}/{target.ScopeLevel}/{target.ScopeName}/{target.ValidFrom:yyyy-MM-dd}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(target with { SourceId = id });
        }
    }

    public void ReadAssessment(RegisterRow row, Dictionary<string, int> seen, string project)
    {
        var assessment = new StagedAssessment
        {
            SourceSystem = sourceSystem,
            SourceId = "",
            ProjectCode = project,
            Date = row.RequiredDate("Date"),
            Subject = row.Required("Subject"),
            Score = row.RequiredNumber("Score"),
            ScaleMin = row.RequiredNumber("ScaleMin"),
            ScaleMax = row.RequiredNumber("ScaleMax"),
            Respondents = (int)row.RequiredNumber("Respondents", 0, 1_000_000),
        };
        if (assessment.ScaleMax <= assessment.ScaleMin)
        {
            row.Wrong("ScaleMax", "expects more than ScaleMin");
        }
        else if (assessment.Score < assessment.ScaleMin || assessment.Score > assessment.ScaleMax)
        {
            row.Wrong("Score", string.Create(CultureInfo.InvariantCulture, $"lies outside the scale of {assessment.ScaleMin} to {assessment.ScaleMax}"));
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{project}/{assessment.Date:yyyy-MM-dd}/{assessment.Subject}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(assessment with { SourceId = id });
        }
    }

    private void CheckScope(RegisterRow row, StagedTarget target)
    {
        var (known, where) = target.ScopeLevel switch
        {
            ScopeLevel.Project => (codes.Value.Contains(target.ScopeName), "a ProjectCode of projects.csv"),
            ScopeLevel.Program => (programs.Value.Contains(target.ScopeName), "a Program of projects.csv"),
            ScopeLevel.Portfolio => (portfolios.Value.Contains(target.ScopeName), "a Portfolio of projects.csv"),
            ScopeLevel.Team => (teams.Value.Contains(target.ScopeName), "a Team of people.csv"),
            _ => (true, ""),
        };
        if (!known)
        {
            row.Wrong("ScopeName", target.ScopeName.Length == 0 ? "is missing" : $"is not {where}");
        }
        else if (target is { ScopeLevel: ScopeLevel.Organisation, ScopeName.Length: > 0 })
        {
            row.Wrong("ScopeName", "expects nothing for the organisation");
        }
    }
}
