using Prism.Etl.Sources;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Staging;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>JQL's dates are read in the account's time zone, which somebody may change.</summary>
public sealed class ZoneTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<JiraKind, string, string> Moves
    {
        get
        {
            var data = new TheoryData<JiraKind, string, string>();
            foreach (var kind in new[] { JiraKind.Cloud, JiraKind.DataCenter })
            {
                data.Add(kind, "Asia/Tokyo", "America/Los_Angeles");
                data.Add(kind, "America/Los_Angeles", "Asia/Tokyo");
                data.Add(kind, "Pacific/Kiritimati", "Pacific/Pago_Pago");
                data.Add(kind, "Europe/Berlin", "Nowhere/At_All");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task A_zone_that_is_changed_between_two_runs_leaves_no_change_out(JiraKind kind, string before, string after)
    {
        using var site = Site(kind);
        site.Zone = TimeZoneInfo.FindSystemTimeZoneById(before);
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        // In the very minutes after the first run, and then hours later.
        foreach (var (index, minutes) in new[] { (0, 0), (1, 1), (2, 30), (3, 600) })
        {
            site.Issues[index].Updated = site.Now + TimeSpan.FromMinutes(minutes);
            site.Issues[index].PriorityId = "1";
        }

        var isKnown = TimeZoneInfo.TryFindSystemTimeZoneById(after, out var zone);
        site.Zone = isKnown ? zone! : TimeZoneInfo.CreateCustomTimeZone(after, TimeSpan.FromHours(-9), after, after);
        site.Now += TimeSpan.FromHours(11);
        await site.LoadAsync(staging);
        Assert.Equal(4, staging.All<StagedIssue>().Count(issue => issue.Priority == "High"));
        Assert.Equal(4, staging.Changed.Count);
    }

    [Theory]
    [InlineData(JiraKind.Cloud)]
    [InlineData(JiraKind.DataCenter)]
    public async Task A_zone_that_is_changed_while_issues_are_read_ends_the_run_and_the_next_one_reads_the_same_again(JiraKind kind)
    {
        using var site = Site(kind);
        site.Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
        var staging = new HeldStaging();
        await site.LoadAsync(staging);

        site.Now += TimeSpan.FromHours(3);
        foreach (var issue in site.Issues)
        {
            issue.Updated = site.Now - TimeSpan.FromHours(1);
            issue.PriorityId = "1";
        }

        // The bound was written on Tokyo's clock and is read on the one of Los Angeles: nothing seems to have changed.
        site.Instead = sent =>
        {
            site.Zone = sent.Path.Contains("/search", StringComparison.Ordinal) ? TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles") : site.Zone;
            return null;
        };
        var failure = await Assert.ThrowsAsync<SourceException>(() => site.LoadAsync(staging));
        Assert.Contains("time zone", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.CanRetry);

        site.Instead = _ => null;
        await site.LoadAsync(staging);
        Assert.All(staging.All<StagedIssue>(), issue => Assert.Equal("High", issue.Priority));
    }

    private static MadeSite Site(JiraKind kind)
    {
        var site = new MadeSite(kind);
        for (var number = 1; number <= 12; number++)
        {
            site.Add(number, Begin + TimeSpan.FromHours(number));
        }

        return site;
    }
}
