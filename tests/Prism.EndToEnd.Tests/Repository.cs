namespace Prism.EndToEnd.Tests;

/// <summary>Where things are: the repository's root, and the folder of real input that is never part of it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of real Jira responses and plans (<c>PRISM_CORPUS</c>, default <c>../shared/data</c>); null where it is missing.</summary>
    public static string? Corpus { get; } = FindCorpus();

    /// <summary>The corpus, or a skipped test that says why.</summary>
    public static string RequireCorpus()
    {
        Assert.SkipWhen(Corpus is null, "Real input is not on this machine: set PRISM_CORPUS to its folder.");
        return Corpus!;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Prism.Analytics.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static string? FindCorpus()
    {
        var named = Environment.GetEnvironmentVariable("PRISM_CORPUS");
        var folder = Path.GetFullPath(string.IsNullOrEmpty(named) ? Path.Combine("..", "shared", "data") : named, Root);
        return Directory.Exists(folder) ? folder : null;
    }
}
