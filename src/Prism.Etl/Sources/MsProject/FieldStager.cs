using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Stages the custom fields of tasks, resources and assignments, with alias, and lookup values in words.</summary>
internal sealed class FieldStager(PlanVersion version, PlanContents contents)
{
    /// <summary>An outline deeper than this is a circle.</summary>
    private const int MaxLevels = 20;

    /// <summary>A field may be defined twice: as an outline code, with its values, and as a custom field, with its alias.</summary>
    private readonly Dictionary<long, MspdiFieldDefinition[]> definitions = contents.FieldDefinitions
        .GroupBy(definition => definition.FieldId).ToDictionary(group => group.Key, group => group.ToArray());

    private readonly Dictionary<string, MspdiFieldDefinition> tables = contents.FieldDefinitions
        .Where(definition => definition.Guid is not null).GroupBy(definition => definition.Guid!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    public void Stage(StagedBatch batch, string ownerKind, int ownerUid, List<MspdiFieldValue> fields)
    {
        // Of a field given twice the last counts, as with every other element.
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var defined = definitions.GetValueOrDefault(field.FieldId, []);
            var value = field.Value ?? InWords(defined, field);
            if (value is null || fields.FindLastIndex(other => other.FieldId == field.FieldId) != i)
            {
                continue;
            }

            batch.Add(new StagedFieldValue
            {
                SourceSystem = version.SourceSystem,
                SourceId = $"{version.PlanId}/{ownerKind[0]}{ownerUid}/F{field.FieldId}",
                PlanId = version.PlanId,
                OwnerKind = ownerKind,
                OwnerUid = ownerUid,
                FieldId = field.FieldId,
                FieldName = defined.Select(definition => definition.FieldName).FirstOrDefault(name => name is not null),
                Alias = defined.Select(definition => definition.Alias).FirstOrDefault(alias => alias is not null),
                Value = value,
            });
        }
    }

    /// <summary>The words of an entry of a lookup table, by its GUID or its id; null where no table has it.</summary>
    private string? InWords(MspdiFieldDefinition[] defined, in MspdiFieldValue field)
    {
        foreach (var definition in defined)
        {
            var table = definition.LookupGuid is { } guid && tables.TryGetValue(guid, out var other) ? other : definition;
            var id = field.LookupGuid is { } entry && table.LookupIds.TryGetValue(entry, out var known) ? known : field.LookupId;
            if (id is { } given && InWords(table, given) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>An outline code's value is its path, with the separators of its mask: <c>Site.North.Hall 2</c>.</summary>
    private static string? InWords(MspdiFieldDefinition table, long id)
    {
        var path = new List<string>();
        for (long? next = id; path.Count < MaxLevels && next is { } level && table.Lookup.TryGetValue(level, out var entry); next = entry.ParentId)
        {
            path.Insert(0, entry.Text ?? "");
        }

        var text = string.Concat(path.Select((part, i) => i == path.Count - 1 ? part : part + (table.Separators.Count == 0 ? "." : table.Separators[Math.Min(i, table.Separators.Count - 1)])));
        return text.Length == 0 ? null : text.Length <= 1000 ? text : text[..1000];
    }
}
