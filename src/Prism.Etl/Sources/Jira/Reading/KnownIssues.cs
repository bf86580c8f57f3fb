using System.Globalization;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>The issues that staging holds, asked for only where a step needs them.</summary>
internal sealed class KnownIssues(string sourceSystem, KnownIssueReader reader)
{
    private const int MostIds = 1000;

    /// <summary>Which of these issues staging holds.</summary>
    public async Task<HashSet<string>> HeldAsync(IEnumerable<string> issueIds, CancellationToken cancellationToken)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chunk in issueIds.Distinct(StringComparer.Ordinal).Chunk(MostIds))
        {
            await foreach (var issue in reader(sourceSystem, chunk, cancellationToken))
            {
                held.Add(issue.IssueId);
            }
        }

        return held;
    }

    /// <summary>All of them, by id in code-point order.</summary>
    public IAsyncEnumerable<KnownIssue> ReadAsync(CancellationToken cancellationToken) => reader(sourceSystem, null, cancellationToken);

    /// <summary>Jira's issue ids are numbers, written as text.</summary>
    public static bool TryId(string? text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
