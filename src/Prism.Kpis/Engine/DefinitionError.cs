namespace Prism.Kpis.Engine;

/// <summary>What is wrong with a definition or measure file, where, and what would be right.</summary>
/// <param name="File">Path below the folder of definitions or measures, e.g. <c>flow/reopen-rate.yaml</c>.</param>
/// <param name="Line">1 for the first line, and where the file as a whole is meant.</param>
/// <param name="Reason">A sentence for the person who wrote the file.</param>
public sealed record DefinitionError(string File, int Line, string Reason)
{
    public override string ToString() => FormattableString.Invariant($"{File}({Line}): {Reason}");
}
