using System.Text.Json;
using Prism.Etl.Staging;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.Jira.Rows;

/// <summary>A custom field as a typed column.</summary>
/// <param name="Id">E.g. <c>customfield_10050</c>.</param>
/// <param name="Name">As the site shows it.</param>
/// <param name="Kind">One of <see cref="IssueFieldKind"/>.</param>
public sealed record JiraFieldColumn(string Id, string Name, string Kind)
{
    private const int LongestText = 1000;
    private const int LongestName = 255;

    /// <summary>Several lines of text may hold anything, like a description: read only where the settings name the field.</summary>
    public bool IsFreeText { get; private init; }

    /// <summary>Its values are people, in whatever form a server writes them.</summary>
    public bool IsOfPeople { get; private init; }

    /// <summary>What a field of the site's list would be as a column; null for system fields and for types that hold no value of their own (a rank, a development panel).</summary>
    public static JiraFieldColumn? Of(JsonElement field, string id, JsonElement schema)
    {
        if (schema.Text("custom") is not { } custom)
        {
            return null;
        }

        var kind = schema.Text("type") switch
        {
            "number" => IssueFieldKind.Number,
            "date" => IssueFieldKind.Date,
            "datetime" => IssueFieldKind.Instant,
            "user" => IssueFieldKind.Person,
            "string" or "option" or "option-with-child" or "version" or "project" or "team" or "group" or "priority" => IssueFieldKind.Text,
            "array" when schema.Text("items") is "user" => IssueFieldKind.Person,
            "array" when schema.Text("items") is "string" or "option" or "version" or "group" or "component" && !custom.Contains("greenhopper", StringComparison.Ordinal) => IssueFieldKind.Text,
            _ => null,
        };
        return kind is null
            ? null
            : new JiraFieldColumn(id, JiraJson.Cut(field.Text("name") ?? id, LongestName)!, kind) 
            {
                IsFreeText = custom.EndsWith(":textarea", StringComparison.Ordinal),
                IsOfPeople = schema.Text("type") == "user" || schema.Text("items") == "user",
            };
    }

    /// <summary>The field's value in an issue; null for none, and for one that is not of the field's type.</summary>
    public StagedField? Read(JsonElement values, JiraPeople people)
    {
        if (values.Value(Id) is not { } value)
        {
            return null;
        }

        switch (Kind)
        {
            case IssueFieldKind.Number:
                return JiraJson.Real(value) is { } number ? new StagedField(Id, Name, Kind, Number: number) : null;
            case IssueFieldKind.Date:
                return value.ValueKind == JsonValueKind.String && JiraTimestamp.Date(value.GetString()) is { } day ? new StagedField(Id, Name, Kind, Day: day) : null;
            case IssueFieldKind.Instant:
                return values.TryInstant(Id, out var at) ? new StagedField(Id, Name, Kind, AtUtc: at) : null;
            default:
                var text = value.ValueKind == JsonValueKind.Array
                    ? string.Join(", ", value.EnumerateArray().Select(item => ShownHere(item, people)).OfType<string>())
                    : ShownHere(value, people);
                return string.IsNullOrEmpty(text) ? null : new StagedField(Id, Name, Kind, Text: JiraJson.Cut(text, LongestText));
        }
    }

    private string? ShownHere(JsonElement value, JiraPeople people) => IsOfPeople ? people.ShownUser(value) : Shown(value, people);

    /// <summary>What people see: an option's value (with that of the option below it), a version's or team's name, a person as people are known here.</summary>
    private static string? Shown(JsonElement value, JiraPeople people)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }

        if (JiraPeople.IsUser(value))
        {
            return people.ShownUser(value);
        }

        var own = value.Text("value") ?? value.Text("name") ?? value.Text("title") ?? value.Text("key") ?? value.Text("id");
        return value.Object("child") is { } child && Shown(child, people) is { } below ? $"{own} / {below}" : own;
    }
}
