using System.Globalization;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>The issues that staging holds, read once and only where a step needs them: some 40 bytes each.</summary>
internal sealed class KnownIssues(string sourceSystem, Func<string, CancellationToken, IAsyncEnumerable<KnownIssue>> reader)
{
    private Dictionary<long, int>? containers;
    private List<string> names = [];

    /// <summary>Whether staging held this issue when it was first asked in this step.</summary>
    public async Task<bool> ContainsAsync(string issueId, CancellationToken cancellationToken) =>
        TryId(issueId, out var id) && (await LoadAsync(cancellationToken)).ContainsKey(id);

    /// <summary>All issues with the place of their container in <see cref="Container"/>.</summary>
    public async Task<Dictionary<long, int>> LoadAsync(CancellationToken cancellationToken)
    {
        if (containers is null)
        {
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            var loaded = new Dictionary<long, int>();
            names = [];
            await foreach (var issue in reader(sourceSystem, cancellationToken))
            {
                if (!places.TryGetValue(issue.ContainerId, out var place))
                {
                    places[issue.ContainerId] = place = names.Count;
                    names.Add(issue.ContainerId);
                }

                if (TryId(issue.IssueId, out var id))
                {
                    loaded[id] = place;
                }
            }

            containers = loaded;
        }

        return containers;
    }

    public string Container(int place) => names[place];

    /// <summary>Forgets what was read: staging has changed since.</summary>
    public void Forget() => containers = null;

    /// <summary>Jira's issue ids are numbers, written as text.</summary>
    public static bool TryId(string? text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
