using System.Globalization;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Register;

/// <summary>Reads KPI targets, reviews of KPIs, and assessments.</summary>
internal sealed class RegisterTargets(string sourceSystem, StagedBatch batch, IReadOnlyCollection<StagedProject> projects, IReadOnlySet<string>? objectives)
{
    private const int MaxStatementLength = 2000;
    private const int MaxMeasureLength = 1000;
    private const int MaxCodeLength = 100;
    private static readonly string[] Levels = [ScopeLevel.Project, ScopeLevel.Program, ScopeLevel.Portfolio, ScopeLevel.Organisation, ScopeLevel.Team];
    private static readonly string[] Grains = ["Week", "Month", "Quarter"];
    private readonly Lazy<HashSet<string>> codes = new(() => [.. projects.Select(project => project.SourceId)]);
    private readonly Lazy<HashSet<string>> programs = new(() => [.. projects.Select(project => project.Program).OfType<string>()]);
    private readonly Lazy<HashSet<string>> portfolios = new(() => [.. projects.Select(project => project.Portfolio).OfType<string>()]);
    private readonly Lazy<HashSet<string>> teams = new(() =>
        [.. batch.Rows.GetValueOrDefault(typeof(StagedRegisterPerson), []).Cast<StagedRegisterPerson>().Select(person => person.Team).OfType<string>()]);

    public void ReadTarget(RegisterRow row, Dictionary<string, int> seen)
    {
        var level = row.OneOf("ScopeLevel", Levels);
        var target = new StagedTarget
        {
            SourceSystem = sourceSystem,
            SourceId = "",
            KpiCode = row.Required("KpiCode"),
            ScopeLevel = level,
            ScopeName = Scope(row, level),
            ValidFrom = row.RequiredDate("ValidFrom"),
            ValidTo = row.Date("ValidTo"),
            PeriodGrain = row.Text("PeriodGrain") is null ? null : row.OneOf("PeriodGrain", Grains),
            Target = row.RequiredNumber("Target"),
            Amber = row.Quantity("Amber"),
            Red = row.Quantity("Red"),
            Statement = row.Text("Statement", MaxStatementLength),
            Measure = row.Text("Measure", MaxMeasureLength),
            BaselineValue = row.Quantity("BaselineValue"),
            BaselineOn = row.Date("BaselineDate"),
            BaselineEvidence = row.Text("BaselineEvidence", MaxStatementLength),
            ObjectiveCode = row.Text("ObjectiveCode", MaxCodeLength),
            DueOn = row.Date("DueDate"),
        };
        row.InOrder("ValidFrom", target.ValidFrom, "ValidTo", target.ValidTo);
        row.InOrder("ValidFrom", target.ValidFrom, "DueDate", target.DueOn);
        row.InOrder("BaselineDate", target.BaselineOn, "DueDate", target.DueOn);
        if (target.BaselineValue is null && target.BaselineOn is not null)
        {
            row.Wrong("BaselineDate", "names the day of a BaselineValue that is missing");
        }

        if (target.ObjectiveCode is { } objective && objectives?.Contains(objective) == false)
        {
            row.Wrong("ObjectiveCode", "is not an ObjectiveCode of objectives.csv");
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{target.KpiCode}/{target.ScopeLevel}/{target.ScopeName}/{target.ValidFrom:yyyy-MM-dd}{(target.PeriodGrain is null ? "" : "/")}{target.PeriodGrain}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(target with { SourceId = id });
        }
    }

    public void ReadReview(RegisterRow row, Dictionary<string, int> seen)
    {
        var level = row.OneOf("ScopeLevel", Levels);
        var review = new StagedKpiReview
        {
            SourceSystem = sourceSystem,
            SourceId = "",
            KpiCode = row.Required("KpiCode"),
            ScopeLevel = level,
            ScopeName = Scope(row, level),
            ReviewedOn = row.RequiredDate("ReviewedOn"),
            Reviewer = row.Text("Reviewer"),
            Finding = row.Text("Finding", MaxStatementLength) ?? row.Required("Finding"),
            Decision = row.Text("Decision", MaxStatementLength),
            Owner = row.Text("Owner"),
            DueOn = row.Date("DueOn"),
        };
        var id = string.Create(CultureInfo.InvariantCulture, $"{review.KpiCode}/{review.ScopeLevel}/{review.ScopeName}/{review.ReviewedOn:yyyy-MM-dd}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(review with { SourceId = id });
        }
    }

    public void ReadAssessment(RegisterRow row, Dictionary<string, int> seen, string project)
    {
        var respondents = row.RequiredNumber("Respondents", 0, 1_000_000);
        if (respondents != Math.Floor(respondents))
        {
            row.Wrong("Respondents", "expects a whole number");
        }

        var (hasMin, hasMax) = (row.Text("ScaleMin") is not null, row.Text("ScaleMax") is not null);
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
            Respondents = (int)respondents,
            Evidence = row.Text("Evidence", MaxStatementLength),
        };
        assessment = assessment with { Answers = RegisterAnswers.Read(row, assessment, hasMin && hasMax) };
        if (!hasMin || !hasMax)
        {
            // Said to be missing already: against half a scale nothing can be held.
        }
        else if (assessment.ScaleMax <= assessment.ScaleMin)
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

    /// <summary>
    /// The scope's name as staged: a project's code (its name will do where one project alone bears it), a program's, portfolio's or team's name, nothing
    /// for the organisation, of which there is one, whatever the register calls it.
    /// </summary>
    private string Scope(RegisterRow row, string level)
    {
        var name = row.Text("ScopeName") ?? "";
        if (level is ScopeLevel.Organisation or "")
        {
            return "";
        }

        if (name.Length == 0)
        {
            row.Wrong("ScopeName", "is missing");
            return name;
        }

        if (level == ScopeLevel.Project && !codes.Value.Contains(name) && projects.Where(project => project.Name == name).ToArray() is [var only])
        {
            return only.SourceId;
        }

        var (known, where) = level switch
        {
            ScopeLevel.Project => (codes.Value, "a ProjectCode of projects.csv"),
            ScopeLevel.Program => (programs.Value, "a Program of projects.csv"),
            ScopeLevel.Portfolio => (portfolios.Value, "a Portfolio of projects.csv"),
            _ => (teams.Value, "a Team of people.csv"),
        };
        if (!known.Contains(name))
        {
            row.Wrong("ScopeName", $"is not {where}");
        }

        return name;
    }
}
