using Prism.Warehouse.Dimensions;

namespace Prism.Warehouse.Facts;

/// <summary>One row per project, day and subject of an assessment or survey: a score on a stated scale, with who answered.</summary>
public sealed record FactAssessment : DeletableRow
{
    public required long AssessmentSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
    public required int DateSk { get; init; }

    /// <summary>What was asked about: <c>Stakeholder satisfaction</c>, ...</summary>
    public required string Subject { get; init; }
    public required double Score { get; init; }
    public required double ScaleMin { get; init; }
    public required double ScaleMax { get; init; }
    public required int Respondents { get; init; }

    /// <summary>Where the answers are, or what they say.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(2000)]
    public string? Evidence { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}

/// <summary>One row per assessment and score that was given: how many answered so. None where the register tells the mean alone.</summary>
public sealed record FactAssessmentAnswer : DeletableRow
{
    public required long AssessmentAnswerSk { get; init; }

    /// <summary>The assessment whose answers they are.</summary>
    public required long AssessmentSk { get; init; }
    public required int ProjectSk { get; init; }

    /// <summary>Durable key of the project.</summary>
    public required int ProjectId { get; init; }
    public required int DateSk { get; init; }

    /// <summary>As in <see cref="FactAssessment"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>A score of the assessment's scale.</summary>
    public required double Score { get; init; }

    /// <summary>How many gave it.</summary>
    public required int Answers { get; init; }

    // For queries only: filled by an include or a projection, never written. The key beside each is what a loader gives.
    public DimProject Project { get; init; } = null!;
    public DimDate Date { get; init; } = null!;
}
