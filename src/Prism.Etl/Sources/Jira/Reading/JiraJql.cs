using System.Globalization;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// Writes the queries. JQL's dates have minute precision and are read in the time zone of the account that asks, so bounds are rounded down,
/// and where a wall clock shows an hour twice, taken from the first of the two.
/// </summary>
internal sealed class JiraJql(JiraOptions options, TimeZoneInfo? zone, IReadOnlyList<string> filterIds)
{
    private static readonly DateTimeOffset BeforeJira = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A query in the order of creation. It always has a lower bound: Cloud refuses queries without any condition.</summary>
    /// <param name="updatedFrom">Only what changed since; null for all.</param>
    /// <param name="createdFrom">Only what was created since; null for all.</param>
    /// <param name="condition">A further condition; null for none.</param>
    public string InScope(DateTimeOffset? updatedFrom, DateTimeOffset? createdFrom, string? condition = null)
    {
        var conditions = new List<string>();
        if (options.Projects.Count > 0)
        {
            conditions.Add($"project in ({string.Join(", ", options.Projects.Select(key => $"\"{key.Trim()}\""))})");
        }

        if (filterIds.Count > 0)
        {
            conditions.Add($"filter in ({string.Join(", ", filterIds)})");
        }

        if (!string.IsNullOrWhiteSpace(options.Jql))
        {
            conditions.Add($"({options.Jql.Trim()})");
        }

        if (condition is not null)
        {
            conditions.Add(condition);
        }

        if (updatedFrom is { } updated)
        {
            conditions.Add($"updated >= \"{Minute(updated)}\"");
        }

        conditions.Add($"created >= \"{Minute(createdFrom ?? BeforeJira)}\"");
        return string.Join(" AND ", conditions) + " ORDER BY created ASC, key ASC";
    }

    /// <summary>Issues by id, whatever their scope.</summary>
    public static string ByIds(IEnumerable<long> ids) =>
        $"id in ({string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}) ORDER BY created ASC, key ASC";

    /// <summary>Issues by id that are in scope.</summary>
    public string InScopeByIds(IEnumerable<long> ids)
    {
        var scope = InScope(null, null);
        var order = scope.IndexOf(" ORDER BY ", StringComparison.Ordinal);
        return $"{scope[..order]} AND id in ({string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}){scope[order..]}";
    }

    /// <summary>The minute as the account's wall clock shows it. Where the zone is not known, a day earlier: no zone is further away.</summary>
    public string Minute(DateTimeOffset at)
    {
        if (zone is null)
        {
            return at.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        }

        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        if (zone.IsAmbiguousTime(local))
        {
            // Shown twice, read once: one hour more is read rather than one too few.
            local = local.AddHours(-1);
        }

        return local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
