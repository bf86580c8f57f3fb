using System.Security.Cryptography;
using System.Text;

namespace Prism.Reports.PowerBI;

/// <summary>Ids that Power BI wants and nobody chooses: the same for the same thing, so that a new version of a file differs where its content does.</summary>
internal static class StableGuid
{
    public static string Of(string thing)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"prism/{thing}")).AsSpan(0, 16).ToArray();

        // Version 8 (free form) and the usual variant: a well-formed UUID.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
