using System.Buffers;
using System.Text.Json;

namespace Prism.Etl.Sources.Jira.Http;

/// <summary>One parsed answer. Its bytes are borrowed: nothing of it may be used after it is disposed.</summary>
internal sealed class JiraAnswer : IDisposable
{
    private readonly JsonDocument document;
    private byte[]? buffer;

    private JiraAnswer(byte[] buffer, int length)
    {
        document = JsonDocument.Parse(buffer.AsMemory(0, length));
        this.buffer = buffer;
        Payload = buffer.AsMemory(0, length);
    }

    public JsonElement Root => document.RootElement;

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Payload { get; private set; }

    /// <summary>Takes over a buffer of the shared pool.</summary>
    /// <exception cref="JsonException">The bytes are not JSON, or end too early; the buffer is given back.</exception>
    public static JiraAnswer Parse(byte[] pooled, int length)
    {
        try
        {
            return new JiraAnswer(pooled, length);
        }
        catch (JsonException)
        {
            ArrayPool<byte>.Shared.Return(pooled);
            throw;
        }
    }

    public void Dispose()
    {
        if (buffer is { } taken)
        {
            buffer = null;
            Payload = default;
            document.Dispose();
            ArrayPool<byte>.Shared.Return(taken);
        }
    }
}
