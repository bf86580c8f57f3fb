using Prism.Etl.Staging;

namespace Prism.Etl.Sources.MsProject;

/// <summary>Stages the custom fields of tasks, resources and assignments, with alias, and lookup values in words.</summary>
internal sealed class FieldStager(PlanVersion version, PlanContents contents)
{
    /// <summary>An outline deeper than this is a circle.</summary>
    private const int MaxLevels = 20;

    private readonly Dictionary<long, MspdiFieldDefinition> definitions = contents.FieldDefinitions
        .GroupBy(definition => definition.FieldId).ToDictionary(group => group.Key, group => group.First());

    public void Stage(StagedBatch batch, string ownerKind, int ownerUid, List<MspdiFieldValue> fields)
    {
        // Of a field given twice the last counts, as with every other element.
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            var definition = definitions.GetValueOrDefault(field.FieldId);
            var value = field.Value ?? (definition is not null && field.LookupId is { } id ? InWords(definition, id) : null);
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
                FieldName = definition?.FieldName,
                Alias = definition?.Alias,
                Value = value,
            });
        }
    }

    /// <summary>An outline code's value is its path: <c>Site.North.Hall 2</c>.</summary>
    private static string? InWords(MspdiFieldDefinition definition, long id)
    {
        var path = new List<string>();
        for (long? next = id; path.Count < MaxLevels && next is { } level && definition.Lookup.TryGetValue(level, out var entry); next = entry.ParentId)
        {
            path.Insert(0, entry.Text ?? "");
        }

        var text = string.Join('.', path);
        return text.Length == 0 ? null : text.Length <= 1000 ? text : text[..1000];
    }
}
