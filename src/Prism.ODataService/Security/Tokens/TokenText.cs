using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Prism.ODataService.Security.Tokens;

/// <summary>How a personal access token is written: <c>prism_</c>, its public id, <c>_</c>, and 256 random bits.</summary>
public static class TokenText
{
    /// <summary>What every token begins with: scanners of repositories find leaked ones by it.</summary>
    public const string Prefix = "prism_";

    private const int IdLength = 10;
    private const int SecretBytes = 32;
    private const string IdLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A new id and a new secret.</summary>
    public static (string Id, string Secret) Create() =>
        (RandomNumberGenerator.GetString(IdLetters, IdLength), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    public static string Write(string id, string secret) => $"{Prefix}{id}_{secret}";

    /// <summary>The two parts of a token; null for a text that is none.</summary>
    public static (string Id, string Secret)? Read(string text)
    {
        var secret = Prefix.Length + IdLength + 1;
        return text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > secret && text.Length < 200 && text[secret - 1] == '_'
            ? (text[Prefix.Length..(secret - 1)], text[secret..])
            : null;
    }

    /// <summary>What is stored of a secret.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
