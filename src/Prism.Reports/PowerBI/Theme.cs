using System.Text.Json.Nodes;

namespace Prism.Reports.PowerBI;

/// <summary>
/// Colours and type of the report. The data colours can be told apart by people who confuse red and green (Okabe and Ito's order, darkened), and
/// each has a contrast of at least 3 : 1 against the page, text at least 4.5 : 1.
/// </summary>
internal static class Theme
{
    public const string Name = "Prism";
    public const string Ink = "#1B1F24";
    public const string Paper = "#FFFFFF";

    public static IReadOnlyList<string> DataColours { get; } = ["#0B57A4", "#B45309", "#00795C", "#8E3B84", "#5B6470", "#B3261E", "#007C91", "#6B5B00"];

    public static JsonObject Write() => new()
    {
        ["name"] = Name,
        ["dataColors"] = new JsonArray([.. DataColours.Select(colour => JsonValue.Create(colour))]),
        ["good"] = "#00795C",
        ["neutral"] = "#B45309",
        ["bad"] = "#B3261E",
        ["maximum"] = "#0B57A4",
        ["center"] = "#5B6470",
        ["minimum"] = "#C9D7E6",
        ["null"] = "#5B6470",
        ["foreground"] = Ink,
        ["foregroundNeutralSecondary"] = "#40474F",
        ["foregroundNeutralTertiary"] = "#5B6470",
        ["background"] = Paper,
        ["backgroundLight"] = "#F3F5F7",
        ["backgroundNeutral"] = "#D5DAE0",
        ["tableAccent"] = "#0B57A4",
        ["hyperlink"] = "#0B57A4",
        ["textClasses"] = new JsonObject
        {
            ["callout"] = Text(26, "Segoe UI Semibold"),
            ["title"] = Text(12, "Segoe UI Semibold"),
            ["header"] = Text(11, "Segoe UI Semibold"),
            ["label"] = Text(10, "Segoe UI"),
        },
        ["visualStyles"] = new JsonObject
        {
            ["*"] = new JsonObject
            {
                ["*"] = new JsonObject
                {
                    ["title"] = new JsonArray(new JsonObject { ["show"] = true, ["fontSize"] = 12, ["fontColor"] = Solid(Ink), ["titleWrap"] = true }),
                    ["border"] = new JsonArray(new JsonObject { ["show"] = true, ["color"] = Solid("#D5DAE0"), ["radius"] = 4 }),
                    ["background"] = new JsonArray(new JsonObject { ["show"] = true, ["color"] = Solid(Paper), ["transparency"] = 0 }),
                },
            },
            ["page"] = new JsonObject { ["*"] = new JsonObject { ["background"] = new JsonArray(new JsonObject { ["color"] = Solid("#F3F5F7"), ["transparency"] = 0 }) } },
            ["lineChart"] = new JsonObject { ["*"] = new JsonObject { ["lineStyles"] = new JsonArray(new JsonObject { ["strokeWidth"] = 3, ["showMarker"] = true }) } },
        },
    };

    private static JsonObject Text(int size, string face) => new() { ["fontSize"] = size, ["fontFace"] = face, ["color"] = Ink };

    private static JsonObject Solid(string colour) => new() { ["solid"] = new JsonObject { ["color"] = colour } };
}
