namespace Prism.Kpis.Tests;

/// <summary>A text that somebody has read and approved. With <c>PRISM_APPROVE=1</c> the present text becomes the approved one, for a diff to be read.</summary>
internal static class Approved
{
    public static void Equal(string file, string text)
    {
        if (Environment.GetEnvironmentVariable("PRISM_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing: run the test with PRISM_APPROVE=1 and read the file.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
