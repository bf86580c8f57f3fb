namespace Prism.Reports.Tests.Connector;

/// <summary>The connector's own text and captions, as they lie in the repository.</summary>
internal static class ConnectorText
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "src", "Prism.Connector", "Connector");
    public static string English { get; } = Path.Combine(Folder, "resources.resx");
    public static string German { get; } = Path.Combine(Folder, "resources.de.resx");
    public static string Text { get; } = File.ReadAllText(Path.Combine(Folder, "Prism.pq"));

    /// <summary>The text with one thing in it changed, which must be there.</summary>
    public static string With(string old, string changed)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, changed, StringComparison.Ordinal);
    }
}
