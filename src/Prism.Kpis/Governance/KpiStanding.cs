namespace Prism.Kpis.Governance;

/// <summary>What is known about one KPI in one scope: its definition's government and its values of the last twelve months.</summary>
public sealed record KpiStanding
{
    public required string Code { get; init; }
    public required bool IsLeading { get; init; }
    public bool HasOwner { get; init; }
    public bool HasObjective { get; init; }

    /// <summary>A target is in force in the scope or above it.</summary>
    public bool HasTarget { get; init; }

    /// <summary>The parts of SMART that the target in force meets, of five; null without a target.</summary>
    public int? SmartParts { get; init; }

    /// <summary>What is vague in that target, and how it could read; null where nothing is.</summary>
    public string? Vague { get; init; }
    public string? SmartSuggestion { get; init; }

    /// <summary>The next review is set and not past.</summary>
    public bool IsReviewPlanned { get; init; }

    /// <summary>The scope's values of the last complete months, oldest first: status and confidence.</summary>
    public IReadOnlyList<(string Status, string Confidence)> Months { get; init; } = [];

    /// <summary>The scope's values of those months, by the month's last day.</summary>
    public IReadOnlyDictionary<int, double> Values { get; init; } = new Dictionary<int, double>();

    /// <summary>The objective it serves; null where none is named.</summary>
    public string? ObjectiveCode { get; init; }

    /// <summary>Codes of the lagging KPIs it is held to announce.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>Projects of the scope that have a value in the last three complete months.</summary>
    public IReadOnlySet<string> Projects { get; init; } = new HashSet<string>();

    /// <summary>How often it was asked for by name in the last ninety days; null where that has not been written down for long enough.</summary>
    public long? Reads { get; init; }

    public bool HasData => Months.Count > 0;

    /// <summary>The stage of the KPI itself, by evidence: <c>Defined</c>, <c>Piloted</c> (data flows), <c>Targeted</c> (a target is in force), <c>Managed</c> (and it is SMART, owned, and its review planned).</summary>
    public string Stage => !HasData ? "Defined"
        : !HasTarget ? "Piloted"
        : SmartParts == 5 && HasOwner && IsReviewPlanned ? "Managed" : "Targeted";
}
