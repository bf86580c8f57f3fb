using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Prism.Warehouse.Tests.Docs;

/// <summary>A table's page, from the model and the docstrings.</summary>
internal sealed class TablePage(DocComments comments, IModel sqlServer, IModel sqlite)
{
    /// <summary>What a name's ending says about its unit: the longest ending that fits counts.</summary>
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("AmountReporting", "reporting currency"), ("Amount", "currency of the row"), ("Hours", "hours"), ("HoursPerDay", "hours per day"),
        ("WorkingDays", "working days"), ("ElapsedDays", "calendar days"), ("Count", "count"), ("Points", "story points"), ("PointsAtStart", "story points"),
        ("PointsAtEnd", "story points"), ("HoursInFromStatus", "hours"), ("Utc", "instant, UTC"), ("Local", "local plan time"), ("DateSk", "day, yyyymmdd"),
        ("StartSk", "day, yyyymmdd"), ("EndSk", "day, yyyymmdd"), ("MinutesPerDay", "minutes"), ("CurrencyCode", "ISO 4217"), ("FromCurrency", "ISO 4217"),
        ("ToCurrency", "ISO 4217"), ("PercentComplete", "percent"), ("PercentWorkComplete", "percent"), ("LagPercent", "percent"),
    ];

    public static string Grain(string summary)
    {
        var end = summary.IndexOf(". ", StringComparison.Ordinal);
        var colon = summary.IndexOf(": ", StringComparison.Ordinal);
        var stop = end < 0 ? colon : colon < 0 ? end : Math.Min(end, colon);
        return stop < 0 ? summary.TrimEnd('.') : summary[..stop];
    }

    public string Markdown(IEntityType entity)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(entity.ClrType.Name).Append("\n\n").Append(comments.Of(entity.ClrType)).Append("\n\n");
        if (entity.FindPrimaryKey() is { } key)
        {
            text.Append("Key: ").AppendJoin(", ", key.Properties.Select(property => $"`{property.Name}`")).Append('.');
            foreach (var index in entity.GetIndexes().Where(index => index.IsUnique))
            {
                text.Append(" Unique: ").AppendJoin(", ", index.Properties.Select(property => $"`{property.Name}`")).Append('.');
            }

            text.Append("\n\n");
        }
        else
        {
            text.Append("A view.\n\n");
        }

        text.Append("| Column | SQL Server | SQLite | Null | Unit | What it says |\n|---|---|---|---|---|---|\n");
        var other = sqlite.FindEntityType(entity.ClrType)!;
        foreach (var property in Columns(entity))
        {
            var description = string.Join(" ", new[] { Reference(property), Words(entity, property) }.Where(part => part.Length > 0));
            text.Append("| `").Append(property.Name).Append("` | ").Append(property.GetColumnType()).Append(" | ")
                .Append(other.FindProperty(property.Name)!.GetColumnType()).Append(" | ").Append(property.IsNullable ? "yes" : "")
                .Append(" | ").Append(Unit(property)).Append(" | ").Append(description.Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        return text.ToString();
    }

    public string Index() => "# Tables of the warehouse\n\nOne page per table, generated from the model and held to it by a test.\n\n| Table | Grain |\n|---|---|\n"
        + string.Concat(Entities().Select(entity => $"| [{entity.ClrType.Name}]({entity.ClrType.Name}.md) | {Grain(comments.Of(entity.ClrType))} |\n"));

    public IEnumerable<IEntityType> Entities() => sqlServer.GetEntityTypes().OrderBy(entity => entity.ClrType.Name, StringComparer.Ordinal);

    /// <summary>The row's own columns first, then those every row has.</summary>
    private static IEnumerable<IProperty> Columns(IEntityType entity) => entity.GetProperties()
        .OrderBy(property => property.PropertyInfo!.DeclaringType == entity.ClrType ? 0 : 1)
        .ThenBy(property => property.PropertyInfo!.MetadataToken);

    /// <summary>A column's docstring; for what means the same everywhere, the words that hold everywhere.</summary>
    private string Words(IEntityType entity, IProperty property) => comments.Of(entity.ClrType, property.Name) switch
    {
        { Length: > 0 } own => own,
        _ when property.IsPrimaryKey() && entity.FindPrimaryKey()!.Properties.Count == 1 => "Surrogate key.",
        _ when property.Name == "SourceSystem" => "Name of the configured connection the row comes from.",
        _ when property.Name == "SourceId" => "The thing's own immutable id in its source.",
        _ when property.Name == "CurrencyCode" => "Currency of the row's amounts.",
        _ when property.Name.EndsWith("AmountReporting", StringComparison.Ordinal) => "The same amount in the reporting currency; null where no rate is known.",
        _ => "",
    };

    private static string Reference(IProperty property)
    {
        if (property.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType.Name is { } target)
        {
            return $"→ [{target}]({target}.md).";
        }

        return property.Name.EndsWith("DateSk", StringComparison.Ordinal) && !property.IsPrimaryKey() ? "→ [DimDate](DimDate.md)." : "";
    }

    private static string Unit(IProperty property) => Units.Where(unit => property.Name.EndsWith(unit.Ending, StringComparison.Ordinal))
        .OrderByDescending(unit => unit.Ending.Length).Select(unit => unit.Unit).FirstOrDefault() ?? (property.ClrType == typeof(bool) ? "yes/no" : "");
}
