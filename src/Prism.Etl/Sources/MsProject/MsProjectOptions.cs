using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Prism.Etl.Sources.MsProject.Tables;
using Prism.Warehouse.Dimensions;

namespace Prism.Etl.Sources.MsProject;

/// <summary>One folder (or file) of Microsoft Project plans: a section of <c>Prism:MsProject</c>.</summary>
public sealed class MsProjectOptions
{
    /// <summary>The connection's name; stands in every row it gives.</summary>
    public string Name { get; set; } = "plans";

    /// <summary>The folder that holds the plans, or one plan file.</summary>
    public string Folder { get; set; } = "";

    /// <summary>
    /// Which files of the folder are plans: names below it with <c>*</c> and <c>?</c>, <c>**</c> for any number of folders; several are parted by semicolons
    /// (<c>**/*.xml;*.mpp;2026-*/*.xlsx;*.csv</c>). Upper and lower case are one.
    /// Ignored where <see cref="Folder"/> is a file.
    /// </summary>
    public string Pattern { get; set; } = "*.xml";

    /// <summary>What to do with a plan that names no status date.</summary>
    public MissingStatusDate MissingStatusDate { get; set; } = MissingStatusDate.Estimate;

    /// <summary>Zone of the plans' authors, IANA or Windows id: only a file's own time needs it, dates in a plan have no zone.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>
    /// Alias or field name of the custom field that holds a task's Jira issue key, e.g. <c>Text1</c>. When not set, a field whose alias contains
    /// "Jira" or "Issue" is asked first, then every other text field, then the hyperlink.
    /// </summary>
    public string? IssueKeyField { get; set; }

    /// <summary>
    /// The naming rule: a regular expression whose group <c>key</c> (else the first) is the issue key in a task's name, e.g. <c>^\[(?&lt;key&gt;[A-Z]+-\d+)\]</c>.
    /// Asked where no field names an issue; not set, names are not looked at.
    /// </summary>
    public string? IssueKeyNamePattern { get; set; }

    /// <summary>
    /// Command that converts a Project file (.mpp) to XML, with <c>{in}</c> and <c>{out}</c> for the files' names: <c>mpxj-convert {in} {out}</c>. It is started
    /// without a shell; words with blanks stand in double quotes.
    /// </summary>
    public string? MppConverter { get; set; }

    /// <summary>A converter that takes longer is stopped, and the file refused.</summary>
    public TimeSpan MppConverterTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How tasks other than milestones earn their value: PercentComplete, PhysicalPercentComplete, ZeroHundred, FiftyFifty or WeightedPoints; empty: as the plan says. Holds for versions read from then on; the register's crosswalk goes before it.</summary>
    public string? DefaultEarningRule { get; set; }

    /// <summary>Where the actuals of tasks that stand for Jira issues come from: Plan, or Worklogs: the hours booked there, at the rates of their days. Holds for versions read from then on; the register's crosswalk goes before it.</summary>
    public PlanActuals Actuals { get; set; }

    /// <summary>How Excel and CSV exports are written.</summary>
    public MsProjectTableOptions Tables { get; set; } = new();

    /// <summary>A larger file is refused.</summary>
    public long MaxFileMegabytes { get; set; } = 1024;

    /// <summary>A file whose elements nest deeper is refused; Project's own files stay under 12.</summary>
    public int MaxDepth { get; set; } = 64;

    /// <summary>A plan that gives more timephased rows (one per day, measure and assignment) is refused.</summary>
    public int MaxTimephasedRows { get; set; } = 5_000_000;

    /// <summary>Rows of a plan are given and committed in parts of about this many.</summary>
    public int RowsPerBatch { get; set; } = 8_000;

