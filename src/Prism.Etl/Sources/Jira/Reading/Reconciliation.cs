using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Prism.Etl.Sources.Jira.Rows;
using Prism.Etl.Staging;
using Prism.Warehouse;

namespace Prism.Etl.Sources.Jira.Reading;

/// <summary>
/// Compares all ids, at an interval of its own, because Jira has no feed of deleted issues. What staging holds and the site no longer gives
/// becomes a tombstone with a reason; what the site gives and staging lacks is read, and so is what has another key than its project gives: the
/// key of a project is changed without any issue being changed.
/// </summary>
internal sealed class Reconciliation(JiraRun run, KnownIssues known, IssueReading issues)
{
    private const int MostIds = 100;

    /// <summary>The field that says since when an issue is archived (Premium, and Data Center).</summary>
    private const string ArchivedField = "archiveddate";

    /// <summary>With fewer issues than this, losing most of them is an ordinary thing.</summary>
    private const int FewIssues = 100;

    public async IAsyncEnumerable<StagedBatch> CompareAsync(IProgress<ExtractProgress> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Neither side is held as rows: the site's ids are a bit each, and staging's are read past them.
        var lacking = await GivenAsync(progress, cancellationToken);
        var rekeyed = new IssueIds();
        var (held, missing) = await MissingAsync(lacking, rekeyed, cancellationToken);
        var archived = missing.Count > 0 ? await ArchivedAsync(cancellationToken) : [];
        RefuseTooMany(held, missing.Count(issue => !archived.Contains(issue.Container)));
        foreach (var chunk in missing.OrderBy(issue => issue.Id).Chunk(MostIds))
        {
            yield return await BuryAsync(chunk, archived, cancellationToken);
        }

        foreach (var chunk in lacking.InOrder().Chunk(MostIds))
        {
            await foreach (var batch in issues.ByIdsAsync(chunk, withWorklogs: true, cancellationToken))
            {
                yield return batch;
            }
        }

        foreach (var chunk in rekeyed.InOrder().Chunk(MostIds))
        {
            await foreach (var batch in issues.ByIdsAsync(chunk, withWorklogs: false, cancellationToken))
            {
                yield return batch;
            }
        }

        JiraLog.Reconciled(run.Logger, run.Options.Name, held, missing.Count, lacking.Count);
        var end = new StagedBatch();
        run.Watermarks.SetReconciled(end, run.StartedAt);
        yield return end;
    }

    /// <summary>Tombstones of those of these issues that staging holds and the site no longer gives.</summary>
    public async Task<StagedBatch> BuryMissingAsync(IReadOnlySet<long> ids, CancellationToken cancellationToken)
    {
        var held = new List<(long Id, string Container)>();
        await foreach (var issue in known.ReadAsync(cancellationToken))
        {
            if (KnownIssues.TryId(issue.IssueId, out var id) && ids.Contains(id))
            {
                held.Add((id, issue.ContainerId));
            }
        }

        return held.Count == 0 ? new StagedBatch() : await BuryAsync(held, await ArchivedAsync(cancellationToken), cancellationToken);
    }

    /// <summary>An account that loses a permission sees less, and Jira does not say so. Another scope is no loss: the settings asked for it.</summary>
    private void RefuseTooMany(long held, int missing)
    {
        if (held >= FewIssues && missing > held * run.Options.MostMissing && run.Watermarks.ReconciledAt is not null)
        {
            throw run.Client.Failure(
                "rest/api",
                string.Create(CultureInfo.InvariantCulture, $"{missing:N0} of {held:N0} issues are gone at once, more than the setting MostMissing ({run.Options.MostMissing:P0}) takes; none was marked as deleted. Has the account lost Browse Projects, or a board's filter changed? If they are really gone, set MostMissing to 1 for one run."),
                canRetry: false);
        }
    }

    private async Task<StagedBatch> BuryAsync(IReadOnlyList<(long Id, string Container)> missing, HashSet<string> archived, CancellationToken cancellationToken)
    {
        var batch = run.DeletingBatch();
        var found = await FindAsync(missing, cancellationToken);
        foreach (var (id, container) in missing)
        {
            if (Reason(found.GetValueOrDefault(id), container, archived) is { } reason)
            {
                batch.Delete<StagedIssue>(id.ToString(CultureInfo.InvariantCulture), reason);
            }
        }

        return batch;
    }

    /// <summary>The ids of all issues in scope, as the site gives them.</summary>
    private async Task<IssueIds> GivenAsync(IProgress<ExtractProgress> progress, CancellationToken cancellationToken)
    {
        var given = new IssueIds();
        progress.Report(new ExtractProgress("comparing ids", 0, null));
        var pages = IssuePages.Of(run, ["created"], 1000, withChangelog: false);
        await foreach (var page in pages.ReadAsync(from => run.Jql.InScope(null, from), null, cancellationToken))
        {
            using var answer = page.Answer;
            foreach (var text in JiraRun.Ids(answer.Root))
            {
                if (KnownIssues.TryId(text, out var id))
                {
                    given.Add(id);
                }
            }

            progress.Report(new ExtractProgress("comparing ids", given.Count, page.Total));
        }

        return given;
    }

