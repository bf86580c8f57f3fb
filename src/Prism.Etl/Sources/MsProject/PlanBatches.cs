using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Gives a version's rows in parts, so that memory does not grow with them. The row of the version itself comes in the last part: loaders start from it, and so
/// see all of a version or nothing. Rows that an interrupted read left behind are of no effect, and the next read of the file gives the same ones again.
/// </summary>
internal sealed class PlanBatches(int rowsPerBatch)
{
    /// <summary>The part that is being filled.</summary>
    public StagedBatch Current { get; private set; } = new();

    public bool IsFull => Current.RowCount + Current.Rejected.Count >= rowsPerBatch;

    /// <summary>Hands the present part out and begins the next.</summary>
    public StagedBatch Take()
    {
        var taken = Current;
        Current = new StagedBatch();
        return taken;
    }
}
