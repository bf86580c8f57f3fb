using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Csdl;
using Microsoft.OData.Edm.Validation;
using Prism.ODataService.Contract;
using Prism.ODataService.EntitySets.IssueCustomFields;
using Prism.ODataService.Explaining;
using Prism.ODataService.Querying;
using Prism.ODataService.Writing;

namespace Prism.ODataService;

/// <summary>
/// What describes the feed: its sets, their model, and <c>$metadata</c> as XML and JSON. Made when the service starts, and again when a load brings other
/// custom fields.
/// </summary>
public sealed class ServiceDocuments
{
    private readonly IReadOnlyList<EntitySet> _sets;
    private volatile Described _now;

    public ServiceDocuments(IReadOnlyList<EntitySet> sets)
    {
        _sets = sets;
        _now = new Described(0, [], sets);
    }

    public IReadOnlyDictionary<string, EntitySet> Sets => _now.Sets;
    public IEdmModel Model => _now.Model;

    /// <summary>Stands for the description where answers are told apart.</summary>
    public string Mark => _now.Mark;

    /// <summary>Takes up the custom fields of the version that is read, where it is not the one that was looked at last.</summary>
    /// <returns>Whether the feed is described otherwise now.</returns>
    public async ValueTask<bool> FollowAsync(WarehouseReading reading, CancellationToken cancellationToken)
    {
        var before = _now;
        if (before.Version == reading.Version)
        {
            return false;
        }

        var columns = await CustomFieldSet.ColumnsAsync(reading.Context, cancellationToken).ConfigureAwait(false);
        var isSame = columns.SequenceEqual(before.CustomFields);
        _now = isSame ? before with { Version = reading.Version } : new Described(reading.Version, columns, columns.Count == 0 ? _sets : [.. _sets, CustomFieldSet.Make(columns, _sets)]);
        return !isSame;
    }

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
        var isJson = IsJson(context.Request, format);
        context.Response.ContentType = isJson ? "application/json;charset=utf-8" : "application/xml;charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.BodyWriter.WriteAsync(isJson ? _now.Json : _now.Xml, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the description is wanted as JSON.</summary>
    public static bool IsJson(HttpRequest request, string? format)
    {
        var accept = request.Headers.Accept.ToString();
        return format is not null
            ? format.Contains("json", StringComparison.OrdinalIgnoreCase)
            : accept.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("xml", StringComparison.OrdinalIgnoreCase)
                && !accept.Contains("*/*", StringComparison.Ordinal) && !accept.Contains("odata.metadata", StringComparison.OrdinalIgnoreCase);
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

    /// <summary>One description, whole: whoever holds it sees no half of the next.</summary>
    private sealed record Described
    {
        public Described(long version, IReadOnlyList<CustomFieldColumn> customFields, IReadOnlyList<EntitySet> sets)
        {
            Version = version;
            CustomFields = customFields;
            Sets = sets.ToDictionary(s => s.Name, StringComparer.Ordinal);
            var model = ContractModel.Build(sets);
            ExplainFunction.Declare(model);
            Model = model;
            Xml = WriteXml(Model);
            Json = WriteJson(Model);
            Mark = Convert.ToHexString(SHA256.HashData(Xml));
        }

        /// <summary>The warehouse version whose custom fields these are.</summary>
        public long Version { get; init; }
        public IReadOnlyList<CustomFieldColumn> CustomFields { get; }
        public IReadOnlyDictionary<string, EntitySet> Sets { get; }
        public IEdmModel Model { get; }
        public byte[] Xml { get; }
        public byte[] Json { get; }
        public string Mark { get; }
    }

    private static InvalidOperationException Invalid(IEnumerable<EdmError> errors) =>
        new($"The contract cannot be written: {string.Join("; ", errors.Select(e => e.ErrorMessage))}");
}
