namespace Prism.Etl;

/// <summary>Settings that cannot be worked with: every one that is wrong, by name, with what it expects. Nothing was started.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>One message per wrong setting.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
