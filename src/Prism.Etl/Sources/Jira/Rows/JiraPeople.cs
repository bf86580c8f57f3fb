using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Users, from the site's list and from wherever an issue names one: not every account may list users, and left ones are in no list.</summary>
/// <param name="sourceSystem">The connection's name.</param>
/// <param name="pseudonymKey">The key that ids are hashed with; null shows people as they are.</param>
public sealed class JiraPeople(string sourceSystem, string? pseudonymKey = null)
{
    private readonly byte[]? key = pseudonymKey is null ? null : Encoding.UTF8.GetBytes(pseudonymKey);
    private readonly Dictionary<string, string> pseudonyms = new(StringComparer.Ordinal);
    private readonly HashSet<string> staged = new(StringComparer.Ordinal);

    /// <summary>
    /// The id that stays: <c>accountId</c> on Cloud, <c>key</c> on Data Center (a <c>name</c> changes when a user is renamed), <c>name</c> on
    /// servers too old for keys. Null where a user has none of them (an accountId may be empty).
    /// </summary>
    public static string? IdOf(JsonElement user) => user.Text("accountId") ?? user.Text("key") ?? user.Text("name");

    /// <summary>Whether an object is a user: no other has an account, a display name or an e-mail address.</summary>
    public static bool IsUser(JsonElement value) => value.Text("accountId") is not null || value.Text("displayName") is not null || value.Text("emailAddress") is not null;

    /// <summary>The id under which someone is known here: the id itself, or its keyed hash (HMAC-SHA-256, the first 128 bits).</summary>
    public string? Known(string? id)
    {
        if (key is null || string.IsNullOrEmpty(id))
        {
            return id;
        }

        if (!pseudonyms.TryGetValue(id, out var pseudonym))
        {
            pseudonyms[id] = pseudonym = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
        }

        return pseudonym;
    }

    /// <summary>A name as it may be shown: none where people are known by pseudonyms.</summary>
    public string? Shown(string? name) => key is null ? name : null;

    /// <summary>A user as a value is shown: by name, or as people are known here. Old servers write a user as the bare name.</summary>
    public string? ShownUser(JsonElement user) => user.ValueKind == JsonValueKind.Object
        ? Shown(user.Text("displayName")) ?? Known(IdOf(user))
        : Known(user.ValueKind == JsonValueKind.String ? user.GetString() : null);

    /// <summary>The beginning of a payload that was refused; nothing where it could name people.</summary>
    public string Excerpt(JsonElement payload) => key is null ? JiraSiteRows.Excerpt(payload) : "";

    /// <summary>Stages a user once per run and gives the id; null where there is no user.</summary>
    public string? Stage(JsonElement? user, StagedBatch batch)
    {
        if (user is not { } person || Known(IdOf(person)) is not { } id)
        {
            return null;
        }

        if (staged.Add(id))
        {
            batch.Add(new StagedPerson
            {
                SourceSystem = sourceSystem,
                SourceId = id,
                // An erased account may have no name left.
                DisplayName = Shown(person.Text("displayName")) ?? (key is null ? id : "Person " + id[..8]),
                Email = Shown(person.Text("emailAddress")),
                PersonKind = person.Text("accountType") switch
                {
                    "app" => "App",
                    "customer" => "Customer",
                    _ => "Person",
                },
                IsActive = !person.TryGetProperty("active", out var active) || active.ValueKind != JsonValueKind.False,
            });
        }

        return id;
    }
}
