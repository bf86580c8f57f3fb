using System.Diagnostics;
using System.Globalization;
using Prism.Etl.Staging;
using Prism.Etl.Tests.Loading;
using Prism.Warehouse;
using Prism.Warehouse.Facts;
using Prism.Warehouse.KpiWork;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>A calculation has to know which tables changed; a load that wrote them knows it without reading them.</summary>
public sealed class CountedTablesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_loads_count_of_a_table_is_what_reading_it_gives()
    {
        using var run = new TestRun();
        using var texts = new HeardTexts();
        StagedIssue two = Rows.Issue("2", "2", Rows.Change(1, TrackedField.Status, "1", "3"), Rows.Change(2, TrackedField.Status, "3", "2"));
        List<StagedRow> rows = [.. Rows.Site, Rows.Issue("1", "1"), two, Rows.Worklog("1", "1", 3, 2), Rows.Worklog("2", "2", 3, 2)];
        await run.RunAsync(new BatchedSource("jira", rows));
        Assert.Contains(texts.Taken(), IsReading);
        await AssertMarksAsync(run);

        // A history that became shorter takes rows away, a new issue brings some, a worklog changes, another is deleted.
        rows.AddRange([Rows.Issue("2", "2", Rows.Change(1, TrackedField.Status, "1", "2")), Rows.Issue("3", "1"), Rows.Worklog("1", "1", 3, 4), Rows.Deleted(Rows.Worklog("2", "2", 3, 2))]);
        Assert.NotNull((await run.RunAsync(new BatchedSource("jira", rows))).Version);
        Assert.DoesNotContain(texts.Taken(), IsReading);
        await AssertMarksAsync(run);
        Assert.Null((await run.RunAsync(new BatchedSource("jira", rows))).Version);
        Assert.DoesNotContain(texts.Taken(), IsReading);

        // A load that was computed again from nothing is no other.
        var before = await run.ChecksumAsync();
        await run.RunAsync(TimeProvider.System, isRebuild: true, new BatchedSource("jira", rows));
        Assert.Equal(before, await run.ChecksumAsync());
        await AssertMarksAsync(run);
    }

    private static bool IsReading(string sql) =>
        sql.StartsWith("SELECT COUNT(*), MAX(LoadSk)", StringComparison.Ordinal) && (sql.EndsWith(nameof(FactIssueRevision), StringComparison.Ordinal) || sql.EndsWith(nameof(FactWorklog), StringComparison.Ordinal));

    private static async Task AssertMarksAsync(TestRun run)
    {
        var marks = (await run.RowsAsync<KpiWorkState>()).Where(row => row.Subject.StartsWith("table:Fact", StringComparison.Ordinal) && !row.Subject.Contains("Kpi", StringComparison.Ordinal)).ToList();
        Assert.Contains(marks, mark => mark.Subject == $"table:{nameof(FactIssueRevision)}");
        await using var connection = await run.Database.OpenConnectionAsync(Stop);
        foreach (var mark in marks)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name that the product wrote.
            command.CommandText = $"SELECT COUNT(*) || ' ' || COALESCE(MAX(LoadSk), '') FROM {mark.Subject["table:".Length..]}";
#pragma warning restore CA2100
            Assert.Equal($"{mark.Subject} {Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture)}", $"{mark.Subject} {mark.InputHash}");
        }
    }

    /// <summary>The SQL texts that this test's own runs send.</summary>
    private sealed class HeardTexts : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<bool> isMine = new() { Value = true };
        private readonly List<string> texts = [];
        private readonly List<IDisposable> subscriptions = [];

        public HeardTexts() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Taken()
        {
            lock (texts)
            {
                List<string> taken = [.. texts];
                texts.Clear();
                return taken;
            }
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == SqlTrace.ListenerName)
            {
                lock (subscriptions)
                {
                    subscriptions.Add(value.Subscribe(this));
                }
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (isMine.Value && value.Value is string text)
            {
                lock (texts)
                {
                    texts.Add(text);
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            lock (subscriptions)
            {
                subscriptions.ForEach(subscription => subscription.Dispose());
            }
        }
    }
}
