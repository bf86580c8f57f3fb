using System.Security.Cryptography;
using System.Text;
using Prism.Warehouse.Ops;

namespace Prism.ODataService.Security;

/// <summary>
/// Writes into the audit log which settings that decide who sees what have changed since the service was started last, one entry each: the log's last entry
/// of a setting is what it was started with. Secrets are not written, only a mark that another secret would have another of.
/// </summary>
public sealed class AuditedSettings(IConfiguration configuration, OpsDatabase database, AuditLog audit)
{
    /// <summary>The entry's action.</summary>
    public const string Action = "SettingChanged";

    private const string Default = "default";
    private const int MostLength = 2000;
    private static readonly string[] Watched =
    [
        $"{SecurityOptions.Section}:", $"{ServiceOptions.Section}:{nameof(ServiceOptions.Urls)}", $"{ServiceOptions.Section}:{nameof(ServiceOptions.Hosts)}",
        $"{ServiceOptions.Section}:{nameof(ServiceOptions.AllowAnonymousOnNetwork)}", "Kestrel:Endpoints:",
    ];

    private static readonly string[] Secret = ["Secret", "Password"];

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> recorded = new(StringComparer.OrdinalIgnoreCase);
        await foreach (var entry in audit.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Action == Action)
            {
                recorded[entry.Subject] = entry.Details;
            }
        }

        var effective = await EffectiveAsync(cancellationToken).ConfigureAwait(false);
        foreach (var name in recorded.Keys.Union(effective.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            var value = effective.GetValueOrDefault(name, Default);
            if (recorded.GetValueOrDefault(name, Default) != value)
            {
                await audit.AppendAsync($"service ({Environment.UserName})", Action, name, value, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Dictionary<string, string>> EffectiveAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, string> effective = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in configuration.AsEnumerable())
        {
            if (!string.IsNullOrEmpty(value) && Watched.Any(w => name.StartsWith(w, StringComparison.OrdinalIgnoreCase)))
            {
                effective[name] = Secret.Any(word => name.EndsWith(word, StringComparison.OrdinalIgnoreCase)) || value.Length > MostLength
                    ? await MarkAsync(value, cancellationToken).ConfigureAwait(false)
                    : value;
            }
        }

        return effective;
    }

    private async Task<string> MarkAsync(string value, CancellationToken cancellationToken)
    {
        var key = await database.KeyAsync(OpsKey.Settings, cancellationToken).ConfigureAwait(false);
        return $"set, mark {Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8))}";
    }
}
