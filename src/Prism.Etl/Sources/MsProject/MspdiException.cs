namespace Prism.Etl.Sources.MsProject;

/// <summary>A plan file that is refused as a whole; the message says why, in words for whoever keeps the plan.</summary>
public sealed class MspdiException(string message, Exception? inner = null) : Exception(message, inner);
