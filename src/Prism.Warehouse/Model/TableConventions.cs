using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Prism.Warehouse.Model;

/// <summary>What holds for every table of the product, star and staging alike.</summary>
public static class TableConventions
{
    /// <summary>Code-point order and exact comparison, as SQLite does: the ids of sources differ by case, and keyset paging must order alike.</summary>
    public const string SqlServerCollation = "Latin1_General_100_BIN2";

    /// <summary>Length of <c>SourceSystem</c>: with a source id of 255 the pair stays under SQL Server's 900 bytes for a clustered key.</summary>
    public const int SourceSystemLength = 100;

    private const int StringLength = 255;

    /// <summary>
    /// Leaves out the index that EF adds to every foreign key (measured, such an index makes a sum by project three times slower), and its
    /// guesses at relationships: two references between the same tables it would take for one.
    /// </summary>
    public static void Configure(ModelConfigurationBuilder builder, WarehouseEngine engine)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Conventions.Remove<ForeignKeyIndexConvention>();
        builder.Conventions.Remove<RelationshipDiscoveryConvention>();
        if (engine == WarehouseEngine.Sqlite)
        {
            SqliteTypes.Configure(builder);
        }
        else
        {
            SqlServerTypes.Configure(builder);
        }
    }

    /// <summary>Tables are named as their type, keys are given by the loaders and never by the database, texts have a length.</summary>
    public static void Apply(ModelBuilder builder, WarehouseEngine engine)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.GetViewName() is null))
        {
            entity.SetTableName(entity.ClrType.Name);
            foreach (var property in entity.GetProperties())
            {
                property.ValueGenerated = ValueGenerated.Never;
                if (property.ClrType == typeof(string))
                {
                    Text(property, engine);
                }
            }
        }
    }

    private static void Text(IMutableProperty property, WarehouseEngine engine)
    {
        property.SetMaxLength(property.Name == "SourceSystem" ? SourceSystemLength : property.GetMaxLength() ?? StringLength);
        if (engine == WarehouseEngine.SqlServer)
        {
            property.SetCollation(SqlServerCollation);
        }
    }
}
