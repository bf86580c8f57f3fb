using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Http;

/// <summary>Writes answers straight into the response, UTF-8, without an object in between.</summary>
internal static class JiraReply
{
    private const int FlushBytes = 64 * 1024;

    public static async Task Json(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        Begin(context, status);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonBytes.Options);
        write(writer);
        await writer.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Writes an object whose last member is a long array, sending it in pieces.</summary>
    public static async Task Stream<T>(HttpContext context, Action<Utf8JsonWriter> before, IEnumerable<T> items, Action<Utf8JsonWriter, T> write, Action<Utf8JsonWriter> after)
    {
        Begin(context, StatusCodes.Status200OK);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonBytes.Options);
        before(writer);
        foreach (var item in items)
        {
            write(writer, item);
            if (writer.BytesPending > FlushBytes)
            {
                await writer.FlushAsync(context.RequestAborted);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }
        }

        after(writer);
        await writer.FlushAsync(context.RequestAborted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    public static Task Raw(HttpContext context, byte[] json) => Json(context, w => w.WriteRawValue(json, skipInputValidation: true));

    public static Task Array(HttpContext context, IEnumerable<byte[]> items) => Json(context, w => JsonBytes.Array(w, items));

    /// <summary>Jira's error collection.</summary>
    public static Task Error(HttpContext context, int status, string message) => Json(
        context,
        w =>
        {
            w.WriteStartObject();
            w.WriteStartArray("errorMessages");
            w.WriteStringValue(message);
            w.WriteEndArray();
            w.WriteStartObject("errors");
            w.WriteEndObject();
            w.WriteEndObject();
        },
        status);

    /// <summary>A page bean: <c>maxResults, startAt, total, isLast, values</c>, and links where the list has them.</summary>
    public static Task Page(HttpContext context, IReadOnlyList<byte[]> all, int largest, bool withLinks)
    {
        var startAt = Number(context, "startAt", 0, int.MaxValue);
        var most = Number(context, "maxResults", Math.Min(50, largest), largest);
        var page = all.Skip(startAt).Take(most).ToList();
        var isLast = startAt + page.Count >= all.Count;
        return Json(context, w =>
        {
            w.WriteStartObject();
            if (withLinks)
            {
                w.WriteString("self", Link(context, startAt, most));
                if (!isLast)
                {
                    w.WriteString("nextPage", Link(context, startAt + most, most));
                }
            }

            w.WriteNumber("maxResults", most);
            w.WriteNumber("startAt", startAt);
            w.WriteNumber("total", all.Count);
            w.WriteBoolean("isLast", isLast);
            w.WritePropertyName("values");
            JsonBytes.Array(w, page);
            w.WriteEndObject();
        });
    }

    public static int Number(HttpContext context, string name, int otherwise, int largest) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, largest) : otherwise;

    public static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static string Link(HttpContext context, int startAt, int most) => $"{Origin(context)}{context.Request.Path}?startAt={startAt}&maxResults={most}";

    private static void Begin(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
    }
}
