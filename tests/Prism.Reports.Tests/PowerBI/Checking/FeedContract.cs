using System.Xml.Linq;

namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>The feed's approved contract: its sets, their columns, and the columns' types.</summary>
internal sealed class FeedContract
{
    private FeedContract(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sets) => Sets = sets;

    /// <summary>By set, then by column, the Edm type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Sets { get; }

    public static FeedContract Approved { get; } = Read(Path.Combine(Repository.Root, "tests", "Prism.ODataService.Tests", "Approved", "metadata.xml"));

    private static FeedContract Read(string file)
    {
        var elements = XDocument.Load(file).Descendants().ToList();
        var types = elements.Where(e => e.Name.LocalName == "EntityType").ToDictionary(
            type => $"Prism.{type.Attribute("Name")!.Value}",
            type => (IReadOnlyDictionary<string, string>)type.Elements().Where(e => e.Name.LocalName == "Property").ToDictionary(p => p.Attribute("Name")!.Value, p => p.Attribute("Type")!.Value));
        return new(elements.Where(e => e.Name.LocalName == "EntitySet").ToDictionary(set => set.Attribute("Name")!.Value, set => types[set.Attribute("EntityType")!.Value]));
    }
}
