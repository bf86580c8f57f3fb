using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Prism.EndToEnd.Tests;

/// <summary>Real input through the whole product: the AppHost with <c>--corpus</c>, read back over the feed, against what was computed apart.</summary>
public sealed class CorpusTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private ProductProcess? host;
    private Uri? root;

    public async ValueTask InitializeAsync()
    {
        if (Repository.Corpus is not { } corpus)
        {
            return;
        }

        var port = SampleRun.FreePort();
        root = new Uri($"http://127.0.0.1:{port}/odata/v1/");
        host = ProductProcess.Start(
            "Prism.AppHost", folder.Path, new Dictionary<string, string?>(),
            "--corpus", corpus, "--data", folder.Path, "--port", port.ToString(CultureInfo.InvariantCulture));
        await host.WaitForAsync("Ctrl+C stops everything.");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        folder.Dispose();
    }

    [Fact]
    public async Task Real_plans_and_real_issues_arrive_in_the_feed_as_an_independent_reader_sees_them()
    {
        var corpus = Repository.RequireCorpus();
        await Every_plan_has_the_expected_tasks_dates_work_and_cost(corpus);
        await Every_issue_has_the_expected_path_through_its_statuses(corpus);
    }

    private async Task Every_plan_has_the_expected_tasks_dates_work_and_cost(string corpus)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, "msproject", "expected", "_summary.json"), TestContext.Current.CancellationToken));
        var versions = await ReadAsync("PlanVersions?$filter=PlanVersionSk gt 0");
        var tasks = (await ReadAsync("PlanTasks")).ToLookup(task => task.GetProperty("PlanVersionSk").GetInt32());
        var compared = 0;
        foreach (var version in versions)
        {
            var file = version.GetProperty("FileName").GetString()!;
            if (!expected.RootElement.TryGetProperty(file, out var summary) && !expected.RootElement.TryGetProperty($"{file}.json", out summary))
            {
                continue;
            }

            compared++;
            var rows = tasks[version.GetProperty("PlanVersionSk").GetInt32()].ToList();

            // The other reader counts blank rows too; they are no tasks.
            var count = summary.GetProperty("tasks").GetInt32() - summary.GetProperty("nullTasks").GetInt32();
            Assert.True(count == rows.Count, $"{file}: {rows.Count} tasks, expected {count}");

            // The totals are those of the leaves the file has: summaries already hold roll-ups.
            var leaves = rows.Where(row => !row.GetProperty("IsSummary").GetBoolean()).ToList();
            Close(file, "work", summary.GetProperty("leafWorkMin").GetDouble() / 60, Sum(leaves, "WorkHours"));
            Close(file, "cost", summary.GetProperty("leafCost").GetDouble(), Sum(leaves, "CostAmount"));
            Same(file, "start", summary.GetProperty("minStart"), rows, "Start", first: true);
            Same(file, "finish", summary.GetProperty("maxFinish"), rows, "Finish", first: false);
        }

        Assert.True(compared >= 50, $"Only {compared} plans were compared.");
    }

    private async Task Every_issue_has_the_expected_path_through_its_statuses(string corpus)
    {
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, "jira", "cloud-devlake", "expected-transitions.json"), TestContext.Current.CancellationToken));
        var issues = (await ReadAsync("Issues?$filter=SourceSystem eq 'cloud-devlake'")).ToDictionary(issue => issue.GetProperty("IssueKey").GetString()!);
        Assert.Equal(expected.RootElement.EnumerateObject().Count(), issues.Count);
        foreach (var issue in expected.RootElement.EnumerateObject())
        {
            var sk = issues[issue.Name].GetProperty("IssueSk").GetInt32();
            var transitions = await ReadAsync($"StatusTransitions?$filter=IssueSk eq {sk}&$orderby=TransitionNumber");
            var paths = issue.Value.GetProperty("transitions").EnumerateArray().ToList();
            Assert.Equal(paths.Count, transitions.Count);
            foreach (var (path, transition) in paths.Zip(transitions))
            {
                Assert.Equal(path[1].GetString(), transition.GetProperty("FromStatus").GetString());
                Assert.Equal(path[2].GetString(), transition.GetProperty("ToStatus").GetString());
            }

            // A status renamed between two changes has two names; the time counts under the one it was entered by.
            var hours = transitions
                .Select((transition, i) => (
                    Status: i == 0 ? transition.GetProperty("FromStatus").GetString()! : transitions[i - 1].GetProperty("ToStatus").GetString()!,
                    Hours: transition.GetProperty("HoursInFromStatus").GetDouble()))
                .GroupBy(stay => stay.Status)
                .ToDictionary(group => group.Key, group => group.Sum(stay => stay.Hours));
            foreach (var seconds in issue.Value.GetProperty("secondsInStatusUntilLastTransition").EnumerateObject())
            {
                Assert.True(hours.ContainsKey(seconds.Name), $"{issue.Name}: no time in {seconds.Name}");
                Assert.Equal(seconds.Value.GetDouble(), hours[seconds.Name] * 3600, tolerance: 0.01);
            }
        }
    }

    private async Task<List<JsonElement>> ReadAsync(string query)
    {
        var rows = new List<JsonElement>();
        for (var next = new Uri(root!, query); next is not null;)
        {
            using var answer = await client.GetAsync(next, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
            using var document = JsonDocument.Parse(text);
            rows.AddRange(document.RootElement.GetProperty("value").EnumerateArray().Select(row => row.Clone()));
            next = document.RootElement.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!) : null;
        }

        return rows;
    }

    private static double Sum(IEnumerable<JsonElement> rows, string column) =>
        rows.Sum(row => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : 0);

    private static void Close(string file, string what, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) < 0.01, $"{file}: {what} is {actual}, expected {expected}");

    private static void Same(string file, string what, JsonElement expected, List<JsonElement> rows, string column, bool first)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        var day = expected.GetString()![..10];
        var days = rows.Select(row => row.GetProperty(column).GetString()).OfType<string>().ToList();
        var actual = first ? days.Min(StringComparer.Ordinal) : days.Max(StringComparer.Ordinal);
        Assert.True(day == actual, $"{file}: {what} is {actual}, expected {day}");
    }
}
