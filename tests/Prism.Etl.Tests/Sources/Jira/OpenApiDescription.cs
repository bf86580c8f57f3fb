using System.Globalization;
using System.Text.Json;

namespace Prism.Etl.Tests.Sources.Jira;

/// <summary>As much of OpenAPI 3 as requests need: path, method, query parameters, and the body's schema.</summary>
internal sealed class OpenApiDescription(JsonElement root)
{
    private static readonly Lazy<OpenApiDescription?> Cloud = new(() => JiraCorpus.Find("openapi", "jira-cloud-platform-v3.openapi.json") is { } path ? Open(path) : null);
    private static readonly Lazy<OpenApiDescription?> Agile = new(() => JiraCorpus.Find("openapi", "jira-software-cloud-agile.openapi.json") is { } path ? Open(path) : null);

    /// <summary>
    /// What is wrong with a request to Cloud's platform or to the agile interface, at the site or through the gateway; null for other requests (Data
    /// Center's version 2 has no description), and where the descriptions are not at hand.
    /// </summary>
    public static string? CloudProblem(SentRequest sent) => Problem(sent, "/rest/api/3/", Cloud) ?? Problem(sent, "/rest/agile/1.0/", Agile);

    private static string? Problem(SentRequest sent, string root, Lazy<OpenApiDescription?> description)
    {
        var at = sent.Path.IndexOf(root, StringComparison.Ordinal);
        return at < 0 ? null : description.Value?.Problem(sent with { Address = new Uri(new Uri("http://site/"), sent.Path[at..] + sent.Address.Query) });
    }

    public static OpenApiDescription Open(string path) => new(JiraCorpus.Parse(File.ReadAllText(path)));

    /// <summary>What is wrong with a request; null where nothing is.</summary>
    public string? Problem(SentRequest sent)
    {
        var path = root.GetProperty("paths").EnumerateObject().Where(candidate => Matches(candidate.Name, sent.Path)).OrderBy(candidate => candidate.Name.Count(letter => letter == '{')).FirstOrDefault();
        if (path.Value.ValueKind != JsonValueKind.Object)
        {
            return "no such path";
        }

        if (!path.Value.TryGetProperty(sent.Method.Method.ToLowerInvariant(), out var operation))
        {
            return "no such method";
        }

        if (operation.TryGetProperty("deprecated", out var deprecated) && deprecated.GetBoolean())
        {
            return "deprecated";
        }

        return Query(sent, operation) ?? Body(sent, operation);
    }

    private static bool Matches(string template, string path)
    {
        var (wanted, given) = (template.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }

    private string? Query(SentRequest sent, JsonElement operation)
    {
        var known = operation.TryGetProperty("parameters", out var list)
            ? list.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").ToDictionary(parameter => parameter.GetProperty("name").GetString()!)
            : [];
        foreach (var pair in sent.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (pair.Split('=')[0], Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));
            if (!known.TryGetValue(name, out var parameter))
            {
                return $"unknown parameter {name}";
            }

            var schema = Resolve(parameter.GetProperty("schema"));
            var item = schema.TryGetProperty("items", out var items) ? Resolve(items) : schema;
            var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if ((Type(item) == "integer" && (!isNumber || (item.TryGetProperty("maximum", out var maximum) && number > maximum.GetInt64()) || (item.TryGetProperty("minimum", out var minimum) && number < minimum.GetInt64())))
                || (Type(item) == "boolean" && value is not ("true" or "false")))
            {
                return $"{name}={value} is not what it may be";
            }

            if (parameter.TryGetProperty("deprecated", out var old) && old.GetBoolean())
            {
                return $"{name} is deprecated";
            }

            if (item.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(choice => choice.GetString() != value))
            {
                return $"{name}={value} is none of the choices";
            }
        }

        return known.Values.FirstOrDefault(parameter => parameter.TryGetProperty("required", out var required) && required.GetBoolean()
            && !sent.Address.Query.Contains(parameter.GetProperty("name").GetString() + "=", StringComparison.Ordinal)) is { ValueKind: JsonValueKind.Object } missing
            ? $"lacks {missing.GetProperty("name")}"
            : null;
    }

    private string? Body(SentRequest sent, JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return sent.Body is null ? null : "takes no body";
        }

        return sent.Body is null ? "lacks its body" : Value(JiraCorpus.Parse(sent.Body), body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), "body");
    }

    private string? Value(JsonElement value, JsonElement schema, string at)
    {
        schema = Resolve(schema);
        return Type(schema) switch
        {
            "object" => Members(value, schema, at),
            "array" => Elements(value, schema, at),
            "string" => value.ValueKind == JsonValueKind.String ? null : $"{at} is no text",
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{at} is no truth value",
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
                && (!schema.TryGetProperty("maximum", out var maximum) || number <= maximum.GetInt64())
                && (!schema.TryGetProperty("minimum", out var minimum) || number >= minimum.GetInt64()) ? null : $"{at} is no number it may be",
            _ => null,
        };
    }

    private string? Members(JsonElement value, JsonElement schema, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return $"{at} is no object";
        }

        var isClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (schema.GetProperty("properties").TryGetProperty(member.Name, out var known))
            {
                if (Value(member.Value, known, $"{at}.{member.Name}") is { } problem)
                {
                    return problem;
                }
            }
            else if (isClosed)
            {
                return $"{at} has no {member.Name}";
            }
        }

        return schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}").FirstOrDefault()
            : null;
    }

    private string? Elements(JsonElement value, JsonElement schema, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return $"{at} is no list";
        }

        var items = value.EnumerateArray().ToList();
        if ((schema.TryGetProperty("maxItems", out var most) && items.Count > most.GetInt32()) || (schema.TryGetProperty("minItems", out var least) && items.Count < least.GetInt32()))
        {
            return $"{at} has {items.Count} items";
        }

        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && items.Select(item => item.GetRawText()).Distinct().Count() < items.Count)
        {
            return $"{at} has an item twice";
        }

        return items.Select(item => Value(item, schema.GetProperty("items"), at + "[]")).FirstOrDefault(problem => problem is not null);
    }

    private static string? Type(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));
        }

        return schema;
    }
}
