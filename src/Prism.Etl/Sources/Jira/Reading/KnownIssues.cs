using System.Globalization;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>The issues that staging holds, asked for only where a step needs them.</summary>
internal sealed class KnownIssues(string sourceSystem, Func<string, CancellationToken, IAsyncEnumerable<KnownIssue>> reader)
{
    private IssueIds? ids;

    /// <summary>Whether staging held this issue when it was first asked in this step.</summary>
    public async Task<bool> ContainsAsync(string issueId, CancellationToken cancellationToken)
    {
        if (ids is null)
        {
            var held = new IssueIds();
            await foreach (var issue in ReadAsync(cancellationToken))
            {
                if (TryId(issue.IssueId, out var known))
                {
                    held.Add(known);
                }
            }

            ids = held;
        }

        return TryId(issueId, out var id) && ids.Contains(id);
    }

    /// <summary>All of them, by id in code-point order.</summary>
    public IAsyncEnumerable<KnownIssue> ReadAsync(CancellationToken cancellationToken) => reader(sourceSystem, cancellationToken);

    /// <summary>Forgets what was read: staging has changed since.</summary>
    public void Forget() => ids = null;

    /// <summary>Jira's issue ids are numbers, written as text.</summary>
    public static bool TryId(string? text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
