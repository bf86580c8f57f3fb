using Prism.SampleJira.Jql;

namespace Prism.Etl.Tests.SampleJira;

public sealed class JqlParserTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Dates_are_read_in_the_zone_of_the_account()
    {
        var query = JqlParser.Parse("project in (\"A\", b) AND updated >= \"2026-07-01 09:30\" order by updated desc", Berlin);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 7, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), query.UpdatedFromMs);
        Assert.Equal(["A", "B"], query.Projects!);
        Assert.Equal((IssueOrder.Updated, true), (query.Order, query.IsDescending));
    }

    [Theory]
    [InlineData("project in (A")]
    [InlineData("project ~ A")]
    [InlineData("project = \"A")]
    [InlineData("project = A ORDER BY rank")]
    [InlineData("updated = \"2026-07-01\"")]
    public void What_is_not_understood_is_refused(string jql) => Assert.Throws<JqlException>(() => JqlParser.Parse(jql, Berlin));
}
