using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prism.ODataService.Querying;
using Prism.ODataService.Security;
using Prism.ODataService.Security.Tokens;
using Prism.SqlServerTests;
using Prism.Warehouse;

namespace Prism.ODataService.Tests.Security;

/// <summary>
/// Whatever a caller writes, wherever it writes it, no SQL holds a letter of it: literals, lists, names, aliases, keys, tokens of pages, headers, bodies, and the
/// rights that somebody was given. Every text that is sent to SQLite is looked at, and what SQL Server would be sent for the same question.
/// </summary>
[Collection(RightsCollection.Name)]
public sealed class InjectionTests(RightsWarehouse rights)
{
    /// <summary>A word that stands in every hostile text, and nowhere else.</summary>
    private const string Mark = "zqxv";

    private static readonly string[] Hostile =
    [
        $"{Mark}", $"'{Mark}", $"''{Mark}''", $"{Mark}' OR '1'='1", $"{Mark}'); DROP TABLE DimProject; --", $"{Mark}'/*", $"*/{Mark}--", $"{Mark}\";--", $"]{Mark}[", $"`{Mark}`", $"{Mark}\\'", $"%{Mark}_", $"{Mark};GO\nSELECT 1",
        $"\u2019{Mark}\u2018", $"\uFF07{Mark}\uFF02", $"\u02BC{Mark}\u2032", $"{Mark}\u0000'", $"\u202E{Mark}\u202C", $"{Mark}\u0301'", $"\u00A0{Mark}\u2028'", $"😀{Mark}👩‍💻", $"@odata0{Mark}", $"{{0}}{Mark}{{1}}", $"{Mark} UNION SELECT * FROM ops.AccessToken",
        $"{Mark}' COLLATE NOCASE --", $"char(39){Mark}", $"0x27{Mark}", $"N'{Mark}", $"$it/{Mark}", $"{Mark}\r\n--",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_SQL_holds_what_a_caller_wrote()
    {
        var log = new SqlLog();
        await using var app = await rights.StartAsync(services => services.AddLogging(l => l.SetMinimumLevel(LogLevel.Debug).AddProvider(log)));
        using var asker = new Asker(app.Urls.First());
        var callers = new List<MatrixCaller> { rights.Callers["administrator"] };

        // Rights are written by an administrator, and names of portfolios by whoever keeps the register.
        foreach (var part in Hostile.Chunk(10))
        {
            var right = new Rights { Portfolios = part, Programs = part, Projects = part, RegisterAddresses = part, PeoplesData = true };
            var (_, text) = await rights.Services.GetRequiredService<AccessTokens>().CreateAsync("test", "hostile", "injection", right, 7, Stop);
            callers.Add(new MatrixCaller("hostile", new("Bearer", text), right, rights.Nobody.Expected));
        }

        var answered = 0;
        List<string> wrong = [];
        foreach (var (hostile, i) in Hostile.Select((h, i) => (h, i)))
        {
            foreach (var address in Addresses(hostile).Concat(Aliases(hostile)))
            {
                var told = await asker.SendAsync(callers[i % callers.Count], HttpMethod.Get, Sendable(address), null, Headers(hostile));
                Note(told, address);
            }

            foreach (var address in Addresses(hostile).Where((_, at) => at % 3 == i % 3))
            {
                var at = address.IndexOf('?', StringComparison.Ordinal);
                using var query = new StringContent(address[(at + 1)..], Encoding.UTF8, "text/plain");
                Note(await asker.SendAsync(callers[0], HttpMethod.Post, $"{Sendable(address[..at])}/$query", query), address);
                using var batch = new StringContent(JsonSerializer.Serialize(new { requests = new[] { new { id = hostile, method = "GET", url = Sendable(address) } } }), Encoding.UTF8, "application/json");
                Note(await asker.SendAsync(callers[0], HttpMethod.Post, "$batch", batch), address);
            }
        }

        void Note(Told told, string address)
        {
            answered += told.Status == HttpStatusCode.OK ? 1 : 0;
            if ((int)told.Status >= 500 && told.Status != HttpStatusCode.NotImplemented)
            {
                wrong.Add($"{address}: {(int)told.Status} {told.Text}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{answered} answers, {log.Texts.Count} different texts of SQL");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(answered > Hostile.Length * 15 && log.Texts.Count > 30, $"{answered} answers, {log.Texts.Count} texts");
        Assert.DoesNotContain(log.Texts.Keys, sql => sql.Contains(Mark, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_TSQL_would_hold_it_either()
    {
        var database = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=nowhere;Database=none;Integrated Security=true" } });
        using var warehouse = database.CreateContext();
        var translator = rights.Services.GetRequiredService<QueryTranslator>();
        var root = new Uri("http://prism/odata/v1/");
        var translated = 0;
        foreach (var hostile in Hostile)
        {
            var right = new Rights { Portfolios = [hostile], Programs = [hostile], Projects = [hostile], RegisterAddresses = [hostile] };
            var parameters = new SqlParameters();
            var (scopes, projects) = Prism.ODataService.Security.Rows.SeenScopes.Statements(right, SqlServerDialect.Instance, parameters);
            List<string> texts = [scopes, projects];
            foreach (var address in Addresses(hostile).Concat(Aliases(hostile)))
            {
                try
                {
                    var uri = new Uri(root, Sendable(address));
                    var asked = new QueryOptions(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query)));
                    var question = FeedQuestion.Read(rights.Services.GetRequiredService<ServiceDocuments>(), translator, Sendable(address), asked);
                    var query = translator.Translate(warehouse, SqlServerDialect.Instance, question.Set, question.Parser, asked, question.Key, 100, identifiesRows: true, mustNarrow: false, right);
                    texts.AddRange(new[] { query.PageSql, query.CountSql, query.LengthSql }.Select(query.Tables.Complete));
                    translated++;
                }
                catch (FeedException)
                {
                    // Refused: nothing is sent.
                }
            }

            foreach (var sql in texts)
            {
                Assert.DoesNotContain(Mark, sql, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.True(translated > Hostile.Length * 10, $"{translated} were translated");
    }

    public static TheoryData<string> Kinds() => [.. RightsWarehouse.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_set_is_sound_TSQL_for_every_kind_of_caller(string kind)
    {
        var caller = rights.Callers[kind];
        var database = new WarehouseDatabase(new WarehouseOptions { SqlServer = { ConnectionString = "Server=nowhere;Database=none;Integrated Security=true" } });
        using var warehouse = database.CreateContext();
        var translator = rights.Services.GetRequiredService<QueryTranslator>();
        foreach (var set in EdmModel.Sets)
        {
            var key = set.Keys[0].Name;
            foreach (var address in new[] { $"{set.Name}?$orderby={set.Columns[^1].Name} desc", $"{set.Name}?$apply=groupby(({key}),aggregate($count as N))", $"{set.Name}?$expand={string.Join(',', set.References.Select(r => r.Name))}&$top=5&$skip=2" })
            {
                var asked = new QueryOptions(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..].Replace("$expand=&", "", StringComparison.Ordinal))));
                var question = FeedQuestion.Read(rights.Services.GetRequiredService<ServiceDocuments>(), translator, Sendable(address.Replace("$expand=&", "", StringComparison.Ordinal)), asked);
                var query = translator.Translate(warehouse, SqlServerDialect.Instance, question.Set, question.Parser, asked, null, 100, identifiesRows: false, mustNarrow: false, caller.Rights);
                TransactSql.AssertSound(query.Tables.Complete(query.PageSql));
                TransactSql.AssertSound(query.Tables.Complete(query.CountSql));
            }
        }

        if (!caller.Rights.Organisation)
        {
            var (scopes, projects) = Prism.ODataService.Security.Rows.SeenScopes.Statements(caller.Rights, SqlServerDialect.Instance, new SqlParameters());
            TransactSql.AssertSound(scopes);
            TransactSql.AssertSound(projects);
            TransactSql.AssertSound(Prism.ODataService.Security.Rows.Trimming.Mine(caller.Rights, SqlServerDialect.Instance, new SqlParameters()));
            TransactSql.AssertSound(Prism.ODataService.Security.Rows.Trimming.All(SqlServerDialect.Instance));
        }
    }

    /// <summary>Questions with a text in every literal.</summary>
    private static IEnumerable<string> Addresses(string text)
    {
        var q = $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        yield return $"Projects?$filter=ProjectName eq {q}";
        yield return $"Projects?$filter=ProjectCode in ({q},'P1',{q})&$orderby=indexof(ProjectName,{q}) desc";
        yield return $"Projects?$filter=contains(ProjectName,{q}) or startswith(Manager,{q}) or endswith(Portfolio,{q})";
        yield return $"Projects?$filter=concat(ProjectName,{q}) ne null and length(concat({q},ProjectCode)) gt 0 and substring(concat(ProjectCode,{q}),1) ne {q}";
        yield return $"Projects?$filter=tolower(ProjectName) eq {q} or toupper(trim({q})) eq ProjectCode";
        yield return $"Projects?$filter=ProjectName eq @p and not (Portfolio eq @p)&@p={q}";
        yield return $"Projects/$count?$filter=ProjectName gt {q}";
        yield return $"Issues?$search=\"{text.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}\"";
        yield return $"Issues?$search={Mark}";
        yield return $"Issues?$filter=Project/ProjectName eq {q}&$expand=Project&$top=3";
        yield return $"Worklogs?$apply=filter(PersonName ne {q})/groupby((Project/ProjectName),aggregate(SpentHours with sum as H))&$filter=Project/ProjectName ne {q}";
        yield return $"Worklogs?$apply=compute(concat(SourceId,{q}) as T)/groupby((T),aggregate($count as N))&$top=3";
        yield return $"Worklogs?$compute=concat(PersonName,{q}) as T&$select=T&$top=2";
        yield return $"RejectedRows(SourceSystem={q},Entity={q},SourceId={q},Rule={q})?$select=Rule";
        yield return $"KpiValues?$filter=KpiCode eq {q}&$format=csv";
        yield return $"IssueCustomFields?$filter=Customer eq {q} or Approver eq {q}";
        yield return $"Projects?$filter=ProjectName eq '{text}'";
        yield return $"Projects?$skiptoken={text}";
        var fingerprint = SkipToken.Mark("Projects|||||ProjectName");
        yield return $"Projects?$orderby=ProjectName&$skiptoken={new SkipToken(12, fingerprint, 0, [text, 0L]).Write()}";
    }

    /// <summary>Questions with a text where a name belongs.</summary>
    private static IEnumerable<string> Aliases(string text)
    {
        yield return $"Worklogs?$apply=groupby((PersonSk),aggregate(SpentHours with sum as {text}))&$orderby={text} desc&$filter={text} gt 0";
        yield return $"Worklogs?$apply=groupby((PersonSk),aggregate(SpentHours with sum as {Mark}Sum))&$orderby={Mark}Sum desc&$filter={Mark}Sum gt 0&$select={Mark}Sum";
        yield return $"Worklogs?$compute=SpentHours add 1 as {Mark}More&$orderby={Mark}More&$top=2";
        yield return $"Worklogs?$filter=SpentHours gt @{Mark}&@{Mark}=1";
        yield return $"Projects?$select={text}";
        yield return $"Projects?$expand={text}";
        yield return $"Projects?$orderby={text}";
        yield return $"Projects?$filter={text} eq 1";
        yield return $"Projects?$format={text}";
        yield return $"Projects?{text}=1&$top=1";
        yield return $"Projects?$top={text}";
        yield return $"Projects({text})";
        yield return $"{text}?$top=1";
        yield return $"/?scope={text}";
        yield return $"/explain/{text}";
        yield return $"KpiValues({text})/Prism.Explain()";
    }

    private static (string, string)[] Headers(string text)
    {
        // What a header cannot hold is refused before the service sees it.
        var sent = new string([.. text.Where(c => c is >= ' ' and < (char)127)]);
        return [("Accept", $"application/json, text/{Mark};q=0.1"), ("Prefer", $"odata.maxpagesize=50, {Mark}=\"{sent.Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal)}\""), ("If-None-Match", $"\"{Mark}\""), ("User-Agent", $"{Mark} ({sent.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)})"), ("X-Forwarded-For", sent), ("Accept-Language", Mark), ("OData-Isolation", sent)];
    }

    private static string Sendable(string address)
    {
        var text = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(address))
        {
            text.Append(one is > 0x20 and < 0x7F and not ((byte)'"' or (byte)'<' or (byte)'>' or (byte)'\\' or (byte)'^' or (byte)'`' or (byte)'{' or (byte)'}' or (byte)'|' or (byte)'#' or (byte)'%' or (byte)'[' or (byte)']' or (byte)';' or (byte)'+')
                ? ((char)one).ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"%{one:X2}"));
        }

        // A zero in the path is refused by the server.
        var whole = text.ToString();
        var at = whole.IndexOf('?', StringComparison.Ordinal) is >= 0 and var found ? found : whole.Length;
        return whole[..at].Replace("%00", "", StringComparison.Ordinal) + whole[at..];
    }

    /// <summary>The SQL that the service writes at the level of its details.</summary>
    private sealed class SqlLog : ILoggerProvider, ILogger
    {
        public ConcurrentDictionary<string, bool> Texts { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (name == "Sql" && value is string sql)
                {
                    Texts[sql] = true;
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
