using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prism.ODataService.Contract;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Tests.Security;

/// <summary>Kinds of caller × every set × every way to ask: exactly the rows that the rights model, told a second time in <see cref="ExpectedRows"/>, allows.</summary>
public sealed class RightsMatrixTests(RunningService service)
{
    private static readonly Lock Making = new();
    private static Task<IReadOnlyDictionary<string, (string Token, Rights Rights, ExpectedRows Expected)>>? _callers;

    /// <summary>Kinds of caller; the eighth, who may see nothing, gets no answer at all.</summary>
    public static readonly string[] Kinds = ["organisation", "organisation without people", "portfolio", "program", "project", "several", "register"];

    public static TheoryData<string, string> Matrix()
    {
        var matrix = new TheoryData<string, string>();
        foreach (var kind in Kinds)
        {
            foreach (var set in EdmModel.Sets)
            {
                matrix.Add(kind, set.Name);
            }
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_caller_sees_of_every_set_what_its_rights_cover_however_it_asks(string kind, string setName)
    {
        var set = EdmModel.Sets.Single(s => s.Name == setName);
        var (token, rights, rows) = (await CallersAsync())[kind];
        var expected = Expected(rows, set);
        var key = string.Join(',', set.Keys.Select(k => k.Name));

        var day = setName == "IssueSnapshots" ? string.Create(CultureInfo.InvariantCulture, $"DateSk eq {rows.SnapshotDay}") : null;
        var only = day is null ? "" : $"&$filter={day}";

        Assert.Equal(expected, await FeedAsync(token, set, $"{setName}?$select={key}{only}"));
        Assert.Equal(expected, await FeedAsync(token, set, $"{setName}?$filter={day ?? $"{set.Keys[0].Name} ne null"}&$orderby={set.Keys[0].Name} desc"));
        Assert.Equal(expected.Count, int.Parse((await SendAsync(token, $"{setName}/$count?{only}")).Text, CultureInfo.InvariantCulture));
        Assert.Equal(expected.Count, (await JsonAsync(token, $"{setName}?$top=0&$count=true{only}")).GetProperty("@odata.count").GetInt32());
        SortedSet<string> shown = rights.PeoplesData ? expected : [.. rows.OfNobody(setName)];
        Assert.Equal(shown, Keys(await JsonAsync(token, $"{setName}?$apply={(day is null ? "" : $"filter({day})/")}groupby(({key}))"), set));
        Assert.Equal(expected, set.Keys.Count > 1 ? expected : Csv(await SendAsync(token, $"{setName}?$format=csv&$select={key}{only}")));
        Assert.Equal(expected, Keys((await QueryAsync(token, setName, $"$select={key}{only}")), set));
        Assert.Equal(expected, Keys(await BatchAsync(token, $"{setName}?$select={key}{only}"), set));
        foreach (var reference in set.References.Where(r => r.Target.Keys.Count == 1))
        {
            await ExpandAsync(token, rows, set, reference, only);
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_row_is_found_by_its_key_only_by_who_sees_it(string kind, string setName)
    {
        var set = EdmModel.Sets.Single(s => s.Name == setName);
        var callers = await CallersAsync();
        var (token, _, rows) = callers[kind];
        if (set.Keys is not [{ Kind: not ColumnKind.Text }])
        {
            // Told apart by text (the rejected rows, which only the organisation sees) or by issue and day.
            Assert.Contains(setName, new[] { "RejectedRows", "IssueSnapshots" });
            return;
        }

        var all = callers["organisation"].Expected.Of(setName);
        var mine = Expected(rows, set);
        foreach (var key in all.Order(StringComparer.Ordinal).Where((_, i) => i % (1 + (all.Count / 40)) == 0))
        {
            Assert.Equal(mine.Contains(key) ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await SendAsync(token, $"{setName}({key})")).Status);
        }
    }

    [Fact]
    public async Task An_answer_kept_for_one_caller_is_not_given_to_another()
    {
        var callers = await CallersAsync();
        const string Question = "FlowDaily?$apply=aggregate($count as N)";
        var counts = new Dictionary<string, long>();
        foreach (var round in Enumerable.Range(0, 2))
        {
            foreach (var kind in Kinds)
            {
                var n = (await JsonAsync(callers[kind].Token, Question)).GetProperty("value")[0].GetProperty("N").GetInt64();
                Assert.Equal(Expected(callers[kind].Expected, EdmModel.Sets.Single(s => s.Name == "FlowDaily")).Count, n);
                Assert.Equal(n, counts.TryAdd(kind, n) ? n : counts[kind]);
            }
        }

        var tag = (await SendAsync(callers["organisation"].Token, Question)).Tag;
        var same = await SendAsync(callers["organisation"].Token, Question, tag);
        var other = await SendAsync(callers["portfolio"].Token, Question, tag);
        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task A_trimmed_answer_says_so_in_its_body_and_in_its_header()
    {
        var callers = await CallersAsync();
        var whole = await SendAsync(callers["organisation"].Token, "Worklogs?$top=1");
        var part = await SendAsync(callers["portfolio"].Token, "Worklogs?$top=1");

        Assert.DoesNotContain("@prism.trimmed", whole.Text, StringComparison.Ordinal);
        Assert.Equal("", whole.Trimmed);
        await using var warehouse = service.Database.CreateContext();
        var all = await warehouse.Projects.CountAsync(p => p.IsCurrent && p.ProjectSk > 0, TestContext.Current.CancellationToken);
        var seen = await warehouse.Projects.Where(p => p.IsCurrent && p.ProjectSk > 0 && callers["portfolio"].Rights.Portfolios.Contains(p.Portfolio)).CountAsync(TestContext.Current.CancellationToken);
        var note = JsonDocument.Parse(part.Text).RootElement.GetProperty("@prism.trimmed");
        Assert.Equal(all - seen, note.GetProperty("projectsLeftOut").GetInt32());
        Assert.True(note.GetProperty("pseudonyms").GetBoolean());
        Assert.Contains($"projects={all - seen}/{all}", part.Trimmed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_right_to_peoples_data_no_name_and_no_rate_is_found_by_any_question()
    {
        var callers = await CallersAsync();
        var token = callers["organisation without people"].Token;
        foreach (var row in (await JsonAsync(token, "Persons?$filter=PersonSk gt 0")).GetProperty("value").EnumerateArray())
        {
            var pseudonym = $"Person {row.GetProperty("PersonId").GetInt32()}";
            Assert.Equal(row.GetProperty("PersonId").GetInt32() < 0 ? row.GetProperty("DisplayName").GetString() : pseudonym, row.GetProperty("DisplayName").GetString());
            Assert.Equal(JsonValueKind.Null, row.GetProperty("CostRateAmount").ValueKind);
        }

        foreach (var row in (await JsonAsync(token, "Worklogs?$filter=PersonSk gt 0&$expand=Person")).GetProperty("value").EnumerateArray())
        {
            Assert.Equal(JsonValueKind.Null, row.GetProperty("CostAmount").ValueKind);
            Assert.Equal(JsonValueKind.Null, row.GetProperty("CostReporting").ValueKind);
            Assert.Equal(row.GetProperty("Person").GetProperty("DisplayName").GetString(), row.GetProperty("PersonName").GetString());
            Assert.Equal(JsonValueKind.Null, row.GetProperty("Person").GetProperty("CostRateAmount").ValueKind);
        }

        Assert.Equal("0", (await SendAsync(token, "Persons/$count?$filter=PersonSk gt 0 and PersonId gt 0 and not startswith(DisplayName,'Person ')")).Text);
        Assert.Equal("0", (await SendAsync(token, "Persons/$count?$filter=CostRateAmount gt -1000000000")).Text);
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(token, "Assignments?$apply=aggregate(CostAmount with sum as S)")).GetProperty("value") is var sum && sum.GetArrayLength() == 0 ? JsonValueKind.Null : sum[0].GetProperty("S").ValueKind);
        Assert.NotEqual("0", (await SendAsync(callers["organisation"].Token, "Persons/$count?$filter=CostRateAmount gt -1000000000")).Text);
    }

    [Fact]
    public async Task Who_may_see_nothing_gets_no_set_not_even_the_calendar()
    {
        await using var app = await RunningService.StartAsync(service.Folder, null, ("Prism:Security:AllowAnonymous", "false"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/") };
        foreach (var path in EdmModel.Sets.Select(s => $"odata/v1/{s.Name}").Concat(["", "odata/v1/", "odata/v1/$metadata", "connect/prism.pbids", "tokens", "odata/v1/Dates/$count"]))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains(answer.Headers.WwwAuthenticate, c => c.Scheme == "Basic");
        }
    }

    private static SortedSet<string> Expected(ExpectedRows rows, EntitySet set) => [.. rows.Of(set.Name)];

    private async Task ExpandAsync(string token, ExpectedRows rows, EntitySet set, Reference reference, string only)
    {
        var target = Expected(rows, reference.Target);
        var page = await JsonAsync(token, $"{set.Name}?$select={reference.Column.Name}&$expand={reference.Name}($select={reference.Target.Keys[0].Name})&$top=1000{only}");
        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            var key = row.GetProperty(reference.Column.Name).GetRawText();
            var reached = row.GetProperty(reference.Name);
            Assert.Equal(target.Contains(key), reached.ValueKind == JsonValueKind.Object);
        }
    }

    private Task<IReadOnlyDictionary<string, (string Token, Rights Rights, ExpectedRows Expected)>> CallersAsync()
    {
        lock (Making)
        {
            return _callers ??= MakeCallersAsync();
        }
    }

    private async Task<IReadOnlyDictionary<string, (string Token, Rights Rights, ExpectedRows Expected)>> MakeCallersAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await service.Services.GetRequiredService<OpsDatabase>().MigrateAsync(cancellationToken);
        await using var warehouse = service.Database.CreateContext();
                var address = await warehouse.PersonSources.Join(warehouse.Persons.Where(p => p.IsCurrent), s => s.PersonId, p => p.PersonId, (s, p) => new { s.SourceId, p.DisplayName })
            .Where(x => warehouse.Projects.Any(p => p.IsCurrent && p.ProjectSk > 0 && p.Manager == x.DisplayName)).OrderBy(x => x.SourceId).Select(x => x.SourceId).FirstAsync(cancellationToken);
        var current = await warehouse.Projects.Where(p => p.IsCurrent && p.ProjectSk > 0).ToListAsync(cancellationToken);
        var portfolios = current.Select(p => p.Portfolio).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var programs = current.Select(p => p.Program).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        Rights[] rights =
        [
            new() { Organisation = true, PeoplesData = true }, new() { Organisation = true }, new() { Portfolios = [portfolios[0]] }, new() { Programs = [.. programs.Take(2)], PeoplesData = true },
            new() { Projects = [current[0].ProjectCode] }, new() { Portfolios = [portfolios[^1]], Programs = [programs[^1]], Projects = ["50%_[x]", "'); DROP TABLE DimProject; --"], PeoplesData = true }, new() { RegisterAddresses = [address] },
        ];
        var callers = new Dictionary<string, (string, Rights, ExpectedRows)>();
        foreach (var (kind, right) in Kinds.Zip(rights))
        {
            var (_, text) = await service.Services.GetRequiredService<AccessTokens>().CreateAsync("test", kind, "matrix", right, 7, cancellationToken);
            var expected = await ExpectedRows.OfAsync(service.Database, right, cancellationToken);
            Assert.True(right.Organisation || (expected.ProjectIds.Count > 0 && expected.Of("Worklogs").Count is > 0 and < SeededWarehouse.FactRows), kind);
            callers.Add(kind, (text, right, expected));
        }

        return callers;
    }

    private async Task<SortedSet<string>> FeedAsync(string token, EntitySet set, string address)
    {
        SortedSet<string> keys = [];
        string? next = address;
        while (next is not null)
        {
            var page = await JsonAsync(token, next, pageSize: 97);
            keys.UnionWith(Keys(page, set));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        return keys;
    }

    private static SortedSet<string> Keys(JsonElement page, EntitySet set) =>
        [.. page.GetProperty("value").EnumerateArray().Select(row => string.Join('|', set.Keys.Select(k => row.GetProperty(k.Name).ToString())))];

    private static SortedSet<string> Csv(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    private async Task<JsonElement> JsonAsync(string token, string address, int? pageSize = null)
    {
        var answer = await SendAsync(token, address, pageSize: pageSize);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {answer.Status} {answer.Text}");
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    private async Task<JsonElement> QueryAsync(string token, string set, string options)
    {
        using var request = Request(HttpMethod.Post, $"{set}/$query", token);
        request.Content = new StringContent(options, Encoding.UTF8, "text/plain");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private async Task<JsonElement> BatchAsync(string token, string address)
    {
        using var request = Request(HttpMethod.Post, "$batch", token);
        request.Content = JsonContent(new { requests = new[] { new { id = "1", method = "GET", url = address } } });
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("responses")[0];
        Assert.Equal(200, answer.GetProperty("status").GetInt32());
        return answer.GetProperty("body");
    }

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private async Task<Answer> SendAsync(string token, string address, string? knownTag = null, int? pageSize = null)
    {
        using var request = Request(HttpMethod.Get, address, token);
        if (knownTag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", knownTag);
        }

        if (pageSize is { } size)
        {
            request.Headers.Add("Prefer", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
        }

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var trimmed = response.Headers.TryGetValues("Prism-Trimmed", out var values) ? string.Join(',', values) : "";
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.ETag?.ToString(), trimmed);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string token)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.RelativeOrAbsolute));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private sealed record Answer(HttpStatusCode Status, string Text, string? Tag, string Trimmed);
}
