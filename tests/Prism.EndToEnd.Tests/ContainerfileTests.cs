using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prism.EndToEnd.Tests;

/// <summary>What of the images can be held to the code where no container is built: names, users, ports, and that the service lives as a user who owns nothing.</summary>
public sealed partial class ContainerfileTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "Containerfile"));

    [Fact]
    public void Bases_are_pinned_to_a_version_and_build_with_the_sdk_that_the_repository_asks_for()
    {
        var bases = Lines.Where(line => line.StartsWith("ARG ", StringComparison.Ordinal)).Select(line => line.Split('=', 2)[1]).ToList();
        Assert.Equal(2, bases.Count);
        Assert.All(bases, name => Assert.Matches(@"^mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.0\.\d+-noble(-chiseled-extra)?$", name));
        var asked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json"))).RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var sdk = Version.Parse(Tag(bases[0]));
        Assert.True(sdk >= Version.Parse(asked) && sdk.Major == Version.Parse(asked).Major, $"{sdk} does not build what asks for {asked}.");
        Assert.All(Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)), line => Assert.Matches("^FROM (\\$\\{(SDK|RUNTIME)\\}|base) AS [a-z]+$", line));
    }

    [Fact]
    public void Both_images_run_as_a_user_that_is_not_root_and_hold_no_secret()
    {
        Assert.Equal("USER 1654:1654", Assert.Single(Lines, line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Equal(["FROM base AS worker", "FROM base AS service"], Lines.Where(line => line.StartsWith("FROM base", StringComparison.Ordinal)));
        var settings = Settings();
        Assert.All(settings.Keys, name => Assert.DoesNotMatch("(?i)secret|password|token|connectionstring", name));
    }

    [Fact]
    public void What_is_copied_is_there_and_what_is_started_is_built()
    {
        foreach (var path in Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]))
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path);
        }

        foreach (var project in Project().Matches(string.Join('\n', Lines)).Select(match => match.Value).Distinct())
        {
            Assert.True(File.Exists(Path.Combine(Repository.Root, project)), project);
            Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json")), project);
        }

        var started = Lines.Where(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal)).Select(line => JsonSerializer.Deserialize<string[]>(line["ENTRYPOINT ".Length..])!).ToList();
        Assert.Equal([["dotnet", "Prism.Etl.dll"], ["dotnet", "Prism.ODataService.dll"]], started);
        Assert.All(started, call => Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, call[1])), call[1]));
    }

    [Fact]
    public void The_port_that_is_told_is_the_one_that_is_listened_at()
    {
        var port = new Uri(Settings()["Prism__Service__Urls"].Replace("+", "host", StringComparison.Ordinal)).Port;
        Assert.Equal($"EXPOSE {port.ToString(CultureInfo.InvariantCulture)}", Assert.Single(Lines, line => line.StartsWith("EXPOSE ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_service_lives_as_a_user_who_can_write_nothing_but_its_data()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !File.Exists("/usr/bin/setpriv"))
        {
            Assert.Skip("Only root on Linux can start a program as somebody else, with setpriv.");
            return;
        }

        var data = Directory.CreateTempSubdirectory("prism-nobody-").FullName;
        var secrets = Directory.CreateTempSubdirectory("prism-secrets-").FullName;
        await File.WriteAllTextAsync(Path.Combine(secrets, "Prism__Security__AllowAnonymous"), "true\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(secrets, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using (var owner = Process.Start("chown", ["65534:65534", data]))
        {
            await owner.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var port = FreePort();
        var start = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", "--bounding-set=-all", "dotnet", Path.Combine(AppContext.BaseDirectory, "Prism.ODataService.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
            Environment =
            {
                ["HOME"] = "/nonexistent", ["DOTNET_EnableDiagnostics"] = "0", ["Prism__Warehouse__Sqlite__Folder"] = data, ["PRISM_SECRETS"] = secrets,
                ["Prism__Service__Urls"] = $"http://127.0.0.1:{port}",
            },
        };
        using var service = Process.Start(start)!;
        var output = service.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
            HttpStatusCode? live = null;
            for (var attempt = 0; attempt < 600 && live is null && !service.HasExited; attempt++)
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken);
                    live = answer.StatusCode;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(100, TestContext.Current.CancellationToken);
                }
            }

            Assert.SkipWhen(service.HasExited && (await errors).Contains("Permission denied", StringComparison.Ordinal), "Nobody else may read the folder of the tests.");
            Assert.True(live == HttpStatusCode.OK, service.HasExited ? await output + await errors : "it does not answer");

            // Nobody is let in but by the setting that stands in a file of the platform's.
            using var page = await client.GetAsync(new Uri("", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            using var feed = await client.GetAsync(new Uri("odata/v1/Projects", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, feed.StatusCode);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // Its own tables are the only thing that it made.
        Assert.All(Directory.EnumerateFiles(data), file => Assert.StartsWith("prism-ops.db", Path.GetFileName(file), StringComparison.Ordinal));
        Directory.Delete(data, recursive: true);
        Directory.Delete(secrets, recursive: true);
    }

    private static Dictionary<string, string> Settings() => Setting().Matches(string.Join('\n', Lines.Where(line => !line.StartsWith('#')))).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static string Tag(string image) => image.Split(':')[1].Split('-')[0];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"(?:ENV|^)\s+([A-Za-z_]+__[A-Za-z_]+|DOTNET_[A-Za-z]+)=(\S+)", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"src/[A-Za-z.]+/[A-Za-z.]+\.csproj")]
    private static partial Regex Project();
}
