using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;

namespace Prism.ODataService.Tests;

/// <summary>
/// Every refusal that the service's code can give, each with a question that meets it: refused, it comes with an address that is answered. Who adds a refusal adds its
/// question here; a test counts them.
/// </summary>
public sealed partial class RefusalTests(RunningService service) : IAsyncLifetime
{
    private const string Long = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private WebApplication _guarded = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly (string File, string Says, string Address)[] Refusals =
    [
        ("FeedQuestion.cs", "Ask each set by itself", "$crossjoin(Worklogs,Projects)"),
        ("FeedQuestion.cs", "cannot be understood: ", "Worklogs(WorklogSk='x',Y=1)"),
        ("FeedQuestion.cs", "Answered are Set, Set(key) and Set/$count", "Worklogs(1)/Project"),
        ("FeedQuestion.cs", "lists the entity sets", "Nothing?$top=1"),
        ("Writing/FeedFormat.cs", "is not answered; answered are json", "Worklogs?$format=atom&$top=3"),
        ("FeedEndpoint.cs", "The address is longer than", $"guarded:Worklogs?$top=3&x={Long}{Long}{Long}{Long}{Long}{Long}{Long}{Long}{Long}{Long}{Long}"),
        ("FeedEndpoint.cs", "is not answered: the feed is read with GET", "DELETE:Worklogs(1)"),
        ("FeedEndpoint.cs", "The service speaks OData 4.0", "3.0:Worklogs?$top=2"),
        ("FeedEndpoint.cs", "takes the query options as text/plain", "POST:Worklogs/$query"),
        ("FeedEndpoint.cs", "is not answered: the feed is read with GET", "POST:$query"),
        ("FeedEndpoint.cs", "The query options are longer than", "LONG:Worklogs/$query"),
        ("Writing/FeedFormat.cs", "Nothing that is accepted is answered", "ACCEPT:Worklogs?$top=2&$select=Team"),
        ("AnswerTag.cs", "The answer is not the one that If-Match names", "MATCH:Worklogs?$top=2&$select=Team"),
        ("AnswerTag.cs", "The answer is not the one that If-Match names", "MATCH:$metadata"),
        ("FeedAnswer.cs", "has no entity with this key", "Worklogs(987654321)"),
        ("FeedAnswer.cs", "the most of one file", "guarded:Worklogs?$format=csv"),
        ("FeedAnswer.cs", "rows over its pages; one may give", "guarded:NEXT:Worklogs"),
        ("FeedAnswer.cs", "Start again without $skiptoken", "guarded:OLD:Worklogs"),
        ("Querying/Narrowing.cs", "is read with a $filter on", "IssueSnapshots?$select=IssueKey"),
        ("Querying/QueryCosts.cs", "rows would be read, joined and sorted", "guarded:Worklogs?$apply=groupby((PersonSk),aggregate(SpentHours with sum as H))&$orderby=H desc&$top=5"),
        ("Querying/QueryTranslator.cs", "has no meaning for a single entity", "Worklogs(1)?$filter=SpentHours gt 1&$select=Team"),
        ("Querying/QueryTranslator.cs", "cannot be understood: ", "Worklogs?$filter=SpentHours gt&$select=Team"),
        ("Querying/QueryTranslator.cs", "which is not a property at this point of the query", "Worklogs?$select=Nothing&$top=3"),
        ("Querying/Expansion.cs", "$expand beside $apply is not answered", "Worklogs?$apply=groupby((ProjectSk))&$expand=Project"),
        ("Querying/Expansion.cs", "links ($ref) are not answered", "Worklogs?$expand=Project/$ref&$top=3"),
        ("Querying/Expansion.cs", "leads to one row: inside of it only $select", "Worklogs?$expand=Project($filter=IsCurrent)&$top=3"),
        ("Querying/Expansion.cs", "is not answered: one step is", "Worklogs?$expand=Issue($expand=EpicIssue)&$top=3"),
        ("Querying/Arithmetic.cs", "compares ", "Worklogs?$filter=date(StartedAtUtc) gt StartedAtUtc"),
        ("Querying/Arithmetic.cs", "arithmetic is answered for numbers", "Worklogs?$filter=StartedAtUtc sub CreatedAtUtc gt duration'PT1H'"),
        ("Querying/Arithmetic.cs", "takes the remainder of a double", "Worklogs?$filter=SpentHours mod 2 eq 1"),
        ("Querying/SearchTranslator.cs", "has no names to search", "Loads?$search=x"),
        ("Querying/SearchTranslator.cs", "which this $apply does not keep", "Worklogs?$apply=groupby((PersonSk))&$search=x"),
        ("Querying/SqlParameters.cs", "values. Ask for less at once", "BODY:Worklogs/$query?$filter=" + "{in3}"),
        ("Querying/QueryBudget.cs", "operators, properties and values", "BODY:Worklogs/$query?$filter={ors}"),
        ("Querying/QueryBudget.cs", "functions. Compare properties", "BODY:Worklogs/$query?$filter={functions}"),
        ("Querying/QueryBudget.cs", "levels deep. Write it with fewer levels", "guarded:BODY:Worklogs/$query?$filter={deep}"),
        ("Querying/QueryBudget.cs", "nests comparisons inside comparisons too deeply", "BODY:Worklogs/$query?$filter={nested}"),
        ("Querying/SkipToken.cs", "does not belong to this query", "Worklogs?$skiptoken=rubbish&$top=4"),
        ("Querying/ExpressionTranslator.cs", "follows more than one navigation", "Worklogs?$filter=Issue/EpicIssue/IssueKey eq 'x'"),
        ("Querying/ExpressionTranslator.cs", "which this service does not answer; compare properties", "Worklogs?$filter=$it/Project eq null"),
        ("Querying/ExpressionTranslator.cs", "NaN and INF are not answered", "Worklogs?$filter=SpentHours eq NaN"),
        ("Querying/ExpressionTranslator.cs", "meets no property of this service", "Worklogs?$filter=duration'PT1H' eq duration'PT2H'"),
        ("Querying/ExpressionTranslator.cs", "at most 1000 are taken", "BODY:Worklogs/$query?$filter={in1001}"),
        ("Querying/ExpressionTranslator.cs", "uses the function", "Worklogs?$filter=fractionalseconds(StartedAtUtc) gt 0&$top=3"),
        ("Querying/ExpressionTranslator.cs", "a date has year, month and day", "Worklogs?$filter=hour(Date) eq 1"),
        ("Querying/ApplyAdvice.cs", "which is not answered: ", "Worklogs?$apply=groupby((PersonName),aggregate(SpentHours with sum as H))/topcount(3,H)"),
        ("Querying/ApplyTranslator.cs", "groups by a path of more than one navigation", "Worklogs?$apply=groupby((Issue/EpicIssue/IssueKey))"),
        ("Querying/ApplyTranslator.cs", "twice.", "Worklogs?$apply=aggregate(SpentHours with sum as H,SpentHours with max as H)"),
        ("Querying/ApplyTranslator.cs", "aggregates a constant", "Worklogs?$apply=aggregate(5 with sum as F)"),
        ("Querying/ApplyTranslator.cs", "sum and average of numbers, min and max", "Worklogs?$apply=groupby((PersonSk),aggregate(IsDeleted with max as X))"),
        ("Querying/ApplyTranslator.cs", "computes a constant", "Worklogs?$compute=5 as F"),
        ("Querying/ApplyTranslator.cs", "to something new, but it is taken", "Worklogs?$compute=SpentHours mul 2 as Team&$top=4"),
        ("Querying/QueryOptions.cs", "query options begin with a dollar sign", "Worklogs?filter=SpentHours gt 1&$top=3"),
        ("Querying/QueryOptions.cs", "is not answered. {advice}", "Worklogs?$deltatoken=5&$top=3"),
        ("Querying/QueryOptions.cs", "is no query option of OData 4.0", "Worklogs?$nonsense=5&$top=3"),
        ("Querying/QueryOptions.cs", "is given more than once", "Worklogs?$top=1&$top=2"),
        ("Querying/QueryOptions.cs", "it takes a whole number, 0 or more", "Worklogs?$top=-1&$select=Team"),
        ("Querying/QueryOptions.cs", "it takes true or false", "Worklogs?$count=maybe&$select=Team"),
        ("DatabaseFailure.cs", "beyond what the database can compute exactly", "Worklogs?$apply=compute(WorklogSk mul 30000000000000000 as B)/aggregate(B with sum as S)"),
        ("Writing/SqliteRowReader.cs", "grew beyond 64 bits", "Worklogs?$compute=WorklogSk mul 9000000000000000000 as B&$orderby=WorklogSk desc&$top=2"),
        ("BatchEndpoint.cs", "$batch is sent with POST", "$batch"),
        ("BatchEndpoint.cs", "$batch takes application/json or multipart/mixed", "BATCH:plain"),
        ("BatchEndpoint.cs", "The batch cannot be understood: ", "BATCH:twice"),
        ("BatchEndpoint.cs", "The batch cannot be understood: ", "BATCH:many"),
        ("BatchEndpoint.cs", "The batch cannot be understood: ", "BATCH:cut"),
        ("BatchEndpoint.cs", "The batch holds no request between its boundaries", "BATCH:boundary"),
        ("BatchEndpoint.cs", "The batch holds a change set", "BATCH:group"),
        ("BatchEndpoint.cs", "has no id: its answer", "BATCH:nameless"),
        ("BatchEndpoint.cs", "The batch is longer than", "BATCH:long"),
        ("BatchEndpoint.cs", "which it depends on, failed", "BATCH:depends"),
        ("BatchEndpoint.cs", "A batch inside of a batch is not answered", "BATCH:nested"),
        ("BatchEndpoint.cs", "is not part of this service", "BATCH:elsewhere"),
        ("FeedEndpoint.cs", "is not answered: the feed is read with GET", "BATCH:delete"),
        ("Querying/QueryTranslator.cs", "cannot be understood: ", "BATCH:multipart"),
        ("FeedVersions.cs", "of the feed has been removed", "../v0/Worklogs?$top=1"),
        ("FeedVersions.cs", "of the feed has been removed", "../v0/Nothing?$top=1"),
        ("FeedVersions.cs", "here. The feed is at", "../v2/Worklogs"),
        ("Explaining/ExplainEndpoint.cs", "is not answered: a function is called with GET", "DELETE:KpiValues(1)/Prism.Explain()"),
        ("Explaining/ExplainEndpoint.cs", "is no key of KpiValues", "KpiValues(x)/Prism.Explain()"),
        ("Explaining/ValueExplainer.cs", "KpiValues has no entity with this key", "KpiValues(987654321)/Prism.Explain()"),
    ];

