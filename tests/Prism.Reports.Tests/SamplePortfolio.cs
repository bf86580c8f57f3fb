using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Prism.Reports.Tests;

/// <summary>The README's first command, as it stands: the sample portfolio, loaded, calculated and served. Read by SQL and through the feed.</summary>
public sealed class SamplePortfolio : IAsyncLifetime
{
    /// <summary>The month that expected values are of: the last one of the sample that has ended.</summary>
    public static readonly DateOnly FirstDay = new(2026, 10, 1);
    public static readonly DateOnly LastDay = new(2026, 10, 31);

    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private readonly Uri address = new($"http://127.0.0.1:{SampleRun.FreePort()}/");
    private ProductProcess? host;

    public Uri Address => address;

    /// <summary>The folder with the plans and the register that the sample was loaded from.</summary>
    public string Sources => Path.Combine(folder.Path, "sample");

    public async ValueTask InitializeAsync()
    {
        host = ProductProcess.Start("Prism.AppHost", folder.Path, new Dictionary<string, string?>(), "--data", folder.Path, "--port", address.Port.ToString(CultureInfo.InvariantCulture));
        await host.WaitForAsync("Ctrl+C stops everything.");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        folder.Dispose();
    }

    public Task<byte[]> DownloadAsync(string path) => client.GetByteArrayAsync(new Uri(address, path), TestContext.Current.CancellationToken);

    /// <summary>What the service says at an address: status and text.</summary>
    public async Task<(int Status, string Text)> AskAsync(Uri place)
    {
        using var answer = await client.GetAsync(place, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>All rows of a query of the feed.</summary>
    public async Task<List<JsonElement>> RowsAsync(string query)
    {
        List<JsonElement> rows = [];
        for (var next = new Uri(address, $"odata/v1/{query}"); next is not null;)
        {
            using var answer = await client.GetAsync(next, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{next}: {text}");
            var page = JsonDocument.Parse(text).RootElement;
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? new Uri(link.GetString()!) : null;
        }

        return rows;
    }

    /// <summary>The one value of a statement on the warehouse's file.</summary>
    public async Task<object?> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "prism.db")};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of these tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is { } value and not DBNull ? value : null;
    }
}

/// <summary>Tests that share one run of the sample.</summary>
[CollectionDefinition(Name)]
public sealed class SampleTests : ICollectionFixture<SamplePortfolio>
{
    public const string Name = "Sample portfolio";
}
