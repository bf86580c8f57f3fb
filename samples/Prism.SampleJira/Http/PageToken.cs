using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Prism.SampleJira.Http;

/// <summary>
/// A place in a result, sealed: the client can read nothing out of it, make none of its own, and use it only with the request it came from. The same
/// place of the same request gives the same token, so that the site stays the same byte by byte.
/// </summary>
internal static class PageToken
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private static readonly byte[] Key = SHA256.HashData("Prism.SampleJira page tokens"u8);

    public static string Make(string request, long position)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(place, position);
        var asked = Encoding.UTF8.GetBytes(request);
        var token = new byte[NonceLength + sizeof(long) + TagLength];
        HMACSHA256.HashData(Key, (byte[])[.. place, .. asked]).AsSpan(0, NonceLength).CopyTo(token);
        using var seal = new AesGcm(Key, TagLength);
        seal.Encrypt(token.AsSpan(0, NonceLength), place, token.AsSpan(NonceLength, sizeof(long)), token.AsSpan(NonceLength + sizeof(long)), asked);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>0 without a token; null where it is not one of ours or belongs to another request.</summary>
    public static long? Read(string request, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        if (!Base64Url.IsValid(token) || Base64Url.DecodeFromChars(token) is not { Length: NonceLength + sizeof(long) + TagLength } bytes)
        {
            return null;
        }

        Span<byte> place = stackalloc byte[sizeof(long)];
        using var seal = new AesGcm(Key, TagLength);
        try
        {
            seal.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, sizeof(long)), bytes.AsSpan(NonceLength + sizeof(long)), place, Encoding.UTF8.GetBytes(request));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return BinaryPrimitives.ReadInt64LittleEndian(place);
    }
}
