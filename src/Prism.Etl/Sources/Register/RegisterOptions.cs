using System.ComponentModel.DataAnnotations;

namespace Prism.Etl.Sources.Register;

/// <summary>One portfolio register, a folder of CSV files or an Excel workbook: a section of <c>Prism:Register</c>.</summary>
public sealed class RegisterOptions
{
    /// <summary>The connection's name; stands in every row it gives.</summary>
    public string Name { get; set; } = "register";

    /// <summary>The folder that holds <c>projects.csv</c> and the other files, or <c>register.xlsx</c>; or the workbook itself.</summary>
    public string Folder { get; set; } = "";

    /// <summary>A larger file is refused.</summary>
    public int MaxFileMegabytes { get; set; } = 100;

    /// <summary>Checks every setting of the section.</summary>
    /// <param name="section">Where it stands, e.g. <c>Prism:Register:0</c>.</param>
    public IEnumerable<ValidationResult> Validate(string section)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            yield return Wrong(nameof(Name), "expects a name of 1 to 100 characters");
        }

        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return Wrong(nameof(Folder), "expects the folder that holds projects.csv, or the register's workbook (.xlsx)");
        }
        else if (!Directory.Exists(Folder) && !File.Exists(Folder))
        {
            yield return Wrong(nameof(Folder), $"expects a folder or workbook that exists; '{Folder}' does not");
        }

        if (MaxFileMegabytes is < 1 or > 10_000)
        {
            yield return Wrong(nameof(MaxFileMegabytes), "expects 1 to 10000");
        }

        ValidationResult Wrong(string setting, string expects) => new($"{section}:{setting} {expects}.", [setting]);
    }
}
