namespace Prism.ODataService.Contract;

/// <summary>
/// The property holds a <c>yyyymmdd</c> key and is published as <c>Edm.Date</c>; -1 and -2 are published as null. The one way dates get into the
/// feed: no join to the date dimension, and a range filter stays a range of integers.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EdmDateAttribute : Attribute;

/// <summary>Unit of a quantity, as UCUM writes it where it has a sign for it; published as <c>Org.OData.Measures.V1.Unit</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string symbol) : Attribute
{
    public string Symbol { get; } = symbol;
}

/// <summary>The property holds the key of a row in another set, under a name of its own: an assignee is a person.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(string set) : Attribute
{
    public string Set { get; } = set;
}

/// <summary>
/// Rows of the set are too many to be read as they are: a <c>$filter</c> by one of these properties, or an aggregation, is asked for. The first day
/// among them is declared as <c>RequiredProperties</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MustNarrowAttribute : Attribute;

/// <summary>
/// Rows in the order of this property are in the order of the first key, and here is the index: pages are read along it. For a set over a view, which
/// has no index of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyOrderAttribute : Attribute;
