using System.Globalization;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.Jira.Reading;

namespace Prism.Etl.Tests.Sources.Jira;

public sealed class JqlTests
{
    /// <summary>Jira reads the bound on the wall clock of the account's zone, to the minute, and where an hour is shown twice nobody knows which it takes.</summary>
    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/St_Johns")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("UTC")]
    public void The_bound_of_a_query_is_never_after_its_instant_whatever_the_clocks_do(string id)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var jql = new JiraJql(new JiraOptions(), zone, []);
        for (var at = new DateTimeOffset(2026, 1, 1, 0, 0, 30, TimeSpan.Zero); at.Year == 2026; at = at.AddMinutes(17))
        {
            var wall = DateTime.ParseExact(jql.Minute(at), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Assert.False(zone.IsInvalidTime(wall));
            var latest = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Min() : zone.GetUtcOffset(wall);
            Assert.InRange(at - new DateTimeOffset(wall, latest), TimeSpan.Zero, TimeSpan.FromHours(2.1));
        }
    }

    [Fact]
    public void Where_the_zone_is_not_known_the_bound_is_early_enough_for_any()
    {
        var jql = new JiraJql(new JiraOptions(), null, []);
        var at = new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero);
        var wall = DateTime.ParseExact(jql.Minute(at), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Assert.All(TimeZoneInfo.GetSystemTimeZones(), zone => Assert.True(new DateTimeOffset(wall, zone.GetUtcOffset(wall)) <= at, zone.Id));
    }
}
