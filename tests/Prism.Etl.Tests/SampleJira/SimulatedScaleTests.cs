using System.Buffers;
using System.Text.Json;
using Prism.SampleJira;
using Prism.SampleJira.Jql;
using Prism.SampleJira.Simulation;

namespace Prism.Etl.Tests.SampleJira;

public sealed class SimulatedScaleTests
{
    [Fact]
    public void A_page_deep_in_a_million_issues_is_written_without_generating_the_others()
    {
        var site = new SimulatedSite(new SampleJiraOptions { Issues = 1_000_000 });
        var query = JqlParser.Parse("project in (CPO, MAP) ORDER BY created", site.Zone);
        var buffer = new ArrayBufferWriter<byte>();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var position = 900_000L;
        var page = site.Select(query, ref position, 100);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var issue in page)
            {
                site.WriteIssue(writer, issue, FieldSelection.All, withChangelog: true);
            }

            writer.WriteEndArray();
        }

        Assert.Equal(100, page.Count);
        Assert.InRange(position, 900_300, 900_500);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000, "A page of 100 issues must not cost more than the page.");
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        Assert.All(document.RootElement.EnumerateArray(), i => Assert.Matches("^(CPO|MAP)-", i.GetProperty("key").GetString()));
    }

    [Fact]
    public void Every_key_leads_back_to_its_issue()
    {
        var numbering = new IssueNumbering();

        Assert.All(Enumerable.Range(0, 5000).Append(999_999), issue => Assert.Equal(issue, numbering.IssueOf(numbering.ProjectOf(issue), numbering.NumberOf(issue))));
    }

    [Fact]
    public void Figures_of_the_simulated_site_are_plausible()
    {
        var options = new SampleJiraOptions();
        var plan = new SimulatedPlan(options, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var rounds = new ChangeRounds(plan, 0);
        var timeline = new IssueTimeline(plan, rounds);
        var worked = Enumerable.Range(0, options.Issues).Where(i => plan.IsWorkedOn(plan.Identify(i))).Select(timeline.Generate).ToList();
        var cycleDays = worked.Where(i => i.IsDone).Select(CycleDays).Order().ToList();
        var reopened = worked.Count(i => i.Histories.SelectMany(h => h.Items).Any(c => c.Field == ChangedField.Status && i.Workflow.Statuses[c.Before.Status].Category == StatusCategory.Done));
        var book = new WorklogBook(plan, rounds);
        var byDay = worked.SelectMany(i => book.Of(i.Identity)).GroupBy(w => (w.Person, plan.Calendar.DateOf(w.StartedMs))).Select(g => g.Sum(w => w.Seconds) / 3600.0).ToList();

        Assert.InRange(cycleDays[cycleDays.Count / 2], 3, 5.5);
        Assert.InRange(cycleDays[cycleDays.Count * 95 / 100], 12, 40);
        Assert.InRange(reopened / (double)worked.Count(i => i.IsDone), 0.03, 0.07);
        Assert.InRange(byDay.Average(), 5.5, 6.5);
    }

    private static double CycleDays(SimulatedIssue issue)
    {
        var started = issue.Histories.First(h => h.Items.Any(c => c.Field == ChangedField.Status && issue.Workflow.Statuses[c.After.Status].Category == StatusCategory.Indeterminate));
        var done = issue.Histories.Last(h => h.Items.Any(c => c.Field == ChangedField.Status));
        return (done.AtMs - started.AtMs) / 86_400_000.0;
    }
}
