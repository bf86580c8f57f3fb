using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Prism.Warehouse.Tests.Docs;

/// <summary>The docstrings of the warehouse's assembly, as plain Markdown.</summary>
internal sealed partial class DocComments
{
    private readonly Dictionary<string, string> summaries;

    public DocComments()
    {
        var file = Path.ChangeExtension(typeof(WarehouseContext).Assembly.Location, ".xml");
        summaries = XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!), StringComparer.Ordinal);
    }

    public string Of(Type type) => summaries.GetValueOrDefault($"T:{type.FullName}", "");

    /// <summary>A property's docstring, its own or the base type's.</summary>
    public string Of(Type type, string property)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (summaries.TryGetValue($"P:{declaring.FullName}.{property}", out var summary))
            {
                return summary;
            }
        }

        return "";
    }

    private static string Text(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value[(reference.Value.LastIndexOf('.') + 1)..]}`",
        XElement element => $"`{element.Value}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
