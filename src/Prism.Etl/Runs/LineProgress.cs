using System.Globalization;
using Spectre.Console;

namespace Prism.Etl.Runs;

/// <summary>A run in plain lines, for a log or a pipe: one when a step begins, one every half minute while it lasts, and one at the end of what took longer.</summary>
/// <param name="console">Where the lines go.</param>
/// <param name="clock">When they go.</param>
public sealed class LineProgress(IAnsiConsole console, TimeProvider clock) : IProgress<RunProgress>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private RunProgress current;
    private long began;
    private long told;

    public void Report(RunProgress value)
    {
        if ((value.Step, value.Subject, value.Detail) != (current.Step, current.Subject, current.Detail))
        {
            if (told != began)
            {
                console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{current.Step} {current.Subject}: {current.Detail}: {current.Done:N0} done in {clock.GetElapsedTime(began).TotalSeconds:N0} s"));
            }

            began = told = clock.GetTimestamp();
            var total = value.Total is { } count ? string.Create(CultureInfo.InvariantCulture, $" of about {count:N0}") : "";
            console.WriteLine(value.Step == RunStep.Extract
                ? $"{value.Step} {value.Subject}: {value.Detail}{total}"
                : $"{value.Step}: {value.Detail}");
        }
        else if (clock.GetElapsedTime(told) >= Every)
        {
            told = clock.GetTimestamp();
            console.WriteLine($"{value.Step} {value.Subject}: {new StepProgress(value.Detail, value.Done, value.Total, clock.GetElapsedTime(began))}");
        }

        current = value;
    }
}
