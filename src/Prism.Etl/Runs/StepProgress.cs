using System.Globalization;

namespace Prism.Etl.Runs;

/// <summary>How far a step is after some time, and how long the rest takes if it goes on like that.</summary>
/// <param name="Name">What is being read.</param>
/// <param name="Done">Things read.</param>
/// <param name="Total">Things there are, as far as known: an approximate count.</param>
/// <param name="Elapsed">Time since the step began.</param>
public readonly record struct StepProgress(string Name, long Done, long? Total, TimeSpan Elapsed)
{
    /// <summary>Null while nothing is read, or where the total is not known or was guessed too low.</summary>
    public TimeSpan? Left => Total is { } total && Done > 0 && Done <= total ? Elapsed * ((double)(total - Done) / Done) : null;

    /// <summary>E.g. <c>issues: 120,000 of about 1,000,000 (12 %), about 15 min left</c>.</summary>
    public override string ToString()
    {
        var culture = CultureInfo.InvariantCulture;
        var of = Total is { } total and > 0 ? string.Create(culture, $" of about {total:N0} ({Math.Min(100, Math.Floor(100.0 * Done / total)):N0} %)") : "";
        return string.Create(culture, $"{Name}: {Done:N0}{of}{(Left is { } left ? $", about {Spell(left)} left" : "")}");
    }

    private static string Spell(TimeSpan time) =>
        time < TimeSpan.FromSeconds(90) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):N0} s")
        : time < TimeSpan.FromMinutes(90) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):N0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:N1} h");
}
