using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Prism.ODataService.Tests;

/// <summary>Made-up questions sent as bodies: <c>POST /$query</c>, and batches in both forms, whole and damaged. Never a 500, neither of the batch nor of a part.</summary>
public sealed class FuzzBodyTests(RunningService service)
{
    /// <summary>How many; <c>PRISM_FUZZ</c> for more or fewer.</summary>
    private static readonly int Bodies = int.Parse(Environment.GetEnvironmentVariable("PRISM_FUZZ") ?? "20000", CultureInfo.InvariantCulture) / 10;

    private static readonly string[] Damage = ["\0", "\r\n\r\n", "--b1", "--b1--", "{", "}", "\"", "[", "null", ",", "Content-Type: x\r\n", "\u00e9", "GET ", "HTTP/9.9", ":", "\n"];
    private static readonly string[] Types = ["text/plain", "application/json", "multipart/mixed; boundary=b1", "multipart/mixed", "multipart/mixed; boundary=", "application/x-www-form-urlencoded", "application/json;odata.metadata=full", "text/plain;charset=x", "image/png"];

    [Fact]
    public async Task Whatever_body_is_sent_the_answer_is_an_answer_or_an_OData_error()
    {
        var urls = new FuzzUrls(815);
        var random = new Random(4711);
        Dictionary<int, int> answers = [];
        List<string> wrong = [];
        for (var i = 0; i < Bodies && wrong.Count < 20; i++)
        {
            var (path, type, body) = random.Next(3) switch
            {
                0 => Question(urls),
                1 => ("$batch", "application/json", Json(urls, random)),
                _ => ("$batch", "multipart/mixed; boundary=b1", Multipart(urls, random)),
            };
            for (var damage = random.Next(10) < 6 ? 0 : 1 + random.Next(3); damage > 0; damage--)
            {
                body = Damaged(body, random);
            }

            using var request = new HttpRequestMessage(random.Next(40) == 0 ? HttpMethod.Put : HttpMethod.Post, new Uri(service.Client.BaseAddress + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", random.Next(10) == 0 ? Types[random.Next(Types.Length)] : type);
            foreach (var (name, value) in urls.Next().Headers.Where(h => h.Name != "Accept-Encoding" && random.Next(3) == 0))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var status = (int)response.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            var text = Encoding.UTF8.GetString(bytes);
            if (status is not (>= 200 and < 300 or 304 or >= 400 and < 500 or 501) || text.Contains("HTTP/1.1 500", StringComparison.Ordinal) || text.Contains("\"status\":500", StringComparison.Ordinal)
                || (status >= 400 && !FuzzTests.IsError(bytes)))
            {
                wrong.Add($"{i}: {path} {type} {status}\n{body}\n{text[..Math.Min(text.Length, 600)]}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(answers.GetValueOrDefault((int)HttpStatusCode.OK) * 10 > Bodies, "Hardly any of the bodies was a good one.");
    }

    private static (string Path, string Type, string Body) Question(FuzzUrls urls)
    {
        var address = urls.Next().Address;
        var at = address.IndexOf('?', StringComparison.Ordinal);
        return ((at < 0 ? address : address[..at]) + "/$query", "text/plain", at < 0 ? "" : address[(at + 1)..]);
    }

    private static string Json(FuzzUrls urls, Random random) => JsonSerializer.Serialize(new
    {
        requests = Enumerable.Range(1, 1 + random.Next(3)).Select(n => new { id = n.ToString(CultureInfo.InvariantCulture), method = random.Next(20) == 0 ? "POST" : "GET", url = urls.Next().Address }),
    });

    private static string Multipart(FuzzUrls urls, Random random)
    {
        var text = new StringBuilder();
        for (var n = 1 + random.Next(3); n > 0; n--)
        {
            text.Append(CultureInfo.InvariantCulture, $"--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET {urls.Next().Address} HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n");
        }

        return text.Append("--b1--\r\n").ToString();
    }

    private static string Damaged(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Remove(at, random.Next(Math.Min(20, text.Length - at) + 1)),
            _ => text.Insert(at, Damage[random.Next(Damage.Length)]),
        };
    }
}
