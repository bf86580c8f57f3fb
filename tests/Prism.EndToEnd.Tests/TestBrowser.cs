using Microsoft.Playwright;

namespace Prism.EndToEnd.Tests;

/// <summary>The system's Chromium, without a window.</summary>
internal sealed class TestBrowser : IAsyncDisposable
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // A container has no user namespaces for the sandbox; the rest keeps the browser off the network.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private TestBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<TestBrowser> StartAsync()
    {
        var program = Programs.FirstOrDefault(File.Exists);
        Assert.True(program is not null, "Chromium is not installed: run ./test.sh as root, or install it.");
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Arguments }));
    }

    public async Task<IPage> OpenAsync(string address)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