    /// <summary>Refusals that no question from outside meets, and why.</summary>
    private static readonly (string File, string Says, string Why)[] Unmet =
    [
        ("Querying/QueryTranslator.cs", "cannot be understood.", "what the parser lets escape besides its own errors; fuzzing meets it now and then"),
        ("Querying/QueryTranslator.cs", "$apply is empty", "the parser refuses an empty $apply before"),
        ("Querying/QueryTranslator.cs", "wants a value for", "the parser gives every key a value of its type or refuses the path"),
        ("Querying/SearchTranslator.cs", "joined by AND, OR and NOT", "the parser knows no other expression"),
        ("Querying/Arithmetic.cs", "_ => throw FeedException.Malformed(part, $\"{part} uses a", "the parser unifies the types of operands before"),
        ("Querying/ExpressionTranslator.cs", "which is not a property at this point of the query", "the parser names what is unknown before"),
        ("Querying/ExpressionTranslator.cs", "uses 'in' with something other than a list", "the parser takes nothing else"),
        ("Querying/ExpressionTranslator.cs", "on something that is neither a date nor an instant", "the parser types the arguments of functions"),
        ("Querying/Arithmetic.cs", "throw FeedException.Malformed(part, $\"{part} uses a {value.Kind} where a {kind} is expected.\");", "the parser types the arguments of functions, those of aliases as well"),
        ("Querying/Arithmetic.cs", "uses {function} on a", "the same"),
        ("Querying/ExpressionTranslator.cs", "is not a condition", "the parser takes nothing but conditions for one"),
        ("Querying/ExpressionTranslator.cs", "private FeedException Refuse(", "the others' way of saying it"),
        ("Querying/ApplyTranslator.cs", "answered are filter, groupby with aggregate inside", "the parser knows no other transformation"),
        ("Querying/ApplyTranslator.cs", "which is not a property at this point of the query", "the parser refuses it before"),
        ("Querying/ApplyTranslator.cs", "aggregates over a collection", "there is no collection"),
        ("Querying/ApplyTranslator.cs", "groups by nothing and aggregates nothing", "the parser refuses it before"),
        ("Explaining/ValueExplainer.cs", "throw FeedException.NotFound(", "the row of another's value is as if it were not there; the rights' tests ask for one"),
        ("DatabaseFailure.cs", "nested too deeply for the database", "limits of depth are met before the engine's"),
        ("DatabaseFailure.cs", "does not take what this query was translated to", "no such query is known; it would be a fault of the translation"),
    ];

