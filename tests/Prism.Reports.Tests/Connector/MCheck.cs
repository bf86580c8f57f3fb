using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Prism.Reports.Tests.Connector;

/// <summary>Something wrong with an M text.</summary>
public sealed record MProblem(string Code, string Message, int? Line);

/// <summary>What <c>m-check/check.js</c> says of an M text. Kind is <c>Section</c> for a connector; null where it does not parse.</summary>
public sealed record MFinding(string File, string? Kind, IReadOnlyList<MProblem> Problems);

/// <summary>Asks the scripts in <c>m-check</c>, which use Microsoft's M parser and language services.</summary>
internal static class MCheck
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Prism.Reports.Tests", "m-check");

    /// <summary>The names that M's library has, which Microsoft publishes beside its editor; a skipped test where they are missing.</summary>
    public static string RequireSymbols()
    {
        var file = Repository.Corpus is { } corpus ? Path.Combine(corpus, "schemas", "powerquery", "sdk-enUs.json") : null;
        Assert.SkipUnless(File.Exists(file), "The list of M's library names (schemas/powerquery/sdk-enUs.json) is not on this machine: set PRISM_CORPUS to its folder.");
        return file!;
    }

    /// <param name="text">M.</param>
    /// <param name="symbols">The library's names; null checks the syntax alone.</param>
    public static async Task<MFinding> CheckAsync(string text, string? symbols) => (await CheckAllAsync([text], symbols)).Single();

    /// <summary>Several texts at once, a finding each, in their order.</summary>
    public static async Task<List<MFinding>> CheckAllAsync(IReadOnlyList<string> texts, string? symbols)
    {
        var folder = Directory.CreateTempSubdirectory("prism-m-");
        try
        {
            List<string> files = [];
            foreach (var text in texts)
            {
                files.Add(Path.Combine(folder.FullName, $"{files.Count}.pq"));
                await File.WriteAllTextAsync(files[^1], text, TestContext.Current.CancellationToken);
            }

            return JsonSerializer.Deserialize<List<MFinding>>(await NodeAsync("check.js", [symbols ?? "-", .. files], ""), Json)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs functions of a connector; <c>m-check/run.js</c> says what a scenario and its answer look like.</summary>
    public static async Task<List<JsonElement>> RunAsync(string text, string captions, params object[] scenarios)
    {
        var file = Path.Combine(Path.GetTempPath(), $"prism-{Guid.NewGuid():N}.pq");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        try
        {
            return JsonSerializer.Deserialize<List<JsonElement>>(await NodeAsync("run.js", [file, captions], JsonSerializer.Serialize(scenarios)))!;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs one of a connector's own tests with what a service answered so far; <c>m-check/run-query.js</c> says what goes in and comes out.</summary>
    public static async Task<JsonElement> RunQueryAsync(string text, string captions, object scenario)
    {
        var file = Path.Combine(Path.GetTempPath(), $"prism-{Guid.NewGuid():N}.pq");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(await NodeAsync("run-query.js", [file, captions], JsonSerializer.Serialize(scenario)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Whether Microsoft's connected-workbooks can read a workbook, its queries and tables.</summary>
    public static async Task<bool> ReadsWorkbookAsync(string file) => (await RunNodeAsync("read-workbook.js", [file], "")).ExitCode == 0;

    private static async Task<string> NodeAsync(string script, string[] arguments, string input)
    {
        var (exitCode, output, errors) = await RunNodeAsync(script, arguments, input);
        Assert.True(exitCode == 0, $"{script}: {errors}");
        return output;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunNodeAsync(string script, string[] arguments, string input)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules")), "Run npm ci in tests/Prism.Reports.Tests/m-check first (test.sh does).");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