    /// <summary>Checks every setting of the section.</summary>
    /// <param name="section">Where it stands, e.g. <c>Prism:MsProject:0</c>.</param>
    public IEnumerable<ValidationResult> Validate(string section)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 100)
        {
            yield return Wrong(nameof(Name), "expects a name of 1 to 100 characters");
        }

        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return Wrong(nameof(Folder), "expects the folder that holds the plan files, or one plan file");
        }
        else if (!Directory.Exists(Folder) && !File.Exists(Folder))
        {
            yield return Wrong(nameof(Folder), $"expects a folder or file that exists; '{Folder}' does not");
        }

        if (!new PlanPattern(Pattern).IsValid)
        {
            yield return Wrong(nameof(Pattern), $"expects file names below the folder with * and ?, ** for any number of folders, such as **/*.xml; '{Pattern}' is not one");
        }

        if (!Enum.IsDefined(MissingStatusDate))
        {
            yield return Wrong(nameof(MissingStatusDate), "expects Estimate or Refuse");
        }

        if (DefaultEarningRule is { } rule && !EarningRule.All.Contains(rule))
        {
            yield return Wrong(nameof(DefaultEarningRule), $"expects {string.Join(", ", EarningRule.All)}, or nothing; '{rule}' is none of them");
        }

        if (!Enum.IsDefined(Actuals))
        {
            yield return Wrong(nameof(Actuals), "expects Plan or Worklogs");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return Wrong(nameof(TimeZone), $"expects a time zone's IANA or Windows id such as Europe/Berlin; '{TimeZone}' is unknown here");
        }

        if (MaxFileMegabytes is < 1 or > 100_000)
        {
            yield return Wrong(nameof(MaxFileMegabytes), "expects 1 to 100000");
        }

        if (MaxDepth is < 12 or > 1000)
        {
            yield return Wrong(nameof(MaxDepth), "expects 12 to 1000");
        }

        if (MaxTimephasedRows is < 1 or > 100_000_000)
        {
            yield return Wrong(nameof(MaxTimephasedRows), "expects 1 to 100000000");
        }

        if (RowsPerBatch is < 100 or > 1_000_000)
        {
            yield return Wrong(nameof(RowsPerBatch), "expects 100 to 1000000");
        }

        if (IssueKeyNamePattern is { } pattern && !IsExpression(pattern))
        {
            yield return Wrong(nameof(IssueKeyNamePattern), $"expects a regular expression with a group; '{pattern}' is none");
        }

        if (MppConverter is { } command && (!command.Contains("{in}", StringComparison.Ordinal) || !command.Contains("{out}", StringComparison.Ordinal) || command.TrimStart().StartsWith('{')))
        {
            yield return Wrong(nameof(MppConverter), $"expects a command with {{in}} and {{out}}, such as mpxj-convert {{in}} {{out}}; '{command}' is not one");
        }

        if (MppConverterTimeout < TimeSpan.FromSeconds(1) || MppConverterTimeout > TimeSpan.FromHours(1))
        {
            yield return Wrong(nameof(MppConverterTimeout), "expects 00:00:01 to 01:00:00");
        }

        if (Tables.MinutesPerDay is < 1 or > 1440)
        {
            yield return Wrong("Tables:MinutesPerDay", "expects 1 to 1440");
        }

        foreach (var (theirs, ours) in Tables.Columns.Where(column => !ExportPlan.AllKnown.Contains(ExportTable.Plain(column.Value))))
        {
            yield return Wrong($"Tables:Columns:{theirs}", $"expects the English name of a field of Project that is read, such as Name or Duration; '{ours}' is none");
        }

        if (!IsCulture(Tables.Culture))
        {
            yield return Wrong("Tables:Culture", $"expects a language and region such as en-US; '{Tables.Culture}' is unknown here");
        }

        ValidationResult Wrong(string setting, string expects) => new($"{section}:{setting} {expects}.", [setting]);
    }

    private static bool IsExpression(string pattern)
    {
        try
        {
            return new Regex(pattern).GetGroupNumbers().Length > 1;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsCulture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true).Name.Length > 0;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}

/// <summary>Where the actual work and cost of tasks that stand for Jira issues come from.</summary>
public enum PlanActuals
{
    /// <summary>The plan's own actuals.</summary>
    Plan,

    /// <summary>The hours booked on the issues, at the rates of their days.</summary>
    Worklogs,
}

/// <summary>What to do with a plan that names no status date. Project leaves it out unless someone set one.</summary>
public enum MissingStatusDate
{
    /// <summary>The current date, else the last save, else the file's time stands in, and is marked as estimated.</summary>
    Estimate,

    /// <summary>The plan is refused: its author has to set the date.</summary>
    Refuse,
}
