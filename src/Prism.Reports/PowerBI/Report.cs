using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prism.Reports.PowerBI;

/// <summary>Writes the report's pages and visuals in PBIR: a file per page, a file per visual.</summary>
internal static class Report
{
    private const string Schemas = "https://developer.microsoft.com/json-schemas/fabric/item/report/";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON file as Power BI Desktop lays it out.</summary>
    public static string Text(JsonNode json) => json.ToJsonString(Indented) + "\n";

    /// <summary>The files of the report's folder.</summary>
    public static IEnumerable<(string Path, string Text)> Files()
    {
        yield return ($"StaticResources/RegisteredResources/{Theme.Name}.json", Text(Theme.Write()));
        yield return ("definition/version.json", Text(new JsonObject { ["$schema"] = $"{Schemas}definition/versionMetadata/1.0.0/schema.json", ["version"] = "2.0.0" }));
        yield return ("definition/report.json", Text(Settings()));
        yield return ("definition/pages/pages.json", Text(new JsonObject
        {
            ["$schema"] = $"{Schemas}definition/pagesMetadata/1.0.0/schema.json",
            ["pageOrder"] = new JsonArray([.. Pages.All.Select(page => JsonValue.Create(page.Name))]),
            ["activePageName"] = Pages.All[0].Name,
        }));
        foreach (var page in Pages.All)
        {
            var folder = $"definition/pages/{page.Name}";
            yield return ($"{folder}/page.json", Text(PageFile(page)));
            yield return ($"{folder}/visuals/page_title/visual.json", Text(Heading(page)));
            for (var place = 0; place < page.Visuals.Count; place++)
            {
                yield return ($"{folder}/visuals/{page.Visuals[place].Name}/visual.json", Text(VisualFile(page, page.Visuals[place], place + 1)));
            }
        }
    }

    private static JsonObject Settings() => new()
    {
        ["$schema"] = $"{Schemas}definition/report/2.0.0/schema.json",
        ["themeCollection"] = new JsonObject
        {
            ["baseTheme"] = new JsonObject { ["name"] = "CY24SU10", ["reportVersionAtImport"] = "5.61", ["type"] = "SharedResources" },
            ["customTheme"] = new JsonObject { ["name"] = $"{Theme.Name}.json", ["reportVersionAtImport"] = "5.61", ["type"] = "RegisteredResources" },
        },
        ["resourcePackages"] = new JsonArray(new JsonObject
        {
            ["name"] = "RegisteredResources",
            ["type"] = "RegisteredResources",
            ["items"] = new JsonArray(new JsonObject { ["name"] = $"{Theme.Name}.json", ["path"] = $"{Theme.Name}.json", ["type"] = "CustomTheme" }),
        }),
        ["settings"] = new JsonObject { ["useStylableVisualContainerHeader"] = true, ["defaultDrillFilterOtherVisuals"] = true, ["exportDataMode"] = "AllowSummarized" },
    };

    private static JsonObject PageFile(Page page)
    {
        var json = new JsonObject
        {
            ["$schema"] = $"{Schemas}definition/page/2.0.0/schema.json",
            ["name"] = page.Name,
            ["displayName"] = page.Title,
            ["displayOption"] = "FitToPage",
            ["height"] = 720,
            ["width"] = 1280,
        };
        AddFilters(json, page.Name, page.Filters);
        return json;
    }

