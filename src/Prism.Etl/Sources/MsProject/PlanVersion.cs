namespace Prism.Etl.Sources.MsProject;

/// <summary>One version of a plan: the bytes of a file that was found.</summary>
/// <param name="SourceSystem">The connection's name.</param>
/// <param name="Code">The plan's code; versions of one plan share it.</param>
/// <param name="FileName">The file's path below the folder, with forward slashes.</param>
/// <param name="ContentHash">SHA-256 of the bytes, lower-case hexadecimal.</param>
/// <param name="FileTimeLocal">When the file was last written, in the zone of the settings: the last stand-in for a status date.</param>
public sealed record PlanVersion(string SourceSystem, string Code, string FileName, string ContentHash, DateTime FileTimeLocal)
{
    /// <summary>64 bits tell the versions of one plan apart; every row of the version bears them in its id.</summary>
    private const int HashDigits = 16;

    /// <summary>Source id of the <see cref="Staging.StagedPlan"/>: the code, a slash, and the first digits of the hash.</summary>
    public string PlanId { get; } = $"{Code}/{ContentHash[..Math.Min(HashDigits, ContentHash.Length)]}";
}
