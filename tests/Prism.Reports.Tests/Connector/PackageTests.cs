using System.Buffers.Binary;
using System.IO.Compression;
using Prism.Connector;

namespace Prism.Reports.Tests.Connector;

/// <summary>The file that a user copies into Power BI's folder.</summary>
public sealed class PackageTests
{
    [Fact]
    public void Two_builds_give_the_same_bytes_wherever_and_whenever_they_run()
    {
        var other = Directory.CreateTempSubdirectory("prism-connector-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(ConnectorText.Folder).OrderDescending(StringComparer.Ordinal))
            {
                // Another checkout: other line ends, other times, other order.
                var copy = Path.Combine(other.FullName, Path.GetFileName(file));
                File.WriteAllText(copy, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
                File.SetLastWriteTimeUtc(copy, new DateTime(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc));
            }

            Assert.Equal(ConnectorPackage.Write(ConnectorText.Folder), ConnectorPackage.Write(other.FullName));
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_build_leaves_the_package_beside_its_program()
    {
        // bin/<configuration>/<framework> of this project and of that one are alike.
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Prism.Reports.Tests"), AppContext.BaseDirectory);
        var built = Path.Combine(Repository.Root, "src", "Prism.Connector", output, "Prism.mez");
        Assert.Equal(ConnectorPackage.Write(ConnectorText.Folder), File.ReadAllBytes(built));
    }

    [Fact]
    public void The_service_hands_out_the_package_that_the_build_leaves() => Assert.Equal(ConnectorPackage.Write(ConnectorText.Folder), ConnectorPackage.Write());

    [Fact]
    public void The_package_is_a_flat_zip_of_text_captions_and_icons()
    {
        using var zip = new ZipArchive(new MemoryStream(ConnectorPackage.Write(ConnectorText.Folder)));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Equal(
            ["Prism.pq", "Prism16.png", "Prism20.png", "Prism24.png", "Prism32.png", "Prism40.png", "Prism48.png", "Prism64.png", "Prism80.png", "resources.de.resx", "resources.resx"],
            names);
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        using var reader = new StreamReader(zip.GetEntry("Prism.pq")!.Open());
        Assert.Equal(ConnectorText.Text, reader.ReadToEnd());
    }

    [Theory]
    [InlineData(48)]
    [InlineData(80)]
    public void An_icon_is_a_whole_picture_with_something_on_it(int size)
    {
        var png = ConnectorIcon.Draw(size);
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(size, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        Assert.Equal("IDAT"u8, png.AsSpan(37, 4));
        using var rows = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        rows.CopyTo(pixels);
        var bytes = pixels.ToArray();
        Assert.Equal(size * ((size * 4) + 1), bytes.Length);

        // Transparent corners, an opaque middle, and the four colours of the light behind the prism on the right edge.
        var seen = Enumerable.Range(0, size).Select(y => bytes.AsSpan((y * ((size * 4) + 1)) + 1 + ((size - 1) * 4), 4).ToArray()).Where(p => p[3] == 255)
            .Select(p => (p[0], p[1], p[2])).ToHashSet();
        Assert.Equal(0, bytes[4]);
        Assert.Superset(new HashSet<(byte, byte, byte)> { (0xC4, 0x31, 0x4B), (0xE8, 0xA3, 0x17), (0x2E, 0x8B, 0x57), (0x2B, 0x6C, 0xB0) }, seen);
        Assert.Equal(255, bytes[(size / 2 * ((size * 4) + 1)) + 1 + (size / 2 * 4) + 3]);
    }
}
