using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prism.Warehouse.Bulk;

/// <summary>A table as the bulk writers see it: its columns in order, which of them are its key, which are lineage, and how a row gives each value.</summary>
internal sealed class BulkTable
{
    /// <summary>A load writes thousands of small batches: what is the same for all of them is worked out once per model.</summary>
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, BulkTable>> Known = [];
    private readonly ConcurrentDictionary<Type, object> compiled = new();

    private BulkTable(string name, IReadOnlyList<BulkColumn> columns)
    {
        Name = name;
        Columns = columns;
        Copied = [.. Keys, .. Content];
    }

    public string Name { get; }
    public IReadOnlyList<BulkColumn> Columns { get; }
    public IEnumerable<BulkColumn> Keys => Columns.Where(column => column.IsKey);

    /// <summary>What a row says, apart from its key and its lineage: a difference here is a change.</summary>
    public IEnumerable<BulkColumn> Content => Columns.Where(column => !column.IsKey && !column.IsLineage);

    /// <summary>What a bulk copy carries: keys, then content.</summary>
    public IReadOnlyList<BulkColumn> Copied { get; }
    public IEnumerable<BulkColumn> Lineage => Columns.Where(column => column.IsLineage);

    /// <summary>The one key column, for tables that have a surrogate key.</summary>
    public BulkColumn SingleKey => Keys.Count() == 1
        ? Keys.First()
        : throw new InvalidOperationException($"{Name} has a key of {Keys.Count()} columns; a surrogate key is needed here.");

    public BulkColumn this[string name] => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"{Name} has no column {name}.", nameof(name));

    /// <summary>A key longer than the 900 bytes SQL Server allows a clustered one.</summary>
    public bool IsKeyWide { get; private init; }

    public static BulkTable Of(IModel model, Type row) => Known.GetOrCreateValue(model).GetOrAdd(row, type => Read(model, type));

    /// <summary>What an engine makes of this table once: its statement's text, its compiled binding.</summary>
    public TMade Once<TMade>(Func<BulkTable, TMade> make)
        where TMade : class => (TMade)compiled.GetOrAdd(typeof(TMade), _ => make(this));

    private static BulkTable Read(IModel model, Type row)
    {
        var entity = model.FindEntityType(row) ?? throw new ArgumentException($"{row.Name} is no table of this model.", nameof(row));
        var table = entity.GetTableName() ?? throw new ArgumentException($"{row.Name} is a view.", nameof(row));
        var hasLineage = row.IsSubclassOf(typeof(WarehouseRow));
        return new(table, [.. entity.GetProperties().Select(property => new BulkColumn(property, hasLineage))])
        {
            IsKeyWide = entity.FindPrimaryKey()!.Properties.Sum(property => 2 * (property.GetMaxLength() ?? 0)) > 900,
        };
    }
}

/// <summary>One column of a <see cref="BulkTable"/>.</summary>
internal sealed class BulkColumn(IProperty property, bool hasLineage)
{
    public string Name { get; } = property.GetColumnName();
    public string StoreType { get; } = property.GetColumnType();
    public bool IsKey { get; } = property.IsPrimaryKey();
    public bool IsLineage { get; } = hasLineage && property.Name is (nameof(WarehouseRow.LoadSk) or nameof(WarehouseRow.UpdatedAtUtc));
    public bool IsNullable { get; } = property.IsNullable;
    public bool IsText { get; } = property.ClrType == typeof(string);

    /// <summary>Type of the value as the database driver takes it, without its nullability.</summary>
    public Type ProviderType { get; } = property.GetTypeMapping().Converter?.ProviderClrType
        ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    /// <summary>The expression that reads the column's value off a row, converted as the model says.</summary>
    public Expression Value(ParameterExpression row)
    {
        Expression value = Expression.Property(row, property.PropertyInfo!);
        if (property.GetTypeMapping().Converter is not { } converter)
        {
            return value;
        }

        return Nullable.GetUnderlyingType(value.Type) is null
            ? Convert(converter, value)
            : Expression.Condition(
                Expression.Property(value, nameof(Nullable<>.HasValue)),
                Expression.Convert(Convert(converter, Expression.Property(value, nameof(Nullable<>.Value))), typeof(Nullable<>).MakeGenericType(converter.ProviderClrType)),
                Expression.Constant(null, typeof(Nullable<>).MakeGenericType(converter.ProviderClrType)));
    }

    /// <summary>A value that is no row's, e.g. the writer's instant, as the driver takes it.</summary>
    public object ToProvider(object value) => property.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value;

    private static InvocationExpression Convert(ValueConverter converter, Expression value) =>
        Expression.Invoke(converter.ConvertToProviderExpression, value);
}
