using System.Diagnostics;

namespace Prism.Reports.Tests.Excel;

/// <summary>LibreOffice, where it is installed: a second program that opens a workbook and computes its pivot tables.</summary>
internal static class LibreOffice
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    /// <summary>The workbook as LibreOffice saves it again.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] workbook, string format)
    {
        Assert.SkipWhen(Program is null, "LibreOffice is not on this machine (Debian: libreoffice-calc-nogui): nothing else here recomputes pivot tables.");
        var folder = Directory.CreateTempSubdirectory("prism-office-");
        try
        {
            var input = Path.Combine(folder.FullName, "Prism.xlsx");
            await File.WriteAllBytesAsync(input, workbook, TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo(Program!) { RedirectStandardError = true, RedirectStandardOutput = true };
            foreach (var argument in new[] { $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(folder.FullName, "out"), input })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var output = Path.Combine(folder.FullName, "out", $"Prism.{format}");
            Assert.True(File.Exists(output), $"LibreOffice did not open the workbook: {await said}");
            return await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
