using System.Text.Json;

namespace Prism.Reports.Tests.Connector;

/// <summary>Whatever goes wrong, the message says what to do. The connector's text is run against a service that answers so.</summary>
public sealed class ErrorTests
{
    private static readonly string Sets = FoldedRequests.ServiceDocument(["KpiValues", "Worklogs", "Issues"]);

    [Theory]
    [InlineData(401, "Credential.AccessDenied", "Edit permissions")]
    [InlineData(403, "Credential.AccessForbidden", "no right to read")]
    [InlineData(404, "Prism.WrongAddress", "not a Prism feed")]
    [InlineData(410, "Prism.Gone", "Refresh again")]
    [InlineData(429, "Prism.TooManyRequests", "Wait a few minutes")]
    [InlineData(500, "Prism.ServiceFailed", "status 500")]
    [InlineData(503, "Prism.Unreachable", "(503)")]
    public async Task A_status_is_explained_when_connecting(int status, string reason, string says)
    {
        await FailsAsync(new { call = new[] { "Prism.Contents", "https://prism.example.com" }, status }, reason, says);
    }

    [Theory]
    [InlineData("OData: Request failed: The remote server returned an error: (401) Unauthorized.", "Credential.AccessDenied", "Edit permissions")]
    [InlineData("OData: Request failed: The remote server returned an error: (403) Forbidden.", "Credential.AccessForbidden", "no right to read")]
    [InlineData("OData: Request failed: The remote server returned an error: (410) Gone.", "Prism.Gone", "Refresh again")]
    [InlineData("OData: Request failed: The remote server returned an error: (429) Too Many Requests.", "Prism.TooManyRequests", "Wait a few minutes")]
    public async Task A_status_is_explained_when_reading(string failure, string reason, string says)
    {
        object[] calls =
        [
            new[] { "Prism.Aggregate", "https://prism.example.com", "Worklogs", "aggregate($count as N)" },
            new[] { "Prism.Facts", "https://prism.example.com", "Worklogs" },
        ];
        foreach (var call in calls)
        {
            await FailsAsync(new { call, status = 200, body = Sets, feedFailure = failure }, reason, says);
        }
    }

    [Theory]
    [InlineData("https://www.example.com", "<html>Sign in</html>", "not a Prism feed")]
    [InlineData("https://www.example.com", """{"value":[{"name":"Customers"}]}""", "not a Prism feed")]
    [InlineData("www.example.com", "", "begins with https://")]
    [InlineData("https://prism.example.com/odata/v1/KpiValues?$top=1", "", "no question mark")]
    public async Task A_wrong_address_is_explained(string address, string body, string says)
    {
        await FailsAsync(new { call = new[] { "Prism.Contents", address }, status = 200, body }, "Prism.WrongAddress", says);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_named_with_what_was_reported()
    {
        var scenario = new { call = new[] { "Prism.Contents", "https://prism.example.com" }, failure = "The remote name could not be resolved" };
        await FailsAsync(scenario, "Prism.Unreachable", "https://prism.example.com/odata/v1 could not be read");
        await FailsAsync(scenario, "Prism.Unreachable", "The remote name could not be resolved");
    }

    [Fact]
    public async Task A_mistake_in_the_call_is_explained()
    {
        const string address = "https://prism.example.com";
        var start = new { datetime = "2024-01-01T00:00:00" };
        await FailsAsync(new { call = new object[] { "Prism.Contents", address, new { Portfolo = "x" } }, status = 200, body = Sets }, "Prism.WrongOption", "Portfolo");
        await FailsAsync(new { call = new object[] { "Prism.Contents", address, new { From = "2024" } }, status = 200, body = Sets }, "Prism.WrongOption", "From is a date");
        await FailsAsync(new { call = new object[] { "Prism.Facts", address, "Worklog" }, status = 200, body = Sets }, "Prism.UnknownSet", "Worklogs");
        await FailsAsync(new { call = new object[] { "Prism.Facts", address }, status = 200, body = Sets }, "Prism.UnknownSet", "null");
        await FailsAsync(new { call = new object[] { "Prism.Facts", address, "Timephased" }, status = 200, body = Sets }, "Prism.UnknownSet", "Timephased");
        await FailsAsync(new { call = new object[] { "Prism.Facts", address, "Issues", start }, status = 200, body = Sets }, "Prism.NoPeriod", "read it whole");
        await FailsAsync(new { call = new object[] { "Prism.Aggregate", address, "Worklogs" }, status = 200, body = Sets }, "Prism.NoApply", "groupby");
    }

    [Fact]
    public async Task Errors_come_in_German_as_well()
    {
        var answer = (await MCheck.RunAsync(ConnectorText.Text, ConnectorText.German, new { call = new[] { "Prism.Contents", "https://prism.example.com" }, status = 410 })).Single();
        Assert.Contains("Aktualisieren Sie erneut", answer.GetProperty("error").GetProperty("Message").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_is_newer_than_the_connector_is_shown()
    {
        var body = FoldedRequests.ServiceDocument(["KpiValues", "Invoices"]);
        var answer = (await MCheck.RunAsync(ConnectorText.Text, ConnectorText.English, new { call = new[] { "Prism.Contents", "https://prism.example.com/" }, status = 200, body })).Single();
        var groups = answer.GetProperty("value").GetProperty("rows").EnumerateArray().Select(g => g[0].GetString());
        Assert.Equal(["KPIs", "Other"], groups);
        Assert.Equal(["https://prism.example.com/odata/v1/KpiValues", "https://prism.example.com/odata/v1/Invoices"], FoldedRequests.Addresses(answer));
    }

    [Fact]
    public async Task Custom_fields_as_columns_are_offered_where_the_service_has_them_and_narrowed_by_portfolio()
    {
        var body = FoldedRequests.ServiceDocument(["KpiValues", "Projects", .. FoldedRequests.SetsBySetting]);
        var answers = await MCheck.RunAsync(
            ConnectorText.Text, ConnectorText.English,
            new { call = new object[] { "Prism.Contents", "https://prism.example.com/" }, status = 200, body },
            new { call = new object[] { "Prism.Contents", "https://prism.example.com/", new { Portfolio = "Run" } }, status = 200, body, codes = new[] { "A" } });
        var groups = answers[0].GetProperty("value").GetProperty("rows").EnumerateArray().Select(g => g[0].GetString());
        Assert.Equal(["KPIs", "Delivery", "Dimensions"], groups);
        Assert.Contains("https://prism.example.com/odata/v1/IssueCustomFields", FoldedRequests.Addresses(answers[0]));
        var narrowed = Assert.Single(FoldedRequests.Addresses(answers[1]), address => address.Contains("/IssueCustomFields?", StringComparison.Ordinal));
        Assert.Contains("ProjectCode", narrowed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Entra_audience_is_scheme_and_host_of_the_address()
    {
        var answer = (await MCheck.RunAsync(ConnectorText.Text, ConnectorText.English, new { call = new[] { "Prism.Host", "https://prism.example.com/odata/v1" } })).Single();
        Assert.Equal("https://prism.example.com", answer.GetProperty("value").GetString());
    }

    private static async Task FailsAsync(object scenario, string reason, string says)
    {
        var answer = (await MCheck.RunAsync(ConnectorText.Text, ConnectorText.English, scenario)).Single();
        Assert.True(answer.TryGetProperty("error", out var error), JsonSerializer.Serialize(answer));
        Assert.Equal(reason, error.GetProperty("Reason").GetString());
        Assert.Contains(says, error.GetProperty("Message").GetString()!, StringComparison.Ordinal);
    }
}
