using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prism.SampleJira.Http;

/// <summary>A place in a result, opaque to the client and valid only for the request it came from.</summary>
internal static class PageToken
{
    public static string Make(string request, long position) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark(request)}.{position}")));

    /// <summary>0 without a token; null where it is not one of ours or belongs to another request.</summary>
    public static long? Read(string request, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        if (!Base64Url.IsValid(token))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)).Split('.');
        return parts.Length == 2 && parts[0] == Mark(request) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : null;
    }

    private static string Mark(string request) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request)).AsSpan(0, 6));
}
