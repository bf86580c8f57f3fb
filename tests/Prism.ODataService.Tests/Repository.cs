namespace Prism.ODataService.Tests;

/// <summary>Where the repository is checked out.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder is null ? throw new InvalidOperationException("The tests run outside of the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Prism.Analytics.sln")) ? folder.FullName
        : Find(folder.Parent);
}
