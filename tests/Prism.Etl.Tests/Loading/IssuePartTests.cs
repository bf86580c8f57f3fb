using Prism.Etl.Staging;
using Prism.Warehouse;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Tests.Loading;

/// <summary>What issues are divided by and linked to.</summary>
public sealed class IssuePartTests
{
    private static readonly StagedComponent Web = new() { SourceSystem = "jira", SourceId = "50", ContainerId = "10", Name = "Web" };
    private static readonly StagedRelease First = new() { SourceSystem = "jira", SourceId = "60", ContainerId = "10", Name = "1.0", IsReleased = false, IsArchived = false, ReleaseOn = new DateOnly(2026, 3, 31) };

    [Fact]
    public async Task A_component_that_is_renamed_and_a_release_that_is_released_change_without_their_issues()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Rows.Site, Web, First, Rows.Issue("1", "1") with { ComponentIds = "50", FixReleaseIds = "60", AffectsReleaseIds = "60,61" }]);
        await star.LoadAsync();
        var release = await star.SingleAsync<DimRelease>(row => row.SourceId == "60");
        Assert.Equal(("1.0", false, 20260331), (release.ReleaseName, release.IsReleased, release.ReleaseDateSk));
        Assert.Equal((await star.SingleAsync<DimComponent>(row => row.SourceId == "50")).ComponentSk, (await star.SingleAsync<IssueComponent>(_ => true)).ComponentSk);
        Assert.Equal(
            [(ReleaseRelation.Fix, release.ReleaseSk), (ReleaseRelation.Affects, release.ReleaseSk), (ReleaseRelation.Affects, Member.Unknown)],
            (await star.RowsAsync<IssueRelease>()).OrderBy(row => row.IssueReleaseSk).Select(row => (row.Relation, row.ReleaseSk)));

        await star.StageAsync(Web with { Name = "Portal" }, First with { IsReleased = true, ReleaseOn = null });
        Assert.Equal(["DimComponent", "DimRelease"], (await star.LoadAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Portal", (await star.SingleAsync<DimComponent>(row => row.SourceId == "50")).ComponentName);
        Assert.Equal((true, Member.NotApplicable), await star.SingleAsync<DimRelease>(row => row.SourceId == "60") is var now ? (now.IsReleased, now.ReleaseDateSk) : default);
        Assert.Empty(await star.LoadAsync());
    }

    [Fact]
    public async Task Labels_may_hold_commas_and_one_that_is_taken_off_is_gone()
    {
        await using var star = await LoadedStar.CreateAsync();
        string[] labels = ["a,b", "c", .. Enumerable.Range(0, 100).Select(i => $"label-number-{i:000}")];
        await star.StageAsync([.. Rows.Site, Rows.Issue("1", "1") with { LabelsJson = StagedParts.Write(labels) }, Rows.Issue("2", "1") with { LabelsJson = StagedParts.Write(["c"]) }]);
        await star.LoadAsync();
        Assert.Equal(labels.Append("c"), (await star.RowsAsync<IssueLabel>()).OrderBy(row => row.IssueLabelSk).Select(row => row.Label));

        // As one text there are as many as fit, none cut in two.
        var joined = (await star.SingleAsync<DimIssue>(row => row.SourceId == "1")).Labels!;
        Assert.InRange(joined.Length, 900, 1000);
        Assert.StartsWith("a,b,c,label-number-000,", joined, StringComparison.Ordinal);
        Assert.Contains(joined.Split(',')[^1], labels);

        await star.StageAsync(Rows.Issue("1", "1") with { LabelsJson = StagedParts.Write(["c"]) });
        await star.LoadAsync();
        Assert.Equal(["c", "c"], (await star.RowsAsync<IssueLabel>()).Select(row => row.Label));
    }

    [Fact]
    public async Task A_link_counts_once_whichever_end_comes_first()
    {
        await using var star = await LoadedStar.CreateAsync();
        await star.StageAsync([.. Rows.Site, Rows.Issue("1", "1") with { LinksJson = Link(LinkDirection.Inward, "2") }]);
        await star.LoadAsync();
        var alone = await star.SingleAsync<IssueLink>(_ => true);
        Assert.Equal((Member.Unknown, "2", "PRISM-2", true), (alone.LinkedIssueSk, alone.LinkedSourceId, alone.LinkedIssueKey, alone.IsCounted));

        // An issue of the same id on another site is another issue.
        await star.StageAsync(Rows.Issue("2", "1") with { SourceSystem = "other" });
        await star.LoadAsync();
        Assert.Equal(Member.Unknown, (await star.SingleAsync<IssueLink>(_ => true)).LinkedIssueSk);

        // The other end comes; the first one did not change.
        await star.StageAsync(Rows.Issue("2", "1") with { LinksJson = Link(LinkDirection.Outward, "1") });
        await star.LoadAsync();
        var sks = (await star.RowsAsync<DimIssue>()).Where(row => row.SourceSystem == "jira").ToDictionary(row => row.SourceId, row => row.IssueSk);
        Assert.Equal(
            [(sks["1"], sks["2"], LinkDirection.Inward, false), (sks["2"], sks["1"], LinkDirection.Outward, true)],
            (await star.RowsAsync<IssueLink>()).OrderBy(row => row.IssueLinkSk).Select(row => (row.IssueSk, row.LinkedIssueSk, row.Direction, row.IsCounted)));

        await using var fresh = await LoadedStar.CreateAsync();
        await fresh.StageAsync(
        [
            .. Rows.Site, Rows.Issue("1", "1") with { LinksJson = Link(LinkDirection.Inward, "2") },
            Rows.Issue("2", "1") with { LinksJson = Link(LinkDirection.Outward, "1") }, Rows.Issue("2", "1") with { SourceSystem = "other" },
        ]);
        await fresh.LoadAsync();
        Assert.Equal([false, true], (await fresh.RowsAsync<IssueLink>()).OrderBy(row => row.IssueLinkSk).Select(row => row.IsCounted));

        // The link is taken away at one end, then at the other.
        await star.StageAsync(Rows.Issue("2", "1"));
        await star.LoadAsync();
        await star.StageAsync(Rows.Issue("1", "1"));
        await star.LoadAsync();
        Assert.Empty(await star.RowsAsync<IssueLink>());
    }

    private static string? Link(string direction, string other) => StagedParts.Write([new StagedLink("900", "Blocks", direction, "is blocked by", other, "PRISM-" + other)]);
}
