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
                case "Guid": definition.Guid = cursor.Words(64); break;
                case "Ltuid": definition.LookupGuid = cursor.Words(64); break;
                case "ValueList" or "Values": Lookup(cursor, definition); break;
                case "Masks": Masks(cursor, definition.Separators); break;
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

        var (id, value, lookup, guid) = (0L, (string?)null, (long?)null, (string?)null);
        while (cursor.NextChild())
        {
            switch (cursor.Name)
            {
                case "FieldID": id = cursor.Long() ?? 0; break;
                case "Value": value = cursor.Words(1000); break;
                case "ValueID": lookup = cursor.Long(); break;
                case "ValueGUID": guid = cursor.Words(64); break;
                default: cursor.Skip(); break;
            }
        }

        fields.Add(new MspdiFieldValue(id, value, lookup, guid));
    }

    private static void Lookup(MspdiCursor cursor, MspdiFieldDefinition definition)
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

            var (id, parent, text, guid) = ((long?)null, (long?)null, (string?)null, (string?)null);
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "ID" or "ValueID": id = cursor.Long(); break;
                    case "FieldGUID": guid = cursor.Words(64); break;
                    case "ParentValueID": parent = cursor.Long(); break;
                    case "Value": text = cursor.Words(1000); break;
                    default: cursor.Skip(); break;
                }
            }

            // A table may tell its entries apart by GUID alone: those get ids that no file uses.
            var key = id ?? -1L - definition.Lookup.Count;
            definition.Lookup.TryAdd(key, new MspdiLookupValue(text, parent));
            if (guid is not null)
            {
                definition.LookupIds.TryAdd(guid, key);
            }
        }
    }

    private static void Masks(MspdiCursor cursor, List<string> separators)
    {
        if (!cursor.Enter())
        {
            return;
        }

        while (cursor.NextChild())
        {
            if (cursor.Name != "Mask" || !cursor.Enter())
            {
                cursor.Skip();
                continue;
            }

            var separator = ".";
            while (cursor.NextChild())
            {
                switch (cursor.Name)
                {
                    case "Separator": separator = cursor.Words(8) ?? separator; break;
                    default: cursor.Skip(); break;
                }
            }

            separators.Add(separator);
        }
    }
}
