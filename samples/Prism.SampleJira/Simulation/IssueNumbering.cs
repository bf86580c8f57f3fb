namespace Prism.SampleJira.Simulation;

/// <summary>
/// Which project an issue belongs to and what number it has there, both ways, by arithmetic: 64 consecutive issues share a pattern
/// in which each project has as many places as its weight.
/// </summary>
internal sealed class IssueNumbering
{
    private const int Width = 64;
    private readonly int[] projectAt = new int[Width];
    private readonly int[] rankAt = new int[Width];
    private readonly int[][] slots;

    public IssueNumbering()
    {
        var places = Programme.InJira
            .SelectMany((p, project) => Enumerable.Range(0, p.Weight).Select(rank => (Project: project, Rank: rank, Position: (rank + 0.5) / p.Weight + project * 1e-6)))
            .OrderBy(p => p.Position)
            .ToArray();
        slots = [.. Programme.InJira.Select(p => new int[p.Weight])];
        for (var slot = 0; slot < Width; slot++)
        {
            projectAt[slot] = places[slot].Project;
            rankAt[slot] = places[slot].Rank;
            slots[places[slot].Project][places[slot].Rank] = slot;
        }
    }

    public int ProjectOf(int issue) => projectAt[issue % Width];

    /// <summary>The number in the issue's key, from 1.</summary>
    public int NumberOf(int issue) => issue / Width * slots[projectAt[issue % Width]].Length + rankAt[issue % Width] + 1;

    /// <summary>The issue of a key; at or above the number of issues where there is none yet.</summary>
    public long IssueOf(int project, int number)
    {
        var own = slots[project];
        return (long)((number - 1) / own.Length) * Width + own[(number - 1) % own.Length];
    }

    /// <summary>How many issues of the first <paramref name="issues"/> are the project's.</summary>
    public int CountOf(int project, int issues)
    {
        var own = slots[project];
        return issues / Width * own.Length + own.Count(slot => slot < issues % Width);
    }
}
