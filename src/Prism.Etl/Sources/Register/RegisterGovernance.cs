using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Register;

/// <summary>Reads risks, stage gates and the crosswalk between plan tasks and Jira issues.</summary>
internal sealed partial class RegisterGovernance(string sourceSystem, StagedBatch batch)
{
    private const int MaxTextLength = 2000;

    public void ReadRisk(RegisterRow row, Dictionary<string, int> seen, string project)
    {
        var risk = new StagedRisk
        {
            SourceSystem = sourceSystem,
            SourceId = row.Required("RiskCode"),
            ProjectCode = project,
            Title = row.Required("Title"),
            Category = row.Text("Category"),
            Probability = row.Quantity("Probability", 0, 1),
            ImpactAmount = row.Amount("ImpactAmount"),
            CurrencyCode = row.Currency("CurrencyCode"),
            RiskStatus = row.OneOf("Status", "Open", "Mitigated", "Occurred", "Closed"),
            Owner = row.Text("Owner"),
            Response = row.Text("Response", MaxTextLength),
            RaisedOn = row.RequiredDate("RaisedOn"),
            DueOn = row.Date("DueOn"),
            ClosedOn = row.Date("ClosedOn"),
        };
        row.InOrder("RaisedOn", risk.RaisedOn, "ClosedOn", risk.ClosedOn);
        if (risk is { RiskStatus: "Closed", ClosedOn: null })
        {
            row.Wrong("ClosedOn", "is missing: the risk is closed");
        }

        if (risk.SourceId.Length > 0 && row.IsFirst(seen, risk.SourceId))
        {
            batch.Add(risk);
        }
    }

    public void ReadGate(RegisterRow row, Dictionary<string, int> seen, string project)
    {
        var gate = new StagedStageGate
        {
            SourceSystem = sourceSystem,
            SourceId = "",
            ProjectCode = project,
            Gate = row.Required("Gate"),
            PlannedOn = row.RequiredDate("PlannedOn"),
            HeldOn = row.Date("HeldOn"),
            Decision = row.Text("Decision") is null ? null : row.OneOf("Decision", "Go", "Conditional", "Hold", "Stop"),
            DecidedBy = row.Text("DecidedBy"),
            Conditions = row.Text("Conditions", MaxTextLength),
        };
        if (gate is { Decision: not null, HeldOn: null })
        {
            row.Wrong("HeldOn", "is missing: a decision has a day");
        }

        var id = $"{project}/{gate.Gate}";
        if (row.IsFirst(seen, id))
        {
            batch.Add(gate with { SourceId = id });
        }
    }

    public void ReadCrosswalk(RegisterRow row, Dictionary<string, int> seen, string project)
    {
        var (plan, uid, key) = (row.Text("Plan"), row.RequiredNumber("TaskUid", 0, int.MaxValue), row.Text("IssueKey"));
        var rule = row.Text("EarningRule") is null ? null : row.OneOf("EarningRule", [.. EarningRule.All]);
        if (uid != Math.Floor(uid))
        {
            row.Wrong("TaskUid", "expects a whole number");
        }

        if (key is not null && !IssueKey().IsMatch(key))
        {
            row.Wrong("IssueKey", "expects a Jira issue key such as PRISM-12");
        }

        bool? fromWorklogs = row.Text("Actuals") is null ? null : row.OneOf("Actuals", "Plan", "Worklogs") == "Worklogs";
        if (key is null && rule is null && fromWorklogs is null)
        {
            row.Wrong("IssueKey", "is missing, and so are EarningRule and Actuals: a row gives one of them");
        }

        // A task stands for one issue; the other way round several tasks may stand for parts of one.
        var id = string.Create(CultureInfo.InvariantCulture, $"{project}/{plan}/{uid}");
        if (row.IsFirst(seen, id))
        {
            batch.Add(new StagedCrosswalk { SourceSystem = sourceSystem, SourceId = id, ProjectCode = project, PlanCode = plan, TaskUid = (int)uid, IssueKey = key, EarningRule = rule, AreActualsFromWorklogs = fromWorklogs });
        }
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]+-[1-9][0-9]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex IssueKey();
}
