using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Prism.ODataService.Contract;

namespace Prism.ODataService.Tests;

/// <summary>What <c>$metadata</c> declares of each set is what happens: what is declared works, and what is refused is declared refused.</summary>
public sealed class CapabilityTests(RunningService service)
{
    private const string Capabilities = "Org.OData.Capabilities.V1.";

    private static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";
    private static readonly SemaphoreSlim Reading = new(1, 1);
    private static XElement? _container;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task What_a_set_declares_to_answer_it_answers(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var declared = await DeclaredAsync(name);
        string[] plain = [.. set.Columns.Select(c => c.Name)];

        Assert.True(Bool(declared, "FilterRestrictions", "Filterable"));
        await AnswersAsync(Whole.Of(set, "").TrimEnd('?', '&') + (set.MustNarrowBy.Count > 0 ? " and " : "?$filter=") + string.Join(" and ", plain.Select(p => $"({p} eq null or {p} ne null)")));
        Assert.True(Bool(declared, "SortRestrictions", "Sortable"));
        await AnswersAsync(Whole.Of(set, "$top=3&$orderby=" + string.Join(',', plain.Select((p, i) => i % 2 == 0 ? p : $"{p} desc"))));
        Assert.True(Bool(declared, "CountRestrictions", "Countable"));
        var count = (await AnswersAsync(Whole.Of(set, "$count=true&$top=1"))).GetProperty("@odata.count").GetInt64();
        Assert.Equal(count.ToString(System.Globalization.CultureInfo.InvariantCulture), await service.Client.GetStringAsync(new Uri(name + "/$count", UriKind.Relative), Stop));
        Assert.True(Bool(declared, "TopSupported") && Bool(declared, "SkipSupported") && Bool(declared, "IndexableByKey"));
        Assert.Equal(1, (await AnswersAsync(Whole.Of(set, "$top=1&$skip=1"))).GetProperty("value").GetArrayLength());
        var row = (await AnswersAsync(Whole.Of(set, $"$top=1&$select={string.Join(',', set.Keys.Select(k => k.Name))}"))).GetProperty("value")[0];
        string Literal(Column key) => key.Kind == ColumnKind.Text ? Uri.EscapeDataString($"'{row.GetProperty(key.Name).GetString()!.Replace("'", "''", StringComparison.Ordinal)}'") : row.GetProperty(key.Name).GetRawText();
        await AnswersAsync($"{name}({(set.Keys.Count == 1 ? Literal(set.Keys[0]) : string.Join(',', set.Keys.Select(k => $"{k.Name}={Literal(k)}")))})");
        Assert.True(Bool(declared, "SelectSupport", "Supported") && Bool(declared, "SelectSupport", "ComputeSupported"));
        await AnswersAsync(Whole.Of(set, $"$top=1&$select={string.Join(',', plain)}"));
        await AnswersAsync(Whole.Of(set, $"$top=1&$select=Twice&$compute={(set.Columns.FirstOrDefault(c => c.Kind is ColumnKind.Int32 or ColumnKind.Int64)?.Name ?? "LoadSk")} mul 2 as Twice"));

        var links = declared.Parent!.Parent!.Elements(Edm + "EntityType").Single(t => $"Prism.{t.Attribute("Name")!.Value}" == declared.Attribute("EntityType")!.Value).Elements(Edm + "NavigationProperty").Select(n => n.Attribute("Name")!.Value).ToList();
        Assert.Equal(links.Count > 0, Bool(declared, "ExpandRestrictions", "Expandable"));
        Assert.Equal(set.References.Select(r => r.Name), links);
        if (links.Count > 0)
        {
            await AnswersAsync(Whole.Of(set, $"$top=1&$expand={string.Join(',', links)}"));
            await AnswersAsync(Whole.Of(set, "$top=1&$expand=*"));
        }

        if (Bool(declared, "SearchRestrictions", "Searchable"))
        {
            await AnswersAsync(Whole.Of(set, "$top=1&$search=alpha"));
        }
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task What_a_set_declares_to_aggregate_it_aggregates(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var apply = Record(await DeclaredAsync(name), "Org.OData.Aggregation.V1.ApplySupported");

        // No restrictions: each property can be grouped by and aggregated.
        Assert.Equal("false", apply.Single(p => p.Attribute("Property")!.Value == "PropertyRestrictions").Attribute("Bool")!.Value);
        Assert.Equal(["filter", "groupby", "aggregate", "compute"], apply.Single(p => p.Attribute("Property")!.Value == "Transformations").Descendants(Edm + "String").Select(t => t.Value));
        Assert.EndsWith("RollupType/None", apply.Single(p => p.Attribute("Property")!.Value == "Rollup").Value.Trim(), StringComparison.Ordinal);
        var names = set.Columns.Select(c => c.Name).ToList();
        await AnswersAsync($"{name}?$apply=filter({names[0]} ne null)/groupby(({string.Join(',', names)}))&$top=1");
        await AnswersAsync($"{name}?$apply=aggregate($count as N,{string.Join(',', names.Select((n, i) => $"{n} with countdistinct as D{i}"))})");
        await AnswersAsync($"{name}?$apply=aggregate({string.Join(',', set.Columns.Where(c => c.Kind != ColumnKind.Boolean).Select((c, i) => $"{c.Name} with max as M{i},{c.Name} with min as L{i}"))})");
        if (set.Columns.Where(c => c.Kind is ColumnKind.Int32 or ColumnKind.Double or ColumnKind.Decimal).ToList() is { Count: > 0 } numbers)
        {
            await AnswersAsync($"{name}?$apply=compute({numbers[0].Name} mul 2 as Twice)/aggregate(Twice with sum as S,{string.Join(',', numbers.Select((c, i) => $"{c.Name} with average as A{i},{c.Name} with sum as S{i}"))})");
        }

        foreach (var reference in set.References.Take(3))
        {
            await AnswersAsync($"{name}?$apply=groupby(({reference.Name}/{reference.Target.Columns[1].Name}),aggregate($count as N))&$orderby=N desc&$top=2&$count=true");
        }

        // No rollup, and none of the transformations that are not named.
        foreach (var transformation in new[] { $"groupby((rollup({names[0]},{names[1]})))", $"topcount(2,{names[0]})", $"orderby({names[0]})", "top(1)", "skip(1)", "concat(identity,aggregate($count as N))", "identity", "search(a)" })
        {
            await RefusesAsync(HttpMethod.Get, $"{name}?$apply={transformation}", HttpStatusCode.NotImplemented);
        }
    }

    [Theory]
    [MemberData(nameof(PagingTests.Sets), MemberType = typeof(PagingTests))]
    public async Task What_a_set_declares_to_refuse_it_refuses(string name)
    {
        var set = EdmModel.Sets.Single(s => s.Name == name);
        var declared = await DeclaredAsync(name);
        Assert.False(Bool(declared, "InsertRestrictions", "Insertable") || Bool(declared, "UpdateRestrictions", "Updatable") || Bool(declared, "DeleteRestrictions", "Deletable"));
        foreach (var (method, path) in new[] { ("POST", name), ("PATCH", $"{name}(1)"), ("PUT", $"{name}(1)"), ("DELETE", $"{name}(1)"), ("MERGE", $"{name}(1)") })
        {
            using var response = await RefusesAsync(new HttpMethod(method), path, HttpStatusCode.MethodNotAllowed);
            Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow);
        }

        if (Bool(declared, "FilterRestrictions", "RequiresFilter"))
        {
            await RefusesAsync(HttpMethod.Get, name, HttpStatusCode.BadRequest);
            var required = Record(declared, Capabilities + "FilterRestrictions").Single(p => p.Attribute("Property")!.Value == "RequiredProperties").Descendants(Edm + "PropertyPath").Select(p => p.Value).ToList();
            await AnswersAsync($"{name}?$filter={string.Join(" and ", required.Select(r => $"{r} ge 2024-01-01"))}&$top=1");
        }
        else
        {
            await AnswersAsync($"{name}?$top=1");
        }

        if (!Bool(declared, "SearchRestrictions", "Searchable"))
        {
            await RefusesAsync(HttpMethod.Get, Whole.Of(set, "$search=x"), HttpStatusCode.NotImplemented);
        }

        if (set.References.FirstOrDefault(r => r.Target.References.Count > 0) is { } reference)
        {
            // One level, and no paths in $select.
            Assert.Equal("1", Record(declared, Capabilities + "ExpandRestrictions").Single(p => p.Attribute("Property")!.Value == "MaxLevels").Attribute("Int")!.Value);
            await RefusesAsync(HttpMethod.Get, Whole.Of(set, $"$expand={reference.Name}($expand={reference.Target.References[0].Name})"), HttpStatusCode.NotImplemented);
            Assert.False(Bool(declared, "SelectSupport", "Expandable"));
            await RefusesAsync(HttpMethod.Get, Whole.Of(set, $"$select={reference.Name}/{reference.Target.Columns[0].Name}"), HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task What_the_service_declares_is_so()
    {
        var container = await ContainerAsync();
        Dictionary<string, string> calls = new(StringComparer.Ordinal)
        {
            ["contains"] = "contains(Team,'a')", ["startswith"] = "startswith(Team,'a')", ["endswith"] = "endswith(Team,'a')", ["length"] = "length(Team) eq 1", ["tolower"] = "tolower(Team) eq 'a'", ["toupper"] = "toupper(Team) eq 'A'",
            ["trim"] = "trim(Team) eq 'a'", ["indexof"] = "indexof(Team,'a') eq 1", ["substring"] = "substring(Team,1) eq 'a'", ["concat"] = "concat(Team,'a') eq 'a'", ["year"] = "year(StartedAtUtc) eq 2024",
            ["month"] = "month(Date) eq 2", ["day"] = "day(Date) eq 2", ["hour"] = "hour(StartedAtUtc) eq 2", ["minute"] = "minute(StartedAtUtc) eq 2", ["second"] = "second(StartedAtUtc) eq 2", ["date"] = "date(StartedAtUtc) eq 2024-01-01",
            ["now"] = "StartedAtUtc lt now()", ["round"] = "round(SpentHours) eq 2", ["floor"] = "floor(SpentHours) eq 2", ["ceiling"] = "ceiling(SpentHours) eq 2",
        };
        var functions = Strings(container, "FilterFunctions");
        Assert.Equal(calls.Keys.Order(StringComparer.Ordinal), functions.Order(StringComparer.Ordinal));
        foreach (var call in calls.Values)
        {
            await AnswersAsync($"Worklogs?$top=1&$filter={call}");
        }

        foreach (var call in new[] { "fractionalseconds(StartedAtUtc) gt 0", "totaloffsetminutes(StartedAtUtc) eq 0", "time(StartedAtUtc) gt 10:00:00", "StartedAtUtc lt maxdatetime()" })
        {
            await RefusesAsync(HttpMethod.Get, $"Worklogs?$filter={call}", HttpStatusCode.NotImplemented);
        }

        foreach (var type in Strings(container, "SupportedFormats"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("Statuses?$top=2", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept", type);
            using var response = await service.Client.SendAsync(request, Stop);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        }

        Assert.True(Bool(container, "QuerySegmentSupported") && Bool(container, "BatchSupported"));
        using var body = new StringContent("$top=1", Encoding.UTF8, "text/plain");
        using var asked = await service.Client.PostAsync(new Uri("Worklogs/$query", UriKind.Relative), body, Stop);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using var requests = new StringContent("{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"Statuses\"}]}", Encoding.UTF8, "application/json");
        using var batch = await service.Client.PostAsync(new Uri("$batch", UriKind.Relative), requests, Stop);
        Assert.Equal(HttpStatusCode.OK, batch.StatusCode);

        Assert.False(Bool(container, "KeyAsSegmentSupported") || Bool(container, "AsynchronousRequestsSupported") || Bool(container, "CrossJoinSupported"));
        await RefusesAsync(HttpMethod.Get, "Worklogs/1", HttpStatusCode.BadRequest);
        await RefusesAsync(HttpMethod.Get, "$crossjoin(Worklogs,Projects)", HttpStatusCode.NotImplemented);
        using var later = new HttpRequestMessage(HttpMethod.Get, new Uri("Statuses?$top=1", UriKind.Relative));
        later.Headers.Add("Prefer", "respond-async");
        using var now = await service.Client.SendAsync(later, Stop);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
        Assert.False(now.Headers.Contains("Preference-Applied"));
    }

    private Task<JsonElement> AnswersAsync(string address) => service.GetAsync(address);

    private async Task<HttpResponseMessage> RefusesAsync(HttpMethod method, string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        var response = await service.Client.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == status, $"{method} {address}: {(int)response.StatusCode} {text[..Math.Min(text.Length, 600)]}");
        Assert.NotEmpty(JsonDocument.Parse(text).RootElement.GetProperty("error").GetProperty("details").EnumerateArray());
        return response;
    }

    private async Task<XElement> DeclaredAsync(string set) => (await ContainerAsync()).Elements(Edm + "EntitySet").Single(e => e.Attribute("Name")!.Value == set);

    private async Task<XElement> ContainerAsync()
    {
        await Reading.WaitAsync(Stop);
        try
        {
            return _container ??= XDocument.Parse(await service.Client.GetStringAsync(new Uri("$metadata", UriKind.Relative), Stop)).Descendants(Edm + "EntityContainer").Single();
        }
        finally
        {
            Reading.Release();
        }
    }

    private static bool Bool(XElement on, string term) => Annotation(on, Capabilities + term).Attribute("Bool")!.Value == "true";

    private static bool Bool(XElement on, string term, string property) => Record(on, Capabilities + term).Single(p => p.Attribute("Property")!.Value == property).Attribute("Bool")!.Value == "true";

    private static List<string> Strings(XElement on, string term) => [.. Annotation(on, Capabilities + term).Descendants(Edm + "String").Select(s => s.Value)];

    private static List<XElement> Record(XElement on, string term) => [.. Annotation(on, term).Element(Edm + "Record")!.Elements(Edm + "PropertyValue")];

    private static XElement Annotation(XElement on, string term) =>
        on.Elements(Edm + "Annotation").Single(a => term.EndsWith($".{a.Attribute("Term")!.Value.Split('.')[^1]}", StringComparison.Ordinal) && term.Contains(a.Attribute("Term")!.Value.Split('.')[^2], StringComparison.Ordinal));
}