    private static JsonObject Heading(Page page) => Container("page_title", new(16, 16, 592, 72), 0, new JsonObject
    {
        ["visualType"] = "textbox",
        ["objects"] = new JsonObject
        {
            ["general"] = new JsonArray(new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["paragraphs"] = new JsonArray(Paragraph(page.Title, "20pt", isBold: true), Paragraph(page.Question, "11pt", isBold: false)),
                },
            }),
        },
        ["visualContainerObjects"] = ContainerObjects(null, $"{page.Title}. {page.Question}"),
    });

    private static JsonObject Paragraph(string text, string size, bool isBold)
    {
        var style = new JsonObject { ["fontSize"] = size, ["color"] = Theme.Ink };
        if (isBold)
        {
            style["fontWeight"] = "bold";
        }

        return new JsonObject { ["textRuns"] = new JsonArray(new JsonObject { ["value"] = text, ["textStyle"] = style }) };
    }

    private static JsonObject VisualFile(Page page, Visual visual, int place)
    {
        var state = new JsonObject();
        foreach (var (role, fields) in visual.Roles)
        {
            state[role] = new JsonObject { ["projections"] = new JsonArray([.. fields.Select((field, index) => Projection(field, isActive: index == 0 && role is "Category" or "Rows"))]) };
        }

        var query = new JsonObject { ["queryState"] = state };
        if (visual.SortBy is { } sort)
        {
            query["sortDefinition"] = new JsonObject
            {
                ["sort"] = new JsonArray(new JsonObject { ["field"] = Field(sort.TrimStart('-')), ["direction"] = sort[0] == '-' ? "Ascending" : "Descending" }),
                ["isDefaultSort"] = false,
            };
        }

        var json = Container(visual.Name, visual.Box, place, new JsonObject
        {
            ["visualType"] = visual.Type,
            ["query"] = query,
            ["objects"] = Objects(visual),
            ["visualContainerObjects"] = ContainerObjects(visual.Title, visual.AltText),
            ["drillFilterOtherVisuals"] = true,
        });
        AddFilters(json, $"{page.Name}_{visual.Name}", visual.Filters);
        return json;
    }

    private static JsonObject Container(string name, Box box, int place, JsonObject visual) => new()
    {
        ["$schema"] = $"{Schemas}definition/visualContainer/2.0.0/schema.json",
        ["name"] = name,
        ["position"] = new JsonObject { ["x"] = box.X, ["y"] = box.Y, ["z"] = place * 1000, ["height"] = box.Height, ["width"] = box.Width, ["tabOrder"] = place * 1000 },
        ["visual"] = visual,
    };

    private static JsonObject Objects(Visual visual) => visual.Type switch
    {
        "slicer" => Formatting(("data", "mode", "'Dropdown'"), ("header", "show", "false")),
        "card" => Formatting(("categoryLabels", "show", "false")),
        "lineChart" => Formatting(("lineStyles", "showMarker", "true"), ("legend", "show", "true")),
        "clusteredColumnChart" or "columnChart" or "clusteredBarChart" => Formatting(("labels", "show", "true"), ("legend", "show", "true")),
        "scatterChart" => Formatting(("categoryLabels", "show", "true")),
        _ => [],
    };

    private static JsonObject Formatting(params (string Thing, string Property, string Literal)[] properties)
    {
        var json = new JsonObject();
        foreach (var (thing, property, literal) in properties)
        {
            json[thing] = new JsonArray(new JsonObject { ["properties"] = new JsonObject { [property] = Literal(literal) } });
        }

        return json;
    }

    private static JsonObject ContainerObjects(string? title, string alternative)
    {
        var heading = new JsonObject { ["show"] = Literal(title is null ? "false" : "true") };
        if (title is not null)
        {
            heading["text"] = Literal(Quoted(title));
        }

        return new JsonObject
        {
            ["title"] = new JsonArray(new JsonObject { ["properties"] = heading }),
            ["general"] = new JsonArray(new JsonObject { ["properties"] = new JsonObject { ["altText"] = Literal(Quoted(alternative)) } }),
        };
    }

    private static void AddFilters(JsonObject json, string owner, IReadOnlyList<(string Field, string Literal)> filters)
    {
        if (filters.Count == 0)
        {
            return;
        }

        json["filterConfig"] = new JsonObject
        {
            ["filters"] = new JsonArray([.. filters.Select((filter, index) =>
            {
                var (table, column) = Parts(filter.Field);
                return new JsonObject
                {
                    ["name"] = StableGuid.Of($"filter/{owner}/{filter.Field}").Replace("-", "", StringComparison.Ordinal)[..20],
                    ["ordinal"] = index,
                    ["field"] = Field(filter.Field),
                    ["type"] = "Categorical",
                    ["filter"] = new JsonObject
                    {
                        ["Version"] = 2,
                        ["From"] = new JsonArray(new JsonObject { ["Name"] = "t", ["Entity"] = table, ["Type"] = 0 }),
                        ["Where"] = new JsonArray(new JsonObject
                        {
                            ["Condition"] = new JsonObject
                            {
                                ["In"] = new JsonObject
                                {
                                    ["Expressions"] = new JsonArray(new JsonObject { ["Column"] = new JsonObject { ["Expression"] = new JsonObject { ["SourceRef"] = new JsonObject { ["Source"] = "t" } }, ["Property"] = column } }),
                                    ["Values"] = new JsonArray(new JsonArray(new JsonObject { ["Literal"] = new JsonObject { ["Value"] = filter.Literal } })),
                                },
                            },
                        }),
                    },
                };
            })]),
        };
    }

    private static JsonObject Projection(string field, bool isActive)
    {
        var (table, name) = Parts(field);
        var json = new JsonObject { ["field"] = Field(field), ["queryRef"] = $"{table}.{name}", ["nativeQueryRef"] = name };
        if (isActive)
        {
            json["active"] = true;
        }

        return json;
    }

    private static JsonObject Field(string field)
    {
        var (table, name) = Parts(field);
        return new JsonObject
        {
            [field[0] == '[' ? "Measure" : "Column"] = new JsonObject
            {
                ["Expression"] = new JsonObject { ["SourceRef"] = new JsonObject { ["Entity"] = table } },
                ["Property"] = name,
            },
        };
    }

    /// <summary>Table and name of <c>Table[Column]</c>, or of a measure, <c>[Measure]</c>, whose table is looked up.</summary>
    private static (string Table, string Name) Parts(string field)
    {
        var bracket = field.IndexOf('[', StringComparison.Ordinal);
        var name = field[(bracket + 1)..^1];
        return (bracket > 0 ? field[..bracket] : Measures.All.Single(measure => measure.Name == name).Table, name);
    }

    private static JsonObject Literal(string value) => new() { ["expr"] = new JsonObject { ["Literal"] = new JsonObject { ["Value"] = value } } };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
