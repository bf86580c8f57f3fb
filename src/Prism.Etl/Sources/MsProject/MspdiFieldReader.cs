namespace Prism.Etl.Sources.MsProject;

/// <summary>Reads custom fields: MSPDI <c>ExtendedAttribute</c> and <c>OutlineCode</c>, their definitions with lookup tables, and their values.</summary>
internal static class MspdiFieldReader
{
    public static MspdiFieldDefinition Definition(MspdiCursor cursor)
    {
        var definition = new MspdiFieldDefinition();
        if (!cursor.Enter())
        {
            return definition;
        }

        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "FieldID": definition.FieldId = cursor.Long() ?? 0; break;
                case "FieldName": definition.FieldName = cursor.Words(256); break;
                case "Alias": definition.Alias = cursor.Words(256); break;
                case "ValueList" or "Values": Lookup(cursor, definition.Lookup); break;
                default: cursor.Skip(); break;
            }
        }

        return definition;
    }

    public static void Value(MspdiCursor cursor, List<MspdiFieldValue> fields)
    {
        if (!cursor.Enter())
        {
            return;
        }

        var (id, value, lookup) = (0L, (string?)null, (long?)null);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "FieldID": id = cursor.Long() ?? 0; break;
                case "Value": value = cursor.Words(1000); break;
                case "ValueID": lookup = cursor.Long(); break;
                default: cursor.Skip(); break;
            }
        }

        fields.Add(new MspdiFieldValue(id, value, lookup));
    }

    private static void Lookup(MspdiCursor cursor, Dictionary<long, MspdiLookupValue> values)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "Value" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            var (id, parent, text) = (0L, (long?)null, (string?)null);
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "ID" or "ValueID": id = cursor.Long() ?? 0; break;
                    case "ParentValueID": parent = cursor.Long(); break;
                    case "Value": text = cursor.Words(1000); break;
                    default: cursor.Skip(); break;
                }
            }

            values.TryAdd(id, new MspdiLookupValue(text, parent));
        }
    }
}
