using Prism.Etl.Runs;
using Spectre.Console;

namespace Prism.Etl.Tests.Pipeline;

/// <summary>How far a run is, as people read it in a log.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData(0, 1000L, 10, "issues: 0 of about 1,000 (0 %)")]
    [InlineData(250, 1000L, 10, "issues: 250 of about 1,000 (25 %), about 30 s left")]
    [InlineData(120_000, 1_000_000L, 120, "issues: 120,000 of about 1,000,000 (12 %), about 15 min left")]
    [InlineData(100_000, 1_000_000L, 1200, "issues: 100,000 of about 1,000,000 (10 %), about 3.0 h left")]
    [InlineData(1000, 1000L, 10, "issues: 1,000 of about 1,000 (100 %), about 0 s left")]
    [InlineData(1010, 1000L, 10, "issues: 1,010 of about 1,000 (100 %)")]
    [InlineData(77, null, 10, "issues: 77")]
    public void A_step_tells_what_is_done_of_the_approximate_count_and_how_long_the_rest_takes(long done, long? total, int seconds, string expected) =>
        Assert.Equal(expected, new StepProgress("issues", done, total, TimeSpan.FromSeconds(seconds)).ToString());

    [Fact]
    public void A_log_gets_a_line_when_a_step_begins_one_every_half_minute_and_one_at_the_end_of_a_long_step()
    {
        var clock = new SetClock();
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 1000;
        var progress = new LineProgress(console, clock);
        void At(int seconds, string step, long done, long? total)
        {
            clock.Now = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            progress.Report(new RunProgress(RunStep.Extract, "jira", step, done, total));
        }

        At(0, "site", 0, null);
        At(1, "issues", 0, 1000);
        At(11, "issues", 100, 1000);
        At(31, "issues", 300, 1000);
        At(40, "issues", 390, 1000);
        At(61, "issues", 600, 1000);
        At(101, "issues", 1000, 1000);
        At(101, "worklogs", 0, null);
        Assert.Equal(
            [
                "Extract jira: site",
                "Extract jira: issues of about 1,000",
                "Extract jira: issues: 300 of about 1,000 (30 %), about 70 s left",
                "Extract jira: issues: 600 of about 1,000 (60 %), about 40 s left",
                "Extract jira: issues: 1,000 of about 1,000 (100 %), about 0 s left",
                "Extract jira: issues: 1,000 done in 100 s",
                "Extract jira: worklogs",
            ],
            text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => Now.Ticks;
    }
}
