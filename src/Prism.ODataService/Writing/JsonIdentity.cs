using System.Globalization;
using System.Text;
using Prism.ODataService.Contract;
using Prism.ODataService.Querying;

namespace Prism.ODataService.Writing;

/// <summary>Full metadata: what type a row is of, and where it and the rows that it refers to can be read by themselves, relative to the feed's address.</summary>
public sealed class JsonIdentity(RowIdentity identity)
{
    private readonly byte[][] _links = [.. identity.Links.Select(l => Encoding.UTF8.GetBytes($",\"{l.Reference.Name}@odata.navigationLink\":\"{l.Reference.Target.Name}("))];
    private readonly byte[] _head = Encoding.UTF8.GetBytes($",\"@odata.type\":\"#{ContractModel.Namespace}.{identity.Set.EntityType.Name}\",\"@odata.id\":\"{identity.Set.Name}(");

    public void Write(RowReader rows, Utf8Buffer buffer)
    {
        buffer.Write(_head);
        for (var i = 0; i < identity.Ordinals.Count; i++)
        {
            var key = identity.Set.Keys[i];
            var name = identity.Ordinals.Count == 1 ? "" : $"{(i > 0 ? "," : "")}{key.Name}=";
            var ordinal = identity.Ordinals[i];
            buffer.Write(Encoding.UTF8.GetBytes(name + (key.Kind == ColumnKind.Text
                ? $"'{Uri.EscapeDataString(Encoding.UTF8.GetString(rows.Utf8(ordinal)).Replace("'", "''", StringComparison.Ordinal))}'"
                : rows.Integer(ordinal).ToString(CultureInfo.InvariantCulture))));
        }

        buffer.Write(")\""u8);
        for (var i = 0; i < _links.Length; i++)
        {
            if (!rows.IsNull(identity.Links[i].Ordinal))
            {
                buffer.Write(_links[i]);
                buffer.Write(Encoding.UTF8.GetBytes(rows.Integer(identity.Links[i].Ordinal).ToString(CultureInfo.InvariantCulture)));
                buffer.Write(")\""u8);
            }
        }
    }
}
