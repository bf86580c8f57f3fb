using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prism.Etl;
using Prism.Etl.Sources.Jira;
using Prism.Etl.Sources.MsProject;
using Prism.Etl.Sources.Register;
using Prism.ODataService;
using Prism.ODataService.Security;
using Prism.Warehouse;

namespace Prism.EndToEnd.Tests;

/// <summary>
/// <c>docs/settings.md</c> lists every setting with its default and what it means, as the options classes say it. A setting that is added or
/// changed changes the page: <c>PRISM_WRITE_DOCS=1</c> writes it anew, and the difference is reviewed.
/// </summary>
public sealed partial class SettingsPageTests
{
    private static readonly (string Section, Type Options, string About)[] Sections =
    [
        ("Prism", typeof(OrganisationOptions), "What the organisation decides once."),
        ("Prism:Warehouse", typeof(WarehouseOptions), "Where the warehouse lives; worker and service."),
        ("Prism:Jira:0", typeof(JiraOptions), "One Jira site each: `Prism:Jira:0`, `Prism:Jira:1`, ..."),
        ("Prism:MsProject:0", typeof(MsProjectOptions), "One folder of plans each."),
        ("Prism:Register:0", typeof(RegisterOptions), "One portfolio register each."),
        ("Prism:Etl", typeof(WorkerOptions), "How the worker runs."),
        ("Prism:Service", typeof(ServiceOptions), "The OData service."),
        ("Prism:Security", typeof(SecurityOptions), "Who may read what: [security.md](security.md)."),
        ("Prism:Security:Rights:0", typeof(RightOptions), "What one role or group may see; several are added up."),
    ];

    [Fact]
    public void Every_setting_is_on_the_page_with_its_default_and_meaning()
    {
        var page = Path.Combine(Repository.Root, "docs", "settings.md");
        var text = Write();
        if (Environment.GetEnvironmentVariable("PRISM_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, text);
        }

        Assert.True(File.Exists(page), "docs/settings.md is missing: PRISM_WRITE_DOCS=1 writes it.");
        Assert.Equal(text, File.ReadAllText(page).ReplaceLineEndings("\n"));
        Assert.DoesNotContain("| |", text, StringComparison.Ordinal);
    }

    private static string Write()
    {
        var page = new StringBuilder();
        page.Append("# Settings\n\nThe same for worker and service, later sources winning: the `appsettings.json` shipped with the program, the one in the current folder, files\n")
            .Append("in `/run/secrets` or the folder that `PRISM_SECRETS` names, each named like its setting (`Prism__Jira__0__Token`), user secrets, environment variables. Secrets are never read from the command line. A wrong or unknown setting stops the\n")
            .Append("start with its name and what it expects. This page is written from the options classes and held to them by a test.\n");
        foreach (var (section, options, about) in Sections)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## `{section}`\n\n{about}\n\n| setting | default | meaning |\n|---|---|---|\n");
            Append(page, section, options, Documentation(options.Assembly));
        }

        page.Append("\n## `Prism:Kpis`\n\n| setting | default | meaning |\n|---|---|---|\n| `Prism:Kpis:Folder` | none | Folder with the customer's own KPI definitions and measures. |\n");
        return page.ToString();
    }

    private static void Append(StringBuilder page, string section, Type options, Dictionary<string, string> documentation)
    {
        var defaults = Activator.CreateInstance(options)!;
        foreach (var property in options.GetProperties().Where(IsSetting))
        {
            var value = property.GetValue(defaults);
            var name = $"{section}:{property.Name}";
            if (value is not null and not string && !property.PropertyType.IsValueType && value is not IEnumerable)
            {
                Append(page, name, property.PropertyType, documentation);
                continue;
            }

            var meaning = documentation.GetValueOrDefault($"P:{options.FullName}.{property.Name}") ?? property.Name;
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Default(value)} | {meaning} |\n");
        }
    }

    /// <summary>A list of texts has no setter and is filled in place.</summary>
    private static bool IsSetting(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true, IsStatic: false } && property.SetMethod is { IsPublic: true };

    private static string Default(object? value) => value switch
    {
        null or "" => "none",
        string text => $"`{text}`",
        IEnumerable list => list.Cast<object>().Any() ? $"`{string.Join(", ", list.Cast<object>())}`" : "empty",
        IFormattable formattable => $"`{formattable.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    /// <summary>The docstrings of an assembly, tags taken out, on one line.</summary>
    private static Dictionary<string, string> Documentation(Assembly assembly)
    {
        var file = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return XDocument.Load(file).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => Spaces().Replace(string.Concat((member.Element("summary")?.Nodes() ?? []).Concat(member.Element("value")?.Nodes().Prepend(new XText(" ")) ?? []).Select(Text)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal));
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref")?.Value ?? see.Attribute("langword")?.Value ?? "").Split('.')[^1]}`",
        XElement element => element.Value,
        _ => node.ToString(SaveOptions.DisableFormatting).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
