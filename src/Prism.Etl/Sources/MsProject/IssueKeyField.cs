using System.Text.RegularExpressions;

namespace Prism.Etl.Sources.MsProject;

/// <summary>
/// Finds the Jira issue a task names: in the field of the settings, else in a field whose alias speaks of Jira or issues, else in any text field that
/// holds nothing but a key or a link to one, else in the hyperlink, else by the naming rule of the settings in its name.
/// </summary>
internal sealed partial class IssueKeyField
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(100);
    private readonly HashSet<long> named = [];
    private readonly bool isConfigured;
    private readonly Regex? naming;

    public IssueKeyField(IEnumerable<MspdiFieldDefinition> definitions, MsProjectOptions options)
    {
        var configured = options.IssueKeyField;
        isConfigured = configured is not null;
        naming = options.IssueKeyNamePattern is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant, MatchLimit) : null;
        foreach (var definition in definitions)
        {
            var isNamed = isConfigured
                ? Same(definition.Alias, configured) || Same(definition.FieldName, configured)
                : Speaks(definition.Alias, "jira") || Speaks(definition.Alias, "issue");
            if (isNamed)
            {
                named.Add(definition.FieldId);
            }
        }
    }

    /// <summary>The key; null when the task names none.</summary>
    public string? Of(MspdiTask task) => OfFields(task) ?? OfName(task.Name);

    private string? OfFields(MspdiTask task)
    {
        foreach (var field in task.Fields)
        {
            if (named.Contains(field.FieldId) && field.Value is { } value && AnyKey().Match(value) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        if (isConfigured)
        {
            return null;
        }

        foreach (var field in task.Fields)
        {
            if (KeyAlone(field.Value) is { } key)
            {
                return key;
            }
        }

        return KeyAlone(task.HyperlinkAddress) ?? KeyAlone(task.Hyperlink);
    }

    /// <summary>The key that the naming rule finds; a rule that takes too long over a name finds none.</summary>
    private string? OfName(string? name)
    {
        if (naming is null || name is null)
        {
            return null;
        }

        try
        {
            var match = naming.Match(name);
            var group = match.Groups["key"].Success ? match.Groups["key"] : match.Groups[1];
            return match.Success && group.Success ? group.Value : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string? KeyAlone(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var match = WholeKey().Match(value);
        match = match.Success ? match : BrowseLink().Match(value);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static bool Same(string? name, string? configured) => string.Equals(name, configured, StringComparison.OrdinalIgnoreCase);

    private static bool Speaks(string? alias, string word) => alias?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@"^\s*([A-Z][A-Z0-9_]+-[1-9][0-9]{0,8})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeKey();

    [GeneratedRegex(@"/browse/([A-Z][A-Z0-9_]+-[1-9][0-9]{0,8})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex BrowseLink();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])([A-Z][A-Z0-9_]+-[1-9][0-9]{0,8})(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex AnyKey();
}
