using System.Text.Json;
using Prism.Etl.Staging;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>Users, from the site's list and from wherever an issue names one: not every account may list users, and left ones are in no list.</summary>
public sealed class JiraPeople(string sourceSystem)
{
    private readonly HashSet<string> staged = new(StringComparer.Ordinal);

    /// <summary>
    /// The id that stays: <c>accountId</c> on Cloud, <c>key</c> on Data Center (a <c>name</c> changes when a user is renamed), <c>name</c> on
    /// servers too old for keys. Null where a user has none of them (an accountId may be empty).
    /// </summary>
    public static string? IdOf(JsonElement user) => user.Text("accountId") ?? user.Text("key") ?? user.Text("name");

    /// <summary>Stages a user once per run and gives the id; null where there is no user.</summary>
    public string? Stage(JsonElement? user, StagedBatch batch)
    {
        if (user is not { } person || IdOf(person) is not { } id)
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
                DisplayName = person.Text("displayName") ?? id,
                Email = person.Text("emailAddress"),
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