    public static TheoryData<string> Questions => [.. Refusals.Select(r => r.Address)];

    public async ValueTask InitializeAsync() => _guarded = await RunningService.StartAsync(Path.GetDirectoryName(service.Database.SqliteFile)!, null,
        ("Prism:Service:MaxUrlLength", "1024"), ("Prism:Service:MaxExportRows", "5"), ("Prism:Service:PageSize", "7"), ("Prism:Service:MaxReadRows", "7"), ("Prism:Service:MaxQueryCost", "500"), ("Prism:Service:RefuseVersionChange", "true"), ("Prism:Service:MaxQueryDepth", "10"));

    public async ValueTask DisposeAsync() => await _guarded.DisposeAsync();

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_refused_question_comes_with_an_address_that_is_answered(string question)
    {
        var (_, says, address) = Refusals.First(r => r.Address == question);
        var isGuarded = address.StartsWith("guarded:", StringComparison.Ordinal);
        using var guarded = new HttpClient { BaseAddress = new Uri(_guarded.Urls.First() + "/odata/v1/") };
        var client = isGuarded ? guarded : service.Client;
        using var request = await RequestAsync(client, address.Replace("guarded:", "", StringComparison.Ordinal));
        using var response = await client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True((int)response.StatusCode is 400 or 404 or 405 or 406 or 410 or 412 or 413 or 414 or 415 or 501 || address.StartsWith("BATCH:", StringComparison.Ordinal), $"{(int)response.StatusCode} {text[..Math.Min(500, text.Length)]}");
        var error = ErrorOf(text);
        foreach (var part in Placeholder().Split(says).Where(p => p.Length > 0))
        {
            Assert.Contains(part, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        var rewrites = error.GetProperty("details").EnumerateArray().ToList();
        Assert.NotEmpty(rewrites);
        foreach (var rewrite in rewrites)
        {
            Assert.Contains(rewrite.GetProperty("code").GetString(), new[] { "Instead", "Without" });
            using var answer = await client.GetAsync(new Uri(rewrite.GetProperty("message").GetString()!), Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{rewrite}: {await answer.Content.ReadAsStringAsync(Stop)}");
        }
    }

    [Theory]
    [InlineData("groupby((PersonName),aggregate(SpentHours with sum as H))/topcount(3,H)", "SELECT p.DisplayName, SUM(f.SpentHours) AS H FROM FactWorklog f JOIN DimPerson p ON p.PersonSk = f.PersonSk GROUP BY 1 ORDER BY H DESC LIMIT 3")]
    [InlineData("groupby((IssueSk),aggregate($count as H))/orderby(IssueSk desc)/skip(2)/top(4)", "SELECT IssueSk, COUNT(*) FROM FactWorklog GROUP BY 1 ORDER BY 1 DESC LIMIT 4 OFFSET 2")]
    [InlineData("identity/filter(IsDeleted)/bottomcount(2,SpentHours)", "SELECT WorklogSk, SpentHours FROM FactWorklog WHERE IsDeleted = 1 ORDER BY SpentHours, WorklogSk LIMIT 2")]
    [InlineData("concat(groupby((IsDeleted),aggregate($count as N)),aggregate($count as N))", "SELECT IsDeleted, COUNT(*) FROM FactWorklog GROUP BY 1 ORDER BY 1", "SELECT COUNT(*) FROM FactWorklog")]
    [InlineData("filter(IsDeleted)/concat(identity/top(1),aggregate($count as N))", "SELECT WorklogSk FROM FactWorklog WHERE IsDeleted = 1 ORDER BY 1 LIMIT 1", "SELECT COUNT(*) FROM FactWorklog WHERE IsDeleted = 1")]
    [InlineData("groupby((rollup($all,IsDeleted,PersonSk)),aggregate($count as N))", "SELECT IsDeleted, PersonSk, COUNT(*) FROM FactWorklog GROUP BY 1, 2 ORDER BY 1, 2", "SELECT IsDeleted, COUNT(*) FROM FactWorklog GROUP BY 1 ORDER BY 1", "SELECT COUNT(*) FROM FactWorklog")]
    [InlineData("aggregate(SpentHours with max from PersonSk with average as A)", "SELECT AVG(M) FROM (SELECT MAX(SpentHours) AS M FROM FactWorklog GROUP BY PersonSk)")]
    [InlineData("groupby((IsDeleted),aggregate(SpentHours with max from PersonSk with average as A))", "SELECT IsDeleted, AVG(M) FROM (SELECT IsDeleted, MAX(SpentHours) AS M FROM FactWorklog GROUP BY IsDeleted, PersonSk) GROUP BY 1 ORDER BY 1")]
    public async Task What_is_given_instead_of_a_transformation_gives_the_same(string apply, params string[] sql)
    {
        using var response = await service.Client.GetAsync(new Uri($"Worklogs?$apply={apply}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        var rewrites = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("error").GetProperty("details").EnumerateArray().ToList();
        Assert.Equal(sql.Length, rewrites.Count);
        foreach (var (rewrite, expected) in rewrites.Zip(sql))
        {
            Assert.Equal("Instead", rewrite.GetProperty("code").GetString());
            var rows = (await service.ReadAllAsync(rewrite.GetProperty("message").GetString()!, 1000))
                .ConvertAll(r => r.EnumerateObject().Where(p => p.Name is "PersonName" or "H" or "IssueSk" or "N" or "IsDeleted" or "PersonSk" or "A" or "WorklogSk" or "SpentHours").ToDictionary(p => p.Name, p => p.Value));
            await using var connection = await service.Database.OpenConnectionAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = expected;
            await using var reader = await command.ExecuteReaderAsync(Stop);
            var count = 0;
            for (; await reader.ReadAsync(Stop); count++)
            {
                // Of whole rows the first properties are held against the statement's columns, by its order.
                var values = apply.Contains("bottomcount", StringComparison.Ordinal) ? [rows[count]["WorklogSk"], rows[count]["SpentHours"]]
                    : apply.Contains("top(1)", StringComparison.Ordinal) && rows[count].TryGetValue("WorklogSk", out var key) ? [key]
                    : rows[count].Values.ToList();
                Assert.Equal(reader.FieldCount, values.Count);
                Assert.All(values.Select((v, i) => (v, i)), v => Assert.Equal(Text(reader.GetValue(v.i)), v.v.ValueKind is JsonValueKind.True ? "1" : v.v.ValueKind is JsonValueKind.False ? "0" : v.v.ValueKind is JsonValueKind.Null ? "" : v.v.ValueKind is JsonValueKind.Number ? Text(v.v.GetDouble()) : v.v.GetString()));
            }

            Assert.Equal(count, rows.Count);
        }
    }

    /// <summary>What stands beside <c>$apply</c> comes after it, and what follows a concatenation is done to all of it: such questions have no other form here.</summary>
    [Theory]
    [InlineData("topcount(3,SpentHours)&$filter=IsDeleted")]
    [InlineData("topcount(3,SpentHours)&$search=alpha")]
    [InlineData("topcount(3,SpentHours)&$orderby=Team")]
    [InlineData("skip(2)/top(3)&$count=true")]
    [InlineData("groupby((Team),aggregate(SpentHours with sum as H))/orderby(H)/top(3)/filter(H gt 5)")]
    [InlineData("concat(filter(IsDeleted),filter(not IsDeleted))/aggregate($count as N)")]
    [InlineData("concat(filter(IsDeleted),filter(not IsDeleted))/topcount(2,SpentHours)")]
    [InlineData("concat(filter(IsDeleted)/groupby((Team)),groupby((Team)))&$orderby=Team&$top=3")]
    [InlineData("groupby((rollup(Team,IsDeleted)),aggregate($count as N))/aggregate(N with sum as S)")]
    [InlineData("toppercent(10,SpentHours)")]
    [InlineData("groupby((Team),topcount(2,SpentHours))")]
    public async Task What_would_not_give_the_same_is_not_given_for_it(string apply)
    {
        using var response = await service.Client.GetAsync(new Uri($"Worklogs?$apply={apply}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        var details = ErrorOf(await response.Content.ReadAsStringAsync(Stop)).GetProperty("details").EnumerateArray().ToList();
        Assert.NotEmpty(details);
        foreach (var detail in details)
        {
            Assert.Equal("Without", detail.GetProperty("code").GetString());
            await service.GetAsync(detail.GetProperty("message").GetString()!);
        }
    }

    [Fact]
    public void The_list_holds_every_refusal_of_the_code()
    {
        var source = Path.Combine(Repository.Root, "src", "Prism.ODataService");
        string[] others = ["Security", "obj", "bin"];
        var sites = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(f => (File: Path.GetRelativePath(source, f).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(f => !others.Contains(f.File.Split('/')[0]) && f.File is not ("CallerLimits.cs" or "Querying/FeedException.cs"))
            .ToDictionary(f => f.File, f => (f.Text, Count: Site().Count(f.Text)));
        var listed = Refusals.Select(r => (r.File, r.Says)).Concat(Unmet.Select(u => (u.File, u.Says))).ToList();
        Assert.All(listed, l => Assert.Contains(l.Says, sites[l.File].Text, StringComparison.Ordinal));
        Assert.Equal(
            sites.Where(s => s.Value.Count > 0).Select(s => $"{s.Key}: {s.Value.Count}").Order(StringComparer.Ordinal),
            listed.Distinct().GroupBy(l => l.File).Select(g => $"{g.Key}: {g.Count()}").Order(StringComparer.Ordinal));
    }

    private static string Text(object value) => value switch
    {
        DBNull => "",
        string text => text,
        _ => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture).ToString("G10", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The error of an answer, or of the last part of a batch.</summary>
    private static JsonElement ErrorOf(string text)
    {
        var start = text.StartsWith("--", StringComparison.Ordinal) ? text.IndexOf("{\"error\"", StringComparison.Ordinal) : 0;
        var answer = JsonDocument.Parse(start == 0 ? text : text[start..text.LastIndexOf("\r\n--", StringComparison.Ordinal)]).RootElement;
        return (answer.TryGetProperty("responses", out var parts) ? parts.EnumerateArray().Last().GetProperty("body") : answer).GetProperty("error");
    }

    /// <summary>Batches that are refused, or hold a part that is.</summary>
    private static (string Type, string Body) Batch(string name)
    {
        const string Good = "{\"id\":\"1\",\"method\":\"GET\",\"url\":\"Projects?$top=2\"}";
        string Json(params string[] requests) => $"{{\"requests\":[{string.Join(',', requests)}]}}";
        const string Http = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
        return name switch
        {
            "plain" => ("text/plain", "GET Projects HTTP/1.1"),
            "twice" => ("application/json", Json(Good, Good)),
            "many" => ("application/json", Json([.. Enumerable.Range(1, 101).Select(i => $"{{\"id\":\"{i}\",\"method\":\"GET\",\"url\":\"Projects?$top={i}\"}}")])),
            "nameless" => ("application/json", Json(Good[1..].Replace("\"id\":\"1\",", "{", StringComparison.Ordinal))),
            "cut" => ("application/json", Json(Good)[..^4]),
            "boundary" => ("multipart/mixed; boundary=other", $"--b1\r\n{Http}GET Projects?$top=3 HTTP/1.1\r\n\r\n\r\n--b1--\r\n"),
            "group" => ("application/json", Json("{\"id\":\"1\",\"method\":\"GET\",\"atomicityGroup\":\"g\",\"url\":\"Projects?$top=2\"}")),
            "long" => ("application/json", Json(Good.Replace("$top=2", "$top=2&x=" + new string('x', 1_200_000), StringComparison.Ordinal))),
            "depends" => ("application/json", Json("{\"id\":\"1\",\"method\":\"GET\",\"url\":\"Nothing\"}", "{\"id\":\"2\",\"dependsOn\":[\"1\"],\"method\":\"GET\",\"url\":\"Projects?$top=2\"}")),
            "nested" => ("application/json", Json("{\"id\":\"1\",\"method\":\"POST\",\"url\":\"/odata/v1/$batch\",\"headers\":{\"content-type\":\"application/json\"},\"body\":{\"requests\":[]}}")),
            "elsewhere" => ("application/json", Json("{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/tokens\"}")),
            "delete" => ("application/json", Json("{\"id\":\"1\",\"method\":\"DELETE\",\"url\":\"Worklogs(1)\"}")),
            "multipart" => ("multipart/mixed; boundary=b1", $"--b1\r\n{Http}GET Worklogs?$filter=Team%20eq&$top=3 HTTP/1.1\r\n\r\n\r\n--b1--\r\n"),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    private static async Task<HttpRequestMessage> RequestAsync(HttpClient client, string address)
    {
        var (method, rest) = address.IndexOf(':', StringComparison.Ordinal) is > 0 and < 8 and var at ? (address[..at], address[(at + 1)..]) : ("GET", address);
        HttpRequestMessage Message(HttpMethod verb, string uri) => new(verb, new Uri(uri, UriKind.RelativeOrAbsolute));
        switch (method)
        {
            case "DELETE":
                return Message(HttpMethod.Delete, rest);
            case "3.0":
                var old = Message(HttpMethod.Get, rest);
                old.Headers.Add("OData-MaxVersion", "3.0");
                return old;
            case "ACCEPT" or "MATCH":
                var conditional = Message(HttpMethod.Get, rest);
                conditional.Headers.TryAddWithoutValidation(method == "ACCEPT" ? "Accept" : "If-Match", method == "ACCEPT" ? "image/png, text/html;q=0.5, application/json;q=0" : "\"old\"");
                return conditional;
            case "POST":
                var post = Message(HttpMethod.Post, rest);
                post.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                return post;
            case "LONG":
                var heavy = Message(HttpMethod.Post, rest);
                heavy.Content = new StringContent("$filter=" + new string('x', 300_000), Encoding.UTF8, "text/plain");
                return heavy;
            case "BODY":
                var body = Message(HttpMethod.Post, rest.Split('?')[0]);
                body.Content = new StringContent(Written(rest.Split('?')[1]), Encoding.UTF8, "text/plain");
                return body;
            case "BATCH":
                var (type, batch) = Batch(rest);
                var several = Message(HttpMethod.Post, "$batch");
                several.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(batch));
                several.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                several.Headers.Add("Prefer", "continue-on-error");
                return several;
            case "NEXT":
                return Message(HttpMethod.Get, await NextAsync(client, rest));
            case "OLD":
                // A token as it would have been, had the page before been read from version 1.
                var next = await NextAsync(client, rest);
                var token = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(next.AsSpan(next.LastIndexOf('=') + 1)))!;
                (token[0], token[2]) = ("1", "0");
                return Message(HttpMethod.Get, next[..(next.LastIndexOf('=') + 1)] + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(token)));
            default:
                return Message(HttpMethod.Get, rest);
        }
    }

    private static async Task<string> NextAsync(HttpClient client, string address) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(address, UriKind.Relative), Stop)).RootElement.GetProperty("@odata.nextLink").GetString()!;

    /// <summary>Questions too long to be written down.</summary>
    private static string Written(string body) => body
        .Replace("{in3}", string.Join(" or ", Enumerable.Range(0, 3).Select(n => $"IssueSk in ({string.Join(',', Enumerable.Range(n * 1000, 900))})")), StringComparison.Ordinal)
        .Replace("{in1001}", $"IssueSk in ({string.Join(',', Enumerable.Range(0, 1001))})", StringComparison.Ordinal)
        .Replace("{ors}", string.Join(" or ", Enumerable.Range(0, 5).Select(_ => $"IsDeleted in ({string.Join(',', Enumerable.Repeat("true", 900))})")), StringComparison.Ordinal)
        .Replace("{functions}", string.Join(" or ", Enumerable.Range(0, 501).Select(_ => "length(Team) eq 1")), StringComparison.Ordinal)
        .Replace("{deep}", string.Concat(Enumerable.Repeat("not (", 15)) + "IsDeleted" + new string(')', 15), StringComparison.Ordinal)
        .Replace("{nested}", Enumerable.Range(0, 14).Aggregate("(Team eq SourceId)", (inner, _) => $"({inner} eq (Team eq SourceId))"), StringComparison.Ordinal);

    [GeneratedRegex(@"FeedException\.(Unsupported|Malformed|NotFound)\(|new FeedException\(4|throw new FeedException\(4|throw Refuse\(")]
    private static partial Regex Site();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
