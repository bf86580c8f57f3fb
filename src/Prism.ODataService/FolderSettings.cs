using Microsoft.Extensions.Configuration.Json;

namespace Prism.ODataService;

/// <summary>
/// The settings file of the folder the service is started in, the same that the worker reads: above the one beside the program, below user
/// secrets, environment and command line.
/// </summary>
public static class FolderSettings
{
    private const string File = "appsettings.json";

    /// <summary>The service's settings for a command that starts no service.</summary>
    public static IConfiguration Read(string folder)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }).Configuration;
        Add(configuration, folder);
        return configuration;
    }

    public static void Add(ConfigurationManager configuration, string folder)
    {
        if (Path.TrimEndingDirectorySeparator(folder) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        {
            return;
        }

        IList<IConfigurationSource> sources = configuration.Sources;
        var last = sources.Select((source, index) => (source, index)).Where(s => s.source is JsonConfigurationSource { Path: not null } json
            && json.Path.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)).Select(s => s.index).DefaultIfEmpty(-1).Max();
        var own = new JsonConfigurationSource { Path = Path.Combine(folder, File), Optional = true };
        own.ResolveFileProvider();
        sources.Insert(last + 1, own);
    }
}
