using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Prism.Bench;

/// <summary>
/// A server that is measured: a process of its own on the same cores, with the runtime settings that it has as a product. Whoever asks is another process, so
/// that its memory and its processor time are not the server's.
/// </summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly Process _process;

    private FeedServer(Process process, string root) => (_process, Root) = (process, root);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Root { get; }

    /// <summary>Processor time so far, all threads.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it holds now, mapped files apart.</summary>
    public long OwnBytes => Measured.OwnBytes(_process.Id);

    /// <summary>The service as it is built, ready: what it reads ahead has been read.</summary>
    public static async Task<FeedServer> OursAsync(string folder, int cacheMegabytes = 0)
    {
        var port = FreePort();
        var start = Dotnet("Prism.ODataService.dll");
        foreach (var (name, value) in new (string, string)[]
        {
            ("Prism__Warehouse__Sqlite__Folder", Path.GetFullPath(folder)), ("Prism__Service__Urls", $"http://127.0.0.1:{port}"), ("Prism__Security__AllowAnonymous", "true"),
            ("Prism__Service__CacheMegabytes", cacheMegabytes.ToString(CultureInfo.InvariantCulture)), ("Prism__Service__PageSize", FeedBench.PageSize.ToString(CultureInfo.InvariantCulture)),
            ("Prism__Service__CallerConcurrency", "64"), ("Prism__Service__CallerRequestsPerSecond", "100000"), ("Prism__Service__CallerBurst", "1000000"), ("Logging__LogLevel__Default", "Error"),
        })
        {
            start.Environment[name] = value;
        }

        return await StartAsync(start, port, "/health/ready");
    }

    /// <summary>One of those beside ours (<see cref="FeedHosts"/>), with the collector that a web project has.</summary>
    public static async Task<FeedServer> BesideAsync(string name, string folder)
    {
        var port = FreePort();
        var start = Dotnet("Prism.Bench.dll", "feed", "host", name, folder, port.ToString(CultureInfo.InvariantCulture));
        start.Environment["DOTNET_gcServer"] = "1";
        return await StartAsync(start, port, "/alive");
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It ended, or does not answer within a minute.</exception>
    public static async Task<FeedServer> StartAsync(ProcessStartInfo start, int port, string answers)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var server = new FeedServer(Process.Start(start)!, $"http://127.0.0.1:{port}");
        _ = server._process.StandardOutput.ReadToEndAsync();
        var complaints = server._process.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(1) && !server._process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(server.Root + answers));
                if (response.IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"{string.Join(' ', start.ArgumentList)} did not begin to answer. {await complaints}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Dotnet(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
