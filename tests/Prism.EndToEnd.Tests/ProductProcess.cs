using System.Collections.Concurrent;
using System.Diagnostics;

namespace Prism.EndToEnd.Tests;

/// <summary>One of the product's programs as a process of its own, as a user starts it.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ProductProcess(Process process) => this.process = process;

    /// <summary>Both output streams so far, in order of arrival.</summary>
    public string Output => string.Join('\n', lines);

    public int ExitCode => process.ExitCode;

    /// <param name="program">The assembly's name: <c>Prism.Etl</c>, <c>Prism.AppHost</c>, <c>Prism.ODataService</c>.</param>
    /// <param name="folder">Working folder: settings files and <c>./data</c> are looked for there.</param>
    /// <param name="settings">Environment: <c>Prism__TimeZone</c>, ...</param>
    /// <param name="arguments">The command line.</param>
    public static ProductProcess Start(string program, string folder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var running = new ProductProcess(new Process { StartInfo = start });
        running.process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running.process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string folder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var running = Start(program, folder, settings, arguments);
        await running.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (running.ExitCode, running.Output);
    }

    /// <summary>Waits until a line holds the text; fails with the whole output when the process ends before.</summary>
    public async Task WaitForAsync(string text)
    {
        while (!lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            if (process.HasExited)
            {
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
                if (!lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
                {
                    Assert.Fail($"The process ended with {process.ExitCode} before it said '{text}':\n{Output}");
                }
            }

            await Task.Yield();
            await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(50, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Kills it after the given time, unless it ends before; says whether it was killed.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        using var timer = new CancellationTokenSource(time);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
