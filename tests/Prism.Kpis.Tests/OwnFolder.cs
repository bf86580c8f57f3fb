namespace Prism.Kpis.Tests;

/// <summary>A customer's folder of definitions, measures and overlays, gone when disposed.</summary>
internal sealed class OwnFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("prism-own-kpis-").FullName;

    public void Write(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (name, text) in files)
        {
            var file = new FileInfo(System.IO.Path.Combine(Path, name));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
