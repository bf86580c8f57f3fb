using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Sbom;

/// <summary>
/// A bill of materials in CycloneDX 1.6 (JSON), from the <c>deps.json</c> that stands beside a published program: exactly the packages that are shipped with
/// it, and which of them needs which. The runtime and the image below it are not in it: they have bills of their own.
/// </summary>
public static class BillOfMaterials
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="dependencies">Text of <c>PROGRAM.deps.json</c>.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="now">When the bill is made.</param>
    /// <exception cref="InvalidDataException">The text is no <c>deps.json</c>.</exception>
    public static string Write(string dependencies, string fileName, DateTimeOffset now)
    {
        const string suffix = ".deps.json";
        if (!fileName.EndsWith(suffix, StringComparison.Ordinal) || Read(dependencies) is not { } root)
        {
            throw new InvalidDataException($"{fileName} is no deps.json of a published program.");
        }

        var program = fileName[..^suffix.Length];
        var libraries = root["libraries"]!.AsObject();
        var needs = root["targets"]!.AsObject()[root["runtimeTarget"]!["name"]!.GetValue<string>()]!.AsObject();
        var references = libraries.ToDictionary(library => library.Key, library => Reference(library.Key, IsPackage(library.Value)), StringComparer.Ordinal);
        if (references.Keys.FirstOrDefault(key => key.StartsWith(program + "/", StringComparison.Ordinal)) is not { } self)
        {
            throw new InvalidDataException($"{fileName} does not describe {program}.");
        }

        var components = libraries.Where(library => library.Key != self).OrderBy(library => library.Key, StringComparer.Ordinal).Select(library => (JsonNode)Component(library.Key, library.Value!, references[library.Key]));
        var edges = needs.OrderBy(library => library.Key, StringComparer.Ordinal).Select(library => (JsonNode)new JsonObject
        {
            ["ref"] = references[library.Key],
            ["dependsOn"] = new JsonArray([.. (library.Value!["dependencies"]?.AsObject() ?? []).Select(need => $"{need.Key}/{need.Value}").Where(references.ContainsKey)
                .Select(need => references[need]).Distinct().Order(StringComparer.Ordinal).Select(need => (JsonNode)need)]),
        });
        return new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(fileName + dependencies)).AsSpan(0, 16)):D}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = references[self], ["name"] = program, ["version"] = self[(program.Length + 1)..] },
            },
            ["components"] = new JsonArray([.. components]),
            ["dependencies"] = new JsonArray([.. edges]),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Component(string key, JsonNode library, string reference)
    {
        var at = key.IndexOf('/', StringComparison.Ordinal);
        var component = new JsonObject { ["type"] = "library", ["bom-ref"] = reference, ["name"] = key[..at], ["version"] = key[(at + 1)..], ["scope"] = "required" };
        if (IsPackage(library))
        {
            component["purl"] = reference;

            // NuGet's hash of a package's content without its signature: no hash of a file, which is what CycloneDX's own field would say.
            component["properties"] = new JsonArray(new JsonObject { ["name"] = "nuget:contentHash", ["value"] = library["sha512"]?.GetValue<string>() ?? "" });
        }

        return component;
    }

    private static bool IsPackage(JsonNode? library) => library?["type"]?.GetValue<string>() == "package";

    private static string Reference(string key, bool isPackage)
    {
        var at = key.IndexOf('/', StringComparison.Ordinal);
        return isPackage ? $"pkg:nuget/{Uri.EscapeDataString(key[..at])}@{Uri.EscapeDataString(key[(at + 1)..])}" : key;
    }

    private static JsonObject? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject root && root["libraries"] is JsonObject && root["targets"] is JsonObject && root["runtimeTarget"]?["name"] is not null ? root : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
