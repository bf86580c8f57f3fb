using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Register;

/// <summary>
/// Reads the tables of a register into rows, and finds everything that is wrong in them: form, values, order of dates, things named twice, and names
/// of projects and objectives that the register does not hold.
/// </summary>
internal sealed class RegisterReader(string sourceSystem, IReadOnlyDictionary<string, RegisterSheet> tables)
{
    private readonly Dictionary<string, StagedProject> projects = new(StringComparer.Ordinal);
    private readonly HashSet<string> objectives = new(StringComparer.Ordinal);
    private readonly StagedBatch batch = new();

    /// <summary>All that is wrong, in the order of the files and rows.</summary>
    public List<RegisterError> Errors { get; } = [];

    /// <returns>All rows of the register; of no use when there are <see cref="Errors"/>.</returns>
    public StagedBatch Read()
    {
        if (!tables.ContainsKey("projects.csv"))
        {
            Errors.Add(new RegisterError("projects.csv", null, null, null, "is missing: a register has at least this file"));
        }

        Each("projects.csv", ReadProject);
        Each("sources.csv", ReadSource);
        Each("objectives.csv", ReadObjective);
        Each("project-objectives.csv", ReadProjectObjective);
        Each("financials.csv", ReadFinancial);
        var people = new RegisterPeople(sourceSystem, batch);
        Each("people.csv", (row, seen) => people.ReadPerson(row, seen, Project(row, "HomeProject", isRequired: false)));
        Each("holidays.csv", people.ReadHoliday);
        Each("currency-rates.csv", ReadRate);
        var targets = new RegisterTargets(sourceSystem, batch, projects.Values, tables.ContainsKey("objectives.csv") ? objectives : null);
        Each("targets.csv", targets.ReadTarget);
        Each("assessments.csv", (row, seen) => targets.ReadAssessment(row, seen, Project(row, "ProjectCode", isRequired: true) ?? ""));

        Each("kpi-reviews.csv", targets.ReadReview);
        var governance = new RegisterGovernance(sourceSystem, batch);
        Each("risks.csv", (row, seen) => governance.ReadRisk(row, seen, Project(row, "ProjectCode", isRequired: true) ?? ""));
        Each("stage-gates.csv", (row, seen) => governance.ReadGate(row, seen, Project(row, "ProjectCode", isRequired: true) ?? ""));
        Each("crosswalk.csv", (row, seen) => governance.ReadCrosswalk(row, seen, Project(row, "ProjectCode", isRequired: true) ?? ""));

        batch.Complete<StagedProject>();
        batch.Complete<StagedProjectSource>();
        batch.Complete<StagedObjective>();
        batch.Complete<StagedProjectObjective>();
        batch.Complete<StagedFinancial>();
        batch.Complete<StagedRegisterPerson>();
        batch.Complete<StagedHoliday>();
        batch.Complete<StagedCurrencyRate>();
        batch.Complete<StagedTarget>();
        batch.Complete<StagedAssessment>();
        batch.Complete<StagedKpiReview>();
        batch.Complete<StagedRisk>();
        batch.Complete<StagedStageGate>();
        batch.Complete<StagedCrosswalk>();
        return batch;
    }

    private void Each(string file, Action<RegisterRow, Dictionary<string, int>> read)
    {
        if (!tables.TryGetValue(file, out var table))
        {
            return;
        }

        var (before, seen) = (Errors.Count, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in RegisterTable.Read(table, [.. RegisterColumns.Tables[file].Select(column => column.Name)], Errors).Rows)
        {
            read(row, seen);
        }

        // The form of all rows is read before their values: put in order what is wrong with the same row.
        var found = Errors[before..].OrderBy(error => error.Row ?? 0).ToList();
        Errors.RemoveRange(before, found.Count);
        Errors.AddRange(found);
    }

    private void ReadProject(RegisterRow row, Dictionary<string, int> seen)
    {
        var project = new StagedProject
        {
            SourceSystem = sourceSystem,
            SourceId = row.Required("ProjectCode"),
            Name = row.Required("ProjectName"),
            Program = row.Text("Program"),
            Portfolio = row.Text("Portfolio"),
            Manager = row.Text("Manager"),
            Sponsor = row.Text("Sponsor"),
            Methodology = row.Text("Methodology"),
            Stage = row.Text("Stage"),
            Priority = row.Text("Priority"),
            PlannedStart = row.Date("PlannedStart"),
            PlannedFinish = row.Date("PlannedFinish"),
            ActualStart = row.Date("ActualStart"),
            ActualFinish = row.Date("ActualFinish"),
            CurrencyCode = row.Currency("CurrencyCode"),
        };
        row.InOrder("PlannedStart", project.PlannedStart, "PlannedFinish", project.PlannedFinish);
        row.InOrder("ActualStart", project.ActualStart, "ActualFinish", project.ActualFinish);
        if (project.SourceId.Length > 0 && row.IsFirst(seen, project.SourceId))
        {
            projects[project.SourceId] = project;
            batch.Add(project);
        }
    }

