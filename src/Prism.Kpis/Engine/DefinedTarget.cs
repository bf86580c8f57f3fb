using Prism.Warehouse.Dimensions;

namespace Prism.Kpis.Engine;

/// <summary>A target that stands in a KPI's own file, or in an overlay over it, with its SMART parts.</summary>
public sealed record DefinedTarget
{
    /// <summary>Path and line of it, for messages.</summary>
    public required string File { get; init; }
    public required int Line { get; init; }

    /// <summary>Of <see cref="ScopeLevel"/>.</summary>
    public required string Level { get; init; }

    /// <summary>Project code, program, portfolio or team name; empty for the organisation.</summary>
    public required string ScopeName { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day it holds; null when open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The period it is a target for; null for every one.</summary>
    public PeriodGrain? Grain { get; init; }
    public required double Target { get; init; }
    public double? Amber { get; init; }
    public double? Red { get; init; }
    public string? Statement { get; init; }
    public string? Measure { get; init; }
    public double? BaselineValue { get; init; }
    public DateOnly? BaselineOn { get; init; }
    public string? BaselineEvidence { get; init; }
    public string? ObjectiveCode { get; init; }
    public DateOnly? DueOn { get; init; }
}
