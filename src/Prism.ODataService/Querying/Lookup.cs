using Prism.ODataService.Contract;

namespace Prism.ODataService.Querying;

/// <summary>
/// A property of which each value of a foreign key has one: rows can be grouped by the key first, and the property joined onto the groups. <c>Project/ProjectName</c>
/// and the set's own <c>ProjectName</c> are such.
/// </summary>
/// <param name="Reference">Where it stands: the key's column, and the set that has it.</param>
/// <param name="Column">The property there.</param>
/// <param name="IsInner">Whether a row whose key meets nothing is left out, as the set's own projection leaves it out.</param>
public sealed record Lookup(Reference Reference, Column Column, bool IsInner);