    private void ReadSource(RegisterRow row, Dictionary<string, int> seen)
    {
        var project = Project(row, "ProjectCode", isRequired: true) ?? "";
        var (kind, container) = (row.OneOf("SourceKind", "JiraProject", "Plan"), row.Required("Container"));

        // A container's work counts for one project, or it would count twice in the portfolio.
        if (kind.Length > 0 && container.Length > 0 && row.IsFirst(seen, $"{kind}/{container}"))
        {
            batch.Add(new StagedProjectSource
            {
                SourceSystem = sourceSystem,
                SourceId = $"{kind}/{container}",
                ProjectCode = project,
                ContainerKind = kind,
                ContainerKey = container,
            });
        }
    }

    private void ReadObjective(RegisterRow row, Dictionary<string, int> seen)
    {
        var objective = new StagedObjective
        {
            SourceSystem = sourceSystem,
            SourceId = row.Required("ObjectiveCode"),
            Name = row.Required("Name"),
            Perspective = row.Text("Perspective"),
            Owner = row.Text("Owner"),
            StartValue = row.Quantity("StartValue"),
            TargetValue = row.Quantity("TargetValue"),
            Unit = row.Text("Unit"),
            DueOn = row.Date("DueDate"),
        };
        if (objective.SourceId.Length > 0 && row.IsFirst(seen, objective.SourceId))
        {
            objectives.Add(objective.SourceId);
            batch.Add(objective);
        }
    }

    private void ReadProjectObjective(RegisterRow row, Dictionary<string, int> seen)
    {
        var project = Project(row, "ProjectCode", isRequired: true) ?? "";
        var objective = row.Required("ObjectiveCode");
        if (objective.Length > 0 && !objectives.Contains(objective))
        {
            row.Wrong("ObjectiveCode", "is not in objectives.csv");
        }

        var weight = row.RequiredNumber("Weight", 0, 1);
        if (row.IsFirst(seen, $"{project}/{objective}"))
        {
            batch.Add(new StagedProjectObjective
            {
                SourceSystem = sourceSystem,
                SourceId = $"{project}/{objective}",
                ProjectCode = project,
                ObjectiveCode = objective,
                Weight = weight,
            });
        }
    }

    private void ReadFinancial(RegisterRow row, Dictionary<string, int> seen)
    {
        var project = Project(row, "ProjectCode", isRequired: true) ?? "";
        var (monthEnd, line) = (row.RequiredMonthEnd("Month"), row.Required("Line"));
        var currency = row.Currency("CurrencyCode") ?? projects.GetValueOrDefault(project)?.CurrencyCode;
        if (currency is null)
        {
            row.Wrong("CurrencyCode", "is missing, and projects.csv names none for the project");
        }

        var financial = new StagedFinancial
        {
            SourceSystem = sourceSystem,
            SourceId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{project}/{monthEnd:yyyy-MM}/{line}"),
            ProjectCode = project,
            MonthEnd = monthEnd,
            Line = line,
            BudgetAmount = row.Amount("BudgetAmount"),
            ForecastAmount = row.Amount("ForecastAmount"),
            ActualAmount = row.Amount("ActualAmount"),
            BenefitPlannedAmount = row.Amount("BenefitPlannedAmount"),
            BenefitRealisedAmount = row.Amount("BenefitRealisedAmount"),
            CurrencyCode = currency ?? "",
        };
        if (row.IsFirst(seen, financial.SourceId))
        {
            batch.Add(financial);
        }
    }

    private void ReadRate(RegisterRow row, Dictionary<string, int> seen)
    {
        var (from, to) = (row.Currency("FromCurrency"), row.Currency("ToCurrency"));
        if (from is null || to is null)
        {
            row.Wrong(from is null ? "FromCurrency" : "ToCurrency", "is missing");
        }
        else if (from == to)
        {
            row.Wrong("ToCurrency", "is the same as FromCurrency");
        }

        var (validFrom, rate) = (row.RequiredDate("ValidFrom"), row.RequiredNumber("Rate", 1e-9, 1e9));
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from}/{to}/{validFrom:yyyy-MM-dd}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(new StagedCurrencyRate
            {
                SourceSystem = sourceSystem,
                SourceId = id,
                FromCurrency = from ?? "",
                ToCurrency = to ?? "",
                ValidFrom = validFrom,
                Rate = rate,
            });
        }
    }

    private string? Project(RegisterRow row, string column, bool isRequired)
    {
        var code = isRequired ? row.Required(column) : row.Text(column);
        if (code is { Length: > 0 } && !projects.ContainsKey(code))
        {
            row.Wrong(column, "is not in projects.csv");
        }

        return code;
    }
}
