using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests;

/// <summary>What a caller may ask in a time is the caller's own: neither the neighbour's behind the same address, nor more for who calls from two.</summary>
public sealed class CallerLimitTests(RunningService seeded) : IAsyncLifetime
{
    private const int Burst = 3;

    private WebApplication _app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A bucket that is hardly filled again while the test runs.
        _app = await RunningService.StartAsync(seeded.Folder, null, ("Prism:Service:CallerBurst", $"{Burst}"), ("Prism:Service:CallerRequestsPerSecond", "1"));
        await _app.Services.GetRequiredService<OpsDatabase>().MigrateAsync(Stop);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Two_users_at_one_address_have_a_bucket_each()
    {
        var (busy, quiet) = (await TokenAsync(), await TokenAsync());
        using var client = From("127.0.0.1");
        await ExhaustAsync(client, busy);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, quiet));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, null));
    }

    [Fact]
    public async Task One_user_at_two_addresses_has_one_bucket()
    {
        var token = await TokenAsync();
        using var office = From("127.0.0.1");
        using var home = From("127.0.0.2");
        await ExhaustAsync(office, token);

        // A bucket of its own would hold the whole burst.
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < Burst; i++)
        {
            answers.Add(await AskAsync(home, token));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Nobody_in_particular_is_the_address_that_calls()
    {
        using var one = From("127.0.0.3");
        using var other = From("127.0.0.4");
        await ExhaustAsync(one, null);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(other, null));
    }

    private static async Task ExhaustAsync(HttpClient client, string? token)
    {
        for (var i = 0; i < 100; i++)
        {
            using var response = await SendAsync(client, token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var error = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("error");
                Assert.Contains("This caller sent more than 1 requests a second", error.GetProperty("message").GetString(), StringComparison.Ordinal);
                Assert.NotNull(response.Headers.RetryAfter!.Delta);
                return;
            }
        }

        Assert.Fail("The bucket has no end.");
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string? token)
    {
        using var response = await SendAsync(client, token);
        return response.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Statuses?$top=1", UriKind.Relative));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request, Stop);
    }

    private async Task<string> TokenAsync() => (await _app.Services.GetRequiredService<AccessTokens>().CreateAsync("limits", "test", "tester", new Rights { Organisation = true }, 30, Stop)).Text;

    /// <summary>A client that calls from one of this machine's own addresses.</summary>
    private HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri(_app.Urls.First() + "/odata/v1/"),
    };
}
