using System.Globalization;
using System.Text.Json;

namespace Prism.SampleJira.Simulation;

/// <summary>Components, a release every thirteen weeks, and epics that block the next one, of the simulated site.</summary>
internal sealed class SimulatedParts
{
    private const int DaysPerRelease = 65;
    private static readonly string[] ComponentNames = ["Web", "Services", "Data", "Integration"];
    private readonly SimulatedPlan plan;
    private readonly SiteFragments fragments;
    private readonly byte[][][] components;
    private readonly byte[][][] releases;

    public SimulatedParts(SimulatedPlan plan, SiteFragments fragments)
    {
        this.plan = plan;
        this.fragments = fragments;
        components = [.. Programme.InJira.Select((_, project) => ComponentNames.Select((name, i) => JsonBytes.Object(w => WriteComponent(w, project, i, name))).ToArray())];
        releases = [.. Programme.InJira.Select((_, project) => Enumerable.Range(0, (plan.Calendar.Length / DaysPerRelease) + 2).Select(i => JsonBytes.Object(w => WriteRelease(w, project, i))).ToArray())];
    }

    /// <summary>What each project's own lists show, by the project's id.</summary>
    public IReadOnlyDictionary<string, ProjectParts> Lists() =>
        Enumerable.Range(0, components.Length).ToDictionary(project => SiteFragments.Text(10000 + project), project => new ProjectParts(components[project], releases[project]));

    public void Write(Utf8JsonWriter w, SimulatedIssue issue, FieldSelection selection)
    {
        var identity = issue.Identity;
        WriteArray(w, selection, "components", plan.Draw.Chance(0.7, Purpose.Component, identity.Index) ? components[identity.Project][plan.Draw.Below(ComponentNames.Length, Purpose.Component, identity.Index, 1)] : null);
        WriteArray(w, selection, "fixVersions", FixRelease(issue) is { } fix ? releases[identity.Project][fix] : null);
        WriteArray(w, selection, "versions", identity.Kind == IssueKind.Bug && FoundIn(issue) is { } found ? releases[identity.Project][found] : null);
        if (selection.Wants("issuelinks"))
        {
            w.WriteStartArray("issuelinks"u8);
            if (identity.Kind == IssueKind.Epic)
            {
                WriteLink(w, identity.Project, identity.Number, identity.Number + SimulatedPlan.EpicSpan, "outwardIssue");
                WriteLink(w, identity.Project, identity.Number - SimulatedPlan.EpicSpan, identity.Number, "inwardIssue");
            }

            w.WriteEndArray();
        }
    }

    private int? FixRelease(SimulatedIssue issue) =>
        issue.Identity.Kind == IssueKind.Epic ? null
        : issue.Present.ResolvedMs is { } resolved ? ReleaseAt(resolved)
        : plan.Draw.Chance(0.4, Purpose.Release, issue.Identity.Index) ? plan.Calendar.Length / DaysPerRelease
        : null;

    /// <summary>Most bugs are found in the release that is being made, some by users of the last one.</summary>
    private int? FoundIn(SimulatedIssue issue)
    {
        var next = ReleaseAt(issue.CreatedMs);
        var isOfUsers = plan.Draw.Chance(0.2, Purpose.Release, issue.Identity.Index, 1);
        return !isOfUsers ? next : next > 0 ? next - 1 : null;
    }

    private int ReleaseAt(long ms) => Math.Clamp(plan.Calendar.NumberAt(ms) / DaysPerRelease, 0, releases[0].Length - 1);

    /// <summary>An epic blocks the next one of its project, half of the time; both ends tell of it.</summary>
    private void WriteLink(Utf8JsonWriter w, int project, int from, int to, string otherEnd)
    {
        var blocked = from > 0 ? plan.Numbering.IssueOf(project, to) : plan.Issues;
        if (blocked >= plan.Issues || !plan.Draw.Chance(0.5, Purpose.Blocks, blocked))
        {
            return;
        }

        var other = otherEnd == "outwardIssue" ? to : from;
        w.WriteStartObject();
        w.WriteString("id"u8, SiteFragments.Text(20_000_000 + (int)blocked));
        w.WriteStartObject("type"u8);
        w.WriteString("id"u8, "10000"u8);
        w.WriteString("name"u8, "Blocks"u8);
        w.WriteString("inward"u8, "is blocked by"u8);
        w.WriteString("outward"u8, "blocks"u8);
        w.WriteEndObject();
        w.WriteStartObject(otherEnd);
        w.WriteString("id"u8, SiteFragments.Text(SimulatedSite.IdOf((int)plan.Numbering.IssueOf(project, other))));
        w.WriteString("key"u8, SimulatedIssueWriter.KeyOf(project, other));
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private void WriteComponent(Utf8JsonWriter w, int project, int number, string name)
    {
        var id = SiteFragments.Text(12000 + (project * 10) + number);
        w.WriteString("self", $"{SiteFragments.Host}/rest/api/{Version}/component/{id}");
        w.WriteString("id", id);
        w.WriteString("name", name);
    }

    private void WriteRelease(Utf8JsonWriter w, int project, int number)
    {
        var id = SiteFragments.Text(13000 + (project * 100) + number);
        var lastDay = (DaysPerRelease * (number + 1)) - 1;
        w.WriteString("self", $"{SiteFragments.Host}/rest/api/{Version}/version/{id}");
        w.WriteString("id", id);
        w.WriteString("name", $"{Programme.InJira[project].JiraKey} {number + 1}.0");
        w.WriteBoolean("archived", number == 0);
        w.WriteBoolean("released", lastDay < plan.Calendar.Length);
        if (number != 1)
        {
            // One was released and nobody noted when.
            w.WriteString("releaseDate", plan.Calendar.Day(lastDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private int Version => fragments.Kind == JiraKind.Cloud ? 3 : 2;

    private static void WriteArray(Utf8JsonWriter w, FieldSelection selection, string field, byte[]? item)
    {
        if (!selection.Wants(field))
        {
            return;
        }

        w.WriteStartArray(field);
        if (item is not null)
        {
            w.WriteRawValue(item, skipInputValidation: true);
        }

        w.WriteEndArray();
    }
}
