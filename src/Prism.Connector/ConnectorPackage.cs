using System.IO.Compression;
using System.Text;

namespace Prism.Connector;

/// <summary>The connector's file (<c>.mez</c>): a flat zip of its M text, its captions and its icons.</summary>
public static class ConnectorPackage
{
    /// <summary>The earliest time a zip can state: the bytes must not depend on when or where they were written.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Resources = "Connector/";

    /// <summary>The bytes of the package, from the text that this program was built with.</summary>
    public static byte[] Write()
    {
        var assembly = typeof(ConnectorPackage).Assembly;
        return Pack(assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name[Resources.Length..], reader.ReadToEnd());
        }));
    }

    /// <summary>
    /// The bytes of the package: the same for the same text on every machine. Entries are sorted by name, line ends are LF, and nothing
    /// is compressed, since compression differs from one runtime to the next.
    /// </summary>
    /// <param name="folder">Holds the <c>.pq</c> and <c>.resx</c> files.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static byte[] Write(string folder) =>
        Pack(Directory.EnumerateFiles(folder).Where(f => Path.GetExtension(f) is ".pq" or ".resx").Select(f => (Path.GetFileName(f), File.ReadAllText(f))));

    private static byte[] Pack(IEnumerable<(string Name, string Text)> files)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (name, text) in files)
        {
            entries[name] = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
        }

        foreach (var size in ConnectorIcon.Sizes)
        {
            entries[$"Prism{size}.png"] = ConnectorIcon.Draw(size);
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                entry.LastWriteTime = Epoch;
                entry.ExternalAttributes = 0;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
