namespace Prism.Reports.PowerBI;

/// <summary>A page of the report.</summary>
/// <param name="Name">Folder name and id.</param>
/// <param name="Title">What the reader sees.</param>
/// <param name="Question">What the page answers, under its title.</param>
/// <param name="Filters">Columns held to one value on this page: <c>Table[Column]</c> and the literal.</param>
internal sealed record Page(string Name, string Title, string Question, IReadOnlyList<(string Field, string Literal)> Filters, IReadOnlyList<Visual> Visuals);

/// <summary>A visual: what it shows, where, and what it says to somebody who cannot see it.</summary>
/// <param name="Type">Power BI's name of the type of visual.</param>
/// <param name="AltText">What the visual shows, for screen readers.</param>
/// <param name="Roles">What goes into which of its wells: <c>Table[Column]</c>, or <c>[Measure]</c>.</param>
internal sealed record Visual(string Name, string Type, string Title, string AltText, Box Box, params IReadOnlyList<(string Role, string[] Fields)> Roles)
{
    /// <summary>The field to sort by, largest first, or with a minus before it smallest first.</summary>
    public string? SortBy { get; init; }

    /// <summary>Columns of this visual held to one value.</summary>
    public IReadOnlyList<(string Field, string Literal)> Filters { get; init; } = [];
}

/// <summary>Place on a page of 1280 by 720.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height);
