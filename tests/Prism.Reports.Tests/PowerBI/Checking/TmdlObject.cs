namespace Prism.Reports.Tests.PowerBI.Checking;

/// <summary>An object of a TMDL file, with what it consists of.</summary>
internal sealed class TmdlObject(string kind, string name, string file, int line)
{
    public string Kind { get; } = kind;
    public string Name { get; } = name;
    public string File { get; } = file;
    public int Line { get; } = line;

    /// <summary>The object's value: DAX of a measure, M of a parameter, text of an annotation.</summary>
    public string? Expression { get; set; }
    public string Description { get; set; } = "";
    public Dictionary<string, string> Properties { get; } = [];
    public List<TmdlObject> Children { get; } = [];

    public string? this[string property] => Properties.GetValueOrDefault(property);

    public IEnumerable<TmdlObject> Of(string kind) => Children.Where(child => child.Kind == kind);

    public override string ToString() => $"{File}({Line}) {Kind} {Name}".TrimEnd();
}
