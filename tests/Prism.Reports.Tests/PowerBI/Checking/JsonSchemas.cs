using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>
/// Holds JSON against schemas of draft 07, as far as Microsoft's Fabric schemas use it. Written here because the library at hand passes over
/// <c>const</c>, by which those schemas tell kinds and versions apart.
/// </summary>
internal sealed class JsonSchemas(string folder, string root)
{
    private readonly Dictionary<string, JsonElement> documents = [];

    /// <summary>What is wrong with a document that names its schema; a message per fault, none where it is valid.</summary>
    public List<string> Problems(JsonElement document)
    {
        if (!document.TryGetProperty("$schema", out var named) || named.GetString() is not { } address)
        {
            return ["names no $schema"];
        }

        if (!address.StartsWith(root, StringComparison.Ordinal) || Load(address) is not { } schema)
        {
            return [$"names the schema {address}, which is not among Microsoft's"];
        }

        List<string> problems = [];
        Check(document, schema, address, "$", problems);
        return problems;
    }

    private JsonElement? Load(string address)
    {
        if (!documents.TryGetValue(address, out var document))
        {
            var file = Path.Combine(folder, address[root.Length..].Replace('/', Path.DirectorySeparatorChar));
            if (!File.Exists(file))
            {
                return null;
            }

            documents[address] = document = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        }

        return document;
    }

    private void Check(JsonElement value, JsonElement schema, string address, string at, List<string> problems)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
            {
                problems.Add($"{at}: nothing is allowed here");
            }

            return;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            var (target, where) = Resolve(reference.GetString()!, address);
            Check(value, target, where, at, problems);
            return;
        }

        foreach (var rule in schema.EnumerateObject())
        {
            switch (rule.Name)
            {
                case "type" when !IsOfType(value, rule.Value):
                    problems.Add($"{at}: {value.ValueKind} where {rule.Value} is expected");
                    return;
                case "const" when !JsonElement.DeepEquals(value, rule.Value):
                    problems.Add($"{at}: {value} where {rule.Value} is expected");
                    break;
                case "enum" when !rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(value, allowed)):
                    problems.Add($"{at}: {value} is none of {rule.Value}");
                    break;
                case "pattern" when value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.Value.GetString()!):
                    problems.Add($"{at}: {value} does not match {rule.Value}");
                    break;
                case "maxLength" when value.ValueKind == JsonValueKind.String && value.GetString()!.Length > rule.Value.GetInt32():
                    problems.Add($"{at}: longer than {rule.Value}");
                    break;
                case "minItems" when value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < rule.Value.GetInt32():
                    problems.Add($"{at}: fewer than {rule.Value} items");
                    break;
                case "required" when value.ValueKind == JsonValueKind.Object:
                    problems.AddRange(rule.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: {name} is missing"));
                    break;
                case "allOf":
                    foreach (var part in rule.Value.EnumerateArray())
                    {
                        Check(value, part, address, at, problems);
                    }

                    break;
                case "anyOf" or "oneOf" when !rule.Value.EnumerateArray().Any(part => IsValid(value, part, address)):
                    problems.Add($"{at}: {Short(value)} fits none of the forms that are allowed");
                    break;
                case "items" when value.ValueKind == JsonValueKind.Array && rule.Value.ValueKind == JsonValueKind.Object:
                    var index = 0;
                    foreach (var item in value.EnumerateArray())
                    {
                        Check(item, rule.Value, address, string.Create(CultureInfo.InvariantCulture, $"{at}[{index++}]"), problems);
                    }

                    break;
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            Properties(value, schema, address, at, problems);
        }
    }

    private void Properties(JsonElement value, JsonElement schema, string address, string at, List<string> problems)
    {
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        var hasProperties = schema.TryGetProperty("properties", out var properties);
        foreach (var property in value.EnumerateObject())
        {
            var path = $"{at}.{property.Name}";
            if (hasProperties && properties.TryGetProperty(property.Name, out var known))
            {
                Check(property.Value, known, address, path, problems);
            }
            else if (hasRest && rest.ValueKind == JsonValueKind.False)
            {
                problems.Add($"{path}: there is no such property");
            }
            else if (hasRest)
            {
                Check(property.Value, rest, address, path, problems);
            }
        }
    }

    private bool IsValid(JsonElement value, JsonElement schema, string address)
    {
        List<string> problems = [];
        Check(value, schema, address, "$", problems);
        return problems.Count == 0;
    }

    private (JsonElement Schema, string Address) Resolve(string reference, string address)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : reference[..hash];
        var where = file.Length == 0 ? address : new Uri(new Uri(address), file).ToString();
        var schema = Load(where) ?? throw new InvalidOperationException($"{address} refers to {where}, which is missing.");
        foreach (var step in hash < 0 ? [] : reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            schema = schema.GetProperty(Uri.UnescapeDataString(step));
        }

        return (schema, where);
    }

    private static bool IsOfType(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOfType(value, one))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() % 1 == 0,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => true,
        };

    private static string Short(JsonElement value) => value.ToString() is { Length: > 80 } text ? text[..80] + "…" : value.ToString();
}
