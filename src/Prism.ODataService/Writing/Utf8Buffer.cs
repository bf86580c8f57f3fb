using System.Buffers;
using System.IO.Pipelines;

namespace Prism.ODataService.Writing;

/// <summary>Bytes on their way to the response: filled row by row, sent in pieces, and used again.</summary>
public sealed class Utf8Buffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>All that was ever sent.</summary>
    public long Sent { get; private set; }

    public ref byte this[int index] => ref _bytes[index];

    /// <summary>Room for at most so many bytes more; <see cref="Advance"/> says how many were used.</summary>
    public Span<byte> Reserve(int most)
    {
        if (_bytes.Length - Length < most)
        {
            Grow(most);
        }

        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Write(byte one)
    {
        Reserve(1)[0] = one;
        Length++;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Sends what is there, and waits for a reader that is slower.</summary>
    /// <exception cref="OperationCanceledException">The reader has gone away.</exception>
    public async ValueTask SendAsync(PipeWriter output, CancellationToken cancellationToken)
    {
        var length = Length;
        Length = 0;
        Sent += length;
        var sent = await output.WriteAsync(_bytes.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        if (sent.IsCompleted)
        {
            throw new OperationCanceledException("The reader has gone away.", cancellationToken);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _bytes, []));

    private void Grow(int most)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + most));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
