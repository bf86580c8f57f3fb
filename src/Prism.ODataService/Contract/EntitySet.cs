using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AutoMapper.QueryableExtensions;
using Microsoft.EntityFrameworkCore;
using Prism.ODataService.Security.Rows;
using Prism.Warehouse;

namespace Prism.ODataService.Contract;

/// <summary>A published set: its columns, read off the entity type, and its query over the warehouse.</summary>
public abstract class EntitySet
{
    private static readonly NullabilityInfoContext Nullability = new();

    // What people call things by.
    private static readonly string[] Spoken = ["Name", "Code", "IssueKey", "Summary"];

    /// <param name="name">What the feed calls it.</param>
    /// <param name="entityType">Its rows.</param>
    /// <param name="captions">What people call columns, by name, where it is not the name itself.</param>
    protected EntitySet(string name, Type entityType, IReadOnlyDictionary<string, string>? captions = null)
    {
        Name = name;
        EntityType = entityType;
        Description = entityType.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

        // A type that is made at run time has its key in the type it is made from.
        var properties = entityType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(p => p.DeclaringType == entityType ? 1 : p.DeclaringType == typeof(PublishedEntity) || p.DeclaringType == typeof(DeletableEntity) ? 2 : 0).ToArray();
        Columns = [.. properties.Select(ToColumn).Select(column => captions is not null && captions.TryGetValue(column.Name, out var caption) ? column with { DisplayName = caption } : column)];
        Keys = [.. properties.Where(p => p.IsDefined(typeof(KeyAttribute))).Select(p => Columns.First(c => c.Name == p.Name))];
        ByName = Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        RoleTargets = properties.Where(p => p.IsDefined(typeof(RefersToAttribute)))
            .ToDictionary(p => p.Name, p => p.GetCustomAttribute<RefersToAttribute>()!.Set, StringComparer.Ordinal);
        MustNarrowBy = [.. properties.Where(p => p.IsDefined(typeof(MustNarrowAttribute))).Select(p => ByName[p.Name]).OrderBy(c => c.Kind != ColumnKind.Date)];
        KeyOrder = properties.Where(p => p.IsDefined(typeof(KeyOrderAttribute))).Select(p => ByName[p.Name]).SingleOrDefault();
        Searchable = [.. Columns.Where(c => c.Kind == ColumnKind.Text && Array.Exists(Spoken, s => c.Name.EndsWith(s, StringComparison.Ordinal)))];
    }

    public string Name { get; }
    public Type EntityType { get; }

    /// <summary>The grain, in words.</summary>
    public string Description { get; }
    public IReadOnlyList<Column> Columns { get; }
    public IReadOnlyList<Column> Keys { get; }
    public IReadOnlyDictionary<string, Column> ByName { get; }

    /// <summary>Properties that hold another set's key under a name of their own, and that set's name.</summary>
    public IReadOnlyDictionary<string, string> RoleTargets { get; }

    /// <summary>Columns that <c>$search</c> looks into.</summary>
    public IReadOnlyList<Column> Searchable { get; }

    /// <summary>One of these must be narrowed by a filter, or the rows aggregated; the day first. Empty for a set that can be read as it is.</summary>
    public IReadOnlyList<Column> MustNarrowBy { get; }

    /// <summary>What has an index and orders rows as the first key does; null where the key itself has one.</summary>
    public Column? KeyOrder { get; }

    /// <summary>To-one navigations; filled when all sets are known.</summary>
    public IReadOnlyList<Reference> References { get; private set; } = [];

    /// <summary>The set's rows in the warehouse and their projection, all columns of it.</summary>
    /// <param name="warehouse">Where they are.</param>
    /// <param name="projections">AutoMapper's configuration.</param>
    /// <param name="seen">What the caller sees; null for who sees every row.</param>
    public abstract IQueryable Query(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen);

    /// <summary>Makes the sets know each other.</summary>
    public static IReadOnlyList<EntitySet> Link(params IReadOnlyList<EntitySet> sets)
    {
        foreach (var set in sets)
        {
            set.LinkTo(sets);
        }

        return sets;
    }

    /// <summary>Makes this set know those it refers to.</summary>
    protected void LinkTo(IReadOnlyList<EntitySet> sets) => References = Reference.Of(this, sets);

    /// <summary>How many rows the set has.</summary>
    public abstract Task<long> CountAsync(WarehouseContext warehouse, CancellationToken cancellationToken);

    private static Column ToColumn(PropertyInfo property)
    {
        var isDate = property.IsDefined(typeof(EdmDateAttribute));
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        ColumnKind kind;
        if (isDate)
        {
            kind = ColumnKind.Date;
        }
        else if (type == typeof(DateTimeOffset))
        {
            kind = ColumnKind.Instant;
        }
        else
        {
            kind = Type.GetTypeCode(type) switch
            {
                TypeCode.Boolean => ColumnKind.Boolean,
                TypeCode.Int32 => ColumnKind.Int32,
                TypeCode.Int64 => ColumnKind.Int64,
                TypeCode.Double => ColumnKind.Double,
                TypeCode.Decimal => ColumnKind.Decimal,
                TypeCode.String => ColumnKind.Text,
                _ => throw new InvalidOperationException($"{property.DeclaringType}.{property.Name}: {type} cannot be published."),
            };
        }

        var isNullable = isDate || Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!type.IsValueType && Nullability.Create(property).ReadState == NullabilityState.Nullable);
        return new Column(property.Name, kind, isNullable,
            property.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "", property.GetCustomAttribute<UnitAttribute>()?.Symbol);
    }
}

/// <summary>A set of <typeparamref name="TEntity"/> rows, projected from <typeparamref name="TSource"/>.</summary>
/// <param name="name">What the feed calls it.</param>
/// <param name="source">Its rows.</param>
/// <param name="rule">Which of them a caller sees who does not see all: a set that does not say cannot be made.</param>
public sealed class EntitySet<TSource, TEntity>(string name, Func<WarehouseContext, IQueryable<TSource>> source, RowRule<TSource> rule) : EntitySet(name, typeof(TEntity))
    where TEntity : class
{
    public override IQueryable Query(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections, SeenRows? seen) =>
        (seen is null ? source(warehouse) : rule(source(warehouse), seen)).ProjectTo<TEntity>(projections, new { warehouse });

    public override Task<long> CountAsync(WarehouseContext warehouse, CancellationToken cancellationToken) => source(warehouse).LongCountAsync(cancellationToken);
}
