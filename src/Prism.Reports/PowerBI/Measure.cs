namespace Prism.Reports.PowerBI;

/// <summary>A number of the model, computed in DAX.</summary>
/// <param name="Table">The table it stands under.</param>
/// <param name="Folder">Display folder.</param>
/// <param name="Format">Format string of Power BI.</param>
/// <param name="Kpi">The KPI whose value it is, where it is one: its code, then <c>Numerator</c> or <c>Denominator</c> if it is only that part.</param>
internal sealed record Measure(string Table, string Name, string Folder, string Format, string Description, string Dax, string? Kpi = null)
{
    /// <summary>Target and limits, where the measure is shown as a KPI object.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Served to other measures only.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>When a value is good. The limits are those of the KPI's definition file; a target of the register goes before them.</summary>
/// <param name="Green">From here on the value is good.</param>
/// <param name="Amber">From here on it is tolerable.</param>
/// <param name="IsHigherBetter">False where less is better.</param>
internal sealed record Goal(double Green, double Amber, bool IsHigherBetter = true);