    /// <summary>
    /// Takes what staging holds off the given ids, which leaves those that staging lacks; what is not among them is missing on the site. Notes those
    /// whose key is not of their project.
    /// </summary>
    private async Task<(long Held, List<(long Id, string Container)> Missing)> MissingAsync(IssueIds given, IssueIds rekeyed, CancellationToken cancellationToken)
    {
        var (held, missing) = (0L, new List<(long, string)>());
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var issue in known.ReadAsync(cancellationToken))
        {
            if (!KnownIssues.TryId(issue.IssueId, out var id))
            {
                continue;
            }

            held++;
            if (!given.Remove(id))
            {
                missing.Add((id, names.TryGetValue(issue.ContainerId, out var name) ? name : names[issue.ContainerId] = issue.ContainerId));
            }
            else if (run.Containers.TryGetValue(issue.ContainerId, out var key) && !IsOf(issue.IssueKey, key))
            {
                rekeyed.Add(id);
            }
        }

        return (held, missing);
    }

    /// <summary>Whether a key is a number of this project.</summary>
    private static bool IsOf(string issueKey, string projectKey) =>
        issueKey.Length > projectKey.Length && issueKey[projectKey.Length] == '-' && issueKey.StartsWith(projectKey, StringComparison.Ordinal);

    /// <summary>
    /// Why an issue is no longer given; null where it is there after all, and only the search did not know. Jira does not tell an issue that was
    /// deleted from one that a security level hides: in a project that is still visible it counts as deleted.
    /// </summary>
    private string? Reason(FoundIssue? now, string containerBefore, HashSet<string> archived)
    {
        if (now is { IsArchived: true })
        {
            return DeleteReason.Archived;
        }

        if (now?.ContainerId is { } containerNow)
        {
            var isInProjects = run.Containers.ContainsKey(containerNow);
            return !isInProjects && containerNow != containerBefore ? DeleteReason.Moved
                : isInProjects && string.IsNullOrWhiteSpace(run.Options.Jql) && run.FilterIds.Count == 0 ? null
                : DeleteReason.OutOfScope;
        }

        return run.Containers.ContainsKey(containerBefore) ? DeleteReason.Deleted
            : archived.Contains(containerBefore) ? DeleteReason.Archived
            : DeleteReason.NotVisible;
    }

    /// <summary>
    /// Asks for the issues themselves, past the search index. No search of Data Center gives an archived issue, so that there each issue that its
    /// project should still show is asked for alone.
    /// </summary>
    private async Task<Dictionary<long, FoundIssue>> FindAsync(IReadOnlyList<(long Id, string Container)> missing, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, FoundIssue>();
        long[] ids = [.. missing.Select(issue => issue.Id)];
        if (run.Kind == JiraKind.Cloud)
        {
            var body = JiraRun.Body(writer =>
            {
                JiraRun.WriteList(writer, "issueIdsOrKeys", [.. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
                JiraRun.WriteList(writer, "fields", ["project", ArchivedField]);
            });
            using var answer = await run.Client.PostAsync("rest/api/3/issue/bulkfetch", body, cancellationToken);
            Collect(answer.Root.Items("issues"), found);
            return found;
        }

        var pages = IssuePages.Of(run, ["project", "created"], MostIds, withChangelog: false, isById: true);
        await foreach (var page in pages.ReadAsync(_ => JiraJql.ByIds(ids), null, cancellationToken))
        {
            using var answer = page.Answer;
            Collect(answer.Root.Items("issues"), found);
        }

        foreach (var (id, container) in missing)
        {
            if (!found.ContainsKey(id) && run.Containers.ContainsKey(container))
            {
                using var answer = await run.Client.TryGetAsync(
                    string.Create(CultureInfo.InvariantCulture, $"rest/api/2/issue/{id}?fields=project,{ArchivedField}"), [HttpStatusCode.NotFound, HttpStatusCode.Forbidden], cancellationToken);
                Collect(answer is null ? [] : [answer.Root], found);
            }
        }

        return found;
    }

    private static void Collect(IEnumerable<JsonElement> issues, Dictionary<long, FoundIssue> found)
    {
        foreach (var issue in issues)
        {
            if (KnownIssues.TryId(issue.Text("id"), out var id) && issue.Object("fields") is { } fields && fields.Object("project").Text("id") is { } project)
            {
                found[id] = new FoundIssue(project, fields.Text(ArchivedField) is not null);
            }
        }
    }

    private async Task<HashSet<string>> ArchivedAsync(CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (run.Kind == JiraKind.Cloud)
        {
            await foreach (var page in JiraPaging.PagesAsync(run.Client, "rest/api/3/project/search?status=archived", "values", 100, [HttpStatusCode.BadRequest], null, cancellationToken))
            {
                using (page)
                {
                    ids.UnionWith(page.Root.Items("values").Select(project => project.Text("id")).OfType<string>());
                }
            }

            return ids;
        }

        using var all = await run.Client.TryGetAsync("rest/api/2/project?includeArchived=true", [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden], cancellationToken);
        foreach (var project in all is { Root.ValueKind: JsonValueKind.Array } ? all.Root.EnumerateArray() : default)
        {
            if (project.Flag("archived") && project.Text("id") is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>An issue that no search in scope gives, and that is there.</summary>
    private sealed record FoundIssue(string ContainerId, bool IsArchived);
}
