using Prism.ODataService;
using Prism.ODataService.Pages.Connect;
using Prism.Reports.PowerBI;
using Prism.Reports.Tests.Connector;
using Prism.Reports.Tests.PowerBI.Checking;

namespace Prism.Reports.Tests.PowerBI;

/// <summary>The Power BI project, and all that is checked of it.</summary>
internal static class Project
{
    /// <summary>The address in the project that lies in the repository: the README's.</summary>
    public const string Feed = "http://127.0.0.1:5080/odata/v1";

    private const string Model = "Prism.SemanticModel/";
    private const string Report = "Prism.Report/";
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Made = new(() => PowerBiProject.Write(FeedDescription.Of(EdmModel.Sets), Feed));

    public static string Folder { get; } = Path.Combine(Repository.Root, "reports", "PowerBI");

    /// <summary>The project as the program writes it.</summary>
    public static IReadOnlyDictionary<string, string> Files => Made.Value;

    /// <summary>Microsoft's schemas; null where they are not on this machine.</summary>
    public static JsonSchemas? Schemas() =>
        Repository.Corpus is { } corpus && Directory.Exists(Path.Combine(corpus, "schemas", "fabric")) ? new(Path.Combine(corpus, "schemas"), "https://developer.microsoft.com/json-schemas/") : null;

    /// <summary>All that is wrong with a project, M's syntax apart.</summary>
    public static List<string> Problems(IReadOnlyDictionary<string, string> files, JsonSchemas? schemas)
    {
        var model = new ModelCheck(Below(files, $"{Model}definition/"), FeedContract.Approved);
        return [.. model.Problems, .. ReportCheck.Problems(Below(files, Report), model, schemas)];
    }

    /// <summary>What Microsoft's parser says of every M text of a project.</summary>
    public static async Task<List<string>> QueryProblemsAsync(IReadOnlyDictionary<string, string> files)
    {
        var model = new ModelCheck(Below(files, $"{Model}definition/"), FeedContract.Approved);
        var queries = model.Queries().ToList();
        var findings = await MCheck.CheckAllAsync([.. queries.Select(q => q.Text)], null);
        return [.. queries.Zip(findings).SelectMany(q => q.Second.Problems.Select(p => $"{q.First.Where}: {p.Message}"))];
    }

    private static Dictionary<string, string> Below(IReadOnlyDictionary<string, string> files, string folder) =>
        files.Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(f => f.Key[folder.Length..], f => f.Value);
}
