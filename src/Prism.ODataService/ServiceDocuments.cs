using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Prism.ODataService.Contract;
using Prism.ODataService.Explaining;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>The documents that describe the feed, made once: <c>$metadata</c> as XML and JSON.</summary>
public sealed class ServiceDocuments
{
    public ServiceDocuments(IReadOnlyList<EntitySet> sets)
    {
        Sets = sets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var model = ContractModel.Build(sets);
        ExplainFunction.Declare(model);
        Model = model;
        Xml = WriteXml(Model);
        Json = WriteJson(Model);
    }

    public IReadOnlyDictionary<string, EntitySet> Sets { get; }
    public IEdmModel Model { get; }
    public byte[] Xml { get; }
    public byte[] Json { get; }

    /// <summary>Writes the service document.</summary>
    public async Task WriteServiceDocumentAsync(HttpContext context, string root, JsonStyle style)
    {
        context.Response.ContentType = FeedFormat.ContentType(style);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Encoder = JsonText.Encoder });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            if (style.Metadata != JsonMetadata.None)
            {
                json.WriteString("@odata.context", $"{root}/$metadata");
            }

            json.WriteStartArray("value");
            foreach (var name in Sets.Keys)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("kind", "EntitySet");
                json.WriteString("url", name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>XML unless JSON is asked for by <c>$format</c>, or is all that is accepted: Power Query accepts JSON first and means XML here.</summary>
    public async Task WriteMetadataAsync(HttpContext context, string? format)
    {
        var accept = context.Request.Headers.Accept.ToString();
        var isJson = format is not null
            ? format.Contains("json", StringComparison.OrdinalIgnoreCase)
            : accept.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("xml", StringComparison.OrdinalIgnoreCase)
                && !accept.Contains("*/*", StringComparison.Ordinal) && !accept.Contains("odata.metadata", StringComparison.OrdinalIgnoreCase);
        context.Response.ContentType = isJson ? "application/json;charset=utf-8" : "application/xml;charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(isJson ? Json : Xml, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static byte[] WriteXml(IEdmModel model)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            if (!CsdlWriter.TryWriteCsdl(model, xml, CsdlTarget.OData, out var errors))
            {
                throw Invalid(errors);
            }
        }

        return stream.ToArray();
    }

    private static byte[] WriteJson(IEdmModel model)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            if (!CsdlWriter.TryWriteCsdl(model, json, out var errors))
            {
                throw Invalid(errors);
            }
        }

        return stream.ToArray();
    }

    private static InvalidOperationException Invalid(IEnumerable<EdmError> errors) =>
        new($"The contract cannot be written: {string.Join("; ", errors.Select(e => e.ErrorMessage))}");
}
